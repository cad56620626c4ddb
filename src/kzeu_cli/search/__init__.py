"""Search: from a question in anybody's words to the facts that answer it, best first."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from kzeu_cli import languages
from kzeu_cli.figures.description import sentence
from kzeu_cli.model import WORLD, Dataset, Fact, Gap
from kzeu_cli.model.selection import Filter, meets
from kzeu_cli.search.criteria import Apart, Code, Phrase, Way
from kzeu_cli.search.direction import ends_of
from kzeu_cli.search.gaps import gaps
from kzeu_cli.search.prebuilt import prepare
from kzeu_cli.search.question import LONGEST, Asker, Question
from kzeu_cli.search.ranking import Ranking, Scored
from kzeu_cli.search.stems import places, stem, words
from kzeu_cli.search.worked_out import RATE

# What is left out: facts with less than this share of the best one's score.
_CUT = 0.5
# What has at least this share of the best one's score is nearly as good: with less, facts that mention everything by
# the way came before the answer to some of the questions in tests/search.
_NEARLY = 0.85
EVERYTHING = Filter()
_DIGITS = Decimal("0.001")


class Match(NamedTuple):
    """A word or name of the question that a fact has, and through which other words, if its sentence lacks it."""

    typed: str
    through: str = ""

    def __str__(self) -> str:
        return f"{self.typed} → {self.through}" if self.through else self.typed


class Hit(NamedTuple):
    """A fact that was found: its place, its score from 0 to 1, and the stems of the words that found it.

    If it stands for a series, `observations` counts those of the series. `matched` are the words of the question that
    it has, `missing` those that it does not have; `gaps` say what the question asks for and the dataset lacks.
    """

    rank: int
    score: Decimal
    fact: Fact
    stems: frozenset[str]
    matched: tuple[Match, ...] = ()
    missing: tuple[str, ...] = ()
    read_as: tuple[str, ...] = ()
    observations: int | None = None
    gaps: tuple[str, ...] = ()


class Results(NamedTuple):
    """The facts found, best first; which words were read as others, which no fact has, and which known gaps that hits.

    `notice` says how a question in another language was understood, in that language.
    """

    hits: tuple[Hit, ...]
    read_as: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    notice: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """The words of the question that the best fact does not have: then it is no answer, only the nearest to one."""
        return self.hits[0].missing if self.hits else self.unknown


class Index:
    """A dataset made ready for questions."""

    def __init__(self, dataset: Dataset) -> None:
        prepared = prepare(dataset)
        self._dataset, self._stems, self._entries = dataset, prepared.stems, prepared.entries
        self._asker = Asker(dataset, prepared.lexicon, prepared.stems, prepared.remarks)

    def search(self, text: str, selection: Filter = EVERYTHING, day: date | None = None) -> Results:
        """Find the facts that answer a question asked on a day (today), and meet a filter, its limit aside."""
        day = day or date.today()
        # Nobody asks more at once; what is pasted beyond it is not read.
        reading = languages.english(text[:LONGEST], self._dataset, self._asker.is_english)
        question = self._asker.ask(reading.text, day)
        keep = None if selection._replace(limit=None) == EVERYTHING else partial(meets, selection=selection)
        ranking = Ranking(self._dataset, self._entries, question, day)
        lacking = tuple(dict.fromkeys((*question.unknown, *ranking.idle)))
        unknown = tuple(dict.fromkeys(map(reading.typed, lacking)))
        read_as = tuple(f"{typed} → {meant}" for typed, meant in (*reading.read, *question.read_as))
        scored = _complete_first([(each, tuple(self._missing(each, question))) for each in ranking.scored(keep, _CUT)])
        missing = [tuple(dict.fromkeys((*unknown, *map(reading.typed, lacks)))) for _, lacks in scored]
        best, missed = (scored[0][0].fact, missing[0]) if scored else (None, lacking)
        found = tuple(gaps(self._dataset, self._entries, question, day, best, missed))
        known_gaps = tuple(gap.text for gap in found)
        hits = tuple(
            Hit(
                rank=rank,
                score=Decimal(each.score).quantize(_DIGITS),
                fact=each.fact,
                stems=each.matched,
                matched=tuple(self._matched(each)),
                missing=missing[rank - 1],
                read_as=read_as,
                observations=len(each.entry.facts) if len(each.entry.facts) > 1 else None,
                gaps=known_gaps,
            )
            for rank, (each, _) in enumerate(scored, 1)
        )
        return Results(hits, question.read_as, unknown, found, reading.notice)

    def _matched(self, scored: Scored) -> Iterator[Match]:
        """Name what a fact has of the question, and the words through which, where its sentence does not show them."""
        for criterion, ways in scored.ways:
            if ways and criterion not in scored.lacks:
                through = "" if criterion.weight < 1 else self._through(ways[0], scored.fact)
                yield Match(criterion.typed, "" if through and self._says(scored, ways) else through)

    def _says(self, scored: Scored, ways: Sequence[Way]) -> bool:
        """Whether the sentence of a fact has any of some words: what its entry says, or what is said around that."""
        needles = [f" {' '.join(way.words)} " for way in ways if isinstance(way, Phrase)]
        said = f" {' '.join(scored.entry.sentence)} "
        if not any(needle in said for needle in needles):
            said = f" {' '.join(self._stems.of(sentence(scored.fact, self._dataset)))} "
        return any(needle in said for needle in needles)

    def _through(self, way: Way, fact: Fact) -> str:
        """Write the other words of a fact that a way finds: a name, or one of its aliases; empty if there are none."""
        if isinstance(way, Code):
            return self._dataset.name(way.code)
        if not isinstance(way, (Phrase, Apart)):
            return ""
        needle = f" {' '.join(way.words)} "
        aliases = (alias for alias in fact.aliases if needle in f" {' '.join(self._stems.of(alias))} ")
        return next(aliases, "")

    def _missing(self, scored: Scored, question: Question) -> Iterator[str]:
        """Name what a fact lacks of the question: no mere hints, nor the parties that it is about."""
        ends = ends_of(scored.fact)
        about = set() if getattr(scored.fact, "measure", None) == RATE else {*self._dataset.parties}
        if ends and WORLD in ends:
            about &= {*ends}  # what a party trades with all countries is not about the other one
        for criterion in scored.lacks:
            codes = {way.code for way in criterion.ways if isinstance(way, Code)}
            if criterion.is_telling and codes.isdisjoint(about):
                yield criterion.typed
        if ends and question.ends.factor(*ends, 0) == 0:
            yield from question.flow


def _complete_first(scored: Sequence[tuple[Scored, tuple[str, ...]]]) -> list[tuple[Scored, tuple[str, ...]]]:
    """Put what has all that was asked for before what lacks some of it and is hardly better."""
    enough = scored[0][0].score * _NEARLY if scored else 0
    ahead = [(each, lacks) for each, lacks in scored if not lacks and each.score >= enough]
    least = min((each.score for each, _ in ahead), default=1)
    rest = ((each, lacks) for each, lacks in scored if lacks or each.score < enough)
    return [*ahead, *((each._replace(score=min(each.score, least)), lacks) for each, lacks in rest)]


def search(dataset: Dataset, text: str, selection: Filter) -> Results:
    """Find the facts that answer a question and meet a filter, its limit aside, best first."""
    return Index(dataset).search(text, selection)


def marks(text: str, stems: frozenset[str]) -> Sequence[tuple[int, int]]:
    """Find the words of a text that have one of the stems: where each begins and ends."""
    return [(begin, end) for shown, begin, end in places(text) if any(stem(word) in stems for word in words(shown))]


__all__ = ["Hit", "Index", "Match", "Results", "marks", "search"]
