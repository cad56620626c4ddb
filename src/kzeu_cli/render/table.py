"""Rows and columns as a table, or, where the terminal is too narrow for one, as a list of cards."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from kzeu_cli.columns import Answer, Column
from kzeu_cli.render import cards
from kzeu_cli.render.console import text
from kzeu_cli.render.widths import GAP, WORD, Extent, share

Row = Sequence[Text]


def table(console: Console, answer: Answer, columns: Sequence[Column]) -> Iterator[Text]:
    """Draw the rows of an answer, a group under its heading, so that nothing is cut; line by line."""
    if answer.title:
        yield from (*wrapped(console, text(answer.title, "bold")), Text())
    kept, under = stacked(columns)
    heads = [text(column.title or column.key, "bold") for column in kept]
    groups = {name: [_cells(row, answer, kept, under) for row in rows] for name, rows in grouped(answer).items()}
    every = [cells for rows in groups.values() for cells in rows]
    extents = [
        _extent(column, head, [cells[place] for cells in every])
        for place, (column, head) in enumerate(zip(kept, heads, strict=True))
    ]
    widths = share(extents, console.width)
    if widths is None:
        yield from cards.cards(console, answer, columns)
        return
    yield from _lines(console, heads, kept, widths)
    yield Text("─" * (sum(widths) + GAP * (len(widths) - 1)), "dim")
    for number, (name, rows) in enumerate(groups.items()):
        if name:
            yield from ([Text()] if number else [])
            yield from wrapped(console, text(name, "bold cyan"))
        for cells in rows:
            yield from _lines(console, cells, kept, widths)


def stacked(columns: Sequence[Column]) -> tuple[list[Column], dict[str, list[Column]]]:
    """Part the columns that stand on their own from those that stand under another one that is shown."""
    keys = {column.key for column in columns}
    under: dict[str, list[Column]] = {}
    for column in columns:
        if column.under in keys:
            under.setdefault(column.under, []).append(column)
    return [column for column in columns if column.under not in keys], under


def grouped(answer: Answer) -> dict[str, list[object]]:
    """Group the rows as their view says, in the order in which the groups first appear."""
    groups: dict[str, list[object]] = {}
    for row in answer.rows:
        name = answer.view.group(row, answer.dataset) if answer.view.group else ""
        groups.setdefault(name, []).append(row)
    return groups


def wrapped(console: Console, value: Text, width: int = 0, *, right: bool = False) -> Iterator[Text]:
    """Break a text into lines of a width, that of the console if none is given."""
    justify = "right" if right else "left"
    yield from value.wrap(console, width or console.width, justify=justify, overflow="fold")  # type: ignore[arg-type]  # a literal


def _cells(row: object, answer: Answer, columns: Sequence[Column], under: dict[str, list[Column]]) -> Row:
    return [_cell(row, answer, column, under.get(column.key, ())) for column in columns]


def _cell(row: object, answer: Answer, column: Column, beneath: Sequence[Column]) -> Text:
    """Draw a column's text, and on a line below it what stands beneath."""
    lines = [text(column.text(row, answer.dataset), "dim" if column.faint else "")]
    parts = [text(words, "dim") for part in beneath if (words := part.text(row, answer.dataset))]
    return text("\n").join([*lines, text("  ").join(parts)] if parts else lines)


def _extent(column: Column, head: Text, cells: Sequence[Text]) -> Extent:
    lines = [cell.plain.split("\n") for cell in cells]
    words = [head.plain, *(line for cell in lines for line in cell)]
    widths = [[cell_len(line) for line in cell] for cell in lines]
    return Extent(cell_len(head.plain), widths, max(map(_least, words)), wraps=not column.right)


def _least(line: str) -> int:
    """Tell how narrow a line may become: an id on its own is not broken, a long word among others may be."""
    words = [cell_len(word) for word in line.split()]
    return max(words, default=0) if len(words) == 1 else max((min(word, WORD) for word in words), default=0)


def _lines(console: Console, cells: Row, columns: Sequence[Column], widths: Sequence[int]) -> Iterator[Text]:
    parts = [
        list(wrapped(console, cell, width, right=column.right))
        for cell, column, width in zip(cells, columns, widths, strict=True)
    ]
    for line in zip_longest(*parts):
        padded = [part if part is not None else Text(" " * width) for part, width in zip(line, widths, strict=True)]
        yield Text(" " * GAP).join(padded)
