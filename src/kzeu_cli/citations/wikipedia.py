"""Wikipedia's citation templates (CS1), as wikitext."""

import re
from collections.abc import Iterator, Mapping

from kzeu_cli.citations import authors, days, types
from kzeu_cli.citations.faces import clean
from kzeu_cli.citations.prose import printed
from kzeu_cli.citations.styles import Style
from kzeu_cli.model import Reference
from kzeu_cli.model.dates import Period
from kzeu_cli.support.phrases import capital, joined

# How the containing work is called in each template; the first three refuse to do without.
_CONTAINERS: Mapping[str, str] = {
    "cite journal": "journal", "cite magazine": "magazine", "cite encyclopedia": "encyclopedia",
    "cite news": "newspaper", "cite conference": "book-title", "cite AV media": "series", "cite book": "title",
    "cite map": "series", "cite report": "series", "cite tech report": "series", "cite thesis": "series",
}  # fmt: skip
_NEED_CONTAINER = tuple(_CONTAINERS)[:3]
# What would end a parameter or begin a template, a link, a tag, italics, a signature, a magic word or an entity.
_OBEYED = re.compile(r"[|\[\]{}<>]|''+|~~~+|__|&(?=#?\w+;)")
# What breaks an external link.
_BREAKING = re.compile(r"[|\[\]{}<>\s\"]|''+")


def entry(work: Reference, year_suffix: str) -> str:
    """Write one template on one line.

    Without an address CS1 refuses `cite web` and a date of access, so such a page is a plain `citation`, and what was
    known of access and archive is a comment.
    """
    filled = "".join(f" |{name}={value}" for name, value in _parameters(work) if value)
    return joined(f"{{{{{_template(work)}{filled}}}}}", _remark(work))


def in_text(work: Reference, year_suffix: str) -> str:
    """Write a named footnote: its name is that of the reference."""
    name = clean(work.citation_key or f"ref-{work.id}")
    return f'<ref name="{name}">{entry(work, year_suffix)}</ref>'


def _template(work: Reference) -> str:
    name = types.of(work).template
    if not name or name == "cite web" or (name in _NEED_CONTAINER and not work.container_title):
        return "cite web" if work.URL else "citation"
    return name


def _parameters(work: Reference) -> Iterator[tuple[str, str]]:
    many = len(work.author) > 1
    for number, person in enumerate(work.author, 1):
        suffix = str(number) if many else ""
        if person.get("family") and person.get("given"):
            yield f"last{suffix}", _value(person["family"])
            yield f"first{suffix}", _value(person["given"])
        else:
            yield f"author{suffix}", _whole(authors.whole(person))
    yield "date", _date(work.issued)
    template = _template(work)
    is_chapter = template == "cite book" and work.container_title
    yield "chapter" if is_chapter else "title", _value(printed(work))
    yield ("chapter-url" if is_chapter else "url"), _address(work)
    yield _CONTAINERS.get(template, "website"), _value(work.container_title)
    yield "volume", _value(work.volume)
    yield "pages", _value(work.page)
    yield "publisher", _value(work.publisher)
    yield "via", _value(work.copy_at)
    yield "version", _value(work.version)
    yield "language", _value(work.language if work.language != "en" else None)
    yield "doi", _value(work.DOI)
    yield "issn", _value(work.ISSN)
    yield "access-date", _date(work.accessed) if work.URL else ""
    yield "url-status", "dead" if work.URL and "dead" in work.status else ""
    yield "mode", "cs1" if template == "citation" else ""


def _remark(work: Reference) -> str:
    """Say in a comment what the templates take only with an address, and where the date is from."""
    known = {
        f"accessed {_date(work.accessed)}": work.accessed and not work.URL,
        f"archived {_date(work.archived)}": work.archived,
        "dead link": "dead" in work.status and not work.URL,
        "no address is known": (work.accessed or work.archived or work.status) and not work.URL,
        "date taken from the address": "date-from-address" in work.status,
        "unpublished": "unpublished" in work.status,
    }
    said = [words for words, is_said in known.items() if is_said]
    return f"<!-- {'; '.join(said)} -->" if said and said != ["no address is known"] else ""


def _value(text: str | None) -> str:
    """Write a text that the wiki shows as it stands; of the bar MediaWiki's own word for it."""
    return _OBEYED.sub(
        lambda match: "{{!}}" if match[0] == "|" else "".join(f"&#{ord(sign)};" for sign in match[0]), clean(text or "")
    )


def _whole(name: str) -> str:
    """Write the name of a body; in double parentheses if CS1 would take it for several."""
    return f"(({_value(name)}))" if re.search("[,;]", name) else _value(name)


def _address(work: Reference) -> str:
    return _BREAKING.sub(lambda match: "".join(f"%{ord(sign):02X}" for sign in match[0]), clean(work.URL or ""))


def _date(when: Period | None) -> str:
    """Write whole days as ISO 8601, which CS1 takes; whatever is less precise in words."""
    if when is None:
        return ""
    return when.text if len(when.text) == 10 else days.british(when)


def _from(calculation: str, footnote: str) -> str:
    """Say inside a footnote what was worked out; it is another footnote than that of the work alone."""
    said = f"{capital(calculation)}, from: "
    return footnote.replace('">', f'-own">{said}', 1)


STYLE = Style(
    title="Wikipedia (CS1)", entry=entry, in_text=in_text, via="cited in", around=("", ""), joint="", from_=_from,
    after_stop=True, is_sorted=False,
)  # fmt: skip
