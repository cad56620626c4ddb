"""Amounts in a question, in the ways people write them: `90.4 billion`, `$90.4bn`, `90,4 bn`, `447 206 135`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kzeu_cli.amounts import is_currency
from kzeu_cli.model import Dataset, Number, Numeral

# Groups of three digits, or digits with one point or comma.
_NUMBER = r"\d{1,3}(?:[ ,.'’\u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_GROUPED = re.compile(r"\d{1,3}(?:[ ,.'’\u00a0\u202f]\d{3})+(?:[.,]\d+)?")
_ROUNDED, _OTHER_UNIT = 0.75, 0.3


@dataclass(frozen=True)
class Sum:
    """A number asked for, with the step to which it was rounded, and its unit if one was named.

    `readings` are the numbers that the text may stand for: `90,400` is ninety thousand or ninety.
    """

    readings: tuple[tuple[Decimal, Decimal], ...]
    unit: str | None = None
    is_bare: bool = False

    def meets(self, amounts: Iterable[tuple[Number, str | None]]) -> float:
        """Tell from 0 to 1 how well one of some values with their units meets the one asked for."""
        return max((self._meets(value, unit) for value, unit in amounts), default=0)

    def _meets(self, value: Number, unit: str | None) -> float:
        if self.unit and self.unit != unit and is_currency(self.unit) != is_currency(unit):
            return 0
        fits = max(_fits(value, *reading) for reading in self.readings)
        return fits * _OTHER_UNIT if self.unit and self.unit != unit else fits


def _fits(value: Number, asked: Decimal, step: Decimal) -> float:
    if value == asked:
        return 1
    # A plain small number is meant as it stands; one with a scale or several digits may be rounded.
    is_rounded = step > 1 or (step < 1 and asked >= 10)
    return _ROUNDED if is_rounded and abs(Decimal(value) - asked) * 2 <= step else 0


class Reader:
    """Reads amounts, given the words for scales and units."""

    def __init__(self, dataset: Dataset) -> None:
        self._factors = _words(dataset.numerals, "factor")
        self._units: Mapping[str, str] = _words(dataset.numerals, "unit") | {
            name.lower(): unit.id
            for unit in dataset.units.values()
            for name in (unit.symbol, unit.title, unit.id)
            if name
        }
        factors, units = _any(self._factors), _any(self._units)
        self._pattern = re.compile(
            rf"(?:(?P<before>{units})\s?)?(?<![\w.,-])(?P<number>{_NUMBER})"
            rf"(?:[\s-]?(?P<factor>{factors}))?(?:\s?(?P<after>{units}))?(?!\w)",
            re.IGNORECASE,
        )

    def read(self, text: str) -> tuple[list[Sum], str]:
        """Find the amounts in a text; return them and the text with blanks in their place."""
        sums = []
        for match in self._pattern.finditer(text):
            one = self._sum(match)
            if one.is_bare:
                continue
            # What is counted, such as companies, is a word to be found as well; a currency is not.
            is_sign = one.unit == "percent" or is_currency(one.unit)
            end = match.end() if is_sign else match.end("factor") if match["factor"] else match.end("number")
            sums.append(one)
            text = text[: match.start()] + " " * (end - match.start()) + text[end:]
        return sums, text

    def _sum(self, match: re.Match[str]) -> Sum:
        named, factor = match["before"] or match["after"], match["factor"]
        scale = int(self._factors[factor.lower()]) if factor else 1
        readings = tuple((value * scale, step * scale) for value, step in _readings(match["number"]))
        unit = self._units[named.lower()] if named else None
        return Sum(readings, unit, is_bare=not named and not factor and match["number"].isdigit())


def _readings(text: str) -> list[tuple[Decimal, Decimal]]:
    """Read digits as a number with points between thousands, and as one with a decimal point, as far as they may be."""
    digits = re.sub(r"[ '’\u00a0\u202f]", "", text)
    found = []
    if _GROUPED.fullmatch(text):
        whole, mark, rest = _parted(digits)
        found.append((Decimal(whole + (f".{rest}" if mark else "")), Decimal(1).scaleb(-len(rest))))
    if len(re.findall(r"[.,]", digits)) <= 1 and digits:
        number = digits.replace(",", ".")
        found.append((Decimal(number), Decimal(1).scaleb(-len(number.partition(".")[2]))))
    return found


def _parted(digits: str) -> tuple[str, str, str]:
    """Part grouped digits from their decimals: what follows the last mark, if that mark is not the first one's kind."""
    marks = re.findall(r"[.,]", digits)
    if len(marks) > 1 and marks[-1] != marks[0]:
        whole, mark, rest = digits.rpartition(marks[-1])
        return re.sub(r"[.,]", "", whole), mark, rest
    return re.sub(r"[.,]", "", digits), "", ""


def _words(numerals: Iterable[Numeral], what: str) -> dict[str, str]:
    return {
        word.lower(): str(getattr(numeral, what))
        for numeral in numerals
        if getattr(numeral, what) is not None and numeral.value is None
        for word in numeral.words
    }


def _any(words: Iterable[str]) -> str:
    """Write words as one pattern, the longer ones first; a pattern that matches nothing if there are none."""
    return (
        "|".join(
            rf"{re.escape(word)}{_END if word[-1].isalnum() else ''}" for word in sorted(words, key=len, reverse=True)
        )
        or r"(?!)"
    )


_END = r"(?!\w)"
