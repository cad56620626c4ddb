"""What differs between two datasets: facts added and gone, and fields changed, with the size of the change."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

from kzeu_cli.answers.columns import Answer, Column, View, words
from kzeu_cli.figures.amounts import counted, grouped
from kzeu_cli.model import Dataset
from kzeu_cli.support.phrases import joined

ADDED, GONE, CHANGED = "added", "gone", "changed"
_HUNDREDTH = Decimal("0.01")


class Difference(NamedTuple):
    """One thing that differs: a fact that is in one of two datasets only, or a field that is not the same in both."""

    id: str
    kind: str
    change: str
    field: str | None = None
    old: Any = None
    new: Any = None

    @property
    def by(self) -> int | Decimal | None:
        """The new number less the old one."""
        if isinstance(self.old, (int, Decimal)) and isinstance(self.new, (int, Decimal)):
            return self.new - self.old
        return None

    @property
    def percent(self) -> Decimal | None:
        """The change in percent of the old number, to two decimals."""
        if self.by is None or not self.old:
            return None
        return (100 * Decimal(self.by) / abs(Decimal(self.old))).quantize(_HUNDREDTH, ROUND_HALF_UP)


def differences(
    old: Mapping[str, Mapping[str, Any]], new: Mapping[str, Mapping[str, Any]], fields: frozenset[str]
) -> list[Difference]:
    """Compare two datasets, facts by id, in the fields that both can have: added first, then gone, then changed."""
    rows = [
        Difference(name, fact["kind"], ADDED, new=fact.get("text")) for name, fact in new.items() if name not in old
    ]
    rows += [
        Difference(name, fact["kind"], GONE, old=fact.get("text")) for name, fact in old.items() if name not in new
    ]
    for name in (name for name in new if name in old):
        rows += _changed(name, old[name], new[name], fields)
    return rows


def _changed(name: str, old: Mapping[str, Any], new: Mapping[str, Any], fields: frozenset[str]) -> Iterator[Difference]:
    for field in sorted((old.keys() | new.keys()) & fields):
        if old.get(field) != new.get(field):
            yield Difference(name, new["kind"], CHANGED, field, old.get(field), new.get(field))


def _shown(value: Any) -> str:
    return grouped(value) if isinstance(value, (int, Decimal)) and not isinstance(value, bool) else words(value)


def _size(row: Difference, dataset: Dataset) -> str:
    if row.by is None:
        return ""
    percent = f" ({row.percent:+}%)" if row.percent is not None else ""
    return f"{'+' if row.by > 0 else ''}{grouped(row.by)}{percent}"


def _leaf(row: Difference, dataset: Dataset) -> str:
    values = f"{_shown(row.old)} → {_shown(row.new)}" if row.field else ""
    return joined(row.id, row.field, values, _size(row, dataset))


def _value(key: str, doc: str) -> Column:
    return Column(key, "any", doc, key.capitalize(), show=lambda row, dataset: _shown(getattr(row, key)))


DIFF = View(
    "data diff",
    (
        Column("id", "string", "id of the fact", "Id"),
        Column("kind", "string", "kind of fact"),
        Column("change", "string", f"{ADDED}, {GONE} or {CHANGED}"),
        Column("field", "string", "the field that changed; null for a whole fact", "Field", under="id", faint=True),
        _value("old", "what the old one has; of a whole fact its text"),
        _value("new", "what the new one has; of a whole fact its text"),
        Column("by", "number", "the new number less the old one", "By", show=_size, under="new", faint=True),
        Column("percent", "number", "that in percent of the old one, to two decimals"),
    ),
    group=lambda row, dataset: row.change.capitalize(),
    branch=lambda row, dataset: row.change.capitalize(),
    leaf=_leaf,
)


def answer(rows: list[Difference], dataset: Dataset, limit: int | None) -> Answer:
    """Lay out the differences, with how many of each sort there are."""
    facts = {change: len({row.id for row in rows if row.change == change}) for change in (ADDED, GONE, CHANGED)}
    said = ", ".join(f"{counted(number, 'fact')} {change}" for change, number in facts.items() if number)
    shown = rows[:limit]
    rest = f"{said}." if len(shown) == len(rows) else f"{said}; the first {len(shown)} rows. All: --all."
    return Answer(view=DIFF, rows=shown, dataset=dataset, rest=rest if rows else "", empty="no difference")
