"""Agreements, each with its steps in order and the time between them."""

from collections.abc import Iterator
from dataclasses import dataclass

from kzeu_cli.dates import by_time
from kzeu_cli.model import Agreement, Dataset, Event
from kzeu_cli.query import Filter, meets
from kzeu_cli.spans import Span, between


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


def steps(dataset: Dataset, wish: Filter) -> list[Step]:
    """List the steps of every agreement, agreements by their first date, those without a date last."""
    found = [(agreement, list(_steps(dataset, agreement))) for agreement in dataset.of(Agreement)]
    found.sort(key=lambda entry: _first(entry[1]))
    rows = [step for _, of_one in found for step in of_one if meets(step.fact, wish)]
    return rows if wish.limit is None else rows[: wish.limit]


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
