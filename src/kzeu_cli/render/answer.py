"""An answer as a table or a tree, as text for the terminal at hand."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from rich.console import Console, RenderableType
from rich.text import Text

from kzeu_cli.answers.columns import Answer, Column
from kzeu_cli.render.console import make_console, text
from kzeu_cli.render.table import table
from kzeu_cli.render.wrapping import printed, wrapped


def tables(answer: Answer, columns: Sequence[Column]) -> str:
    """Write the answer, and what goes with it, as tables."""
    console = make_console()
    return printed(console, _tables(console, answer, columns))


def trees(answer: Answer, columns: Sequence[Column]) -> str:
    """Write the answer as a tree, grouped as its view says, or a tree for each row."""
    from kzeu_cli.render import tree  # like prose below, half a millisecond that no table needs

    console = make_console()
    below = (_tables(console, more, more.view.titled) for more in answer.more if more.view.prose and more.rows)
    parts = (*tree.trees(answer, columns), *_notes(console, answer))
    return printed(console, chain(parts, *(chain([Text()], part) for part in below)))


def _tables(console: Console, answer: Answer, columns: Sequence[Column]) -> Iterator[RenderableType]:
    if answer.tables and columns == answer.view.titled:
        yield from _parts(console, answer.tables(answer))
    else:
        yield from _body(console, answer, columns)
    yield from _notes(console, answer)
    if answer.more:
        yield Text()
        yield from _parts(console, answer.more)


def _parts(console: Console, answers: Iterable[Answer]) -> Iterator[RenderableType]:
    for number, part in enumerate(part for part in answers if part.rows):
        yield from ([Text()] if number else [])
        yield from _tables(console, part, part.view.titled)


def _body(console: Console, answer: Answer, columns: Sequence[Column]) -> Iterator[Text]:
    if not answer.view.prose:
        return table(console, answer, columns)
    from kzeu_cli.render.prose import paragraphs

    return chain((text(answer.title, "bold"), Text()), paragraphs(console, answer))


def _notes(console: Console, answer: Answer) -> Iterator[Text]:
    """Draw the notes below an answer, a paragraph each."""
    if answer.notes or answer.rest:
        yield Text()
    for note in answer.notes:
        yield from wrapped(console, text(note, "dim"))
    if answer.rest:
        yield from wrapped(console, text(answer.rest))
