"""How the same thing may be printed: quotes and dashes, dates, ordinals, lengths of time."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from kzeu_cli.figures.amounts import ordinal
from kzeu_cli.model import durations
from kzeu_cli.model.dates import MONTHS, Period

_SIGNS = str.maketrans({**dict.fromkeys("‘’‚ʼ′", "'"), **dict.fromkeys("“”„«»″", '"'), **dict.fromkeys("‐‑‒–—−", "-")})
_NUMBER_BEFORE, _NUMBER_AFTER = re.compile(r"\d[.,]$"), re.compile(r"[.,]\d")
# Two words that a lost line break or cell border has run together.
_JOINT = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-Z])")
COUNTS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
)  # fmt: skip


def plain(text: str) -> str:
    """Write a text with one kind of quote, dash and space."""
    return " ".join(_JOINT.sub(" ", unicodedata.normalize("NFKC", text).translate(_SIGNS)).split())


def normal(text: str) -> str:
    """Write a text so that two spellings of it are equal: one kind of quote, dash and space, no capitals."""
    return plain(text).casefold()


def slug(text: str) -> str:
    """Make a name of a text: its words, joined by hyphens."""
    return re.sub(r"\W+", "-", normal(text)).strip("-")


def find(wording: str, text: str) -> Iterator[tuple[int, int]]:
    """Find a normal wording in a normal text, whole words and whole numbers only: where each begins and ends."""
    start = text.find(wording) if wording else -1
    while start >= 0:
        end = start + len(wording)
        if _is_whole(text, start, end):
            yield start, end
        start = text.find(wording, start + 1)


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    if text[start].isalnum() and (before[-1:].isalnum() or _NUMBER_BEFORE.search(before)):
        return False
    return not (text[end - 1].isalnum() and (after[:1].isalnum() or _NUMBER_AFTER.match(after)))


def dates(period: Period) -> Iterator[tuple[str, ...]]:
    """Give for each known end of a period the ways to print it; one group, if the whole has a name (a half-year)."""
    begin, slash, end = period.text.partition("/")
    if slash and (named := tuple(_parts_of_year(period))):
        yield named
        return
    for text in (begin, end):
        if text not in ("", ".."):
            yield tuple(_date(text))


def _date(text: str) -> Iterator[str]:
    yield text
    year, *rest = (int(part) for part in text.split("-"))
    if not rest:
        return
    name = MONTHS[rest[0] - 1]
    for month in (name, name[:3]):
        if len(rest) == 1:
            yield from (f"{month} {year}", f"{month}, {year}")
        else:
            day = rest[1]
            for number in (str(day), ordinal(day)):
                yield from (f"{number} {month} {year}", f"{month} {number}, {year}", f"{month} {number} {year}")
    if len(rest) == 2:
        yield from (f"{rest[1]:02}.{rest[0]:02}.{year}", f"{rest[1]:02}/{rest[0]:02}/{year}")


def _parts_of_year(period: Period) -> Iterator[str]:
    if period.is_open or period.year is None:
        return
    year, months = period.year, period.last.month - period.first.month + 1
    whole = period.first.day == 1 and (date.fromordinal(period.last.toordinal() + 1)).day == 1
    if not whole or months not in (3, 6) or (period.first.month - 1) % months:
        return
    which = (period.first.month - 1) // months + 1
    what, letter = ("half", "H") if months == 6 else ("quarter", "Q")
    for count in (ORDINALS[which], ordinal(which)):
        yield from (f"{count} {what} of {year}", f"{count} {what} {year}")
    yield from (f"{letter}{which} {year}", f"{year}-{letter}{which}")
    first, last = MONTHS[period.first.month - 1], MONTHS[period.last.month - 1]
    yield from (f"{first}-{last} {year}", f"{first} to {last} {year}")
    if which == 1:
        yield f"first {COUNTS[months]} months of {year}"


def ordinals(number: int) -> Iterator[str]:
    """Give the ways to print an ordinal."""
    yield ordinal(number)
    if number < len(ORDINALS):
        yield ORDINALS[number]


def counts(number: int) -> Iterator[str]:
    """Give the ways to print a whole number."""
    yield from (str(number), f"{number:,}")
    if number < len(COUNTS):
        yield COUNTS[number]


def lengths(duration: str) -> Iterator[str]:
    """Give the ways to print a length of time in one unit (P3Y: three years, 3-year)."""
    parts = durations.parse(duration).parts
    for number, unit in parts if len(parts) == 1 else ():
        for count in counts(number):
            yield from (f"{count} {unit}", f"{count} {unit}s", f"{count}-{unit}")
