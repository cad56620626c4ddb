"""References for BibLaTeX and biber."""

from collections.abc import Iterator, Sequence

from kzeu_cli.citations import latex
from kzeu_cli.citations.prose import genre, joined, printed
from kzeu_cli.citations.works import kind
from kzeu_cli.model import Dataset, Reference
from kzeu_cli.model.dates import Period

# BibLaTeX's names of the languages that references may be in (polyglossia and babel have the same).
_LANGUAGES = {"en": "english", "de": "german", "fr": "french", "ru": "russian", "kk": "kazakh"}


def write(works: Sequence[Reference], dataset: Dataset) -> str:
    """Write a .bib file, UTF-8."""
    return latex.file(works, dataset, _type, _fields)


def _type(work: Reference) -> str:
    by_kind = {"article": "article", "news": "article", "report": "report", "entry": "inreference"}
    if work.type in ("dataset", "software"):
        return work.type
    if kind(work) in by_kind and (kind(work) == "report" or work.container_title):
        return by_kind[kind(work)]
    return "online" if work.URL else "misc"


def _fields(work: Reference) -> Iterator[tuple[str, str]]:
    entry = _type(work)
    yield "author", latex.names(work.author)
    yield "title", latex.kept(printed(work))
    if entry == "article":
        yield "journaltitle", latex.kept(work.container_title)
        yield "entrysubtype", "newspaper" if kind(work) == "news" else ""
        yield "note", latex.escaped(work.publisher)
    elif entry == "inreference":
        yield "booktitle", latex.kept(work.container_title)
        yield "publisher", latex.kept(work.publisher)
    else:
        yield "titleaddon", latex.escaped(work.container_title)
        yield {"report": "institution", "dataset": "publisher"}.get(entry, "organization"), latex.kept(work.publisher)
        yield "type", "Report" if entry == "report" else ""
        yield "note", latex.escaped(genre(work))
    yield "version", latex.escaped(work.version)
    yield "date", _date(work.issued)
    yield "volume", latex.escaped(work.volume)
    yield "pages", latex.pages(work.page)
    yield "doi", latex.url(work.DOI)
    yield "issn", latex.escaped(work.ISSN)
    yield "url", latex.url(work.URL)
    yield "urldate", _date(work.accessed)
    yield "langid", _LANGUAGES.get(work.language or "", "")
    yield "addendum", _fate(work)
    yield "annotation", latex.escaped(work.note)


def _date(when: Period | None) -> str:
    return when.text.replace("..", "") if when else ""


def _fate(work: Reference) -> str:
    archived = f"archived {work.archived.text}" if work.archived else ""
    return joined(archived, "dead link" if "dead" in work.status else "", by=", ")
