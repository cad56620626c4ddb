"""Which facts state the same: one event, meeting, step, agreement, programme or office, by the article and officially.

Two facts are tied only if they name the same act on the same thing by the same parties at dates of which one can be the
other, less precisely stated. A time with an open end ties nothing. What fits two that differ is tied to neither.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations, islice
from typing import TypeVar

from kzeu_cli.model.dataset import Dataset
from kzeu_cli.model.dates import Period
from kzeu_cli.model.facts import Agreement, Event, Fact, Figure, Office, Programme
from kzeu_cli.model.offices import tenures
from kzeu_cli.support.folding import fold
from kzeu_cli.support.grouping import grouped

F = TypeVar("F", bound=Fact)
# Steps that the parties to an agreement take together: once in its life, whoever is named for them.
_JOINT_STAGES = frozenset(("agreed", "initialled", "signed", "provisional", "in-force"))
# What fits so many others stands out from none of them.
_MANY = 8
# Longer than any month: of two meetings of one series in such a time nothing says that they are one.
_VAGUE_DAYS = 31
_WORD = re.compile(r"[^\W\d_]{3,}")
_IDLE = frozenset((
    "the", "and", "its", "was", "were", "has", "had", "with", "for", "from", "that", "this", "between", "into", "which",
    "their", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
))  # fmt: skip
# Words that agree in so many letters are inflections of one: launched, launch.
_STEM = 5


def same_as(dataset: Dataset, fact: Fact) -> tuple[str, ...]:
    """Name the other facts that state the same as a fact, in another layer or as another kind of fact."""
    group = _groups(dataset).get(fact.id, (fact,))
    return tuple(other.id for other in group if (other.layer, other.kind) != (fact.layer, fact.kind))


def merged(dataset: Dataset, facts: Iterable[F]) -> list[tuple[F, ...]]:
    """Put together the facts that state the same, so that each thing comes once, where the first of its facts came.

    The fact to be shown stands first: the official one, an event before the programme that it began, the more exact.
    """
    known = _groups(dataset)
    groups = grouped(facts, lambda fact: known[fact.id][0].id if fact.id in known else fact.id)
    return [tuple(sorted(group, key=_rank)) for group in groups.values()]


def _rank(fact: Fact) -> tuple[bool, bool, int]:
    return fact.layer != "official", not isinstance(fact, Event), fact.when.days if fact.when else 0


@lru_cache(maxsize=1)
def _groups(dataset: Dataset) -> Mapping[str, tuple[Fact, ...]]:
    """Gather the facts that are tied, directly or through others, by the id of each."""
    groups: dict[str, tuple[Fact, ...]] = {}
    named = list(_named(dataset))
    same = {other.id: fact.id for fact, other in named}
    for one, other in (
        *named, *_events(dataset, same), *_launches(dataset), *_offices(dataset), *_lists(dataset),
    ):  # fmt: skip
        group = tuple(dict.fromkeys((*groups.get(one.id, (one,)), *groups.get(other.id, (other,)))))
        groups.update((fact.id, group) for fact in group)
    return groups


def _events(dataset: Dataset, same: Mapping[str, str]) -> Iterator[tuple[Fact, Fact]]:
    """Pair the events of two layers that state the same, unless one of them fits several that differ."""
    fits = _fitting(dataset, same)
    for name, others in fits.items():
        event = dataset.facts[name]
        around = {name, *others}
        if len(others) <= _MANY and all(around == {other, *fits[other]} for other in others):
            yield from ((event, other) for other in others.values() if other.layer != event.layer)


def _fitting(dataset: Dataset, same: Mapping[str, str]) -> dict[str, dict[str, Event]]:
    """Find for each event those that may be the same, in any layer: of one thing, and sharing a day.

    `same` are agreements and programmes that another layer has under another id.
    """
    by_thing: dict[Hashable, list[tuple[Period, Event]]] = {}
    for event in dataset.of(Event):
        of = (event.agreement, event.programme, event.series)
        thing = tuple(same.get(name or "", name) for name in of) if any(of) else frozenset(event.actors)
        if thing and event.date and not event.date.is_open:
            by_thing.setdefault(thing, []).append((event.date, event))
    fits: dict[str, dict[str, Event]] = {}
    for dated in by_thing.values():
        if len({event.layer for _, event in dated}) == 1:
            continue  # within a layer, nothing is stated twice
        dated.sort(key=lambda pair: pair[0].first)
        for place, (when, event) in enumerate(dated, 1):
            for later, other in islice(dated, place, None):
                if later.first > when.last or len(fits.get(event.id, ())) > _MANY:
                    break
                if _is_one_event(event, other, dataset):
                    fits.setdefault(event.id, {})[other.id] = other
                    fits.setdefault(other.id, {})[event.id] = event
    return fits


def _is_one_event(one: Event, other: Event, dataset: Dataset) -> bool:
    """Whether two events that concern the same agreement, programme, series or parties are one."""
    if not _agree(one.date, other.date):
        return False
    if one.ordinal != other.ordinal and one.ordinal and other.ordinal:
        return False
    if one.persons and other.persons and not _surnames(one) & _surnames(other):
        return False
    if one.stage or other.stage:
        # Of one stage, and by the same body unless they are taken together.
        stage = _stage(one, dataset)
        return stage == _stage(other, dataset) and (stage in _JOINT_STAGES or _are_same_actors(one, other, dataset))
    if one.series:
        return bool(one.ordinal and other.ordinal) or not (_is_vague(one.date) or _is_vague(other.date))
    return set(one.actors) == set(other.actors) and _is_one_act(one, other, dataset)


def _are_same_actors(one: Event, other: Event, dataset: Dataset) -> bool:
    """Whether the same acted; a party may stand for its body."""
    ours, theirs = set(one.actors) - set(other.actors), set(other.actors) - set(one.actors)
    return ours == _parties(theirs, dataset) or theirs == _parties(ours, dataset)


def _parties(actors: set[str], dataset: Dataset) -> set[str | None]:
    return {dataset.bodies[actor].party if actor in dataset.bodies else None for actor in actors}


def _stage(event: Event, dataset: Dataset) -> str | None:
    """Name the stage of a step; a body that can do one thing only to agreements did that, whatever it is called."""
    acts = [act for name in event.actors if name in dataset.bodies for act in dataset.bodies[name].acts]
    return acts[0] if event.stage and len(event.actors) == len(acts) == 1 else event.stage


def _agree(one: Period | None, other: Period | None) -> bool:
    """Whether of two times one can be the other, less precisely stated; open ones cannot."""
    if one is None or other is None or one.is_open or other.is_open:
        return False
    return one.within(other) or other.within(one)


def _is_vague(when: Period | None) -> bool:
    return when is None or when.days > _VAGUE_DAYS


def _surnames(event: Event) -> set[str]:
    return {fold(person).split()[-1] for person in event.persons}


def _is_one_act(one: Event, other: Event, dataset: Dataset) -> bool:
    """Whether two sentences have at least half of their words in common, who acted and when aside."""
    words, others = _act(one, dataset), _act(other, dataset)
    return len(words & others) * 2 >= max(len(words), len(others), 1)


@lru_cache(maxsize=2**14)
def _act(event: Event, dataset: Dataset) -> set[str]:
    """Take the words of an event that say what was done."""
    tables = (dataset.parties, dataset.places, dataset.bodies)
    actors = [table[actor].name for actor in event.actors for table in tables if actor in table]
    known = {*_IDLE, *_WORD.findall(fold(" ".join((*actors, *event.actors))))}
    return {word[:_STEM] for word in _WORD.findall(fold(event.text)) if word not in known}


def _lists(dataset: Dataset) -> Iterator[tuple[Fact, Fact]]:
    """Pair the entries of two layers' lists of several amounts that agree in every partner and every digit."""
    lists: dict[tuple[str, str, str], dict[Hashable, Figure]] = {}
    for figure in dataset.of(Figure):
        if figure.group and figure.series is None and figure.counterpart:
            amount = (figure.measure, figure.subject, figure.counterpart, figure.nature, figure.value, figure.unit)
            lists.setdefault((figure.layer, figure.source, figure.group), {})[amount] = figure
    for one, other in combinations(lists.items(), 2):
        if one[0][0] != other[0][0] and len(one[1]) > 1 and one[1].keys() == other[1].keys():
            yield from ((figure, other[1][amount]) for amount, figure in one[1].items())


def _named(dataset: Dataset) -> Iterator[tuple[Fact, Fact]]:
    """Pair agreements, and programmes, of one name and the same parties in two layers."""
    known: dict[Hashable, list[Agreement | Programme]] = {}
    for fact in dataset.of(Agreement, Programme):
        parties = frozenset(fact.parties) if isinstance(fact, Agreement) else None
        for name in {fold(name) for name in (fact.name, fact.short) if name}:
            known.setdefault((fact.kind, name, parties), []).append(fact)
    for facts in known.values():
        for one, other in combinations(facts, 2):
            if one.layer != other.layer and not (one.when and other.when and not one.when.overlaps(other.when)):
                yield one, other


def _launches(dataset: Dataset) -> Iterator[tuple[Fact, Fact]]:
    """Pair a programme with the event in which it began."""
    for event in dataset.of(Event):
        programme = dataset.facts.get(event.programme or "")
        if isinstance(programme, Programme) and not (event.series or event.agreement):
            yield from [(event, programme)] if _agree(event.date, programme.start) else []


def _offices(dataset: Dataset) -> Iterator[tuple[Office, Office]]:
    """Pair the facts of one person in one office in two layers."""
    for tenure in tenures(dataset) if any(dataset.of(Office)) else ():
        for one, other in combinations(tenure.facts, 2):
            if one.layer != other.layer:
                yield one, other
