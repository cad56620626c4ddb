"""Rows and columns as a table, or, where the terminal is too narrow for one, as a list of cards."""

from collections.abc import Sequence

from rich.console import Console, Group, RenderableType
from rich.table import Table

from kzeu_cli.columns import Answer, Column
from kzeu_cli.render.console import box, text

_PADDING = 2


def table(console: Console, answer: Answer, columns: Sequence[Column]) -> RenderableType:
    """Draw the rows of an answer so that nothing is cut."""
    cells = [[column.text(row, answer.dataset) for column in columns] for row in answer.rows]
    if _least_width(columns, cells) > console.width:
        return _cards(answer, columns, cells)
    drawn = Table(
        title=text(answer.title, "bold") if answer.title else None, box=box(), title_justify="left", pad_edge=False
    )
    for column in columns:
        drawn.add_column(
            text(column.title or column.key, "bold"), justify="right" if column.right else "left", overflow="fold"
        )
    for row in cells:
        drawn.add_row(*(text(cell) for cell in row))
    return drawn


def _least_width(columns: Sequence[Column], cells: Sequence[Sequence[str]]) -> int:
    """Tell how wide the table must be to break no word."""
    rows = [[column.title or column.key for column in columns], *cells]
    longest = (max((len(word) for row in rows for word in row[i].split()), default=0) for i in range(len(columns)))
    return sum(width + _PADDING for width in longest)


def _cards(answer: Answer, columns: Sequence[Column], cells: Sequence[Sequence[str]]) -> RenderableType:
    parts: list[RenderableType] = [text(answer.title, "bold"), ""] if answer.title else []
    for row in cells:
        card = Table.grid(padding=(0, 2))
        card.add_column(style="dim", no_wrap=True)
        card.add_column(overflow="fold")
        for column, cell in zip(columns, row, strict=True):
            if cell:
                card.add_row(text(column.title or column.key), text(cell))
        parts += [card, ""]
    return Group(*parts)
