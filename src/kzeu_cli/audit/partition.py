"""Which numbers are parts of which, and which parts make a whole between them."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from kzeu_cli.audit.case import Case
from kzeu_cli.audit.membership import constant
from kzeu_cli.audit.observation import BOTH_WAYS, ONE_WAY, Observation, Route
from kzeu_cli.model import WORLD
from kzeu_cli.model.dates import Period
from kzeu_cli.support.digits import as_number

_ADDITIVE = ("flow", "cumulative", "stock", "count")
_OVER_TIME = ("flow", "cumulative")
_BOTH, _COVERAGES = "both", ("goods", "services")
_ALL_PRODUCTS = "all"


class Partition(NamedTuple):
    """A whole, the parts that make it, and by what it is divided."""

    whole: Observation
    parts: tuple[Observation, ...]
    by: str


class Division(NamedTuple):
    """The dimensions along which a whole is divided."""

    route: Route
    coverage: str | None
    product: str | None
    first: date | None
    last: date | None


class Addends:
    """Numbers that may be added, by place; `times` lists the places that differ in their time only."""

    def __init__(self) -> None:
        self.at: dict[Division, list[Observation]] = defaultdict(list)
        self.times: dict[Division, list[Division]] = defaultdict(list)

    def add(self, number: Observation, place: Division) -> None:
        """Enter a number."""
        if place not in self.at:
            self.times[place._replace(first=None, last=None)].append(place)
        self.at[place].append(number)

    def only(self, place: Division, like: Observation) -> Observation | None:
        """Choose the number at a place of the same composition and, if both name works, of the same work.

        None if there is not exactly one.
        """
        refs = set(like.fact.refs)
        works = [one for one in self.at.get(place, ()) if not (one.fact.refs and refs) or refs & set(one.fact.refs)]
        same = [one for one in works if one.composition == like.composition] or works
        return same[0] if len(same) == 1 else None

    def within(self, place: Division) -> list[Division]:
        """List the places of a shorter time within that of a place, all else being equal, by their beginning."""
        if not (place.first and place.last):
            return []
        others = self.times[place._replace(first=None, last=None)]
        return sorted(
            other
            for other in others
            if other != place and other.first and other.last and place.first <= other.first <= other.last <= place.last
        )


@lru_cache(maxsize=1)
def partitions(case: Case) -> tuple[Partition, ...]:
    """List the wholes all parts of which the same source states."""
    return tuple(_partitions(case))


def _partitions(case: Case) -> Iterator[Partition]:
    for index in _comparable(case):
        for place, wholes in index.at.items():
            for whole in wholes:
                for by, places in _divisions(case, place, whole, index):
                    parts = [index.only(part, whole) for part in places]
                    if len(parts) > 1 and all(parts):
                        yield Partition(whole, tuple(part for part in parts if part), by)


def contains(case: Case) -> Iterator[tuple[Observation, Observation, str]]:
    """Go through the pairs of a part and a whole that differ in one dimension only, and say how they do."""
    for index in _comparable(case):
        for place, parts in index.at.items():
            wider = [(part, how, wide) for how, wide in _wider(case, place) for part in parts]
            longer = [(part, "a longer time", place) for short in index.within(place) for part in index.at[short]]
            for part, how, wide in wider:
                if whole := index.only(wide, part):
                    yield part, whole, how
            for part, how, wide in longer:
                if part.nature in _OVER_TIME and (whole := index.only(wide, part)):
                    yield part, whole, how


def _comparable(case: Case) -> list[Addends]:
    """Group the numbers that may be added: same source, measure, kind, unit and basis, final, with a direction."""
    groups: dict[Hashable, Addends] = defaultdict(Addends)
    for one in case.observations:
        if one.route and one.nature in _ADDITIVE and one.status is None and one.basis != "net":
            key = (one.fact.source, one.view, one.measure, one.nature, one.unit, one.basis)
            groups[key].add(one, _place(one, one.route))
    return list(groups.values())


def _place(one: Observation, route: Route) -> Division:
    product = None if one.product == _ALL_PRODUCTS else one.product
    first, last = (one.period.first, one.period.last) if one.period else (None, None)
    return Division(route, one.coverage, product, first, last)


def _divisions(case: Case, place: Division, whole: Observation, index: Addends) -> Iterator[tuple[str, list[Division]]]:
    start, end, kind = place.route
    if kind == BOTH_WAYS:
        ways = ((start, end, ONE_WAY), (end, start, ONE_WAY))
        yield "both directions", [place._replace(route=way) for way in ways]
    if place.coverage == _BOTH:
        yield "goods and services", [place._replace(coverage=coverage) for coverage in _COVERAGES]
    if whole.nature in _OVER_TIME:
        yield "shorter times", _tiles(place, index)
    if kind == ONE_WAY:
        for party in case.dataset.parties:
            members = sorted(_members(case, party, whole))
            routes = [swap(place.route, party, member) for member in members if party in place.route]
            yield "members", [place._replace(route=route) for route in routes]


def _members(case: Case, party: str, whole: Observation) -> frozenset[str]:
    """Name the members that a number of a party counts: the last ones of whom there were so many as its name says."""
    if whole.composition:
        sets = (case.members(party, span) for span in reversed(constant(case, party)))
        return next((members for members in sets if len(members) == count(whole.composition)), frozenset())
    return case.members(party, whole.period) if whole.period else frozenset()


def count(composition: str) -> int | None:
    """Read how many members a composition has from its name: 27 for `EU27_2020`."""
    digits = re.search(r"\d+", composition)
    return as_number(digits.group()) if digits else None


def swap(route: Route, old: str | None, new: str) -> Route:
    """Put another side in the place of one side of a route."""
    start, end, kind = route
    return (new if start == old else start, new if end == old else end, kind)


def _tiles(place: Division, index: Addends) -> list[Division]:
    """Find shorter times that fill that of a place without gap or overlap; none if they do not."""
    inside: dict[date | None, Division] = {}
    for other in index.within(place):
        inside.setdefault(other.first, other)
    tiles, day = [], place.first
    while (tile := inside.get(day)) and tile.last:
        tiles.append(tile)
        day = tile.last + timedelta(days=1)
    return tiles if day and place.last and day > place.last else []


def _wider(case: Case, place: Division) -> Iterator[tuple[str, Division]]:
    start, end, kind = place.route
    if kind == ONE_WAY:
        low, high = sorted((start, end))
        yield "both directions", place._replace(route=(low, high, BOTH_WAYS))
    if place.coverage in _COVERAGES:
        yield "goods and services", place._replace(coverage=_BOTH)
    for group in _groups(case, place.product):
        yield "a wider group of products", place._replace(product=group)
    for side in (start, end):
        if side != WORLD:
            yield "all countries", place._replace(route=swap(place.route, side, WORLD))
        for party in _unions(case, side, place):
            yield "all members", place._replace(route=swap(place.route, side, party))


def _groups(case: Case, product: str | None) -> Iterator[str | None]:
    """Go through the wider groups of a product; None stands for all products."""
    seen: set[str] = set()
    while product and product not in seen and (word := case.dataset.products.get(product)):
        seen.add(product)
        product = None if word.parent == _ALL_PRODUCTS else word.parent
        yield product


def _unions(case: Case, country: str, place: Division) -> list[str]:
    """Name the parties of which a country was a member in the time of a place."""
    if not (place.first and place.last):
        return []
    time = Period("", place.first, place.last)
    return [party for party in sorted(case.dataset.parties) if country in case.members(party, time)]
