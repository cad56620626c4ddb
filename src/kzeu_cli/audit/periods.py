"""Spans of days: what is known of a beginning and an end, and how long something lasted."""

import re
from calendar import monthrange
from datetime import date

from kzeu_cli.model.dates import Period

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?")


def span(since: Period | None, until: Period | None) -> Period:
    """Make the span from a beginning to an end, each of which may be unknown."""
    first = since.first if since else date.min
    last = until.last if until else date.max
    return Period(f"{since or '..'}/{until or '..'}", first, last)


def same_time(first: Period | None, second: Period | None) -> bool:
    """Whether two numbers are for the same days, or neither says for when."""
    if first is None or second is None:
        return first is second
    return (first.first, first.last) == (second.first, second.last)


def months(duration: str) -> int:
    """Count the months of an ISO 8601 duration of years and months (`P3Y`, `P1Y6M`); 0 if it has neither."""
    match = _DURATION.fullmatch(duration)
    years, rest = match.groups() if match else (None, None)
    return int(years or 0) * 12 + int(rest or 0)


def lasting(duration: str) -> str:
    """Write an ISO 8601 duration for people: `15 years`, `18 months`; one of other units as it stands."""
    count = months(duration)
    if not count:
        return duration
    return f"{count} months" if count % 12 else f"{count // 12} year{'s' if count > 12 else ''}"


def years(then: date, now: date) -> int:
    """Count the whole years from one day to another."""
    return now.year - then.year - ((now.month, now.day) < (then.month, then.day))


def before(day: date, count: int) -> date:
    """Go back so many months from a day, to the last day of a shorter month if need be, but not out of the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 - count, 12)
    if not date.min.year <= year <= date.max.year:
        return date.min if year < date.min.year else date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def window(period: Period | None, duration: str | None, stated_on: date | None) -> Period | None:
    """Find the days meant by a period, or by "the last 15 years" stated on a day; open ends close on that day."""
    if period is not None and not period.is_open:
        return period
    if stated_on is None:
        return period
    if period is None:
        return _days(before(stated_on, months(duration)), stated_on) if duration and months(duration) else None
    return _days(period.first, stated_on) if period.last == date.max and period.first <= stated_on else period


def length(period: Period) -> int:
    """Count the days of a period."""
    return (period.last - period.first).days + 1


def _days(first: date, last: date) -> Period:
    return Period(f"{first}/{last}", first, last)
