"""The list of references that `--refs` prints below a table."""

from collections.abc import Iterator
from typing import NamedTuple

from kzeu_cli.answers.columns import Answer, Column, View
from kzeu_cli.citations.styles import DEFAULT, style
from kzeu_cli.citations.works import of_source
from kzeu_cli.model import Dataset, Reference
from kzeu_cli.support.digits import as_number


class Footnote(NamedTuple):
    """A reference as its mark and its text, marked for italics and links."""

    mark: str
    text: str


FOOTNOTES = View(
    "references",
    (
        Column("mark", "string", "what stands for the reference in the table", "Mark"),
        Column("text", "string", "the reference", "Reference"),
    ),
    prose=lambda note: f"[{note.mark}] {note.text}",
)


def footnotes(answer: Answer) -> Answer:
    """List the references of all rows, numbered ones first; for rows without any, the source that states them."""
    dataset, marks = answer.dataset, dict.fromkeys(_marks(answer))
    works = {mark: _work(mark, dataset) for mark in marks}
    ordered = sorted(works, key=lambda mark: (as_number(mark) is None, as_number(mark) or 0))
    write = style(DEFAULT).entry
    notes = [Footnote(mark, write(works[mark], "")) for mark in ordered]
    return Answer(view=FOOTNOTES, rows=notes, dataset=dataset, title="References")


def _work(mark: str, dataset: Dataset) -> Reference:
    number = as_number(mark)
    numbered = None if number is None else dataset.references.get(number)
    return numbered or dataset.references.get(mark) or of_source(dataset.sources[mark])


def _marks(answer: Answer) -> Iterator[str]:
    columns = {column.key: column for column in answer.view.columns}
    for row in answer.rows if "refs" in columns else ():
        refs = columns["refs"].raw(row, answer.dataset)
        if refs:
            yield from map(str, refs)
        elif "source" in columns and (source := columns["source"].raw(row, answer.dataset)):
            yield str(source)
    for more in answer.more:
        yield from _marks(more)
