"""The columns of `kzeu compare`: of the parties of the dataset at hand, each by its lower-cased id."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from kzeu_cli.answers import shown
from kzeu_cli.answers.columns import Answer, Column, Money, Node, View
from kzeu_cli.answers.comparison import Cell, Row, inputs, title
from kzeu_cli.figures import amounts
from kzeu_cli.figures.derivation import Derived
from kzeu_cli.model import PERCENT, Dataset, Item, Party, Trait

if TYPE_CHECKING:
    from kzeu_cli.answers.panels import Chart

# The gross products of two economies differ in the third digit after the point of a trillion.
_PLACES = 3


def compare(dataset: Dataset) -> View:
    """Make the view of the parties side by side."""
    columns, amounts_of = _columns(dataset, by_year=False), tuple(_amounts(dataset))
    return View("compare", columns, branch=_title, leaf=_node, amounts=amounts_of, chart=_chart)


def over_time(dataset: Dataset) -> View:
    """Make the view of the parties year by year."""
    return View(
        "compare --over-time", _columns(dataset, by_year=True), branch=_title, group=heading, leaf=_node,
        amounts=tuple(_amounts(dataset)), chart=_chart_over_time,
    )  # fmt: skip


def _chart(answer: Answer) -> "Chart":
    from kzeu_cli.answers.charts import comparison  # only --chart needs it

    return comparison(answer)


def _chart_over_time(answer: Answer) -> "Chart":
    from kzeu_cli.answers.charts import over_time  # as above

    return over_time(answer)


def notes(rows: Sequence[Row], dataset: Dataset) -> tuple[str, ...]:
    """Say what was worked out, and from what."""
    one, other = (party.short for party in dataset.parties.values())
    said = [f"Ratio: {one} divided by {other}, worked out here." if any(row.ratio for row in rows) else ""]
    formulas = {(row.attribute, row.first.formula): None for row in rows if isinstance(row.first, Derived)}
    said += [
        f"{title(name, dataset)}, where derived: {formula} of the same source and year." for name, formula in formulas
    ]
    if any(row.nearest for row in rows):
        said.append("What is stated once stands below the year that is nearest, with its difference from it.")
    if any(row.nearest and not row.when for row in rows):
        said.append("Nearest to what has no year is the year of the nearest values, both parties taken together.")
    return tuple(line for line in said if line)


def value(cell: Cell | None) -> Any:
    """Take the value of a cell: a number, a list of items, or words."""
    if cell is None:
        return None
    if isinstance(cell, Trait) and (cell.words or cell.items):
        return cell.words or cell.items
    return cell.value


def text(cell: Cell | None, dataset: Dataset, joint: str = "; ") -> str:
    """Write a cell for people, the items of a list parted by `joint`."""
    if cell is None:
        return ""
    if isinstance(cell, Trait) and cell.words:
        return cell.words
    if isinstance(cell, Trait) and cell.items:
        return joint.join(_items(cell, dataset))
    also = ", ".join(amounts.words(other, dataset.units) for other in getattr(cell, "also", ()))
    amount = amounts.words(cell, dataset.units, _PLACES)
    return f"{amount} ({also})" if also else amount


def _items(cell: Trait, dataset: Dataset) -> list[str]:
    """Write the items of a list: bare names in one line, names with more to say each on its own."""
    lines = [_item(item, dataset) for item in cell.items]
    if lines == [item.name for item in cell.items]:
        lines = [", ".join(lines)]
    if cell.declared is not None:
        unit = dataset.units.get(cell.declared_unit or "")
        lines.insert(0, f"{cell.declared} {unit.title if unit else 'in all'}, of them named:")
    return lines


def _item(item: Item, dataset: Dataset) -> str:
    amount = amounts.words(item, dataset.units) if item.unit == PERCENT else item.shown or ""
    name = f"– {item.name}" if item.part_of else item.name
    if amount.endswith(item.name):
        return amount
    return ", ".join(part for part in (name, item.role) if part) + (f" {amount}" if amount else "")


def _title(row: Row, dataset: Dataset) -> str:
    return title(row.attribute, dataset)


def time(row: Row, dataset: Dataset) -> str:
    """Say what time the cells are for; of numbers also that none is given."""
    times = dict.fromkeys(cell.when.words for cell in row.cells.values() if cell.when)
    return " / ".join(times) or (shown.UNDATED if any(cell.value is not None for cell in row.cells.values()) else "")


def source(row: Row, dataset: Dataset) -> str:
    """Say who states the numbers, or that they were worked out, with numbered references."""
    marks = dict.fromkeys(f"[{ref}]" for ref in row.refs if isinstance(ref, int))
    worked_out = ["derived"] if isinstance(row.first, Derived) else []
    return " ".join([", ".join([row.first.source, *worked_out]), *marks])


def _sources(row: Row, dataset: Dataset) -> str:
    """Say who states the numbers, and whether the audit found fault with one of them."""
    return shown.flagged(source(row, dataset), dataset, *row.cells.values())


def _node(row: Row, dataset: Dataset) -> Node:
    """Draw a row as a place of a tree: its source and time, below it the parties and what follows."""
    parts = [Node(text(cell, dataset), label=dataset.name(party)) for party, cell in row.cells.items()]
    if row.ratio:
        parts.append(Node(f"{row.ratio.value:,}", label="Ratio (derived)"))
    return Node(", ".join(part for part in (time(row, dataset), _sources(row, dataset)) if part), tuple(parts))


def heading(row: Row, dataset: Dataset) -> str:
    """Name an attribute with the unit in which its series is counted, if that is no money."""
    unit = dataset.units.get(row.first.unit or "")
    return f"{_title(row, dataset)} ({unit.title or unit.symbol})" if unit else _title(row, dataset)


def number(row: Row, party: str, dataset: Dataset) -> str:
    """Write the number of a series, of which the heading names the unit."""
    cell = row.cells.get(party)
    if cell is None or cell.value is None:
        return ""
    if not amounts.is_currency(cell.unit):
        return amounts.grouped(cell.value)
    return amounts.number(cell.value, cell.unit, dataset.units, _PLACES, even=True)


def _deviation(row: Row, party: str) -> str:
    """Say how far a number is off that of the nearest year."""
    percent = row.deviation(party)
    if percent is None:
        return ""
    sign = "+" if percent > 0 else "−" if percent < 0 else "±"
    return f"{sign}{abs(percent)}%"


def _derived(row: Row) -> list[str]:
    names = [party.lower() for party, cell in row.cells.items() if inputs(cell)]
    names += [name for name, made in (("ratio", row.ratio), ("difference", row.difference)) if made is not None]
    return names + [f"{party.lower()}_deviation" for party in row.cells if row.deviation(party) is not None]


def _party_columns(party: Party, dataset: Dataset, by_year: bool) -> tuple[Column, ...]:
    name = party.id.lower()

    def show(row: Row, dataset: Dataset) -> str:
        return number(row, party.id, dataset) if by_year else text(row.cells.get(party.id), dataset, "\n")

    return (
        Column(
            name, "any", f"{party.name}: number in base units, list of items, or words", party.short,
            get=lambda row: value(row.cells.get(party.id)), show=show, right=by_year,
        ),
        Column(
            f"{name}_deviation", "number", "derived: percent off the value of the nearest year", "Deviation",
            get=lambda row: row.deviation(party.id), show=lambda row, _: _deviation(row, party.id),
            under=name, faint=True,
        ),
        Column(
            f"{name}_text", "string", f"{party.name}: the value for people",
            get=lambda row: text(row.cells.get(party.id), dataset) or None,
        ),
        Column(
            f"{name}_when", "string", f"{party.name}: period or day that the value holds for",
            get=lambda row: (cell := row.cells.get(party.id)) and cell.when,
        ),
    )  # fmt: skip


def _amounts(dataset: Dataset) -> Iterator[Money]:
    """Name the amounts that can be had in another currency: those of each party, below its value."""
    for party in dataset.parties.values():
        name = party.id.lower()
        yield Money(partial(_cell_of, party.id), under=name, prefix=f"{name}_", name=party.short)


def _cell_of(party: str, row: Row) -> Cell | None:
    return row.cells.get(party)


def _columns(dataset: Dataset, *, by_year: bool) -> tuple[Column, ...]:
    """Declare the columns, those of each party by its id; rows are labelled by year or by attribute."""
    parties = tuple(dataset.parties.values())
    one, other = (party.id.lower() for party in parties)
    return (
        Column("attribute", "string", "id of the attribute"),
        Column(
            "title", "string", "its name", "" if by_year else "Attribute",
            get=lambda row: title(row.attribute, dataset),
        ),
        Column(
            "when", "string", "period or day that all values hold for", "Year", show=time,
            under="" if by_year else "title", faint=not by_year,
        ),
        *(column for party in parties for column in _party_columns(party, dataset, by_year)),
        Column("unit", "string", "unit of both numbers", get=lambda row: row.first.unit),
        Column(
            "ratio", "number", f"derived: {one} ÷ {other}, to two decimals", "Ratio (derived)",
            get=lambda row: row.ratio and row.ratio.value,
            show=lambda row, _: f"{row.ratio.value:,}" if row.ratio else "", right=True,
        ),
        Column("difference", "number", f"derived: {one} − {other}"),
        Column("derived", "array", "fields that were worked out here", get=_derived),
        Column(
            "nearest", "string", "year of the series that the row stands beside",
            get=lambda row: row.nearest and row.nearest.when,
        ),
        Column("ids", "array", "facts behind the values"),
        Column("layer", "string", "article or official", get=lambda row: row.first.layer),
        Column("source", "string", "source that states it", get=lambda row: row.first.source),
        Column("refs", "array", "reference ids", "Source", show=_sources),
    )  # fmt: skip
