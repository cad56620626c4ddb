"""An answer as a table or a tree, as text for the terminal at hand."""

from collections.abc import Iterator, Sequence

from rich.console import Console, RenderableType
from rich.text import Text

from kzeu_cli.columns import Answer, Column
from kzeu_cli.render.console import make_console
from kzeu_cli.render.table import table
from kzeu_cli.render.tree import tree


def tables(answer: Answer, columns: Sequence[Column]) -> str:
    """Write the answer, and what goes with it, as tables."""
    console = make_console()
    return _text(console, _tables(console, answer, columns))


def trees(answer: Answer, columns: Sequence[Column]) -> str:
    """Write the answer as a tree, grouped as its view says."""
    console = make_console()
    return _text(console, [tree(console, answer, columns), *_notes(answer)])


def _tables(console: Console, answer: Answer, columns: Sequence[Column]) -> Iterator[RenderableType]:
    yield table(console, answer, columns)
    for more in answer.more:
        if more.rows:
            yield ""
            yield from _tables(console, more, more.view.titled)
    yield from _notes(answer)


def _notes(answer: Answer) -> Iterator[Text]:
    return (Text(note, style="dim") for note in answer.notes)


def _text(console: Console, parts: Sequence[RenderableType] | Iterator[RenderableType]) -> str:
    with console.capture() as capture:
        for part in parts:
            console.print(part, markup=False, highlight=False)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())
