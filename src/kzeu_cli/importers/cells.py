"""What a cell of a table says: a time, a number with its flags, or neither."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kzeu_cli.model import Number, dates
from kzeu_cli.support.errors import WrongUsage

# Ways in which statistical offices write times (SDMX 3.0, section 2, "Time"; Comext writes a year as its month 52).
_MONTH = re.compile(r"(\d{4})(?:-?M(\d{1,2})|(\d{2}))")
_QUARTER = re.compile(r"(\d{4})-?Q([1-4])")
_HALF = re.compile(r"(\d{4})-?S([12])")
_YEAR = re.compile(r"(\d{4})(?:-?A1?|\.0)?")
_COMEXT_YEAR = "52"
# Eurostat's flags as they stand behind a number or in a column of their own, and SDMX's OBS_STATUS, in the words of the
# dataset: p provisional, e estimated, s Eurostat's estimate, f forecast.
_STATUS = {"p": "provisional", "e": "estimate", "s": "estimate", "f": "expected"}
_MISSING = ("", ":", "..", "...", "-", "n/a", "na", "nan", "null", "none", "x", "c", "m")
_FLAGGED = re.compile(r"(.*?)\s*\(?([a-z]{1,3})\)?")
# What may part thousands besides the comma and the point: blanks of several widths and the apostrophe.
_BLANKS = re.compile(r"[\s\u00a0\u2009\u202f'’]")


class Cell(NamedTuple):
    """A number, exact, and how final it is; no number where the table has none."""

    value: Number | None
    status: str | None = None


def period(text: str) -> str | None:
    """Read a time as ISO 8601 writes it (`2021`, `2021-03`, `2021-01/2021-03`); None if it is none."""
    # Headings of years carry marks of footnotes.
    text = text.strip().rstrip("*¹²³⁴⁵ ")
    if match := _COMEXT.fullmatch(text):
        return match[1]
    if match := _MONTH.fullmatch(text):
        text = f"{match[1]}-{int(match[2] or match[3]):02}"
    elif match := _QUARTER.fullmatch(text):
        first = 3 * int(match[2]) - 2
        text = f"{match[1]}-{first:02}/{match[1]}-{first + 2:02}"
    elif match := _HALF.fullmatch(text):
        text = f"{match[1]}-01/{match[1]}-06" if match[2] == "1" else f"{match[1]}-07/{match[1]}-12"
    elif match := _YEAR.fullmatch(text):
        text = match[1]
    try:
        return dates.parse(text).text
    except ValueError:
        return None


_COMEXT = re.compile(rf"(\d{{4}}){_COMEXT_YEAR}")


def number(text: str, decimal: str = ".") -> Cell:
    """Read a number with the flags behind it; `decimal` is the sign before its fraction.

    Raise WrongUsage for what is neither a number nor a sign that there is none.
    """
    bare, flags = text.strip(), ""
    if (match := _FLAGGED.fullmatch(bare)) and (match[1] == ":" or match[1][-1:].isdecimal()):
        bare, flags = match[1], match[2]
    status = next((_STATUS[flag] for flag in flags if flag in _STATUS), None)
    if bare.casefold() in _MISSING:
        return Cell(None, status)
    digits = _BLANKS.sub("", bare).replace("−", "-")
    other = "," if decimal == "." else "."
    if not re.fullmatch(rf"[+-]?\d+(\{other}\d{{3}})*(\{decimal}\d+)?([eE][+-]?\d{{1,2}})?", digits):
        raise WrongUsage(f"{text.strip()[:40]!r} is no number; --decimal , reads 1.234,5")
    value = Decimal(digits.replace(other, "").replace(decimal, "."))
    return Cell(int(value) if value == value.to_integral_value() else value, status)


def decimal_sign(texts: Sequence[str]) -> str:
    """Tell whether numbers have their fraction behind a comma or a point, by the first that leaves no doubt."""
    for text in texts:
        bare = _BLANKS.sub("", text.strip())
        if re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})*,\d+", bare) and not re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+", bare):
            return ","
        if re.fullmatch(r"[+-]?\d+,\d{1,2}", bare):
            return ","
    return "."


def status(text: str) -> str | None:
    """Read a flag of a column of its own."""
    return next((_STATUS[flag] for flag in text.strip().casefold() if flag in _STATUS), None)
