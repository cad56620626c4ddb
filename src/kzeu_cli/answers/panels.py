"""What a chart shows: panels of one kind of number each, so that nothing is mixed, with gaps where there is none."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from kzeu_cli.model import Number
from kzeu_cli.model.dates import Period

# So many points are easier to follow as a line than as bars.
_MANY = 24
# So many missing years stand in one row.
_RUN = 3
NO_FIGURE = "no figure"


class Point(NamedTuple):
    """A number with its label and its words; without a number it is a gap."""

    label: str
    value: Number | None
    said: str = NO_FIGURE
    is_partial: bool = False


class Panel(NamedTuple):
    """Numbers of one view, layer, unit and kind, on one scale; `say` writes any number of that scale."""

    title: str
    points: tuple[Point, ...]
    say: Callable[[Number], str]
    notes: tuple[str, ...] = ()

    @property
    def is_line(self) -> bool:
        """Whether it is better drawn as a line than as bars."""
        return len(self.points) > _MANY

    @property
    def bounds(self) -> tuple[Number, Number]:
        """The least and the largest number, nothing included."""
        values = [point.value for point in self.points if point.value is not None]
        return min(0, *values, 0), max(0, *values, 0)


class Chart(NamedTuple):
    """Panels under a title, and what is said below them."""

    title: str
    panels: tuple[Panel, ...]
    notes: tuple[str, ...]


def in_time(points: Iterable[tuple[Period, Point]]) -> tuple[Point, ...]:
    """Put points in order of time, with a gap wherever years between two of them have no number.

    Years of which only a part is known are left out where the whole is known as well.
    """
    ordered = sorted(points, key=lambda pair: pair[0].order)
    whole = {when.year for when, point in ordered if not point.is_partial}
    found: list[Point] = []
    last: int | None = None
    for when, point in ordered:
        if point.is_partial and when.year in whole:
            continue
        if last is not None:
            found += [Point(str(year), None) for year in range(last + 1, when.first.year)]
        found.append(point)
        last = max(last or when.last.year, when.last.year)
    # Along a line each year needs its place.
    return tuple(found) if len(found) > _MANY else tuple(_shortened(found))


def _shortened(points: Iterable[Point]) -> Iterator[Point]:
    """Put a long gap in one row."""
    for is_gap, run in groupby(points, key=lambda point: point.value is None):
        gap = list(run)
        if is_gap and len(gap) > _RUN:
            yield Point(f"{gap[0].label}–{gap[-1].label}", None)
        else:
            yield from gap
