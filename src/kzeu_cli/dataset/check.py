"""Everything that is wrong with a dataset, all at once, each with its file, line and key."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from kzeu_cli import dates
from kzeu_cli.amounts import is_currency
from kzeu_cli.dataset import find
from kzeu_cli.dataset.build import ABOUT, DEFAULTS, TABLES, observation_id
from kzeu_cli.dataset.read import Tables, read
from kzeu_cli.errors import DatasetError, Problem
from kzeu_cli.model import KINDS, WORDS, Amount, Item, Series, Stated
from kzeu_cli.near import advice
from kzeu_cli.record import Key, Record

CLASSES: Mapping[str, type[Record]] = {
    **{name: cls for name, (_, cls) in TABLES.items()},
    **KINDS,
    "series": Series,
}
ROOT_KEYS = (*ABOUT, DEFAULTS, "schema", "part")
PARTS: Mapping[str, type[Record]] = {"items": Item, "quantities": Amount, "stated": Stated}
INHERITED = ("layer", "source")
PART_KEYS = ("path", "kinds", "topics", "grains")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Codes of parties, countries and units keep their own spelling.
_FREE_IDS = ("party", "place", "unit")
# What a reference to one of these may name: the ids of these tables.
_NAMESPACES: Mapping[str, tuple[str, ...]] = {
    "fact": tuple(KINDS),
    "attribute": ("attribute", "measure"),
    "actor": ("party", "place", "body"),
}
_ACTORS_BESIDES = ("WORLD",)


@dataclass(frozen=True)
class File:
    """A file of the dataset: its name, its text for line numbers, its tables."""

    name: str
    text: str
    tables: Tables

    def line(self, kind: str, number: int, name: str = "") -> int:
        """Find the line of a key in the n-th table of a kind; that of the table if the key has none."""
        header = re.compile(rf"^\s*\[\[\s*{re.escape(kind)}\s*\]\]", re.MULTILINE)
        starts = [match.start() for match in header.finditer(self.text)]
        if number >= len(starts):
            return 0
        start = starts[number]
        after = re.search(r"^\s*\[\[", self.text[start + 2 :], re.MULTILINE)
        block = self.text[start : start + 2 + after.start()] if after else self.text[start:]
        place = re.search(rf"^\s*[\"']?{re.escape(name)}[\"']?\s*=", block, re.MULTILINE) if name else None
        return self.text[: start + (place.end() if place else 0)].count("\n") + 1


def checked(place: Path) -> list[Tables]:
    """Read a dataset whole and return the tables of its files; raise DatasetError with all that is wrong."""
    paths = find.files(place)
    base = place if place.is_dir() else place.parent
    files = [File(path.relative_to(base).as_posix(), path.read_text(errors="replace"), read(path)) for path in paths]
    found = sorted(problems(files))
    if found:
        raise DatasetError(found)
    return [file.tables for file in files]


def problems(files: list[File]) -> Iterator[Problem]:
    """Go through all that is wrong with a dataset."""
    yield from _root(files[0])
    names = _names(files)
    seen: dict[tuple[str, Any], str] = {}
    for file in files:
        for name, content in file.tables.items():
            if name in CLASSES:
                yield from _tables(file, name, content, names, seen)
            elif name not in ROOT_KEYS:
                yield Problem(
                    file.name, _line_of(file, name), name, f"unknown key; {advice(name, (*CLASSES, *ROOT_KEYS))}"
                )


def _root(file: File) -> Iterator[Problem]:
    for name in ("id", "version", "title"):
        if not isinstance(file.tables.get(name), str):
            yield Problem(file.name, 0, name, "must be there, as text: the root file says what the dataset is")
    if file.tables.get("schema") != 1:
        yield Problem(file.name, _line_of(file, "schema"), "schema", "must be 1, the version of the format")
    if len(file.tables.get("party", ())) != 2:
        yield Problem(file.name, 0, "party", "there must be two parties")


def _line_of(file: File, name: str) -> int:
    place = re.search(rf"^\s*\[*\s*[\"']?{re.escape(name)}\b", file.text, re.MULTILINE)
    return file.text[: place.end()].count("\n") + 1 if place else 0


def _names(files: list[File]) -> Mapping[str, set[Any]]:
    """Collect the ids of every table, so that references to them can be followed."""
    names: dict[str, set[Any]] = {name: set() for name in CLASSES}
    for file in files:
        for name in CLASSES:
            for table in file.tables.get(name, ()):
                if isinstance(table, Mapping) and "id" in table:
                    names[name].add(table["id"])
        for table in file.tables.get("series", ()):
            names["figure"].update(_observation_ids(table))
    for space, members in _NAMESPACES.items():
        names[space] = set().union(*(names[member] for member in members))
    names["actor"].update(_ACTORS_BESIDES)
    return names


def _observation_ids(series: Mapping[str, Any]) -> Iterator[str]:
    for name, value in series.get("values", {}).items():
        if isinstance(value, Mapping):
            yield from (observation_id(series.get("id", ""), name, period) for period in value)
        else:
            yield observation_id(series.get("id", ""), "", name)


def _tables(
    file: File, name: str, content: Any, names: Mapping[str, set[Any]], seen: dict[tuple[str, Any], str]
) -> Iterator[Problem]:
    if not isinstance(content, list):
        yield Problem(file.name, _line_of(file, name), name, f"must be a list of tables: [[{name}]]")
        return
    inherited = file.tables.get(DEFAULTS, {})
    for number, table in enumerate(content):
        for key, message in _record(CLASSES[name], {**inherited, **table}, names):
            top = key.partition(".")[0].partition("[")[0]
            label = f"{table.get('id', f'{name} {number + 1}')}.{key}"
            yield Problem(file.name, file.line(name, number, top), label, message)
        if "id" in table:
            space = "fact" if name in (*KINDS, "series") else name
            place = f"{file.name}:{file.line(name, number)}"
            if first := seen.get((space, table["id"])):
                yield Problem(file.name, file.line(name, number, "id"), f"{table['id']}.id", f"already used at {first}")
            seen.setdefault((space, table["id"]), place)
            if name not in (*_FREE_IDS, "reference") and not _ID.fullmatch(str(table["id"])):
                yield Problem(
                    file.name, file.line(name, number, "id"), f"{table['id']}.id", "must be kebab-case: a-b-c"
                )


def _record(cls: type[Record], table: Mapping[str, Any], names: Mapping[str, set[Any]]) -> Iterator[tuple[str, str]]:
    """Hold a table against its class: key and message of each problem."""
    known = {attribute.rstrip("_"): key for attribute, key in cls.keys.items()}
    for name, value in table.items():
        key = known.get(name.replace("-", "_"))
        if key is None:
            if name not in INHERITED:
                yield name, f"unknown key; {advice(name, known)}"
        else:
            yield from _value(name, value, key, names)
    for name, key in known.items():
        if key.required and name not in table and name.replace("_", "-") not in table:
            yield name, f"is missing: {key.doc}"


def _value(name: str, value: Any, key: Key, names: Mapping[str, set[Any]]) -> Iterator[tuple[str, str]]:
    form, _, what = key.of.partition(":")
    if key.is_many and not isinstance(value, list):
        yield name, f"must be a list, not {_shown(value)}"
    elif form in PARTS:
        cls = PARTS[form]
        for number, table in enumerate(value):
            if isinstance(table, Mapping):
                yield from ((f"{name}[{number}].{key}", why) for key, why in _record(cls, table, names))
            else:
                yield f"{name}[{number}]", "must be a table"
    elif key.is_many:
        for part in value:
            yield from _one(
                name, part, {"many": "one", "refs": "ref", "texts": "text", "names": "table"}[form], what, names
            )
    else:
        yield from _one(name, value, form, what, names)


def _one(name: str, value: Any, form: str, what: str, names: Mapping[str, set[Any]]) -> Iterator[tuple[str, str]]:
    if form == "one":
        if value not in WORDS[what]:
            yield name, f"no {what.replace('_', ' ')} {_shown(value)}; {advice(str(value), WORDS[what])}"
    elif form == "ref":
        if not isinstance(value, (str, int)) or value not in names[what]:
            yield name, f"no {what} {_shown(value)}; {advice(str(value), map(str, names[what]))}"
    elif form == "unit":
        if value not in names["unit"] and not is_currency(value):
            yield name, f"no unit {_shown(value)}; {advice(str(value), names['unit'])} (money: an ISO 4217 code)"
    elif form == "period":
        yield from _period(name, value)
    else:
        wrong = _FORMS[form](value)
        if wrong:
            yield name, f"must be {wrong}, not {_shown(value)}"


def _period(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(value, str):
        yield name, f'must be a date in quotes, such as "2015-11", not {_shown(value)}'
        return
    try:
        dates.parse(value)
    except ValueError as error:
        yield name, str(error)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool) and Decimal(value).is_finite()


# Form -> what the value must be, or nothing if it is.
_FORMS: Mapping[str, Callable[[Any], str]] = {
    "text": lambda value: "" if isinstance(value, str) and value.strip() else "text",
    "id": lambda value: "" if isinstance(value, (str, int)) and not isinstance(value, bool) else "a name",
    "number": lambda value: "" if _is_number(value) else "a finite number",
    "integer": lambda value: "" if isinstance(value, int) and not isinstance(value, bool) else "a whole number",
    "flag": lambda value: "" if isinstance(value, bool) else "true or false",
    "table": lambda value: "" if isinstance(value, Mapping) else "a table",
}


def _shown(value: Any) -> str:
    text = repr(str(value)) if isinstance(value, (str, Decimal)) else str(value)
    return text if len(text) <= 40 else f"{text[:37]}..."
