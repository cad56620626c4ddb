"""How strongly each part of a question finds each fact, and how telling the part is."""

from collections.abc import Iterator, Sequence
from math import log

from kzeu_cli.search.entries import Entry
from kzeu_cli.search.criteria import Apart, Column, Criterion, Phrase, Way

# From where on a way counts as having found an entry.
_FINDS = 0.5
# However many facts name a party to the relations, a question that names it means it.
_LEAST_RARITY = 0.2
_NEAR = 0.5


class Strengths:
    """The strengths of one part of a question."""

    def __init__(self, part: Criterion, entries: Sequence[Entry]) -> None:
        self.part = part
        self._bundles = [_Bundle(bundle, entries) for bundle in part.bundles]
        self._most = max((bundle.most for bundle in self._bundles), default=0)

    @property
    def weight(self) -> float:
        """What the part is worth in the question: 0 if it finds nothing."""
        return self.part.weight * self._most

    def of(self, entry: int, fact: int) -> float:
        """Tell from 0 to 1 how strongly the part finds a fact of an entry, both by position."""
        return max(bundle.of(entry, fact) for bundle in self._bundles) / self._most if self._most else 0

    def words(self, entry: int) -> Iterator[Sequence[str]]:
        """Go through the runs of stems that the part finds in an entry, given by position."""
        return (words for bundle in self._bundles for words in bundle.words(entry))


class _Bundle:
    """Ways that are as telling as they are rare together."""

    def __init__(self, ways: Sequence[Way], entries: Sequence[Entry]) -> None:
        columns = ((way, way.finds(entries)) for way in ways)
        self._columns = [(way, column) for way, column in columns if any(map(max, column))]
        # What is only near in meaning makes a word no less telling, unless nothing else is found.
        telling = [column for way, column in self._columns if way.weight > _NEAR]
        self._rarity = _rarity(telling or [column for _, column in self._columns])
        self.most = self._rarity * max((way.weight for way, _ in self._columns), default=0)

    def of(self, entry: int, fact: int) -> float:
        """Tell how strongly it finds a fact, times how rare it is."""
        found = [way.weight * column[entry][fact if len(column[entry]) > 1 else 0] for way, column in self._columns]
        return self._rarity * max(found, default=0)

    def words(self, entry: int) -> Iterator[Sequence[str]]:
        """Go through the words that it finds in an entry."""
        return (way.words for way, column in self._columns if isinstance(way, (Phrase, Apart)) and max(column[entry]))


def _rarity(columns: Sequence[Column]) -> float:
    """Tell how telling ways are, from 0 to 1: the fewer entries they find together, the more."""
    found = sum(any(max(strengths) >= _FINDS for strengths in each) for each in zip(*columns, strict=True))
    every = len(columns[0]) if columns else 0
    return max(log(1 + every / max(found, 1)) / log(1 + every), _LEAST_RARITY) if every else 0
