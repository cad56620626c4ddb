"""People: who held which office, said what, or took part, and when."""

from collections.abc import Iterator
from dataclasses import dataclass

from kzeu_cli.answers import shown
from kzeu_cli.answers.columns import Column, View
from kzeu_cli.model import Dataset, Event, Fact, Office, Statement
from kzeu_cli.model.dates import Period, by_time
from kzeu_cli.model.persons import known_as, named
from kzeu_cli.model.selection import Filter, select
from kzeu_cli.support.errors import NotFoundError
from kzeu_cli.support.folding import fold
from kzeu_cli.support.suggestions import advice


@dataclass(frozen=True)
class Part:
    """What one fact tells of one person: an office, words, or presence at an event.

    `person` is the name as the source spells it, `known_as` the fullest spelling of any source.
    """

    person: str
    known_as: str
    fact: Fact
    role: str | None = None
    body: str | None = None
    party: str | None = None
    posted_to: str | None = None

    @property
    def when(self) -> Period | None:
        """When it was."""
        return self.fact.when


def parts(dataset: Dataset, selection: Filter, names: tuple[str, ...] = ()) -> list[Part]:
    """List what is told of people, by name, or of those only whose name contains one of `names`."""
    everything = sorted(_parts(dataset), key=lambda part: (fold(part.known_as), by_time(part.when), part.fact.id))
    wanted = {part.known_as for part in everything if any(fold(name) in fold(part.person) for name in names)}
    chosen = [part for part in everything if not names or part.known_as in wanted]
    if names and not chosen:
        known = {part.person for part in everything}
        raise NotFoundError(f"nobody named {names[0]!r}; {advice(names[0], _words(known), all_with='kzeu people')}")
    kept = {fact.id for fact in select((part.fact for part in chosen), selection)}
    return [part for part in chosen if part.fact.id in kept]


def _words(known: set[str]) -> set[str]:
    return known | {word for name in known for word in name.split()}


def _parts(dataset: Dataset) -> Iterator[Part]:
    full = known_as(dataset)
    for fact in dataset.of(Office, Statement, Event):
        for name in named(fact):
            # A speaker may be a body.
            if name in full:
                yield _part(name, full[name], fact)


def _part(name: str, full: str, fact: Fact) -> Part:
    if isinstance(fact, Office):
        return Part(name, full, fact, fact.role, fact.body, fact.party, fact.posted_to)
    if isinstance(fact, Statement):
        return Part(name, full, fact, fact.role, fact.body)
    return Part(name, full, fact)


def _role(row: Part, dataset: Dataset) -> str:
    """Write an office with whose it is; what else a fact tells in its own words."""
    if row.fact.kind != "office":
        return row.fact.text
    to = f" to {dataset.name(row.posted_to)}" if row.posted_to else ""
    whose = dataset.name(row.body or row.party)
    return f"{row.role}{to}{f', {whose}' if whose else ''}"


def _leaf(row: Part, dataset: Dataset) -> str:
    when = shown.when(row.fact, dataset)
    return f"{f'{when}  ' if when else ''}{_role(row, dataset)}  {shown.sources(row.fact, dataset)}"


PEOPLE = View(
    "people",
    (
        Column("person", "string", "name as the source spells it"),
        Column("known_as", "string", "fullest spelling of the name in any source"),
        Column("role", "string", "office", "Office, words or event", show=_role),
        Column("body", "string", "body the office belongs to"),
        Column("party", "string", "side it speaks for", "For", show=lambda row, data: data.name(row.party)),
        Column("posted_to", "string", "where an ambassador serves"),
        Column("when", "string", "when", "When", show=lambda row, data: shown.when(row.fact, data)),
        Column("from", "string", "since when", get=lambda row: getattr(row.fact, "from_", None)),
        Column("to", "string", "until when", get=lambda row: getattr(row.fact, "to", None)),
        Column("kind", "string", "office, statement or event", get=lambda row: row.fact.kind),
        Column("id", "string", "id of the fact", get=lambda row: row.fact.id),
        Column("text", "string", "the statement", get=lambda row: row.fact.text),
        *shown.provenance(lambda row: row.fact),
    ),
    branch=lambda row, dataset: row.known_as,
    group=lambda row, dataset: row.known_as,
    leaf=_leaf,
    is_tree=True,
)
