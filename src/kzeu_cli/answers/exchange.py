"""The columns of `--in`: what an amount is in another currency, and at which rate."""

from collections.abc import Mapping
from typing import Any

from kzeu_cli.answers.columns import Answer, Column, Money, Node, View
from kzeu_cli.figures import amounts
from kzeu_cli.figures import exchange as money
from kzeu_cli.figures.exchange import NOTHING, Exchange
from kzeu_cli.model import Dataset


def exchanged(answer: Answer, currency: str) -> Answer:
    """Add to an answer what its amounts are in a currency; one whose rows have no amounts stays as it is."""
    if not answer.view.amounts:
        return answer
    return answer._replace(
        view=in_currency(answer.view, answer.dataset, currency),
        notes=(*answer.notes, rates_used(answer.dataset, currency)),
        currency=currency,
    )


def in_currency(view: View, dataset: Dataset, currency: str) -> View:
    """Add to a view the columns of what its amounts are in a currency, and to its trees the same."""
    columns = (column for amount in view.amounts for column in _columns(amount, dataset, currency))

    def said(row: Any, dataset: Dataset) -> dict[str, str]:
        found = ((amount, changed(amount.get(row), dataset, currency)) for amount in view.amounts)
        return {_title(amount, currency): words for amount, words in found if words}

    def leaf(row: Any, dataset: Dataset) -> str | Node:
        drawn = view.leaf(row, dataset) if view.leaf else ""
        more = said(row, dataset)
        return _with_parts(drawn, more) if isinstance(drawn, Node) else "  ".join([drawn, *more.values()])

    def node(row: Any, dataset: Dataset) -> Node:
        drawn = view.node(row, dataset) if view.node else Node("")
        return _with_parts(drawn, said(row, dataset))

    return view._replace(
        columns=(*view.columns, *columns), leaf=leaf if view.leaf else None, node=node if view.node else None
    )


def _with_parts(drawn: Node, more: Mapping[str, str]) -> Node:
    return drawn._replace(parts=(*drawn.parts, *(Node(words, label=title) for title, words in more.items())))


def changed(fact: Any, dataset: Dataset, currency: str) -> str:
    """Write in little space what the amount of a fact is in a currency, and at which rate; why not, if it stays."""
    exchange = money.in_currency(fact, currency, dataset) if fact is not None else NOTHING
    if exchange.note and getattr(fact, "currency", None) == currency:
        return f"worked out in {currency}"
    if exchange.value is None:
        return f"stays: {exchange.note.partition(': ')[2]}" if exchange.note else ""
    written = amounts.number(exchange.value, exchange.unit, dataset.units)
    if exchange.rate is None:
        return f"{written} (as printed)" if exchange.note else ""
    # The time of the rate goes without saying where it is that of the amount.
    is_day = exchange.rate_period is not None and exchange.rate_period.first == exchange.rate_period.last
    period = f" ({exchange.rate_period.words})" if exchange.rate_period and (exchange.note or is_day) else ""
    return f"{written} at {exchange.rate}{period}"


def rates_used(dataset: Dataset, currency: str) -> str:
    """Say whose rates are used, and which."""
    tables = [rate for rate in dataset.rates.values() if currency in (rate.base, rate.quote)]
    sources = (dataset.sources.get(table.source) for table in tables)
    publishers = dict.fromkeys(source.publisher or source.title for source in sources if source)
    refs = dict.fromkeys(f"[{ref}]" for table in tables for ref in table.refs)
    whose = " and ".join(dict.fromkeys(("the " if " " in name else "") + name for name in publishers))
    return f"In {currency} at rates of {whose} {''.join(refs)}: flows at the mean of their time, stocks at their day's."


def _columns(amount: Money, dataset: Dataset, currency: str) -> tuple[Column, ...]:
    def exchange(fact: Any) -> Exchange:
        return money.in_currency(fact, currency, dataset) if fact is not None else NOTHING

    def of(key: str, type_: str, doc: str, name: str) -> Column:
        return Column(f"{amount.prefix}{key}", type_, doc, get=lambda row: getattr(exchange(amount.get(row)), name))

    def show(row: Any, dataset: Dataset) -> str:
        return changed(amount.get(row), dataset, currency)

    value = of("value_in", "number", "derived: the amount in the currency asked for", "value")
    return (
        value._replace(title=_title(amount, currency), show=show, right=True, under=amount.under, faint=True),
        of("unit_in", "string", "the currency asked for, ISO 4217", "unit"),
        of("rate", "number", "rate it was changed at", "rate"),
        of("rate_unit", "string", "what the rate is: USD per EUR", "rate_unit"),
        of("rate_period", "string", "day of the rate, or time of which it is the mean", "rate_period"),
        of("rate_source", "string", "source of the rate", "rate_source"),
        of("rate_refs", "array", "references of the rate", "rate_refs"),
        of("rate_note", "string", "why the amount stays, or how its time and the rate's differ", "note"),
    )


def _title(amount: Money, currency: str) -> str:
    return f"{amount.name} in {currency}" if amount.name else f"In {currency}"
