"""How a line is shared among the columns of a table."""

from collections.abc import Sequence
from typing import NamedTuple

GAP = 2
# A long text in a column that is narrower than this is no pleasure to read.
_READABLE = 15
_LONG = 30
# Columns up to these widths are kept from wrapping, where the texts beside them do not need the room more.
_SHORT = (22, 14, 0)
_COST = 0.06
# A longer word among others (an address) may be broken.
WORD = 20


class Extent(NamedTuple):
    """What a column needs: how wide its head and the lines of its cells are, and how narrow it may become.

    `whole` is the width at which no cell wraps, `least` that at which no word breaks; a head may always wrap between
    words, which both allow for. Cells that may not wrap have a least that only their head asks for.
    """

    head: int
    cells: Sequence[Sequence[int]]
    whole: int
    least: int
    wraps: bool = True

    @property
    def mass(self) -> int:
        """How much text is in the column."""
        return sum(line for cell in self.cells for line in cell)

    def height(self, row: int, width: int) -> int:
        """Tell about how many lines a cell takes at a width."""
        return sum(max(-(-line // max(width, 1)), 1) for line in self.cells[row])


def share(extents: Sequence[Extent], total: int) -> list[int] | None:
    """Share the line among the columns so that the table becomes low; None if no such table can be read."""
    room = total - GAP * (len(extents) - 1)
    roomy = [max(extent.head, extent.whole) for extent in extents]
    if sum(roomy) <= room:
        return roomy
    wholes = [extent.whole for extent in extents]
    if sum(wholes) <= room:
        # Only heads need to wrap, so they get what room the cells leave.
        return _grown(roomy, wholes, room)
    # The column with the most text in it is the one to be read.
    longest = max(range(len(extents)), key=lambda place: extents[place].mass)
    shares = []
    for short in _SHORT:
        least = [
            extent.least if extent.wraps and whole > short else whole
            for extent, whole in zip(extents, wholes, strict=True)
        ]
        widths = _grown(wholes, least, room)
        if widths and (widths[longest] >= _READABLE or wholes[longest] <= _LONG):
            shares.append(widths)
    # A broken date must save more than a few lines to be worth it.
    return min(shares, key=lambda widths: _height(extents, widths) * (1 + _COST * shares.index(widths)), default=None)


def _grown(wholes: list[int], least: list[int], room: int) -> list[int] | None:
    """Grow each column from its least width in proportion to what it lacks, as browsers do."""
    spare = room - sum(least)
    if spare < 0:
        return None
    lacks = [whole - width for whole, width in zip(wholes, least, strict=True)]
    grown = [width + spare * lack // (sum(lacks) or 1) for width, lack in zip(least, lacks, strict=True)]
    grown[lacks.index(max(lacks))] += room - sum(grown)
    return grown


def _height(extents: Sequence[Extent], widths: list[int]) -> int:
    rows = range(len(extents[0].cells))
    return sum(max(extent.height(row, width) for extent, width in zip(extents, widths, strict=True)) for row in rows)
