"""What a rule gets to work with: the facts in an order of their own, the day, and what is known besides."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from kzeu_cli import dates
from kzeu_cli.audit.observation import Observation, observations
from kzeu_cli.dates import Period
from kzeu_cli.model import Dataset, Fact, RefId, Term

F = TypeVar("F", bound=Fact)


class Case:
    """A dataset as seen on a day. Everything comes sorted by id, so that no finding depends on the order of files."""

    def __init__(self, dataset: Dataset, as_of: date) -> None:
        self.dataset = dataset
        self.as_of = as_of
        self.today = Period(as_of.isoformat(), as_of, as_of)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """All facts, by id."""
        return tuple(sorted(self.dataset.facts.values(), key=lambda fact: fact.id))

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """All numbers in their common form, by the id of their fact."""
        return tuple(observations(self.dataset))

    def of(self, kind: type[F], layer: str | None = None) -> list[F]:
        """List the facts of a kind, of one layer if asked, by id."""
        return [fact for fact in self.facts if isinstance(fact, kind) and layer in (None, fact.layer)]

    def get(self, name: str | None) -> Fact | None:
        """Find a fact by id; None if there is no such one."""
        return self.dataset.facts.get(name) if name else None

    def beside(self, one: Observation, measure: str) -> list[Observation]:
        """List the numbers of another measure that belong beside one: same subject, source and time."""
        return [
            other
            for other in self.observations
            if other.measure == measure
            and (other.subject, other.fact.source, other.composition) == (one.subject, one.fact.source, one.composition)
            and same_time(one.period, other.period)
        ]

    def title(self, one: Observation) -> str:
        """Name a number by its measure and subject: `population of the EU`."""
        word = self.dataset.measures.get(one.measure) or self.dataset.attributes.get(one.measure)
        name = (word.title if word else None) or one.measure
        return f"{name}, {self.dataset.name(one.subject)}" if one.subject else name

    def refs(self, facts: Iterable[str]) -> tuple[RefId, ...]:
        """Collect the references of facts, each once, in the order of the facts."""
        known = (self.dataset.facts[name] for name in facts if name in self.dataset.facts)
        return tuple(dict.fromkeys(ref for fact in known for ref in fact.refs))

    def rate(self, base: str, quote: str, when: Period) -> Fraction | None:
        """Find what one unit of `base` cost in `quote` in a period; None if no rate of just that period is known."""
        if base == quote:
            return Fraction(1)
        for table in sorted(self.dataset.rates.values(), key=lambda rate: rate.id):
            for written, value in sorted(table.values.items()):
                if same_time(dates.parse(written), when):
                    if (table.base, table.quote) == (base, quote):
                        return Fraction(value)
                    if (table.base, table.quote) == (quote, base):
                        return 1 / Fraction(value)
        return None

    def spans(self, party: str, country: str) -> list[Period]:
        """List the times in which a country was a member of a party."""
        return sorted(
            (
                _span(member.from_, member.to)
                for member in self.dataset.members
                if (member.of, member.country) == (party, country)
            ),
            key=lambda span: span.order,
        )

    def members(self, party: str, when: Period) -> frozenset[str]:
        """Name the countries that were members of a party on every day of a period."""
        return frozenset(
            member.country
            for member in self.dataset.members
            if member.of == party and when.within(_span(member.from_, member.to))
        )

    def terms(self, holder: str | None = None, role: str | None = None) -> list[Term]:
        """List the known terms of a person or of an office, the earliest first."""
        found = (term for term in self.dataset.terms if holder in (None, term.holder) and role in (None, term.role))
        return sorted(found, key=lambda term: (_span(term.from_ or term.by, term.to).order, term.holder))


def _span(since: Period | None, until: Period | None) -> Period:
    first = since.first if since else date.min
    last = until.last if until else date.max
    return Period(f"{since or '..'}/{until or '..'}", first, last)


def same_time(one: Period | None, other: Period | None) -> bool:
    """Whether two numbers are for the same days, or neither says for when."""
    if one is None or other is None:
        return one is other
    return (one.first, one.last) == (other.first, other.last)
