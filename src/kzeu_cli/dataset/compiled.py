"""What was worked out of a dataset ahead of questions and is kept in its folder `generated`: read here.

`export.compiled` writes it. Nothing of it is needed: what is missing, or was made of another text, is worked out anew.
Of the built-in data a test holds it fresh; of data of one's own it counts only as long as no file changes.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from kzeu_cli import __version__
from kzeu_cli.dataset.find import ROOT_FILE, builtin, files, is_installed
from kzeu_cli.dataset.read import Tables, parse, shared, text_of, wanted
from kzeu_cli.model import Dataset

FOLDER = "generated"


def read_parts(
    folder: Path, kinds: tuple[str, ...] = (), topics: tuple[str, ...] = (), grains: tuple[str, ...] = ()
) -> list[Tables]:
    """Read the root file of a folder and those of its parts that can hold what is asked for."""
    root = read(folder, ROOT_FILE)
    return [root, *(read(folder, part) for part in wanted(root["part"], kinds, topics, grains))]


def read(folder: Path, part: str) -> Tables:
    """Read a file of a folder into tables: those that are kept, if they were made of its very text."""
    if is_installed(folder) and (kept := _tables(folder, part)):
        return kept
    text = text_of(folder / part)
    return _tables(folder, part, mark(text)) or parse(text, str(folder / part))


def read_own(folder: Path) -> list[Tables] | None:
    """Read a dataset of one's own, known to be sound, into tables; None if it is not kept or has changed since."""
    _current.discard(str(folder))
    if not manifest_file(folder).is_file():
        return None
    known = marks(folder)
    if _manifest(folder) != manifest(known):
        return None
    found = [shared(_tables(folder, part, known[part])) for part in known]
    if None in found:
        return None
    _current.add(str(folder))
    return [tables for tables in found if tables]


def is_current(path: str) -> bool:
    """Whether what is kept of a dataset, which must have been read, is of its files as they are."""
    return path == str(builtin()) or path in _current


def manifest(marks: Mapping[str, int]) -> Mapping[str, Any]:
    """Say of what something was made: the files, the program, the data that come with it."""
    return {"program": __version__, "beneath": mark(text_of(builtin() / ROOT_FILE)), "files": marks}


def _manifest(folder: Path) -> Any:
    try:
        return json.loads(manifest_file(folder).read_bytes())
    except (OSError, ValueError):
        return None


def marks(folder: Path) -> dict[str, int]:
    """Read the files of a dataset: the mark of the text of each by its place in the folder."""
    return {path.relative_to(folder).as_posix(): mark(text_of(path)) for path in files(folder)[0]}


def manifest_file(folder: Path) -> Path:
    """Name the file that says of what all others were made."""
    return folder / FOLDER / "manifest.json"


def tables_file(folder: Path, part: str) -> Path:
    """Name the file with the tables of a part of a dataset."""
    return folder / FOLDER / "tables" / f"{part}.json"


def rows_file(folder: Path, kind: str, grain: str | None) -> Path:
    """Name the file with what rows say of the facts of a kind, of figures those of one grain."""
    return folder / FOLDER / "rows" / f"{kind}{f'-{grain}' if grain else ''}.jsonl"


def flags_file(folder: Path) -> Path:
    """Name the file with what the audit holds against each fact."""
    return folder / FOLDER / "flags.json"


def mark(text: str) -> int:
    """Make a number that differs for different texts, by which what was made of a text is known again."""
    from binascii import crc32  # what is installed is not compared

    return crc32(text.encode(errors="replace"))


def _tables(folder: Path, part: str, known: int | None = None) -> Tables | None:
    """Take the tables of a part of a dataset, if they are kept and made of a text of this mark, if one is given."""
    try:
        kept = _decode(tables_file(folder, part).read_bytes().decode())
        found: Tables | None = kept["tables"] if known is None or kept["mark"] == known else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found


def line(dataset: Dataset, fact: Any) -> str | None:
    """Take what every row says of a fact, as an object of JSON; None if it is not kept, or not of this very fact."""
    return None if fact.kind == "derived" and row(dataset, fact) is None else _text(dataset, fact)


def row(dataset: Dataset, fact: Any) -> Mapping[str, Any] | None:
    """Take the same by key, numbers as JSON has them."""
    text = _text(dataset, fact)
    said: Mapping[str, Any] | None = _decode(text) if text else None
    if said and fact.kind == "derived":
        # It is made anew each time; what it was made of has not changed if it comes to the same.
        is_same = said["formula"] == fact.formula and float(said["value"]) == float(fact.value)
        return said if is_same else None
    return said


def _text(dataset: Dataset, fact: Any) -> str | None:
    """Take the line of a fact; of one that was worked out nothing tells yet whether it is the same."""
    kept = _lines(dataset.path, fact.kind, getattr(fact, "grain", None)).get(fact.id.encode())
    is_known = fact.kind == "derived" or dataset.facts.get(fact.id) is fact
    return kept.decode().rstrip("\n") if kept and is_known else None


@cache
def flags(path: str) -> Mapping[str, tuple[str, ...]] | None:
    """Map the ids of facts of a dataset to what the audit holds against them; None where that is not kept."""
    if not is_current(path):
        return None
    try:
        kept = json.loads(flags_file(Path(path)).read_bytes())
        return {name: tuple(held) for name, held in kept.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return None


@cache
def _lines(path: str, kind: str, grain: str | None) -> Mapping[bytes, bytes]:
    """Map the ids of facts of a dataset to what is kept of them; to nothing where that is not so."""
    if not is_current(path):
        return {}
    try:
        with rows_file(Path(path), kind, grain).open("rb") as lines:
            # Each begins with the id, by which it is found without being read.
            return {line[_BEFORE_ID : line.index(b'"', _BEFORE_ID)]: line for line in lines}
    except (OSError, ValueError):
        return {}


# Datasets of one's own that were read through what is kept of them.
_current: set[str] = set()
_BEFORE_ID = len('{"id": "')
# One decoder for all lines: json.loads would make a new one for each.
_decode = json.JSONDecoder(parse_float=Decimal).decode
