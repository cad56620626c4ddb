"""The figures of trade: all that the sources state, whole years and whole parties unless a finer grain is asked for."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from kzeu_cli import derive
from kzeu_cli.derive import R, Row
from kzeu_cli.errors import WrongUsage
from kzeu_cli.listings.figures import Line, concerns, lines, narrowed
from kzeu_cli.model import Dataset, Figure
from kzeu_cli.query import Filter, meets

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
