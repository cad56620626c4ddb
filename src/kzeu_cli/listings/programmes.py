"""Programmes with their budgets and spans, in the order asked for."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any

from kzeu_cli.dates import by_time
from kzeu_cli.folding import fold
from kzeu_cli.model import Dataset, Programme
from kzeu_cli.query import Filter, select


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


def programmes(dataset: Dataset, wish: Filter, order: Order = Order.START) -> list[Programme]:
    """List the programmes in order; equal ones by id."""
    rows = sorted(dataset.of(Programme), key=lambda row: (_KEYS[order](row), row.id))
    return select(rows, wish)
