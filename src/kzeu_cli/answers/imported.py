"""What `kzeu data import` found in a table, and what it would change."""

from collections import Counter
from collections.abc import Mapping, Sequence

from kzeu_cli.answers.columns import Answer, Column, View
from kzeu_cli.figures.amounts import counted, grouped
from kzeu_cli.importers.series import CHANGED, NEW, SAME, Value
from kzeu_cli.importers.text_tables import TextTable
from kzeu_cli.model import Dataset

IMPORTED = View(
    "data import",
    (
        Column("series", "string", "id of the series"),
        Column("period", "string", "time of the number, ISO 8601", "When"),
        Column("partner", "string", "code of the partner", "Partner", get=lambda row: row.partner or None),
        Column("new", "number", "the number of the table", "New", show=lambda row, _: grouped(row.new), right=True),
        Column(
            "old", "number", "the number that the dataset has in its place", "Old",
            show=lambda row, _: "" if row.old is None else grouped(row.old), right=True,
        ),
        Column("change", "string", f"{NEW}, {SAME} or {CHANGED}", "Change"),
    ),
    group=lambda row, _: row.series,
    branch=lambda row, _: row.series,
    leaf=lambda row, _: f"{row.period} {row.partner} {grouped(row.new)} ({row.change})",
)  # fmt: skip


def answer(
    values: Sequence[Value],
    table: TextTable,
    columns: Mapping[str, str],
    done: str,
    dataset: Dataset,
    limit: int | None,
) -> Answer:
    """Lay out the values: those that change something first, then new ones, the newest first in each."""
    order = (CHANGED, NEW, SAME)
    rows = sorted(sorted(values, key=lambda row: row.period, reverse=True), key=lambda row: order.index(row.change))
    read = ", ".join(f"{role} from {name!r}" for role, name in columns.items()) or "times across"
    counts = Counter(row.change for row in rows)
    said = ", ".join(f"{counts[change]} {change}" for change in order if counts[change])
    rest = f"{counted(len(rows), 'number')}: {said}. {done}"
    if limit is not None and limit < len(rows):
        rest += " All of them: --all."
    title = f"Read as {table.layout}: {read}"
    return Answer(view=IMPORTED, rows=rows[:limit], dataset=dataset, title=title, rest=rest)
