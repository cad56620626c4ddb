"""References for BibLaTeX and biber."""

from collections.abc import Iterator, Sequence

from kzeu_cli.citations import latex, types
from kzeu_cli.citations.prose import printed, remarks
from kzeu_cli.model import Dataset, Reference
from kzeu_cli.model.dates import Period
from kzeu_cli.support.phrases import joined

_NEEDS = r"LaTeX needs \usepackage{biblatex}, biber, and lualatex or xelatex for titles in Cyrillic."
# BibLaTeX's names of the languages that references may be in (polyglossia and babel have the same).
_LANGUAGES = {"en": "english", "de": "german", "fr": "french", "ru": "russian", "kk": "kazakh"}
# Where the containing work goes, in the entries that cannot do without one.
_CONTAINERS = {
    "article": "journaltitle", "incollection": "booktitle", "inproceedings": "booktitle", "inreference": "booktitle",
}  # fmt: skip
# Where the publisher goes; entries not named here print what the driver of misc does.
_PUBLISHERS = {
    "article": "note", "book": "publisher", "booklet": "howpublished", "incollection": "publisher",
    "inproceedings": "publisher", "inreference": "publisher", "patent": "holder", "report": "institution",
    "thesis": "institution", "unpublished": "howpublished",
}  # fmt: skip
# Entries without a field that says what the work is.
_UNTYPED = ("article", "book", "incollection", "inproceedings", "inreference", "online")
_SUBTYPES = {"article-newspaper": "newspaper", "article-magazine": "magazine"}


def write(works: Sequence[Reference], dataset: Dataset) -> str:
    """Write a .bib file, UTF-8."""
    return latex.file(works, dataset, _NEEDS, _type, _fields)


def _type(work: Reference) -> str:
    """Choose the entry: a page for what lacks its container, and for undated news, whose date would print as `()`."""
    entry = types.of(work).biblatex
    is_undated_news = work.type in _SUBTYPES and not work.issued
    return "online" if (entry in _CONTAINERS and not work.container_title) or is_undated_news else entry


def _fields(work: Reference) -> Iterator[tuple[str, str]]:
    entry, word = _type(work), types.of(work).word
    container, publisher = latex.kept(work.container_title), latex.kept(work.publisher)
    yield "author", latex.names(work.author)
    yield "title", latex.kept(printed(work))
    if entry in _CONTAINERS:
        yield _CONTAINERS[entry], container
        yield "entrysubtype", _SUBTYPES.get(work.type, "") if entry == "article" else ""
    elif entry in _PUBLISHERS:
        yield "titleaddon", latex.escaped(work.container_title)
    else:
        # Site and publisher are a list; pandoc takes a site in titleaddon for a part of the title.
        yield "organization", joined(container, publisher, by=" and ")
    yield _PUBLISHERS.get(entry, ""), publisher if entry in _PUBLISHERS else ""
    yield "type", "" if entry in _UNTYPED else word
    yield "note", word if entry == "online" else ""
    yield "version", latex.escaped(work.version)
    yield "date", _date(work.issued)
    yield "volume", latex.escaped(work.volume)
    yield "pages", latex.pages(work.page)
    yield "doi", latex.url(work.DOI)
    yield "issn", latex.escaped(work.ISSN)
    yield "url", latex.url(work.URL)
    yield "urldate", _date(work.accessed)
    yield "langid", _LANGUAGES.get(work.language or "", "")
    yield "addendum", latex.escaped(remarks(work, lambda when: when.text)).removesuffix(".")


def _date(when: Period | None) -> str:
    return when.text.replace("..", "") if when else ""
