"""IEEE style, references in the order in which they are cited."""

from kzeu_cli.citations import authors, days
from kzeu_cli.citations.faces import clean, italic, link
from kzeu_cli.citations.prose import address, bracketed, is_described, pages, quoted, remarks, sentence, title, with_pp
from kzeu_cli.citations.styles import Style
from kzeu_cli.citations.types import is_dated_by_year, kind
from kzeu_cli.model import Reference
from kzeu_cli.support.phrases import joined

_ET_AL = f" {italic('et al.')}"


def entry(work: Reference, year_suffix: str) -> str:
    """Write `G. Gotev and V. Makszimov, “Title,” site, May 11, 2021. [Online]. Available: https://…`."""
    last = " and " if len(work.author) == 2 else ", and "
    author = authors.listed(
        work.author, authors.leading_initials, authors.leading_initials, last=last, most=6, rest=_ET_AL
    )
    container, publisher = clean(work.container_title or ""), clean(work.publisher or "")
    site = container if kind(work) in ("page", "data") or not container else italic(container)
    publisher = "" if publisher == author else publisher
    if kind(work) in ("chapter", "paper"):
        site = joined(f"in {site}" if site else "", publisher, by=", ")
    elif kind(work) == "thesis":
        site = joined("Thesis", publisher, by=", ")
    elif kind(work) in ("book", "report"):
        site = publisher or site
    place = with_pp(pages(work))
    rest = joined(
        site or publisher,
        f"version {clean(work.version)}" if work.version else "",
        f"vol. {clean(work.volume)}" if work.volume else "",
        *((_date(work), place) if kind(work) in ("chapter", "paper") else (place, _date(work))),
        f"doi: {link(clean(work.DOI))}" if work.DOI else "",
        by=", ",
    )
    name = _name(work, "" if not rest else "." if kind(work) in ("data", "law", "book") else ",")
    body = joined(f"{author}," if author else "", name, rest)
    accessed = f"Accessed: {days.ieee(work.accessed)}." if work.accessed else ""
    online = f"[Online]. Available: {address(work)}" if work.URL and not work.DOI else ""
    return joined(sentence(body), accessed, remarks(work, days.ieee), online)


def _name(work: Reference, stop: str) -> str:
    if is_described(work):
        return bracketed(work) + stop
    return (
        italic(title(work)) + stop
        if work.type == "software" or kind(work) in ("law", "book")
        else quoted(title(work), stop or ".")
    )


def _date(work: Reference) -> str:
    if not work.issued:
        return ""
    if is_dated_by_year(work):
        return days.year(work.issued)
    if kind(work) in ("article", "paper", "report"):
        return joined(days.month(work.issued, days.IEEE), days.year(work.issued))
    return days.ieee(work.issued)


STYLE = Style(
    title="IEEE", entry=entry, in_text=lambda work, letter: "", via="cited in", around=("[", "]"), label="[{}] ".format,
    joint="], [", is_sorted=False,
)  # fmt: skip
