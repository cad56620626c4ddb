"""The columns of `kzeu audit --derived`: numbers that follow from facts and that no source states."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from kzeu_cli.answers import texts
from kzeu_cli.answers.columns import Answer, Column, Node, View
from kzeu_cli.audit.inference import Inference
from kzeu_cli.audit.interval import Interval
from kzeu_cli.audit.phrasing import between
from kzeu_cli.figures import amounts
from kzeu_cli.model import Dataset
from kzeu_cli.model.selection import Filter, meets

_ARTICLE = "article"
_HEADINGS: Mapping[str, str] = {
    "balance": "Balances", "total": "Totals of both directions", "both": "Goods and services together",
    "sum": "Sums of lists", "rest": "What is left over", "growth": "Growth", "share": "Shares",
    "list-share": "Shares of lists", "ratio": "How many times as large", "whole": "Wholes that shares imply",
    "part": "Parts that shares imply", "quotient": "What quotients imply", "rate": "Exchange rates implied",
    "per-one": "For each one", "per-year": "For each year", "span": "Time between",
}  # fmt: skip


def _heading(row: Inference, dataset: Dataset) -> str:
    return f"{_HEADINGS[row.kind]} ({row.layer})"


def _when(row: Inference, dataset: Dataset) -> str:
    return row.period.words if row.period else ""


def _implied(row: Inference, dataset: Dataset) -> str:
    """Write the value and, where it is not sure, the range it lies in."""
    value = "" if row.value is None else _number(row, dataset)
    limits = Interval(*(None if end is None else Fraction(end) for end in (row.low, row.high)))
    if limits == Interval(None, None) or (row.low == row.high == row.value):
        return value
    reach = between(limits, row.unit, dataset.units)
    return reach if not value else value if reach == value else f"{value} ({reach})"


def _number(row: Inference, dataset: Dataset) -> str:
    assert row.value is not None
    if row.kind == "ratio":
        return f"{amounts.grouped(round(Decimal(row.value), 2))} times"
    sign = "+" if row.kind in ("balance", "growth") and row.value > 0 else ""
    return sign + amounts.number(row.value, row.unit, dataset.units)


def _leaf(row: Inference, dataset: Dataset) -> Node:
    parts = (
        Node(row.formula, label="from"),
        Node(f"{', '.join(row.inputs)} {texts.marks(row.refs)}".strip(), label="facts"),
        Node(row.caution, label="beware"),
    )
    when = f" ({_when(row, dataset)})" if row.period else ""
    return Node(f"{row.text}{when}: {_implied(row, dataset)}", tuple(part for part in parts if part.text))


DERIVED = View(
    "derived",
    (
        Column("id", "string", "name of what follows, by its kind and inputs"),
        Column("kind", "string", "derived", get=lambda row: "derived"),
        Column("derivation", "string", f"one of {', '.join(_HEADINGS)}", get=lambda row: row.kind),
        Column("text", "string", "what follows", "What follows"),
        Column("period", "string", "time that it is for", "When", show=_when),
        Column(
            "value", "number", "derived: the value that the printed numbers make", "Derived", show=_implied, right=True
        ),
        Column("low", "number", "derived: least value that rounding and bounds leave open"),
        Column("high", "number", "derived: greatest value that rounding and bounds leave open"),
        Column("unit", "string", "unit of the value"),
        Column("formula", "string", "how it follows", "From", under="text", faint=True),
        Column("inputs", "array", "facts that it follows from", "Facts"),
        Column("caution", "string", "what to beware of", "Beware", under="text"),
        Column("layer", "string", "layer of the facts"),
        Column("topics", "array", "topics of the facts"),
        Column(
            "refs", "array", "ids of references", "References", under="inputs", faint=True,
            get=lambda row: [str(ref) for ref in row.refs], show=lambda row, _: texts.marks(row.refs),
        ),
    ),
    group=_heading,
    branch=_heading,
    leaf=_leaf,
    is_tree=True,
)  # fmt: skip


def inferences(found: Iterable[Inference], selection: Filter, dataset: Dataset, *, everything: bool) -> Answer:
    """Lay out what follows, as far as it meets the filter; of what nobody filtered, unless asked for, the article's."""
    chosen = [row for row in found if _meets(row, selection, dataset)]
    rows = chosen if everything or _is_filtered(selection) else [row for row in chosen if row.layer == _ARTICLE]
    notes = [f"Numbers that no source states: {len(rows)}, each only as good as what it follows from."]
    if len(rows) < len(chosen):
        notes.append(f"From other layers: {len(chosen) - len(rows)} more; --all shows all.")
    title = f"What the facts imply: {dataset.title}"
    return Answer(view=DERIVED, rows=rows[: selection.limit], dataset=dataset, title=title, notes=tuple(notes))


def _is_filtered(selection: Filter) -> bool:
    return selection._replace(limit=None) != Filter()


def _meets(row: Inference, selection: Filter, dataset: Dataset) -> bool:
    """Whether one of the facts that something follows from meets the filter."""
    return not _is_filtered(selection) or any(meets(dataset.facts[name], selection) for name in row.inputs)
