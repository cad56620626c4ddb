"""Search: from a question in anybody's words to the facts that answer it, best first."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kzeu_cli.model import Dataset, Fact
from kzeu_cli.model.selection import Filter, meets
from kzeu_cli.search.criteria import Code
from kzeu_cli.search.entries import Entries, entries
from kzeu_cli.search.lexicon import lexicon
from kzeu_cli.search.question import Asker
from kzeu_cli.search.ranking import Ranking, Scored
from kzeu_cli.search.stems import Stems, places, stem, words

# What is left out: facts with less than this share of the best one's score.
_CUT = 0.5
EVERYTHING = Filter()
_DIGITS = Decimal("0.001")


class Hit(NamedTuple):
    """A fact that was found: its place, its score from 0 to 1, and the stems of the words that found it.

    If it stands for a series, `observations` counts those of the series. `missing` are the words of the question that
    it does not have.
    """

    rank: int
    score: Decimal
    fact: Fact
    stems: frozenset[str]
    missing: tuple[str, ...] = ()
    observations: int | None = None


class Results(NamedTuple):
    """The facts found, best first; which words were read as others, and which no fact has."""

    hits: tuple[Hit, ...]
    read_as: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The words of the question that the best fact does not have: then it is no answer, only the nearest to one."""
        return self.hits[0].missing if self.hits else self.unknown


class Index:
    """A dataset made ready for questions."""

    def __init__(self, dataset: Dataset) -> None:
        stems, remarks = Stems(), Stems()
        self._dataset = dataset
        self._entries = Entries(entries(dataset, stems, remarks))
        self._asker = Asker(dataset, lexicon(dataset, stems), stems, remarks)

    def search(self, text: str, selection: Filter = EVERYTHING, day: date | None = None) -> Results:
        """Find the facts that answer a question asked on a day (today), and meet a filter, its limit aside."""
        day = day or date.today()
        question = self._asker.ask(text, day)
        ranking = Ranking(self._dataset, self._entries, question, day)
        hits = (
            Hit(
                rank=rank,
                score=Decimal(each.score).quantize(_DIGITS),
                fact=each.fact,
                stems=each.matched,
                missing=(*question.unknown, *self._missing(each)),
                observations=len(each.entry.facts) if len(each.entry.facts) > 1 else None,
            )
            for rank, each in enumerate(ranking.scored(lambda fact: meets(fact, selection), _CUT), 1)
        )
        return Results(tuple(hits), question.read_as, question.unknown)

    def _missing(self, scored: Scored) -> Iterator[str]:
        """Name what a fact lacks of the question; not the parties, which all facts are about, nor words that only hint."""
        for criterion in scored.lacks:
            codes = {way.code for way in criterion.ways if isinstance(way, Code)}
            if criterion.weight == 1 and not codes & set(self._dataset.parties):
                yield criterion.typed


def search(dataset: Dataset, text: str, selection: Filter) -> Results:
    """Find the facts that answer a question and meet a filter, its limit aside, best first."""
    return Index(dataset).search(text, selection)


def matches(text: str, stems: frozenset[str]) -> Sequence[tuple[int, int]]:
    """Find the words of a text that have one of the stems: where each begins and ends."""
    return [(begin, end) for shown, begin, end in places(text) if any(stem(word) in stems for word in words(shown))]


__all__ = ["Hit", "Index", "Results", "matches", "search"]
