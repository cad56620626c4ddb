"""Tables of series for people: years down, newest first; what follows from a number beside it, in the same row."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from kzeu_cli.answers import figures, texts
from kzeu_cli.answers.columns import Answer, Column, View
from kzeu_cli.answers.figures import MARK, MARK_NOTE, following, is_share_in_world, product_of, terms
from kzeu_cli.answers.marks import explained, sign
from kzeu_cli.answers.rows import is_partial
from kzeu_cli.figures import amounts
from kzeu_cli.figures import exchange as money
from kzeu_cli.figures.derivation import CHANGING, Derived, Row
from kzeu_cli.figures.description import composition
from kzeu_cli.model import PERCENT, WORLD, Dataset, Number
from kzeu_cli.support.grouping import grouped
from kzeu_cli.support.phrases import capital, joined

_SCALES: tuple[tuple[int, str], ...] = ((10**12, "tn"), (10**9, "bn"), (10**6, "m"))
# Sort of derivation -> how a table says what it is.
_WAYS: Mapping[str, str] = {
    "growth": "change in a year",
    "share": "share of the world",
    "balance": "exports − imports",
    "total": "exports + imports",
}
# What may follow from a number alone, in the order of its columns.
_ALONE = ("Change", "Share", "Of all goods")
# Columns of amounts that follow from two others.
_TOTAL = "Total"
_OF_TWO = ("Balance", _TOTAL)
Heading = Callable[[Row, Dataset], str]


class Year(NamedTuple):
    """A row of a table of series: its time, and its figures by the heading of their column."""

    label: str
    cells: Mapping[str, Row]


class Divisor(NamedTuple):
    """What the numbers of a table are divided by, and how the heading names that: `USD bn`."""

    size: int
    unit: str

    def write(self, value: Number, places: int = 2) -> str:
        """Write a number on this scale."""
        return amounts.fixed(Decimal(value) / self.size, places).replace("-", "−")


def blocks(rows: Iterable[Row]) -> list[list[Row]]:
    """Part figures so that each part may stand in one table: one view, source, unit, product and way of counting."""

    def kind(row: Row) -> tuple[object, ...]:
        shared = (row.layer, row.source, row.view, row.measure, row.coverage, row.product, row.unit)
        return (*shared, row.composition == CHANGING, row.counterpart == WORLD)

    return list(grouped(rows, kind).values())


def scale(rows: Iterable[Row], dataset: Dataset, currency: str | None = None) -> Divisor:
    """Choose the scale on which the largest of some amounts has one to four digits before its point."""
    values = [figures.value(row, dataset, currency) for row in rows]
    largest = max((abs(Decimal(value)) for value, _ in values), default=Decimal())
    unit = next((unit for _, unit in values if unit), "")
    if amounts.is_currency(unit):
        size, suffix = next(((size, suffix) for size, suffix in _SCALES if largest >= size), (1, ""))
        return Divisor(size, f"{unit} {suffix}".strip())
    word = dataset.units.get(unit)
    return Divisor(1, (word.title or word.symbol if word else None) or unit)


def table(
    rows: Sequence[Row],
    derived: Iterable[Derived],
    answer: Answer,
    heading: Heading,
    *,
    years: int | None = None,
    columns: Collection[str] = (),
) -> Answer:
    """Set a block in a table, a row for each time: each number, its change and its share; then the balances.

    With `years`, only so many of the newest whole periods; with `columns`, only those with these headings. Numbers of
    one table stand on one scale.
    """
    dataset, currency = answer.dataset, answer.currency
    lines = _years(rows, following(derived, rows), dataset, heading)
    if years is not None:
        whole = [line for line in lines if not any(is_partial(row) for row in line.cells.values())]
        lines = (whole or lines)[:years]
    headings = [
        name
        for name in _headings(lines, rows, dataset, heading)
        if not columns or all(part in columns for part in name.split("\0"))
    ]
    drawn = [line.cells[name] for line in lines for name in headings if name in line.cells]
    money_of = [row for row in drawn if row.unit != PERCENT]
    own = scale([row for row in money_of if not isinstance(row, Derived)], dataset)
    in_currency = scale(money_of, dataset, currency)
    changed = [row for row in money_of if currency and money.in_currency(row, currency, dataset).rate]
    shape = [Column("label", "string", "", "When")]
    for name in headings:
        cells = [line.cells[name] for line in lines if name in line.cells]
        is_stated = not any(isinstance(cell, Derived) for cell in cells)
        # Beside amounts in two currencies, what was worked out in one of them says in which.
        head = f"{name} in {currency}" if changed and name in _OF_TWO else ""
        shape.append(_cell(name, own if is_stated else in_currency, None if is_stated else currency, answer, head))
        if is_stated and any(cell in changed for cell in cells):
            shape.append(_cell(name, in_currency, currency, answer, head=f"in {currency}"))
    units = own.unit if not changed else f"{own.unit}, beside it {in_currency.unit}"
    return Answer(
        view=View("series", tuple(shape)),
        rows=lines,
        dataset=dataset,
        title=f"{whose(rows, dataset)}, {units}{members(rows, dataset)}",
        notes=(*remarks(drawn, answer), *explained(drawn, dataset), *rates(drawn, answer)),
        currency=currency,
    )


def closely(table: Answer) -> Answer:
    """Set a table without notes, its title as that of a group, which needs no empty line below it."""
    return table._replace(title="", notes=(), view=table.view._replace(group=lambda row, dataset: table.title))


def _newest_year(row: Row) -> tuple[int, bool, int]:
    """Sort by year, the newest first, and within one the whole before its parts."""
    return (-row.when.last.year, is_partial(row), -row.when.last.toordinal()) if row.when else (0, False, 0)


def newest(row: Row) -> tuple[bool, int]:
    """Sort whole periods before parts of years, and the newest first."""
    return is_partial(row), -row.when.last.toordinal() if row.when else 0


def whose(rows: Sequence[Row], dataset: Dataset) -> str:
    """Say whose statistics a block is, and what is counted: `Kazakhstan: Bureau of National Statistics, goods`."""
    first = rows[0]
    view, publisher = dataset.name(first.view), texts.publisher(first, dataset)
    what = product_of(first, dataset) or first.coverage or ""
    world = "with all countries" if first.counterpart == WORLD else ""
    return joined(f"{view}: {publisher}" if view else publisher, what, world, by=", ")


def remarks(rows: Iterable[Row], answer: Answer) -> tuple[str, ...]:
    """Say what is to be known of some figures: what was worked out, how sums were made, terms, notes of the series."""
    rows = list(rows)
    made = [row for row in rows if isinstance(row, Derived)]
    said = [*terms((row.source for row in rows), answer.dataset), *((marked(made, answer.currency),) if made else ())]
    sums: dict[str, dict[str, None]] = {}
    for row in rows:
        if row.compiled:
            part = ", part" if is_partial(row) and row.grain != "month" else ""
            sums.setdefault(row.compiled, {})[f"{row.flow or row.measure}{part}"] = None
    said += (capital(f"{' and '.join(flows)}: {how}.") for how, flows in sums.items())
    said += dict.fromkeys(f"{capital(caution)}." for row in made if (caution := row.caution))
    said += dict.fromkeys(row.note for row in rows if row.note and not isinstance(row, Derived))
    return tuple(said)


def marked(rows: Iterable[Derived], currency: str | None = None) -> str:
    """Say what the mark in a table means, and what was worked out how, in which currency if one was chosen."""
    kinds = {row.derivation for row in rows if row.derivation != "share" or is_share_in_world(row)}
    ways = "; ".join(way for kind, way in _WAYS.items() if kind in kinds)
    # Beside amounts in two currencies, a change or a balance may be that of either.
    among = f", in {currency}" if currency else ""
    return f"{MARK_NOTE.removesuffix(', not stated.')}{among}{f': {ways}' if ways else ''}."


def rates(rows: Iterable[Row], answer: Answer) -> Iterator[str]:
    """Say at which rates amounts were changed, and of which days or times these are."""
    if answer.currency is None:
        return
    found = {
        exchange.rate_period.text: exchange
        for row in rows
        if (exchange := money.in_currency(row, answer.currency, answer.dataset)).rate and exchange.rate_period
    }
    if found:
        units = dict.fromkeys(str(exchange.rate_unit) for exchange in found.values())
        each = ", ".join(f"{when} {exchange.rate}" for when, exchange in found.items())
        yield f"Rates, {' and '.join(units)}: {each}."
    yield from figures.changed_notes(rows, answer)


def members(rows: Sequence[Row], dataset: Dataset) -> str:
    """Say behind a comma which members are counted, if the rows of a block count the same."""
    counted = dict.fromkeys(
        composition(row.composition, side, dataset)
        for row in rows
        for side in (row.subject, row.counterpart)
        if row.composition and side in dataset.parties and any(one.of == side for one in dataset.members)
    )
    return f", {next(iter(counted))}" if len(counted) == 1 else ""


def _years(rows: Sequence[Row], derived: Sequence[Derived], dataset: Dataset, heading: Heading) -> list[Year]:
    """Gather the figures of each time; what was worked out stands under the heading of what it follows from."""
    found: dict[str, dict[str, Row]] = {}
    times = sorted(rows, key=_newest_year)
    own = {row.id: row for row in rows}
    for row in times:
        found.setdefault(figures.when(row, dataset), {})[heading(row, dataset)] = row
    for follows in derived:
        source = own[follows.inputs[0]]
        name = derived_heading(follows, heading(source, dataset))
        if name:
            found[figures.when(source, dataset)].setdefault(name, follows)
    return [Year(label, cells) for label, cells in found.items()]


def derived_heading(row: Derived, of: str) -> str:
    """Name the column of a number that follows from one under the heading `of`; empty if no column is its."""
    if row.derivation in ("balance", "total"):
        return row.derivation.capitalize()
    if row.derivation == "growth":
        return f"Change\0{_TOTAL if row.flow == 'total' else of}"
    if row.derivation == "share" and is_share_in_world(row):
        return f"Share\0{of}"
    return f"Of all goods\0{of}" if row.derivation == "share" and "product" in (row.share_of or {}) else ""


def _headings(lines: Sequence[Year], rows: Iterable[Row], dataset: Dataset, heading: Heading) -> list[str]:
    """Order the columns: each number with what follows from it alone, at last what follows from two, with the same."""
    there = {name for line in lines for name in line.cells}
    names = dict.fromkeys((*(heading(row, dataset) for row in rows), *_OF_TWO))
    columns = (column for name in names for column in (name, *(f"{word}\0{name}" for word in _ALONE)))
    return [column for column in columns if column in there]


def _cell(name: str, scale: Divisor, currency: str | None, answer: Answer, head: str = "") -> Column:
    def show(year: Year, dataset: Dataset) -> str:
        row = year.cells.get(name)
        if row is None:
            return ""
        mark = MARK if isinstance(row, Derived) else ""
        if row.unit == PERCENT:
            text = amounts.fixed(row.value or 0, 1)
            is_rise = isinstance(row, Derived) and row.derivation == "growth" and not text.startswith(("-", "0.0"))
            return f"{'+' if is_rise else ''}{text}%{mark}".replace("-", "−")
        number, unit = figures.value(row, dataset, currency)
        if currency and unit != currency:
            return ""
        return f"{scale.write(number)}{mark or sign(row, dataset)}"

    def face(year: Year, dataset: Dataset) -> str:
        return "derived" if isinstance(year.cells.get(name), Derived) else ""

    return Column(f"{name}\0{head}", "number", "", head or name.partition("\0")[0], show=show, right=True, face=face)
