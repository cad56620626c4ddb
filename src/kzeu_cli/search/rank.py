"""How well each fact answers a question, from 0 to 1."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from kzeu_cli.model import WORDS, Dataset, Fact
from kzeu_cli.search.direction import ends_of
from kzeu_cli.search.entries import Entry
from kzeu_cli.search.kinds import suits
from kzeu_cli.search.parts import Apart, At, Part, Phrase, Worth
from kzeu_cli.search.question import Question

# What the words found are worth, and what else tells facts apart that have them all; together 1.
_FOUND, _FOCUS, _HEAD, _NEARNESS, _KIND = 0.62, 0.1, 0.1, 0.06, 0.12
# What is left of the score of a fact that is not of the time or amount asked for, goes the other way, is about a
# partner, product or month that was not asked for, is not the newest of a span, or of a layer behind the first.
_MISSED, _CONTRADICTED, _PARTNER, _PRODUCT, _MONTH, _OLDER, _LAYER = 0.45, 0.6, 0.75, 0.9, 0.75, 0.85, 0.95
# From where on an entry counts as found, a fact as of the time asked for, and a part as missed.
_FINDS, _FITS, _MISSES = 0.5, 0.99, 0.25
# How many words may stand between two that stand together in the question.
_NEAR = 3
# Scores that differ less are equal, so that no rounding of the machine decides an order.
_DIGITS = 6


@dataclass(frozen=True)
class Scored:
    """A fact of an entry, how well it answers from 0 to 1, and the stems of the words that found it."""

    entry: Entry
    fact: Fact
    score: float
    matched: frozenset[str]


class Weights:
    """How strongly each part of a question finds each fact, and how telling the part is."""

    def __init__(self, part: Part, entries: Sequence[Entry]) -> None:
        columns = [[way.finds(entry) for entry in entries] for way in part.ways]
        rarities = [way.weight * _rarity(column) for way, column in zip(part.ways, columns, strict=True)]
        self._part = part
        self._ways = [(column, rare) for column, rare in zip(columns, rarities, strict=True) if rare]
        self.most = max(rarities, default=0)

    @property
    def weight(self) -> float:
        """What the part is worth in the question."""
        return self._part.weight * self.most

    def of(self, entry: int, fact: int) -> float:
        """Tell from 0 to 1 how strongly the part finds a fact of an entry, both by position."""
        found = (
            rare * (column[entry][fact] if len(column[entry]) > 1 else column[entry][0]) for column, rare in self._ways
        )
        return max(found, default=0) / self.most if self.most else 0


def _rarity(column: Sequence[Sequence[float]]) -> float:
    """Tell how telling a way is, from 0 to 1: the fewer entries it finds, the more; 0 if it finds none."""
    found = sum(1 for strengths in column if max(strengths) >= _FINDS) or any(max(strengths) for strengths in column)
    return log(1 + len(column) / found) / log(1 + len(column)) if found else 0


class Ranking:
    """Weighs the entries of a dataset for one question."""

    def __init__(self, dataset: Dataset, entries: Sequence[Entry], question: Question) -> None:
        self._parties = frozenset((*dataset.parties, "WORLD"))
        self._question = question
        self._entries = entries
        self._weights = [Weights(part, entries) for part in question.parts]
        self._most = sum(weights.weight for weights in self._weights)
        self._is_dated = any(isinstance(way, (At, Worth)) for part in question.parts for way in part.ways)

    def scored(self, keep: Callable[[Fact], bool]) -> Iterator[Scored]:
        """Go through the facts that have something of the question, in the order of the entries."""
        for number, entry in enumerate(self._entries):
            kept = [i for i, fact in enumerate(entry.facts) if keep(fact)]
            if kept and self._most:
                yield from self._of(number, entry, kept)

    def _of(self, number: int, entry: Entry, kept: Sequence[int]) -> Iterator[Scored]:
        """Weigh a fact; of a series the newest that fits best and, if a time is asked for, the others in it."""
        strengths = {
            i: [weights.of(number, i) for weights in self._weights] for i in (kept if self._is_dated else kept[-1:])
        }
        shares = {i: self._share(strong) for i, strong in strengths.items()}
        best = max(shares, key=lambda i: (shares[i], i))
        if not shares[best]:
            return
        matched = self._matched(entry)
        extra = self._extra(entry, matched)
        for i, share in shares.items():
            if share == shares[best] and (i == best or self._is_spanning()):
                score = share * (_FOUND + extra + _KIND * suits(entry.facts[i], self._question.wants))
                score *= self._factor(entry.facts[i], strengths[i], entry)
                yield Scored(entry, entry.facts[i], round(score * (1 if i == best else _OLDER), _DIGITS), matched)

    def _share(self, strengths: Sequence[float]) -> float:
        found = sum(weights.weight * strength for weights, strength in zip(self._weights, strengths, strict=True))
        return found / self._most

    def _is_spanning(self) -> bool:
        return any(isinstance(way, At) for part in self._question.parts for way in part.ways)

    def _matched(self, entry: Entry) -> frozenset[str]:
        found: set[str] = set()
        for part in self._question.parts:
            for way in part.ways:
                if isinstance(way, Phrase) and way.is_beginning:
                    found.update(word for word in entry.sentence if word.startswith(way.words[0]))
                elif isinstance(way, (Phrase, Apart)) and max(way.finds(entry)):
                    found.update(way.words)
        return frozenset(found)

    def _extra(self, entry: Entry, matched: frozenset[str]) -> float:
        """Weigh how much of the sentence and of a name was asked for, and whether words that go together stand so."""
        head = max((self._covered(head, matched) for head in entry.heads), default=0)
        return _FOCUS * self._covered(entry.sentence, matched) + _HEAD * head + _NEARNESS * self._nearness(entry)

    def _covered(self, words: Sequence[str], matched: frozenset[str]) -> float:
        telling = [word for word in words if word not in self._question.fillers]
        return sum(word in matched for word in telling) / len(telling) if telling else 0

    def _nearness(self, entry: Entry) -> float:
        places = [
            {
                i
                for i, word in enumerate(entry.sentence)
                for way in part.ways
                if isinstance(way, Phrase) and word == way.words[0]
            }
            for part in self._question.parts
        ]
        pairs = [(one, two) for one, two in zip(places, places[1:], strict=False) if one and two]
        near = sum(any(0 < b - a <= _NEAR for a in one for b in two) for one, two in pairs)
        return near / (len(self._question.parts) - 1) if pairs else 0

    def _factor(self, fact: Fact, strengths: Sequence[float], entry: Entry) -> float:
        factor = _LAYER ** WORDS["layer"].index(fact.layer)
        for part, strength in zip(self._question.parts, strengths, strict=True):
            if part.is_strict and strength < _MISSES:
                factor *= _MISSED
        if direction := ends_of(fact):
            factor *= self._question.ends.factor(*direction, _CONTRADICTED)
        ends = {getattr(fact, "subject", None), getattr(fact, "counterpart", None)} - {None}
        if ends - self._parties - self._question.codes:
            factor *= _PARTNER
        if getattr(fact, "product", None) not in (None, "all"):
            factor *= _PRODUCT
        if getattr(fact, "grain", None) == "month" and not self._asks_month():
            factor *= _MONTH
        return factor

    def _asks_month(self) -> bool:
        moments = [way.moment for part in self._question.parts for way in part.ways if isinstance(way, At)]
        return any(moment.month or (moment.period and len(moment.period.text) == len("2015-11")) for moment in moments)
