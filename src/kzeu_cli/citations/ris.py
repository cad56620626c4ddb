"""References as RIS, which Zotero, EndNote, Mendeley and others import."""

import re
from collections.abc import Iterator, Sequence

from kzeu_cli.citations import authors, types
from kzeu_cli.citations.faces import clean
from kzeu_cli.citations.keys import key
from kzeu_cli.citations.prose import printed, state
from kzeu_cli.model import Dataset, Reference
from kzeu_cli.model.dates import Period

# Types whose container and language Zotero takes for something else: a series or a department, a language of programs.
_NO_CONTAINER = ("DATA", "COMP", "THES")
# Types that have a field for what sort of work it is.
_TYPED = (
    "ELEC",
    "BLOG",
    "RPRT",
    "THES",
    "MAP",
    "MANSCPT",
    "PCOMM",
    "SLIDE",
    "ART",
    "GEN",
    "ICOMM",
    "PAMP",
    "SER",
    "PAT",
)


def write(works: Sequence[Reference], dataset: Dataset) -> str:
    """Write a record a reference, UTF-8. It says nothing of the dataset, as RIS has no comments."""
    return "\r\n".join(_record(work, dataset) for work in works)


def _record(work: Reference, dataset: Dataset) -> str:
    lines = [f"{tag}  - {clean(value)}" for tag, value in _tags(work, dataset) if value]
    return "".join(f"{line}\r\n" for line in (*lines, "ER  - "))


def _tags(work: Reference, dataset: Dataset) -> Iterator[tuple[str, str | None]]:
    first, _, last = (work.page or "").replace("–", "-").partition("-")
    named = types.of(work)
    yield "TY", named.ris
    yield "ID", key(work, dataset)
    yield from (("AU", _author(name)) for name in work.author)
    yield "TI", printed(work)
    yield "T2", work.container_title if named.ris not in _NO_CONTAINER else ""
    yield "PB", work.publisher
    yield "PY", f"{work.issued.begin.year}" if work.issued else ""
    yield "DA", _date(work.issued)
    yield "Y2", _date(work.accessed)
    yield "VL", work.volume
    yield "SP", first
    yield "EP", last
    yield "ET", work.version
    yield "SN", work.ISSN
    yield "DO", work.DOI
    # The specification parts several addresses by semicolons.
    yield "UR", (work.URL or "").replace(";", "%3B")
    yield "LA", work.language if named.ris != "COMP" else ""
    yield "DP", work.copy_at
    yield "M3", named.word if named.ris in _TYPED else ""
    yield "N1", state(work, lambda when: when.text)


def _author(name: authors.Name) -> str:
    """Write a name; importers cut it at its first comma, so neither a body nor a family may have one of its own."""
    uncut = {part: text if part == "given" else re.sub(r"\s*,\s*", " ", text).strip() for part, text in name.items()}
    return authors.inverted(uncut)


def _date(when: Period | None) -> str:
    """Write `2021/05/11/`, with nothing between the slashes for what is not known; a span as ISO 8601 has it."""
    if when is None:
        return ""
    if "/" in when.text:
        return when.text
    known = when.text.split("-")
    return "/".join([*known, *[""] * (4 - len(known))])
