"""The relationship in a few rows: the parties, the agreement in force, the latest figures and events."""

from typing import NamedTuple

from kzeu_cli.answers import comparison
from kzeu_cli.answers.agreements import State, states
from kzeu_cli.answers.entries import Entry, entries
from kzeu_cli.answers.timeline import timeline
from kzeu_cli.figures.amounts import is_currency
from kzeu_cli.figures.derivation import CHANGING
from kzeu_cli.model import Dataset, Figure
from kzeu_cli.model.selection import Filter

_NATURES = ("flow", "stock")
# So many rows of what compares the parties, and of what happened last.
_PARTIES, _EVENTS = 2, 4
_FLOWS = ("imports", "exports", "inward", "outward")


class Overview(NamedTuple):
    """What a newcomer wants to know first; each part may be empty."""

    parties: list[comparison.Row]
    in_force: State | None
    figures: list[Figure]
    events: list[Entry]


def overview(dataset: Dataset) -> Overview:
    """Choose what a newcomer wants to know first."""
    return Overview(_parties(dataset)[:_PARTIES], _in_force(dataset), _figures(dataset), _latest(dataset)[:_EVENTS])


def _parties(dataset: Dataset) -> list[comparison.Row]:
    """Take of each attribute that is counted the row of the latest year; what has a year comes first."""
    newest: dict[str, comparison.Row] = {}
    for row in comparison.compare(dataset, (), Filter()):
        known = newest.get(row.attribute)
        if row.ratio and (
            known is None or (row.when is not None and (known.when is None or known.when.begin < row.when.begin))
        ):
            newest[row.attribute] = row
    return sorted(newest.values(), key=lambda row: row.when is None)


def _in_force(dataset: Dataset) -> State | None:
    """Find the agreement that came into force last."""
    return next((state for state in states(dataset, Filter(), once=True) if state.is_in_force), None)


def _latest(dataset: Dataset) -> list[Entry]:
    """List what happened, the newest first, each thing once."""
    dated = (fact for fact in timeline(dataset, Filter()) if fact.when)
    return entries(dated, dataset, once=True)


def _figures(dataset: Dataset) -> list[Figure]:
    """Take the latest amount of each direction between the parties, of a whole year and of everything that flowed.

    Where a measure has series, which go on from year to year, single figures are left out.
    """
    found = [figure for figure in dataset.of(Figure) if _is_headline(figure, dataset)]
    serial = {figure.measure for figure in found if figure.series}
    newest: dict[tuple[str | None, ...], Figure] = {}
    for figure in sorted(found, key=lambda figure: figure.when.order):
        if figure.series or figure.measure not in serial:
            direction = figure.nature, figure.basis, figure.flow, figure.subject, figure.counterpart
            newest[figure.measure, *direction] = figure
    order = {measure: place for place, measure in enumerate(dataset.measures)}
    return sorted(newest.values(), key=lambda figure: (order[figure.measure], figure.source))


def _is_headline(figure: Figure, dataset: Dataset) -> bool:
    return (
        figure.when is not None
        and figure.when.text.isdecimal()
        and {figure.subject, figure.counterpart} == set(dataset.parties)
        and figure.nature in _NATURES
        and figure.flow in _FLOWS
        and is_currency(figure.unit)
        and figure.product is None
        and figure.status != "partial"
        and figure.composition != CHANGING
    )
