"""Harvard style as in Cite Them Right."""

from kzeu_cli.citations import days, names
from kzeu_cli.citations.marks import clean, italic
from kzeu_cli.citations.prose import (
    address,
    bracketed,
    is_described,
    joined,
    pages,
    quoted_once,
    remarks,
    sentence,
    title,
    with_pp,
)
from kzeu_cli.citations.styles import Style
from kzeu_cli.citations.types import kind
from kzeu_cli.model import Reference

_ET_AL = f" {italic('et al.')}"


def entry(work: Reference, year_suffix: str) -> str:
    """Write `Gotev, G. and Makszimov, V. (2021) *Title*, *site*. Available at: https://… (Accessed: 6 May 2021).`."""
    year = f"({_year(work, year_suffix)})"
    author = names.listed(
        work.author, names.inverted_initials, names.inverted_initials, last=" and ", most=3, rest=_ET_AL
    )
    paper = italic(clean(work.container_title or "")) if kind(work) == "news" and not author else ""
    lead = author or paper or _name(work)
    rest = joined("" if lead == _name(work) else _name(work), _container(work, lead), by=", ")
    whole = joined(lead, year, rest) if author or paper or _follows(work) else joined(sentence(f"{lead} {year}"), rest)
    whole = joined(sentence(whole), _publisher(work, author))
    return joined(_accessed(whole, work), remarks(work, days.british), sentence(address(work) and _available(work)))


def in_text(work: Reference, year_suffix: str) -> str:
    """Write `Gotev and Makszimov, 2021`; a work without author goes by its title, unsigned news by the paper."""
    people = names.listed(work.author, names.short, names.short, last=" and ", most=3, rest=_ET_AL)
    paper = italic(clean(work.container_title or "")) if kind(work) == "news" else ""
    return f"{people or paper or _name(work)}, {_year(work, year_suffix)}"


def _year(work: Reference, year_suffix: str) -> str:
    return days.year(work.issued) + year_suffix if work.issued else joined("no date", year_suffix)


def _name(work: Reference) -> str:
    if is_described(work):
        return bracketed(work)
    is_part = kind(work) in ("article", "news", "talk", "entry", "chapter", "data")
    return quoted_once(title(work)) if is_part else italic(title(work))


def _follows(work: Reference) -> bool:
    """Whether a site follows the date without a stop."""
    return bool(work.container_title)


def _container(work: Reference, lead: str) -> str:
    container = italic(clean(work.container_title or ""))
    version = f"Version {clean(work.version)}" if work.version else ""
    if kind(work) == "article":
        return joined(container, clean(work.volume or ""), with_pp(pages(work)), by=", ")
    day = days.day_month(work.issued) if work.issued and kind(work) in ("news", "talk") else ""
    return joined("" if container == lead else container, version, day, by=", ")


def _publisher(work: Reference, author: str) -> str:
    publisher = clean(work.publisher or "")
    return "" if publisher == author else sentence(publisher)


def _accessed(whole: str, work: Reference) -> str:
    """Add the day of access before the last stop, where no address follows that could carry it."""
    return whole if address(work) or not work.accessed else f"{whole.removesuffix('.')} {_day(work)}."


def _available(work: Reference) -> str:
    return joined(f"Available at: {address(work)}", _day(work))


def _day(work: Reference) -> str:
    return f"(Accessed: {days.british(work.accessed)})" if work.accessed else ""


STYLE = Style(title="Harvard (Cite Them Right)", entry=entry, in_text=in_text, via="cited in", has_year_suffix=True)
