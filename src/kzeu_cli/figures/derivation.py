"""Numbers that no source states but that follow from those it does: balances, totals, growth, shares, ratios.

Nothing is worked out across layers, sources or views, nor across a change of who is counted. In another currency,
amounts are changed first and everything is worked out from the changed ones. Nothing is rounded before it is used;
quotients are given to 15 digits, which a number of JSON carries exactly, and rounded only where people read them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Context, Decimal
from typing import Any, TypeVar

from kzeu_cli.figures import exchange as money
from kzeu_cli.figures.amounts import is_currency
from kzeu_cli.model import PERCENT, WORLD, Dataset, Dimensions, Fact, Figure, Number, Quantity, Trait
from kzeu_cli.model.dates import Period
from kzeu_cli.model.record import key
from kzeu_cli.support.grouping import grouped, union
from kzeu_cli.support.phrases import joined

# Composition of a series that counts different members in different years.
CHANGING = "changing"
# What a double-precision number, the only kind that JSON readers are sure to have, keeps of a decimal.
_DIGITS = Context(prec=15)
_AMOUNTS = ("flow", "stock", "cumulative")
_SHARED = (
    "layer", "source", "view", "measure", "subject", "counterpart", "flow", "coverage", "nature", "basis", "product",
    "unit",
)  # fmt: skip
_BOTH = {"exports", "imports"}
# Why two sides report one flow differently (United Nations Statistics Division, "Exports of a country not coincide with
# imports of its partner").
_MIRROR = (
    "two sides' statistics need not agree: imports are valued with freight and insurance (CIF), exports without (FOB),"
    " goods sent through third countries count under another, and what leaves in one year may arrive in the next"
)
# In which a part and its whole may differ.
SIDES = ("subject", "counterpart", "product")
# What a derived number takes over from its first input.
_KEPT = (*_SHARED, "composition", "grain", "topics", "period", "as_of", "status")


class Derived(Fact, Dimensions, Quantity):
    """A number worked out from facts, and from which."""

    kind = "derived"
    derivation: str = key("what was worked out: balance, total, growth, share …", required=True)
    formula: str = key("how it was worked out", required=True)
    inputs: tuple[str, ...] = key("facts it was worked out from", "refs:fact", required=True)
    caution: str | None = key("what to beware of")
    base_period: Period | None = key("period that a change is measured against", "period")
    currency: str | None = key("currency into which the amounts were changed first", "currency")
    rates: str | None = key("rates at which they were changed")


class Changed(Figure):
    """A figure whose amount was changed into another currency."""

    currency: str | None = key("currency into which the amount was changed", "currency")
    rates: str | None = key("rate at which it was changed")


Row = Figure | Derived
Stated = Figure | Trait
R = TypeVar("R", Figure, Derived)


def changed(figure: Figure, currency: str, dataset: Dataset) -> Figure:
    """Change the amount of a figure into a currency, unrounded; the figure itself where that cannot be done."""
    found = money.in_currency(figure, currency, dataset)
    if found.exact is None or found.unit == figure.unit:
        return figure
    new = {"value": found.exact, "unit": currency, "also": (), "currency": currency, "rates": money.rate_words(found)}
    return Changed(**{**vars(figure), **new})


def balance(exports: Row, imports: Row) -> Derived:
    """Take imports from exports, as the side sees it that reports both."""
    value = _of(exports) - _of(imports)
    return _derived("balance", (exports, imports), value, "exports − imports", flow="balance")


def total(exports: Row, imports: Row, stated: Row | None = None) -> Derived:
    """Add exports and imports; where the source states another total itself, say so."""
    value = _of(exports) + _of(imports)
    caution = _caution((exports, imports))
    if stated and stated.value != value:
        caution = joined(caution, f"the source itself states {stated.shown} ({stated.id})", by="; ")
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
    value = _DIGITS.divide(100 * (Decimal(_of(later)) - _of(earlier)), Decimal(_of(earlier)))
    formula = "(later − earlier) ÷ earlier"
    changed = {"unit": PERCENT, "nature": "rate", "share_nature": later.nature, "base_period": earlier.when}
    return _derived("growth", (later, earlier), value, formula, **changed)


def share(part: Row, whole: Row) -> Derived:
    """Work out how many percent of a whole a part is."""
    differs = {name: getattr(whole, name) or "all" for name in SIDES if getattr(whole, name) != getattr(part, name)}
    changed = {"unit": PERCENT, "nature": "share", "share_nature": part.nature, "share_of": differs}
    name = f"share-of-{part.id}-in-{whole.id}"
    return _derived("share", (part, whole), _percent(part, whole), "part ÷ whole", id=name, **changed)


def share_of_list(part: Row, whole: Derived) -> Derived:
    """Work out how many percent of the sum of its list a figure is."""
    changed = {"unit": PERCENT, "nature": "share", "share_nature": part.nature, "share_of": {"group": part.group}}
    return _derived("list-share", (part, whole), _percent(part, whole), f"part ÷ {whole.formula}", **changed)


def ratio(first: Stated | Derived, second: Stated | Derived) -> Derived | None:
    """Tell how many times as big one amount is as another; None if one is nothing, or they may not be compared."""
    if not first.value or not second.value or not _are_alike(first, second):
        return None
    value = _DIGITS.divide(Decimal(first.value), Decimal(second.value))
    name = f"ratio-of-{first.id}-to-{second.id}"
    sides = {"unit": None, "nature": "quotient", "counterpart": _other_side(first, second)}
    return _derived("ratio", (first, second), value, "first ÷ second", id=name, **sides)


def difference(first: Stated | Derived, second: Stated | Derived) -> Derived | None:
    """Take one amount from another; None if one is not known, or they may not be compared."""
    if first.value is None or second.value is None or not _are_alike(first, second):
        return None
    name = f"difference-of-{first.id}-to-{second.id}"
    value = first.value - second.value
    other = _other_side(first, second)
    return _to_the_cent(_derived("difference", (first, second), value, "first − second", id=name, counterpart=other))


def _are_alike(first: Stated | Derived, second: Stated | Derived) -> bool:
    """Whether two numbers have one unit and are for one year, as far as they have a time."""
    years = {row.when.last.year for row in (first, second) if row.when}
    return first.unit == second.unit and len(years) < 2


def deviation(number: Stated | Derived, beside: Stated | Derived) -> Derived | None:
    """Tell by how many percent a number is off another of the same unit; None if there is no such."""
    if number.value is None or not beside.value or number.unit != beside.unit:
        return None
    base = Decimal(beside.value)
    value = _DIGITS.divide(100 * (Decimal(number.value) - base), abs(base))
    other = _other_side(number, beside)
    changed: dict[str, Any] = {"unit": PERCENT, "nature": "rate", "base_period": beside.when, "counterpart": other}
    if number.when != beside.when:
        times = " against ".join(row.when.words if row.when else "no year given" for row in (number, beside))
        changed["caution"] = joined(f"not of one time: {times}", _caution((number, beside)), by="; ")
    name = f"deviation-of-{number.id}-from-{beside.id}"
    return _derived("deviation", (number, beside), value, "(stated − beside) ÷ beside", id=name, **changed)


def quotients(figures: Iterable[Figure], dataset: Dataset) -> Iterator[Derived]:
    """Divide what the vocabulary calls a measure's quotient: GDP by population, of one source, side and time.

    The unit is that of the first, by which the measure is counted.
    """
    found = {(row.source, row.subject, row.when, row.measure): row for row in figures if row.series and row.when}
    for measure in dataset.measures.values():
        for (source, subject, when, name), part in found.items():
            by = found.get((source, subject, when, measure.quotient[1])) if name in measure.quotient[:1] else None
            if by and _of(by):
                formula = " ÷ ".join(measure.quotient)
                value = _DIGITS.divide(Decimal(_of(part)), Decimal(_of(by)))
                yield _derived(measure.id, (part, by), value, formula, measure=measure.id, nature="quotient")


def of_trade(dataset: Dataset, currency: str | None = None, grains: Collection[str | None] = ()) -> list[Derived]:
    """Work out all that follows from the figures of trade: balances, totals, growth and shares; of some grains only."""
    figures = [one for one in _amounts("trade", dataset, currency) if not grains or one.grain in grains]
    sums = list(balances(figures))
    changes = (*growths(figures), *growths(row for row in sums if row.derivation == "total"))
    return [*map(_to_the_cent, sums), *changes, *shares(figures, dataset)]


def of_investment(dataset: Dataset, currency: str | None = None) -> list[Derived]:
    """Work out all that follows from the figures of investment: growth, sums and shares of lists, shares of wholes."""
    figures = _amounts("investment", dataset, currency)
    return [*map(_to_the_cent, lists(figures)), *growths(figures), *shares(figures, dataset)]


def _to_the_cent(row: Derived) -> Derived:
    """Round an amount in a currency that it was changed into, now that nothing more is worked out from it."""
    is_amount = row.currency is not None and is_currency(row.unit) and row.value is not None
    return row.replace(value=money.to_the_cent(_of(row))) if is_amount else row


def _amounts(topic: str, dataset: Dataset, currency: str | None) -> list[Figure]:
    """List the amounts of a topic, in the currency asked for where they can be changed."""
    known = (figure for figure in dataset.of(Figure) if topic in figure.topics and figure.nature in _AMOUNTS)
    figures = [figure for figure in known if figure.value is not None]
    return [changed(figure, currency, dataset) for figure in figures] if currency else figures


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


def growths(rows: Iterable[Row]) -> Iterator[Derived]:
    """Compare each whole year of a series, or of what was worked out of such, with the one before."""
    years = {(*_line(row), row.when.text): row for row in rows if _is_yearly(row) and row.when}
    for (*line, year), row in years.items():
        earlier = years.get((*line, f"{int(year) - 1:04}"))
        if earlier and _of(earlier) > 0 and earlier.unit == row.unit:
            yield growth(row, earlier)


def _line(row: Row) -> tuple[Any, ...]:
    """Tell apart what runs on from year to year: a series, or what was worked out of all the same, time aside."""
    return (row.series,) if isinstance(row, Figure) else (*_key(row)[:-1], row.composition)


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
    groups = grouped(
        (figure for figure in figures if figure.group), lambda figure: (figure.source, figure.group, figure.unit)
    )
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


def _is_bilateral(row: Row) -> bool:
    return row.when is not None and row.counterpart != WORLD and row.composition != CHANGING


def _is_yearly(row: Row) -> bool:
    return (
        (isinstance(row, Derived) or row.series is not None)
        and row.grain == "year"
        and row.status != "partial"
        and row.basis != "net"
        and _is_bilateral(row)
        and row.when is not None
        and row.when.text.isdecimal()
    )


def _derived(name: str, inputs: Sequence[Row | Stated], value: Number, formula: str, **differs: Any) -> Derived:
    first = inputs[0]
    ids = union(row.inputs if isinstance(row, Derived) else (row.id,) for row in inputs)
    values: dict[str, Any] = {
        **{kept: getattr(first, kept, None) for kept in _KEPT},
        "id": f"{name}-of-{first.id}",
        "text": f"Worked out, not stated: {name} of {first.id}, as {formula}.",
        "refs": union(row.refs for row in inputs),
        "value": value,
        "derivation": name,
        "formula": formula,
        "inputs": ids,
        "caution": _caution(inputs),
    }
    if isinstance(first, Trait):
        values |= {"measure": first.attribute, "subject": first.party}
    values |= differs
    changed = [row for row in inputs if isinstance(row, Changed | Derived) and row.currency]
    if changed:
        rates = dict.fromkeys(part for row in changed for part in (row.rates or "").split("; ") if part)
        currency = str(changed[0].currency)
        values |= {"id": _in_currency(values["id"], currency), "currency": currency, "rates": "; ".join(rates)}
    return Derived(**values)


def _in_currency(name: str, currency: str) -> str:
    """Name what was worked out in another currency, so that nobody takes it for the number in the source's own."""
    suffix = f"-in-{currency.lower()}"
    return f"{name.replace(suffix, '')}{suffix}"


def _side(row: Stated | Derived) -> str | None:
    return row.party if isinstance(row, Trait) else row.subject


def _other_side(first: Stated | Derived, second: Stated | Derived) -> str | None:
    """Name whose the second of two numbers is; if both are of one side, the partner that they share."""
    if _side(first) != _side(second):
        return _side(second)
    partners = {getattr(row, "counterpart", None) for row in (first, second)}
    return partners.pop() if len(partners) == 1 else None


def _caution(inputs: Sequence[Row | Stated]) -> str | None:
    """Say what makes a number worked out from these less sure than it looks."""
    bounds = dict.fromkeys(row.bound for row in inputs if row.bound not in (None, "exactly"))
    warnings = [f"the source says “{bound}” of an input" for bound in bounds]
    warnings += [row.caution for row in inputs if isinstance(row, Derived) and row.caution]
    views, flows = ({getattr(row, name, None) for row in inputs} for name in ("view", "flow"))
    if len(views) > 1 and flows == _BOTH:
        warnings.append(_MIRROR)
    if any(set(row.refs) != set(inputs[0].refs) for row in inputs if not isinstance(row, Derived)):
        warnings.append("the inputs rest on different references")
    return "; ".join(dict.fromkeys(warnings)) or None


def _of(row: Row) -> Number:
    assert row.value is not None, f"{row.id} has no number"
    return row.value


def _percent(part: Row, whole: Row) -> Decimal:
    return _DIGITS.divide(100 * Decimal(_of(part)), Decimal(_of(whole)))
