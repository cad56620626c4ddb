"""Numbers that no source states but that follow from those it does: balances, totals, growth, shares, ratios.

Nothing is worked out across layers, sources or views, nor across a change of who is counted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any, TypeVar

from kzeu_cli.model import PERCENT, WORLD, Dataset, Dimensions, Fact, Figure, Number, Quantity, Trait
from kzeu_cli.model.dates import Period
from kzeu_cli.model.record import key

# Composition of a series that counts different members in different years.
CHANGING = "changing"
_HUNDREDTH = Decimal("0.01")
_AMOUNTS = ("flow", "stock", "cumulative")
_SHARED = (
    "layer", "source", "view", "measure", "subject", "counterpart", "flow", "coverage", "nature", "basis", "product",
    "unit",
)  # fmt: skip
_SIDES = ("subject", "counterpart", "product")
# What a derived number takes over from its first input.
_KEPT = (*_SHARED, "composition", "grain", "topics", "period", "as_of", "status")


class Derived(Fact, Dimensions, Quantity):
    """A number worked out from facts, and from which; percentages and ratios are rounded to two decimals."""

    kind = "derived"
    derivation: str = key("what was worked out: balance, total, growth, share …", required=True)
    formula: str = key("how it was worked out", required=True)
    inputs: tuple[str, ...] = key("facts it was worked out from", "refs:fact", required=True)
    caution: str | None = key("what to beware of")
    base_period: Period | None = key("period that a change is measured against", "period")


Row = Figure | Derived
Stated = Figure | Trait
R = TypeVar("R", Figure, Derived)


def balance(exports: Row, imports: Row) -> Derived:
    """Take imports from exports, as the side sees it that reports both."""
    value = _of(exports) - _of(imports)
    return _derived("balance", (exports, imports), value, "exports − imports", flow="balance")


def total(exports: Row, imports: Row, stated: Row | None = None) -> Derived:
    """Add exports and imports; where the source states another total itself, say so."""
    value = _of(exports) + _of(imports)
    caution = _caution((exports, imports))
    if stated and stated.value != value:
        caution = "; ".join(filter(None, (caution, f"the source itself states {stated.shown} ({stated.id})")))
    return _derived("total", (exports, imports), value, "exports + imports", flow="total", caution=caution)


def both(goods: Row, services: Row) -> Derived:
    """Add goods and services of one flow."""
    return _derived("both", (goods, services), _of(goods) + _of(services), "goods + services", coverage="both")


def listed(parts: Sequence[Row]) -> Derived:
    """Add the figures of one list; the sum has the counterpart of none of them."""
    value = sum((_of(part) for part in parts[1:]), _of(parts[0]))
    return _derived("sum", parts, value, f"sum of the {len(parts)} listed", counterpart=None, group=parts[0].group)


def growth(later: Row, earlier: Row) -> Derived:
    """Work out by how many percent a number changed."""
    value = _rounded(100 * (Decimal(_of(later)) - _of(earlier)) / _of(earlier))
    formula = "(later − earlier) ÷ earlier"
    changed = {"unit": PERCENT, "nature": "rate", "base_period": earlier.when}
    return _derived("growth", (later, earlier), value, formula, **changed)


def share(part: Row, whole: Row) -> Derived:
    """Work out how many percent of a whole a part is."""
    differs = {name: getattr(whole, name) or "all" for name in _SIDES if getattr(whole, name) != getattr(part, name)}
    changed = {"unit": PERCENT, "nature": "share", "share_nature": part.nature, "share_of": differs}
    name = f"share-of-{part.id}-in-{whole.id}"
    return _derived("share", (part, whole), _percent(part, whole), "part ÷ whole", id=name, **changed)


def share_of_list(part: Row, whole: Derived) -> Derived:
    """Work out how many percent of the sum of its list a figure is."""
    changed = {"unit": PERCENT, "nature": "share", "share_nature": part.nature, "share_of": {"group": part.group}}
    return _derived("list-share", (part, whole), _percent(part, whole), f"part ÷ {whole.formula}", **changed)


def ratio(one: Stated | Derived, other: Stated | Derived) -> Derived | None:
    """Tell how many times as big one amount is as another; None if the units differ or one of them is nothing.

    Rounded to two decimals, or to four digits where it is less than one.
    """
    if not one.value or not other.value or one.unit != other.unit:
        return None
    value = Decimal(one.value) / other.value
    rounded = _rounded(value) if abs(value) >= 1 else Context(prec=4).plus(value)
    return _derived("ratio", (one, other), rounded, "one ÷ other", unit=None, nature="quotient")


def quotients(figures: Iterable[Figure], dataset: Dataset) -> Iterator[Derived]:
    """Divide what the vocabulary calls a measure's quotient: GDP by population, of one source, side and time.

    Rounded to two decimals; the unit is that of the first, by which the measure is counted.
    """
    found = {(row.source, row.subject, row.when, row.measure): row for row in figures if row.series and row.when}
    for measure in dataset.measures.values():
        for (source, subject, when, name), one in found.items():
            other = found.get((source, subject, when, measure.quotient[1])) if name in measure.quotient[:1] else None
            if other and _of(other):
                formula = " ÷ ".join(measure.quotient)
                value = _rounded(Decimal(_of(one)) / _of(other))
                yield _derived(measure.id, (one, other), value, formula, measure=measure.id, nature="quotient")


def of_trade(dataset: Dataset) -> list[Derived]:
    """Work out all that follows from the figures of trade: balances, totals, growth and shares."""
    figures = [figure for figure in dataset.of(Figure) if "trade" in figure.topics and _is_amount(figure)]
    return [*balances(figures), *growths(figures), *shares(figures, dataset)]


def of_investment(dataset: Dataset) -> list[Derived]:
    """Work out all that follows from the figures of investment: sums and shares of lists, and shares of the whole."""
    figures = [figure for figure in dataset.of(Figure) if "investment" in figure.topics and _is_amount(figure)]
    return [*lists(figures), *shares(figures, dataset)]


def balances(figures: Iterable[Row]) -> Iterator[Derived]:
    """Set exports against imports of the same side, and goods beside services, wherever a source has both."""
    found = {_key(figure): figure for figure in figures if _is_bilateral(figure)}
    for figure in list(found.values()):
        services = found.get(_key(figure, coverage="services")) if figure.coverage == "goods" else None
        if services:
            sum_of_both = both(figure, services)
            found[_key(sum_of_both)] = sum_of_both
            yield sum_of_both
    for figure in found.values():
        imports = found.get(_key(figure, flow="imports")) if figure.flow == "exports" else None
        if imports:
            yield total(figure, imports, found.get(_key(figure, flow="total")))
            yield balance(figure, imports)


def growths(figures: Iterable[Figure]) -> Iterator[Derived]:
    """Compare each whole year of a series with the one before."""
    years = {(figure.series, figure.when.text): figure for figure in figures if _is_yearly(figure) and figure.when}
    for (series, year), figure in years.items():
        earlier = years.get((series, f"{int(year) - 1:04}"))
        if earlier and _of(earlier) > 0:
            yield growth(figure, earlier)


def shares(figures: Iterable[Figure], dataset: Dataset) -> Iterator[Derived]:
    """Hold each figure against the wholes that its source has: all countries, all products, the party of a country.

    What is net of what flowed back can be negative in its parts, so it has no shares.
    """
    amounts = {_key(figure): figure for figure in figures if figure.when and figure.composition != CHANGING}
    for figure in amounts.values():
        for wider in _wider(figure, dataset):
            whole = amounts.get(_key(figure, **wider))
            if whole and figure.basis != "net" and _of(whole) > 0 and _counts(whole, figure, dataset):
                yield share(figure, whole)


def lists(figures: Iterable[Figure]) -> Iterator[Derived]:
    """Add up each list that a source gives, and work out the share of each entry in it."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for figure in figures:
        if figure.group:
            groups.setdefault((figure.source, figure.group), []).append(figure)
    for parts in (parts for parts in groups.values() if len(parts) > 1):
        whole = listed(parts)
        yield whole
        yield from (share_of_list(part, whole) for part in parts)


def members(composition: str | None, party: str, dataset: Dataset) -> set[str]:
    """List the members that a composition counts: Eurostat's `EU27_2020` means those at the end of 2020."""
    year = composition[-4:] if composition else ""
    day = date(int(year), 12, 31) if year.isdecimal() else date.max
    return {
        member.country
        for member in dataset.members
        if member.of == party
        and (member.from_ is None or member.from_.first <= day)
        and (member.to is None or day <= member.to.last)
    }


def _key(row: Row, **changed: Any) -> tuple[Any, ...]:
    """Tell rows apart by all that two must share to be set against each other."""
    when = row.when
    return (*(changed.get(name, getattr(row, name)) for name in _SHARED), when.text if when else None)


def _wider(figure: Figure, dataset: Dataset) -> Iterator[Mapping[str, str | None]]:
    """Name the dimensions in which a whole may differ from a figure."""
    if figure.product:
        yield {"product": None}
    if figure.counterpart != WORLD:
        yield {"counterpart": WORLD}
    for side in ("subject", "counterpart"):
        country = getattr(figure, side)
        if country in dataset.places and country not in dataset.parties:
            yield from ({side: party} for party in dataset.parties)


def _counts(whole: Figure, part: Figure, dataset: Dataset) -> bool:
    """Whether a country is among those that the figure of a party adds up."""
    return all(
        getattr(part, side) in members(whole.composition, getattr(whole, side), dataset)
        for side in ("subject", "counterpart")
        if getattr(part, side) != getattr(whole, side) and getattr(whole, side) in dataset.parties
    )


def _is_amount(figure: Figure) -> bool:
    return figure.value is not None and figure.nature in _AMOUNTS


def _is_bilateral(row: Row) -> bool:
    return row.when is not None and row.counterpart != WORLD and row.composition != CHANGING


def _is_yearly(figure: Figure) -> bool:
    return (
        figure.series is not None
        and figure.grain == "year"
        and figure.status != "partial"
        and figure.basis != "net"
        and _is_bilateral(figure)
        and figure.when is not None
        and figure.when.text.isdecimal()
    )


def _derived(name: str, inputs: Sequence[Row | Stated], value: Number, formula: str, **changed: Any) -> Derived:
    first = inputs[0]
    ids = tuple(dict.fromkeys(one for row in inputs for one in (row.inputs if isinstance(row, Derived) else (row.id,))))
    values = {
        **{kept: getattr(first, kept, None) for kept in _KEPT},
        "id": f"{name}-of-{first.id}",
        "text": f"Worked out, not stated: {name} of {first.id}, as {formula}.",
        "refs": tuple(dict.fromkeys(ref for row in inputs for ref in row.refs)),
        "value": value,
        "derivation": name,
        "formula": formula,
        "inputs": ids,
        "caution": _caution(inputs),
    }
    if isinstance(first, Trait):
        values |= {"measure": first.attribute, "subject": first.party}
    return Derived(**{**values, **changed})


def _caution(inputs: Sequence[Row | Stated]) -> str | None:
    """Say what makes a number worked out from these less sure than it looks."""
    bounds = dict.fromkeys(row.bound for row in inputs if row.bound not in (None, "exactly"))
    warnings = [f"the source says “{bound}” of an input" for bound in bounds]
    warnings += [row.caution for row in inputs if isinstance(row, Derived) and row.caution]
    if any(set(row.refs) != set(inputs[0].refs) for row in inputs if not isinstance(row, Derived)):
        warnings.append("the inputs rest on different references")
    return "; ".join(warnings) or None


def _of(row: Row) -> Number:
    assert row.value is not None, f"{row.id} has no number"
    return row.value


def _percent(part: Row, whole: Row) -> Decimal:
    return _rounded(100 * Decimal(_of(part)) / _of(whole))


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(_HUNDREDTH, ROUND_HALF_UP)
