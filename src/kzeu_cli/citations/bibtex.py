"""References for classic BibTeX, whose styles know neither days nor any script but Latin."""

from collections.abc import Callable, Iterator, Sequence

from kzeu_cli.citations import days, latex, types
from kzeu_cli.citations.faces import clean
from kzeu_cli.citations.prose import printed, remarks, sentence
from kzeu_cli.citations.romanization import romanized
from kzeu_cli.model import Dataset, Reference
from kzeu_cli.model.dates import Period
from kzeu_cli.support.phrases import joined

_NEEDS = (
    r"LaTeX needs \usepackage[utf8]{inputenc}, \usepackage[T1]{fontenc} and \usepackage{hyperref}, plainnat and "
    r"abbrvnat natbib too. These two, plainurl and unsrturl print addresses, but not plain, apalike and ieeetr. "
    r"Cyrillic is romanized, as pdflatex stops at it; the BibLaTeX file keeps it, for lualatex."
)
# So many words of its title stand for a work that names nobody at all.
_SHORT = 4
# Where the containing work and the publisher go. An entry that needs a container and has none is a misc.
_CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHERS = {
    "book": "publisher", "incollection": "publisher", "inproceedings": "publisher", "phdthesis": "school",
    "techreport": "institution",
}  # fmt: skip
# Entries that print their field `type`.
_TYPED = ("phdthesis", "techreport")


def write(works: Sequence[Reference], dataset: Dataset) -> str:
    """Write a .bib file, UTF-8."""
    return latex.file(works, dataset, _NEEDS, _type, _fields)


def _type(work: Reference) -> str:
    entry = types.of(work).bibtex
    return "misc" if entry in _CONTAINERS and not work.container_title else entry


def _fields(work: Reference) -> Iterator[tuple[str, str]]:
    entry, word = _type(work), types.of(work).word
    container, publisher = (romanized(latex.escaped(name)) for name in (work.container_title, work.publisher))
    yield "author", romanized(latex.names(work.author))
    # What nobody signs is sorted and labelled by who publishes it.
    short = romanized(latex.escaped(" ".join((work.title or "").split()[:_SHORT])))
    yield "key", "" if work.author else publisher or container or short
    yield "title", romanized(latex.kept(printed(work)))
    yield (
        _CONTAINERS.get(entry, "howpublished"),
        f"{{{container}}}" if container and entry in _CONTAINERS else container,
    )
    yield _PUBLISHERS.get(entry, "organization"), publisher and f"{{{publisher}}}"
    yield "type", word
    yield "year", _year(work.issued)
    yield "month", _common(work.issued, 1, lambda part: days.NLM[part - 1].lower())
    # No classic style prints the day; whoever imports the file reads it.
    yield "day", _common(work.issued, 2, str)
    yield "volume", latex.escaped(work.volume)
    yield "pages", latex.pages(work.page)
    yield "doi", latex.url(work.DOI)
    yield "issn", latex.escaped(work.ISSN)
    yield "url", latex.url(work.URL)
    yield "urldate", work.accessed.text if work.accessed else ""
    yield "note", romanized(latex.escaped(_note(work, "" if entry in _TYPED else word)))


def _year(when: Period | None) -> str:
    """Write `2021`, `2013/2015`; of a span with an open end the year that is known."""
    return "/".join(dict.fromkeys(f"{part[0]}" for part in days.parts(when))) if when else ""


def _common(when: Period | None, place: int, write: Callable[[int], str]) -> str:
    """Write the month or day of a date; of a span that of both its ends, if they share all down to it."""
    known = {part[: place + 1] for part in days.parts(when)} if when else set()
    return write(known.pop()[place]) if len(known) == 1 and all(len(part) > place for part in known) else ""


def _note(work: Reference, word: str) -> str:
    """Say in words what the classic styles have no field for."""
    version = f"version {clean(work.version)}" if work.version else ""
    accessed = f"accessed {days.british(work.accessed)}" if work.accessed else ""
    return joined(sentence(joined(word, version, accessed, by=", ")), remarks(work, days.british)).removesuffix(".")
