"""The figures of foreign direct investment: by investor, over time, and what officials and the press claim."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from kzeu_cli.answers import figures, shown
from kzeu_cli.answers.columns import Answer
from kzeu_cli.answers.figures import concerns, ordered
from kzeu_cli.figures import derivation as derive
from kzeu_cli.figures.derivation import CHANGING, Derived, R, Row
from kzeu_cli.model import WORLD, Dataset, Figure
from kzeu_cli.model.selection import Filter, meets
from kzeu_cli.support.bars import spark

TOPIC = "investment"
FDI = figures.view("fdi")
# What fits on one screen: years of the series, investors, claims.
_YEARS, _LARGEST, _CLAIMS = 5, 4, 3


class Choice(NamedTuple):
    """What of investment is wanted; nothing set lets everything through. `derived` keeps only what was worked out."""

    nature: tuple[str, ...] = ()
    view: str | None = None
    partners: tuple[str, ...] = ()
    derived: bool = False


def fdi(dataset: Dataset, selection: Filter, choice: Choice, currency: str | None = None) -> list[Row]:
    """List the figures of investment that are wanted, stated and worked out, the newest whole period first."""
    stated = (figure for figure in dataset.of(Figure) if TOPIC in figure.topics)
    rows: list[Row] = [] if choice.derived else [*_chosen(stated, selection, choice)]
    rows += _chosen(derive.of_investment(dataset, currency), selection, choice)
    return ordered(rows, dataset)[: selection.limit]


def _chosen(figures: Iterable[R], selection: Filter, choice: Choice) -> list[R]:
    return [
        figure
        for figure in figures
        if meets(figure, selection)
        and (not choice.nature or figure.nature in choice.nature)
        and (choice.view is None or figure.view == choice.view)
        and concerns(figure, choice.partners)
    ]


def tables(answer: Answer) -> Iterator[Answer]:
    """Arrange investment for people: the series, then the investors of each list, then single figures."""
    from kzeu_cli.answers import series  # for people only, so scripts need not wait for it

    derived = [row for row in answer.rows if isinstance(row, Derived)]
    drawn: set[str] = set()
    for block in _blocks(answer):
        made = series.table(block, derived, answer, _heading)
        drawn |= {row.id for year in made.rows for row in year.cells.values()}
        yield made
    for made in _investors(answer, derived):
        drawn |= {row.id for row in made.rows}
        yield made
    listed = {row.id for row in derived if row.derivation in ("sum", "list-share") and row.inputs[0] in drawn}
    parts: dict[str, list[Row]] = {}
    for row in answer.rows:
        if row.id not in drawn | listed:
            parts.setdefault(f"{figures.source_of(row, answer.dataset)}, {_nature(row)}", []).append(row)
    yield from (figures.single(part, answer, title) for title, part in parts.items())


def screen(answer: Answer) -> Iterator[Answer]:
    """Lay out one screen: the last years of the series, the largest investors, and the newest claims apart."""
    from kzeu_cli.answers import series  # as above

    derived = [row for row in answer.rows if isinstance(row, Derived)]
    for block in _blocks(answer):
        made = series.table(block, derived, answer, _heading, years=_YEARS)
        yield made._replace(title="", notes=(), view=made.view._replace(group=partial(_titled, made.title)))
    claims = [row for row in answer.rows if _is_claim(row)][:_CLAIMS]
    if claims:
        title = "What officials and the press state, gross: not comparable with the series"
        made = figures.single(claims, answer, "")
        yield made._replace(notes=(), view=made.view._replace(group=partial(_titled, title)))


def notes(answer: Answer) -> tuple[str, ...]:
    """Say below the screen how the stock grew, who invested most, what the marks mean and what the licence asks."""
    from kzeu_cli.answers import series  # as above

    dataset = answer.dataset
    lines = [_line(block, answer) for block in _blocks(answer)]
    investors = [row for row in answer.rows if _is_of_investor(row, dataset)]
    if investors:
        page = investors[0].refs
        same = [row for row in investors if (row.refs, row.when, row.nature) == (page, *_time(investors[0]))]
        same.sort(key=lambda row: -Decimal(row.value or 0))
        scale = series.scale(same, dataset)
        named = ", ".join(
            f"{figures.partner(row, dataset)} {scale.write(row.value or 0, 1)}" for row in same[:_LARGEST]
        )
        when = f" by {investors[0].when.words}" if investors[0].when else ""
        kind = " ".join(part for part in (same[0].basis, same[0].nature) if part)
        lines.append(f"Largest{when}, {kind}, {scale.unit}: {named} [{page[0]}].")
    drawn = [row for block in _blocks(answer) for row in block]
    return tuple(
        line for line in (*lines, figures.MARK_NOTE, *figures.terms((row.source for row in drawn), dataset)) if line
    )


def _time(row: Row) -> tuple[object, object]:
    return row.when, row.nature


def _line(block: Sequence[Row], answer: Answer) -> str:
    """Draw the stock from the other party as one line over time."""
    from kzeu_cli.answers import series  # as above

    stocks = [row for row in block if row.nature == "stock" and row.counterpart != WORLD and row.when]
    if len(stocks) < 2:
        return ""
    stocks.sort(key=lambda row: row.when.order if row.when else ())
    first, last = stocks[0], stocks[-1]
    values = [figures.value(row, answer.dataset, answer.currency)[0] for row in stocks]
    scale = series.scale(stocks, answer.dataset, answer.currency)
    drawn = spark([Decimal(value) for value in values])
    ends = f"{scale.write(values[0], 1)} to {scale.write(values[-1], 1)} {scale.unit}"
    return f"Stock, {figures.when(first, answer.dataset)}–{figures.when(last, answer.dataset)}: {drawn} {ends}"


def _blocks(answer: Answer) -> list[list[Row]]:
    """Part the series so that flows and stocks, of the other party and of all countries, stand in one table."""
    parts: dict[tuple[object, ...], list[Row]] = {}
    for row in answer.rows:
        if isinstance(row, Figure) and row.series:
            kind = (row.layer, row.source, row.view, row.measure, row.flow, row.unit, row.composition == CHANGING)
            parts.setdefault(kind, []).append(row)
    for part in parts.values():
        part.sort(key=lambda row: (row.counterpart == WORLD, row.nature != "flow"))
    return list(parts.values())


def _investors(answer: Answer, derived: Sequence[Derived]) -> Iterator[Answer]:
    """Rank the investors of each list, with their shares in its sum."""
    from kzeu_cli.answers import partners  # as above

    dataset = answer.dataset
    shares = {row.inputs[0]: row for row in derived if "group" in (row.share_of or {})}
    lists: dict[tuple[str, str], list[Row]] = {}
    for row in answer.rows:
        if isinstance(row, Figure) and row.group and row.series is None:
            lists.setdefault((row.source, row.group), []).append(row)
    for (source, group), part in lists.items():
        # A list of which some are left out here keeps the shares that its members have in the whole.
        size = sum((figure.group, figure.source) == (group, source) for figure in dataset.of(Figure))
        when = figures.when(part[0], dataset) or shown.UNDATED
        title = f"{figures.source_of(part[0], dataset)}: by investor, {_nature(part[0])}, {when}"
        ranked = partners.ranked(part, answer, shares, title=title)
        total = next(
            (row for row in derived if (row.derivation, row.group, row.source) == ("sum", group, source)), None
        )
        if total:
            said = f"The {size} listed come to {figures.amount(total, dataset)} ({total.formula})."
            ranked = ranked._replace(notes=(said, *ranked.notes))
        yield ranked


def _is_of_investor(row: Row, dataset: Dataset) -> bool:
    """Whether a figure is what one country invested over years."""
    return (
        isinstance(row, Figure)
        and row.nature == "cumulative"
        and row.counterpart in dataset.places
        and row.counterpart not in dataset.parties
    )


def _is_claim(row: Row) -> bool:
    """Whether a figure is a single one of all investment from the other party or all countries, not of a series."""
    return isinstance(row, Figure) and row.series is None and row.group is None and row.when is not None


def _titled(title: str, row: object, dataset: Dataset) -> str:
    return title


def _nature(row: Row) -> str:
    """Name flows, stocks and the like apart, so that none stands among others unmarked."""
    return " ".join(part for part in (row.basis, row.nature) if part)


def _heading(figure: Row, dataset: Dataset) -> str:
    """Head the column of a flow or stock, and say if it is that from all countries."""
    return f"{_nature(figure).capitalize()}{', all' if figure.counterpart == WORLD else ''}"
