"""Vancouver style as the NLM's Citing Medicine has it, references in the order in which they are cited."""

from kzeu_cli.citations import authors, days
from kzeu_cli.citations.faces import clean, link
from kzeu_cli.citations.prose import address, bracketed, genre, is_described, pages, remarks, sentence, title
from kzeu_cli.citations.styles import Style
from kzeu_cli.citations.types import kind
from kzeu_cli.model import Reference
from kzeu_cli.support.phrases import joined


def entry(work: Reference, year_suffix: str) -> str:
    """Write `Gotev G, Makszimov V. site [Internet]. 2021 [cited 2021 Sep 6]. Title. Available from: https://…`."""
    author = authors.listed(
        work.author, authors.bare_initials, authors.bare_initials, last=", ", most=6, shown=6, rest=", et al."
    )
    body = _journal(work) if kind(work) in ("article", "news") else _page(work, author)
    return joined(sentence(author), body, remarks(work, days.nlm), _access(work))


def _page(work: Reference, author: str) -> str:
    """Write a page; of a part of a site the site comes first (Citing Medicine, chapter 25)."""
    container, publisher = clean(work.container_title or ""), clean(work.publisher or "")
    site = f"In: {container}" if container and kind(work) in ("entry", "chapter", "paper") else container
    is_online = kind(work) == "page" or work.URL
    version = f"Version {clean(work.version)}" if work.version else ""
    whole = joined(
        site or _name(work),
        joined(*(f"[{word}]" for word in (version, genre(work), "Internet" if is_online else "") if word)),
    )
    imprint = joined("" if publisher == author else publisher, joined(_date(work), _cited(work)), by="; ")
    head = joined(sentence(whole), sentence(imprint))
    if kind(work) in ("entry", "chapter", "paper"):
        return joined(sentence(_name(work)), head, sentence(f"p. {pages(work, 1)}") if work.page else "")
    return joined(head, sentence(_name(work)) if container else "")


def _journal(work: Reference) -> str:
    volume = joined(clean(work.volume or ""), pages(work, 1), by=":")
    when = joined(joined(days.nlm(work.issued) if work.issued else "", _cited(work)), volume, by=";")
    container = joined(clean(work.container_title or ""), "[Internet]" if work.URL and not work.DOI else "")
    return joined(sentence(_name(work)), sentence(container), sentence(when))


def _name(work: Reference) -> str:
    return bracketed(work) if is_described(work) else title(work)


def _date(work: Reference) -> str:
    if not work.issued:
        return ""
    return days.nlm(work.issued) if kind(work) in ("talk", "report", "data") else days.year(work.issued)


def _cited(work: Reference) -> str:
    return f"[cited {days.nlm(work.accessed)}]" if work.accessed else ""


def _access(work: Reference) -> str:
    if work.DOI:
        return f"doi:{link(clean(work.DOI))}"
    return f"Available from: {address(work)}" if work.URL else ""


STYLE = Style(
    title="Vancouver (NLM)", entry=entry, in_text=lambda work, letter: "", via="cited in:", label="{}. ".format,
    joint=",", is_sorted=False,
)  # fmt: skip
