"""What a question consists of: each part finds facts in one or more ways, the best of which counts."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from kzeu_cli.model import Fact, Office
from kzeu_cli.search.entries import Entry
from kzeu_cli.search.asked_times import AskedTime, span
from kzeu_cli.search.asked_amounts import AskedAmount

# A time in the words of a fact that is of another time, or of none.
_NAMED = 0.8
# A day between the first and the last of an office.
_HELD = 0.9


# For each entry how strongly each of its facts is found, from 0 to 1; one number if that is the same for all.
Column = Sequence[Sequence[float]]


class Way(Protocol):
    """A way in which a part of a question may find facts, and what that is worth against the other ways."""

    @property
    def weight(self) -> float:
        """From 0 to 1."""

    def finds(self, entries: Sequence[Entry]) -> Column:
        """Tell how well it finds the facts of entries."""


class Phrase(NamedTuple):
    """Words in a row, but not as a part of a `longer` name."""

    words: tuple[str, ...]
    weight: float = 1
    longer: tuple[tuple[str, ...], ...] = ()

    def finds(self, entries: Sequence[Entry]) -> Column:
        """Tell how strongly the entries have the words."""
        longer = [f" {' '.join(name)} " for name in self.longer]
        return [(entry.holds(f" {' '.join(self.words)} ", longer),) for entry in entries]


class Apart(NamedTuple):
    """The words of a phrase wherever they stand."""

    words: tuple[str, ...]
    weight: float

    def finds(self, entries: Sequence[Entry]) -> Column:
        """Tell how strongly the entries have the weakest of the words."""
        needles = [f" {word} " for word in self.words]
        return [(min(entry.holds(needle) for needle in needles),) for entry in entries]


class Code(NamedTuple):
    """A country or body that acts in a fact, named there or not."""

    code: str
    weight: float

    def finds(self, entries: Sequence[Entry]) -> Column:
        """Tell which entries are about it."""
        return [(float(self.code in entry.codes),) for entry in entries]


class At(NamedTuple):
    """A time, and the words in which a sentence may name it."""

    moment: AskedTime
    words: tuple[str, ...] = ()
    weight: float = 1

    def finds(self, entries: Sequence[Entry]) -> Column:
        """Tell how well the times of the facts meet it, or whether the words of the only one name it."""
        needle = f" {' '.join(self.words)} "
        return [self._strengths(entry, needle) for entry in entries]

    def _strengths(self, entry: Entry, needle: str) -> Sequence[float]:
        named = entry.holds(needle) * _NAMED if self.words and len(entry.facts) == 1 else 0
        return [max(self._meets(fact), named) for fact in entry.facts]

    def _meets(self, fact: Fact) -> float:
        """Weigh the time of a fact; an office is held on every day between its first and its last."""
        tenure = span(fact.from_, fact.to) if isinstance(fact, Office) else None
        return max(self.moment.meets(fact.when), _HELD if tenure and self.moment.meets(tenure) else 0)


class Worth(NamedTuple):
    """An amount."""

    sum: AskedAmount
    weight: float = 1

    def finds(self, entries: Sequence[Entry]) -> Column:
        """Tell how well the numbers of the facts meet it."""
        return [[self.sum.meets(entry.amounts(fact)) for fact in entry.facts] for entry in entries]


class Criterion(NamedTuple):
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
