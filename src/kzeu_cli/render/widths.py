"""How a line is shared among the columns of a table."""

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 2
# A column of text that is narrower than this is no pleasure to read.
_READABLE = 24
# Columns up to these widths are kept from wrapping, as long as the text beside them stays readable.
_SHORT = (22, 14, 0)
# A longer word among others (an address) may be broken.
WORD = 20


@dataclass(frozen=True)
class Extent:
    """How wide a column would be without a break, how wide its longest word is, and whether it may wrap at all."""

    whole: int
    word: int
    wraps: bool = True

    def least(self, short: int) -> int:
        """Tell the narrowest it may become, if what is `short` stays whole."""
        if not self.wraps or self.whole <= short:
            return self.whole
        return self.word


def share(extents: Sequence[Extent], total: int) -> list[int] | None:
    """Share the line among the columns, most of it to the longest texts; None if no such table can be read."""
    room = total - GAP * (len(extents) - 1)
    if sum(extent.whole for extent in extents) <= room:
        return [extent.whole for extent in extents]
    for short in _SHORT:
        widths = _grown(extents, [extent.least(short) for extent in extents], room)
        if widths and all(width >= min(extent.whole, _READABLE) for extent, width in _longest(extents, widths)):
            return widths
    return None


def _grown(extents: Sequence[Extent], least: list[int], room: int) -> list[int] | None:
    """Grow each column from its least width in proportion to what it lacks, as browsers do."""
    spare = room - sum(least)
    if spare < 0:
        return None
    lacks = [extent.whole - width for extent, width in zip(extents, least, strict=True)]
    grown = [width + spare * lack // (sum(lacks) or 1) for width, lack in zip(least, lacks, strict=True)]
    grown[lacks.index(max(lacks))] += room - sum(grown)
    return grown


def _longest(extents: Sequence[Extent], widths: Sequence[int]) -> list[tuple[Extent, int]]:
    return [max(zip(extents, widths, strict=True), key=lambda pair: pair[0].whole)]
