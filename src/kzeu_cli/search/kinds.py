"""Which facts are the kind of answer that a question word asks for."""

from collections.abc import Callable, Mapping

from kzeu_cli.amounts import is_currency
from kzeu_cli.model import Amount, Fact


def suits(fact: Fact, wants: frozenset[str]) -> float:
    """Tell from 0 to 1 how far a fact is of the kinds wanted; 0 if none is."""
    return sum(_KINDS[want](fact) for want in wants) / len(wants) if wants else 0


def _amount(fact: Fact) -> float:
    return 1 if isinstance(fact, Amount) and fact.value is not None else 0


def _count(fact: Fact) -> float:
    if getattr(fact, "declared", None) is not None:
        return 1
    if not isinstance(fact, Amount) or fact.value is None:
        return 0
    return 0.3 if fact.unit in ("percent", "rank") or is_currency(fact.unit) else 1


def _share(fact: Fact) -> float:
    amounts = (fact, *getattr(fact, "items", ()))
    units = [getattr(amount, "unit", None) for amount in amounts]
    return 1 if units[0] == "percent" else 0.7 if "percent" in units else 0


def _date(fact: Fact) -> float:
    if fact.when is None:
        return 0
    return 1 if fact.kind == "event" else 0.5


def _person(fact: Fact) -> float:
    if fact.kind == "office":
        return 1
    items = getattr(fact, "items", ())
    return (
        0.8 if getattr(fact, "who", None) or getattr(fact, "persons", ()) or any(item.person for item in items) else 0
    )


def _place(fact: Fact) -> float:
    return 1 if fact.place else 0


def _newest(fact: Fact) -> float:
    return 1 if {"current", "latest"} & set(fact.wording) else 0


def _event(fact: Fact) -> float:
    return 1 if fact.kind == "event" else 0


_KINDS: Mapping[str, Callable[[Fact], float]] = {
    "amount": _amount, "count": _count, "share": _share, "date": _date, "person": _person, "place": _place,
    "newest": _newest, "event": _event,
}  # fmt: skip
