"""Programmes with their budgets and spans, in the order asked for."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any

from kzeu_cli.answers import shown
from kzeu_cli.answers.columns import Column, Money, View
from kzeu_cli.model import Dataset, Programme
from kzeu_cli.model.dates import by_time
from kzeu_cli.model.durations import lasting
from kzeu_cli.model.selection import Filter, select
from kzeu_cli.support.folding import fold


class Order(StrEnum):
    """What programmes are sorted by."""

    START = "start"
    BUDGET = "budget"
    NAME = "name"


# What is not known comes last. Neither budgets of different currencies nor a whole and a yearly one can be compared,
# so these are kept apart, the whole ones first.
_KEYS: Mapping[Order, Callable[[Programme], Any]] = {
    Order.START: lambda row: by_time(row.when),
    Order.BUDGET: lambda row: (
        row.value is None,
        row.budget_basis == "per-year",
        row.unit or "",
        -Decimal(row.value or 0),
    ),
    Order.NAME: lambda row: fold(row.name),
}


def programmes(dataset: Dataset, selection: Filter, order: Order = Order.START) -> list[Programme]:
    """List the programmes in order; equal ones by id."""
    rows = sorted(dataset.of(Programme), key=lambda row: (_KEYS[order](row), row.id))
    return select(rows, selection)


def _span(row: Programme, dataset: Dataset) -> str:
    if row.start and row.end:
        return f"{row.start.words}–{row.end.words}"
    if row.period:
        return row.period.words
    bound = f"from {row.start.words}" if row.start else f"to {row.end.words}" if row.end else ""
    known = ", ".join(part for part in (bound, lasting(row.duration)) if part)
    return known or (shown.UNDATED if row.value is not None else "")


def _budget(row: Programme, dataset: Dataset) -> str:
    return f"{shown.amount(row, dataset)}{' a year' if row.budget_basis == 'per-year' else ''}"


def _leaf(row: Programme, dataset: Dataset) -> str:
    parts = (_span(row, dataset), row.name, _budget(row, dataset), shown.sources(row, dataset))
    return "  ".join(part for part in parts if part)


def _actors(key: str, doc: str, title: str = "") -> Column:
    return Column(key, "array", doc, title, show=lambda row, dataset: shown.names(getattr(row, key), dataset))


PROGRAMMES = View(
    "programmes",
    (
        Column("id", "string", "id of the programme"),
        Column("name", "string", "full name", "Programme"),
        Column("short", "string", "short name"),
        Column("start", "string", "when it began", "When", show=_span),
        Column("end", "string", "when it ended"),
        Column("period", "string", "time it covers"),
        Column("duration", "string", "length as stated, ISO 8601"),
        Column("value", "number", "budget in base units", "Budget", show=_budget, right=True),
        Column("unit", "string", "currency of the budget, ISO 4217"),
        Column("bound", "string", "how the number bounds the truth"),
        Column("shown", "string", "budget as printed"),
        Column("also", "array", "the budget as printed in other currencies"),
        Column("budget_basis", "string", "total or per-year"),
        _actors("funders", "who pays", "Funded by"),
        _actors("implementers", "who carries it out"),
        _actors("through", "bodies that a party acts through"),
        _actors("partners", "who helps to carry it out"),
        _actors("beneficiaries", "who gains", "For"),
        Column("region", "string", "where"),
        Column("aims", "array", "what it is for"),
        Column("stated", "string", "state as the source gives it"),
        Column("topics", "array", "topics"),
        Column("text", "string", "the statement"),
        *shown.provenance(lambda row: row, beneath="name"),
    ),
    branch=lambda row, dataset: dataset.topics[row.topics[0]].title or row.topics[0],
    leaf=_leaf,
    amounts=(Money(lambda row: row),),
)
