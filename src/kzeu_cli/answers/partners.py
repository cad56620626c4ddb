"""Tables of partner countries for people: the largest of a period with their shares, or the periods side by side."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from kzeu_cli.answers import figures, series
from kzeu_cli.answers.columns import Answer, Column, View
from kzeu_cli.answers.figures import Line
from kzeu_cli.figures import amounts
from kzeu_cli.figures import exchange as money
from kzeu_cli.figures.derivation import Derived, Row
from kzeu_cli.model import Dataset
from kzeu_cli.model.dates import by_time
from kzeu_cli.support.bars import bar

_BAR = 16
_MILLION = 10**6


def tables(lines: Sequence[Line], answer: Answer, derived: Sequence[Line]) -> Iterator[Answer]:
    """Arrange partners: those of one period by size with shares and bars, several periods side by side."""
    flows: dict[tuple[str | None, str | None], list[Line]] = {}
    for line in lines:
        flows.setdefault((line.figure.view, line.figure.flow), []).append(line)
    for (_, flow), part in flows.items():
        title = f"{series.title(part, answer.dataset)}, {flow}"
        periods = dict.fromkeys(figures.when(line, answer.dataset) for line in part)
        if len(periods) == 1:
            shares = _shares(derived, answer.dataset)
            yield ranked(
                part, answer, shares, title=f"{title}, {next(iter(periods))}", heading=str(flow).capitalize(),
                share=f"Share of {_party(shares, part, answer.dataset)}",
            )  # fmt: skip
        else:
            yield _side_by_side(part, answer, title)


def ranked(
    lines: Sequence[Line],
    answer: Answer,
    shares: Mapping[str, Row],
    *,
    title: str,
    heading: str,
    share: str,
    write: series.Say | None = None,
) -> Answer:
    """Set the partners of one time in a table: an amount each, under its heading, its share and a bar."""
    made = series.table(
        lines, answer, title=title, row=partner, heading=lambda *_: heading, name="Partner", write=write
    )
    largest = max(map(_size, lines))
    columns = list(made.view.columns)
    # The bar of a single one would always be full.
    if len(lines) > 1:
        columns.insert(
            2, Column("bar", "string", "", " ", show=lambda row, _: bar(_size(row.cells[heading]), largest, _BAR))
        )
    if any(line.figure.id in shares for line in lines):

        def show(row: series.Across, dataset: Dataset) -> str:
            found = shares.get(row.cells[heading].figure.id)
            return amounts.number(found.value or 0, found.unit, dataset.units, 1, even=True) if found else ""

        columns.insert(2, Column("share", "number", "", f"{share} (derived)", show=show, right=True))
    return made._replace(view=View("partners", tuple(columns)))


def _side_by_side(lines: Sequence[Line], answer: Answer, title: str) -> Answer:
    """Set the periods of the partners side by side, in millions; the largest of the last period first."""
    unit = answer.currency or lines[0].figure.unit

    def millions(line: Line, dataset: Dataset) -> str:
        value = money.exchange(line.figure, answer.currency, dataset.rates).value if answer.currency else _size(line)
        size = Decimal(value or 0) / _MILLION
        return f"{size:,.0f}" if abs(size) >= 10 else f"{size:,.1f}"

    named = f"{title}, {unit} million"
    made = series.table(lines, answer, title=named, row=partner, heading=figures.when, name="Partner", write=millions)
    columns = [column for column in made.view.columns if column.key != "rate"]
    notes = (*_order(made.rows, lines, answer), *_rates(lines, answer), *made.notes)
    return made._replace(view=View("partners", tuple(columns)), notes=notes)


def _order(rows: Sequence[series.Across], lines: Sequence[Line], answer: Answer) -> Iterator[str]:
    """Say by which of the periods side by side the partners are sorted."""
    if len(rows) > 1:
        last = max((line for line in lines if line.figure.when), key=lambda line: by_time(line.figure.when))
        yield f"The largest of {figures.when(last, answer.dataset)} first."


def _rates(lines: Sequence[Line], answer: Answer) -> Iterator[str]:
    """Say at which rates the periods side by side went, which have no room for a column of them."""
    if answer.currency:
        used = {
            figures.when(line, answer.dataset): money.exchange(line.figure, answer.currency, answer.dataset.rates)
            for line in lines
        }
        units = {exchange.rate_unit for exchange in used.values() if exchange.rate}
        said = ", ".join(f"{when}: {exchange.rate}" for when, exchange in used.items() if exchange.rate)
        if said:
            yield f"Rates ({' and '.join(map(str, units))}): {said}."


def _shares(derived: Sequence[Line], dataset: Dataset) -> dict[str, Row]:
    """Find the share of each partner in the party that it belongs to."""
    return {
        one.inputs[0]: one
        for one, _ in derived
        if isinstance(one, Derived) and one.share_of and not set(one.share_of.values()).isdisjoint(dataset.parties)
    }


def _party(shares: Mapping[str, Row], lines: Sequence[Line], dataset: Dataset) -> str:
    wholes = (shares[line.figure.id].share_of or {} for line in lines if line.figure.id in shares)
    return next((dataset.name(code) for whole in wholes for code in whole.values() if code in dataset.parties), "")


def partner(line: Line, dataset: Dataset) -> str:
    """Name the country on the other side from the party."""
    one = line.figure
    return dataset.name(one.counterpart if one.subject in dataset.parties else one.subject)


def _size(line: Line) -> Decimal:
    return Decimal(line.figure.value or 0)
