"""A page saved as plain text, as blocks: what blank lines, headings and the numbered list tell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kzeu_cli.model import Dataset
from kzeu_cli.verify.blocks import Block, Form
from kzeu_cli.verify.sentences import is_prose
from kzeu_cli.verify.spelling import normal

_ITEM = re.compile(r"\s*(\d+)\.\s+(?:\^\s*(?:[a-z]\s+)*)?(\S.*)")
_LONGEST_HEADING = 80


@dataclass(frozen=True)
class Outline:
    """What the dataset says about the page: headings, row labels and the columns of the comparison."""

    titles: frozenset[str]
    labels: tuple[str, ...]
    columns: tuple[str, ...]

    @classmethod
    def of(cls, dataset: Dataset) -> "Outline":
        """Take the outline from a dataset."""
        words = (*dataset.measures.values(), *dataset.attributes.values())
        labels = (normal(word.title) for word in words if word.title)
        return cls(
            frozenset(normal(section.title) for section in dataset.sections.values() if section.title),
            tuple(sorted(labels, key=len, reverse=True)),
            tuple(normal(party.name) for party in dataset.parties.values()),
        )

    def label(self, line: str) -> str | None:
        """Find the row label that a line begins with."""
        text = normal(line)
        return next((label for label in self.labels if re.match(rf"{re.escape(label)}(?!\w)", text)), None)

    def is_table(self, line: str) -> bool:
        """Whether a line is the head of the comparison: the names of the parties and nothing else."""
        text = normal(line)
        for column in self.columns:
            text = text.replace(column, "", 1)
        return not re.search(r"\w", text) and normal(line) != text


def blocks(text: str, outline: Outline) -> Iterator[Block]:
    """Cut a text into blocks."""
    seen_prose = False
    for lines, gap in _groups(text):
        if outline.is_table(lines[0]):
            yield from _rows(lines[1:], outline)
        elif _ITEM.match(lines[0]):
            yield from _items(lines)
        else:
            title = normal(lines[0]) in outline.titles or (seen_prose and _is_heading(lines))
            form = Form.HEADING if len(lines) == 1 and title else Form.LINES
            yield Block(form, tuple(line.strip() for line in lines), apart=gap > 1)
        seen_prose = seen_prose or is_prose(lines[-1])


def _groups(text: str) -> Iterator[tuple[list[str], int]]:
    """Give the runs of lines between blank ones, each with the number of blank lines before it."""
    group: list[str] = []
    gap = 0
    for line in [*text.splitlines(), ""]:
        if line.strip():
            group.append(line)
        elif group:
            yield group, gap
            group, gap = [], 1
        else:
            gap += 1


def _is_heading(lines: Sequence[str]) -> bool:
    line = lines[0].strip()
    return len(line) <= _LONGEST_HEADING and line[0].isalnum() and not is_prose(line) and line[-1] not in ",;"


def _items(lines: Sequence[str]) -> Iterator[Block]:
    for line in lines:
        match = _ITEM.match(line)
        if match is None:
            yield Block(Form.LINES, (line.strip(),))
            return
        yield Block(Form.ITEM, (match[2].strip(),), number=int(match[1]))


def _rows(lines: Sequence[str], outline: Outline) -> Iterator[Block]:
    """Give a row for each label; lines without one belong to the row before them."""
    row: list[str] = []
    for line in lines:
        label = outline.label(line)
        if "\t" in line:
            cells = tuple(cell.strip() for cell in line.split("\t"))
            yield Block(Form.ROW, cells, bordered=True)
        elif label:
            if row:
                yield Block(Form.ROW, tuple(row))
            words = line.split()
            row = [" ".join(words[: len(label.split())]), " ".join(words[len(label.split()) :])]
        elif row:
            row.append(line.strip())
    if row:
        yield Block(Form.ROW, tuple(row))
