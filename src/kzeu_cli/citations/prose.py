"""The small pieces of prose that every style is made of: sentences, quotation marks, page ranges, titles, addresses."""

import re
from collections.abc import Callable

from kzeu_cli.citations import days, faces
from kzeu_cli.citations.faces import clean
from kzeu_cli.model import Reference
from kzeu_cli.model.dates import Period
from kzeu_cli.support.phrases import joined

# Titles that no source prints: words of ours that describe the work, or one that stands for a missing title.
_NOT_PRINTED = {"descriptive-title", "placeholder-title"}
_ENDED = r"[.?!…][”’»\"')\]]*$"
_INNER = r"[“„\"]([^“„”\"]*)[”\"]"


def sentence(text: str) -> str:
    """End a text with a full stop, unless a stop, question or exclamation mark ends it, also inside a quotation."""
    return text if not text or re.search(_ENDED, faces.plain(text)) else f"{text}."


def quoted(text: str, stop: str = "") -> str:
    """Put a text in double quotation marks, American fashion: a stop goes inside, quotations inside become single."""
    inner = re.sub(_INNER, "‘\\1’", text)
    return f"“{inner}{'' if re.search(_ENDED, text) else stop}”"


def quoted_once(text: str) -> str:
    """Put a text in single quotation marks, British fashion; quotations inside become double."""
    inner = re.sub(_INNER, "“\\1”", text)
    return f"‘{inner}’"


def title(work: Reference) -> str:
    """Take the title as printed: its case and its script stay."""
    return clean(work.title or "untitled")


def year(work: Reference, suffix: str) -> str:
    """Write the year of a work with its suffix, `2021a`; of an undated one `n.d.` or `n.d.-a`."""
    return f"{days.year(work.issued)}{suffix}" if work.issued else f"n.d.{'-' if suffix else ''}{suffix}"


def is_described(work: Reference) -> bool:
    """Whether the title is not one that the work prints itself."""
    return not work.title or not _NOT_PRINTED.isdisjoint(work.status)


def printed(work: Reference) -> str:
    """Take the title for an export: nothing if there is none, in square brackets what is only a description."""
    return bracketed(work) if "descriptive-title" in work.status else clean(work.title or "")


def bracketed(work: Reference) -> str:
    """Put a description that stands for a title in square brackets."""
    return f"[{title(work)}]"


def genre(work: Reference) -> str:
    """Name the kind of a work for which styles have a word."""
    return {"press-release": "Press release", "speech": "Speech"}.get(work.type, "")


def address(work: Reference) -> str:
    """Take the address of a work, a DOI first, as a link; nothing if none is known."""
    return faces.link(f"{faces.DOI}{work.DOI}" if work.DOI else clean(work.URL or ""))


def remarks(work: Reference, day: Callable[[Period], str]) -> str:
    """Say what styles have no place for: whose copy was read, where the date is from, the archive status."""
    copy = sentence(f"Copy at {clean(work.copy_at)}") if work.copy_at else ""
    return joined(copy, state(work, day))


def state(work: Reference, day: Callable[[Period], str]) -> str:
    """Say where the date is from, and the archive status: what formats that have a field for the copy lack."""
    return joined(
        f"Unpublished {work.type}." if "unpublished" in work.status else "",
        "Date taken from the address." if "date-from-address" in work.status else "",
        f"Archived {day(work.archived)}." if work.archived else "",
        "Dead link." if "dead" in work.status else "",
    )


def pages(work: Reference, least: int = 0) -> str:
    """Write a page range with an en dash.

    With `least`, the last page keeps only the digits that differ from the first, but that many at least (MLA 2, NLM 1).
    """
    text = clean(work.page or "").replace("--", "–").replace("-", "–")
    first, _, last = text.partition("–")
    if not (least and first.isdecimal() and last.isdecimal() and len(first) == len(last) > least):
        return text
    same = next((i for i, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), len(first))
    return f"{first}–{last[min(same, len(last) - least) :]}"


def chicago_pages(work: Reference) -> str:
    """Write a page range as Chicago does: whole after a multiple of 100, one digit after 101 to 109."""
    first = clean(work.page or "").replace("–", "-").partition("-")[0]
    if len(first) < 3 or first.endswith("00"):
        return pages(work)
    return pages(work, 1 if first[-2] == "0" else 2)


def with_pp(text: str) -> str:
    """Write `pp. 558–561` of several pages, `p. 5` of one."""
    return f"pp. {text}" if re.search("[–,]", text) else f"p. {text}" if text else ""
