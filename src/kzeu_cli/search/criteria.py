"""What a question asks of a fact: each criterion finds facts in one or more ways, the best of which counts."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain
from math import log
from typing import NamedTuple, Protocol

from kzeu_cli.model import Fact, Number
from kzeu_cli.search.asked_amounts import AskedAmount
from kzeu_cli.search.asked_times import WITHIN, AskedTime
from kzeu_cli.search.entries import Entries, Entry
from kzeu_cli.support.grouping import grouped

# A time in the words of a fact that is of another time, or of none.
_NAMED = 0.8
# A number for more than the time asked for: near, but no answer.
_TOO_LONG = 0.4
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

# What numbers share that run on from one time to the next.
_RUN = ("kind", "derivation", "source", "view", "flow", "unit", "composition")
_SPANS = {"year": r"\d{4}", "month": r"\d{4}-\d\d"}

_NOT = (0.0,)
# By entry, for those that are found, how strongly each of its facts is, from 0 to 1; one number if all are alike.
Found = Mapping[int, Sequence[float]]


class Way(Protocol):
    """A way in which a criterion may find facts, and what that is worth against the other ways."""

    @property
    def weight(self) -> float:
        """From 0 to 1."""

    def finds(self, entries: Entries, among: Collection[int]) -> Found:
        """Tell how well it finds the facts of entries, those at least that stand at the positions `among`."""


class Phrase(NamedTuple):
    """Words in a row, but not as a part of a `longer` name."""

    words: tuple[str, ...]
    weight: float = 1
    longer: tuple[tuple[str, ...], ...] = ()

    def finds(self, entries: Entries, among: Collection[int]) -> Found:
        """Tell how strongly the entries have the words."""
        return _alike(entries.holding(self.words, self.longer))


class Apart(NamedTuple):
    """The words of a phrase wherever they stand."""

    words: tuple[str, ...]
    weight: float

    def finds(self, entries: Entries, among: Collection[int]) -> Found:
        """Tell how strongly the entries have the weakest of the words."""
        return _alike(entries.having(self.words))


class Code(NamedTuple):
    """A country or body that acts in a fact, named there or not."""

    code: str
    weight: float

    def finds(self, entries: Entries, among: Collection[int]) -> Found:
        """Tell which entries are about it."""
        members = dict.fromkeys(entries.within(self.code), (_MEMBER,))
        return {**members, **dict.fromkeys(entries.of_code.get(self.code, ()), (1.0,))}


class At(NamedTuple):
    """A time, and the words in which a sentence may name it."""

    time: AskedTime
    words: tuple[str, ...] = ()
    weight: float = 1

    def finds(self, entries: Entries, among: Collection[int]) -> Found:
        """Tell how well the times of the facts meet it, or whether the words of the only one name it."""
        named = entries.holding(self.words) if self.words else {}
        return _found((number, self._strengths(entries, number, named.get(number, 0))) for number in among)

    def _strengths(self, entries: Entries, number: int, named: float) -> Sequence[float]:
        """Weigh the times of facts; an office is held on every day between its first and its last."""
        found = [self.time.meets(when) for when in entries.times[number]]
        if self.time.is_part and number in entries.flows:
            # What flowed in a whole year is not what flowed in the part asked for.
            found = [met if met in (0, 1, WITHIN) else _TOO_LONG for met in found]
        if len(found) > 1:
            return found
        term = entries.terms.get(number)
        return [max(found[0], named * _NAMED, _HELD if term and self.time.meets(term) else 0)]


class Worth(NamedTuple):
    """An amount."""

    amount: AskedAmount
    weight: float = 1

    def finds(self, entries: Entries, among: Collection[int]) -> Found:
        """Tell how well the numbers of the facts meet it."""
        found: dict[int, list[float]] = {}
        for value in self.amount.values or entries.of_number:
            for unit, number, place in entries.of_number.get(value, ()):
                if number in among and (met := self.amount.meets(value, unit or None)):
                    strengths = found.setdefault(number, [0] * entries.counts[number])
                    strengths[place] = max(strengths[place], met)
        return found


class Ranked(NamedTuple):
    """A place, from 1, among the numbers that a source gives for several partners; from the bottom if not `top`."""

    place: int = 1
    top: bool = True
    weight: float = 1

    def is_place(self, ranks: Sequence[int]) -> bool:
        """Whether it is the place of a fact, given from the top and from the bottom."""
        return ranks[0 if self.top else 1] == self.place

    def finds(self, entries: Entries, among: Collection[int]) -> Found:
        """Tell which facts have the place."""
        return _found(
            (number, [float(rank is not None and self.is_place(rank)) for rank in ranks])
            for number, ranks in entries.ranks.items()
            if number in among
        )


class Peak(NamedTuple):
    """The whole year, or month, in which a number was the largest by one publisher, or the smallest if not `top`."""

    top: bool = True
    grain: str = "year"
    weight: float = 1

    def finds(self, entries: Entries, among: Collection[int]) -> Found:
        """Tell which facts are that; a publisher may have parted what runs on into several series."""
        runs = grouped(among, lambda number: self._run(entries.all[number]))
        found: dict[int, Sequence[float]] = {}
        for numbers in runs.values():
            values = {number: [self._value(fact) for fact in entries.all[number].facts] for number in numbers}
            known = [value for several in values.values() for value in several if value is not None]
            if len(known) > 1:
                best = max(known) if self.top else min(known)
                found |= {number: [float(value == best) for value in several] for number, several in values.items()}
        return _found(found.items())

    def _run(self, entry: Entry) -> tuple[object, ...]:
        return (entry.matter, *(getattr(entry.facts[0], name, None) for name in _RUN))

    def _value(self, fact: Fact) -> Number | None:
        is_whole = bool(fact.when and re.fullmatch(_SPANS[self.grain], fact.when.text))
        return getattr(fact, "value", None) if is_whole else None


class OfKind(NamedTuple):
    """A kind of fact."""

    kind: str
    weight: float = 1

    def finds(self, entries: Entries, among: Collection[int]) -> Found:
        """Tell which entries are of the kind."""
        return {number: (1.0,) for number in entries.of_kind.get(self.kind, ()) if number in among}


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

    def __init__(self, criterion: Criterion, entries: Entries, among: Collection[int]) -> None:
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

    def __init__(self, ways: Sequence[Way], entries: Entries, among: Collection[int]) -> None:
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


def _alike(strengths: Mapping[int, float]) -> Found:
    """Take entries all of whose facts are as strong."""
    return {number: (strength,) for number, strength in strengths.items()}


def _found(strengths: Iterable[tuple[int, Sequence[float]]]) -> Found:
    return {number: values for number, values in strengths if any(values)}


def _rarity(columns: Sequence[Found], every: int) -> float:
    """Tell how telling ways are, from 0 to 1: the fewer entries they find together, the more."""
    found = {number for column in columns for number, strengths in column.items() if max(strengths) >= _FINDS}
    return max(log(1 + every / max(len(found), 1)) / log(1 + every), _LEAST_RARITY) if every and columns else 0
