"""Answers as charts: a panel for each view, layer, unit and kind of number, and whose numbers they are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial

from kzeu_cli.answers import compare, series, shown
from kzeu_cli.answers import figures as view
from kzeu_cli.answers.columns import Answer
from kzeu_cli.answers.comparison import Cell, Row, title
from kzeu_cli.answers.panels import Chart, Panel, Point, in_time
from kzeu_cli.answers.rows import is_partial
from kzeu_cli.figures import amounts
from kzeu_cli.figures import exchange as money
from kzeu_cli.figures.derivation import Derived
from kzeu_cli.figures.derivation import Row as Figure
from kzeu_cli.figures.description import direction
from kzeu_cli.model import Dataset, Number
from kzeu_cli.support import bars

_NATURES = ("flow", "stock", "cumulative")
# Cumulative amounts begin at different times, so they are not drawn over time.
_DATED = ("flow", "stock")


def figures(answer: Answer) -> Chart:
    """Draw amounts of money: those of a list by partner, the others over time; of what kzeu worked out, balances."""
    rows = [row for row in answer.rows if _is_drawn(row, answer)]
    listed = [row for row in rows if row.group or row.grain == "partner"]
    dated = [row for row in rows if row not in listed and row.when and row.nature in _DATED]
    panels = [*_by_partner(listed, answer), *_by_time(dated, answer)]
    return _chart(answer, panels, (row.source for row in rows))


def comparison(answer: Answer) -> Chart:
    """Draw both parties' numbers, a panel for each attribute and source."""
    rows = [row for row in answer.rows if row.ratio]
    panels = [_both(row, answer) for row in rows]
    return _chart(answer, panels, (row.first.source for row in rows))


def over_time(answer: Answer) -> Chart:
    """Draw each party's series on a scale of its own, for the parties are of different size."""
    rows: list[Row] = list(answer.rows)
    panels = [
        panel
        for attribute in dict.fromkeys(row.attribute for row in rows)
        for party in answer.dataset.parties
        for panel in _party(attribute, party, rows, answer)
    ]
    return _chart(answer, panels, (row.first.source for row in rows))


def _chart(answer: Answer, panels: Iterable[Panel], sources: Iterable[str]) -> Chart:
    """Keep what has two numbers to compare, and say whose numbers they are."""
    sources = tuple(dict.fromkeys(sources))
    kept = tuple(panel for panel in panels if sum(point.value is not None for point in panel.points) > 1)
    dataset = answer.dataset
    credits = [_credit(name, dataset) for name in sources]
    partly = any(point.is_partial for panel in kept for point in panel.points)
    notes = (
        view.MARK_NOTE if any(point.said.endswith(view.MARK) for panel in kept for point in panel.points) else "",
        f"{bars.partial()} part of the time only." if partly else "",
        *(note for note in answer.notes if answer.currency),
        *view.terms(sources, dataset),
        *credits,
        f"Drawn by kzeu from its dataset {dataset.id} {dataset.version}.",
    )
    return Chart(answer.title, kept, tuple(note for note in notes if note))


def _credit(name: str, dataset: Dataset) -> str:
    source = dataset.sources.get(name)
    if source is None:
        return f"Source: {name}."
    said = source.credit or ", ".join(part for part in (source.title, source.publisher) if part)
    return (
        f"Source ({name}): {said.rstrip('.')}{f', {source.licence}' if source.licence and not source.credit else ''}."
    )


def _is_drawn(row: Figure, answer: Answer) -> bool:
    """Whether a row is drawn: amounts, and balances and totals where nothing else is asked for."""
    is_asked = not isinstance(row, Derived) or all(isinstance(other, Derived) for other in answer.rows)
    return is_asked and row.nature in _NATURES and _value(row, answer) is not None


def _value(row: Figure, answer: Answer) -> Number | None:
    """Take an amount of money, in the currency asked for if there is one; None for all that is none."""
    if not amounts.is_currency(row.unit):
        return None
    return money.in_currency(row, answer.currency, answer.dataset).value if answer.currency else row.value


def _by_partner(rows: Sequence[Figure], answer: Answer) -> Iterator[Panel]:
    """Set the partners of one time and list beside each other, in the order of the rows."""
    panels: dict[tuple[object, ...], list[Figure]] = {}
    for row in rows:
        panels.setdefault((row.source, row.view, row.flow, row.group, row.when, _unit(row, answer)), []).append(row)
    for part in panels.values():
        first = part[0]
        part.sort(key=lambda row: -Decimal(row.value or 0))
        when = view.when(first, answer.dataset) or shown.UNDATED
        flow = f", {first.flow}" if first.view else f", {first.nature}"
        named = f"{series.whose(part, answer.dataset)}{flow}, {when}, {_units(part, answer)}"
        points = (_point(row, answer, view.partner(row, answer.dataset)) for row in part)
        yield Panel(named, tuple(points), _say(first, answer))


def _by_time(rows: Sequence[Figure], answer: Answer) -> Iterator[Panel]:
    """Draw each direction of a block of series on its own."""
    for block in series.blocks(rows):
        whose = f"{series.whose(block, answer.dataset)}{series.members(block, answer.dataset)}"
        panels: dict[tuple[object, ...], list[Figure]] = {}
        for row in block:
            # Each page that states single figures is a source of its own.
            page = () if _is_serial(row) else tuple(ref for ref in row.refs if isinstance(ref, str))
            nature = " ".join(part for part in (row.basis, row.nature) if part)
            heading = f"{direction(row, answer.dataset)}{f', {nature}' if nature != 'flow' else ''}"
            panels.setdefault((heading, page), []).append(row)
        for (named, _), part in panels.items():
            points = in_time(
                (row.when, _point(row, answer, view.when(row, answer.dataset))) for row in part if row.when
            )
            yield Panel(f"{named}, {_units(part, answer)} ({whose})", points, _say(part[0], answer))


def _is_serial(row: Figure) -> bool:
    return isinstance(row, Derived) or row.series is not None


def _unit(row: Figure, answer: Answer) -> str:
    return answer.currency or row.unit or ""


def _units(rows: Sequence[Figure], answer: Answer) -> str:
    """Name the unit drawn, and the one that the amounts were changed from."""
    unit = _unit(rows[0], answer)
    own = ", ".join(dict.fromkeys(row.unit for row in rows if row.unit and row.unit != unit))
    return f"{unit}, changed from {own}" if own else unit


def _say(row: Figure, answer: Answer) -> partial[str]:
    return partial(amounts.money, currency=_unit(row, answer))


def _point(row: Figure, answer: Answer, label: str) -> Point:
    value = _value(row, answer)
    if value is None:
        return Point(label, None, "", _is_partial(row))
    bound = "" if row.bound in (None, "exactly") else f"{str(row.bound).replace('-', ' ')} "
    mark = view.MARK if isinstance(row, Derived) else ""
    said = f"{bound}{amounts.money(value, _unit(row, answer), even=True)}{mark}"
    if answer.currency and row.unit != answer.currency and not isinstance(row, Derived):
        said += f" = {amounts.money(row.value or 0, row.unit or '', even=True)}"
    return Point(label, value, said, _is_partial(row))


def _is_partial(row: Figure) -> bool:
    """Whether a flow is of less than a year among flows of years."""
    return row.grain != "month" and row.nature == "flow" and is_partial(row)


def _both(row: Row, answer: Answer) -> Panel:
    dataset = answer.dataset
    points = tuple(_of_cell(dataset.name(party), cell, answer) for party, cell in row.cells.items())
    about = f"{compare.time(row, dataset)}, {compare.source(row, dataset)}"
    named = f"{title(row.attribute, dataset)}, {_counted(row.first, answer)} ({about})"
    return Panel(named, points, _number(row.first, answer))


def _party(attribute: str, party: str, rows: Sequence[Row], answer: Answer) -> Iterator[Panel]:
    """Draw the series of one party by each source; what is stated once is told below."""
    dataset = answer.dataset
    runs: dict[str, list[Cell]] = {}
    for row in rows:
        if row.attribute == attribute and not row.nearest and party in row.cells:
            runs.setdefault(compare.source(row, dataset), []).append(row.cells[party])
    once = [row for row in rows if row.attribute == attribute and row.nearest and party in row.cells]
    notes = tuple(
        f"{compare.source(row, dataset)}: {compare.text(row.cells[party], dataset)} ({compare.time(row, dataset)})"
        for row in once
    )
    for source, cells in runs.items():
        points = in_time((cell.when, _of_cell(cell.when.words, cell, answer)) for cell in cells if cell.when)
        named = f"{dataset.name(party)}: {title(attribute, dataset)}, {_counted(cells[0], answer)} ({source})"
        yield Panel(named, points, _number(cells[0], answer), notes)


def _of_cell(label: str, cell: Cell, answer: Answer) -> Point:
    """Take a cell's number, money in the currency asked for if there is one."""
    dataset = answer.dataset
    if not answer.currency or not amounts.is_currency(cell.unit):
        return Point(label, cell.value, compare.text(cell, dataset))
    changed = money.in_currency(cell, answer.currency, dataset)
    said = amounts.number(changed.value, changed.unit, dataset.units) if changed.value is not None else ""
    return Point(label, changed.value, said)


def _counted(cell: Cell, answer: Answer) -> str:
    """Name what the numbers of a panel count: the currency asked for, or the unit."""
    if amounts.is_currency(cell.unit):
        return answer.currency or str(cell.unit)
    unit = answer.dataset.units.get(cell.unit or "")
    return (unit.title or unit.symbol if unit else None) or str(cell.unit)


def _number(cell: Cell, answer: Answer) -> Callable[[Number], str]:
    """Write numbers of a scale, of which the title names the unit if it is no money."""
    if not amounts.is_currency(cell.unit):
        return amounts.grouped
    return partial(amounts.number, unit=answer.currency or cell.unit, units=answer.dataset.units, even=True)
