"""Meetings that come in series: the latest of each, with the time and the numbers between them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from kzeu_cli.answers import texts
from kzeu_cli.answers.columns import Answer, Column, View
from kzeu_cli.answers.listed import SOURCE, columns, listed, of_fact, source, stated, waits
from kzeu_cli.figures.amounts import ordinal
from kzeu_cli.model import Dataset, Event, Fact
from kzeu_cli.model.durations import Span
from kzeu_cli.model.policy import newest_first
from kzeu_cli.model.selection import Filter, meets
from kzeu_cli.model.ties import merged
from kzeu_cli.support.errors import NotFoundError
from kzeu_cli.support.folding import fold_name
from kzeu_cli.support.grouping import grouped
from kzeu_cli.support.phrases import joined
from kzeu_cli.support.suggestions import advice


class Meeting(NamedTuple):
    """One meeting of a series; `same` are other facts that state it.

    `waited` is derived: the time since the meeting before it that the same layer states. `missing` are the numbers
    between the first and the last of its series that no fact has, `known` is how many meetings it has.
    """

    fact: Event
    same: tuple[Event, ...] = ()
    previous: Event | None = None
    waited: Span | None = None
    missing: tuple[int, ...] = ()
    known: int = 0

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All the facts of the row."""
        return (self.fact, *self.same)

    @property
    def series(self) -> str:
        """The series that it belongs to."""
        return self.fact.series or ""

    @property
    def number(self) -> int | None:
        """Its number in the series, by whichever fact has one."""
        number: int | None = stated(self.facts, "ordinal")
        return number

    @property
    def place(self) -> str:
        """Where it was, by whichever fact says so."""
        return stated(self.facts, "place") or ""


class MeetingSeries(NamedTuple):
    """A series with its meetings, the newest first."""

    series: str
    meetings: tuple[Meeting, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of the latest meeting, which a row shows."""
        return self.meetings[0].facts


def meetings(dataset: Dataset, selection: Filter, names: Sequence[str] = (), *, once: bool) -> list[Meeting]:
    """List the meetings that meet a filter, its limit aside, the newest first; series by their latest meeting.

    With `once`, a meeting that two layers state is one. With `names`, only series so called; the error names others.
    """
    events = [event for event in dataset.of(Event) if event.series]
    chosen = _named(names, dict.fromkeys(event.series for event in events), dataset)
    of_any_time = selection._replace(since=None, until=None)
    by_series = grouped(
        newest_first(event for event in events if event.series in chosen and meets(event, of_any_time)),
        lambda event: event.series,
    )
    return [
        Meeting(group[0], group[1:], *waits, missing, count)
        for run in by_series.values()
        for missing, count in [(_missing(run), len(merged(dataset, run)))]
        for group, waits in _waited(run, dataset, selection, once=once)
    ]


def _waited(
    events: Sequence[Event], dataset: Dataset, selection: Filter, *, once: bool
) -> Iterator[tuple[tuple[Event, ...], tuple[Event | None, Span | None]]]:
    """Go through the meetings of a series that meet a filter, each with the one before it and the time since then.

    The one before it is of the same layer, and need not meet the filter.
    """
    waited = waits(reversed(events))
    kept = [event for event in events if meets(event, selection)]
    for group in merged(dataset, kept) if once else [(event,) for event in kept]:
        yield group, waited[group[0].id]


def _missing(events: Iterable[Event]) -> tuple[int, ...]:
    """Name the numbers between the first and the last of a series that no meeting has."""
    known = {event.ordinal for event in events if event.ordinal is not None}
    return tuple(number for number in range(min(known, default=0), max(known, default=0)) if number not in known)


def runs(rows: Sequence[Meeting]) -> list[MeetingSeries]:
    """Gather meetings by series, in their order."""
    return [MeetingSeries(series, tuple(group)) for series, group in groupby(rows, key=lambda row: row.series)]


def _named(names: Sequence[str], known: Iterable[str], dataset: Dataset) -> set[str]:
    """Find series by id or name, or by a part of it; the error names the nearest."""
    called = {fold_name(name): series for series in known for name in (texts.series(series, dataset), series)}
    found: set[str] = set()
    for name in names:
        plain = fold_name(name)
        hits = {called[plain]} if plain in called else {called[each] for each in called if plain in each}
        if not hits:
            raise NotFoundError(f"no series of meetings {name!r}; {advice(name, known, all_with='kzeu meetings')}")
        found |= hits
    return found if names else set(known)


def _wait(row: Meeting, dataset: Dataset) -> str:
    """Say how long after the one before it a meeting was, and after which, if there must have been one between."""
    told = texts.wait(row)
    before = row.previous.ordinal if row.previous else None
    skips = before is not None and row.number is not None and row.number - before > 1
    return f"{told} since the {ordinal(before)}" if told and before is not None and skips else told


def _series(row: Meeting, dataset: Dataset) -> str:
    return texts.series(row.series, dataset)


def _number(row: Meeting, dataset: Dataset) -> str:
    return "" if row.number is None else ordinal(row.number)


def _leaf(row: Meeting, dataset: Dataset) -> str:
    waited = texts.waited(row, dataset)
    return joined(
        texts.when(row.fact, dataset),
        _number(row, dataset),
        row.place,
        waited and f"({waited}, derived)",
        source(row, dataset),
        by="  ",
    )


_SEEN: dict[str, Mapping[str, Any]] = {
    "when": {"title": "When", "show": lambda row, dataset: texts.when(row.fact, dataset)},
    "ordinal": {"title": "No", "show": _number, "right": True},
    "place": {"title": "Place", "show": lambda row, dataset: row.place},
    "days_most": {"show": _wait},
    "layer": SOURCE,
}
MEETINGS = View(
    "meetings",
    columns(
        _SEEN,
        *of_fact(Event, "series"),
        Column("series_name", "string", "name of the series", find=_series),
        *of_fact(Event, "ordinal"),
        Column("missing", "array", "numbers between the first and the last of the series that no fact has"),
        Column("known", "integer", "how many meetings of the series are known, each counted once"),
        *of_fact(Event, "place"),
        *texts.waiting("meeting"),
        *of_fact(Event, "persons", "actors", "at", "note"),
    ),
    branch=_series,
    group=_series,
    leaf=_leaf,
)
# One row a series, for people only.
RUNS = View(
    "meetings",
    (
        Column("series", "string", "run of meetings", "Series", show=lambda row, data: texts.series(row.series, data)),
        Column("when", "string", "", "Latest", show=lambda row, dataset: texts.when(row.meetings[0].fact, dataset)),
        Column("ordinal", "integer", "", "No", show=lambda row, dataset: _number(row.meetings[0], dataset), right=True),
        Column("place", "string", "", "Place", get=lambda row: row.meetings[0].place),
        Column("known", "integer", "", "Known", get=lambda row: row.meetings[0].known, right=True),
        Column("missing", "array", "", "Missing", show=lambda row, dataset: spans(row.meetings[0].missing)),
        Column("layer", "string", "", **SOURCE),
    ),
)


def spans(numbers: Sequence[int]) -> str:
    """Write numbers in little space, those that follow each other as a span: `2–11, 15`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def answer(rows: Sequence[Meeting], dataset: Dataset, limit: int | None, *, brief: bool) -> Answer:
    """Answer with the latest meeting of each series, cut to one screen, if `brief`, else with all meetings."""
    if brief:
        found = runs(rows)
        made = Answer(view=RUNS, rows=found, dataset=dataset)
        return listed(made, lambda number: _rest(number, found), brief=True)
    notes = tuple(
        f"{texts.series(run.series, dataset)}: missing {spans(run.meetings[0].missing)}."
        for run in runs(rows)
        if run.meetings[0].missing
    )
    made = Answer(view=MEETINGS, rows=rows[:limit], dataset=dataset, title="Meetings", notes=notes)
    return listed(made, lambda _: "", brief=False)


def _rest(number: int, found: Sequence[MeetingSeries]) -> str:
    count = sum(len(run.meetings) for run in found)
    of = f"{number} of {len(found)} series; all" if number < len(found) else "All"
    return f"{of} {count} meetings: --all; one series: kzeu meetings {found[0].series}."
