"""Meetings that come in series, with the time and the numbers between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from kzeu_cli.answers import shown
from kzeu_cli.answers.columns import Column, View
from kzeu_cli.figures.amounts import ordinal
from kzeu_cli.model import Dataset, Event
from kzeu_cli.model.dates import by_time
from kzeu_cli.model.durations import Span, between
from kzeu_cli.model.selection import Filter, select


@dataclass(frozen=True)
class Meeting:
    """One meeting of a series. `waited` is derived: the time since the meeting before it that the same layer tells."""

    event: Event
    previous: Event | None = None
    waited: Span | None = None


def meetings(dataset: Dataset, selection: Filter) -> list[Meeting]:
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
    return [rows[event.id] for event in select(events, selection)]


def missing(rows: Sequence[Meeting]) -> dict[str, list[int]]:
    """Tell for each series the numbers between its first and last that no row has."""
    gaps = {}
    for series, group in groupby(rows, key=lambda row: row.event.series or ""):
        told = {row.event.ordinal for row in group if row.event.ordinal is not None}
        if gap := [number for number in range(min(told, default=0), max(told, default=0)) if number not in told]:
            gaps[series] = gap
    return gaps


def series_name(series: str, dataset: Dataset) -> str:
    """Name a series for people: as the body that meets, if there is one of that id."""
    return dataset.name(series) if series in dataset.bodies else series.replace("-", " ").capitalize()


def _series(row: Meeting, dataset: Dataset) -> str:
    return series_name(row.event.series or "", dataset)


def _number(row: Meeting, dataset: Dataset) -> str:
    return "" if row.event.ordinal is None else ordinal(row.event.ordinal)


def _leaf(row: Meeting, dataset: Dataset) -> str:
    waited = shown.waited(row, dataset)
    parts = (
        shown.when(row.event, dataset),
        _number(row, dataset),
        row.event.place or "",
        waited and f"({waited}, derived)",
        shown.sources(row.event, dataset),
    )
    return "  ".join(part for part in parts if part)


MEETINGS = View(
    "meetings",
    (
        Column(
            "series", "string", "run of meetings", get=lambda row: row.event.series
        ),
        Column(
            "ordinal", "integer", "number in the series", "No",
            get=lambda row: row.event.ordinal, show=_number, right=True,
        ),
        Column("id", "string", "id of the meeting", get=lambda row: row.event.id),
        Column(
            "date", "string", "when", "When",
            get=lambda row: row.event.date, show=lambda row, data: shown.when(row.event, data),
        ),
        Column("place", "string", "where", "Place", get=lambda row: row.event.place),
        *shown.waiting("meeting"),
        Column("persons", "array", "people who took part", get=lambda row: row.event.persons),
        Column("text", "string", "the statement", get=lambda row: row.event.text),
        *shown.provenance(lambda row: row.event),
    ),
    branch=_series,
    group=_series,
    leaf=_leaf,
    is_tree=True,
)  # fmt: skip
