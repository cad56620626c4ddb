"""Dates and years in a question, in the ways people write them, and how well a fact's time meets them."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from kzeu_cli.model import dates
from kzeu_cli.model.dates import MONTHS, Period

MONTH_NUMBERS = {name.lower()[:size]: number for number, name in enumerate(MONTHS, 1) for size in (3, None)}
MONTH_NUMBERS["sept"] = 9
# Any word that may be the name of a month; which are is seen on reading.
_MONTH = r"([a-z]{3,9})\b\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"((?:1[6-9]|20|21)\d\d)"
_RECURRING = rf"\b(?:in|every|of|last)\s+{_MONTH}"
# Not before or after any day that one could name.
_VAGUELY = r"(?:early|late|mid|(?:the\s+)?(?:beginning|start|middle|end|course)(?:\s+of)?)(?:\s+in)?[\s-]+"
_RANGE = r"\s*(?:-|–|—|/|\bto\b|\band\b|\buntil\b)\s*"
# Weaker than what lies in the time asked for: what begins in it, is known to the year only, or holds over years.
WITHIN, _BEGINNING, _COARSER, _LASTING, _TOUCHING = 0.95, 0.85, 0.6, 0.45, 0.3
_LONG, _YEAR_OF_DAYS, _MONTHS_A_YEAR = 366, 364, 12


# How years are named by the day on which somebody asks.
_COUNTS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_QUARTERS = {
    word: number
    for number, words in enumerate(("first 1st", "second 2nd", "third 3rd", "fourth 4th last"), 1)
    for word in words.split()
}
_RELATIVE = (
    r"\b(?P<which>this|current|last|previous|past|next)\s+(?:(?P<number>\d{1,2}|"
    + "|".join(_COUNTS)
    + r")\s+years|year)\b"
)
# What is still to come; the next step or level of something is no time.
_COMING = r"\b(?:next|upcoming|forthcoming)\b(?!\s+(?:to|steps?|level|chapter)\b)"


class AskedTime(NamedTuple):
    """A time asked for: a period, or a month of any year, or a day of it; `number` if it may be a plain number too.

    `is_now` says that it was named as the present time, `is_coming` as what is to begin; `typed` is how it was written.
    """

    period: Period | None = None
    month: int | None = None
    day: int | None = None
    number: int | None = None
    is_now: bool = False
    is_coming: bool = False
    typed: str = ""

    def meets(self, when: Period | None) -> float:
        """Tell from 0 to 1 how well a fact's time meets the time asked for."""
        if when is None:
            return 0
        if self.period is None:
            return float(self._recurs(when))
        if self.is_coming:
            return float(when.begin >= self.period.first)
        return _closeness(self.period, when)

    @property
    def is_part(self) -> bool:
        """Whether it is less than a year."""
        return self.period is None or self.period.days <= _YEAR_OF_DAYS

    @property
    def words(self) -> str:
        """How a sentence names it: `4 October 2016`, `October 2016`, `2016`; empty for other spans."""
        if self.period is None or "/" in self.period.text:
            return ""
        year, month, day = (*self.period.text.split("-"), "", "")[:3]
        return " ".join(part for part in (day.lstrip("0"), month and MONTHS[int(month) - 1], year) if part)

    def _recurs(self, when: Period) -> bool:
        begin, end = when.begin, when.last
        precise = (begin.year, begin.month) == (end.year, end.month)
        return precise and begin.month == self.month and self.day in (None, begin.day)


def _closeness(asked: Period, when: Period) -> float:
    begin = when.begin
    last = begin if when.first == date.min else when.last
    if asked.first <= begin and last <= asked.last:
        # Who names a span of months or years means just that one, if there is a number for it.
        return 1 if "/" not in asked.text or asked.text == when.text else WITHIN
    if asked.first <= begin <= asked.last:
        return _BEGINNING
    if begin <= asked.first and asked.last <= last:
        return _COARSER if (last - begin).days <= _LONG else _LASTING
    return _TOUCHING if asked.first <= last <= asked.last else 0


def asked_times(text: str, today: date | None = None) -> tuple[list[AskedTime], str]:
    """Find the times a text names; return them and the text with blanks in their place.

    Only on a given day are "this year", "last year" and "next" times.
    """
    found: list[tuple[int, AskedTime]] = []
    # Patterns are compiled when they are first needed: most questions name no date, or only a year.
    small = text.lower()
    relatives = ((_RELATIVE, _relative, ("year",)), (_COMING, _coming, ("next", "coming")))
    for relative, read, words in relatives if today else ():
        for match in re.finditer(relative, text, re.IGNORECASE) if any(word in small for word in words) else ():
            found.append((match.start(), read(match, today or date.min)))
            text = _without(match, text)
    small, has_digits = text.lower(), any(map(str.isdigit, text))
    for signs, pattern, make in _PATTERNS:
        may_match = (has_digits or pattern == _RECURRING) and any(sign in small for sign in signs)
        for match in re.finditer(pattern, text, re.IGNORECASE) if may_match else ():
            moment = make(match)
            if moment is not None:
                found.append((match.start(), moment._replace(typed=" ".join(match[0].split()))))
                text = _without(match, text)
    return [moment for _, moment in sorted(found, key=lambda pair: pair[0])], text


def _without(match: re.Match[str], text: str) -> str:
    """Put blanks in the place of what was read, so that all else stays where it is."""
    return text[: match.start()] + " " * len(match[0]) + text[match.end() :]


def _period(*parts: object) -> Period | None:
    """Make a period of year, month and day; None if the calendar has no such date."""
    try:
        return dates.parse("-".join(f"{part:02}" for part in parts if part is not None))
    except ValueError:
        return None


def _moment(*parts: int | None) -> AskedTime | None:
    period = _period(*parts)
    return AskedTime(period) if period else None


def _named(year: str | None, month: str, day: str | None) -> AskedTime | None:
    number, of_month = MONTH_NUMBERS.get(month.lower()), int(day) if day else None
    if number is None:
        return None
    if year:
        return _moment(int(year), number, of_month)
    return AskedTime(month=number, day=of_month) if of_month is None or of_month <= 31 else None


def _between(first: str, last: str) -> AskedTime | None:
    return AskedTime(dates.parse(f"{first}/{last}")) if first <= last else None


def _relative(match: re.Match[str], today: date) -> AskedTime:
    """Read "this year", "last year", "next year", "the last five years"."""
    which, number = match["which"].lower(), match["number"]
    year = today.year + {"last": -1, "previous": -1, "past": -1, "next": 1}.get(which, 0)
    count = _count(number) if number else 1
    text = f"{year - count + 1}/{year}" if number else str(year)
    return AskedTime(
        dates.parse(text),
        is_now=which in ("this", "current"),
        is_coming=which == "next",
        typed=" ".join(match[0].split()),
    )


def _coming(match: re.Match[str], today: date) -> AskedTime:
    """Read "next", "upcoming": whatever begins from tomorrow on."""
    return AskedTime(dates.spanning(today + timedelta(days=1), None), is_coming=True, typed=match[0])


def _months(year: str, first: int | None, last: int | None) -> AskedTime | None:
    return _between(f"{year}-{first:02}", f"{year}-{last:02}") if first and last and last <= _MONTHS_A_YEAR else None


def _count(number: str) -> int:
    return int(number) if number.isdigit() else _COUNTS[number.lower()]


def _half(year: str, half: str) -> AskedTime | None:
    return _months(year, 1, 6) if half.lower() in ("1", "first") else _months(year, 7, 12)


def _quarter(year: str, quarter: int) -> AskedTime | None:
    return _months(year, quarter * 3 - 2, quarter * 3)


_Make = Callable[[re.Match[str]], AskedTime | None]


def _patterns() -> Iterator[tuple[Sequence[str], str, _Make]]:
    """List the ways to write a time, the more telling ones first: signs one of which it has, and how to read it."""
    month = tuple(name[:3].lower() for name in MONTHS)
    yield (
        "-",
        r"(?<!\d)(\d{4})-(\d\d)(?:-(\d\d))?(?!\d)",
        lambda m: _moment(*(int(part) if part else None for part in m.groups())),
    )
    yield "./", r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)", lambda m: _moment(int(m[3]), int(m[2]), int(m[1]))
    yield (
        month,
        rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+(?:of\s+)?{_YEAR})?\b",
        lambda m: _named(m[3], m[2], m[1]),
    )
    yield month, rf"\b{_MONTH}\s+(?:the\s+)?{_DAY}(?:,?\s+{_YEAR})?\b", lambda m: _named(m[3], m[1], m[2])
    yield (
        month,
        rf"\b{_MONTH}{_RANGE}{_MONTH},?\s+(?:of\s+)?{_YEAR}\b",
        lambda m: _months(m[3], MONTH_NUMBERS.get(m[1].lower()), MONTH_NUMBERS.get(m[2].lower())),
    )
    yield month, rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b", lambda m: _named(m[2], m[1], None)
    yield ("half",), rf"\b(first|second)\s+half\s+(?:of\s+)?{_YEAR}\b", lambda m: _half(m[2], m[1])
    yield (
        ("months",),
        rf"\b(?:first\s+)?({'|'.join(_COUNTS)}|\d\d?)\s+months\s+(?:of\s+|in\s+)?{_YEAR}\b",
        lambda m: _months(m[2], 1, _count(m[1])),
    )
    yield (
        ("quarter",),
        rf"\b({'|'.join(_QUARTERS)})\s+quarter\s+(?:of\s+|in\s+)?{_YEAR}\b",
        lambda m: _quarter(m[2], _QUARTERS[m[1].lower()]),
    )
    yield ("h1", "h2"), rf"\bH([12])\s*/?\s*{_YEAR}\b", lambda m: _half(m[2], m[1])
    yield ("h1", "h2"), rf"\b{_YEAR}\s*-?\s*H([12])\b", lambda m: _half(m[1], m[2])
    yield ("q1", "q2", "q3", "q4"), rf"\bQ([1-4])\s*/?\s*{_YEAR}\b", lambda m: _quarter(m[2], int(m[1]))
    yield ("q1", "q2", "q3", "q4"), rf"\b{_YEAR}\s*-?\s*Q([1-4])\b", lambda m: _quarter(m[1], int(m[2]))
    yield ("0s", "0's", "0’s"), r"\b(\d{3})0['’]?s\b", lambda m: _between(f"{m[1]}0", f"{m[1]}9")
    yield (
        (*"-–—/", "to", "and", "until"),
        rf"\b{_YEAR}{_RANGE}{_YEAR}\b",
        lambda m: _between(m[1], m[2]),
    )
    yield ("since",), rf"\bsince\s+{_YEAR}\b", lambda m: AskedTime(dates.parse(f"{m[1]}/.."))
    yield ("after",), rf"\bafter\s+{_YEAR}\b", lambda m: AskedTime(dates.parse(f"{int(m[1]) + 1}/.."))
    yield ("before",), rf"\bbefore\s+{_YEAR}\b", lambda m: AskedTime(dates.parse(f"../{int(m[1]) - 1}"))
    yield (
        ("1", "2"),
        rf"(?<![\w.,])(?:{_VAGUELY}|year\s+)?{_YEAR}(?!\w|[.,]\d)",
        lambda m: AskedTime(_period(int(m[1])), number=int(m[1])),
    )
    yield month, _RECURRING, lambda m: _named(None, m[1], None)


_PATTERNS = tuple(_patterns())
