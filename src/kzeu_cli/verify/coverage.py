"""A laid-out page, and what records have claimed of it; the rest no record covers."""

from collections.abc import Iterable, Iterator

from kzeu_cli.model.locators import BOX, NOTES, section
from kzeu_cli.verify.layout import Document, Passage
from kzeu_cli.verify.printed_forms import Print
from kzeu_cli.verify.substitutes import NUMBER, instead


class Page:
    """A laid-out page, and what records have claimed of it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.passages = tuple({passage.place: passage for passage in document.values()}.values())
        self._claims: dict[str, list[tuple[int, int]]] = {}
        self._cited: dict[str, set[int]] = {}

    def sees(self, wanted: Print, place: str) -> bool:
        """Whether a print stands at a place, or where the place reaches: any line of a box, a paragraph before it."""
        return any(True for _ in self._where(wanted, place))

    def _where(self, wanted: Print, place: str) -> Iterator[tuple[str, int, int]]:
        # A box has no order, so that any of its lines will do.
        lines = (passage for passage in self.passages if passage.section == BOX)
        passage = self.document.get(place) or (next(lines, None) if section(place) == BOX else None)
        if passage is None:
            return
        if wanted.mark:
            # A record may rest on the words of a citation itself, which carries no mark but its number.
            if wanted.mark in passage.marks or passage.place == f"{NOTES}/{wanted.mark}":
                yield passage.place, 0, 0
            return
        for near in self._reach(passage, wanted):
            spans = [(near.place, *span) for span in wanted.find(near.normal)]
            if spans:
                yield from spans
                return

    def _reach(self, passage: Passage, wanted: Print) -> Iterator[Passage]:
        yield passage
        if passage.section == BOX:
            yield from (other for other in self.passages if other.section == BOX)
        elif wanted.wide:
            paragraph, _, number = passage.place.rpartition("/")
            if number.isdecimal():
                before = (self.document.get(f"{paragraph}/{i}") for i in range(int(number) - 1, 0, -1))
                yield from filter(None, before)

    def claim(self, wanted: Iterable[Print], places: Iterable[str]) -> None:
        """Note what of the page a record covers."""
        for place in places:
            # Of a box only the lines are covered that have something of a record.
            if place in self.document and section(place) != BOX:
                self._claims.setdefault(self.document[place].place, [])
            for each in wanted:
                for where, start, end in self._where(each, place):
                    if each.mark:
                        self._cited.setdefault(where, set()).add(each.mark)
                    else:
                        self._claims.setdefault(where, []).append((start, end))

    def is_taken(self, place: str, start: int, end: int) -> bool:
        """Whether a stretch of a passage is claimed."""
        return any(first < end and start < last for first, last in self._claims.get(place, ()))

    def is_free(self, wanted: Print, passage: Passage) -> bool:
        """Whether a print stands in a passage where nobody has claimed it."""
        return any(not self.is_taken(passage.place, *span) for span in wanted.find(passage.normal))

    def instead(self, wanted: Print, passage: Passage) -> tuple[int, int] | None:
        """Find what stands in a passage in place of a print, and claim it."""
        span = instead(wanted, passage, lambda start, end: self.is_taken(passage.place, start, end))
        if span:
            self._claims.setdefault(passage.place, []).append(span)
        return span

    def cite(self, passage: Passage) -> None:
        """Claim all reference marks of a passage."""
        self._cited.setdefault(passage.place, set()).update(passage.marks)

    def uncovered(self) -> Iterator[tuple[str, str, str]]:
        """Go through what no record covers, as kind, place and print: passages, and in the others numbers and marks."""
        for passage in self.passages:
            place = passage.place
            if place not in self._claims and passage.normal:
                yield passage.sort, place, passage.printed
            for match in NUMBER.finditer(passage.normal):
                if place in self._claims and not self.is_taken(place, *match.span()):
                    yield "number", place, match.group()
            for printed, mark in zip(passage.printed_marks, passage.marks, strict=True):
                if mark not in self._cited.get(place, ()):
                    yield "reference mark", place, f"[{printed}]"
