"""A page saved as HTML, as blocks: what its elements tell."""

from collections.abc import Sequence
from html.parser import HTMLParser

from kzeu_cli.verify.blocks import Block, Form
from kzeu_cli.verify.sentences import without_marks

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_PARAGRAPHS = frozenset(("h1", "p", "li", "dd", "dt", "blockquote"))
_LEFT_OUT = frozenset(
    ("aside", "button", "caption", "figcaption", "figure", "footer", "form", "head", "header", "nav", "noscript",
     "script", "select", "style", "template")
)  # fmt: skip
# What MediaWiki adds to a page around and between its text.
_LEFT_OUT_CLASSES = frozenset(
    ("ambox", "catlinks", "hatnote", "metadata", "mw-cite-backlink", "mw-editsection", "mw-jump-link", "navbox",
     "noprint", "printfooter", "shortdescription", "sidebar", "thumb", "toc", "vector-toc")
)  # fmt: skip


def is_html(text: str) -> bool:
    """Whether a text is an HTML page."""
    return text.lstrip("\ufeff \t\r\n").startswith("<")


def blocks(text: str) -> Sequence[Block]:
    """Cut a page into blocks."""
    reader = _BlockReader()
    reader.feed(text)
    reader.close()
    return reader.blocks


class _BlockReader(HTMLParser):
    """Collects the blocks of a page while going through its elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._open: list[tuple[str, frozenset[str]]] = []
        self._text: list[str] = []
        self._cells: list[str] = []
        self._number = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._text.append("\n")
        if tag in _VOID:
            return
        if tag in _HEADINGS | _PARAGRAPHS | {"table", "tr", "td", "th", "ol", "ul"} and not self._inside("td", "th"):
            self._paragraph()
        if tag == "ol":
            self._number = 0
        self._open.append((tag, frozenset((dict(attrs).get("class") or "").split())))

    def handle_endtag(self, tag: str) -> None:
        if tag not in (name for name, _ in self._open):
            return
        if not self._is_left_out():
            self._finish(tag)
        while self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._is_left_out():
            self._text.append(data.replace("\n", " "))

    def close(self) -> None:
        """Take in what a page that breaks off has left open."""
        super().close()
        self._paragraph()

    def _finish(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._cells.append(self._take())
        elif tag == "tr":
            self._row()
        elif self._inside("td", "th"):
            self._text.append("\n" if tag in _PARAGRAPHS else "")
        elif tag in _HEADINGS:
            self._add(Form.HEADING)
        elif tag == "li" and self._in_class("references"):
            self._number += 1
            self._add(Form.ITEM, self._number)
        elif tag in _PARAGRAPHS:
            self._paragraph()

    def _row(self) -> None:
        cells, self._cells = self._cells, []
        if self._in_class("infobox") or len(cells) < 2:
            if lines := tuple(line for cell in cells for line in cell.splitlines()):
                self.blocks.append(Block(Form.LINES, lines))
        else:
            self.blocks.append(Block(Form.ROW, (without_marks(cells[0]), *cells[1:]), bordered=True))

    def _paragraph(self) -> None:
        if not self._is_left_out():
            self._add(Form.LINES)

    def _add(self, form: Form, number: int = 0) -> None:
        if lines := tuple(self._take().splitlines()):
            self.blocks.append(Block(form, lines, number))

    def _take(self) -> str:
        """Take the text collected so far, tidied line by line."""
        lines = (" ".join(line.split()) for line in "".join(self._text).split("\n"))
        self._text = []
        return "\n".join(filter(None, lines))

    def _inside(self, *tags: str) -> bool:
        return any(tag in tags for tag, _ in self._open)

    def _in_class(self, name: str) -> bool:
        return any(name in classes for _, classes in self._open)

    def _is_left_out(self) -> bool:
        return any(tag in _LEFT_OUT or classes & _LEFT_OUT_CLASSES for tag, classes in self._open)
