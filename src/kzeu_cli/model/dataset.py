"""Everything of a dataset in one record."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kzeu_cli.model import context
from kzeu_cli.model.components import RefId
from kzeu_cli.model.facts import Fact
from kzeu_cli.model.record import Record
from kzeu_cli.model.vocabulary import WORLD

# What makes a fact of its class and id, the class, and what else it is made of: one tuple, as there may be very many.
Making = tuple[Any, ...]


class Facts(Mapping[str, Fact]):
    """Facts by id, each made when it is first asked for: most questions are about few of them.

    It takes over the table that it is given, in which a fact takes the place of what it is made of.
    """

    def __init__(self, parts: dict[str, Making | Fact]) -> None:
        self._parts = parts

    def __getitem__(self, name: str) -> Fact:
        part = self._parts[name]
        if isinstance(part, tuple):
            make, cls, *of = part
            part = self._parts[name] = make(cls, name, *of)
        return part

    def __contains__(self, name: object) -> bool:
        return name in self._parts

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)

    def of(self, kinds: tuple[type[Fact], ...]) -> Iterator[Fact]:
        """Go through the facts of some kinds; no others are made."""
        for name, part in self._parts.items():
            cls = part[1] if isinstance(part, tuple) else type(part)
            if issubclass(cls, kinds):
                yield self[name]


class Dataset(Record):
    """Everything that was read, in the order of the files; tables are by id."""

    id: str
    version: str
    title: str
    description: str = ""
    licence: str = ""
    credit: str = ""
    author: str = ""
    parties: Mapping[str, context.Party]
    sources: Mapping[str, context.Source]
    topics: Mapping[str, context.Word]
    sections: Mapping[str, context.Word]
    measures: Mapping[str, context.Word]
    attributes: Mapping[str, context.Word]
    units: Mapping[str, context.Word]
    products: Mapping[str, context.Word]
    places: Mapping[str, context.Place]
    bodies: Mapping[str, context.Body]
    facts: Facts
    references: Mapping[RefId, context.Reference]
    rates: Mapping[str, context.Rate]
    gaps: Mapping[str, context.Gap]
    members: tuple[context.Member, ...] = ()
    terms: tuple[context.Term, ...] = ()
    synonyms: tuple[context.Synonym, ...] = ()
    cues: tuple[context.Cue, ...] = ()
    numerals: tuple[context.Numeral, ...] = ()
    changes: tuple[context.Change, ...] = ()
    path: str = ""

    def of(self, *kinds: type[Fact]) -> Iterator[Any]:
        """Go through the facts of these kinds."""
        return self.facts.of(kinds)

    def cited(self, refs: Iterable[RefId]) -> list[context.Reference]:
        """List the references of these numbers or names, as far as they were read."""
        return [self.references[ref] for ref in refs if ref in self.references]

    def name(self, code: str | None) -> str:
        """Name a party, country or body for people; a code that is none of these names itself."""
        if not code:
            return ""
        if code == WORLD:
            return "all countries"
        for table in (self.parties, self.places, self.bodies):
            if code in table:
                record = table[code]
                return getattr(record, "short", None) or record.name
        return code
