"""Rows and columns as a table, or, where the terminal is too narrow for one, as a list of cards."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from kzeu_cli.answers.columns import Answer, Column
from kzeu_cli.render import cards
from kzeu_cli.render.console import cell, text
from kzeu_cli.render.widths import GAP, share
from kzeu_cli.render.wrapping import beside, extent, wrapped
from kzeu_cli.support import terminal
from kzeu_cli.support.grouping import grouped

TextRow = Sequence[Text]


def table(console: Console, answer: Answer, columns: Sequence[Column]) -> Iterator[Text]:
    """Draw the rows of an answer, a group under its heading, so that nothing is cut; line by line."""
    if answer.title:
        yield from (*wrapped(console, text(answer.title, "bold")), Text())
    kept, under = stacked(columns)
    heads = [text(column.title or column.key, "bold") for column in kept]
    group = answer.view.group
    by_group = grouped(answer.rows, lambda row: group(row, answer.dataset) if group else "")
    groups = {
        name: [[_cell(row, answer, column, under.get(column.key, ())) for column in kept] for row in rows]
        for name, rows in by_group.items()
    }
    every = [cells for rows in groups.values() for cells in rows]
    extents = [
        extent(head.plain, [cells[place] for cells in every], wraps=not column.right)
        for place, (column, head) in enumerate(zip(kept, heads, strict=True))
    ]
    widths = share(extents, console.width)
    if widths is None:
        yield from cards.cards(console, answer, columns)
        return
    rights = [column.right for column in kept]
    yield from beside(console, heads, widths, rights)
    if not terminal.is_dumb():
        yield Text("─" * (sum(widths) + GAP * (len(widths) - 1)), "dim")
    for number, (name, rows) in enumerate(groups.items()):
        if name:
            yield from ([Text()] if number else [])
            yield from wrapped(console, text(name, "bold cyan"))
        for cells in rows:
            yield from beside(console, cells, widths, rights)


def stacked(columns: Sequence[Column]) -> tuple[list[Column], dict[str, list[Column]]]:
    """Part the columns that stand on their own from those that stand under another one that is shown."""
    keys = {column.key for column in columns}
    under = grouped((column for column in columns if column.under in keys), lambda column: column.under)
    return [column for column in columns if column.under not in keys], under


def _cell(row: object, answer: Answer, column: Column, beneath: Sequence[Column]) -> Text:
    """Draw a column's text and what stands beneath: on one line below it, or, under a number, on a line each."""
    above = cell(column, row, answer.dataset)
    parts = [text(words, "dim") for part in beneath if (words := part.text(row, answer.dataset))]
    below = parts if column.right else [text("  ").join(parts)]
    return text("\n").join([above, *below]) if parts else above
