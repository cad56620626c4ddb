"""The figures of trade: all that the sources state, whole years and whole parties unless a finer grain is asked for."""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple, TypeVar

from kzeu_cli import derive
from kzeu_cli.derive import Derived, Row
from kzeu_cli.listings.figures import Line, lines
from kzeu_cli.model import Dataset, Figure
from kzeu_cli.query import Filter, meets

TOPIC = "trade"
R = TypeVar("R", Figure, Derived)


class Grain(StrEnum):
    """How finely official figures are cut on request."""

    MONTH = "month"
    PARTNER = "partner"
    GROUP = "group"


class Choice(NamedTuple):
    """What of trade is wanted; nothing set lets everything through. `top` keeps the largest partners of each period."""

    by: Grain | None = None
    flow: tuple[str, ...] = ()
    coverage: tuple[str, ...] = ()
    view: str | None = None
    top: int | None = None


def trade(dataset: Dataset, wish: Filter, choice: Choice) -> list[Line]:
    """List the figures of trade that are wanted."""
    figures = _chosen((figure for figure in dataset.of(Figure) if TOPIC in figure.topics), wish, choice)
    if choice.by is Grain.PARTNER:
        figures = _ranked(figures, choice.top)
    return lines(figures, dataset)[: wish.limit]


def derived(dataset: Dataset, wish: Filter, choice: Choice) -> list[Line]:
    """List what follows from the figures of trade without being stated; with `top`, for the partners kept."""
    found = _chosen(derive.of_trade(dataset), wish, choice)
    if choice.top is not None:
        kept = {line.figure.id for line in trade(dataset, wish, choice)}
        found = [one for one in found if one.inputs[0] in kept]
    return lines(found, dataset)


def _chosen(figures: Iterable[R], wish: Filter, choice: Choice) -> list[R]:
    return [figure for figure in figures if meets(figure, wish) and _is_chosen(figure, choice)]


def _is_chosen(figure: Row, choice: Choice) -> bool:
    return (
        (figure.grain == choice.by if choice.by else figure.grain in (None, "year"))
        and (not choice.flow or figure.flow in choice.flow)
        and (not choice.coverage or figure.coverage in choice.coverage)
        and (choice.view is None or figure.view == choice.view)
    )


def _ranked(figures: list[Figure], top: int | None) -> list[Figure]:
    """Sort the partners of each series and period by size, and keep the largest."""

    def run(figure: Figure) -> tuple[str, str]:
        return figure.series or "", str(figure.when)

    ranked = []
    for _, group in groupby(sorted(figures, key=run), key=run):
        ranked += sorted(group, key=lambda figure: -Decimal(figure.value or 0))[:top]
    return ranked
