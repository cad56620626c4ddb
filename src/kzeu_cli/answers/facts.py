"""The columns of `kzeu facts`: every key of every kind of fact."""

from kzeu_cli.answers import shown
from kzeu_cli.answers.columns import Column, Money, View
from kzeu_cli.model import KINDS, Dataset, Fact
from kzeu_cli.model.record import Key, toml_key

_TYPES = {
    "number": "number", "integer": "integer", "flag": "boolean",
    "dimensions": "object", "values": "object", "spans": "object",
}  # fmt: skip


def column(name: str, key: Key) -> Column:
    """Make the machine column of a record's field."""
    kind = "array" if key.is_many else _TYPES.get(key.form, "string")
    return Column(toml_key(name), kind, key.doc, get=lambda row: getattr(row, name, None), of=key)


def _keys() -> dict[str, Key]:
    """Take every key of every kind once; where kinds mean different things by it, its meaning says so."""
    keys: dict[str, Key] = {}
    for name in dict.fromkeys(name for cls in KINDS.values() for name in cls.keys):
        of_kinds = {kind: cls.keys[name] for kind, cls in KINDS.items() if name in cls.keys}
        meanings = {key.doc: [kind for kind, of in of_kinds.items() if of.doc == key.doc] for key in of_kinds.values()}
        first = next(iter(of_kinds.values()))
        doc = "; ".join(f"{doc} ({', '.join(kinds)})" for doc, kinds in meanings.items())
        keys[name] = first if len(meanings) == 1 else first._replace(doc=doc)
    return keys


def _columns() -> tuple[Column, ...]:
    """Make a column of every key; a fact lacks those of the other kinds."""
    keys = _keys()
    provenance = {
        made.key: made._replace(of=keys[made.key]) for made in shown.provenance(lambda row: row, beneath="text")
    }
    first = {
        "id": Column("id", "string", keys["id"].doc, "Id", under="text", faint=True, of=keys["id"]),
        "kind": Column("kind", "string", "kind of fact"),
        "when": Column("when", "string", "date or period that the fact goes by", "When", show=shown.time),
        "text": Column("text", "string", keys["text"].doc, "Fact", show=shown.said, of=keys["text"]),
        **provenance,
    }
    return (*first.values(), *(column(name, key) for name, key in keys.items() if name not in first))


def leaf(fact: Fact, dataset: Dataset) -> str:
    """Write a fact in a tree."""
    known = (fact.id, "" if fact.when else shown.time(fact, dataset))
    return f"{shown.said(fact, dataset)} ({', '.join(part for part in known if part)})"


FACTS = View(
    "facts",
    _columns(),
    branch=shown.topic,
    leaf=leaf,
    group=lambda fact, dataset: fact.kind.capitalize(),
    amounts=(Money(lambda fact: fact, under="text"),),
)
