"""The works that facts rest on: what to call them, until when they can know, who cites them."""

from datetime import date

from kzeu_cli.audit.case import Case
from kzeu_cli.model import Reference, RefId
from kzeu_cli.model.dates import Period
from kzeu_cli.support.folding import fold

_LONGEST = 70


def name(work: Reference) -> str:
    """Call a work by its mark and title: `[44] “EU and Kazakhstan hold annual …”`."""
    title = work.title or "no title"
    short = title if len(title) <= _LONGEST else f"{title[:_LONGEST].rpartition(' ')[0]} …"
    return f"[{work.id}] “{short}”"


def marks(refs: tuple[RefId, ...] | list[RefId]) -> str:
    """Write footnote marks: `[2] [7] [21]`."""
    return " ".join(f"[{ref}]" for ref in refs)


def known_until(work: Reference) -> date | None:
    """Find the last day of which a work can know: that of its publication, or of the latest look at it."""
    if work.issued:
        return work.issued.last
    return max((seen.last for seen in (work.accessed, work.archived) if seen), default=None)


def state(work: Reference) -> tuple[Period, str] | None:
    """Find the day of the page that a citation points to, and say so: that of its archived copy, or else of a look."""
    if work.archived:
        return work.archived, f"the archived copy cited is of {work.archived}"
    if work.accessed:
        return work.accessed, f"the page cited was last read on {work.accessed}"
    return (work.issued, f"the work cited is of {work.issued}") if work.issued else None


def same_title(work: Reference) -> str:
    """Write a title so that it equals that of the same work cited again."""
    return " ".join(fold(work.title or "").split())


def works(case: Case, layer: str | None = None) -> list[Reference]:
    """List the works of the dataset, of one layer if asked, by id: numbers in order, then names."""
    found = (work for work in case.dataset.references.values() if layer in (None, work.layer))
    return sorted(
        found, key=lambda work: (isinstance(work.id, str), work.id if isinstance(work.id, int) else 0, str(work.id))
    )
