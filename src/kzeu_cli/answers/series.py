"""Tables of series for people: one for each view, source and kind of number, so that nothing is mixed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kzeu_cli.answers import figures, shown
from kzeu_cli.answers.columns import Answer, Column, Show, View
from kzeu_cli.answers.figures import Line
from kzeu_cli.figures import amounts
from kzeu_cli.figures import exchange as money
from kzeu_cli.figures.derivation import CHANGING, Derived, Row
from kzeu_cli.model import Dataset

# Behind a number that was worked out among stated ones, or is to be taken with caution; the blank keeps columns even.
_MARK, _NO_MARK = "*", "\u00a0"
_TIME = "When"
_CHANGING = "members change over the years"

Say = Callable[[Line, Dataset], str]


class Across(NamedTuple):
    """A row of a table of series: its label, and its figures by the heading of their column."""

    label: str
    cells: Mapping[str, Line]

    @property
    def figures(self) -> list[Row]:
        """The figures of the row."""
        return [line.figure for line in self.cells.values()]


def blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Part lines so that each part may stand in one table: one view, source, unit, nature and way of counting."""
    parts: dict[tuple[object, ...], list[Line]] = {}
    for line in lines:
        one = line.figure
        kind = (one.layer, one.source, one.view, one.measure, one.coverage, one.nature, one.basis, one.unit)
        parts.setdefault((*kind, one.composition == CHANGING), []).append(line)
    return list(parts.values())


def table(
    lines: Sequence[Line],
    answer: Answer,
    *,
    title: str,
    row: Say,
    heading: Say,
    name: str = _TIME,
    write: Say | None = None,
) -> Answer:
    """Set lines in a table: a row for each word of `row`, a column for each of `heading`; rows of times in order."""
    dataset, currency = answer.dataset, answer.currency
    rows: dict[str, dict[str, Line]] = {}
    for line in sorted(lines, key=_time) if name == _TIME else lines:
        rows.setdefault(row(line, dataset), {})[heading(line, dataset)] = line
    headings = tuple(dict.fromkeys(heading(line, dataset) for line in lines))
    columns = [Column("label", "string", "", name)]
    columns += [_cell(heading, write or _writer(currency), _marked(lines)) for heading in headings]
    if currency and any(money.exchange(line.figure, currency, dataset.rates).rate for line in lines):
        columns.append(Column("rate", "string", "", "Rate", show=_rate(currency), right=True))
    columns.append(Column("refs", "array", "", "Source", show=_sources))
    return Answer(
        view=View("series", tuple(columns)),
        rows=[Across(label, cells) for label, cells in rows.items()],
        dataset=dataset,
        title=title,
        notes=(*remarks(lines), *_rate_remarks(lines, dataset, currency)),
        currency=currency,
    )


def derived_table(lines: Sequence[Line], answer: Answer, *, title: str, heading: Say) -> Answer:
    """Set what follows from a block in a table of its own, with the formulas below it."""
    dataset = answer.dataset
    made = table(lines, answer, title=title, row=figures.when, heading=heading)
    formulas: dict[str, list[str]] = {}
    for name, formula in dict.fromkeys(
        (heading(line, dataset), line.figure.formula) for line in lines if isinstance(line.figure, Derived)
    ):
        formulas.setdefault(formula, []).append(name)
    said = "; ".join(f"{', '.join(names)} = {formula}" for formula, names in formulas.items())
    return made._replace(notes=(f"{said}.", *made.notes))


def title(lines: Sequence[Line], dataset: Dataset) -> str:
    """Say whose statistics a block is: the view, the publisher, what is counted and who."""
    one = lines[0].figure
    source = dataset.sources.get(one.source)
    publisher = (source.publisher if source else None) or one.source
    counted = dict.fromkeys(line.figure.composition for line in lines if line.figure.composition)
    parts = (
        f"{dataset.name(one.view)} view" if one.view else "",
        publisher,
        one.coverage or "",
        f"{one.basis or ''} {one.nature or ''}".strip() if one.flow in ("inward", "outward") else "",
        *(_CHANGING if who == CHANGING else who for who in counted),
    )
    return ", ".join(part for part in parts if part)


def remarks(lines: Sequence[Line]) -> tuple[str, ...]:
    """Collect what is to be known of the lines of a block, a remark for each series, and what to beware of."""
    found = {}
    cautions = dict.fromkeys(one.caution for one, _ in lines if isinstance(one, Derived) and one.caution)
    for line in lines:
        one = line.figure
        worked_out = f"{_MARK} derived: {one.derived}." if one.derived else ""
        if said := " ".join(part for part in (worked_out, one.note or "") if part):
            found[line.series or one.id] = said
    same: dict[str, list[str]] = {}
    for series, said in found.items():
        same.setdefault(said, []).append(series)
    told = [f"{', '.join(names)}: {said}" for said, names in same.items()]
    return (*told, *(f"{_MARK} {caution}." for caution in cautions))


def _rate_remarks(lines: Sequence[Line], dataset: Dataset, currency: str | None) -> Iterator[str]:
    """Say where the rate is not that of the very time."""
    if currency:
        notes = (money.exchange(line.figure, currency, dataset.rates).note for line in lines)
        yield from (f"{note[0].upper()}{note[1:]}." for note in dict.fromkeys(notes) if note)


def is_marked(line: Line) -> bool:
    """Whether a number among stated ones was worked out, or a derived one is to be taken with caution."""
    caution = getattr(line.figure, "caution", None)
    return bool(caution) or line.figure.derived is not None


def _marked(lines: Sequence[Line]) -> bool:
    return any(is_marked(line) for line in lines)


def _time(line: Line) -> tuple[object, ...]:
    return line.figure.when.order if line.figure.when else ()


def _cell(heading: str, write: Say, marked: bool) -> Column:
    def show(row: Across, dataset: Dataset) -> str:
        line = row.cells.get(heading)
        if line is None:
            return ""
        mark = (_MARK if is_marked(line) else _NO_MARK) if marked else ""
        return f"{write(line, dataset)}{mark}"

    return Column(heading, "number", "", heading, show=show, right=True)


def _writer(currency: str | None) -> Say:
    """Make the writer of cells: amounts with two decimals, in the currency asked for if they can be changed."""

    def write(line: Line, dataset: Dataset) -> str:
        one = line.figure
        if currency:
            exchange = money.exchange(one, currency, dataset.rates)
            if exchange.value is not None:
                return amounts.number(exchange.value, exchange.unit, dataset.units, even=True)
        return amounts.number(one.value or 0, one.unit, dataset.units, even=True)

    return write


def _rate(currency: str) -> Show:
    def show(row: Across, dataset: Dataset) -> str:
        used = (money.exchange(one, currency, dataset.rates).rate for one in row.figures)
        return next((f"{rate}" for rate in used if rate), "")

    return show


def _sources(row: Across, dataset: Dataset) -> str:
    origins = "; ".join(dict.fromkeys(shown.origin(one) for one in row.figures))
    return shown.flagged(origins, dataset, *row.figures)
