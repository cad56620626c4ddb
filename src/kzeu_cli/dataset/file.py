"""A file of a dataset, with all that a message about it needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kzeu_cli.dataset.lines import Lines
from kzeu_cli.dataset.names import identity
from kzeu_cli.dataset.read import Tables, text_of
from kzeu_cli.support.errors import Problem


@dataclass(frozen=True)
class File:
    """Where it is, its tables, and its text if that is not the one that stands there."""

    path: Path
    tables: Tables
    unsaved: str | None = None

    @property
    def text(self) -> str:
        """Its text, which only messages need: it is read again, as all texts together would take memory."""
        return text_of(self.path) if self.unsaved is None else self.unsaved

    @cached_property
    def lines(self) -> Lines:
        """On which lines its tables and keys stand."""
        return Lines(self.text)

    def top(self, key: str, message: str) -> Problem:
        """Make a problem of a key at the top of the file."""
        return Problem(str(self.path), self.lines.top(key), key, message)

    def of(self, kind: str, number: int, key: str, message: str) -> Problem:
        """Make a problem of a key in the n-th table of a kind."""
        table = self.tables[kind][number]
        name = identity(table) if isinstance(table, Mapping) else None
        label = f"{kind} {number + 1}" if name is None else str(name)
        line = self.lines.of(kind, number, key.replace("[", ".").replace("]", ""))
        return Problem(str(self.path), line, f"{label}.{key}" if key else label, message)
