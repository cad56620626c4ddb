"""References as CSL-JSON, the input format of citation processors (CSL 1.0.2)."""

from collections.abc import Mapping, Sequence
from typing import Any

from kzeu_cli.citations import days
from kzeu_cli.citations.faces import clean
from kzeu_cli.citations.keys import key
from kzeu_cli.citations.prose import genre, printed, state
from kzeu_cli.citations.types import TYPES
from kzeu_cli.model import Dataset, Reference
from kzeu_cli.model.dates import Period

Item = Mapping[str, Any]
# The type of what has none in CSL; the genre says what it is.
_OTHER = "webpage"
_TEXTS = ("container-title", "publisher", "volume", "version", "DOI", "ISSN", "URL", "language")


def item(work: Reference, key: str = "") -> Item:
    """Make the CSL item of a reference; its id is its citation key, the recorded one if none is given."""
    is_csl = work.type in TYPES and work.type != "press-release"
    values: dict[str, Any] = {"id": key or work.citation_key or str(work.id), "title": printed(work)}
    values["type"] = work.type if is_csl else _OTHER
    values |= {name: clean(getattr(work, name.replace("-", "_")) or "") for name in _TEXTS}
    values |= {
        "genre": genre(work),
        "page": clean(work.page or "").replace("–", "-"),
        "author": [{part: clean(text) for part, text in name.items()} for name in work.author],
        "issued": date(work.issued),
        "accessed": date(work.accessed),
        "source": clean(work.copy_at or ""),
        "note": state(work, lambda when: when.text),
    }
    return {name: value for name, value in values.items() if value not in ("", None, [], {})}


def date(when: Period | None) -> Item | None:
    """Write a date with its precision; a span with an open end in words, as CSL's parts must be closed."""
    if when is None:
        return None
    return {"literal": when.words} if when.is_open else {"date-parts": [list(part) for part in days.parts(when)]}


def items(works: Sequence[Reference], dataset: Dataset) -> list[Item]:
    """Make the CSL items of references."""
    return [item(work, key(work, dataset)) for work in works]
