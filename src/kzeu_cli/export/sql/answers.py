"""What a question in SQL found, and what tables there are to ask, as answers."""

from operator import itemgetter
from typing import NamedTuple

from kzeu_cli.answers.columns import Answer, Column, View
from kzeu_cli.export.sql.ask import Found
from kzeu_cli.export.sql.tables import Table, tables
from kzeu_cli.model import Dataset


class Described(NamedTuple):
    """A column of a table."""

    table: Table
    column: Column


TABLES = View(
    "data sql --tables",
    (
        Column("table", "string", "name of the table", get=lambda row: row.table.name),
        Column("about", "string", "what the table holds", get=lambda row: row.table.doc),
        Column("column", "string", "name of the column", "Column", get=lambda row: row.column.key),
        Column("type", "string", "JSON type of its values", "Type", get=lambda row: row.column.type),
        Column("meaning", "string", "what it holds", "Meaning", get=lambda row: row.column.doc),
        Column(
            "points_to", "string", "table whose id it holds", "Points to",
            get=lambda row: row.table.points.get(row.column.key),
        ),
    ),
    branch=lambda row, _: f"{row.table.name}: {row.table.doc}",
    leaf=lambda row, _: f"{row.column.key}: {row.column.doc}",
    group=lambda row, _: f"{row.table.name}: {row.table.doc}",
)  # fmt: skip


def described(dataset: Dataset) -> Answer:
    """Describe every table and column."""
    rows = [Described(table, column) for table in tables() for column in table.columns]
    return Answer(view=TABLES, rows=rows, dataset=dataset)


def answered(found: Found, dataset: Dataset) -> Answer:
    """Lay out what a question found, under the names that it gave."""
    columns = tuple(
        Column(name, "any", "", name, get=itemgetter(number), right=_is_numeric(found, number))
        for number, name in enumerate(found.columns)
    )
    return Answer(view=View("data sql", columns), rows=found.rows, dataset=dataset, empty="no rows")


def _is_numeric(found: Found, number: int) -> bool:
    values = [row[number] for row in found.rows if row[number] is not None]
    return bool(values) and not any(isinstance(value, str) for value in values)
