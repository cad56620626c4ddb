"""What a dataset calls its things: the names that its records may point to."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from kzeu_cli.dataset.build import TABLES, observation_id
from kzeu_cli.dataset.read import Tables
from kzeu_cli.model import KINDS, WORLD, Series
from kzeu_cli.model.record import Record
from kzeu_cli.support.suggestions import advice

# Table name in TOML -> class of its records.
CLASSES: Mapping[str, type[Record]] = {**{name: cls for name, (_, cls) in TABLES.items()}, **KINDS, "series": Series}
FACTS = (*KINDS, "series")
# What a reference to one of these may name: the ids of these tables.
SPACES: Mapping[str, tuple[str, ...]] = {
    "fact": tuple(KINDS),
    "attribute": ("attribute", "measure"),
    "actor": ("party", "place", "body"),
}
# To find what is near a misspelt name takes milliseconds: nobody reads more such hints than this.
_HINTS = 50


class Names(NamedTuple):
    """The ids by table and by space, and the dimensions of units and measures.

    `complete` says that every file could be read, so that a name that is not here does not exist; `is_each_once`, that
    no name was given twice.
    """

    ids: Mapping[str, Mapping[Any, None]]
    units: Mapping[Any, Any]
    measures: Mapping[Any, Any]
    source_layers: Mapping[Any, Any]
    hints: Iterator[int]
    complete: bool = True
    is_each_once: bool = False

    def advice(self, word: str, known: Iterable[str], *, all_with: str = "") -> str:
        """Say in half a sentence which of the known names are near a word; of very many words, for the first only."""
        if next(self.hints) < _HINTS:
            return advice(word, known, all_with=all_with)
        return f"what is near is looked up for the first {_HINTS} problems only"


def collect(files: Sequence[Tables], *, complete: bool = True) -> Names:
    """Collect the names of all files."""
    tables = ((kind, table) for file in files for kind in CLASSES for table in records(file, kind))
    ids: dict[str, dict[Any, None]] = {kind: {} for kind in CLASSES}
    counts, runs = Counter[str](), Counter[Any]()
    for kind, table in tables:
        own = dict.fromkeys(identities(kind, table))
        ids["figure" if kind == "series" else kind].update(own)
        counts[space_of(kind)] += len(own)
        if kind == "series":
            runs[identity(table)] += 1
    for space, members in SPACES.items():
        ids[space] = {name: None for member in members for name in ids[member]}
    is_each_once = all(count == len(ids[space]) for space, count in counts.items())
    is_each_once &= runs.keys().isdisjoint(ids["fact"]) and max(runs.values(), default=1) == 1
    ids["actor"][WORLD] = None

    def given(kind: str, key: str) -> Mapping[Any, Any]:
        of_kind = (table for file in files for table in records(file, kind))
        return {name: table.get(key) for table in of_kind if (name := identity(table))}

    units, measures, layers = given("unit", "dimension"), given("measure", "dimension"), given("source", "layer")
    return Names(ids, units, measures, layers, itertools.count(), complete, is_each_once)


def space_of(kind: str) -> str:
    """Name the space in which a table has its name to itself."""
    return "fact" if kind in FACTS else "attribute" if kind in SPACES["attribute"] else kind


def records(file: Tables, kind: str) -> list[Mapping[str, Any]]:
    """List the tables of a kind that are tables."""
    content = file.get(kind)
    return [table for table in content if isinstance(table, dict)] if isinstance(content, list) else []


def identity(table: Mapping[str, Any]) -> str | int | None:
    """Take the id of a table, if it has one that can be one."""
    name = table.get("id")
    return name if isinstance(name, (str, int)) and not isinstance(name, bool) else None


def identities(kind: str, table: Mapping[str, Any]) -> Iterator[str | int]:
    """Name what a table is: itself, or the figures of a series."""
    name = identity(table)
    if name is None:
        return
    if kind != "series":
        yield name
    elif isinstance(values := table.get("values"), Mapping):
        for key, value in values.items():
            if isinstance(value, Mapping):
                yield from (observation_id(str(name), key, period) for period in value)
            else:
                yield observation_id(str(name), "", key)
