"""Things parted by what they have in common, or put together."""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K")


def grouped(things: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """Part things by a key, in the order in which each key comes first."""
    groups: dict[K, list[T]] = {}
    for thing in things:
        groups.setdefault(key(thing), []).append(thing)
    return groups


def union(several: Iterable[Iterable[T]]) -> tuple[T, ...]:
    """Put together what stands in any of several lists, each thing once, in the order in which it comes first."""
    return tuple(dict.fromkeys(thing for things in several for thing in things))
