"""What a question asks of a fact: each criterion finds facts in one or more ways, the best of which counts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain
from math import log
from typing import NamedTuple, Protocol

from kzeu_cli.model import Fact, Office
from kzeu_cli.model.dates import spanning
from kzeu_cli.search.asked_amounts import AskedAmount
from kzeu_cli.search.asked_times import WITHIN, AskedTime
from kzeu_cli.search.entries import Entries, Entry

# A time in the words of a fact that is of another time, or of none.
_NAMED = 0.8
# A number for more than the time asked for: near, but no answer.
_TOO_LONG = 0.4
_OF_NO_TIME = ("stock", "cumulative", "rank", "count")
# A day between the first and the last of an office.
_HELD = 0.9
# From where on a way counts as having found an entry.
_FINDS = 0.5
# However many facts name a party to the relations, a question that names it means it.
_LEAST_RARITY = 0.2
_NEAR = 0.5
# What a country is worth that somebody names by its capital, against the city itself: "the ambassador in Astana".
_AS_NAME = 0.7
# A member of the party that was named: "the largest buyer in the EU".
_MEMBER = 0.6

_NOT = (0.0,)
# By entry, for those that are found, how strongly each of its facts is, from 0 to 1; one number if all are alike.
Found = Mapping[int, Sequence[float]]


class Way(Protocol):
    """A way in which a criterion may find facts, and what that is worth against the other ways."""

    @property
    def weight(self) -> float:
        """From 0 to 1."""

    def finds(self, entries: Entries, among: Sequence[int]) -> Found:
        """Tell how well it finds the facts of entries, those at least that stand at the positions `among`."""


class Phrase(NamedTuple):
    """Words in a row, but not as a part of a `longer` name."""

    words: tuple[str, ...]
    weight: float = 1
    longer: tuple[tuple[str, ...], ...] = ()

    def finds(self, entries: Entries, among: Sequence[int]) -> Found:
        """Tell how strongly the entries have the words."""
        having = entries.having(self.words)
        if len(self.words) == 1:
            return _alike(having)
        needle, longer = f" {' '.join(self.words)} ", [f" {' '.join(name)} " for name in self.longer]
        held = ((number, entries.all[number].holds(needle, longer)) for number in having)
        return {number: (strength,) for number, strength in held if strength}


class Apart(NamedTuple):
    """The words of a phrase wherever they stand."""

    words: tuple[str, ...]
    weight: float

    def finds(self, entries: Entries, among: Sequence[int]) -> Found:
        """Tell how strongly the entries have the weakest of the words."""
        return _alike(entries.having(self.words))


class Code(NamedTuple):
    """A country or body that acts in a fact, named there or not."""

    code: str
    weight: float

    def finds(self, entries: Entries, among: Sequence[int]) -> Found:
        """Tell which entries are about it."""
        members = dict.fromkeys(entries.within.get(self.code, ()), (_MEMBER,))
        return {**members, **dict.fromkeys(entries.of_code.get(self.code, ()), (1.0,))}


class At(NamedTuple):
    """A time, and the words in which a sentence may name it."""

    time: AskedTime
    words: tuple[str, ...] = ()
    weight: float = 1

    def finds(self, entries: Entries, among: Sequence[int]) -> Found:
        """Tell how well the times of the facts meet it, or whether the words of the only one name it."""
        needle = f" {' '.join(self.words)} "
        return _found((number, self._strengths(entries.all[number], needle)) for number in among)

    def _strengths(self, entry: Entry, needle: str) -> Sequence[float]:
        """Weigh the times of facts; an office is held on every day between its first and its last."""
        if len(entry.times) > 1:
            return [self._met(entry, place) for place in range(len(entry.times))]
        fact = entry.facts[0]
        named = entry.holds(needle) * _NAMED if self.words else 0
        known = max(self._met(entry, 0), named)
        if isinstance(fact, Office) and fact.from_ and fact.from_.begin == fact.from_.first:
            known = max(known, _HELD if self.time.meets(spanning(fact.from_, fact.to)) else 0)
        return [known]

    def _met(self, entry: Entry, place: int) -> float:
        """Weigh the time of one fact: what flowed in a whole year is not what flowed in the part asked for."""
        met = self.time.meets(entry.times[place])
        is_whole = met in (0, 1, WITHIN) or not self.time.is_part
        return met if is_whole or not _is_flow(entry.facts[place]) else _TOO_LONG


class Worth(NamedTuple):
    """An amount."""

    amount: AskedAmount
    weight: float = 1

    def finds(self, entries: Entries, among: Sequence[int]) -> Found:
        """Tell how well the numbers of the facts meet it."""
        return _found(
            (number, [self.amount.meets(entry.amounts(fact)) for fact in entry.facts])
            for number, entry in ((number, entries.all[number]) for number in among)
        )


class Ranked(NamedTuple):
    """A place, from 1, among the numbers that a source gives for several partners; from the bottom if not `top`."""

    place: int = 1
    top: bool = True
    weight: float = 1

    def is_place(self, ranks: tuple[int, int]) -> bool:
        """Whether it is the place of a fact, given from the top and from the bottom."""
        return ranks[0 if self.top else 1] == self.place

    def finds(self, entries: Entries, among: Sequence[int]) -> Found:
        """Tell which facts have the place."""
        return _found(
            (number, [float(ranks is not None and self.is_place(ranks)) for ranks in entry.ranks])
            for number, entry in ((number, entries.all[number]) for number in among)
            if any(entry.ranks)
        )


class Peak(NamedTuple):
    """The whole year in which a number was the largest of its series, or the smallest if not `top`."""

    top: bool = True
    weight: float = 1

    def finds(self, entries: Entries, among: Sequence[int]) -> Found:
        """Tell which facts are that."""
        return _found(
            (number, self._peaks(entries.all[number].facts)) for number in among if entries.counts[number] > 1
        )

    def _peaks(self, facts: Sequence[Fact]) -> list[float]:
        values = [getattr(fact, "value", None) if fact.when and fact.when.text.isdecimal() else None for fact in facts]
        known = [value for value in values if value is not None]
        best = (max(known) if self.top else min(known)) if len(known) > 1 else None
        return [float(value is not None and value == best) for value in values]


class OfKind(NamedTuple):
    """A kind of fact."""

    kind: str
    weight: float = 1

    def finds(self, entries: Entries, among: Sequence[int]) -> Found:
        """Tell which entries are of the kind."""
        return {number: (1.0,) for number in among if entries.all[number].facts[0].kind == self.kind}


class Criterion(NamedTuple):
    """A part of a question: the ways to find it, how much it weighs, and its words as typed and as stems.

    The ways come in bundles, each as telling as it is rare: "Astana" is a city that few facts name, and another word
    for its country, which most do. A fact that has not the time or amount asked for is not what was meant: such a
    criterion `is_strict`. Nor is one without the body, agreement or programme that it names (`is_name`).
    """

    bundles: tuple[tuple[Way, ...], ...]
    weight: float = 1
    is_strict: bool = False
    is_name: bool = False
    typed: str = ""
    stems: str = ""

    @property
    def is_telling(self) -> bool:
        """Whether a fact without it is no answer: not if it only hints at the kind of answer."""
        return self.weight == 1 or any(isinstance(way, At) for way in self.ways)

    @property
    def is_lookup(self) -> bool:
        """Whether its facts can be looked up by words and names; times and amounts have to be compared."""
        return all(isinstance(way, (Phrase, Apart, Code)) for way in self.ways)

    @property
    def ways(self) -> Iterator[Way]:
        """All ways to find it."""
        return chain.from_iterable(self.bundles)


class Strengths:
    """How strongly one criterion finds each fact, and how telling it is."""

    def __init__(self, criterion: Criterion, entries: Entries, among: Sequence[int]) -> None:
        self.criterion = criterion
        self._bundles = [_Bundle(bundle, entries, among) for bundle in criterion.bundles]
        most = max((bundle.rarity for bundle in self._bundles), default=0)
        for bundle in self._bundles:
            if bundle.is_name:
                bundle.rarity = max(bundle.rarity, _AS_NAME * most)
        self._most = max((bundle.most for bundle in self._bundles), default=0)
        self._best = self._merged() if self._most else {}

    def _merged(self) -> dict[int, Sequence[float]]:
        """Take of all ways the best, for each fact of each entry, as a share of the best of all."""
        best: dict[int, Sequence[float]] = {}
        for bundle in self._bundles:
            for way, found in bundle.found:
                factor = bundle.rarity * way.weight / self._most
                for entry, strengths in found.items():
                    worth = (factor * strengths[0],) if len(strengths) == 1 else [factor * one for one in strengths]
                    best[entry] = _better(best[entry], worth) if entry in best else worth
        return best

    @property
    def weight(self) -> float:
        """What the criterion is worth in the question: 0 if it finds nothing."""
        return self.criterion.weight * self._most

    @property
    def entries(self) -> Set[int]:
        """The entries that it finds, by position."""
        return self._best.keys()

    def of(self, entry: int) -> Sequence[float]:
        """Tell from 0 to 1 how strongly the criterion finds the facts of an entry; once if all are found alike."""
        return self._best.get(entry, _NOT)

    def ways(self, entry: int) -> Iterator[Way]:
        """Go through the ways that find an entry, given by position."""
        return (way for bundle in self._bundles for way, found in bundle.found if entry in found)


class _Bundle:
    """Ways that are as telling as they are rare together."""

    def __init__(self, ways: Sequence[Way], entries: Entries, among: Sequence[int]) -> None:
        self.found = [(way, found) for way in ways if (found := way.finds(entries, among))]
        # What is only near in meaning makes a word no less telling, unless nothing else is found.
        telling = [found for way, found in self.found if way.weight > _NEAR]
        self.is_name = any(isinstance(way, Code) for way, _ in self.found)
        self.rarity = _rarity(telling or [found for _, found in self.found], len(entries.all))

    @property
    def most(self) -> float:
        """How strongly it finds what it finds best."""
        return self.rarity * max((way.weight for way, _ in self.found), default=0)


def _better(first: Sequence[float], second: Sequence[float]) -> Sequence[float]:
    """Take the better of two strengths of each fact of an entry; either may be one for all."""
    if len(first) == len(second):
        return list(map(max, first, second))
    several, alike = (first, second[0]) if len(second) == 1 else (second, first[0])
    return [max(each, alike) for each in several]


def _is_flow(fact: Fact) -> bool:
    """Whether a fact says how much went from one to another in a time."""
    return bool(getattr(fact, "flow", None)) and getattr(fact, "nature", None) not in _OF_NO_TIME


def _alike(strengths: Mapping[int, float]) -> Found:
    """Take entries all of whose facts are as strong."""
    return {number: (strength,) for number, strength in strengths.items()}


def _found(strengths: Iterable[tuple[int, Sequence[float]]]) -> Found:
    return {number: values for number, values in strengths if any(values)}


def _rarity(columns: Sequence[Found], every: int) -> float:
    """Tell how telling ways are, from 0 to 1: the fewer entries they find together, the more."""
    found = {number for column in columns for number, strengths in column.items() if max(strengths) >= _FINDS}
    return max(log(1 + every / max(len(found), 1)) / log(1 + every), _LEAST_RARITY) if every and columns else 0
