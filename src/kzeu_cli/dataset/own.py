"""A user's own dataset: checked whole, and laid over the built-in one if it extends that."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kzeu_cli.dataset import find
from kzeu_cli.dataset.build import DEFAULTS, observation_id
from kzeu_cli.dataset.check import BUILTIN, EXTENDS, problems, read_all
from kzeu_cli.dataset.compiled import read_own, read_parts
from kzeu_cli.dataset.file import File
from kzeu_cli.dataset.names import CLASSES, FACTS, identity, records
from kzeu_cli.dataset.read import Tables
from kzeu_cli.model import Number
from kzeu_cli.support.errors import DatasetError, Problem

SERIES = "series"
# What the values of a series of one's own do not take over from the series that they continue: where these come from.
_OWN = ("values", "refs", "refs_for", "compiled", "note")
_NOTE = "Not in the built-in data: a value of the dataset that is laid over it."


class Override(NamedTuple):
    """A fact of the built-in dataset in whose place another stands; of numbers, the old one and the new one."""

    id: str
    kind: str
    old: Number | None = None
    new: Number | None = None


def tables(place: Path) -> tuple[list[Tables], list[Override]]:
    """Read a dataset and what it extends, and tell what of that it overrides.

    Raise DatasetError with all that is wrong with it.
    """
    own = read_own(place)
    if own is None:
        files, found = inspect(place)
        if found:
            raise DatasetError(found, path=str(place))
        own = [file.tables for file in files]
    beneath = beneath_of(own)
    return (laid_over(beneath, own), overrides(beneath, own)) if beneath else (list(own), [])


def inspect(place: Path) -> tuple[list[File], list[Problem]]:
    """Read the files of a dataset, and find all that is wrong with them, in the order of the files."""
    files, unreadable = read_all(place)
    beneath = beneath_of([file.tables for file in files])
    found = problems(files, beneath, complete=not unreadable, continued=tables_of(beneath, SERIES))
    return files, sorted({*unreadable, *found})


def laid_over(beneath: Sequence[Tables], own: Sequence[Tables]) -> list[Tables]:
    """Lay a dataset over another: what is new is added, and a record replaces the one that has its id.

    The values of a series with the id of a series beneath join that one, each in the place of its like.
    """
    continued = tables_of(beneath, SERIES)
    taken = {_key(kind, table) for tables in own for kind in CLASSES for table in records(tables, kind)} - {None}
    series = {identity(table): table for tables in own for table in records(tables, SERIES)}

    def kept(kind: str, table: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
        if kind == SERIES and (joining := series.get(identity(table))):
            yield {**table, "values": _without(table["values"], joining["values"])}
        elif _key(kind, table) not in taken:
            yield table

    under = [
        {
            name: [part for table in content for part in kept(name, table)] if name in CLASSES else content
            for name, content in tables.items()
        }
        for tables in beneath
    ]
    return [*under, *(_joined(tables, continued) for tables in own)]


def overrides(beneath: Sequence[Tables], own: Sequence[Tables]) -> list[Override]:
    """List the facts beneath in whose place another stands, with their numbers."""
    old, new = _numbers(beneath), _numbers(own)
    return [Override(name, new[name][0], old[name][1], new[name][1]) for name in new if name in old]


def _numbers(files: Sequence[Tables]) -> dict[str, tuple[str, Number | None]]:
    """Map the id of each fact, observations of series among them, to its kind and number."""
    found: dict[str, tuple[str, Number | None]] = {}
    for kind, table in ((name, table) for tables in files for name in FACTS for table in records(tables, name)):
        if kind != SERIES:
            found[table["id"]] = (kind, table.get("value"))
            continue
        for key, value in table["values"].items():
            parts = value.items() if isinstance(value, Mapping) else ((None, value),)
            for period, number in parts:
                name = observation_id(table["id"], key if period else "", period or key)
                found[name] = ("figure", number)
    return found


def tables_of(beneath: Sequence[Tables], kind: str) -> dict[Any, Mapping[str, Any]]:
    """Find the tables of a kind by id, each with what its file says of all."""
    return {
        identity(table): {**tables.get(DEFAULTS, {}), **table} for tables in beneath for table in records(tables, kind)
    }


def _joined(tables: Tables, continued: Mapping[Any, Mapping[str, Any]]) -> Tables:
    """Give the series that continue others what these say of themselves."""
    if SERIES not in tables:
        return tables
    return {**tables, SERIES: [continuing(table, continued.get(identity(table), {})) for table in tables[SERIES]]}


def continuing(table: Mapping[str, Any], continued: Mapping[str, Any]) -> dict[str, Any]:
    """Complete the table of a series by the one that it continues."""
    taken = {key: value for key, value in continued.items() if key not in _OWN}
    return {**taken, "note": _NOTE, **table} if continued else dict(table)


def _without(values: Mapping[str, Any], joining: Mapping[str, Any]) -> dict[str, Any]:
    """Take the values of a series beneath in whose place others stand out of it."""
    left = {}
    for key, value in values.items():
        other = joining.get(key)
        if isinstance(value, Mapping) and isinstance(other, Mapping):
            left[key] = {period: number for period, number in value.items() if period not in other}
        elif other is None:
            left[key] = value
    return left


def beneath_of(own: Sequence[Tables]) -> list[Tables]:
    """Read the dataset that another extends, if it does."""
    return read_parts(find.builtin()) if own and own[0].get(EXTENDS) == BUILTIN else []


def _key(kind: str, table: Mapping[str, Any]) -> tuple[str, str | int] | None:
    name = identity(table)
    return None if name is None else ("fact" if kind in FACTS else kind, name)
