"""Paragraphs of marked text, with italics and links as far as the terminal has them."""

from collections.abc import Iterator

from rich.console import Console
from rich.style import Style
from rich.text import Text

from kzeu_cli.answers.columns import Answer
from kzeu_cli.citations.faces import runs
from kzeu_cli.render.console import text
from kzeu_cli.support import terminal

_INDENT = 4


def paragraphs(console: Console, answer: Answer) -> Iterator[Text]:
    """Draw a paragraph a row, with a hanging indent."""
    for row in answer.rows:
        paragraph = marked(answer.view.prose(row) if answer.view.prose else str(row))
        first, *rest = paragraph.wrap(console, console.width, overflow="fold")
        yield first
        if rest:
            after = paragraph[len(first.plain) :]
            after = after[len(after.plain) - len(after.plain.lstrip()) :]
            hanging = after.wrap(console, console.width - _INDENT, overflow="fold")
            yield from (Text(" " * _INDENT) + line for line in hanging)


def marked(value: str) -> Text:
    """Turn the marks of a text into faces of the terminal; links only where it is known to have them."""
    linked = terminal.has_links()
    return Text().join(
        text(run.text, Style(italic=run.italic, link=run.link if linked and run.link else None)) for run in runs(value)
    )
