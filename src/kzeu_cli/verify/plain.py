"""A page saved as plain text, as blocks: what blank lines, headings and the numbered list tell."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kzeu_cli.model import Dataset
from kzeu_cli.verify.blocks import Block, Form
from kzeu_cli.verify.sentences import is_prose
from kzeu_cli.verify.variants import normal

_ITEM = re.compile(r"\s*(\d{1,9})\.\s+(?:\^\s*(?:[a-z]\s+)*)?(\S.*)")
# A line of an item behind its first one.
_HANGING = re.compile(r" {3,}\S")
_LONGEST_HEADING = 80
# What a terminal or a mail is folded to, at most.
_WIDEST = 132
_RULE = re.compile(r"[-=~+|:\s]*(?:[-=~]{3,}|\+)[-=~+|:\s]*")
_FURNITURE = (
    (re.compile(r"^\s*(=+)\s*(.*?)\s*\1\s*$"), r"\2"),
    (re.compile(r"^\s*#+\s+"), ""),
    (re.compile(r"\s*\[\s*edit\b[^\]]*\]\s*$"), ""),
    (re.compile(r"\^\(?(\[\d+\])\)?"), r"\1"),
    (re.compile(r"^(\s*)[•*]\s+"), r"\1"),
    (re.compile(r"\s{2,}[•*]\s+"), "  "),
)


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
        if not all(column in text for column in self.columns):
            return False
        for column in self.columns:
            text = text.replace(column, "", 1)
        return not re.search(r"\w", text)


def blocks(text: str, outline: Outline) -> Iterator[Block]:
    """Cut a text into blocks; how a program has laid it out (marks of headings, folded lines, frames) is no content."""
    seen_prose = in_table = False
    groups = list(_groups(_unfolded(_tidied(text), outline)))
    usual = Counter(gap for _, gap in groups).most_common(1)[0][0] if groups else 1
    for lines, gap in groups:
        is_title = len(lines) == 1 and normal(lines[0]) in outline.titles
        head = next((number for number, line in enumerate(lines) if outline.is_table(line)), None)
        if head is not None:
            in_table = True
            if head:
                yield Block(Form.LINES, tuple(line.strip() for line in lines[:head]))
            yield from _rows(lines[head + 1 :], outline)
        elif _ITEM.match(lines[0]):
            yield from _items(lines)
        elif in_table and not is_title and outline.label(lines[0]):
            # Some programs part the rows by blank lines.
            yield from _rows(lines, outline)
        else:
            in_table = False
            is_heading = is_title or (seen_prose and len(lines) == 1 and _is_heading(lines[0].strip()))
            form = Form.HEADING if is_heading else Form.LINES
            yield Block(form, tuple(line.strip() for line in lines), apart=gap > max(usual, 1))
        seen_prose = seen_prose or is_prose(lines[-1])


def _tidied(text: str) -> str:
    """Take off what programs put around headings, marks and cells: `== Trade ==`, `[edit]`, `^[1]`, `| a | b |`."""
    lines: list[str] = []
    for line in text.splitlines():
        if _RULE.fullmatch(line.strip()):
            # The line under a heading, or the frame of a table.
            continue
        for pattern, instead in _FURNITURE:
            line = pattern.sub(instead, line)
        lines.append(line.rstrip())
    return "\n".join(_unframed(lines))


def _unframed(lines: Sequence[str]) -> Iterator[str]:
    """Join the lines of each row of a table in a frame, its cells parted by tabs."""
    cells: list[list[str]] = []
    for line in lines:
        stripped = line.strip()
        framed = stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 1
        if framed:
            parts = [part.strip() for part in stripped[1:-1].split("|")]
            if cells and (not parts[0] or len(cells) != len(parts)):
                for cell, part in zip(cells, parts, strict=False):
                    cell.append(part)
                continue
        if cells:
            yield "\t".join(" ".join(filter(None, cell)) for cell in cells)
            cells = []
        if framed:
            cells = [[part] for part in parts]
        else:
            yield line
    if cells:
        yield "\t".join(" ".join(filter(None, cell)) for cell in cells)


def _unfolded(text: str, outline: Outline) -> str:
    """Join lines that a program has broken at its width: the next word would not have gone on the line before.

    A text whose longest line is longer than a screen is wide is not folded.
    """
    lines = text.split("\n")
    width = max((len(line) for line in lines), default=0)
    if width > _WIDEST:
        return text
    joined: list[str] = []
    room: int | None = None
    for line in lines:
        word = line.split(None, 1)[0] if line.strip() else ""
        hangs = bool(_HANGING.match(line) and joined and _ITEM.match(joined[-1]))
        goes_on = room is not None and word and (hangs or len(word) + 1 > room)
        goes_on = goes_on and not _ITEM.match(line) and "\t" not in line
        if goes_on and not (outline.label(line) and outline.label(joined[-1])):
            # A word that has a hyphen may be broken behind it.
            joined[-1] += line.strip() if re.search(r"\w-$", joined[-1]) else f" {line.strip()}"
        else:
            joined.append(line)
        room = width - len(line) if line.strip() else None
    return "\n".join(joined)


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


def _is_heading(line: str) -> bool:
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
