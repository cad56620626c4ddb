"""The figures of foreign direct investment: by investor, over time, and what officials and the press claim."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from kzeu_cli.answers import figures, texts
from kzeu_cli.answers.columns import Answer, Column, View
from kzeu_cli.answers.figures import concerns, ordered
from kzeu_cli.figures import derivation as derive
from kzeu_cli.figures.amounts import is_currency
from kzeu_cli.figures.derivation import CHANGING, Derived, R, Row
from kzeu_cli.model import WORLD, Dataset, Figure, Number
from kzeu_cli.model.selection import Filter, meets
from kzeu_cli.model.ties import same_as
from kzeu_cli.support.bars import spark
from kzeu_cli.support.grouping import grouped
from kzeu_cli.support.phrases import joined

TOPIC = "investment"
FDI = figures.view("fdi")
# What fits on one screen: years of the series, investors, claims.
_YEARS, _LARGEST, _CLAIMS = 4, 3, 3


class FdiChoice(NamedTuple):
    """What of investment is wanted; nothing set lets everything through."""

    nature: tuple[str, ...] = ()
    view: str | None = None
    partners: tuple[str, ...] = ()


def fdi(dataset: Dataset, selection: Filter, choice: FdiChoice, currency: str | None = None) -> list[Row]:
    """List the figures of investment that are wanted, stated and worked out, the newest whole period first."""
    stated = (figure for figure in dataset.of(Figure) if TOPIC in figure.topics)
    rows: list[Row] = [*_chosen(stated, selection, choice)]
    rows += _chosen(derive.of_investment(dataset, currency), selection, choice)
    return ordered(rows, dataset)[: selection.limit]


def _chosen(figures: Iterable[R], selection: Filter, choice: FdiChoice) -> list[R]:
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
        drawn |= {name for row in made.rows for name in (row.id, *same_as(answer.dataset, row))}
        yield made
    listed = {row.id for row in derived if row.derivation in ("sum", "list-share") and row.inputs[0] in drawn}
    yield from figures.apart(
        answer, drawn | listed, lambda row: f"{figures.source_of(row, answer.dataset)}, {_nature(row)}"
    )


def screen(answer: Answer) -> Iterator[Answer]:
    """Lay out one screen: the last years of the series, the largest investors, and the newest claims apart."""
    from kzeu_cli.answers import series  # as above

    if not _blocks(answer):
        yield from tables(answer)
        return
    derived = [row for row in answer.rows if isinstance(row, Derived)]
    for block in filter(_is_bilateral, _blocks(answer)):
        yield series.closely(series.table(block, derived, answer, _heading, years=_YEARS))
    claims = [row for row in answer.rows if _is_claim(row, answer.dataset)][:_CLAIMS]
    if claims:
        shape = (
            Column("when", "string", "", "When", show=figures.when),
            Column("nature", "string", "", "Kind", show=lambda row, _: _nature(row)),
            Column("partner", "string", "", "From", show=figures.partner),
            Column("value", "number", "", "Amount", show=partial(figures.amount, currency=answer.currency), right=True),
            Column("refs", "array", "", "Source", show=figures.sources),
        )
        title = "What officials and the press state: not comparable with the series"
        yield series.closely(Answer(View("claims", shape), claims, answer.dataset, title=title))


def notes(answer: Answer) -> tuple[str, ...]:
    """Say below the screen how the stock grew, who invested most, what the marks mean and what the licence asks."""

    dataset, blocks = answer.dataset, _blocks(answer)
    if not blocks:
        return ()
    lines = [_line(block, answer) if _is_bilateral(block) else _newest(block, answer) for block in blocks]
    drawn = (row.source for block in blocks for row in block)
    worked_out = f"{figures.MARK} worked out by kzeu, in {answer.currency}." if answer.currency else figures.MARK_NOTE
    every = (*lines, _largest(answer), worked_out, *figures.terms(drawn, dataset))
    return tuple(line for line in every if line)


def _is_bilateral(block: Sequence[Row]) -> bool:
    return any(row.counterpart != WORLD for row in block)


def _newest(block: Sequence[Row], answer: Answer) -> str:
    """Write the last years of a series of all countries in one line."""
    from kzeu_cli.answers import series  # as above

    newest = sorted(block, key=series.newest)[:_LARGEST]
    scale = series.scale(newest, answer.dataset, answer.currency)
    each = (f"{figures.when(row, answer.dataset)} {scale.write(_size(row, answer))}" for row in newest)
    return f"{_nature(newest[0]).capitalize()} from all countries, {scale.unit}: {', '.join(each)}."


def _largest(answer: Answer) -> str:
    """Name the largest investors of the newest page that lists several."""
    from kzeu_cli.answers import series  # as above

    lists = grouped(
        (row for row in answer.rows if _is_of_investor(row, answer.dataset)),
        lambda row: (row.refs, row.when, row.basis),
    )
    found = next((rows for rows in lists.values() if len(rows) > 1), None)
    if found is None:
        return ""
    found.sort(key=lambda row: -Decimal(row.value or 0))
    scale = series.scale(found, answer.dataset)
    named = (f"{figures.partner(row, answer.dataset)} {scale.write(row.value or 0, 1)}" for row in found[:_LARGEST])
    when = f" by {found[0].when.words}" if found[0].when else ""
    page = "".join(f" [{ref}]" for ref in found[0].refs[:1])
    return f"Largest{when}, {_nature(found[0])}, {scale.unit}: {', '.join(named)}{page}."


def _size(row: Row, answer: Answer) -> Number:
    return figures.value(row, answer.dataset, answer.currency)[0]


def _line(block: Sequence[Row], answer: Answer) -> str:
    """Draw the stock from the other party as one line over time."""
    from kzeu_cli.answers import series  # as above

    stocks = [row for row in block if row.nature == "stock" and row.counterpart != WORLD and row.when]
    if len(stocks) < 2:
        return ""
    stocks.sort(key=lambda row: row.when.order if row.when else ())
    first, last = stocks[0], stocks[-1]
    values = [_size(row, answer) for row in stocks]
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
    return sorted(parts.values(), key=lambda block: not _is_bilateral(block))


def _investors(answer: Answer, derived: Sequence[Derived]) -> Iterator[Answer]:
    """Rank the investors of each list, with their shares in its sum."""
    from kzeu_cli.answers import partners  # as above

    dataset = answer.dataset
    shares = {row.inputs[0]: row for row in derived if "group" in (row.share_of or {})}
    lists = grouped(
        (row for row in answer.rows if isinstance(row, Figure) and row.group and row.series is None),
        lambda row: (row.source, row.group),
    )
    drawn: set[str] = set()
    for (source, group), part in lists.items():
        twins = [twin for row in part for twin in same_as(dataset, row)]
        # A list that another layer has as well stands once, with both sources.
        if drawn.issuperset(twins) and twins:
            continue
        drawn |= {row.id for row in part}
        # A list of which some are left out here keeps the shares that its members have in the whole.
        size = sum((figure.group, figure.source) == (group, source) for figure in dataset.of(Figure))
        when = figures.when(part[0], dataset) or texts.UNDATED
        title = f"{figures.source_of(part[0], dataset)}: by investor, {_nature(part[0])}, {when}"
        ranked = partners.ranked(part, answer, shares, title=title)
        also = dict.fromkeys(f"The same stands in: {texts.origin(dataset.facts[twin])}." for twin in twins)
        ranked = ranked._replace(notes=(*also, *ranked.notes))
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


def _is_claim(row: Row, dataset: Dataset) -> bool:
    """Whether a figure is an amount, no observation of a series, from the other party or from all countries."""
    return (
        isinstance(row, Figure)
        and row.series is None
        and row.when is not None
        and is_currency(row.unit)
        and (row.counterpart in dataset.parties or row.counterpart == WORLD)
    )


def _nature(row: Row) -> str:
    """Name flows, stocks and the like apart, so that none stands among others unmarked."""
    return joined(row.basis, row.nature)


def _heading(figure: Row, dataset: Dataset) -> str:
    """Head the column of a flow or stock, and say if it is that from all countries."""
    return f"{_nature(figure).capitalize()}{', all' if figure.counterpart == WORLD else ''}"


def column_of(figure: Row) -> str | None:
    """Name the column of a figure where flows and stocks have one each."""
    return _nature(figure).replace(" ", "_") or None
