"""What happened, in order: events, steps of agreements, meetings, and the spans of programmes and agreements."""

from collections.abc import Iterator

from kzeu_cli.model import Agreement, Dataset, Event, Fact, Programme
from kzeu_cli.model.dates import by_time
from kzeu_cli.model.selection import Filter, select


def timeline(dataset: Dataset, selection: Filter) -> list[Fact]:
    """List the dated facts in order, then those without a date in the order of their source.

    An agreement has its dated steps as events; on its own it stands here only with a span that it covers. Figures and
    statements are no events.
    """
    return select(sorted(_moments(dataset), key=lambda fact: by_time(fact.when)), selection)


def latest(dataset: Dataset, selection: Filter, number: int) -> list[Fact]:
    """List the last few dated facts, the newest first."""
    return [fact for fact in timeline(dataset, selection) if fact.when][: -number - 1 : -1]


def _moments(dataset: Dataset) -> Iterator[Fact]:
    yield from dataset.of(Event, Programme)
    yield from (agreement for agreement in dataset.of(Agreement) if agreement.period)
