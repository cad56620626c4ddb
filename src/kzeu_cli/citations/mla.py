"""MLA style, 9th edition."""

from kzeu_cli.citations import authors, days
from kzeu_cli.citations.faces import clean, italic
from kzeu_cli.citations.prose import address, genre, is_described, pages, quoted, remarks, sentence, title, with_pp
from kzeu_cli.citations.styles import Style
from kzeu_cli.citations.types import is_dated_by_year, kind
from kzeu_cli.model import Reference
from kzeu_cli.support.phrases import joined


def entry(work: Reference, year_suffix: str) -> str:
    """Write `Gotev, Georgi, and Vlagyiszlav Makszimov. “Title.” *Site*, 11 May 2021, https://….`."""
    author = authors.listed(work.author, authors.inverted, authors.whole, last=", and ", most=2)
    accessed = f"Accessed {days.british(work.accessed, days.MLA)}." if work.accessed and not work.issued else ""
    return joined(
        sentence(author),
        _name(work, "."),
        sentence(genre(work)),
        sentence(_container(work, author)),
        remarks(work, lambda when: days.british(when, days.MLA)),
        accessed,
    )


def in_text(work: Reference, year_suffix: str) -> str:
    """Write `Gotev and Makszimov`; a work without author goes by its title. MLA gives no year."""
    return authors.listed(work.author, authors.short, authors.short, last=" and ", most=2, rest=" et al.") or _name(
        work, ""
    )


def with_title(work: Reference) -> str:
    """Write `Gotev and Makszimov, “Title”`, which parts works of one author (MLA Handbook, 6.8)."""
    author = in_text(work, "")
    return f"{author}, {_name(work, '')}" if work.author else author


def _name(work: Reference, stop: str) -> str:
    """Write the title: italic if the work stands alone, in quotation marks if it is part of another."""
    if is_described(work):
        return title(work) + stop
    is_part = (
        work.container_title
        or kind(work) in ("article", "news", "talk", "entry", "chapter", "paper")
        or work.type == "dataset"
    )
    return quoted(title(work), stop) if is_part else italic(title(work)) + stop


def _container(work: Reference, author: str) -> str:
    volume, publisher = clean(work.volume or ""), clean(work.publisher or "")
    return joined(
        italic(clean(work.container_title or "")),
        f"version {clean(work.version)}" if work.version and work.container_title else "",
        f"Version {clean(work.version)}" if work.version and not work.container_title else "",
        f"vol. {volume}" if volume else "",
        "" if publisher == author else publisher,
        _date(work),
        with_pp(pages(work, 2)),
        address(work),
        by=", ",
    )


def _date(work: Reference) -> str:
    if not work.issued:
        return ""
    if kind(work) == "article":
        return joined(days.month(work.issued, days.MLA), days.year(work.issued))
    return days.year(work.issued) if is_dated_by_year(work) else days.british(work.issued, days.MLA)


STYLE = Style(title="MLA 9", entry=entry, in_text=in_text, via="qtd. in", with_title=with_title)
