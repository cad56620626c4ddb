"""Tables of partner countries for people: the largest of a time with their shares, or the years side by side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from kzeu_cli.answers import figures, series
from kzeu_cli.answers.columns import Answer, Column, View
from kzeu_cli.answers.figures import MARK, face, partner
from kzeu_cli.answers.marks import explained, sign
from kzeu_cli.answers.rows import is_partial
from kzeu_cli.answers.series import Year
from kzeu_cli.figures import amounts
from kzeu_cli.figures import exchange as money
from kzeu_cli.figures.derivation import Derived, Row
from kzeu_cli.model import Dataset
from kzeu_cli.support.bars import bar
from kzeu_cli.support.grouping import grouped

_BAR = 16
# The scale of times side by side, on which the smallest partners still have a digit.
_MILLION = 10**6


def tables(rows: Sequence[Row], answer: Answer, derived: Iterable[Derived]) -> Iterator[Answer]:
    """Arrange partners by view and flow: those of one time by size with shares and bars, several times side by side."""
    shares = in_party(derived, answer.dataset)
    flows = grouped(rows, lambda row: (row.source, row.view, row.flow, row.product))
    for part in flows.values():
        times = dict.fromkeys(row.when for row in part)
        title = f"{series.whose(part, answer.dataset)}, {part[0].flow}"
        if len(times) == 1:
            yield ranked(part, answer, shares, title=f"{title}, {figures.when(part[0], answer.dataset)}")
        else:
            yield _side_by_side(part, answer, title)


def ranked(rows: Sequence[Row], answer: Answer, shares: Mapping[str, Derived], *, title: str) -> Answer:
    """Set the partners of one time in a table, the largest first: an amount, its share in a whole, and a bar."""
    dataset, currency = answer.dataset, answer.currency
    rows = sorted(rows, key=lambda row: -Decimal(row.value or 0))
    own, other = series.scale(rows, dataset), series.scale(rows, dataset, currency)
    largest = max(Decimal(row.value or 0) for row in rows)
    columns = [Column("partner", "string", "", "Partner", show=_marked)]
    if any(map(is_partial, rows)):
        columns.append(Column("when", "string", "", "When", show=figures.when))
    columns.append(Column("value", "number", "", own.unit, show=lambda row, _: _bounded(row, own), right=True))
    if currency and any(money.in_currency(row, currency, dataset).rate for row in rows):

        def in_other(row: Row, dataset: Dataset) -> str:
            changed = money.in_currency(row, currency, dataset)
            return "" if changed.exact is None else other.write(changed.exact)

        columns.append(Column("value_in", "number", "", other.unit, show=in_other, right=True))
    if any(row.id in shares for row in rows):
        whole = _whole(shares, rows, dataset)

        def share(row: Row, dataset: Dataset) -> str:
            found = shares.get(row.id)
            return f"{amounts.fixed(found.value or 0, 1)}%{MARK}" if found else ""

        columns.append(
            Column("share", "number", "", f"Share of {whole}", show=share, right=True, face=lambda *_: "derived")
        )
    # The bar of a single one would always be full.
    if len(rows) > 1:
        columns.append(
            Column("bar", "string", "", " ", show=lambda row, _: bar(Decimal(row.value or 0), largest, _BAR))
        )
    drawn = [*rows, *(shares[row.id] for row in rows if row.id in shares)]
    notes = (*series.remarks(drawn, answer), *explained(rows, dataset), *series.rates(rows, answer))
    return Answer(View("partners", tuple(columns)), rows, dataset, title=title, notes=notes, currency=currency)


def _marked(row: Row, dataset: Dataset) -> str:
    return f"{partner(row, dataset)} {sign(row, dataset)}".rstrip()


def in_party(derived: Iterable[Derived], dataset: Dataset) -> dict[str, Derived]:
    """Find the share of each member in what its party adds up, by the id of the member's figure."""
    return {row.inputs[0]: row for row in derived if figures.is_share_in_party(row, dataset)}


def _bounded(row: Row, scale: series.Divisor) -> str:
    bound = "" if row.bound in (None, "exactly") else f"{str(row.bound).replace('-', ' ')} "
    return f"{bound}{scale.write(row.value or 0)}"


def _side_by_side(rows: Sequence[Row], answer: Answer, title: str) -> Answer:
    """Set the times of the partners side by side, newest first, and in that order the largest partners."""
    dataset, currency = answer.dataset, answer.currency
    unit = figures.value(rows[0], dataset, currency)[1]
    scale = series.Divisor(_MILLION, f"{unit} m")
    times = sorted({row.when: row for row in rows if row.when}.values(), key=series.newest)
    headings = [figures.when(row, dataset) for row in times]
    lines: dict[str, dict[str, Row]] = {}
    for row in rows:
        lines.setdefault(partner(row, dataset), {})[figures.when(row, dataset)] = row
    last = headings[0]

    def size(line: Year) -> Decimal:
        return -Decimal(line.cells[last].value or 0) if last in line.cells else Decimal(1)

    def cell(heading: str) -> Column:
        def show(line: Year, dataset: Dataset) -> str:
            row = line.cells.get(heading)
            if row is None:
                return ""
            number, own = figures.value(row, dataset, currency)
            if own != unit:
                return amounts.number(number, own, dataset.units, 0)
            return "<1" if 0 < number < _MILLION / 2 else scale.write(number, 0)

        return Column(
            heading,
            "number",
            "",
            heading,
            show=show,
            right=True,
            face=lambda line, data: face(line.cells.get(heading), data),
        )

    columns = (Column("label", "string", "", "Partner"), *map(cell, headings))
    ranked = sorted((Year(label, cells) for label, cells in lines.items()), key=size)
    notes = (
        *((f"The largest of {last} first.",) if len(ranked) > 1 else ()),
        *series.rates(rows, answer),
        *series.remarks(rows, answer),
    )
    return Answer(
        View("partners", columns), ranked, dataset, title=f"{title}, {scale.unit}", notes=notes, currency=currency
    )


def _whole(shares: Mapping[str, Derived], rows: Sequence[Row], dataset: Dataset) -> str:
    """Name what shares are of: a party, or the sum of a list."""
    found = next(shares[row.id].share_of or {} for row in rows if row.id in shares)
    party = next((code for code in found.values() if code in dataset.parties), None)
    return dataset.name(party) if party else "those listed"
