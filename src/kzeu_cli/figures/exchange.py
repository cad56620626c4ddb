"""Amounts in another currency, at the mean rate of the time that they are for."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import NamedTuple

from kzeu_cli.figures.amounts import is_currency
from kzeu_cli.model import Fact, Number, Rate, RefId, dates
from kzeu_cli.model.dates import Period
from kzeu_cli.support.errors import NotFoundError
from kzeu_cli.support.suggestions import advice

_CENT = Decimal("0.01")
_RATE_STEP = Decimal("0.0001")


class Exchange(NamedTuple):
    """An amount in the currency asked for, and how it came about.

    An amount that stays as it is has no value here, and a note that says why. `rate` is the price of one unit of the
    first currency of `rate_unit` in the other: 1.1827 with `USD per EUR`.
    """

    value: Number | None = None
    unit: str | None = None
    rate: Number | None = None
    rate_unit: str | None = None
    rate_period: Period | None = None
    rate_source: str | None = None
    rate_refs: tuple[RefId, ...] = ()
    note: str | None = None


class Mean(NamedTuple):
    """A rate, and the time of which it is the mean."""

    value: Number
    period: Period


NOTHING = Exchange()


def check(currency: str, rates: Mapping[str, Rate]) -> None:
    """Refuse a currency to which no rate leads."""
    known = {code for table in rates.values() for code in (table.base, table.quote)}
    if currency not in known:
        raise NotFoundError(f"no rate for {currency!r}; {advice(currency, known)}")


def exchange(fact: Fact, to: str, rates: Mapping[str, Rate]) -> Exchange:
    """Change the amount of a fact into a currency; what is no money is left alone."""
    value, unit = getattr(fact, "value", None), getattr(fact, "unit", None)
    if value is None or unit is None or not is_currency(unit):
        return NOTHING
    if unit == to:
        return Exchange(value, to)
    for other in getattr(fact, "also", ()):
        if other.unit == to:
            return Exchange(other.value, to, note="as the source itself prints it")
    when = fact.when
    if when is None:
        return Exchange(note=f"stays in {unit}: no year given")
    changed = _at_rate(value, unit, to, when, rates)
    if changed.rate and getattr(fact, "nature", None) == "cumulative" and not getattr(fact, "period", None):
        return changed._replace(note=f"all at the mean of {changed.rate_period}, though it adds up more than that")
    return changed


def rate_of(when: Period, table: Rate) -> Mean | None:
    """Find the rate of a time: its own, else the mean of the years that it lies in; None if one of them has none."""
    if when.is_open:
        return None
    means = _means(table)
    if when.text in means:
        return means[when.text]
    years = [_year(year, means) for year in range(when.first.year, when.last.year + 1)]
    found = [mean for mean in years if mean]
    if len(found) < len(years):
        return None
    if len(found) == 1:
        return found[0]
    step = Decimal(table.rounded_to or _RATE_STEP)
    value = (sum((Decimal(mean.value) for mean in found), Decimal()) / len(found)).quantize(step, ROUND_HALF_UP)
    return Mean(value, Period(f"{found[0].period}/{found[-1].period}", found[0].period.first, found[-1].period.last))


def _at_rate(value: Number, unit: str, to: str, when: Period, rates: Mapping[str, Rate]) -> Exchange:
    tables = [table for table in rates.values() if {table.base, table.quote} == {unit, to}]
    if not tables:
        return Exchange(note=f"stays in {unit}: no rate to {to}")
    for table in tables:
        mean = rate_of(when, table)
        if mean:
            rate = Decimal(mean.value)
            changed = value * rate if table.base == unit else value / rate
            return Exchange(
                value=_rounded(changed),
                unit=to,
                rate=mean.value,
                rate_unit=f"{table.quote} per {table.base}",
                rate_period=mean.period,
                rate_source=table.source,
                rate_refs=table.refs,
                note=_remark(when, mean.period),
            )
    return Exchange(note=f"stays in {unit}: no rate for {when.words}")


def _remark(when: Period, mean: Period) -> str | None:
    if (when.first, when.last) == (mean.first, mean.last):
        return None
    return f"at the mean of {mean.words}; there is none of {when.words} itself"


def _rounded(value: Decimal) -> Number:
    cents = value.quantize(_CENT, ROUND_HALF_UP)
    return int(cents) if cents == cents.to_integral_value() else cents


@cache
def _means(table: Rate) -> Mapping[str, Mean]:
    return {text: Mean(value, dates.parse(text)) for text, value in table.values.items()}


def _year(year: int, means: Mapping[str, Mean]) -> Mean | None:
    """Find the mean of a year, or of as much of it as there is."""
    if str(year) in means:
        return means[str(year)]
    parts = (mean for mean in means.values() if mean.period.year == year and mean.period.first != mean.period.last)
    return next(parts, None)
