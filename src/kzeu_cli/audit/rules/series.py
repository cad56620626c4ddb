"""Rules on runs of meetings."""

from collections.abc import Iterator
from itertools import pairwise

from kzeu_cli.audit.case import Case, sorted_groups
from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.rule import rule
from kzeu_cli.model import Event, Fact, Statement
from kzeu_cli.model.dates import by_time

# So many meetings more or fewer than years have passed are no matter of a winter's delay.
_MISSING = 2
_PLAIN = 15


@rule(13, "pace", "A yearly meeting whose numbers do not count the years")
def pace(case: Case) -> Iterator[Finding]:
    """Count the years between two numbered meetings of a series that is said to be yearly.

    A series held every year goes up by one each year; two or more off means that years went without a meeting, or that
    it is not yearly. From the numbers that the same layer gives to the meetings.
    """
    for claim in (fact for fact in case.facts if "annual" in fact.wording and _series(fact)):
        meetings = [event for event in _numbered(case, _series(claim)) if event.layer == claim.layer]
        if len(meetings) > 1:
            first, last = meetings[0], meetings[-1]
            years, steps = _year(last) - _year(first), (last.ordinal or 0) - (first.ordinal or 0)
            if abs(years - steps) >= _MISSING:
                between = [
                    event
                    for event in _numbered(case, _series(claim))
                    if event.layer == "official" and (first.ordinal or 0) < (event.ordinal or 0) < (last.ordinal or 0)
                    if event.ordinal not in {meeting.ordinal for meeting in meetings}
                ]
                yield _off(claim, meetings, between, years, steps)


def _series(fact: Fact) -> str | None:
    return fact.series if isinstance(fact, (Event, Statement)) else None


def _numbered(case: Case, series: str | None) -> list[Event]:
    """List the dated and numbered meetings of a series, by date."""
    known = (event for event in case.of(Event) if event.series == series and event.ordinal and event.date)
    return sorted(known, key=_in_order)


def _in_order(event: Event) -> tuple[object, ...]:
    return by_time(event.date), event.id


def _year(event: Event) -> int:
    assert event.date
    return event.date.last.year


def _off(claim: Fact, meetings: list[Event], others: list[Event], years: int, steps: int) -> Finding:
    gaps = [_gap(one, other) for one, other in pairwise(meetings) if _gap(one, other)]
    added = ", ".join(f"number {event.ordinal} ({event.date})" for event in others)
    return Finding(
        severity="tension",
        facts=(claim.id, *(event.id for event in meetings), *(event.id for event in others)),
        witnesses=tuple(event.id for event in meetings),
        title=f"An “annual” meeting was held {steps} times in {years} years",
        evidence=f"Number {meetings[0].ordinal} is of {meetings[0].date} and number {meetings[-1].ordinal} of "
        f"{meetings[-1].date}: from {_year(meetings[0])} to {_year(meetings[-1])} the numbers go up by {steps} in "
        f"{years} years" + "".join(f"; {gap}" for gap in gaps if len(meetings) > 2) + ".",
        right=f"Official sources add {added}: not every year has one." if others else "That it is not held every year.",
        extra=_PLAIN,
    )


def _gap(one: Event, other: Event) -> str:
    years, steps = _year(other) - _year(one), (other.ordinal or 0) - (one.ordinal or 0)
    return f"from {_year(one)} to {_year(other)} by {steps} in {years}" if years != steps else ""


@rule(13, "order", "Numbered meetings out of the order of their dates")
def order(case: Case) -> Iterator[Finding]:
    """Put the numbered meetings of a series in the order of their dates: the numbers must go up.

    One number has one date, whichever layer tells it. From the meaning of an ordinal.
    """
    numbered = (event for event in case.of(Event) if event.series and event.ordinal and event.date)
    for meetings in sorted_groups(numbered, lambda event: (event.series,)):
        for one, other in pairwise(sorted(meetings, key=_in_order)):
            is_higher = (one.ordinal or 0) < (other.ordinal or 0)
            if not is_higher and one.date and other.date and not one.date.overlaps(other.date):
                yield Finding(
                    severity="error",
                    facts=(one.id, other.id),
                    title="Numbered meetings are out of the order of their dates",
                    evidence=f"Number {one.ordinal} is dated {one.date}, number {other.ordinal}, no higher one, "
                    f"{other.date}.",
                    right="Another number or another date for one of the two.",
                )
