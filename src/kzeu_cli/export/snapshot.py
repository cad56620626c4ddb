"""The facts of a dataset as plain values, whatever holds it: TOML files, the JSON that was exported, or SQLite."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from kzeu_cli import dataset
from kzeu_cli.dataset.check import BUILTIN
from kzeu_cli.export.document import document
from kzeu_cli.model import KINDS
from kzeu_cli.model.record import toml_key
from kzeu_cli.support.errors import DatasetError, Problem

# The first bytes of a database (sqlite.org/fileformat).
_SQLITE = b"SQLite format 3\0"
# What a fact says of the dataset that another extends is clear from what differs.
_KEYS = frozenset(toml_key(name) for cls in KINDS.values() for name in cls.keys) - {"in_place_of"} | {"kind"}
# Fields of which JSON and SQLite write numbers that TOML may have as text.
_REFS = "refs"


class Snapshot(NamedTuple):
    """Facts by id, each its fields as they stand in JSON, and the fields that could be there."""

    facts: Mapping[str, Mapping[str, Any]]
    fields: frozenset[str]


def snapshot(place: str) -> Snapshot:
    """Read the facts of `builtin`, of a folder, or of a file of TOML, JSON or SQLite; raise DatasetError if none is."""
    if place == BUILTIN and not Path(place).exists():
        return _of(document(dataset.load_builtin())["facts"])
    path = Path(place).expanduser()
    if path.is_file():
        with path.open("rb") as file:
            head = file.read(len(_SQLITE))
        if head == _SQLITE:
            return _of_database(path)
        if path.suffix.lower() == ".json" or head.lstrip()[:1] in (b"{", b"["):
            try:
                content = json.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal)
                facts = content["facts"] if isinstance(content, dict) else content
                return _of([fact for fact in facts if isinstance(fact["id"], str)])
            except OSError as error:
                raise DatasetError([Problem(str(path), 0, "", f"cannot be read: {error.strerror}")]) from None
            except (ValueError, KeyError, TypeError, RecursionError):
                raise DatasetError([Problem(str(path), 0, "", "no JSON that kzeu data export json writes")]) from None
    return _of(document(dataset.load_all(place))["facts"])


def _of(facts: list[dict[str, Any]], fields: frozenset[str] = _KEYS) -> Snapshot:
    return Snapshot({fact["id"]: _plain(fact) for fact in facts}, fields)


def _plain(fact: Mapping[str, Any]) -> dict[str, Any]:
    """Take what a fact says: no field that says nothing, references as text, whole numbers whole."""
    found = {key: _value(value) for key, value in fact.items() if value not in (None, [], (), {})}
    if _REFS in found:
        found[_REFS] = [str(ref) for ref in found[_REFS]]
    return found


def _value(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else value
    if isinstance(value, Mapping):
        return {key: _value(part) for key, part in value.items()}
    return [_value(part) for part in value] if isinstance(value, (list, tuple)) else value


def _of_database(path: Path) -> Snapshot:
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    database.row_factory = sqlite3.Row
    try:
        tables = {row[0] for row in database.execute("select name from sqlite_master where type = 'table'")}
        facts: dict[str, dict[str, Any]] = {}
        fields: set[str] = set()
        for table in ("facts", *(f"{kind}s" for kind in KINDS)):
            rows = map(dict, database.execute(f'select * from "{table}"'))
            for row in rows:
                fields |= row.keys()
                facts.setdefault(row["id"], {}).update((key, _exact(row[key])) for key in row if key in _KEYS)
        for fact, role, target in _links(database, sorted(tables)):
            facts[fact].setdefault(role, []).append(target)
            fields.add(role)
        return _of(list(facts.values()), frozenset(fields) & _KEYS)
    except sqlite3.Error as error:
        raise DatasetError([Problem(str(path), 0, "", f"no database of kzeu data export sqlite: {error}")]) from None
    finally:
        database.close()


def _links(database: sqlite3.Connection, tables: list[str]) -> Iterator[tuple[str, str, str]]:
    """Go through what facts list, in order, in every table of such links."""
    for table in tables:
        columns = [row[1] for row in database.execute(f'pragma table_info("{table}")')]
        if columns[:3] == ["fact", "role", "position"] and len(columns) == 4:
            yield from database.execute(
                f'select fact, role, "{columns[3]}" from "{table}" order by fact, role, position'
            )


def _exact(value: Any) -> Any:
    """Turn what SQLite holds back: numbers exact, lists and tables from JSON."""
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, str) and value[:1] in ("[", "{"):
        try:
            return json.loads(value, parse_float=Decimal)
        except ValueError:
            return value
    return value
