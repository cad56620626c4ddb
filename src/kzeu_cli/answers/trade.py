"""The figures of trade: what the sources state and what follows from it, by time, or cut finer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from kzeu_cli.answers import figures
from kzeu_cli.answers.columns import Answer
from kzeu_cli.answers.figures import concerns, following, ordered
from kzeu_cli.figures import derivation as derive
from kzeu_cli.figures.derivation import CHANGING, Derived, R, Row
from kzeu_cli.model import WORLD, Dataset, Figure
from kzeu_cli.model.selection import Filter, meets
from kzeu_cli.support.errors import WrongUsage
from kzeu_cli.support.grouping import grouped
from kzeu_cli.support.terminal import width

TOPIC = "trade"
TRADE = figures.view("trade")
# So many of the last years, and of the largest partners, fit on one screen with both views.
_YEARS, _LARGEST = 5, 3
# What of a year the screen has room for.
_SCREEN, _NARROW = ("Exports", "Imports", "Change", "Share", "Balance"), ("Exports", "Imports", "Change", "Balance")
# Columns that 80 characters have room for where each amount stands in two currencies.
_IN_TWO_CURRENCIES = (*_SCREEN, "Of all goods")
# Columns for which a table with all of _SCREEN asks.
_WIDE = 66
# The same for one with all columns that there are.
_WIDEST = 84
_COLUMNS = ("exports", "imports", "balance")
# Which column of the screen has what was worked out in a way.
_IN_COLUMN: Mapping[str, str] = {"growth": "Change", "share": "Share", "balance": "Balance"}
_TOWARDS: Mapping[str, str] = {"exports": "to", "imports": "from"}


class Grain(StrEnum):
    """How finely official figures are cut on request."""

    MONTH = "month"
    PARTNER = "partner"
    GROUP = "group"

    @property
    def needs(self) -> tuple[str, ...]:
        """The grains of data that it takes to show this one with its shares in the whole."""
        return (self.value, "year")


class TradeChoice(NamedTuple):
    """What of trade is wanted; nothing set lets everything through. `top` keeps the largest partners."""

    by: Grain | None = None
    flow: tuple[str, ...] = ()
    coverage: tuple[str, ...] = ()
    view: str | None = None
    partners: tuple[str, ...] = ()
    top: int | None = None


def trade(dataset: Dataset, selection: Filter, choice: TradeChoice, currency: str | None = None) -> list[Row]:
    """List the figures of trade that are wanted, stated and worked out, the newest whole period first.

    Raise WrongUsage if partners are named or ranked that are not asked for.
    """
    if choice.top is not None and choice.by is not Grain.PARTNER:
        raise WrongUsage("--top goes with --by partner")
    if choice.partners and choice.by is not Grain.PARTNER:
        raise WrongUsage("--partner goes with --by partner")
    stated = _chosen((figure for figure in dataset.of(Figure) if TOPIC in figure.topics), selection, choice)
    grains = (None, *(choice.by.needs if choice.by else ("year",)))
    worked_out = _chosen(derive.of_trade(dataset, currency, grains), selection, choice)
    if choice.by is Grain.PARTNER:
        stated = _largest(stated, choice.top)
    if choice.top is not None:
        worked_out = following(worked_out, stated)
    return ordered([*stated, *worked_out], dataset)[: selection.limit]


def _chosen(figures: Iterable[R], selection: Filter, choice: TradeChoice) -> list[R]:
    return [figure for figure in figures if meets(figure, selection) and _is_chosen(figure, choice)]


def _is_chosen(figure: Row, choice: TradeChoice) -> bool:
    return (
        (figure.grain == choice.by if choice.by else figure.grain in (None, "year"))
        and (not choice.flow or figure.flow in choice.flow)
        and (not choice.coverage or figure.coverage in choice.coverage)
        and (choice.view is None or figure.view == choice.view)
        and concerns(figure, choice.partners)
    )


def _largest(figures: list[Figure], top: int | None) -> list[Figure]:
    """Sort the partners of each view and flow by size in their last period, and keep the largest, with all periods."""
    runs = grouped(figures, lambda figure: (figure.view, figure.flow))
    ranked: list[Figure] = []
    for run in runs.values():
        last = max((figure.when for figure in run if figure.when), key=lambda when: when.order)
        sizes = {_partner(figure): -Decimal(figure.value or 0) for figure in run if figure.when == last}
        kept = sorted(sizes, key=lambda partner: (sizes[partner], partner))[:top]
        rank = {partner: number for number, partner in enumerate(kept)}
        ranked += sorted((one for one in run if _partner(one) in rank), key=lambda one: rank[_partner(one)])
    return ranked


def _partner(figure: Figure) -> tuple[str, str]:
    return figure.subject or "", figure.counterpart or ""


def tables(answer: Answer, by: Grain | None) -> Iterator[Answer]:
    """Arrange trade for people: the series of each source as years, then single figures, the article's at last."""
    from kzeu_cli.answers import partners, series  # for people only, so scripts need not wait for them

    derived = [row for row in answer.rows if isinstance(row, Derived)]
    stated = [row for row in answer.rows if not isinstance(row, Derived)]
    if by is Grain.PARTNER and stated:
        yield from partners.tables(stated, answer, derived)
        return
    run = [row for row in stated if isinstance(row, Figure) and row.series]
    drawn = {row.id for row in run}
    if width() < _WIDEST:
        # The screen shows the change of both directions; that of their total has no room beside them.
        drawn |= {row.id for row in derived if row.derivation == "growth" and row.flow == "total"}
        derived = [row for row in derived if row.id not in drawn]
    for block in series.blocks(run):
        made = series.table(block, derived, answer, _heading, columns=_IN_TWO_CURRENCIES if answer.currency else ())
        drawn |= {row.id for year in made.rows for row in year.cells.values()}
        yield made
    yield from figures.apart(answer, drawn, lambda row: figures.source_of(row, answer.dataset))


def screen(answer: Answer) -> Iterator[Answer]:
    """Lay out one screen: the last whole years of each side's own statistics."""
    from kzeu_cli.answers import series  # as above

    derived = [row for row in answer.rows if isinstance(row, Derived)]
    shape = _shape(answer)
    blocks = _main(answer)
    if not blocks:
        yield from tables(answer, None)
    for block in blocks:
        yield series.closely(series.table(block, derived, answer, _heading, years=_YEARS, columns=shape))


def _shape(answer: Answer) -> Sequence[str]:
    """Name the columns that the terminal has room for."""
    if width() >= _WIDE:
        return _SCREEN
    return [name for name in _NARROW if name != "Change"] if answer.currency else _NARROW


def notes(answer: Answer) -> tuple[str, ...]:
    """Say below the screen which partners are the largest, by each side's statistics, and what the marks mean."""
    if not _main(answer):
        return ()
    members = [row for row in answer.dataset.of(Figure) if TOPIC in row.topics and row.grain == Grain.PARTNER]
    found = (_largest_partners(block, members, answer) for block in _main(answer))
    from kzeu_cli.answers import series  # as above

    derived = (row for row in answer.rows if isinstance(row, Derived) and row.flow in _COLUMNS)
    shown = _shape(answer)
    made = [row for row in derived if _IN_COLUMN.get(row.derivation) in shown]
    return (*(line for line in found if line), series.marked(made, answer.currency))


def _main(answer: Answer) -> list[list[Row]]:
    """Gather each party's own series of all that it trades with the other party, as blocks for a table each."""
    from kzeu_cli.answers import series  # as above

    return series.blocks(row for row in answer.rows if isinstance(row, Figure) and _is_main(row))


def _is_main(figure: Figure) -> bool:
    """Whether a figure is one of a party's own series of all that it trades with the other party."""
    return (
        figure.series is not None
        and figure.view is not None
        and figure.product is None
        and figure.composition != CHANGING
        and figure.counterpart != WORLD
    )


def _largest_partners(block: Sequence[Row], members: Sequence[Row], answer: Answer) -> str:
    """Name the largest partners of each flow in the last whole year that they are known for."""
    from kzeu_cli.answers import series  # as above

    dataset, currency = answer.dataset, answer.currency
    said: dict[str, list[str]] = {}
    for flow, preposition in _TOWARDS.items():
        own = [row for row in members if (row.view, row.flow) == (block[0].view, flow)]
        if own:
            last = min(own, key=series.newest).when
            largest = sorted((row for row in own if row.when == last), key=lambda row: -Decimal(row.value or 0))
            scale = series.scale(largest, dataset, currency)
            named = (
                f"{figures.partner(row, dataset)} {scale.write(figures.value(row, dataset, currency)[0], 1)}"
                for row in largest[:_LARGEST]
            )
            joint = preposition if largest[0].subject == largest[0].view else "by"
            when = f"{last.words if last else ''}, {scale.unit}".removeprefix(", ")
            said.setdefault(when, []).append(f"{flow} {joint} {', '.join(named)}")
    parts = (f"{'; '.join(flows)} ({when})" for when, flows in said.items())
    return f"{dataset.name(block[0].view)}'s largest: {'; '.join(parts)}." if said else ""


def _heading(figure: Row, dataset: Dataset) -> str:
    """Head the column of a flow."""
    return str(figure.flow or figure.measure).capitalize()


def column_of(figure: Row) -> str | None:
    """Name the column of a figure where each flow has one."""
    return figure.flow
