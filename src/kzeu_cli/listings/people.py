"""People: who held which office, said what, or took part, and when."""

from collections.abc import Iterator
from dataclasses import dataclass

from kzeu_cli.dates import Period, by_time
from kzeu_cli.errors import NotFoundError
from kzeu_cli.folding import fold
from kzeu_cli.model import Dataset, Event, Fact, Office, Statement
from kzeu_cli.near import advice
from kzeu_cli.query import Filter, select


@dataclass(frozen=True)
class Part:
    """What one fact tells of one person: an office, words, or presence at an event."""

    person: str
    fact: Fact
    role: str | None = None
    body: str | None = None
    party: str | None = None
    posted_to: str | None = None

    @property
    def when(self) -> Period | None:
        """When it was."""
        return self.fact.when


def parts(dataset: Dataset, wish: Filter, names: tuple[str, ...] = ()) -> list[Part]:
    """List what is told of people, by name, or of those only whose name contains one of `names`."""
    everything = sorted(_parts(dataset), key=lambda part: (fold(part.person), by_time(part.when), part.fact.id))
    chosen = [part for part in everything if not names or any(fold(name) in fold(part.person) for name in names)]
    if names and not chosen:
        known = {part.person for part in everything}
        raise NotFoundError(f"nobody named {names[0]!r}; {advice(names[0], _words(known), all_with='kzeu people')}")
    kept = {fact.id for fact in select((part.fact for part in chosen), wish)}
    return [part for part in chosen if part.fact.id in kept]


def _words(known: set[str]) -> set[str]:
    return known | {word for name in known for word in name.split()}


def _parts(dataset: Dataset) -> Iterator[Part]:
    offices = list(dataset.of(Office))
    # A speaker may be a body; a person is whoever holds an office or takes part in an event by name.
    people = {office.holder for office in offices} | {name for event in dataset.of(Event) for name in event.persons}
    for office in offices:
        yield Part(office.holder, office, office.role, office.body, office.party, office.posted_to)
    for statement in dataset.of(Statement):
        if statement.who in people:
            yield Part(statement.who, statement, statement.role, statement.body)
    for event in dataset.of(Event):
        yield from (Part(name, event) for name in event.persons)
