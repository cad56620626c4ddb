"""The columns of `--in`: what an amount is in another currency, and at which rate."""

from collections.abc import Callable
from functools import cache
from typing import Any

from kzeu_cli import amounts, money
from kzeu_cli.columns import Answer, Column, View
from kzeu_cli.model import Dataset
from kzeu_cli.money import Exchange

_AMOUNT = "value"


def exchanged(answer: Answer, currency: str) -> Answer:
    """Add to an answer what its amounts are in a currency; one whose rows have no amount stays as it is."""
    if answer.view.amount is None:
        return answer
    return answer._replace(
        view=in_currency(answer.view, answer.dataset, currency),
        notes=(*answer.notes, rates_used(answer.dataset, currency)),
        currency=currency,
    )


def in_currency(view: View, dataset: Dataset, currency: str) -> View:
    """Add to a view the columns of what its amounts are in a currency."""
    if view.amount is None:
        return view
    return view._replace(columns=(*view.columns, *_columns(view.amount, dataset, currency)))


def changed(fact: Any, dataset: Dataset, currency: str) -> str:
    """Write what the amount of a fact is in a currency, with the rate; why not, if it stays."""
    exchange = money.exchange(fact, currency, dataset.rates)
    if exchange.value is None:
        return exchange.note or ""
    if exchange.rate is None:
        return f"{_written(exchange, dataset)}, {exchange.note}" if exchange.note else ""
    period = exchange.rate_period
    return f"{_written(exchange, dataset)} at {exchange.rate} ({period.words if period else ''})"


def rates_used(dataset: Dataset, currency: str) -> str:
    """Say whose rates are used and what they are."""
    table = next(rate for rate in dataset.rates.values() if currency in (rate.base, rate.quote))
    source = dataset.sources.get(table.source)
    publisher = (source.publisher if source else None) or table.source
    refs = "".join(f" [{ref}]" for ref in table.refs)
    return f"In {currency} by rates of the {publisher}{refs}, {table.quote} for 1 {table.base}: {table.derived}."


def _columns(amount: Callable[[Any], Any], dataset: Dataset, currency: str) -> tuple[Column, ...]:
    @cache
    def exchange(row: Any) -> Exchange:
        return money.exchange(amount(row), currency, dataset.rates)

    def of(key: str, type_: str, doc: str, name: str) -> Column:
        return Column(key, type_, doc, get=lambda row: getattr(exchange(row), name))

    return (
        Column(
            "value_in", "number", "derived: the amount in the currency asked for", f"In {currency}",
            get=lambda row: exchange(row).value, show=lambda row, _: changed(amount(row), dataset, currency),
            right=True, under=_AMOUNT, faint=True,
        ),
        of("unit_in", "string", "the currency asked for, ISO 4217", "unit"),
        of("rate", "number", "rate it was changed at", "rate"),
        of("rate_unit", "string", "what the rate is: USD per EUR", "rate_unit"),
        of("rate_period", "string", "time of which the rate is the mean", "rate_period"),
        of("rate_source", "string", "source of the rate", "rate_source"),
        of("rate_refs", "array", "references of the rate", "rate_refs"),
        of("rate_note", "string", "why the amount stays, or how its time and the rate's differ", "note"),
    )  # fmt: skip


def _written(exchange: Exchange, dataset: Dataset) -> str:
    return amounts.number(exchange.value or 0, exchange.unit, dataset.units)
