"""Harvard style as in Cite Them Right."""

from kzeu_cli.citations import authors, days, prose
from kzeu_cli.citations.faces import clean, italic
from kzeu_cli.citations.styles import Style
from kzeu_cli.citations.types import kind
from kzeu_cli.model import Reference
from kzeu_cli.support.phrases import joined

_ET_AL = f" {italic('et al.')}"


def entry(work: Reference, year_suffix: str) -> str:
    """Write `Gotev, G. and Makszimov, V. (2021) *Title*, *site*. Available at: https://… (Accessed: 6 May 2021).`."""
    year = f"({_year(work, year_suffix)})"
    author = authors.listed(
        work.author, authors.inverted_initials, authors.inverted_initials, last=" and ", most=3, rest=_ET_AL
    )
    paper = italic(clean(work.container_title or "")) if kind(work) == "news" and not author else ""
    lead = author or paper or _name(work)
    rest = joined("" if lead == _name(work) else _name(work), _container(work, lead), by=", ")
    # A site follows the date without a stop.
    goes_on = author or paper or work.container_title
    whole = joined(lead, year, rest) if goes_on else joined(prose.sentence(f"{lead} {year}"), rest)
    publisher = clean(work.publisher or "")
    place = prose.with_pp(prose.pages(work)) if kind(work) in ("chapter", "paper") else ""
    whole = joined(
        prose.sentence(whole), prose.sentence(joined("" if publisher == author else publisher, place, by=", "))
    )
    accessed = f"(Accessed: {days.british(work.accessed)})" if work.accessed else ""
    if accessed and not prose.address(work):
        # No address follows that could carry the day of access: it goes before the last stop.
        whole = f"{whole.removesuffix('.')} {accessed}."
    available = joined(f"Available at: {prose.address(work)}", accessed) if prose.address(work) else ""
    return joined(whole, prose.remarks(work, days.british), prose.sentence(available))


def in_text(work: Reference, year_suffix: str) -> str:
    """Write `Gotev and Makszimov, 2021`; a work without author goes by its title, unsigned news by the paper."""
    people = authors.listed(work.author, authors.short, authors.short, last=" and ", most=3, rest=_ET_AL)
    paper = italic(clean(work.container_title or "")) if kind(work) == "news" else ""
    return f"{people or paper or _name(work)}, {_year(work, year_suffix)}"


def _year(work: Reference, year_suffix: str) -> str:
    return days.year(work.issued) + year_suffix if work.issued else joined("no date", year_suffix)


def _name(work: Reference) -> str:
    if prose.is_described(work):
        return prose.bracketed(work)
    is_part = kind(work) in ("article", "news", "talk", "entry", "chapter", "paper", "data")
    return prose.quoted_once(prose.title(work)) if is_part else italic(prose.title(work))


def _container(work: Reference, lead: str) -> str:
    container = italic(clean(work.container_title or ""))
    version = f"Version {clean(work.version)}" if work.version else ""
    if kind(work) == "article":
        return joined(container, clean(work.volume or ""), prose.with_pp(prose.pages(work)), by=", ")
    day = days.day_month(work.issued) if work.issued and kind(work) in ("news", "talk") else ""
    return joined("" if container == lead else container, version, day, by=", ")


STYLE = Style(title="Harvard (Cite Them Right)", entry=entry, in_text=in_text, via="cited in", has_year_suffix=True)
