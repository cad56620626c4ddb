"""References as CSL-JSON, the input format of citation processors (CSL 1.0.2)."""

from collections.abc import Mapping, Sequence
from typing import Any

from kzeu_cli.citations import days
from kzeu_cli.citations.credit import credit
from kzeu_cli.citations.marks import clean
from kzeu_cli.citations.prose import genre, printed, sentence
from kzeu_cli.model import Dataset, Reference
from kzeu_cli.model.dates import Period

Item = Mapping[str, Any]
# What is no type of CSL, and the nearest that is; its own name becomes the genre.
_TYPES = {"press-release": "webpage"}
_TEXTS = ("container-title", "publisher", "volume", "version", "DOI", "ISSN", "URL", "language")
# What CSL has no variable for goes, as its schema says, into `custom`.
_CUSTOM = ("layer", "status", "class", "side", "as_printed")

_TEXT = {"type": "string", "minLength": 1}
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array", "minItems": 1, "maxItems": 2,
            "items": {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3},
        },
        "literal": _TEXT,
    },
    "additionalProperties": False,
}  # fmt: skip
# What `item` makes, as a JSON Schema; it is a part of CSL's own schema.
SCHEMA: Item = {
    "type": "object",
    "description": "an item of CSL-JSON; what the source does not say is left out",
    "properties": {
        "id": {"type": ["integer", "string"]},
        "type": _TEXT,
        **dict.fromkeys((*_TEXTS, "title", "genre", "page", "note"), _TEXT),
        "author": {"type": "array", "items": {"type": "object", "additionalProperties": _TEXT}},
        "issued": _DATE,
        "accessed": _DATE,
        "custom": {
            "type": "object",
            "description": "what CSL has no variable for",
            "properties": {
                **dict.fromkeys((*_CUSTOM, "archived", "credit"), _TEXT),
                "status": {"type": "array", "items": _TEXT},
            },
            "additionalProperties": False,
        },
    },
    "required": ["id", "type"],
    "additionalProperties": False,
}


def item(work: Reference, source: str = "") -> Item:
    """Make the CSL item of a reference; a numbered one has its number as id. `source` says where the item is from."""
    values: dict[str, Any] = {"id": work.id, "type": _TYPES.get(work.type, work.type), "title": printed(work)}
    values |= {name: clean(getattr(work, name.replace("-", "_")) or "") for name in _TEXTS}
    values |= {
        "genre": genre(work),
        "page": clean(work.page or "").replace("–", "-"),
        "author": [{part: clean(text) for part, text in name.items()} for name in work.author],
        "issued": date(work.issued),
        "accessed": date(work.accessed),
        "note": clean(work.note or ""),
        "custom": {**custom(work), **({"credit": source} if source else {})},
    }
    return {name: value for name, value in values.items() if value not in ("", None, [], {})}


def date(when: Period | None) -> Item | None:
    """Write a date with its precision; a span with an open end in words, as CSL's parts must be closed."""
    if when is None:
        return None
    return {"literal": when.words} if when.is_open else {"date-parts": [list(part) for part in days.parts(when)]}


def custom(work: Reference) -> dict[str, Any]:
    """Gather what CSL has no variable for."""
    values = {name: getattr(work, "class_" if name == "class" else name) for name in _CUSTOM}
    values["archived"] = work.archived.text if work.archived else None
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items() if value}


def items(works: Sequence[Reference], dataset: Dataset) -> list[Item]:
    """Make the CSL items of references, each with the credit that the dataset asks for."""
    return [item(work, " ".join(map(sentence, credit([work], dataset)))) for work in works]
