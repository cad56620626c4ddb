"""How well each fact answers a question, from 0 to 1."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import prod
from typing import NamedTuple

from kzeu_cli.model import PERCENT, WORDS, WORLD, Dataset, Fact
from kzeu_cli.search.direction import ends_of
from kzeu_cli.search.entries import Entry
from kzeu_cli.search.wanted import fitness
from kzeu_cli.search.criteria import At, Phrase, Worth
from kzeu_cli.search.question import COUNTRY, NEWEST, Question
from kzeu_cli.search.weights import Strengths

# What the parts found are worth, and what else tells facts apart that have them all: how much of the sentence was asked
# for, and of a name, and whether words that go together stand so; together 1.
_FOUND, _FOCUS, _HEAD, _NEARNESS = 0.65, 0.15, 0.15, 0.05
# What is left of the score of a fact that is not of the time or amount asked for, or goes the other way; that is about
# a country, product, month, share or past that was not asked for; of which only the time was asked for, though there
# is one for every year; that is not the newest in a span of time; that is of a layer behind the first.
_MISSED, _CONTRADICTED = 0.45, 0.6
_OTHER, _PRODUCT, _MONTH, _SHARE, _FORMER = 0.85, 0.9, 0.75, 0.95, 0.93
_TIME_ONLY, _OLDER, _LAYER = 0.8, 0.85, 0.88
FORMER = "former"
_MISSES = 0.25
# How many words may stand between two that stand together in the question.
_NEAR = 3
# Scores that differ less are equal, so that no rounding of the machine decides an order.
_DIGITS = 6
_ENDS = ("subject", "counterpart", "party", "posted_to")


class Candidate(NamedTuple):
    """An entry, by position: how strongly each part finds its facts, by position, and the best share of all parts."""

    entry: int
    strengths: Mapping[int, Sequence[float]]
    share: float


class Scored(NamedTuple):
    """A fact of an entry, how well it answers from 0 to 1, its place, and the stems of the words that found it."""

    entry: Entry
    fact: Fact
    score: float
    place: tuple[int, int, int]
    matched: frozenset[str]


class Ranking:
    """Weighs the entries of a dataset for one question."""

    def __init__(self, dataset: Dataset, entries: Sequence[Entry], question: Question) -> None:
        self._parties = frozenset((*dataset.parties, WORLD))
        self._question = question
        self._codes, self._is_about_shares = question.codes, question.is_about_shares
        self._entries = entries
        self._weights = [Strengths(part, entries) for part in question.parts]
        self._most = sum(weights.weight for weights in self._weights)
        self._times = [way.moment for part in question.parts for way in part.ways if isinstance(way, At)]
        self._firsts = [{way.words[0] for way in part.ways if isinstance(way, Phrase)} for part in question.parts]
        self._varies = any(isinstance(way, (At, Worth)) for part in question.parts for way in part.ways)

    def scored(self, keep: Callable[[Fact], bool], cut: float) -> list[Scored]:
        """List the facts that answer, best first; those with less than `cut` of the best one's score are left out."""
        found: list[Scored] = []
        best = 0.0
        for candidate in sorted(self._candidates(keep), key=lambda one: (-one.share, one.entry)):
            # What is found bounds the score, so that from here on no fact can come near the best one.
            if candidate.share < cut * best:
                break
            weighed = list(self._weighed(candidate))
            best = max(best, *(one.score for one in weighed))
            found += weighed
        return sorted((one for one in found if one.score >= cut * best), key=lambda one: (-one.score, one.place))

    def _candidates(self, keep: Callable[[Fact], bool]) -> Iterator[Candidate]:
        """Go through the entries that have something of the question; of a series the newest, if no time matters."""
        for number, entry in enumerate(self._entries if self._most else ()):
            kept = [i for i, fact in enumerate(entry.facts) if keep(fact)]
            asked = kept if self._varies else kept[-1:]
            strengths = {i: [weights.of(number, i) for weights in self._weights] for i in asked}
            if share := max(map(self._share, strengths.values()), default=0):
                yield Candidate(number, strengths, share)

    def _weighed(self, candidate: Candidate) -> Iterator[Scored]:
        """Score a fact; of a series the newest that fits best and, if a time is asked for, the others in it."""
        number, strengths, share = candidate
        entry = self._entries[number]
        fitting = [i for i, found in strengths.items() if self._share(found) == share]
        matched = frozenset(stem for weights in self._weights for words in weights.words(number) for stem in words)
        extra = _FOUND + self._extra(entry, matched)
        for i in fitting if self._times else fitting[-1:]:
            flaws = prod(self._flaws(entry.facts[i], strengths[i], matched)) * (1 if i == fitting[-1] else _OLDER)
            yield Scored(
                entry,
                entry.facts[i],
                round(share * extra * flaws, _DIGITS),
                (self._age(entry.facts[i]), number, i),
                matched,
            )

    def _age(self, fact: Fact) -> int:
        """Order facts that score alike: the newest first, if that is wanted."""
        return -fact.when.begin.toordinal() if fact.when and NEWEST in self._question.wants else 0

    def _share(self, strengths: Sequence[float]) -> float:
        found = sum(weights.weight * strength for weights, strength in zip(self._weights, strengths, strict=True))
        return found / self._most

    def _extra(self, entry: Entry, matched: frozenset[str]) -> float:
        head = max((self._covered(head, matched) for head in entry.heads), default=0)
        return _FOCUS * self._covered(entry.sentence, matched) + _HEAD * head + _NEARNESS * self._nearness(entry)

    def _covered(self, words: Sequence[str], matched: frozenset[str]) -> float:
        telling = [word for word in words if word not in self._question.fillers]
        return sum(word in matched for word in telling) / len(telling) if telling else 0

    def _nearness(self, entry: Entry) -> float:
        """Tell how many neighbours of the question are neighbours in the sentence, in the same order."""
        places = [[i for i, word in enumerate(entry.sentence) if word in first] for first in self._firsts]
        pairs = list(zip(places, places[1:], strict=False))
        near = sum(any(0 < b - a <= _NEAR for a in one for b in two) for one, two in pairs)
        return near / len(pairs) if pairs else 0

    def _flaws(self, fact: Fact, strengths: Sequence[float], matched: frozenset[str]) -> Iterator[float]:
        """Go through what is left of a score for each thing that a fact is and was not asked for, or is not and was."""
        question = self._question
        yield _LAYER ** WORDS["layer"].index(fact.layer)
        yield fitness(fact, question.wants)
        for part, strength in zip(question.parts, strengths, strict=True):
            yield _MISSED if part.is_strict and strength < _MISSES else 1
        if ends := ends_of(fact):
            yield question.ends.factor(*ends, _CONTRADICTED)
        if COUNTRY not in question.wants and self._others(fact):
            yield _OTHER
        if getattr(fact, "product", None) not in (None, "all"):
            yield _PRODUCT
        if getattr(fact, "grain", None) == "month" and not any(moment.is_month for moment in self._times):
            yield _MONTH
        if getattr(fact, "unit", None) == PERCENT and not self._is_about_shares:
            yield _SHARE
        if FORMER in fact.wording and FORMER not in question.words:
            yield _FORMER
        if getattr(fact, "grain", None) and not matched:
            yield _TIME_ONLY

    def _others(self, fact: Fact) -> frozenset[str]:
        """Name the countries between which a fact is, parties and those asked for aside."""
        ends = (getattr(fact, name, None) for name in _ENDS)
        return frozenset(end for end in ends if end) - self._parties - self._codes
