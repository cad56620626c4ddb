"""Answers as charts: a panel for each view, layer, unit and kind of number, and whose numbers they are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from kzeu_cli.answers import compare, partners, series, shown
from kzeu_cli.answers import figures as view
from kzeu_cli.answers.columns import Answer
from kzeu_cli.answers.comparison import Cell, Row, title
from kzeu_cli.answers.figures import Line
from kzeu_cli.answers.panels import Chart, Panel, Point, in_time
from kzeu_cli.figures import amounts
from kzeu_cli.figures import exchange as money
from kzeu_cli.figures.derivation import Derived
from kzeu_cli.model import Dataset, Number
from kzeu_cli.support import bars

_NATURES = ("flow", "stock", "cumulative")
# Cumulative amounts begin at different times, so they are not drawn over time.
_DATED = ("flow", "stock")
_YEAR = 365


def figures(answer: Answer) -> Chart:
    """Draw amounts of money: those of a list by partner, the others over time."""
    lines = [line for line in answer.rows if _is_drawn(line, answer)]
    listed = [line for line in lines if line.figure.group or line.figure.grain == "partner"]
    dated = [line for line in lines if line not in listed and line.figure.when and line.figure.nature in _DATED]
    panels = [*_by_partner(listed, answer), *_by_time(dated, answer)]
    return _chart(answer, panels, (line.figure.source for line in lines))


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
    kept = tuple(panel for panel in panels if sum(point.value is not None for point in panel.points) > 1)
    dataset = answer.dataset
    credits = dict.fromkeys(_credit(name, dataset) for name in sources)
    partly = any(point.is_partial for panel in kept for point in panel.points)
    notes = (
        f"{bars.partial()} part of the time only." if partly else "",
        *(note for note in answer.notes if answer.currency),
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


def _is_drawn(line: Line, answer: Answer) -> bool:
    one = line.figure
    return not isinstance(one, Derived) and one.nature in _NATURES and _value(line, answer) is not None


def _value(line: Line, answer: Answer) -> Number | None:
    """Take an amount of money, in the currency asked for if there is one; None for all that is none."""
    one = line.figure
    if not amounts.is_currency(one.unit):
        return None
    return money.exchange(one, answer.currency, answer.dataset.rates).value if answer.currency else one.value


def _by_partner(lines: Sequence[Line], answer: Answer) -> Iterator[Panel]:
    """Set the partners of one time and list beside each other, in the order of the rows."""
    panels: dict[tuple[object, ...], list[Line]] = {}
    for line in lines:
        one = line.figure
        panels.setdefault((one.source, one.view, one.flow, one.group, one.when, _unit(line, answer)), []).append(line)
    for part in panels.values():
        first = part[0]
        when = view.when(first, answer.dataset) or shown.UNDATED
        flow = f", {first.figure.flow}" if first.figure.view else ""
        named = f"{series.title(part, answer.dataset)}{flow}, {when}, {_unit(first, answer)}"
        points = (_point(line, answer, partners.partner(line, answer.dataset)) for line in part)
        yield Panel(named, tuple(points), _say(first, answer))


def _by_time(lines: Sequence[Line], answer: Answer) -> Iterator[Panel]:
    """Draw each direction of a block of series on its own."""
    for block in series.blocks(lines):
        whose = series.title(block, answer.dataset)
        panels: dict[tuple[object, ...], list[Line]] = {}
        for line in block:
            # Each page that tells single figures is a source of its own.
            page = () if line.series else tuple(ref for ref in line.figure.refs if isinstance(ref, str))
            panels.setdefault((view.heading(line, answer.dataset), page), []).append(line)
        for (heading, _), part in panels.items():
            points = in_time(
                (line.figure.when, _point(line, answer, view.when(line, answer.dataset)))
                for line in part
                if line.figure.when
            )
            yield Panel(f"{heading}, {_unit(part[0], answer)} ({whose})", points, _say(part[0], answer))


def _unit(line: Line, answer: Answer) -> str:
    return answer.currency or line.figure.unit or ""


def _say(line: Line, answer: Answer) -> partial[str]:
    return partial(amounts.money, currency=_unit(line, answer))


def _point(line: Line, answer: Answer, label: str) -> Point:
    value = _value(line, answer)
    bound = "" if line.figure.bound in (None, "exactly") else f"{str(line.figure.bound).replace('-', ' ')} "
    said = f"{bound}{amounts.money(value, _unit(line, answer), even=True)}" if value is not None else ""
    return Point(label, value, said, _is_partial(line))


def _is_partial(line: Line) -> bool:
    """Whether a flow is of less than a year among flows of years."""
    one = line.figure
    if one.grain == "month" or one.nature != "flow" or one.when is None:
        return False
    return one.status == "partial" or (one.when.last - one.when.first).days + 1 < _YEAR


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
    changed = money.exchange(cell, answer.currency, dataset.rates)
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
