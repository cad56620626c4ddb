"""Meetings that come in series, with the time and the numbers between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from kzeu_cli.dates import by_time
from kzeu_cli.model import Dataset, Event
from kzeu_cli.query import Filter, select
from kzeu_cli.spans import Span, between


@dataclass(frozen=True)
class Meeting:
    """One meeting of a series. `waited` is derived: the time since the meeting before it that the same layer tells."""

    event: Event
    previous: Event | None = None
    waited: Span | None = None


def meetings(dataset: Dataset, wish: Filter) -> list[Meeting]:
    """List the meetings of every series in order; series by name."""
    events = [event for event in dataset.of(Event) if event.series]
    events.sort(key=lambda event: (event.series, by_time(event.date), event.layer))
    last: dict[tuple[str | None, str], Event] = {}
    rows = {}
    for event in events:
        previous = last.get((event.series, event.layer))
        waited = between(previous.date, event.date) if previous and previous.date and event.date else None
        rows[event.id] = Meeting(event, previous if waited else None, waited)
        last[event.series, event.layer] = event
    return [rows[event.id] for event in select(events, wish)]


def missing(rows: Sequence[Meeting]) -> dict[str, list[int]]:
    """Tell for each series the numbers between its first and last that no row has."""
    gaps = {}
    for series, group in groupby(rows, key=lambda row: row.event.series or ""):
        told = {row.event.ordinal for row in group if row.event.ordinal is not None}
        if gap := [number for number in range(min(told, default=0), max(told, default=0)) if number not in told]:
            gaps[series] = gap
    return gaps
