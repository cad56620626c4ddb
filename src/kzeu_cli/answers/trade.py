"""The figures of trade: all that the sources state, whole years and whole parties unless a finer grain is asked for."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from kzeu_cli.answers import figures
from kzeu_cli.answers.columns import Answer
from kzeu_cli.answers.figures import Line, concerns, lines, narrowed
from kzeu_cli.figures import derivation as derive
from kzeu_cli.figures.derivation import Derived, R, Row
from kzeu_cli.figures.description import goods
from kzeu_cli.model import Dataset, Figure
from kzeu_cli.model.selection import Filter, meets
from kzeu_cli.support.errors import WrongUsage

TOPIC = "trade"


class Grain(StrEnum):
    """How finely official figures are cut on request."""

    MONTH = "month"
    PARTNER = "partner"
    GROUP = "group"

    @property
    def needs(self) -> tuple[str, ...]:
        """The grains of data that it takes to show this one with its shares in the whole."""
        return (self.value, "year")


class Choice(NamedTuple):
    """What of trade is wanted; nothing set lets everything through. `top` keeps the largest partners."""

    by: Grain | None = None
    flow: tuple[str, ...] = ()
    coverage: tuple[str, ...] = ()
    view: str | None = None
    partners: tuple[str, ...] = ()
    top: int | None = None


def trade(dataset: Dataset, wish: Filter, choice: Choice) -> list[Line]:
    """List the figures of trade that are wanted."""
    if choice.top is not None and choice.by is not Grain.PARTNER:
        raise WrongUsage("--top goes with --by partner")
    if choice.partners and choice.by is not Grain.PARTNER:
        raise WrongUsage("--partner goes with --by partner")
    figures = _chosen((figure for figure in dataset.of(Figure) if TOPIC in figure.topics), wish, choice)
    if choice.by is Grain.PARTNER:
        figures = _ranked(figures, choice.top)
    return lines(figures, dataset)[: wish.limit]


def derived(dataset: Dataset, wish: Filter, choice: Choice, stated: Sequence[Line]) -> list[Line]:
    """List what follows from the figures of trade; only from those listed, where their number is limited."""
    found = _chosen(derive.of_trade(dataset), wish, choice)
    is_limited = choice.top is not None or wish.limit is not None
    return lines(narrowed(found, stated) if is_limited and stated else found, dataset)


def _chosen(figures: Iterable[R], wish: Filter, choice: Choice) -> list[R]:
    return [figure for figure in figures if meets(figure, wish) and _is_chosen(figure, choice)]


def _is_chosen(figure: Row, choice: Choice) -> bool:
    return (
        (figure.grain == choice.by if choice.by else figure.grain in (None, "year"))
        and (not choice.flow or figure.flow in choice.flow)
        and (not choice.coverage or figure.coverage in choice.coverage)
        and (choice.view is None or figure.view == choice.view)
        and concerns(figure, choice.partners)
    )


def _ranked(figures: list[Figure], top: int | None) -> list[Figure]:
    """Sort the partners of each view and flow by size in their last period, and keep the largest, with all periods."""
    runs: dict[tuple[str | None, str | None], list[Figure]] = {}
    for figure in figures:
        runs.setdefault((figure.view, figure.flow), []).append(figure)
    ranked = []
    for run in runs.values():
        last = max((figure.when for figure in run if figure.when), key=lambda when: when.order)
        sizes = {_partner(figure): -Decimal(figure.value or 0) for figure in run if figure.when == last}
        kept = sorted(sizes, key=lambda partner: (sizes[partner], partner))[:top]
        rank = {partner: number for number, partner in enumerate(kept)}
        ranked += sorted((one for one in run if _partner(one) in rank), key=lambda one: rank[_partner(one)])
    return ranked


def _partner(figure: Figure) -> tuple[str, str]:
    return figure.subject or "", figure.counterpart or ""


TRADE = figures.view("trade")


def tables(answer: Answer, derived: Sequence[Line], by: Grain | None) -> Iterator[Answer]:
    """Arrange trade for people: single figures by source, then the series by view, each with what follows from it."""
    from kzeu_cli.answers import partners, series  # for people only, so scripts need not wait for them

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
