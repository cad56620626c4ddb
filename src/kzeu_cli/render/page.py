"""A page of sections: a label, and beside it rows in columns of their own."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from kzeu_cli.answers.columns import Screen, ScreenPart
from kzeu_cli.render.console import make_console, size, text
from kzeu_cli.render.widths import GAP, share
from kzeu_cli.render.wrapping import beside, extent, printed, wrapped

# In a narrower terminal labels stand above their sections.
_NARROW = 72
_INDENT = 2


def page(shown: Screen) -> str:
    """Write a page for the terminal at hand."""
    console = make_console()
    return printed(console, _lines(console, shown))


def _lines(console: Console, shown: Screen) -> Iterator[Text]:
    yield from wrapped(console, text(shown.title, "bold"))
    labels = [text(section.label, "bold cyan") for section in shown.sections]
    widest = max(map(size, labels), default=0)
    margin = _INDENT if console.width < _NARROW or widest > console.width // 4 else widest + GAP
    yield Text()
    for label, section in zip(labels, shown.sections, strict=True):
        lines = list(_rows(console, section, console.width - margin))
        if size(label) > margin:
            yield from (*([Text()] if section is not shown.sections[0] else []), *wrapped(console, label))
            label = Text()
        for line in lines:
            label.pad_right(margin - size(label))
            # A text hands its style on to what is added to it.
            yield Text() + label + line
            label = Text()


def _rows(console: Console, section: ScreenPart, width: int) -> Iterator[Text]:
    cells = [[text(cell) for cell in row] for row in section.rows]
    rights = [place in section.right for place in range(len(cells[0]))]
    extents = [
        extent("", column, wraps=not right) for column, right in zip(zip(*cells, strict=True), rights, strict=True)
    ]
    widths = share(extents, width)
    for row in cells:
        if widths is None:
            yield from wrapped(console, text("  ").join(cell for cell in row if cell.plain), width)
        else:
            yield from beside(console, row, widths, rights)
