"""Whether what is part of something is in the end part of itself: whoever follows such links would never arrive."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kzeu_cli.dataset.file import File
from kzeu_cli.dataset.names import identity, records
from kzeu_cli.dataset.read import Tables
from kzeu_cli.model import KINDS
from kzeu_cli.support.errors import Problem

# Keys that lead upwards or back in time, and the kinds of records that they lead from one to another.
_UPWARD: Mapping[str, tuple[str, ...]] = {
    "supersedes": ("agreement",),
    "part_of": ("figure", "programme"),
    "grew_from": ("figure",),
    "restates": tuple(KINDS),
    "parents": ("body",),
    "parent": ("product",),
    "region": ("place",),
    "base": ("unit",),
}

# So many records at either end of a longer circle are named.
_ENDS = 3
# Where a record stands: its file, kind and number.
Place = tuple[File, str, int]


def cycles(files: Sequence[File], beneath: Sequence[Tables] = ()) -> Iterator[Problem]:
    """Report each circle once, at one of its records; one may lead through the dataset `beneath` that this extends."""
    for key, kinds in _UPWARD.items():
        places, own = _links(files, key, kinds)
        links = _links_beneath(beneath, files, key, kinds) | own
        done: set[Any] = set()
        for name in own:
            if path := _circle(name, links, done):
                start = next(place for place, name in enumerate(path) if name in places)
                path = [*path[start:], *path[: start + 1]]
                file, kind, number = places[path[0]]
                yield file.of(kind, number, key, f"leads back to itself: {_shown(path)}")


def _shown(path: Sequence[Any]) -> str:
    """Write a circle; of a long one the first and the last."""
    shown = [*path[:_ENDS], "…", *path[-_ENDS:]] if len(path) > 2 * _ENDS + 1 else path
    return " → ".join(map(str, shown))


def _links_beneath(
    beneath: Sequence[Tables], files: Sequence[File], key: str, kinds: Sequence[str]
) -> dict[Any, list[Any]]:
    """Take the links of the records beneath that no record of the files replaces."""
    own = files if beneath else ()
    replaced = {identity(table) for file in own for kind in kinds for table in records(file.tables, kind)}
    return {
        table["id"]: _several(table[key])
        for tables in beneath
        for kind in kinds
        for table in records(tables, kind)
        if key in table and table["id"] not in replaced
    }


def _links(files: Sequence[File], key: str, kinds: Sequence[str]) -> tuple[dict[Any, Place], dict[Any, list[Any]]]:
    places: dict[Any, Place] = {}
    links: dict[Any, list[Any]] = {}
    for file, kind in itertools.product(files, kinds):
        content = file.tables.get(kind)
        for number, table in enumerate(content if isinstance(content, list) else ()):
            if not isinstance(table, Mapping) or key not in table:
                continue
            name = identity(table)
            if name is not None:
                places[name] = (file, kind, number)
                links[name] = [target for target in _several(table[key]) if isinstance(target, (str, int))]
    return places, links


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _circle(start: Any, links: Mapping[Any, Sequence[Any]], done: set[Any]) -> list[Any]:
    """Follow the links from a record; return the first circle found, and add to `done` what needs no second look."""
    path: dict[Any, None] = {}
    waiting = [(start, False)]
    while waiting:
        name, is_left = waiting.pop()
        if is_left:
            done.add(name)
            del path[name]
        elif name in path:
            done.update(path)
            return [*path][[*path].index(name) :]
        elif name not in done and name in links:
            path[name] = None
            waiting += [(name, True), *((target, False) for target in links[name])]
    return []
