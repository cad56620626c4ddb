"""Agreements, each with its steps in order and the time between them."""

from collections.abc import Iterator
from dataclasses import dataclass

from kzeu_cli.answers import shown
from kzeu_cli.answers.columns import Column, View
from kzeu_cli.model import Agreement, Dataset, Event
from kzeu_cli.model.dates import by_time
from kzeu_cli.model.durations import Span, between
from kzeu_cli.model.selection import Filter, meets


@dataclass(frozen=True)
class Step:
    """One step of an agreement; an agreement of which no step is told has one row without an event.

    `waited` is derived: the time since the step before it that the same layer tells.
    """

    agreement: Agreement
    event: Event | None = None
    previous: Event | None = None
    waited: Span | None = None

    @property
    def fact(self) -> Agreement | Event:
        """The fact that the row tells: the step, or else the agreement."""
        return self.event or self.agreement


def steps(dataset: Dataset, selection: Filter) -> list[Step]:
    """List the steps of every agreement, agreements by their first date, those without a date last."""
    found = [(agreement, list(_steps(dataset, agreement))) for agreement in dataset.of(Agreement)]
    found.sort(key=lambda entry: _first(entry[1]))
    rows = [step for _, of_one in found for step in of_one if meets(step.fact, selection)]
    return rows if selection.limit is None else rows[: selection.limit]


def _steps(dataset: Dataset, agreement: Agreement) -> Iterator[Step]:
    events = [event for event in dataset.of(Event) if event.agreement == agreement.id]
    if not events:
        yield Step(agreement)
    events.sort(key=lambda event: by_time(event.date))
    last: dict[str, Event] = {}
    for event in events:
        previous = last.get(event.layer)
        waited = between(previous.date, event.date) if previous and previous.date and event.date else None
        yield Step(agreement, event, previous if waited else None, waited)
        last[event.layer] = event


def _first(of_one: list[Step]) -> tuple[bool, object, str]:
    dates = [step.event.date for step in of_one if step.event and step.event.date]
    first = min((when.order for when in dates), default=())
    return not dates, first, of_one[0].agreement.id


def _name(row: Step, dataset: Dataset) -> str:
    short = row.agreement.short
    return f"{row.agreement.name} ({short})" if short and short != row.agreement.name else row.agreement.name


def _about(row: Step, dataset: Dataset) -> list[str]:
    return list(_lines(row, dataset))


def _lines(row: Step, dataset: Dataset) -> Iterator[str]:
    agreement = row.agreement
    parties = ", ".join(dataset.name(code) for code in agreement.parties)
    yield " · ".join(part for part in (agreement.type, parties, shown.sources(agreement, dataset)) if part)
    if agreement.covers:
        yield f"covers {', '.join(agreement.covers)}"
    if agreement.supersedes:
        yield f"supersedes {agreement.supersedes}"
    if agreement.framework:
        yield "called the framework of the relations"
    if agreement.period:
        yield f"said to hold {agreement.period.words}"


def _leaf(row: Step, dataset: Dataset) -> str:
    if row.event is None:
        return "no step is told"
    waited = shown.waited(row, dataset)
    parts = (
        shown.when(row.event, dataset) or "undated",
        _step(row),
        waited and f"({waited}, derived)",
        shown.sources(row.event, dataset),
    )
    return "  ".join(part for part in parts if part)


def _step(row: Step) -> str:
    return (row.event.stage or row.event.text) if row.event else ""


AGREEMENTS = View(
    "agreements",
    (
        Column("agreement", "string", "id of the agreement", get=lambda row: row.agreement.id),
        Column("name", "string", "full name", get=lambda row: row.agreement.name),
        Column("short", "string", "short name", get=lambda row: row.agreement.short),
        Column("type", "string", "treaty, memorandum, protocol …", get=lambda row: row.agreement.type),
        Column("parties", "array", "who concluded it", get=lambda row: row.agreement.parties),
        Column("covers", "array", "subjects it covers", get=lambda row: row.agreement.covers),
        Column("supersedes", "string", "agreement that it replaces", get=lambda row: row.agreement.supersedes),
        Column("framework", "boolean", "called the framework", get=lambda row: row.agreement.framework),
        Column("id", "string", "id of the step, or of the agreement if no step is told", get=lambda row: row.fact.id),
        Column(
            "stage", "string", "which step", "Step",
            get=lambda row: row.event.stage if row.event else None, show=lambda row, _: _step(row),
        ),
        Column(
            "date", "string", "when", "When",
            get=lambda row: row.fact.when, show=lambda row, data: shown.when(row.fact, data),
        ),
        *shown.waiting("step"),
        Column("place", "string", "where", get=lambda row: row.fact.place),
        Column("actors", "array", "who acted", get=lambda row: row.event.actors if row.event else ()),
        Column("text", "string", "the statement", get=lambda row: row.fact.text),
        *shown.provenance(lambda row: row.fact),
    ),
    branch=_name,
    group=_name,
    about=_about,
    leaf=_leaf,
    is_tree=True,
)  # fmt: skip
