"""What a rule gets to work with: the facts in an order of their own, the day, and what is known besides."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from kzeu_cli.audit import words
from kzeu_cli.audit.observation import BOTH_WAYS, Observation, in_titles, observations
from kzeu_cli.audit.spans import lasting, span, window
from kzeu_cli.model import Body, Dataset, Event, Fact, Figure, Office, RefId, dates
from kzeu_cli.model.dates import Period

F = TypeVar("F", bound=Fact)
T = TypeVar("T")


class Case:
    """A dataset as seen on a day. Everything comes sorted by id, so that no finding depends on the order of files."""

    def __init__(self, dataset: Dataset, as_of: date) -> None:
        self.dataset = dataset
        self.as_of = as_of
        self.today = Period(as_of.isoformat(), as_of, as_of)
        self._tables: dict[tuple[str, ...], Mapping[tuple[Hashable, ...], list[Observation]]] = {}
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

    def beside(self, one: Observation, measure: str) -> list[Observation]:
        """List the numbers of another measure that belong beside one: same subject, source and time."""
        return self.find(measure=measure, **one.only("subject", "source", "composition", "days"))

    def find(self, **wanted: Hashable) -> list[Observation]:
        """List the numbers that have these dimensions, by the id of their fact.

        Each set of dimensions is looked up in a table of its own, so that asking for each number is no square of work.
        """
        fields = tuple(sorted(wanted))
        if fields not in self._tables:
            self._tables[fields] = _table(self.observations, lambda one: tuple(one.only(*fields).values()))
        return self._tables[fields].get(tuple(wanted[field] for field in fields), [])

    def groups(self, *fields: str, among: Callable[[Observation], object] = bool) -> list[list[Observation]]:
        """Collect the numbers that have the same of these dimensions, in the order of what they have."""
        chosen = (one for one in self.observations if among(one))
        return grouped(chosen, lambda one: tuple(one.only(*fields).values()))

    def window(self, one: Observation) -> Period | None:
        """Find the days that a number covers, also where only their count is stated; None if nothing is known."""
        duration = one.fact.duration if isinstance(one.fact, Figure) else None
        return window(one.period, duration, self.issued(one.fact.refs))

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
            span(term.from_, term.to or term.not_after)
            for term in self.dataset.terms
            if (term.holder, term.role, term.party) in posts and (term.from_ or term.to)
        ]
        first = max((term.first for term in terms), default=date.max)
        last = min((term.last for term in terms), default=date.min)
        if last < first:
            return None
        return dates.parse(f"{'..' if first == date.min else first}/{'..' if last == date.max else last}")

    def issued(self, refs: Iterable[RefId]) -> date | None:
        """Find the latest day on which one of the references was published; None if no date is known."""
        works = self.dataset.cited(refs)
        return max((work.issued.last for work in works if work.issued), default=None)

    def refs(self, facts: Iterable[str]) -> tuple[RefId, ...]:
        """Collect the references of facts, and of numbers in titles, each once, in the order of the facts."""
        known = (self.get(name) or (one.fact if (one := self.seen(name)) else None) for name in facts)
        return tuple(dict.fromkeys(ref for fact in known if fact for ref in fact.refs))

    def rate(self, base: str, quote: str, when: Period) -> Fraction | None:
        """Find what one unit of `base` cost in `quote` in a period, or else in the year in which it lies."""
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
        return [(member.of, member.country, span(member.from_, member.to)) for member in self.dataset.members]

    def title(self, one: Observation) -> str:
        """Name a number by its measure and who it concerns: `Trade, Northmark to Suthland`."""
        name = self._name(one)
        who = self.dataset.name
        if one.route:
            start, end, kind = one.route
            return f"{name}, {who(start)} {'and' if kind == BOTH_WAYS else 'to'} {who(end)}"
        return f"{name}, {who(one.subject)}" if one.subject and one.subject != one.id else name

    def between(self, numbers: Sequence[Observation]) -> str:
        """Name numbers by their measure and the two sides, whatever the direction: `Trade, Northmark and Suthland`."""
        one = numbers[0]
        sides = [self.dataset.name(side) for side in sorted({one.subject or "", one.counterpart or ""}) if side]
        name = self._name(one) if all(each.nature == one.nature for each in numbers) else self.measure(one)
        return f"{name}, {' and '.join(sides)}"

    def _name(self, one: Observation) -> str:
        name = self.measure(one)
        if one.nature != "share":
            return name
        # An abbreviation keeps its capitals.
        return f"Share of {name if name[1:2].isupper() else name[:1].lower() + name[1:]}"

    def measure(self, one: Observation) -> str:
        """Name what a number measures."""
        return self.titled(one.measure)

    def amounts_of(self, one: Observation) -> str:
        """Name the matter of all amounts that one text gives for a measure between two sides."""
        return f"amounts {one.work} {one.measure} {one.sides}"

    def shares_of(self, one: Observation) -> str:
        """Name the matter of all shares that a layer gives for a measure between two sides."""
        return f"shares {one.layer} {one.measure} {one.sides}"

    def column_of(self, one: Observation) -> str:
        """Name the matter of all that does not fit in a party's column of the comparison."""
        return f"column {one.layer} {one.subject}"

    def titled(self, name: str) -> str:
        """Name a measure, or another row of the comparison."""
        word = self.dataset.measures.get(name) or self.dataset.attributes.get(name)
        return (word.title if word else None) or name

    def tell(self, one: Observation) -> str:
        """Write a number as printed, with its group of products and its time: `80% (oil, 2007)`, `36% (no year)`."""
        product = self.dataset.products.get(one.product or "")
        group = f"{product.title or product.id}, " if product and product.parent else ""
        return f"{words.shown(one.amount, self.dataset.units)} ({group}{self.when(one)})"

    def publisher(self, one: Observation) -> str:
        """Name who publishes a number: the publisher of a work that it rests on, or of its source."""
        return self.publisher_of(one.fact)

    def publisher_of(self, fact: Fact) -> str:
        """Name who publishes a fact: the publisher of a work that it rests on, or of its source."""
        works = self.dataset.cited(fact.refs)
        named = [name for work in works if (name := work.publisher or work.container_title)]
        source = self.dataset.sources[fact.source]
        return named[0] if named else source.publisher or source.title

    def when(self, one: Observation) -> str:
        """Write the time of a number; say so if it has none."""
        if one.period:
            return one.period.words
        duration = one.fact.duration if isinstance(one.fact, Figure) else None
        return lasting(duration) if duration else "no year"


def grouped(items: Iterable[T], key: Callable[[T], tuple[Hashable, ...]]) -> list[list[T]]:
    """Collect what has the same key, in the order of the keys as text."""
    found = _table(items, key)
    return [found[name] for name in sorted(found, key=str)]


def _table(items: Iterable[T], key: Callable[[T], tuple[Hashable, ...]]) -> dict[tuple[Hashable, ...], list[T]]:
    found: dict[tuple[Hashable, ...], list[T]] = defaultdict(list)
    for item in items:
        found[key(item)].append(item)
    return found
