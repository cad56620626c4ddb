"""Whether the root file tells rightly what the other files hold: a command reads only those that it needs."""

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kzeu_cli.dataset.build import NATURAL_GRAIN
from kzeu_cli.dataset.file import File
from kzeu_cli.dataset.forms import Wrong, shown
from kzeu_cli.dataset.names import CLASSES, FACTS, records
from kzeu_cli.model import WORDS
from kzeu_cli.support.errors import Problem
from kzeu_cli.support.suggestions import advice

PART = "part"
LISTS = ("kinds", "topics", "grains")


def misplaced(files: Sequence[File]) -> Iterator[Problem]:
    """Go through what the root file says wrongly of the others, if it speaks of them."""
    root = files[0]
    if PART not in root.tables:
        return
    parts = root.tables[PART]
    if not isinstance(parts, list) or not all(isinstance(part, Mapping) for part in parts):
        yield root.top(PART, f"must be a list of tables: [[{PART}]]")
        return
    folder = str(root.path.parent)
    by_path = {os.path.relpath(str(file.path), folder).replace(os.sep, "/"): file for file in files[1:]}
    for number, part in enumerate(parts):
        for key, message in _wrong(part, by_path):
            yield root.of(PART, number, key, message)
    named = {part.get("path") for part in parts if isinstance(part.get("path"), str)}
    for path in by_path:
        if path not in named:
            yield root.top(PART, f"none names {path}, which would never be read")


def _wrong(part: Mapping[str, Any], by_path: Mapping[str, File]) -> Iterator[Wrong]:
    misshapen = list(_misshapen(part))
    path = part.get("path")
    if not isinstance(path, str) or path not in by_path:
        yield "path", f"no file {shown(path)}; {advice(str(path), by_path)}"
    elif not misshapen:
        holds = _holds(by_path[path].tables)
        for key in LISTS:
            if key in part and (left := sorted(holds[key] - set(part[key]))):
                yield key, f"does not tell of {', '.join(left)}, which the file holds"
    yield from misshapen


def _misshapen(part: Mapping[str, Any]) -> Iterator[Wrong]:
    known = {"kinds": tuple(CLASSES), "grains": WORDS["grain"]}
    for key, value in part.items():
        if key != "path" and key not in LISTS:
            yield key, f"unknown key; {advice(key, ('path', *LISTS))}"
        elif key in LISTS and not (isinstance(value, list) and all(isinstance(word, str) for word in value)):
            yield key, f"must be a list of text, not {shown(value)}"
        elif key in known:
            yield from (
                (key, f"no {key[:-1]} {shown(w)}; {advice(w, known[key])}") for w in value if w not in known[key]
            )
    if not part.get("kinds"):
        yield "kinds", "is missing: what the file holds"


def _holds(tables: Mapping[str, Any]) -> Mapping[str, set[str]]:
    """Tell which kinds, topics and grains a file holds; series are figures."""
    kinds = {"figure" if kind == "series" else kind for kind in CLASSES if tables.get(kind)}
    facts = [fact for kind in FACTS for fact in records(tables, kind)]
    listed = [fact["topics"] for fact in facts if isinstance(fact.get("topics"), list)]
    topics = {topic for topics in listed for topic in topics if isinstance(topic, str)}
    grains = {fact.get("grain", NATURAL_GRAIN) for kind in ("figure", "series") for fact in records(tables, kind)}
    return {"kinds": kinds, "topics": topics, "grains": {grain for grain in grains if isinstance(grain, str)}}
