"""Rows as cards, a line for each column: for terminals too narrow for the table."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from kzeu_cli.answers.columns import Answer, Column
from kzeu_cli.render.console import cell, size, text
from kzeu_cli.render.widths import GAP


def cards(console: Console, answer: Answer, columns: Sequence[Column]) -> Iterator[Text]:
    """Draw each row as a card, a blank line between two; line by line."""
    labels = {column.key: text(column.title or column.key, "dim") for column in columns}
    margin = min(max(map(size, labels.values())), console.width * 2 // 5)
    heading = ""
    for number, row in enumerate(answer.rows):
        if number:
            yield Text()
        if answer.view.group and (group := answer.view.group(row, answer.dataset)) != heading:
            heading = group
            yield from text(heading, "bold cyan").wrap(console, console.width, overflow="fold")
        for column in columns:
            if value := cell(column, row, answer.dataset):
                if column is columns[0]:
                    value.stylize("bold")
                yield from entry(console, labels[column.key], value, margin)


def entry(console: Console, label: Text, value: Text, margin: int) -> Iterator[Text]:
    """Draw a label and its value beside it; a label that is wider than the margin stands above."""
    lines = value.wrap(console, console.width - margin - GAP, overflow="fold")
    head = label.copy()
    if size(head) > margin:
        yield from head.wrap(console, console.width, overflow="fold")
        head = Text()
    for line in lines:
        head.pad_right(margin + GAP - size(head))
        # A text hands its style on to what is added to it.
        yield Text() + head + line
        head = Text()
