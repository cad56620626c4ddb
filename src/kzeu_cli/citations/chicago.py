"""Chicago style, 18th edition, author and date."""

from kzeu_cli.citations import authors, days
from kzeu_cli.citations.faces import clean, italic
from kzeu_cli.citations.prose import address, chicago_pages, genre, is_described, quoted, remarks, sentence, title, year
from kzeu_cli.citations.styles import Style
from kzeu_cli.citations.types import is_dated_by_year, kind
from kzeu_cli.model import Reference
from kzeu_cli.support.phrases import joined


def entry(work: Reference, year_suffix: str) -> str:
    """Write `Gotev, Georgi, and Vlagyiszlav Makszimov. 2021. “Title.” Site, May 11. https://….`."""
    author, name = _author(work), _name(work, ".")
    # Laws and treaties go by their titles alone.
    dated = "" if kind(work) == "law" and not work.issued else sentence(year(work, year_suffix))
    head = (sentence(author), dated, name) if author else (name, dated)
    accessed = f"Accessed {days.american(work.accessed)}." if work.accessed and not work.issued else ""
    return joined(
        *head,
        sentence(f"Version {clean(work.version)}") if work.version else "",
        sentence(genre(work)),
        sentence(_container(work, author)),
        accessed,
        remarks(work, days.american),
        sentence(address(work)),
    )


def in_text(work: Reference, year_suffix: str) -> str:
    """Write `Gotev and Makszimov 2021`; what stands first in the list stands here."""
    people = authors.listed(work.author, authors.short, authors.short, last=" and ", most=2, rest=" et al.")
    who = people or _author(work)
    if not work.issued:
        return joined(f"{who}," if who else _name(work, ","), year(work, year_suffix))
    return joined(who or _name(work, ","), year(work, year_suffix))


def _author(work: Reference) -> str:
    """Name who stands first: authors; of a page its publisher or site, of unsigned news the paper."""
    if work.author:
        return authors.listed(work.author, authors.inverted, authors.whole, last=", and ", most=6, shown=3)
    if kind(work) == "news":
        return italic(clean(work.container_title or ""))
    if kind(work) in ("page", "report"):
        return clean(work.publisher or work.container_title or "")
    return ""


def _name(work: Reference, stop: str) -> str:
    if is_described(work):
        return title(work) + stop
    return (
        italic(title(work)) + stop
        if kind(work) in ("report", "book") or work.type == "software"
        else quoted(title(work), stop)
    )


def _container(work: Reference, author: str) -> str:
    container, publisher = clean(work.container_title or ""), clean(work.publisher or "")
    if kind(work) == "article":
        when = days.month(work.issued, days.FULL) if work.issued else ""
        issue = joined(italic(container), clean(work.volume or ""), f"({when})" if when else "")
        return joined(issue, chicago_pages(work), by=": ")
    if kind(work) == "law":
        return ""
    day = days.month_day(work.issued) if work.issued and not is_dated_by_year(work) else ""
    if kind(work) == "news":
        return joined("" if author == italic(container) else italic(container), day, by=", ")
    whole = f"In {italic(container)}" if container else ""
    if kind(work) == "entry":
        return joined(whole, day, by=", ")
    if kind(work) in ("chapter", "paper"):
        return joined(sentence(whole), joined(publisher, day, by=", "))
    if kind(work) == "thesis":
        return joined("Thesis", publisher, by=", ")
    return joined(*(name for name in dict.fromkeys((container, publisher)) if name != author), day, by=", ")


STYLE = Style(title="Chicago 18, author and date", entry=entry, in_text=in_text, via="cited in", has_year_suffix=True)
