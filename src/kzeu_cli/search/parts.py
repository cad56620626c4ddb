"""What a question consists of: each part finds facts in one or more ways, the best of which counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from kzeu_cli.model import Fact, Office
from kzeu_cli.search.entries import Entry
from kzeu_cli.search.moments import Moment, span
from kzeu_cli.search.sums import Sum

# A year in the words of a fact that is of another time, or of none.
_NAMED = 0.8
# A day between the first and the last of an office.
_HELD = 0.9


class Way(Protocol):
    """A way in which a part of a question may find an entry, and what that is worth against the other ways."""

    @property
    def weight(self) -> float:
        """From 0 to 1."""

    def finds(self, entry: Entry) -> Sequence[float]:
        """Tell from 0 to 1 how well it finds each fact of an entry; one number if that is the same for all."""


@dataclass(frozen=True)
class Phrase:
    """Words in a row."""

    words: tuple[str, ...]
    weight: float = 1

    @cached_property
    def needle(self) -> str:
        """The words as they stand in a tier."""
        return f" {' '.join(self.words)} "

    def finds(self, entry: Entry) -> Sequence[float]:
        """Tell how strongly the entry has the words."""
        return (entry.holds(self.needle),)


@dataclass(frozen=True)
class Apart:
    """The words of a phrase wherever they stand."""

    words: tuple[str, ...]
    weight: float

    def finds(self, entry: Entry) -> Sequence[float]:
        """Tell how strongly the entry has the weakest of the words."""
        return (min(entry.holds(f" {word} ") for word in self.words),)


@dataclass(frozen=True)
class Code:
    """A country or body that acts in a fact, named there or not."""

    code: str
    weight: float

    def finds(self, entry: Entry) -> Sequence[float]:
        """Tell whether the entry is about it."""
        return (float(self.code in entry.codes),)


@dataclass(frozen=True)
class At:
    """A time."""

    moment: Moment
    weight: float = 1

    def finds(self, entry: Entry) -> Sequence[float]:
        """Tell how well the times of the facts meet it, or whether the words of the only one name the year."""
        named = entry.holds(f" {self.moment.number} ") * _NAMED if len(entry.facts) == 1 and self.moment.number else 0
        return [max(self._meets(fact), named) for fact in entry.facts]

    def _meets(self, fact: Fact) -> float:
        """An office is held on every day between its first and its last."""
        tenure = span(fact.from_, fact.to) if isinstance(fact, Office) else None
        return max(self.moment.meets(fact.when), _HELD if tenure and self.moment.meets(tenure) else 0)


@dataclass(frozen=True)
class Worth:
    """An amount."""

    sum: Sum
    weight: float = 1

    def finds(self, entry: Entry) -> Sequence[float]:
        """Tell how well the numbers of the facts meet it."""
        return [self.sum.meets(entry.amounts(fact)) for fact in entry.facts]


@dataclass(frozen=True)
class Part:
    """A part of a question: the ways to find it, and how much it weighs.

    The ways come in bundles, each as telling as it is rare: "Astana" is a city that few facts name, and another word
    for its country, which most do. A fact that has not the time or amount asked for is not what was meant: such a part
    `is_strict`.
    """

    bundles: tuple[tuple[Way, ...], ...]
    weight: float = 1
    is_strict: bool = False

    @property
    def ways(self) -> Iterator[Way]:
        """All ways to find it."""
        return (way for bundle in self.bundles for way in bundle)
