"""The figures of foreign direct investment: by investor, and over time."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kzeu_cli import derive
from kzeu_cli.derive import R
from kzeu_cli.listings.figures import Line, concerns, lines, narrowed
from kzeu_cli.model import Dataset, Figure
from kzeu_cli.query import Filter, meets

TOPIC = "investment"


class Choice(NamedTuple):
    """What of investment is wanted; nothing set lets everything through."""

    nature: tuple[str, ...] = ()
    view: str | None = None
    partners: tuple[str, ...] = ()


def fdi(dataset: Dataset, wish: Filter, choice: Choice) -> list[Line]:
    """List the figures of investment that are wanted."""
    figures = (figure for figure in dataset.of(Figure) if TOPIC in figure.topics)
    return lines(_chosen(figures, wish, choice), dataset)[: wish.limit]


def derived(dataset: Dataset, wish: Filter, choice: Choice, stated: Sequence[Line]) -> list[Line]:
    """List what follows from the figures of investment; only from those listed, where their number is limited."""
    found = _chosen(derive.of_investment(dataset), wish, choice)
    return lines(narrowed(found, stated) if wish.limit is not None else found, dataset)


def _chosen(figures: Iterable[R], wish: Filter, choice: Choice) -> list[R]:
    return [
        figure
        for figure in figures
        if meets(figure, wish)
        and (not choice.nature or figure.nature in choice.nature)
        and (choice.view is None or figure.view == choice.view)
        and concerns(figure, choice.partners)
    ]
