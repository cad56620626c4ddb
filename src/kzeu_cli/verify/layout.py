"""Where everything stands in a page: sections, paragraphs and sentences, counted as the places of facts are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kzeu_cli.model import Dataset
from kzeu_cli.model.locators import BOX, LEAD, NOTES, TABLE, section, sort
from kzeu_cli.verify.blocks import Block, Form
from kzeu_cli.verify.sentences import is_prose, marks, sentences, without_marks
from kzeu_cli.verify.table_cells import Cell, cells
from kzeu_cli.verify.variants import normal, plain, slug


@dataclass(frozen=True)
class Passage:
    """A sentence, a line of the box, a cell of the comparison or a reference, and its place.

    `renumbered` tells which reference of the dataset each number of the page is, where the two number differently.
    """

    place: str
    printed: str
    renumbered: Mapping[int, int] | None = None

    @cached_property
    def words(self) -> str:
        """The text without reference marks."""
        return without_marks(self.printed)

    @cached_property
    def normal(self) -> str:
        """The text without reference marks, in one spelling."""
        return normal(self.words)

    def slice(self, start: int, end: int) -> str:
        """Give a stretch of the normal text as printed, capitals and all."""
        as_printed = plain(self.words)
        return (as_printed if len(as_printed) == len(self.normal) else self.normal)[start:end]

    @cached_property
    def printed_marks(self) -> tuple[int, ...]:
        """The numbers of the references it cites, as they are printed."""
        return marks(self.printed) if self.section != NOTES else ()

    @cached_property
    def marks(self) -> tuple[int, ...]:
        """The numbers of the references it cites, as the dataset counts them."""
        known = self.renumbered or {}
        return tuple(known.get(number, number) for number in self.printed_marks)

    @property
    def section(self) -> str:
        """The section it stands in."""
        return section(self.place)

    @property
    def sort(self) -> str:
        """What it is: a line of the box, a cell, a reference or a sentence."""
        return sort(self.place)


Document = Mapping[str, Passage]


def lay_out(blocks: Iterable[Block], dataset: Dataset) -> Document:
    """Give each sentence, cell and reference of a page its place."""
    pen = _Pen(dataset)
    listed = False
    for block in blocks:
        if listed and block.form is not Form.ITEM:
            # What follows the numbered list is navigation.
            break
        listed = block.form is Form.ITEM
        pen.put(block)
    return pen.document


class _Pen:
    """Goes through the blocks and knows in which section it is and how many paragraphs it has had."""

    def __init__(self, dataset: Dataset) -> None:
        self.document: dict[str, Passage] = {}
        self._dataset = dataset
        self._titles = {normal(word.title): name for name, word in dataset.sections.items() if word.title}
        self._order = list(dataset.sections)
        self._section = BOX
        self._position = 0
        self._paragraphs = 0
        self._strays: list[Cell] = []

    def put(self, block: Block) -> None:
        """Place a block."""
        if block.form is Form.HEADING:
            self._enter(self._titles.get(normal(without_marks(block.lines[0]))) or self._heading(block.lines[0]))
        elif block.form is Form.ITEM:
            self._place(f"{NOTES}/{block.number}", block.lines[0])
        elif block.form is Form.ROW:
            whole, strays = cells(block, self._dataset, [printed for _, printed in self._strays])
            # What stood above a row and now stands in it is stray no more.
            taken = " ".join(printed for _, printed in whole)
            for places, printed in self._strays:
                if printed in taken:
                    del self.document[f"{TABLE}/{places[0]}"]
            for places, printed in (*whole, *strays):
                passage = Passage(f"{TABLE}/{places[0]}", printed)
                self.document |= {f"{TABLE}/{place}": passage for place in places}
            self._strays = strays
        else:
            self._lines(block)

    def _enter(self, section: str) -> None:
        self._section, self._paragraphs = section, 0
        if section in self._order:
            self._position = self._order.index(section)

    def _heading(self, title: str) -> str:
        """Name the section under a heading that the dataset does not know: the next one if that has lost its own.

        Otherwise the heading is taken to stand in place of the next one that the dataset knows.
        """
        if untitled := self._untitled_next():
            return untitled
        ahead = range(self._position + 1, len(self._order))
        titled = (i for i in ahead if self._dataset.sections[self._order[i]].title)
        self._position = next(titled, self._position)
        return slug(title)

    def _untitled_next(self) -> str | None:
        """Name the next section if it has no heading and is not known by its form."""
        following = self._order[self._position + 1 :][:1]
        return next((name for name in following if not self._dataset.sections[name].title and name != TABLE), None)

    def _lines(self, block: Block) -> None:
        if self._section == BOX and is_prose(block.lines[-1]):
            self._enter(LEAD)
        elif block.apart and self._section not in (BOX, LEAD) and (untitled := self._untitled_next()):
            self._enter(untitled)
        self._paragraphs += 1
        lines = block.lines if self._section == BOX else sentences(" ".join(block.lines))
        for number, line in enumerate(lines, 1):
            self._place(f"{self._section}/{self._paragraphs}/{number}", line)

    def _place(self, place: str, printed: str) -> None:
        self.document[place] = Passage(place, printed)
