"""What a rule gets to work with: the facts in an order of their own, the day, and what is known besides."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from operator import attrgetter, itemgetter
from typing import TypeVar

from kzeu_cli.audit import phrasing
from kzeu_cli.audit.observation import BOTH_WAYS, Observation, in_titles, observations
from kzeu_cli.model import Body, Dataset, Event, Fact, Figure, Office, RefId, dates
from kzeu_cli.model.dates import Period, spanning
from kzeu_cli.model.durations import lasting, months, months_before
from kzeu_cli.support.grouping import grouped, union

F = TypeVar("F", bound=Fact)
T = TypeVar("T")
# So many numbers at either end stand for a line of very many: to compare each with each would take ever longer.
_ENDS = 20


class Case:
    """A dataset as seen on a day. Everything comes sorted by id, so that no finding depends on the order of files."""

    def __init__(self, dataset: Dataset, as_of: date) -> None:
        self.dataset = dataset
        self.as_of = as_of
        self.today = Period(as_of.isoformat(), as_of, as_of)
        self._tables: dict[tuple[str, ...], Mapping[Hashable, list[Observation]]] = {}
        self._members: dict[tuple[str, date, date], frozenset[str]] = {}

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """All facts, by id."""
        return tuple(sorted(self.dataset.facts.values(), key=lambda fact: fact.id))

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """All numbers in their common form, by the id of their fact."""
        return tuple(observations(self.dataset))

    @cached_property
    def titles(self) -> tuple[Observation, ...]:
        """The numbers that titles of references state."""
        return tuple(in_titles(self.dataset))

    def of(self, kind: type[F], layer: str | None = None) -> list[F]:
        """List the facts of a kind, of one layer if asked, by id."""
        return [fact for fact in self.facts if isinstance(fact, kind) and layer in (None, fact.layer)]

    def get(self, name: str | None) -> Fact | None:
        """Find a fact by id; None if there is no such one."""
        return self.dataset.facts.get(name) if name else None

    def seen(self, name: str | None) -> Observation | None:
        """Find the number that a fact states; None if it states none."""
        return self._seen.get(name) if name else None

    @cached_property
    def _seen(self) -> dict[str, Observation]:
        return {one.id: one for one in (*self.observations, *self.titles)}

    def beside(self, number: Observation, measure: str) -> list[Observation]:
        """List the numbers of another measure that belong beside one: same subject, source and time."""
        return self.find(measure=measure, **number.only("subject", "source", "composition", "days"))

    def find(self, **wanted: Hashable) -> list[Observation]:
        """List the numbers that have these dimensions, by the id of their fact.

        Each set of dimensions is looked up in a table of its own, so that asking for each number is no square of work.
        """
        fields = tuple(sorted(wanted))
        if fields not in self._tables:
            self._tables[fields] = grouped(self.observations, attrgetter(*fields))
        return self._tables[fields].get(itemgetter(*fields)(wanted), [])

    def groups(self, *fields: str, among: Callable[[Observation], object] = bool) -> list[list[Observation]]:
        """Collect the numbers that have the same of these dimensions, in the order of what they have."""
        chosen = (one for one in self.observations if among(one))
        return sorted_groups(chosen, lambda one: tuple(one.only(*fields).values()))

    def window(self, number: Observation) -> Period | None:
        """Find the days that a number covers, also where only their count is stated; None if nothing is known."""
        duration = number.fact.duration if isinstance(number.fact, Figure) else None
        return window(number.period, duration, self.issued(number.fact.refs))

    def span_of(self, event: Event) -> Period | None:
        """Find the days on which all who took part in an event held the office that the same source names.

        None if nothing is known of the terms. From the terms of office in the context.
        """
        posts = {
            (office.holder, office.role, office.party)
            for office in self.of(Office)
            if office.holder in event.persons and office.source == event.source
        }
        terms = [
            spanning(term.from_, term.to or term.not_after)
            for term in self.dataset.terms
            if (term.holder, term.role, term.party) in posts and (term.from_ or term.to)
        ]
        first = max((term.first for term in terms), default=date.max)
        last = min((term.last for term in terms), default=date.min)
        return spanning(first, last) if first <= last else None

    def issued(self, refs: Iterable[RefId]) -> date | None:
        """Find the latest day on which one of the references was published; None if no date is known."""
        works = self.dataset.cited(refs)
        return max((work.issued.last for work in works if work.issued), default=None)

    def refs(self, facts: Iterable[str]) -> tuple[RefId, ...]:
        """Collect the references of facts, and of numbers in titles, each once, in the order of the facts."""
        known = (self.get(name) or (one.fact if (one := self.seen(name)) else None) for name in facts)
        return union(fact.refs for fact in known if fact)

    def rate(self, base: str | None, quote: str | None, when: Period | None) -> Fraction | None:
        """Find what one unit of `base` cost in `quote` in a period, or else in the year in which it lies."""
        if when is None or base is None or quote is None:
            return None
        if base == quote:
            return Fraction(1)
        if (base, quote) not in self._rates and (quote, base) in self._rates:
            rate = self.rate(quote, base, when)
            return 1 / rate if rate else None
        by_time = self._rates.get((base, quote), {})
        whole_year = date(when.last.year, 1, 1), date(when.last.year, 12, 31)
        return by_time.get((when.first, when.last)) or (by_time.get(whole_year) if when.year else None)

    @cached_property
    def _rates(self) -> dict[tuple[str, str], dict[tuple[date, date], Fraction]]:
        tables: dict[tuple[str, str], dict[tuple[date, date], Fraction]] = {}
        for rate in sorted(self.dataset.rates.values(), key=lambda rate: rate.id):
            for written, value in rate.values.items():
                when = dates.parse(written)
                tables.setdefault((rate.base, rate.quote), {}).setdefault((when.first, when.last), Fraction(value))
        return tables

    def spans(self, party: str, country: str) -> list[Period]:
        """List the times in which a country was a member of a party."""
        times = (time for of, who, time in self._memberships if (of, who) == (party, country))
        return sorted(times, key=lambda time: time.order)

    def above(self, name: str) -> set[str]:
        """Name all that a body belongs to, directly or through others."""
        found: set[str] = set()
        ahead = [name]
        while ahead:
            body = self.dataset.bodies.get(ahead.pop())
            parents = set(body.parents) - found if body else set()
            found |= parents
            ahead += sorted(parents)
        return found

    def bodies(self, names: Iterable[str]) -> list[Body]:
        """Take the bodies of those that are named; countries and parties are none."""
        return [self.dataset.bodies[name] for name in names if name in self.dataset.bodies]

    def members(self, party: str, when: Period) -> frozenset[str]:
        """Name the countries that were members of a party on every day of a period."""
        key = (party, when.first, when.last)
        if key not in self._members:
            countries = (who for of, who, time in self._memberships if of == party and when.within(time))
            self._members[key] = frozenset(countries)
        return self._members[key]

    @cached_property
    def _memberships(self) -> list[tuple[str, str, Period]]:
        return [(member.of, member.country, spanning(member.from_, member.to)) for member in self.dataset.members]

    def title(self, number: Observation) -> str:
        """Name a number by its measure and who it concerns: `Trade, Northmark to Suthland`."""
        name = self._name(number)
        who = self.dataset.name
        if number.route:
            start, end, kind = number.route
            return f"{name}, {who(start)} {'and' if kind == BOTH_WAYS else 'to'} {who(end)}"
        return f"{name}, {who(number.subject)}" if number.subject and number.subject != number.id else name

    def between(self, numbers: Sequence[Observation]) -> str:
        """Name numbers by their measure and the two sides, whatever the direction: `Trade, Northmark and Suthland`."""
        one = numbers[0]
        sides = [self.dataset.name(side) for side in sorted({one.subject or "", one.counterpart or ""}) if side]
        name = self._name(one) if all(each.nature == one.nature for each in numbers) else self.measure(one)
        return f"{name}, {' and '.join(sides)}"

    def _name(self, number: Observation) -> str:
        name = self.measure(number)
        if number.nature != "share":
            return name
        return f"Share of {phrasing.small(name)}"

    def measure(self, number: Observation) -> str:
        """Name what a number measures."""
        return self.titled(number.measure)

    @cached_property
    def cited_by(self) -> Mapping[RefId, list[Fact]]:
        """The facts that rest on each reference, by id."""
        found: dict[RefId, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            for ref in dict.fromkeys(fact.refs):
                found[ref].append(fact)
        return found

    def amounts_of(self, number: Observation) -> str:
        """Name the matter of all amounts that one text gives for a measure between two sides."""
        return f"amounts {number.work} {number.measure} {number.sides}"

    def shares_of(self, number: Observation) -> str:
        """Name the matter of all shares that a layer gives for a measure between two sides."""
        return f"shares {number.layer} {number.measure} {number.sides}"

    def column_of(self, number: Observation) -> str:
        """Name the matter of all that does not fit in a party's column of the comparison."""
        return f"column {number.layer} {number.subject}"

    def the(self, code: str | None) -> str:
        """Name somebody within a sentence: a party whose name is an abbreviation takes an article, `the EU`."""
        name = self.dataset.name(code)
        return f"the {name}" if code in self.dataset.parties and len(name) > 1 and name.isupper() else name

    def titled(self, name: str) -> str:
        """Name a measure, or another row of the comparison."""
        word = self.dataset.measures.get(name) or self.dataset.attributes.get(name)
        return (word.title if word else None) or name

    def tell(self, number: Observation) -> str:
        """Write a number as printed, with its group of products and its time: `80% (oil, 2007)`, `36% (no year)`."""
        product = self.dataset.products.get(number.product or "")
        group = f"{product.title or product.id}, " if product and product.parent else ""
        return f"{phrasing.shown(number.amount, self.dataset.units)} ({group}{self.when(number)})"

    def publisher(self, number: Observation) -> str:
        """Name who publishes a number: the publisher of a work that it rests on, or of its source."""
        return self.publisher_of(number.fact)

    def publisher_of(self, fact: Fact) -> str:
        """Name who publishes a fact: the publisher of a work that it rests on, or the work; else that of its source."""
        works = self.dataset.cited(fact.refs)
        named = [name for work in works if (name := work.publisher or work.container_title)]
        named += [f"[{work.id}]" for work in works]
        source = self.dataset.sources[fact.source]
        return named[0] if named else source.publisher or source.title

    def when(self, number: Observation) -> str:
        """Write the time of a number; say so if it has none."""
        if number.period:
            return number.period.words
        duration = number.fact.duration if isinstance(number.fact, Figure) else None
        return lasting(duration) or "no year"


def window(period: Period | None, duration: str | None, stated_on: date | None) -> Period | None:
    """Find the days meant by a period, or by "the last 15 years" stated on a day; open ends close on that day."""
    if stated_on is None or (period and not period.is_open):
        return period
    if period is None:
        count = months(duration)
        return spanning(months_before(stated_on, count), stated_on) if count else None
    return spanning(period.first, stated_on) if period.last == date.max and period.first <= stated_on else period


def pairs(numbers: Sequence[Observation]) -> Iterator[tuple[Observation, Observation]]:
    """Go through the pairs of some numbers; of very many, those of the lowest and highest only, which differ most."""
    if len(numbers) > 2 * _ENDS:
        ordered = sorted(numbers, key=lambda one: (one.interval.middle or 0, one.id))
        numbers = [*ordered[:_ENDS], *ordered[-_ENDS:]]
    return combinations(numbers, 2)


def sorted_groups(items: Iterable[T], key: Callable[[T], tuple[Hashable, ...]]) -> list[list[T]]:
    """Collect what has the same key, in the order of the keys as text."""
    found = grouped(items, key)
    return [found[name] for name in sorted(found, key=str)]
