"""Agreements, those in force first, each with its steps in order and the time between them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from kzeu_cli.answers import texts
from kzeu_cli.answers.columns import Answer, Column, View
from kzeu_cli.answers.listed import SOURCE, columns, listed, of_fact, source, waits
from kzeu_cli.answers.rows import field
from kzeu_cli.model import Agreement, Dataset, Event, Fact
from kzeu_cli.model.durations import Span
from kzeu_cli.model.policy import recency
from kzeu_cli.model.selection import Filter, meets, named_like
from kzeu_cli.model.ties import merged
from kzeu_cli.support.grouping import grouped
from kzeu_cli.support.phrases import joined

IN_FORCE = "in-force"


class Step(NamedTuple):
    """One step of an agreement; an agreement of which no step is stated has one row, for itself.

    `same` are other facts that state the same step. `waited` is derived: the time since the step before it that the
    same layer states. `reached` is the stage that says how far the agreement has come.
    """

    agreement: Agreement
    fact: Agreement | Event
    same: tuple[Fact, ...] = ()
    previous: Event | None = None
    waited: Span | None = None
    reached: str | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All the facts of the row."""
        return (self.fact, *self.same)

    @property
    def marked(self) -> tuple[Fact, ...]:
        """The facts that may have a mark: the step, and the agreement above it."""
        return (self.agreement, self.fact)

    @property
    def event(self) -> Event | None:
        """The step; None of an agreement without steps."""
        return self.fact if isinstance(self.fact, Event) else None


class State(NamedTuple):
    """An agreement with its steps, the newest first, and the agreement in force that replaced it."""

    agreement: Agreement
    steps: tuple[Step, ...]
    successor: Agreement | None = None

    @property
    def step(self) -> Step:
        """The step that says how far the agreement has come: its entry into force, else the newest of its stages."""
        staged = [row for row in self.steps if row.event and row.event.stage]
        return next((row for row in staged if row.event and row.event.stage == IN_FORCE), (staged or self.steps)[0])

    @property
    def is_in_force(self) -> bool:
        """Whether a step says that it came into force, and no agreement in force has replaced it."""
        return self.step.event is not None and self.step.event.stage == IN_FORCE and self.successor is None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that a row shows of it."""
        return self.step.facts


def states(dataset: Dataset, selection: Filter, names: Sequence[str] = (), *, once: bool) -> list[State]:
    """List the agreements that have steps meeting a filter: those in force first, then by their newest step.

    With `once`, a step that two layers state is one. With `names`, only agreements so called; the error names others.
    """
    agreements = named_like(list(dataset.of(Agreement)), names, "agreement")
    by_agreement = grouped(dataset.of(Event), lambda event: event.agreement)
    found = []
    for group in merged(dataset, agreements) if once else [(agreement,) for agreement in agreements]:
        agreement = group[0]
        events = [event for each in group for event in by_agreement.get(each.id, ())]
        if steps := tuple(_steps(dataset, agreement, events, selection, once=once)):
            reached = State(agreement, steps).step.event
            stage = reached.stage if reached else None
            found.append(State(agreement, tuple(step._replace(reached=stage) for step in steps)))
    replaced = {state.agreement.supersedes: state.agreement for state in found if state.is_in_force}
    found = [state._replace(successor=replaced.get(state.agreement.id)) for state in found]
    return sorted(found, key=lambda state: (not state.is_in_force, recency(state.step.fact)))


def _steps(
    dataset: Dataset, agreement: Agreement, events: list[Event], selection: Filter, *, once: bool
) -> Iterator[Step]:
    if not events and meets(agreement, selection):
        yield Step(agreement, agreement)
    waited = waits(sorted(events, key=recency, reverse=True))
    kept = sorted((event for event in events if meets(event, selection)), key=recency)
    for group in merged(dataset, kept) if once else ((event,) for event in kept):
        yield Step(agreement, group[0], group[1:], *waited[group[0].id])


def name(agreement: Agreement) -> str:
    """Name an agreement in full, with its short name."""
    short = agreement.short
    return f"{agreement.name} ({short})" if short and short != agreement.name else agreement.name


def about(row: Step, dataset: Dataset) -> list[str]:
    """Say what is known of an agreement besides its steps, a line each."""
    return list(_lines(row.agreement, dataset))


def _lines(agreement: Agreement, dataset: Dataset) -> Iterator[str]:
    parties = texts.names(agreement.parties, dataset)
    yield joined(agreement.type, parties, source(Step(agreement, agreement), dataset), by=" · ")
    if agreement.covers:
        yield f"covers {', '.join(agreement.covers)}"
    if agreement.supersedes:
        yield f"replaces {agreement.supersedes}"
    if agreement.framework:
        yield "called the framework of the relations"
    if agreement.period:
        yield f"said to hold {agreement.period.words}"


def _leaf(row: Step, dataset: Dataset) -> str:
    if row.event is None:
        return "no step is stated"
    waited = texts.waited(row, dataset)
    return joined(
        texts.when(row.event, dataset) or "undated",
        texts.step(row.event, dataset),
        waited and f"({waited}, derived)",
        source(row, dataset),
        by="  ",
    )


def _state(row: State, dataset: Dataset) -> str:
    event = row.step.event
    state = texts.step(event, dataset) if event and event.stage else ""
    return f"{state}, replaced by {row.successor.short or row.successor.name}" if row.successor else state


def _of_agreement(field_name: str, key: str = "") -> Column:
    return field(field_name, Agreement, lambda row: row.agreement, key=key or field_name)


_SEEN: dict[str, Mapping[str, Any]] = {
    "stage": {
        "title": "Step",
        "show": lambda row, dataset: texts.step(row.event, dataset) if row.event else "no step is stated",
    },
    "when": {"title": "When", "show": lambda row, dataset: texts.when(row.fact, dataset)},
    "days_most": {},
    "place": {"title": "Place"},
    "layer": SOURCE,
}
AGREEMENTS = View(
    "agreements",
    columns(
        _SEEN,
        _of_agreement("id", "agreement"),
        *map(_of_agreement, ("name", "short", "type", "parties", "covers", "supersedes", "framework")),
        *of_fact(Event, "stage"),
        Column("reached", "string", "stage that says how far the agreement has come"),
        *texts.waiting("step"),
        *of_fact(Fact, "place"),
        *of_fact(Event, "actors", "at", "note"),
    ),
    branch=lambda row, dataset: name(row.agreement),
    group=lambda row, dataset: name(row.agreement),
    about=about,
    leaf=_leaf,
    is_tree=True,
)
# One row an agreement, for people only.
STATES = View(
    "agreements",
    (
        Column("name", "string", "full name", "Agreement", get=lambda row: name(row.agreement)),
        Column("state", "string", "how far it has come", "State", show=_state),
        Column("when", "string", "since when", "When", show=lambda row, dataset: texts.when(row.step.fact, dataset)),
        Column("layer", "string", "", **SOURCE),
    ),
)


def rest(number: int, rows: Sequence[State]) -> str:
    """Say which agreements are shown, and how to see their steps."""
    of = f"{number} of {len(rows)}, in force first. " if number < len(rows) else ""
    return f"{of}All, with steps: --all; one: kzeu agreements {rows[0].agreement.short or rows[0].agreement.id}."


def answer(found: Sequence[State], dataset: Dataset, limit: int | None, *, brief: bool) -> Answer:
    """Answer with a row for each agreement, cut to one screen, if `brief`, else with all their steps."""
    made = Answer(
        view=STATES if brief else AGREEMENTS, rows=found, dataset=dataset, title="" if brief else "Agreements"
    )
    if brief:
        return listed(made, lambda number: rest(number, found), brief=True)
    steps = [step for state in found for step in state.steps]
    return listed(made._replace(rows=steps[:limit]), lambda _: "", brief=False)
