"""The columns of `kzeu facts`: every key of every kind of fact."""

from kzeu_cli.columns import Column, View
from kzeu_cli.model import KINDS
from kzeu_cli.record import Key, toml_key
from kzeu_cli.views import shown

_TYPES = {"number": "number", "integer": "integer", "flag": "boolean", "table": "object"}


def column(name: str, key: Key) -> Column:
    """Make the machine column of a record's field."""
    kind = "array" if key.is_many else _TYPES.get(key.of, "string")
    return Column(toml_key(name), kind, key.doc, get=lambda row: getattr(row, name, None))


def _columns() -> tuple[Column, ...]:
    """Take every key of every kind once; a fact lacks those of the other kinds."""
    keys = {name: key for cls in KINDS.values() for name, key in cls.keys.items()}
    first = {
        "id": Column("id", "string", keys["id"].doc, "Id", under="text", faint=True),
        "kind": Column("kind", "string", "kind of fact", "Kind"),
        "when": Column("when", "string", "date or period that the fact goes by", "When", show=shown.when),
        "text": Column("text", "string", keys["text"].doc, "Fact"),
        "refs": Column("refs", "array", keys["refs"].doc, "Source", show=shown.sources),
    }
    return (*first.values(), *(column(name, key) for name, key in keys.items() if name not in first))


FACTS = View(
    "facts",
    _columns(),
    branch=lambda fact, dataset: dataset.topics[fact.topics[0]].title or fact.topics[0],
    leaf=lambda fact, dataset: f"{fact.text} ({fact.id})",
)
