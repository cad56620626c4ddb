"""How long something lasts: as a source states it, or from one date to another as precisely as the two are known."""

import re
from datetime import date
from typing import NamedTuple

from kzeu_cli.model.dates import Period, month_end

_WRITTEN = r"P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?"
_UNITS = ("year", "month", "week", "day")
# The mean year of the Julian calendar: 365 days and a leap day every fourth year.
_YEAR = 365.25
_YEAR_OF_MONTHS = 12


class Duration(NamedTuple):
    """A length of time in the units in which it is stated."""

    years: int
    months: int
    weeks: int
    days: int

    @property
    def in_months(self) -> int:
        """The number of months; weeks and days, which make none for certain, are left out."""
        return self.years * _YEAR_OF_MONTHS + self.months

    @property
    def parts(self) -> tuple[tuple[int, str], ...]:
        """The counts that are not zero, each with its unit: 3 and `year`."""
        return tuple((count, unit) for count, unit in zip(self, _UNITS, strict=True) if count)

    @property
    def words(self) -> str:
        """How a person reads it: `15 years`, `1 year 6 months`."""
        return " ".join(f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in self.parts)


class Span(NamedTuple):
    """A number of days of which only the bounds are known."""

    least: int
    most: int

    @property
    def words(self) -> str:
        """`132 days`, `621–651 days`, `4.2 years`: in years from two years on."""
        if self.least >= 2 * _YEAR:
            return f"{_range(round(self.least / _YEAR, 1), round(self.most / _YEAR, 1))} years"
        return f"{_range(self.least, self.most)} days"


def parse(text: str) -> Duration:
    """Read an ISO 8601 duration (`P3Y`, `P1Y6M`, `P6W`); raise ValueError if it is none, or counts parts of a day."""
    match = re.fullmatch(_WRITTEN, text, re.ASCII)
    if match is None:
        raise ValueError(f"{text!r} is no length of time such as P3Y, P18M or P6W")
    return Duration(*(int(count or 0) for count in match.groups()))


def lasting(text: str | None) -> str:
    """Write an ISO 8601 duration for people; nothing for nothing."""
    return parse(text).words if text else ""


def months(text: str | None) -> int:
    """Count the months of an ISO 8601 duration; none in nothing."""
    return parse(text).in_months if text else 0


def between(earlier: Period, later: Period) -> Span | None:
    """Count the days from one date to a later one; None if an end is open or the order is not sure."""
    if earlier.is_open or later.is_open:
        return None
    least, most = (later.first - earlier.last).days, (later.last - earlier.first).days
    return Span(least, most) if least >= 0 else None


def whole_years(earlier: date, later: date) -> int:
    """Count the whole years from one day to a later one."""
    return later.year - earlier.year - ((later.month, later.day) < (earlier.month, earlier.day))


def months_before(day: date, count: int) -> date:
    """Go back so many months, to the last day of a shorter month if need be; out of the calendar, to its end."""
    year, month = divmod(day.year * _YEAR_OF_MONTHS + day.month - 1 - count, _YEAR_OF_MONTHS)
    if not date.min.year <= year <= date.max.year:
        return date.min if year < date.min.year else date.max
    return date(year, month + 1, min(day.day, month_end(date(year, month + 1, 1)).day))


def _range(least: float, most: float) -> str:
    return f"{least:,}" if least == most else f"{least:,}–{most:,}"
