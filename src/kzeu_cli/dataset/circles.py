"""Whether what is part of something is in the end part of itself: whoever follows such links would never arrive."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kzeu_cli.dataset.file import File
from kzeu_cli.dataset.names import identity
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

# Where a record stands: its file, kind and number.
Place = tuple[File, str, int]


def circles(files: Sequence[File]) -> Iterator[Problem]:
    """Report each circle once, at one of its records."""
    for key, kinds in _UPWARD.items():
        places, links = _links(files, key, kinds)
        done: set[Any] = set()
        for name in links:
            if path := _circle(name, links, done):
                file, kind, number = places[path[0]]
                yield file.of(kind, number, key, f"leads back to itself: {' → '.join(map(str, [*path, path[0]]))}")


def _links(
    files: Sequence[File], key: str, kinds: Sequence[str]
) -> tuple[Mapping[Any, Place], Mapping[Any, Sequence[Any]]]:
    places: dict[Any, Place] = {}
    links: dict[Any, Sequence[Any]] = {}
    for file, kind in itertools.product(files, kinds):
        content = file.tables.get(kind)
        for number, table in enumerate(content if isinstance(content, list) else ()):
            name = identity(table) if isinstance(table, Mapping) else None
            if name is not None and key in table:
                places[name] = (file, kind, number)
                links[name] = [target for target in _several(table[key]) if isinstance(target, (str, int))]
    return places, links


def _several(value: Any) -> Iterable[Any]:
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
