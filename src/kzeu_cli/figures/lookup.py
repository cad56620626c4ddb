"""What was worked out, found by its id or listed whole."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from kzeu_cli.figures.derivation import (
    Derived,
    Stated,
    changed,
    deviation,
    difference,
    of_investment,
    of_trade,
    quotients,
    ratio,
)  # fmt: skip
from kzeu_cli.model import Dataset, Figure, Trait


def find(dataset: Dataset, name: str) -> Derived | None:
    """Find what was worked out by its id, as far as the dataset read holds its inputs; None if there is no such.

    An id that ends in `-in-eur` is of amounts changed into that currency first; `ratio-of-A-to-B`,
    `difference-of-A-to-B` and `deviation-of-A-from-B` set any two numbers of one unit against each other.
    """
    stem, _, code = name.rpartition("-in-")
    known = {code for rate in dataset.rates.values() for code in (rate.base, rate.quote)}
    currency = code.upper() if stem and code.upper() in known else None
    return everything(dataset, currency).get(name) or _between(dataset, name, currency)


@lru_cache(maxsize=2)
def everything(dataset: Dataset, currency: str | None = None) -> Mapping[str, Derived]:
    """Work out, by id, all that follows from what the dataset holds of trade, investment and the parties compared."""
    profile = quotients(dataset.of(Figure), dataset) if currency is None else ()
    rows = (*of_trade(dataset, currency), *of_investment(dataset, currency), *profile)
    return {row.id: row for row in rows}


def _between(dataset: Dataset, name: str, currency: str | None) -> Derived | None:
    """Make the ratio, difference or deviation that an id names, both of whose sides are known."""
    stem = name.removesuffix(f"-in-{currency.lower()}") if currency else name
    for kind, (joint, make) in _OF_TWO.items():
        words = stem.removeprefix(f"{kind}-of-").split(joint) if stem.startswith(f"{kind}-of-") else []
        for place in range(1, len(words)):
            names = joint.join(words[:place]), joint.join(words[place:])
            first, second = (_side_of(dataset, part, currency) for part in names)
            if first and second and first.id != second.id and (found := make(first, second)):
                return found
    return None


def _side_of(dataset: Dataset, name: str, currency: str | None) -> Stated | Derived | None:
    found = dataset.facts.get(name) or everything(dataset, currency).get(name)
    if isinstance(found, Derived) and found.flow:
        return None  # no sentence would say which of the flows worked out it is
    if isinstance(found, Figure) and currency:
        return changed(found, currency, dataset)
    return found if isinstance(found, Figure | Trait | Derived) else None


# Kind of what two numbers make -> what stands between their ids, and how it is worked out.
_OF_TWO: Mapping[str, tuple[str, Callable[[Stated | Derived, Stated | Derived], Derived | None]]] = {
    "ratio": ("-to-", ratio),
    "difference": ("-to-", difference),
    "deviation": ("-from-", deviation),
}
