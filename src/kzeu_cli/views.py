"""The columns of every command, declared once."""

from kzeu_cli import amounts
from kzeu_cli.columns import Column, View
from kzeu_cli.model import KINDS, Amount, Dataset, Fact
from kzeu_cli.record import Key, toml_key

_TYPES = {"number": "number", "integer": "integer", "flag": "boolean", "table": "object"}


def sources(fact: Fact, dataset: Dataset) -> str:
    """Say where a fact comes from: its layer and its references as footnote marks."""
    marks = "".join(f"[{ref}]" for ref in fact.refs)
    return f"{fact.source} {marks}".strip()


def when(fact: Fact, dataset: Dataset) -> str:
    """Say when, as precisely as known."""
    return fact.when.words if fact.when else ""


def amount(fact: Amount, dataset: Dataset) -> str:
    """Write the amount of a fact with its bound and unit."""
    return amounts.words(fact, dataset.units)


def _column(name: str, key: Key) -> Column:
    kind = "array" if key.is_many else _TYPES.get(key.of, "string")
    return Column(toml_key(name), kind, key.doc, get=lambda row, name=name: getattr(row, name, None))


def _fact_columns() -> tuple[Column, ...]:
    """Every key of every kind of fact, each once; a fact lacks those of the other kinds."""
    keys = {name: key for cls in KINDS.values() for name, key in cls.keys.items()}
    titled = {
        "id": Column("id", "string", keys["id"].doc, "Id"),
        "kind": Column("kind", "string", "kind of fact", "Kind"),
        "date": Column("date", "string", keys["date"].doc),
        "text": Column("text", "string", keys["text"].doc, "Fact"),
    }
    columns = {"id": titled["id"], "kind": titled["kind"]}
    columns["when"] = Column("when", "string", "date or period the fact goes by", "When", show=when)
    columns["text"] = titled["text"]
    columns["refs"] = Column("refs", "array", keys["refs"].doc, "Source", show=sources)
    for name, key in keys.items():
        columns.setdefault(name, _column(name, key))
    return tuple(columns.values())


FACTS = View(
    "facts",
    _fact_columns(),
    branch=lambda fact, dataset: dataset.topics[fact.topics[0]].title or fact.topics[0],
    leaf=lambda fact, dataset: f"{fact.text} ({fact.id})",
)
