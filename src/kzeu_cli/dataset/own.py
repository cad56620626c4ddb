"""A user's own dataset: checked whole, and laid over the built-in one if it extends that."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kzeu_cli.dataset import find
from kzeu_cli.dataset.check import BUILTIN, EXTENDS, problems, read_all
from kzeu_cli.dataset.file import File
from kzeu_cli.dataset.names import CLASSES, FACTS, identity, records
from kzeu_cli.dataset.read import Tables
from kzeu_cli.support.errors import DatasetError, Problem


def tables(place: Path) -> list[Tables]:
    """Read a dataset and what it extends; raise DatasetError with all that is wrong with it."""
    files, found = inspect(place)
    if found:
        raise DatasetError(found, path=str(place))
    own = [file.tables for file in files]
    return [*overridden(_beneath(files), own), *own]


def inspect(place: Path) -> tuple[list[File], list[Problem]]:
    """Read the files of a dataset, and find all that is wrong with them, in the order of the files."""
    files, unreadable = read_all(place)
    found = problems(files, _beneath(files), complete=not unreadable)
    return files, sorted({*unreadable, *found})


def _beneath(files: Sequence[File]) -> list[Tables]:
    """Read the dataset that another extends, if it does."""
    return find.read_parts(find.builtin()) if files and files[0].tables.get(EXTENDS) == BUILTIN else []


def overridden(beneath: Sequence[Tables], own: Sequence[Tables]) -> list[Tables]:
    """Take from a dataset the records whose id another has: a fact of any kind, or a record of the same kind."""
    taken = {_key(kind, table) for tables in own for kind in CLASSES for table in records(tables, kind)} - {None}
    return [
        {
            name: [table for table in content if _key(name, table) not in taken] if name in CLASSES else content
            for name, content in tables.items()
        }
        for tables in beneath
    ]


def _key(kind: str, table: Mapping[str, Any]) -> tuple[str, str | int] | None:
    name = identity(table)
    return None if name is None else ("fact" if kind in FACTS else kind, name)
