"""One common form for every number of a dataset, so that numbers of all kinds of facts can be compared."""

from collections.abc import Hashable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property

from kzeu_cli.audit.interval import Interval, reach
from kzeu_cli.model import Amount, Dataset, Fact, Figure, Programme, RefId, Trait
from kzeu_cli.model.components import ends_between
from kzeu_cli.model.dates import Period
from kzeu_cli.model.record import Record

# (from, to, kind): where goods, money or people go; both ways has its ends sorted, so that a direction seen from
# either side is the same route.
Route = tuple[str, str, str]
ONE_WAY, BOTH_WAYS, BALANCE = "one-way", "both-ways", "balance"


class Observation(Record):
    """A number with what it is about. `route` is None where the source gives no direction."""

    fact: Fact
    amount: Amount
    measure: str
    subject: str | None
    counterpart: str | None = None
    route: Route | None = None
    nature: str | None = None
    coverage: str | None = None
    product: str | None = None
    basis: str | None = None
    view: str | None = None
    composition: str | None = None
    period: Period | None = None
    status: str | None = None

    @property
    def id(self) -> str:
        """The fact that states the number."""
        return self.fact.id

    @property
    def work(self) -> tuple[RefId, ...]:
        """The text that tells the number: the article is one, of other sources each page or edition is its own."""
        return (self.fact.source,) if self.fact.layer == "article" else (self.fact.source, *self.fact.refs)

    @property
    def source(self) -> str:
        """The source that states the number."""
        return self.fact.source

    @property
    def layer(self) -> str:
        """The layer that the number belongs to."""
        return self.fact.layer

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and last day that the number is for."""
        return (self.period.first, self.period.last) if self.period else None

    @property
    def sides(self) -> tuple[str, ...]:
        """The two whom the number concerns, whatever the direction."""
        return tuple(sorted((self.subject or "", self.counterpart or "")))

    @property
    def whole(self) -> tuple[tuple[str, str], ...]:
        """The dimensions in which the whole of a share differs from it."""
        return tuple(sorted((self.fact.share_of or {}).items())) if isinstance(self.fact, Figure) else ()

    def only(self, *fields: str) -> Mapping[str, Hashable]:
        """Take some dimensions of the number, by name."""
        return {field: getattr(self, field) for field in fields}

    @property
    def value(self) -> Fraction:
        """The number itself."""
        return Fraction(self.amount.value or 0)

    @property
    def unit(self) -> str | None:
        """The unit of the number."""
        return self.amount.unit

    @cached_property
    def interval(self) -> Interval:
        """What the number can stand for."""
        return reach(self.amount)


def observations(dataset: Dataset) -> Iterator[Observation]:
    """Go through every number of the dataset in the common form."""
    for fact in sorted(dataset.facts.values(), key=lambda fact: fact.id):
        if isinstance(fact, Figure) and fact.value is not None:
            yield _of_figure(fact)
        elif isinstance(fact, Trait) and fact.value is not None:
            yield Observation(
                fact=fact,
                amount=fact,
                measure=fact.attribute,
                subject=fact.party,
                period=fact.period or fact.as_of,
                status=fact.status,
            )
        elif isinstance(fact, Programme) and fact.value is not None:
            yield Observation(
                fact=fact,
                amount=fact,
                measure="budget",
                subject=fact.id,
                nature="flow" if fact.budget_basis == "per-year" else "cumulative",
                period=fact.when,
                status=fact.status,
            )


def matches(first: Observation, second: Observation, *fields: str, open: tuple[str, ...] = ()) -> bool:
    """Whether two numbers agree in some dimensions; in the `open` ones also where one of them does not say."""
    return all(getattr(first, field) == getattr(second, field) for field in fields) and all(
        None in (mine := (getattr(first, field), getattr(second, field))) or mine[0] == mine[1] for field in open
    )


def in_titles(dataset: Dataset) -> Iterator[Observation]:
    """Go through the numbers that titles of references state; an open period ends when the work was issued.

    The fact of each is a figure made up for it, which the dataset does not have.
    """
    for reference in sorted(dataset.references.values(), key=lambda reference: str(reference.id)):
        for number, stated in enumerate(reference.states):
            name, layer = f"title-{reference.id}-{number}", reference.layer
            own = {"id": name, "text": reference.title, "layer": layer, "source": layer, "refs": (reference.id,)}
            yield _of_figure(Figure(**{**dict(vars(stated)), **own}))


def _of_figure(figure: Figure) -> Observation:
    return Observation(
        fact=figure,
        amount=figure,
        measure=figure.measure,
        subject=figure.subject,
        counterpart=figure.counterpart,
        route=route(figure.subject, figure.counterpart, figure.flow),
        nature=figure.nature,
        coverage=figure.coverage,
        product=figure.product,
        basis=figure.basis,
        view=figure.view,
        composition=figure.composition,
        period=figure.period or figure.as_of,
        status=figure.status,
    )


def route(subject: str | None, counterpart: str | None, flow: str | None) -> Route | None:
    """Turn a flow seen from the subject into one from exporter to importer, from investor to host."""
    if subject is None or counterpart is None or flow is None:
        return None
    if ends := ends_between(flow, subject, counterpart):
        return (*ends, ONE_WAY)
    if flow == BALANCE:
        return subject, counterpart, BALANCE
    first, second = sorted((subject, counterpart))
    return first, second, BOTH_WAYS
