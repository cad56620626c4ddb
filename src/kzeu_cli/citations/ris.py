"""References as RIS, which Zotero, EndNote, Mendeley and others import."""

from collections.abc import Iterator, Mapping, Sequence

from kzeu_cli.citations import days, names
from kzeu_cli.citations.credit import credit
from kzeu_cli.citations.marks import clean
from kzeu_cli.citations.prose import genre, joined, printed
from kzeu_cli.citations.works import kind
from kzeu_cli.model import Dataset, Reference
from kzeu_cli.model.dates import Period

_TYPES: Mapping[str, str] = {
    "article": "JOUR", "news": "NEWS", "data": "DATA", "report": "RPRT", "law": "STAT", "entry": "ENCYC",
    "talk": "GEN", "software": "COMP",
}  # fmt: skip


def write(works: Sequence[Reference], dataset: Dataset) -> str:
    """Write a record a reference, UTF-8; each names the dataset and its credit, as RIS has no comments."""
    return "\r\n".join(_record(work, dataset) for work in works)


def _record(work: Reference, dataset: Dataset) -> str:
    lines = [f"{tag}  - {clean(value)}" for tag, value in _tags(work, dataset) if value]
    return "".join(f"{line}\r\n" for line in (*lines, "ER  - "))


def _tags(work: Reference, dataset: Dataset) -> Iterator[tuple[str, str | None]]:
    first, _, last = (work.page or "").replace("–", "-").partition("-")
    yield "TY", _TYPES.get(work.type) or _TYPES.get(kind(work), "ELEC")
    yield "ID", f"{dataset.id}{work.id}" if isinstance(work.id, int) else work.id
    yield from (("AU", names.inverted(name)) for name in work.author)
    yield "TI", printed(work)
    yield "T2", work.container_title
    yield "PB", work.publisher
    yield "PY", _date(work.issued)[:4]
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
    yield "LA", work.language
    yield "M3", genre(work)
    yield "N1", _fate(work)
    yield "N1", work.note
    yield "DB", f"{dataset.id} {dataset.version}"
    yield from (("N1", line) for line in credit([work], dataset))


def _date(when: Period | None) -> str:
    """Write `2021/05/11/`, with nothing between the slashes for what is not known; of a span, its beginning."""
    if when is None or not (parts := days.parts(when)):
        return ""
    known = [f"{parts[0][0]:04}", *(f"{part:02}" for part in parts[0][1:])]
    return "/".join([*known, *[""] * (4 - len(known))])


def _fate(work: Reference) -> str:
    archived = f"Archived {work.archived.text}" if work.archived else ""
    return joined(archived, "dead link" if "dead" in work.status else "", work.as_printed or "", by="; ")
