"""What a page is made of before it is cut into places: headings, paragraphs, table rows, numbered references."""

from dataclasses import dataclass
from enum import Enum


class Form(Enum):
    """What a block of a page is."""

    HEADING = "heading"
    LINES = "lines"
    ROW = "row"
    ITEM = "item"


@dataclass(frozen=True)
class Block:
    """A block: its lines; of a row the label and then its cells, or its lines where the borders are lost.

    `number` is that of an item; `apart` tells that more than the usual gap stands before it, as where a heading has
    been lost; `bordered` that the cells of a row are known.
    """

    form: Form
    lines: tuple[str, ...]
    number: int = 0
    apart: bool = False
    bordered: bool = False
