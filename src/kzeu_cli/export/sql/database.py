"""The tables in SQLite: with keys, pointers and full text, in memory or in a file."""

import sqlite3
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from kzeu_cli.answers.columns import Column
from kzeu_cli.answers.formats import dumps, number
from kzeu_cli.export.sql.tables import Table
from kzeu_cli.model import Dataset

FULL_TEXT = "facts_fts"
_SEARCHED = ("text", "aliases", "note")
_TYPES = {"integer": "INTEGER", "boolean": "INTEGER", "number": "NUMERIC"}


def fill(database: sqlite3.Connection, dataset: Dataset, wanted: Sequence[Table], *, full_text: bool = True) -> None:
    """Make tables of a dataset in an empty database and fill them; the full text needs the table of facts."""
    for table in wanted:
        database.execute(_definition(table))
        rows = ([_value(column.raw(row, dataset)) for column in table.columns] for row in table.rows(dataset))
        marks = ", ".join("?" * len(table.columns))
        database.executemany(f"INSERT INTO {quoted(table.name)} VALUES ({marks})", rows)
        for column in table.points:
            if (column,) != table.key:
                name = quoted(f"{table.name}_{column}")
                database.execute(f"CREATE INDEX {name} ON {quoted(table.name)} ({quoted(column)})")
    if full_text:
        _add_full_text(database)
    database.commit()


def quoted(name: str) -> str:
    """Quote a name, since some of ours are words of SQL."""
    return f'"{name}"'


def _definition(table: Table) -> str:
    lines = [_column(column, table) for column in table.columns]
    if len(table.key) > 1:
        lines.append(f"PRIMARY KEY ({', '.join(map(quoted, table.key))})")
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {quoted(table.name)} (\n  {body}\n)"


def _column(column: Column, table: Table) -> str:
    words = [quoted(column.key), _TYPES.get(column.type, "TEXT")]
    if table.key == (column.key,):
        words.append("PRIMARY KEY")
    if target := table.points.get(column.key):
        words.append(f"REFERENCES {quoted(target)} (id)")
    return " ".join(words)


def _value(value: Any) -> Any:
    """Turn a value into what SQLite holds: lists and tables as JSON, decimals as numbers."""
    if isinstance(value, (list, dict)):
        return dumps(value) if value else None
    if isinstance(value, Decimal):
        return number(value)
    return value


def _add_full_text(database: sqlite3.Connection) -> None:
    """Add a full-text index of the facts, if this SQLite can."""
    columns = ", ".join(_SEARCHED)
    try:
        database.execute(
            # In double quotes, as sqlite-utils and datasette look for it.
            f'CREATE VIRTUAL TABLE {FULL_TEXT} USING fts5({columns}, content="facts", tokenize="porter unicode61")'
        )
    except sqlite3.OperationalError:
        return
    database.execute(f"INSERT INTO {FULL_TEXT} (rowid, {columns}) SELECT rowid, {columns} FROM facts")
