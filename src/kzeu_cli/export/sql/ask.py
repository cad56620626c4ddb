"""A question in SQL, answered from a database in memory that nothing can be written to."""

import re
import sqlite3
import time
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from kzeu_cli.export.sql.database import FULL_TEXT, fill
from kzeu_cli.export.sql.tables import Table, tables
from kzeu_cli.model import Dataset
from kzeu_cli.support.errors import KzeuError, WrongUsage
from kzeu_cli.support.suggestions import advice

_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE)
# What SQLite asks itself for: FTS5 reads its state by a pragma, json_each declares itself as if it wrote to the schema,
# which a user's own UPDATE could not while the database is read-only.
_ALLOWED_INSIDE = ((sqlite3.SQLITE_PRAGMA, "data_version"), (sqlite3.SQLITE_UPDATE, "sqlite_master"))
_FORBIDDEN_FUNCTIONS = ("load_extension", "fts3_tokenizer")
_STEPS_BETWEEN_LOOKS = 1000
_INTERRUPTED = "interrupted"
_MOST_ROWS = 1_000_000
_LONGEST_VALUE = 10_000_000
# Words of SQL that name something of ours too.
_RESERVED = ("references", "when", "from", "to", "group")


class Found(NamedTuple):
    """What a question found: the names of its columns and its rows, numbers exact."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def ask(dataset: Dataset, question: str, timeout: float) -> Found:
    """Answer a question in SQL; raise WrongUsage if it is none that reads, KzeuError if it takes too long (seconds)."""
    database = sqlite3.connect(":memory:")
    end = time.monotonic() + timeout
    try:
        fill(database, dataset, _mentioned(question), full_text=_mentions(question, FULL_TEXT))
        _lock(database, end)
        cursor = database.execute(question)
        if cursor.description is None:
            raise WrongUsage("this asks nothing; begin with SELECT")
        rows = cursor.fetchmany(_MOST_ROWS + 1)
        if len(rows) > _MOST_ROWS:
            raise KzeuError(f"more than {_MOST_ROWS:,} rows; add a LIMIT")
        return Found(_distinct([name for name, *_ in cursor.description]), [tuple(map(_exact, row)) for row in rows])
    except UnicodeEncodeError:
        raise WrongUsage("the query is not text: it holds half a character") from None
    except (sqlite3.Error, sqlite3.Warning, MemoryError) as error:
        # Ctrl-C too reaches SQLite while it looks at the clock, and comes back as an error of its own.
        if str(error) == _INTERRUPTED and time.monotonic() < end:
            raise KeyboardInterrupt from None
        raise _explained(error, question, timeout) from None
    finally:
        database.close()


def _mentioned(question: str) -> list[Table]:
    """Choose the tables that a question names; to make all of them takes longer than most questions."""
    if _mentions(question, r"sqlite_\w+"):
        return tables()
    beneath = {"facts"} if _mentions(question, FULL_TEXT) else set()
    return [table for table in tables() if table.name in beneath or _mentions(question, table.name)]


def _mentions(question: str, name: str) -> bool:
    return re.search(rf"(?<!\w){name}(?!\w)", question, re.IGNORECASE) is not None


def _lock(database: sqlite3.Connection, end: float) -> None:
    """Let nothing be done from now on but reading, and that not for ever."""
    database.execute("PRAGMA query_only = 1")
    database.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    database.set_authorizer(_authorized)
    database.set_progress_handler(lambda: int(time.monotonic() > end), _STEPS_BETWEEN_LOOKS)


def _authorized(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    if action == sqlite3.SQLITE_FUNCTION:
        allowed = second not in _FORBIDDEN_FUNCTIONS
    else:
        allowed = action in _ALLOWED or (action, first) in _ALLOWED_INSIDE
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Number the columns whose name is taken, since an object has each key once."""
    taken: dict[str, None] = {}
    for name in names:
        number = 2
        unique = name
        while unique in taken:
            unique = f"{name}_{number}"
            number += 1
        taken[unique] = None
    return tuple(taken)


def _exact(value: Any) -> Any:
    """Turn a value of SQLite into one that every format writes; what is no number in JSON becomes text."""
    if isinstance(value, float):
        # As many digits as SQLite itself shows, without the noise of binary sums.
        number = Decimal(f"{value:.15g}")
        return number if number.is_finite() else str(number)
    return value.hex() if isinstance(value, bytes) else value


def _explained(error: Exception, question: str, timeout: float) -> KzeuError:
    """Say what SQLite objects to in words of ours, with what to do instead."""
    text = str(error)
    if text == _INTERRUPTED:
        return KzeuError(f"the question took more than {timeout:g} seconds; --timeout gives it longer")
    if re.search("not authorized|authorization denied|prohibited|readonly|may not be modified", text):
        return WrongUsage("only questions are answered here (SELECT); nothing can be written, attached or loaded")
    if table := re.fullmatch(r"no such table: (.+)", text):
        names = [each.name for each in tables()]
        return WrongUsage(f"no table {table[1]!r}; {advice(table[1], names, all_with='kzeu data sql --tables')}")
    if column := re.fullmatch(r"no such column: (?:.*\.)?(.+)", text):
        names = sorted({each.key for table in _mentioned(question) for each in table.columns})
        return WrongUsage(f"no column {column[1]!r}; {advice(column[1], names, all_with='kzeu data sql --tables')}")
    word = re.match(r'near "(\w+)"', text)
    if word and word[1].lower() in _RESERVED:
        return WrongUsage(f'{word[1]} is a word of SQL; the name is written "{word[1].lower()}", in double quotes')
    return WrongUsage(f"SQLite says: {text or 'the answer does not fit into memory'}")
