"""The columns of `kzeu trade`, and the tables in which people see it."""

from collections.abc import Iterator, Sequence

from kzeu_cli.columns import Answer
from kzeu_cli.derive import Derived
from kzeu_cli.directions import goods
from kzeu_cli.listings.figures import Line
from kzeu_cli.listings.trade import Grain
from kzeu_cli.model import Dataset
from kzeu_cli.views import figures

TRADE = figures.view("trade")


def tables(answer: Answer, derived: Sequence[Line], by: Grain | None) -> Iterator[Answer]:
    """Arrange trade for people: single figures by source, then the series by view, each with what follows from it."""
    from kzeu_cli.views import partners, series  # for people only, so scripts need not wait for them

    lines = [line for line in answer.rows if not isinstance(line.figure, Derived)]
    if by is Grain.PARTNER:
        yield from partners.tables(lines, answer, derived)
        return
    single, run = figures.parted(lines)
    told = [line for line in single if line.figure.layer == "article"]
    yield from figures.tables(told, answer, derived, TRADE)
    for block in series.blocks(run):
        title = series.title(block, answer.dataset)
        yield series.table(block, answer, title=title, row=figures.when, heading=figures.heading)
        follows = figures.following(derived, block)
        if follows:
            yield series.derived_table(follows, answer, title=f"Derived: {title}", heading=_derived_heading)
    yield from figures.tables([line for line in single if line not in told], answer, derived, TRADE)
    yield from figures.left(answer, derived)


def _derived_heading(line: Line, dataset: Dataset) -> str:
    """Name a derived column: balance, total, growth of a flow, share of whom in what."""
    one = line.figure
    if one.flow in ("balance", "total"):
        return one.flow.capitalize()
    if one.nature == "rate":
        return f"Growth of {one.flow}"
    part = goods(one, dataset) if one.product else dataset.name(one.counterpart)
    return f"Share of {part} in {one.flow}"
