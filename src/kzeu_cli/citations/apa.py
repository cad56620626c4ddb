"""APA style, 7th edition."""

from kzeu_cli.citations import authors, days, prose
from kzeu_cli.citations.faces import clean, italic
from kzeu_cli.citations.styles import Style
from kzeu_cli.citations.types import is_dated_by_year, kind
from kzeu_cli.model import Reference
from kzeu_cli.support.phrases import joined

# An institution that publishes one of these is its author, if nobody else is named (Publication Manual, 9.11).
_BY_PUBLISHERS = ("page", "data", "report")


def entry(work: Reference, year_suffix: str) -> str:
    """Write `Gotev, G., & Makszimov, V. (2021, May 11). *Title*. Site. https://…`."""
    author, name = _author(work), _name(work)
    head = (
        (prose.sentence(author), _date(work, year_suffix), prose.sentence(name))
        if author
        else (prose.sentence(name), _date(work, year_suffix))
    )
    return joined(*head, prose.sentence(_container(work, author)), prose.remarks(work, days.american), _access(work))


def in_text(work: Reference, year_suffix: str) -> str:
    """Write `Gotev & Makszimov, 2021`; a work without author goes by its title."""
    people = authors.listed(work.author, authors.short, authors.short, last=" & ", most=2, rest=" et al.")
    return joined(
        f"{people or _author(work)}," if people or _author(work) else _named(work), prose.year(work, year_suffix)
    )


def _author(work: Reference) -> str:
    if work.author:
        last = authors.inverted_initials(work.author[-1])
        return authors.listed(
            work.author, authors.inverted_initials, authors.inverted_initials,
            last=", & ", most=20, shown=19, rest=f", … {last}",
        )  # fmt: skip
    return clean(work.publisher or "") if kind(work) in _BY_PUBLISHERS else ""


def _date(work: Reference, year_suffix: str) -> str:
    if kind(work) == "law" and not work.issued:
        return ""
    has_day = kind(work) != "article" and not is_dated_by_year(work)
    day = days.month_day(work.issued) if work.issued and has_day else ""
    return f"({joined(prose.year(work, year_suffix), day, by=', ')})."


def _name(work: Reference) -> str:
    form = {"software": "Computer software", "dataset": "Data set"}.get(work.type) or prose.genre(work)
    if kind(work) == "thesis":
        form = joined("Thesis", clean(work.publisher or ""), by=", ")
    version = f"(Version {clean(work.version)})" if work.version else ""
    stands_alone = kind(work) in ("page", "data", "report", "talk", "book", "thesis") and not prose.is_described(work)
    name = prose.bracketed(work) if prose.is_described(work) else prose.title(work)
    return joined(italic(name) if stands_alone else name, version, f"[{form}]" if form else "")


def _named(work: Reference) -> str:
    if prose.is_described(work):
        return f"{prose.bracketed(work)},"
    return (
        f"{italic(prose.title(work))},"
        if kind(work) in ("page", "data", "report", "talk", "book", "thesis")
        else prose.quoted(prose.title(work), ",")
    )


def _container(work: Reference, author: str) -> str:
    container, publisher = clean(work.container_title or ""), clean(work.publisher or "")
    if kind(work) == "article":
        return joined(italic(container), italic(clean(work.volume or "")), prose.pages(work), by=", ")
    if kind(work) == "news":
        return italic(container)
    whole = f"In {italic(container)}" if container else ""
    if kind(work) in ("entry", "thesis"):
        return whole
    if kind(work) in ("chapter", "paper"):
        where = f"({prose.with_pp(prose.pages(work))})" if work.page else ""
        return joined(prose.sentence(joined(whole, where)), publisher)
    if kind(work) == "law":
        return ""
    return joined(*(prose.sentence(name) for name in dict.fromkeys((container, publisher)) if name != author))


def _access(work: Reference) -> str:
    """Give the address; and the day of access where there is no date (9.16), whether or not an address is known."""
    if not work.accessed or work.issued:
        return prose.address(work)
    day = f"Retrieved {days.american(work.accessed)}"
    return f"{day}, from {prose.address(work)}" if prose.address(work) else f"{day}."


# The day counts in the order of works by one author and year (Publication Manual, 9.46).
STYLE = Style(title="APA 7", entry=entry, in_text=in_text, via="as cited in", has_year_suffix=True, by_day=True)
