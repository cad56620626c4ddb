"""Search: from a question in anybody's words to the facts that answer it, best first."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kzeu_cli.model import Dataset, Fact
from kzeu_cli.model.selection import Filter, meets
from kzeu_cli.search.entries import entries
from kzeu_cli.search.lexicon import lexicon
from kzeu_cli.search.question import Asker
from kzeu_cli.search.ranking import Ranking
from kzeu_cli.search.stems import Stems, places, stem, words

# What is left out: facts with less than this share of the best one's score.
_CUT = 0.5
EVERYTHING = Filter()
_DIGITS = Decimal("0.001")


class Hit(NamedTuple):
    """A fact that was found: its place, its score from 0 to 1, and the stems of the words that found it.

    If it stands for a series, `observations` counts those of the series.
    """

    rank: int
    score: Decimal
    fact: Fact
    matched: frozenset[str]
    observations: int | None = None


class Results(NamedTuple):
    """The facts found, best first; which words were read as others, and which no fact has."""

    hits: tuple[Hit, ...]
    corrected: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()


class Index:
    """A dataset made ready for questions."""

    def __init__(self, dataset: Dataset) -> None:
        stems, remarks = Stems(), Stems()
        self._dataset = dataset
        self._entries = entries(dataset, stems, remarks)
        self._asker = Asker(dataset, lexicon(dataset, stems), stems, remarks)

    def search(self, text: str, wish: Filter = EVERYTHING) -> Results:
        """Find the facts that answer a question, and meet a filter, its limit aside; ties keep their order."""
        question = self._asker.ask(text)
        ranking = Ranking(self._dataset, self._entries, question)
        hits = (
            Hit(
                rank=rank,
                score=Decimal(one.score).quantize(_DIGITS),
                fact=one.fact,
                matched=one.matched,
                observations=len(one.entry.facts) if len(one.entry.facts) > 1 else None,
            )
            for rank, one in enumerate(ranking.scored(lambda fact: meets(fact, wish), _CUT), 1)
        )
        return Results(tuple(hits), question.corrected, question.unknown)


def search(dataset: Dataset, text: str, wish: Filter) -> Results:
    """Find the facts that answer a question and meet a filter, its limit aside, best first."""
    return Index(dataset).search(text, wish)


def matches(text: str, stems: frozenset[str]) -> Sequence[tuple[int, int]]:
    """Find the words of a text that have one of the stems: where each begins and ends."""
    return [(begin, end) for shown, begin, end in places(text) if any(stem(word) in stems for word in words(shown))]


__all__ = ["Hit", "Index", "Results", "matches", "search"]
