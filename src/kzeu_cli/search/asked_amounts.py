"""Amounts in a question, in the ways people write them: `90.4 billion`, `$90.4bn`, `90,4 bn`, `447 206 135`."""

import re
from collections.abc import Iterable, Mapping, Set
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from kzeu_cli.figures.amounts import is_currency
from kzeu_cli.model import PERCENT, Dataset, Number, Numeral

# Groups of three digits, or digits with one point or comma, or words before a scale: half a billion.
_NUMBER = r"\d{1,3}(?:[ ,.'’\u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_SHORT = 1000
_YEAR = r"(?:1[6-9]|20|21)\d\d"
# What may stand before and after a year.
_AROUND = "?!.,;:()\"'"
_MARK = r"[ ,.'’\u00a0\u202f]"
_GROUPED = r"\d{1,3}(?:[ ,.'’\u00a0\u202f]\d{3})+(?:[.,]\d+)?"
# How much it counts against the very amount: one that rounds to it, or is cut to it, in another unit, at a scale that
# was left out.
_ROUNDED, _CUT, _OTHER_UNIT, _SCALED = 0.75, 0.6, 0.3, 0.8


class AskedAmount(NamedTuple):
    """A number asked for, with the step to which it was rounded, and its unit if one was named.

    `typed` are its digits, with a decimal point. `readings` are the numbers that the text may stand for: `90,400` is
    ninety thousand or ninety; `scales` what they may be multiplied by, where people leave out the billions.
    """

    typed: str
    readings: tuple[tuple[Decimal, Decimal], ...]
    unit: str | None = None
    scales: tuple[Decimal, ...] = ()

    @property
    def values(self) -> Set[Decimal]:
        """The only numbers that can meet it; none if any that rounds to it may."""
        if any(_is_rounded(*reading) for reading in self.readings):
            return frozenset()
        read = {number for number, _ in self.readings}
        return read | {number * scale for number in read for scale in self.scales}

    def meets(self, value: Number, unit: str | None) -> float:
        """Tell from 0 to 1 how well a value with its unit meets the one asked for."""
        if self.unit and self.unit != unit and is_currency(self.unit) != is_currency(unit):
            return 0
        fits = max(_fits(value, *reading) for reading in self.readings)
        if fits < _SCALED:
            scaled = (_SCALED for number, _ in self.readings for scale in self.scales if value == number * scale)
            fits = max(fits, next(scaled, 0))
        return fits * _OTHER_UNIT if self.unit and self.unit != unit else fits


def _is_rounded(asked: Decimal, step: Decimal) -> bool:
    """Whether a number may be rounded: one with a scale or several digits; a plain small one is meant as it stands."""
    return step > 1 or (0 < step < 1 and asked >= 10)


def _fits(value: Number, asked: Decimal, step: Decimal) -> float:
    if value == asked:
        return 1
    if not _is_rounded(asked, step):
        return 0
    over = Decimal(value) - asked
    return _ROUNDED if abs(over) * 2 <= step else _CUT if 0 < over < step else 0


class AmountReader:
    """Reads amounts, given the words for numbers, scales and units."""

    def __init__(self, dataset: Dataset) -> None:
        self._factors = _words(dataset.numerals, "factor")
        self._values = _words((numeral for numeral in dataset.numerals if not numeral.unit), "value")
        self._units: Mapping[str, str] = _words(dataset.numerals, "unit") | {
            name.lower(): unit.id
            for unit in dataset.units.values()
            for name in (unit.symbol, unit.title, unit.id)
            if name
        }

    @property
    def words(self) -> Set[str]:
        """The words in which it reads numbers, scales and units."""
        return self._factors.keys() | self._values.keys() | self._units.keys()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        factors, units, values = map(_any, (self._factors, self._units, self._values))
        # A date such as 4.10.2016 is no number; "half a billion" is one.
        return re.compile(
            rf"(?:(?P<before>{units})\s?)?(?<![\w.,-])(?P<number>{_NUMBER}|(?:{values})(?=[\s-](?:{factors})))"
            rf"(?:[\s-]?(?P<factor>{factors}))?(?:\s?(?P<after>{units}))?(?![\w]|[./]\d)",
            re.IGNORECASE,
        )

    def read(self, text: str) -> tuple[list[AskedAmount], str]:
        """Find the amounts in a text; return them and the text with blanks in their place.

        A number with neither scale nor unit stays: it may be a year, or belong to a word.
        """
        amounts_asked = []
        # The pattern is compiled when it is first needed: most questions name no amount.
        for match in self._pattern.finditer(text) if self._may_have_any(text) else ():
            one = self._sum(match)
            # What is counted, such as companies, is a word to be found as well; a currency is not.
            is_sign = one.unit == PERCENT or is_currency(one.unit)
            if _is_plain(match) and (_is_year(match) or not is_sign):
                continue
            end = match.end() if is_sign else match.end("factor") if match["factor"] else match.end("number")
            amounts_asked.append(one)
            text = text[: match.start()] + " " * (end - match.start()) + text[end:]
        return amounts_asked, text

    def _may_have_any(self, text: str) -> bool:
        """Whether a text may name an amount: it has a number that is no year, or a word such as "billion"."""
        words = text.lower().split()
        numbers = [word.strip(_AROUND) for word in words if any(map(str.isdigit, word))]
        return not all(re.fullmatch(_YEAR, number) for number in numbers) or not self._factors.keys().isdisjoint(words)

    def _sum(self, match: re.Match[str]) -> AskedAmount:
        named, factor, number = match["before"] or match["after"], match["factor"], match["number"]
        scale = Decimal(self._factors[factor.lower()]) if factor else Decimal(1)
        spelt = self._values.get(number.lower())
        readings = _readings(number) if spelt is None else [(Decimal(spelt), Decimal(spelt))]
        unit = self._units[named.lower()] if named else None
        is_short = not factor and (unit is None or is_currency(unit)) and all(value < _SHORT for value, _ in readings)
        scales = tuple(dict.fromkeys(map(Decimal, self._factors.values()))) if is_short else ()
        typed = str(readings[-1][0])
        return AskedAmount(typed, tuple((value * scale, step * scale) for value, step in readings), unit, scales)


def _is_plain(match: re.Match[str]) -> bool:
    """Whether it is a number as any other: no marks, no scale, no unit written to it."""
    is_attached = match["after"] is not None and match.end("number") == match.start("after")
    return match["number"].isdigit() and not match["factor"] and not is_attached


def _is_year(match: re.Match[str]) -> bool:
    """Whether the number may be a year: "exports 2015 EUR", "USD EUR 2015"."""
    return match.end("before") != match.start("number") and re.fullmatch(_YEAR, match["number"]) is not None


def _readings(text: str) -> list[tuple[Decimal, Decimal]]:
    """Read digits as a number with marks between thousands, or with a decimal point, or as either if they may be both.

    Each reading comes with the step to which it is rounded.
    """
    if re.fullmatch(_GROUPED, text):
        readings = [_parted(text)]
        # 90.400 is ninety thousand to one writer and ninety to another; 90,400 in English only the former.
        return [*readings, _decimal(text)] if re.fullmatch(r"\d{1,3}\.\d{3}", text) else readings
    return [_decimal(text.replace(",", "."))]


def _decimal(text: str) -> tuple[Decimal, Decimal]:
    return Decimal(text), Decimal(1).scaleb(-len(text.partition(".")[2]))


def _parted(text: str) -> tuple[Decimal, Decimal]:
    """Read grouped digits; a last mark of another kind than the first one is the decimal point."""
    marks = re.findall(_MARK, text)
    if len(marks) > 1 and marks[-1] != marks[0]:
        whole, _, rest = text.rpartition(marks[-1])
        return _decimal(f"{re.sub(_MARK, '', whole)}.{rest}")
    return _decimal(re.sub(_MARK, "", text))


def _words(numerals: Iterable[Numeral], what: str) -> dict[str, str]:
    return {
        word.lower(): str(getattr(numeral, what))
        for numeral in numerals
        if getattr(numeral, what) is not None and (what == "value" or numeral.value is None)
        for word in numeral.words
    }


def _any(words: Iterable[str]) -> str:
    """Write words as one pattern, the longer ones first; one that matches nothing if there are none."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) + (r"(?!\w)" if word[-1].isalnum() else "") for word in longest_first) or r"(?!)"
