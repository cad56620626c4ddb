"""Everything that is wrong with a dataset, all at once, each with its file, line and key."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from kzeu_cli.dataset import find
from kzeu_cli.dataset.build import ABOUT, DEFAULTS
from kzeu_cli.dataset.cycles import cycles
from kzeu_cli.dataset.file import File
from kzeu_cli.dataset.file_list import PART, misplaced
from kzeu_cli.dataset.forms import Wrong, misformed, shown
from kzeu_cli.dataset.names import CLASSES, Names, collect, identities, identity, records, space_of
from kzeu_cli.dataset.read import Tables, parse, text_of
from kzeu_cli.dataset.value_checks import MONEY, misfits
from kzeu_cli.model import Dimensions, Fact
from kzeu_cli.model.record import toml_key
from kzeu_cli.support.errors import DatasetError, Problem
from kzeu_cli.support.suggestions import advice

SCHEMA = 1
BUILTIN = "builtin"
EXTENDS = "extends"
LANGUAGE = "language"
ROOT_KEYS = (*ABOUT, "schema", EXTENDS, PART)
# What a file may say once for all its records: any key of a fact but those that no two share.
COMMON = frozenset(toml_key(name) for name in Fact.keys) - {"id", "text"}
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Za-z0-9]+([-/][A-Za-z0-9]+)*")
# By this all of kzeu knows money.
_MONEY_CODE = re.compile(r"[A-Z]{3}")
# What all values of a series share: another measure or unit makes another series.
_SAME = frozenset(toml_key(name) for name in Dimensions.keys) | {"unit", "partner_is"}
# Codes of parties, countries and units keep their own spelling.
_FREE_IDS = ("party", "place", "unit")


class Position(NamedTuple):
    """Where a record stands: the n-th table of a kind in a file."""

    file: File
    kind: str
    number: int


# Where each name of a space was first given.
Seen = dict[str, dict[Any, Position]]


def read_all(place: Path) -> tuple[list[File], list[Problem]]:
    """Read the files of a dataset, the root file first; what cannot be read is a problem."""
    files: list[File] = []
    paths, unreadable = find.files(place)
    for path in paths:
        try:
            tables = parse(text_of(path), str(path))
            # A file that says of which language it is holds words of that language and no records.
            if LANGUAGE not in tables:
                files.append(File(path, tables))
        except DatasetError as error:
            unreadable.extend(error.problems)
    return files, unreadable


def problems(
    files: Sequence[File],
    beneath: Sequence[Tables] = (),
    *,
    complete: bool = True,
    continued: Mapping[Any, Mapping[str, Any]] = MappingProxyType({}),
) -> Iterator[Problem]:
    """Go through all that is wrong with a dataset; without all of its files (`complete`) no name is missed.

    A series with the id of one that may be `continued` needs only what differs from that one.
    """
    names = collect([*beneath, *(file.tables for file in files)], complete=complete)
    if files and complete:
        yield from _root(files[0], files, beneath)
        yield from misplaced(files)
        yield from cycles(files, beneath)
    seen: Seen = {}
    for number, file in enumerate(files):
        for name in file.tables:
            if name in CLASSES:
                yield from _tables(file, name, names, seen, continued if name == "series" else {})
            elif name == DEFAULTS:
                yield from _defaults(file)
            elif name not in ROOT_KEYS:
                near = advice(name, (*CLASSES, DEFAULTS, *ROOT_KEYS), all_with="kzeu data schema")
                yield file.top(name, f"unknown key; {near}")
            elif number:
                yield file.top(name, f"belongs in the root file, {find.ROOT_FILE}")


def _root(file: File, files: Sequence[File], beneath: Sequence[Tables]) -> Iterator[Problem]:
    for name in ABOUT:
        value = file.tables.get(name)
        must = name in ("id", "version", "title") and not beneath
        if (must or value is not None) and not (isinstance(value, str) and value.strip()):
            yield file.top(name, "must be there, as text: the root file says what the dataset is")
        elif name == "id" and value is not None and not _ID.fullmatch(value):
            yield file.top(name, f"must be kebab-case (a-b-c), not {shown(value)}")
    if file.tables.get("schema") != SCHEMA or isinstance(file.tables["schema"], bool):
        yield file.top("schema", f"must be {SCHEMA}, the version of the format")
    if file.tables.get(EXTENDS, BUILTIN) != BUILTIN:
        yield file.top(EXTENDS, f'must be "{BUILTIN}", not {shown(file.tables[EXTENDS])}')
    parties = {
        identity(table) for tables in (*beneath, *(file.tables for file in files)) for table in records(tables, "party")
    }
    if len(parties) != 2:
        yield file.top("party", f"there must be two parties, not {len(parties)}")


def _defaults(file: File) -> Iterator[Problem]:
    given = file.tables[DEFAULTS]
    if not isinstance(given, Mapping):
        yield file.top(DEFAULTS, f"must be a table: [{DEFAULTS}]")
        return
    for key in given:
        if key not in COMMON:
            yield file.top(DEFAULTS, f"{key} cannot be given for all at once; {advice(key, COMMON)}")


def _tables(
    file: File,
    kind: str,
    names: Names,
    seen: Seen,
    continued: Mapping[Any, Mapping[str, Any]],
) -> Iterator[Problem]:
    content = file.tables[kind]
    if not isinstance(content, list):
        yield file.top(kind, f"must be a list of tables: [[{kind}]]")
        return
    inherited = _inherited(file, kind)
    for number, table in enumerate(content):
        if not isinstance(table, Mapping):
            yield file.top(kind, f"must hold tables only, not {shown(table)}")
            continue
        base = continued.get(identity(table), {})
        # What continues a series is what that is, whatever its file says of all.
        whole = {**(base or inherited), **table}
        for key in sorted(table.keys() & base.keys() & _SAME) if base else ():
            if table[key] != base[key]:
                message = f"{shown(base[key])} in the series that it continues; another series needs another id"
                yield file.of(kind, number, key, message)
        wrong = [*misformed(CLASSES[kind], whole, names), *_badly_named(kind, table)]
        spoilt = {re.split(r"[.\[]", key)[0] for key, _ in wrong} if wrong else ()
        sound = {key: value for key, value in whole.items() if key not in spoilt} if spoilt else whole
        for key, message in (*wrong, *misfits(kind, sound, names)):
            yield file.of(kind, number, key, message)
        yield from () if names.is_each_once else _taken(file, kind, number, seen)


def _inherited(file: File, kind: str) -> dict[str, Any]:
    """Take the defaults of a file that a kind of record has a key for."""
    given = file.tables.get(DEFAULTS)
    known = {toml_key(attribute) for attribute in CLASSES[kind].keys}
    return {key: value for key, value in given.items() if key in known & COMMON} if isinstance(given, Mapping) else {}


def _badly_named(kind: str, table: Mapping[str, Any]) -> Iterator[Wrong]:
    name = table.get("id")
    if not isinstance(name, str) or kind == "reference":
        return
    if kind in _FREE_IDS and not _CODE.fullmatch(name):
        yield "id", f"must be a code of letters, digits and hyphens, not {shown(name)}"
    if kind not in _FREE_IDS and not _ID.fullmatch(name):
        yield "id", f"must be kebab-case (a-b-c), not {shown(name)}"
    if kind == "unit" and bool(_MONEY_CODE.fullmatch(name)) != (table.get("dimension") == MONEY):
        yield "id", "three capital letters are a unit of money, and of nothing else"


def _taken(file: File, kind: str, number: int, seen: Seen) -> Iterator[Problem]:
    """Report ids that a record before has taken."""
    table = file.tables[kind][number]
    own = [identity(table), *identities(kind, table)] if kind == "series" else [identity(table)]
    here, known = Position(file, kind, number), seen.setdefault(space_of(kind), {})
    for name in own:
        if name is not None and (before := known.setdefault(name, here)) is not here:
            line = before.file.lines.of(before.kind, before.number)
            yield file.of(kind, number, "id", f"{name} is already used at {before.file.path}:{line}")
