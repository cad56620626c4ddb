"""Texts broken into lines, side by side, and printed."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Literal

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.text import Text

from kzeu_cli.render.console import drawn
from kzeu_cli.render.widths import GAP, WORD, Extent


def wrapped(console: Console, value: Text, width: int = 0, *, right: bool = False) -> Iterator[Text]:
    """Break a text into lines of a width, that of the console if none is given."""
    if (spare := (width or console.width) - cell_len(value.plain)) >= 0 and "\n" not in value.plain:
        # Most cells fit. To have Rich wrap them all takes half the time of a table.
        line = value.copy()
        (line.pad_left if right else line.pad_right)(spare)
        yield line
        return
    justify: Literal["left", "right"] = "right" if right else "left"
    yield from value.wrap(console, width or console.width, justify=justify, overflow="fold")


def beside(console: Console, cells: Sequence[Text], widths: Sequence[int], rights: Sequence[bool]) -> Iterator[Text]:
    """Set cells side by side, each wrapped to its width; line by line."""
    spares = [width - cell_len(cell.plain) for cell, width in zip(cells, widths, strict=True)]
    if console.color_system is None and min(spares) >= 0 and not any("\n" in cell.plain for cell in cells):
        # The common row of a script's pipe: one line without colours, for which plain words will do.
        words = zip((cell.plain for cell in cells), (" " * spare for spare in spares), rights, strict=True)
        yield Text((" " * GAP).join(blank + word if right else word + blank for word, blank, right in words))
        return
    parts = [
        list(wrapped(console, cell, width, right=right))
        for cell, width, right in zip(cells, widths, rights, strict=True)
    ]
    for line in zip_longest(*parts):
        padded = [part if part is not None else Text(" " * width) for part, width in zip(line, widths, strict=True)]
        yield Text(" " * GAP).join(padded)


def extent(head: str, cells: Sequence[Text], *, wraps: bool) -> Extent:
    """Measure what a column of these cells needs."""
    lines = [cell.plain.split("\n") for cell in cells]
    widths = [[cell_len(line) for line in cell] for cell in lines]
    words = [head, *(line for cell in lines for line in cell)] if wraps else [head]
    whole = max(_least(head), *(width for cell in widths for width in cell))
    return Extent(cell_len(head), widths, whole, max(map(_least, words)), wraps)


def printed(console: Console, parts: Iterable[RenderableType]) -> str:
    """Print the parts, a line or more each, and return the text without blanks at the ends of lines."""
    text = "".join(_print(console, part) for part in parts)
    return drawn("".join(f"{line.rstrip()}\n" for line in text.split("\n")[:-1]))


def _print(console: Console, part: RenderableType) -> str:
    """Print one part; where there are no colours, a text is what it says."""
    if isinstance(part, Text) and console.color_system is None:
        return f"{part.plain}\n"
    with console.capture() as capture:
        console.print(part, markup=False, highlight=False, soft_wrap=isinstance(part, Text))
    return capture.get()


def _least(line: str) -> int:
    """Tell how narrow a line may become: an id on its own is not broken, a long word among others may be."""
    words = [cell_len(word) for word in line.split()]
    return max(words, default=0) if len(words) == 1 else max((min(word, WORD) for word in words), default=0)
