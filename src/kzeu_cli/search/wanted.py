"""Which facts are the kind of answer that a question word asks for."""

from collections.abc import Callable, Mapping
from math import prod

from kzeu_cli.figures.amounts import is_currency
from kzeu_cli.model import PERCENT, WORLD, Amount, Fact


def fitness(fact: Fact, wants: frozenset[str]) -> float:
    """Weigh how far a fact is of the kinds wanted: 1 if it is of all, or none is wanted."""
    return prod(1 - weight * (1 - suits(fact)) for suits, weight in (_KINDS[want] for want in sorted(wants)))


def _amount(fact: Fact) -> float:
    return 1 if isinstance(fact, Amount) and fact.value is not None else 0


def _money(fact: Fact) -> float:
    return 1 if is_currency(getattr(fact, "unit", None)) else 0


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


def _date(fact: Fact) -> float:
    if fact.when is None:
        return 0
    return 1 if fact.kind == "event" else 0.6


def _person(fact: Fact) -> float:
    if fact.kind == "office":
        return 1
    items = getattr(fact, "items", ())
    named = getattr(fact, "who", None) or getattr(fact, "persons", ()) or any(item.person for item in items)
    return 0.8 if named else 0


def _place(fact: Fact) -> float:
    return 1 if fact.place else 0


def _country(fact: Fact) -> float:
    return 1 if getattr(fact, "counterpart", None) not in (None, WORLD) else 0


def _newest(fact: Fact) -> float:
    return 1 if {"current", "latest"} & set(fact.wording) else 0


def _event(fact: Fact) -> float:
    return 1 if fact.kind == "event" else 0


def _words(fact: Fact) -> float:
    return 1 if getattr(fact, "who", None) else 0.5 if fact.kind == "statement" else 0


# What tells that a fact suits, and how much is lost if it does not: a number that is wanted must be there.
_KINDS: Mapping[str, tuple[Callable[[Fact], float], float]] = {
    "amount": (_amount, 0.3),
    "money": (_money, 0.2),
    "count": (_count, 0.3),
    "share": (_share, 0.3),
    "date": (_date, 0.25),
    "person": (_person, 0.2),
    "place": (_place, 0.15),
    "country": (_country, 0.15),
    "newest": (_newest, 0.1),
    "event": (_event, 0.5),
    "words": (_words, 0.15),
}
