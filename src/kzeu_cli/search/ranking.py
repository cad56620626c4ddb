"""How well each fact answers a question, from 0 to 1."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from functools import cached_property
from math import prod
from operator import mul
from typing import NamedTuple

from kzeu_cli.figures.derivation import Derived
from kzeu_cli.model import PERCENT, WORDS, WORLD, Agreement, Dataset, Event, Fact, Figure, Office, Trait
from kzeu_cli.model.dates import Period
from kzeu_cli.model.offices import post_of
from kzeu_cli.model.policy import in_office, recency
from kzeu_cli.search.criteria import Apart, At, Code, Criterion, Peak, Phrase, Ranked, Strengths, Way, Worth
from kzeu_cli.search.direction import OF_BOTH, ends_of
from kzeu_cli.search.entries import Entries, Entry
from kzeu_cli.search.question import COUNTRY, GOODS, NEWEST, SHARE, Question
from kzeu_cli.search.stems import stem, words
from kzeu_cli.search.wanted import fitness
from kzeu_cli.search.worked_out import RATE, called
from kzeu_cli.support.grouping import grouped

# What the criteria met are worth, and what else tells facts apart that meet them all: how much of the sentence was
# asked for, and of a name, and whether words that go together stand so; together 1.
_FOUND, _FOCUS, _HEAD, _NEARNESS = 0.65, 0.15, 0.15, 0.05
# What is left of the score of a fact that is not of the time or amount asked for, or goes the other way; that is silent
# on the body or agreement that is named; that is about a country, product, direction, month, share, rank or past, or an
# office that was left, or may have been, that was not asked for; of which only the time was asked for, though there is
# one for every year; that is not the newest in a span of time; that is of a part of a year; that was worked out in a
# way that was not asked for; that the article tells, which is older than what else there is, or calls current.
_MISSED, _CONTRADICTED, _NAMELESS = 0.45, 0.6, 0.45
_OTHER, _PRODUCT, _ONE_WAY, _MONTH, _SHARE, _RANK = 0.85, 0.8, 0.93, 0.75, 0.95, 0.9
_FORMER, _LEFT, _UNSURE = 0.93, 0.8, 0.95
_TIME_ONLY, _OLDER, _PARTIAL, _DERIVED, _ARTICLE, _THEN = 0.8, 0.85, 0.7, 0.85, 0.94, 0.9
FORMER, FIRST = "former", "first"
# What an article calls current was so when it was written: no answer to who holds an office now.
_PASSED = {"current", "latest"}
# Words of those who ask for somebody that was in office.
_PAST = {"former", "previous", "ex", "first", "past", "was", "were", "earlier", "before", "predecessor"}
_MISSES = 0.25
# What meets a criterion less than this does not have what it asks for, if something near it.
_LACKS = 0.42
# What meets less than this share of what the best one meets is no answer.
_LEAST = 0.55
# How many words may stand between two that stand together in the question.
_NEAR = 3
# Of one matter, the facts that meet nearly as much of the question as the best one are equal answers, and stand in the
# order of the policy; if the newest is asked for, what they say beside does not matter as much.
_AS_MUCH, _AS_MUCH_OF_THE_NEWEST = 0.9, 0.75
# What is left for each place that an equal answer stands behind the first.
_BEHIND = 0.99
# How much a number or office loses that is so many years older than the newest, or undated; what happened hardly any;
# all lose more if the newest is asked for.
_YEARS, _AGED, _AGED_EVENT = 12, 0.05, 0.01
_YEARS_OF_THE_NEWEST, _AGED_OF_THE_NEWEST = 4, 0.35
# Scores that differ less are equal, so that no rounding of the machine decides an order.
_DIGITS, _DIGITS_OF_ALIKE = 6, 2
# The kinds of answer that are an amount.
_NUMBERS = {"amount", "money", "count"}
# What is so for a time only.
_PASSING = ("figure", "derived", "trait", "office")
_ENDS = ("subject", "counterpart", "party", "posted_to")


class Candidate(NamedTuple):
    """An entry, by position: how strongly each criterion finds its facts, by position, and the best share of all."""

    entry: int
    strengths: Mapping[int, Sequence[float]]
    share: float


class Scored(NamedTuple):
    """A fact of an entry: how well it answers from 0 to 1, what of the question it meets, and its place.

    `matched` are the stems of the words that found it; `lacks` the criteria that it does not meet.
    """

    entry: Entry
    fact: Fact
    score: float
    meets: float
    place: tuple[int, int]
    matched: frozenset[str]
    lacks: tuple[Criterion, ...]
    ways: tuple[tuple[Criterion, tuple[Way, ...]], ...]


class Ranking:
    """Weighs the entries of a dataset for one question."""

    def __init__(self, dataset: Dataset, entries: Entries, question: Question, day: date) -> None:
        self._dataset, self._day = dataset, day
        self._parties = frozenset((*dataset.parties, WORLD))
        self._party_of = {member.country: member.of for member in dataset.members if member.of in dataset.parties}
        self._countries = frozenset(dataset.places) - self._parties
        self._question = question
        self._codes, self._is_about_shares = question.codes, question.is_about_shares
        self._entries = entries
        everything: Collection[int] = range(len(entries.all))
        looked_up = {each: Strengths(each, entries, everything) for each in question.criteria if each.is_lookup}
        # What has none of the words is no answer, whatever its time, unless only a time or an amount was named.
        among = set().union(*(each.entries for each in looked_up.values())) or everything
        self._strengths = [looked_up.get(each) or Strengths(each, entries, among) for each in question.criteria]
        self._weights = [each.weight for each in self._strengths]
        self._most = sum(self._weights) + question.unknown_weight
        ways = [way for criterion in question.criteria for way in criterion.ways]
        self._times = [way.time for way in ways if isinstance(way, At)]
        self._peaks = [way for way in ways if isinstance(way, Peak)]
        # Of this year no more than a part can be known.
        parts = (time.is_part or time.is_now for time in self._times)
        self._asks_for_part = any(parts) or any(peak.grain == "month" for peak in self._peaks)
        self._ranked = [way for way in ways if isinstance(way, Ranked)]
        self._firsts = [
            {way.words[0] for way in criterion.ways if isinstance(way, Phrase)} for criterion in question.criteria
        ]
        self._varies = any(isinstance(way, (At, Worth, Ranked, Peak)) for way in ways)

    @property
    def idle(self) -> tuple[str, ...]:
        """The words of the question that no fact meets, as typed; not those that only hint."""
        return tuple(each.criterion.typed for each in self._strengths if not each.weight and each.criterion.is_telling)

    def scored(self, keep: Callable[[Fact], bool] | None, cut: float) -> list[Scored]:
        """List the facts that answer, best first; those with less than `cut` of the best one's score are left out.

        `keep` says which facts may answer at all; without it all may.
        """
        found: list[Scored] = []
        best = 0.0
        candidates = sorted(self._candidates(keep), key=lambda each: (-each.share, each.entry))
        for candidate in candidates:
            # What is found bounds the score, so that from here on no fact can come near the best one.
            if candidate.share < max(cut * best, _LEAST * candidates[0].share):
                break
            weighed = list(self._weighed(candidate))
            best = max(best, *(each.score for each in weighed))
            found += weighed
        found = [each for each in found if each.score >= cut * best]
        for alike in (_of_a_matter, self._single_events):
            found = self._in_order(grouped(found, alike).values())
        found = self._aged(found)
        # Of facts that score alike the newest come first.
        age = {each.fact.id: -each.fact.when.begin.toordinal() if each.fact.when else 0 for each in found}
        return sorted(found, key=lambda each: (-each.score, age[each.fact.id], each.place))

    def _candidates(self, keep: Callable[[Fact], bool] | None) -> Iterator[Candidate]:
        """Go through the entries that have something of the question; of a series the newest, if no time matters."""
        numbers: set[int] = set().union(*(each.entries for each in self._strengths)) if self._most else set()
        for number in sorted(numbers):
            places = range(self._entries.counts[number])
            kept = [i for i in places if keep(self._entries.all[number].facts[i])] if keep else places
            asked = kept if self._varies else kept[-1:]
            found = [each.of(number) for each in self._strengths]
            if all(len(each) == 1 for each in found):
                alike = [each[0] for each in found]
                strengths, share = dict.fromkeys(asked, alike), self._share(alike) if asked else 0
            else:
                strengths = {i: [each[i if len(each) > 1 else 0] for each in found] for i in asked}
                share = max(map(self._share, strengths.values()), default=0)
            if share:
                yield Candidate(number, strengths, share)

    def _weighed(self, candidate: Candidate) -> Iterator[Scored]:
        """Score a fact; of a series the newest that fits best and, if a time is asked for, the others in it."""
        number, strengths, share = candidate
        entry = self._entries.all[number]
        fitting = [i for i, found in strengths.items() if self._share(found) == share]
        ways = tuple((each.criterion, tuple(each.ways(number))) for each in self._strengths)
        matched = frozenset(
            stem for _, found in ways for way in found if isinstance(way, (Phrase, Apart)) for stem in way.words
        )
        extra = _FOUND + self._extra(entry, matched)
        for i in fitting if self._times else fitting[-1:]:
            flaws = prod(self._flaws(number, i, strengths[i], matched)) * (1 if i == fitting[-1] else _OLDER)
            lacks = [
                each.criterion
                for each, strength in zip(self._strengths, strengths[i], strict=True)
                if strength < _LACKS or not _is_about(entry, each.criterion)
            ]
            missed = sum(criterion.is_strict for criterion in lacks)
            suits = fitness(entry.facts[i], self._question.wants, self._countries)
            score, meets = share * extra * flaws * suits, share * _MISSED**missed * suits
            yield Scored(entry, entry.facts[i], score, meets, (number, i), matched, tuple(lacks), ways)

    def _single_events(self, scored: Scored) -> Hashable:
        """Tell which are alike of the events that happened once: those that meet the same of the question."""
        if not isinstance(scored.fact, Event) or scored.fact.series:
            return scored.fact.id
        return scored.lacks, 0 if NEWEST in self._question.wants else round(scored.meets, _DIGITS_OF_ALIKE)

    def _in_order(self, groups: Iterable[Sequence[Scored]]) -> list[Scored]:
        """Give the equal answers of each group the best one's score, in the order of the policy."""
        ordered = []
        as_much = _AS_MUCH_OF_THE_NEWEST if NEWEST in self._question.wants else _AS_MUCH
        for same in groups:
            most, best = max(each.meets for each in same), max(each.score for each in same)
            equal = sorted((each for each in same if each.meets >= as_much * most), key=self._order)
            raised = {each.fact.id: best * _BEHIND**place for place, each in enumerate(equal)}
            for each in same:
                score = raised.get(each.fact.id)
                # What is equal is so from here on.
                ordered.append(each if score is None else each._replace(score=score, meets=most))
        return ordered

    def _order(self, scored: Scored) -> tuple[object, ...]:
        """Order equal answers by the policy: whole years before parts, who is in office, the newest, the official."""
        fact = scored.fact
        is_part = not self._asks_for_part and _is_part(fact)
        post: tuple[object, ...] = ()
        if isinstance(fact, Office):
            # Whoever is named, then, if no time is asked for, whoever is in office.
            incumbent = 0 if self._times else self._incumbents.get(fact.id, len(self._incumbents))
            post = not self._is_named(fact), incumbent
        inexact = sum(bool(time.period and not _is_just(fact, time.period)) for time in self._times)
        record: tuple[object, ...] = ()
        if self._peaks:
            # Whoever is asked about reports it; the largest of many says more than that of few.
            record = stem(getattr(fact, "flow", None) or "") not in self._question.stems, -len(scored.entry.facts)
        rest = _standing(fact), -scored.score, scored.place
        return is_part, post, inexact, record, *_recency(self._dated(fact)), *rest

    def _dated(self, fact: Fact) -> Fact:
        """Take for an agreement that has no time of its own the last step that it is known to have taken."""
        if not isinstance(fact, Agreement) or fact.when:
            return fact
        return min((step for step in self._dataset.of(Event) if step.agreement == fact.id), key=recency, default=fact)

    def _is_named(self, fact: Office) -> bool:
        return any(stem(word) in self._question.stems for word in words(fact.holder))

    @cached_property
    def _incumbents(self) -> Mapping[str, int]:
        """The facts about those who are in office today, of each the most trusted first: id and place."""
        held = in_office(self._dataset, self._day)
        return {fact.id: place for tenure in held for place, fact in enumerate(tenure.facts)}

    @cached_property
    def _held(self) -> Set[tuple[object, ...]]:
        """The posts that somebody is known to hold today."""
        return {post_of(tenure.office) for tenure in in_office(self._dataset, self._day)}

    def _aged(self, found: Sequence[Scored]) -> list[Scored]:
        """Lower what is older than the newest found, unless a time was asked for, be it the best of all."""
        if (self._times or self._peaks) and NEWEST not in self._question.wants:
            return [each._replace(score=round(each.score, _DIGITS)) for each in found]
        days = [each.fact.when.begin for each in found if each.fact.when]
        newest = max((day for day in days if day <= self._day), default=self._day)
        return [each._replace(score=round(each.score * self._left(each, newest), _DIGITS)) for each in found]

    def _left(self, scored: Scored, newest: date) -> float:
        """Tell what age leaves of a score; the newest of something else is no answer, however new."""
        behind = self._years_behind(scored.fact, newest)
        if NEWEST not in self._question.wants:
            return 1 - (_AGED if scored.fact.kind in _PASSING else _AGED_EVENT) * behind
        return float((1 - _AGED_OF_THE_NEWEST * behind) * scored.meets**0.5)

    def _years_behind(self, fact: Fact, newest: date) -> float:
        """Tell from 0 to 1 how far a fact lies behind the newest; what has no time lies behind all others."""
        if isinstance(fact, Office) and fact.id in self._incumbents:
            return 0
        if fact.when is None:
            return 1
        day = min(fact.when.last, newest) if fact.kind in _PASSING else fact.when.begin
        years = _YEARS_OF_THE_NEWEST if NEWEST in self._question.wants else _YEARS
        return min(max((newest - day).days / 365 / years, 0), 1)

    def _share(self, strengths: Sequence[float]) -> float:
        return float(sum(map(mul, self._weights, strengths))) / self._most

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
        near = sum(any(0 < b - a <= _NEAR for a in before for b in after) for before, after in pairs)
        return near / len(pairs) if pairs else 0

    def _flaws(self, number: int, place: int, strengths: Sequence[float], matched: frozenset[str]) -> Iterator[float]:
        """Go through what is left of a score for each thing that a fact is and was not asked for, or is not and was."""
        question, entry, rank = self._question, self._entries.all[number], self._entries.rank(number, place)
        fact = entry.facts[place]
        if rank and self._ranked and not any(way.is_place(rank) for way in self._ranked):
            yield _CONTRADICTED
        if fact.layer == WORDS["layer"][0]:
            yield _ARTICLE
            yield _THEN if question.wants & {NEWEST, "person"} and not _PASSED.isdisjoint(fact.wording) else 1
        for criterion, strength in zip(question.criteria, strengths, strict=True):
            yield _MISSED if criterion.is_strict and strength < _MISSES else 1
            yield _NAMELESS if criterion.is_name and strength < _LACKS else 1
        if FORMER in fact.wording and FORMER not in question.words:
            yield _FORMER
        asks_for_past = self._times or question.words & _PAST
        if isinstance(fact, Office) and not asks_for_past and not self._is_named(fact):
            yield 1 if fact.id in self._incumbents else _LEFT if post_of(fact) in self._held else _UNSURE
        if FIRST in question.words and isinstance(fact, Office) and FIRST not in fact.wording:
            yield 1 if entry.goes_by(FIRST) else _CONTRADICTED
        if isinstance(fact, (Figure, Derived)):
            yield from self._flaws_of_number(fact, matched)
        if ends := ends_of(fact):
            # What a country sends or takes, its party does.
            origin, destination = (end if end in self._codes else self._party_of.get(end, end) for end in ends)
            yield question.ends.factor(origin, destination, _CONTRADICTED)
        if COUNTRY not in question.wants and not self._ranked and self._others(fact):
            # Whoever is in office may serve in several countries at once.
            yield 1 if isinstance(fact, Office) and fact.id in self._incumbents else _OTHER

    def _flaws_of_number(self, fact: Figure | Derived, matched: frozenset[str]) -> Iterator[float]:
        question = self._question
        if (
            fact.product not in (None, "all")
            and GOODS not in question.wants
            and not self._names(fact.product or "", matched)
        ):
            yield _PRODUCT
        if fact.flow in ("exports", "imports") and not question.is_one_way:
            yield _ONE_WAY
        if not self._asks_for_part:
            yield _MONTH if fact.grain == "month" else _PARTIAL if _is_part(fact) else 1
        wants_number = question.wants & _NUMBERS or question.is_one_way
        if fact.unit == PERCENT and wants_number and not self._is_about_shares and not isinstance(fact, Derived):
            yield _SHARE
        if fact.flow in OF_BOTH and question.is_one_way and not self._asks_for_both(fact, matched):
            # The largest surplus is no answer to who exports most.
            yield _CONTRADICTED if self._ranked else _OTHER
        if fact.nature == "rank" and not (self._ranked or "count" in question.wants):
            yield _RANK
        if isinstance(fact, Derived) and fact.derivation != "total" and not self._asks_for(fact, matched):
            yield _DERIVED
        if not matched and (fact.grain or fact.measure == RATE):
            yield _TIME_ONLY if fact.grain else _MISSED

    def _names(self, product: str, matched: frozenset[str]) -> bool:
        """Whether the question names a product."""
        title = self._dataset.products[product].title if product in self._dataset.products else None
        return any(stem(word) in matched for word in words(title or product))

    def _asks_for(self, fact: Derived, matched: frozenset[str]) -> bool:
        """Whether the question names what was worked out."""
        if fact.nature == SHARE:
            return self._is_about_shares
        measure = self._dataset.measures.get(fact.measure or "")
        # "GDP" alone is no question for GDP per head.
        is_quotient = measure and measure.quotient
        names = ((measure.title or measure.id).partition(" (")[0],) if measure and is_quotient else called(fact)
        return not names or stem(names[0].split()[-1]) in matched

    def _asks_for_both(self, fact: Figure | Derived, matched: frozenset[str]) -> bool:
        """Whether the question names what exports and imports make together."""
        return self._asks_for(fact, matched) if isinstance(fact, Derived) else fact.flow == "total"

    def _others(self, fact: Fact) -> frozenset[str]:
        """Name the countries between which a fact is, parties and those asked for aside."""
        ends = (getattr(fact, name, None) for name in _ENDS)
        return frozenset(end for end in ends if end) - self._parties - self._codes


def _of_a_matter(scored: Scored) -> Hashable:
    return scored.entry.matter


def _is_just(fact: Fact, asked: Period) -> bool:
    """Whether a fact is of just the time asked for, or of none; an office held for a time is held on all its days."""
    if not isinstance(fact, Office):
        return fact.when is None or fact.when == asked
    years = (fact.from_.begin.year if fact.from_ else None, fact.to.last.year if fact.to else None)
    return "/" not in asked.text or years == (asked.begin.year, asked.last.year)


def _recency(fact: Fact) -> tuple[object, ...]:
    """Sort by the policy; what was worked out is as new as a figure of its period."""
    undated, day, days, unofficial = recency(fact)
    if fact.kind == "derived" and fact.when:
        day = -fact.when.last.toordinal()
    return undated, day, days, unofficial


def _is_about(entry: Entry, criterion: Criterion) -> bool:
    """Whether a number is about a country that was named; that of its people in a list is no number of the country."""
    codes = {way.code for way in criterion.ways if isinstance(way, Code)}
    if not codes or codes & entry.codes or not isinstance(entry.facts[0], (Figure, Derived, Trait)):
        return True
    return any(f" {criterion.stems} " in tier for tier in entry.tiers)


def _is_part(fact: Fact) -> bool:
    """Whether a number is for a part of a year, or of its time; what is counted at one day or over any time is not."""
    if not isinstance(fact, (Figure, Derived)):
        return False
    runs = fact.nature or ("flow" if fact.flow else None)
    if runs == "share":
        runs = fact.share_nature or ("flow" if fact.flow in ("imports", "exports") else None)
    when = fact.period or fact.as_of
    if fact.status == "partial" or runs not in ("flow", "rate") or when is None or when.is_open:
        return fact.status == "partial"
    return (when.first.month, when.first.day, when.last.month, when.last.day) != (1, 1, 12, 31)


def _standing(fact: Fact) -> int:
    """Rank numbers of one time: statistics, what follows from them, what else is stated, what follows from that."""
    if isinstance(fact, Derived):
        return 1 if fact.view else 3
    return 0 if isinstance(fact, Figure) and fact.series else 2
