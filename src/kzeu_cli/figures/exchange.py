"""Amounts in another currency: a flow at the mean rate of its time, a stock at the rate of its day.

An amount for which there is no such rate stays as it is, and says why.
"""

from collections.abc import Mapping
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any, NamedTuple

from kzeu_cli.figures.amounts import is_currency
from kzeu_cli.model import Dataset, Fact, Number, Rate, RefId, dates
from kzeu_cli.model.dates import Period, spanning
from kzeu_cli.support.errors import NotFoundError
from kzeu_cli.support.suggestions import advice

_CENT = Decimal("0.01")
# The step of a mean of means where its table names none: the European Central Bank prints four places.
_RATE_STEP = Decimal("0.0001")
_SATURDAY, _ONE_DAY = 5, timedelta(days=1)


class Exchange(NamedTuple):
    """An amount in the currency asked for, and how it came about.

    An amount that stays as it is has no value here, and a note that says why. `exact` is the amount before it is
    rounded, from which others are worked out. `rate` is the price of one unit of the first currency of `rate_unit` in
    the other: 1.1827 with `USD per EUR`; `rate_period` is the day on which it was published, or the time of which it is
    the mean.
    """

    exact: Number | None = None
    unit: str | None = None
    rate: Number | None = None
    rate_unit: str | None = None
    rate_period: Period | None = None
    rate_source: str | None = None
    rate_refs: tuple[RefId, ...] = ()
    note: str | None = None

    @property
    def value(self) -> Number | None:
        """The amount to the cent."""
        return None if self.exact is None else to_the_cent(self.exact)


class Quote(NamedTuple):
    """A rate, and the day on which it held or the time of which it is the mean."""

    value: Number
    period: Period


NOTHING = Exchange()


def check(currency: str, rates: Mapping[str, Rate]) -> None:
    """Refuse a currency to which no rate leads; raise NotFoundError."""
    known = {code for table in rates.values() for code in (table.base, table.quote)}
    if currency not in known:
        raise NotFoundError(f"no rate for {currency!r}; {advice(currency, known)}")


def exchange(fact: Any, to: str, rates: Mapping[str, Rate]) -> Exchange:
    """Change the amount of a fact into a currency; what is no money is left alone."""
    value, unit = getattr(fact, "value", None), getattr(fact, "unit", None)
    if value is None or unit is None or not is_currency(unit):
        return NOTHING
    if unit == to:
        return Exchange(value, to)
    for printed in getattr(fact, "also", ()):
        if printed.unit == to:
            return Exchange(printed.value, to, note="as the source itself prints it")
    tables = [table for table in rates.values() if {table.base, table.quote} == {unit, to}]
    if not tables:
        return _stays(unit, f"no rate to {to}")
    if getattr(fact, "nature", None) == "stock":
        return _at_day(value, unit, to, getattr(fact, "as_of", None), tables)
    if fact.when is None:
        return _stays(unit, "no year given")
    if getattr(fact, "nature", None) == "cumulative" and not getattr(fact, "period", None):
        return _stays(unit, "adds up years that it does not name")
    return _at_mean(value, unit, to, fact.when, tables)


@cache
def in_currency(fact: Fact, currency: str, dataset: Dataset) -> Exchange:
    """Change the amount of a fact into a currency, once for all who ask.

    What was worked out is so from amounts that were changed before it, if they could be.
    """
    if fact.kind != "derived":
        return exchange(fact, currency, dataset.rates)
    value, unit, rates = (getattr(fact, name) for name in ("value", "unit", "rates"))
    note = f"worked out from amounts in {currency}: {rates}" if rates else None
    if not is_currency(unit):
        return Exchange(note=note)
    # Of one amount and a count, as GDP per head is, it comes to the same whether it is changed before or after.
    return Exchange(value, unit, note=note) if unit == currency else exchange(fact, currency, dataset.rates)


def to_the_cent(value: Number) -> Number:
    """Round an amount to the cent, half up; without cents it is a whole number."""
    if not isinstance(value, Decimal):
        return value
    cents = value.quantize(_CENT, ROUND_HALF_UP)
    return int(cents) if cents == cents.to_integral_value() else cents


def rate_words(found: Exchange) -> str:
    """Say at which rate an amount was changed: `1.1827 USD per EUR (mean of 2021)`; empty if at none."""
    if found.rate is None or found.rate_period is None:
        return ""
    is_day = found.rate_period.first == found.rate_period.last
    return f"{found.rate} {found.rate_unit} ({'' if is_day else 'mean of '}{found.rate_period.words})"


def mean_of(when: Period, table: Rate) -> Quote | None:
    """Find the mean rate of a time: its own, else that of the years that it lies in; None if one of them has none."""
    if when.is_open:
        return None
    quotes = _quotes(table)
    if when.text in quotes:
        return quotes[when.text]
    years = [_mean_of_year(year, quotes) for year in range(when.first.year, when.last.year + 1)]
    found = [mean for mean in years if mean]
    if len(found) < len(years):
        return None
    if len(found) == 1:
        return found[0]
    step = Decimal(table.rounded_to or _RATE_STEP)
    value = (sum((Decimal(mean.value) for mean in found), Decimal()) / len(found)).quantize(step, ROUND_HALF_UP)
    return Quote(value, spanning(found[0].period, found[-1].period))


def rate_on(day: Period, table: Rate) -> Quote | None:
    """Find the rate of a day, or the last one published before it where that day had none; None without either."""
    quotes, on = _quotes(table), day.first
    # Whether the European Central Bank may have published no rate: weekends, and the ends of 1999 and 2001.
    while on.isoformat() not in quotes and (on.weekday() >= _SATURDAY or (on.month, on.day) == (12, 31)):
        on -= _ONE_DAY
    return quotes.get(on.isoformat())


def _at_mean(value: Number, unit: str, to: str, when: Period, tables: list[Rate]) -> Exchange:
    for table in tables:
        mean = mean_of(when, table)
        if mean:
            is_same = (when.first, when.last) == (mean.period.first, mean.period.last)
            note = None if is_same else f"at the mean of {mean.period.words}; there is none of {when.words} itself"
            return _changed(value, unit, to, table, mean, note)
    return _stays(unit, f"no rate for {when.words}")


def _at_day(value: Number, unit: str, to: str, day: Period | None, tables: list[Rate]) -> Exchange:
    if day is None or day.first != day.last:
        return _stays(unit, "a stock goes at the rate of its day, which is not stated")
    found = [(quote, table) for table in tables if (quote := rate_on(day, table))]
    if not found:
        return _stays(unit, f"no rate of {day.words}")
    quote, table = max(found, key=lambda pair: pair[0].period.first)
    note = None if quote.period.first == day.first else f"at the last rate before {day.words}"
    return _changed(value, unit, to, table, quote, note)


def _changed(value: Number, unit: str, to: str, table: Rate, quote: Quote, note: str | None) -> Exchange:
    rate = Decimal(quote.value)
    return Exchange(
        exact=value * rate if table.base == unit else value / rate,
        unit=to,
        rate=quote.value,
        rate_unit=f"{table.quote} per {table.base}",
        rate_period=quote.period,
        rate_source=table.source,
        rate_refs=table.refs,
        note=note,
    )


def _stays(unit: str, why: str) -> Exchange:
    return Exchange(note=f"stays in {unit}: {why}")


@cache
def _quotes(table: Rate) -> Mapping[str, Quote]:
    return {text: Quote(value, dates.parse(text)) for text, value in table.values.items()}


def _mean_of_year(year: int, quotes: Mapping[str, Quote]) -> Quote | None:
    """Find the mean of a year, or of as much of it as there is."""
    if str(year) in quotes:
        return quotes[str(year)]
    parts = [mean for mean in quotes.values() if mean.period.year == year and mean.period.first != mean.period.last]
    return max(parts, key=lambda mean: (mean.period.last - mean.period.first, mean.period.last), default=None)
