"""Figures with a column for each flow and a row for each year: the answer of `--wide`, in every format."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from kzeu_cli.answers import figures
from kzeu_cli.answers.columns import Answer, Column, View
from kzeu_cli.answers.figures import MARK, NO_MARK, face, licence
from kzeu_cli.answers.rows import is_partial, year
from kzeu_cli.figures import amounts
from kzeu_cli.figures.derivation import CHANGING, Derived, Row
from kzeu_cli.figures.description import partner, reporter
from kzeu_cli.model import PERCENT, Dataset, Figure

# Figure -> the key of its column. None leaves it out.
Name = Callable[[Row], str | None]


class Wide(NamedTuple):
    """A row: one side's figures of one time, by the key of their column."""

    first: Row
    cells: Mapping[str, Row]


def widely(answer: Answer, name: Name) -> Answer:
    """Lay out the series of an answer with a row for each year and a column for each flow, in the currency shown."""
    lines = _lines(answer.rows, name, answer.dataset)
    behind = {cell.id for line in lines for cell in line.cells.values()}
    people = answer._replace(rows=[row for row in answer.rows if row.id in behind])
    tables = answer.tables
    return answer._replace(
        view=_view(answer.view.name, lines, answer.currency),
        rows=lines,
        notes=(),
        tables=tables and (lambda _: tables(people)),
    )


def _lines(rows: Iterable[Row], name: Name, dataset: Dataset) -> list[Wide]:
    """Set the figures of the series of one source, partner and time in a row, with what follows from each."""
    found: dict[tuple[object, ...], dict[str, Row]] = {}
    stated: dict[str, tuple[tuple[object, ...], str]] = {}
    everything = list(rows)
    for row in everything:
        key = name(row) if isinstance(row, Figure) and row.series else None
        if key:
            sides = (reporter(row, dataset), partner(row, dataset), row.coverage, row.product)
            # Amounts of two currencies stand in two rows; people and products have units of their own.
            unit = row.unit if partner(row, dataset) else None
            place: tuple[object, ...] = (row.source, *sides, unit, row.composition == CHANGING, row.status, row.when)
            found.setdefault(place, {})[key] = row
            stated[row.id] = (place, key)
    for row in everything:
        if isinstance(row, Derived) and row.inputs[0] in stated:
            beside, key = stated[row.inputs[0]]
            followed = _follows(row, key, dataset)
            if followed:
                found[beside].setdefault(followed, row)
    return [Wide(next(iter(cells.values())), cells) for cells in found.values()]


def _view(name: str, rows: Sequence[Wide], currency: str | None) -> View:
    """Make the view of wide rows: the columns are those that the rows have."""
    keys = sorted(
        dict.fromkeys(key for row in rows for key in row.cells),
        key=lambda key: next(list(row.cells).index(key) for row in rows if key in row.cells),
    )

    def unit(row: Wide, dataset: Dataset) -> str | None:
        units = {figures.value(cell, dataset, currency)[1] for cell in row.cells.values()} - {PERCENT}
        return units.pop() if len(units) == 1 else None

    def of(key: str, type_: str, doc: str, find: Callable[[Row, Dataset], object], title: str = "") -> Column:
        return Column(key, type_, doc, title, find=lambda row, data: find(row.first, data))

    def refs(row: Wide) -> list[str]:
        return list(dict.fromkeys(str(ref) for cell in row.cells.values() for ref in cell.refs))

    return View(
        f"{name} --wide",
        (
            of("layer", "string", "which layer it belongs to", lambda row, _: row.layer),
            of("source", "string", "source that states it", lambda row, _: row.source),
            of("reporter", "string", "whose statistics", reporter, "Whose"),
            of("partner", "string", "the other side, or the member that the row is about", partner),
            of("partner_name", "string", "its name", lambda row, data: data.name(partner(row, data)) or None, "With"),
            of("coverage", "string", "goods, services or both", lambda row, _: row.coverage),
            of("product", "string", "product group", lambda row, _: row.product),
            of("when", "string", "ISO 8601, as precise as known", lambda row, _: row.when)._replace(
                title="When", show=lambda row, data: figures.when(row.first, data)
            ),
            of("year", "integer", "the year, if the row covers exactly that whole year", lambda row, _: year(row)),
            of("partial", "boolean", "whether it is a part of a year", lambda row, _: is_partial(row)),
            of("composition", "string", "which members a party is counted with", lambda row, _: row.composition),
            Column("unit", "string", "unit of the amounts, if they have one", find=unit),
            *(_cell(key, currency) for key in keys),
            Column("ids", "array", "the rows behind it", get=lambda row: [cell.id for cell in row.cells.values()]),
            Column("refs", "array", "ids of references", get=refs),
            of("licence", "string", "terms of the source, as far as stated", licence),
        ),
    )


def _cell(key: str, currency: str | None) -> Column:
    def find(row: Wide, dataset: Dataset) -> object:
        cell = row.cells.get(key)
        if cell is None:
            return None
        number, unit = figures.value(cell, dataset, currency)
        return number if unit == PERCENT or isinstance(number, int) else round(number, 2)

    def show(row: Wide, dataset: Dataset) -> str:
        cell = row.cells.get(key)
        if cell is None:
            return ""
        number, unit = figures.value(cell, dataset, currency)
        places = 1 if unit == PERCENT else 2
        mark = MARK if isinstance(cell, Derived) else NO_MARK
        return f"{amounts.number(number, unit, dataset.units, places, even=True)}{mark}"

    def drawn(row: Wide, dataset: Dataset) -> str:
        return face(row.cells.get(key), dataset)

    head = key.replace("_", " ").capitalize()
    return Column(
        key, "number", f"{head.lower()}, in the unit or in percent", head, find=find, show=show, right=True, face=drawn
    )


def _follows(row: Derived, key: str, dataset: Dataset) -> str | None:
    """Name the column of what follows from a number."""
    if row.derivation in ("balance", "total"):
        return row.derivation
    if row.derivation == row.measure:
        return row.measure
    if row.derivation == "growth":
        return f"{'total' if row.flow == 'total' else key}_change"
    if figures.is_share_in_world(row):
        return f"{key}_share"
    return f"{key}_share_in_party" if figures.is_share_in_party(row, dataset) else None
