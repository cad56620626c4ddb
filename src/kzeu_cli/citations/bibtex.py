"""References for classic BibTeX, whose styles know neither addresses nor days."""

from collections.abc import Iterator, Sequence

from kzeu_cli.citations import days, latex
from kzeu_cli.citations.prose import genre, joined, printed
from kzeu_cli.citations.works import kind
from kzeu_cli.model import Dataset, Reference


def write(works: Sequence[Reference], dataset: Dataset) -> str:
    """Write a .bib file, UTF-8."""
    return latex.file(works, dataset, _type, _fields)


def _type(work: Reference) -> str:
    if kind(work) in ("article", "news") and work.container_title:
        return "article"
    return "techreport" if kind(work) == "report" and work.publisher else "misc"


def _fields(work: Reference) -> Iterator[tuple[str, str]]:
    entry = _type(work)
    yield "author", latex.names(work.author)
    yield "title", latex.kept(printed(work))
    if entry == "article":
        yield "journal", latex.kept(work.container_title)
    elif entry == "techreport":
        yield "institution", latex.kept(work.publisher)
        yield "type", "Report"
    else:
        published = (work.container_title, work.publisher, genre(work))
        yield "howpublished", joined(*(latex.escaped(name) for name in published), by=", ")
    yield "year", days.year(work.issued) if work.issued else ""
    yield "month", days.month(work.issued, days.NLM).lower() if work.issued else ""
    yield "volume", latex.escaped(work.volume)
    yield "pages", latex.pages(work.page)
    yield "doi", latex.url(work.DOI)
    yield "issn", latex.escaped(work.ISSN)
    yield "url", latex.url(work.URL)
    yield "note", _note(work)


def _note(work: Reference) -> str:
    r"""Say in words what the classic styles have no field for; the address in `\url`, which they print."""
    address = rf"\url{{{latex.url(work.URL)}}}" if work.URL else ""
    version = f"version {latex.escaped(work.version)}" if work.version else ""
    accessed = f"accessed {days.british(work.accessed)}" if work.accessed else ""
    archived = f"archived {days.british(work.archived)}" if work.archived else ""
    return joined(version, address, accessed, archived, "dead link" if "dead" in work.status else "", by=", ")
