"""Dates and periods as precise as they are known (ISO 8601-1, open ends as in ISO 8601-2)."""

import re
from datetime import date
from functools import lru_cache
from typing import Final

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_OPEN = ".."
# In English whatever the system speaks, as `calendar.month_name` would not be.
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


class Period:
    """A span of days, both ends included, that remembers how it was written.

    `2015`, `2015-11`, `2015-11-30`, `2014-01/2014-06`, `2002/..` (since), `../2021-05-12` (by).
    """

    # Every start makes this class: as a dataclass it would take a millisecond.
    __slots__ = ("first", "last", "text")

    def __init__(self, text: str, first: date, last: date) -> None:
        self.text: Final = text
        self.first: Final = first
        self.last: Final = last

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Period({self.text!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Period) and self._all == other._all

    def __hash__(self) -> int:
        return hash(self._all)

    @property
    def _all(self) -> tuple[str, date, date]:
        return self.text, self.first, self.last

    @property
    def order(self) -> tuple[date, int, str]:
        """Sort by beginning; of two that begin together the less precise one comes first."""
        return self.begin, -self.last.toordinal(), self.text

    @property
    def begin(self) -> date:
        """The first day; of what happened by a day, that day."""
        return self.last if self.first == date.min else self.first

    @property
    def year(self) -> int | None:
        """The year in which it lies, or None if it spans several."""
        return self.first.year if self.first.year == self.last.year else None

    @property
    def is_open(self) -> bool:
        """Whether one end is not known."""
        return self.first == date.min or self.last == date.max

    @property
    def words(self) -> str:
        """How a person reads it: `since 2002`, `by 2021-05-12`, `2007–2013`, `2020-11-26 to 27`."""
        begin, slash, end = self.text.partition("/")
        if not slash:
            return begin
        if begin == _OPEN:
            return f"by {end}"
        if end == _OPEN:
            return f"since {begin}"
        if len(begin) == len(end) == 4:
            return f"{begin}–{end}"
        # Two days of one month need no second month.
        return f"{begin} to {end[8:] if begin[:8] == end[:8] and end[8:] else end}"

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def overlaps(self, period: "Period") -> bool:
        """Whether the two share a day."""
        return self.first <= period.last and period.first <= self.last

    def within(self, period: "Period") -> bool:
        """Whether every day of this one lies in the other."""
        return period.first <= self.first and self.last <= period.last


def by_time(when: Period | None) -> tuple[bool, tuple[date, int, str] | tuple[()]]:
    """Sort by time, what has no date last."""
    return when is None, when.order if when else ()


def same_days(first: Period | None, second: Period | None) -> bool:
    """Whether two times are the same days, or neither is known."""
    if first is None or second is None:
        return first is second
    return (first.first, first.last) == (second.first, second.last)


# Most times of a dataset come again and again: there are years, and months.
@lru_cache(maxsize=2**12)
def parse(text: str) -> Period:
    """Read a date or period; raise ValueError with the reason if there is no such thing."""
    begin, slash, end = text.partition("/")
    if not slash:
        first, last = _span(begin)
        return Period(text, first, last)
    if begin == end == _OPEN:
        raise ValueError(f"{text!r} has no end that is known")
    first = date.min if begin == _OPEN else _span(begin)[0]
    last = date.max if end == _OPEN else _span(end)[1]
    if last < first:
        raise ValueError(f"{text!r} ends before it begins")
    return Period(text, first, last)


def spanning(start: Period | date | None, end: Period | date | None) -> Period:
    """Make the period from the beginning of one time to the end of another; None, and the calendar's end, are open."""
    first = start.first if isinstance(start, Period) else start or date.min
    last = end.last if isinstance(end, Period) else end or date.max
    # Either may be a span itself.
    begin = _OPEN if first == date.min else str(start).partition("/")[0]
    return Period(f"{begin}/{_OPEN if last == date.max else str(end).rpartition('/')[2]}", first, last)


def _span(text: str) -> tuple[date, date]:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a date such as 2015, 2015-11 or 2015-11-30")
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        raise ValueError(f"{text!r} is no date of the calendar") from None
    if day:
        return first, first
    if month:
        return first, month_end(first)
    return first, date(year, 12, 31)


def month_end(first: date) -> date:
    """Find the last day of the month; the calendar module would do, but takes half a millisecond of every start."""
    if first.month == 12:
        return first.replace(day=31)
    return date.fromordinal(first.replace(month=first.month + 1).toordinal() - 1)
