"""Which facts are the kind of answer that a question word asks for."""

from collections.abc import Callable, Mapping, Set
from math import prod

from kzeu_cli.figures.amounts import is_currency
from kzeu_cli.model import PERCENT, Amount, Fact
from kzeu_cli.search.question import COUNTRY

_OF_COUNTRY = 0.25


def fitness(fact: Fact, wants: frozenset[str], countries: Set[str]) -> float:
    """Weigh how far a fact is of the kinds wanted: 1 if it is of all, or none is wanted; the newest is no kind.

    Who wants a country wants a number for one of `countries`, which the parties are not.
    """
    kinds = [(suits(fact), weight) for want, (suits, weight) in _KINDS.items() if want in wants]
    if COUNTRY in wants:
        ends = (getattr(fact, name, None) for name in ("subject", "counterpart"))
        kinds.append((not countries.isdisjoint(ends), _OF_COUNTRY))
    return prod(1 - weight * (1 - suited) for suited, weight in kinds)


def _count(fact: Fact) -> float:
    if getattr(fact, "declared", None) is not None:
        return 1
    if not isinstance(fact, Amount) or fact.value is None:
        return 0.5 if getattr(fact, "items", ()) else 0
    return 0.5 if fact.unit in (PERCENT, "rank") or is_currency(fact.unit) else 1


def _share(fact: Fact) -> float:
    if getattr(fact, "unit", None) == PERCENT:
        return 1
    return 0.8 if any(item.unit == PERCENT for item in getattr(fact, "items", ())) else 0


def _person(fact: Fact) -> float:
    if fact.kind == "office":
        return 1
    items = getattr(fact, "items", ())
    named = getattr(fact, "who", None) or getattr(fact, "persons", ()) or any(item.person for item in items)
    return 0.8 if named else 0


# What tells that a fact suits, and how much is lost if it does not: a number that is wanted must be there.
_KINDS: Mapping[str, tuple[Callable[[Fact], float], float]] = {
    "amount": (lambda fact: isinstance(fact, Amount) and fact.value is not None, 0.3),
    "money": (lambda fact: is_currency(getattr(fact, "unit", None)), 0.2),
    "count": (_count, 0.3),
    "share": (_share, 0.3),
    "date": (lambda fact: 0 if fact.when is None else 1 if fact.kind == "event" else 0.6, 0.25),
    "person": (_person, 0.2),
    "place": (lambda fact: bool(fact.place), 0.15),
    "event": (lambda fact: fact.kind == "event", 0.5),
    "agreement": (lambda fact: fact.kind == "agreement" or bool(getattr(fact, "stage", None)), 0.3),
    "goods": (lambda fact: any(getattr(fact, name, None) for name in ("product", "products")), 0.3),
    "words": (lambda fact: 1 if getattr(fact, "who", None) else 0.5 if fact.kind == "statement" else 0, 0.15),
}
