"""Programmes with their budgets and spans, in the order asked for."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any

from kzeu_cli.answers import texts
from kzeu_cli.answers.columns import Answer, Money, View
from kzeu_cli.answers.listed import PAGES, SOURCE, Listed, columns, entries, listed, of_fact, source
from kzeu_cli.model import Dataset, Programme
from kzeu_cli.model.durations import lasting
from kzeu_cli.model.policy import recency
from kzeu_cli.model.selection import Filter, meets, named_like
from kzeu_cli.support.folding import fold
from kzeu_cli.support.phrases import joined


class Order(StrEnum):
    """What programmes are sorted by."""

    START = "start"
    BUDGET = "budget"
    NAME = "name"


# The newest start and the largest budget come first, what is not known last. Neither budgets of different currencies
# nor a whole and a yearly one can be compared, so these are kept apart, the whole ones first.
_KEYS: Mapping[Order, Callable[[Programme], Any]] = {
    Order.START: recency,
    Order.BUDGET: lambda row: (
        row.value is None,
        row.budget_basis == "per-year",
        row.unit or "",
        -Decimal(row.value or 0),
    ),
    Order.NAME: lambda row: fold(row.name),
}


def programmes(
    dataset: Dataset, selection: Filter, order: Order = Order.START, names: Sequence[str] = ()
) -> list[Programme]:
    """List the programmes that meet a filter, its limit aside, in order, equal ones by id; of `names` those so called.

    The error names others.
    """
    found = named_like(list(dataset.of(Programme)), names, "programme")
    return sorted((row for row in found if meets(row, selection)), key=lambda row: (_KEYS[order](row), row.id))


def _span(row: Listed, dataset: Dataset) -> str:
    programme: Programme = _having(row, "when")
    start, end = programme.start, programme.end
    if start and end:
        return f"{start.words}–{end.words}"
    if programme.period:
        return programme.period.words
    bound = f"from {start.words}" if start else f"to {end.words}" if end else ""
    known = joined(bound, lasting(programme.duration), by=", ")
    return known or texts.when(programme, dataset) or (texts.UNDATED if programme.value is not None else "")


def _budget(row: Listed, dataset: Dataset) -> str:
    programme = _having(row, "value")
    return f"{texts.amount(programme, dataset)}{' a year' if programme.budget_basis == 'per-year' else ''}"


def _having(row: Listed, name: str) -> Programme:
    """Take the first fact of a row that has a value, else the one shown."""
    programme: Programme = next((fact for fact in row.facts if getattr(fact, name) is not None), row.fact)
    return programme


def _actors(title: str, name: str) -> Mapping[str, Any]:
    return {"title": title, "show": lambda row, dataset: texts.names(getattr(row.fact, name), dataset)}


_BRIEF: dict[str, Mapping[str, Any]] = {
    "when": {"title": "When", "show": _span},
    "name": {"title": "Programme"},
    "value": {"title": "Budget", "show": _budget, "right": True},
    "layer": SOURCE,
}
_FULL = _BRIEF | {
    "funders": _actors("Funded by", "funders"),
    "beneficiaries": _actors("For", "beneficiaries"),
    "id": {"title": "Id", "under": "name", "faint": True},
    "refs": PAGES | {"title": "References", "under": "name"},
}
_OWN = of_fact(
    Programme, "name", "short", "period", "duration", "also", "budget_basis", "funders", "implementers", "through",
    "partners", "beneficiaries", "region", "aims", "stated", "at", "note",
)  # fmt: skip
PROGRAMMES = View(
    "programmes",
    columns(_FULL, *_OWN),
    branch=lambda row, dataset: texts.topic(row.fact, dataset),
    leaf=lambda row, data: joined(_span(row, data), row.fact.name, _budget(row, data), source(row, data), by="  "),
    amounts=(Money(lambda row: _having(row, "value")),),
)
BRIEF = PROGRAMMES._replace(columns=columns(_BRIEF, *_OWN))


def answer(
    found: Sequence[Programme], dataset: Dataset, limit: int | None, order: Order, *, once: bool, brief: bool
) -> Answer:
    """Answer with the programmes in their order, cut to one screen if `brief`."""
    rows = entries(found, dataset, once=once)
    title = "" if brief else f"Programmes by {order}"
    made = Answer(view=BRIEF if brief else PROGRAMMES, rows=rows[:limit], dataset=dataset, title=title)
    return listed(made, lambda number: _rest(number, len(rows)) if brief else "", brief=brief)


def _rest(number: int, count: int) -> str:
    of = f"{number} of {count}; all" if number < count else "All"
    return f"{of}, with who pays and who gains: --all; the largest first: --sort budget."
