"""The columns of `kzeu show`, and a fact as a tree."""

from collections.abc import Iterator, Sequence
from typing import Any

from kzeu_cli.answers import shown
from kzeu_cli.answers.columns import Column, Money, Node, View, plain, words
from kzeu_cli.answers.facts import FACTS
from kzeu_cli.answers.whole import SHARED, Whole
from kzeu_cli.audit.finding import Finding
from kzeu_cli.citations import csl
from kzeu_cli.figures import amounts
from kzeu_cli.model import Amount, Dataset, Fact, Item, Reference
from kzeu_cli.model import locators as places
from kzeu_cli.model.record import Key, toml_key

# What stands in other places of the tree than among the data.
_ELSEWHERE = frozenset(("id", "layer", "source", "topics", "text", "refs", "at", "note", "related", "unit", "bound"))


def _tree(row: Whole, dataset: Dataset) -> Node:
    """Draw a fact with all that belongs to it; what it lacks is left out."""
    fact = row.fact
    parts = (
        Node(f"{fact.id} ({fact.kind}, layer {fact.layer})", label="Fact"),
        Node(", ".join(shown.topic_title(name, dataset) for name in fact.topics), label="Topics"),
        Node("Data", tuple(_data(fact, dataset))),
        Node(_source(fact, dataset), tuple(Node(places.words(at, dataset)) for at in fact.at), label="Source"),
        Node(
            "References",
            tuple(_reference(work) for work in row.references),
        ),
        Node("Stated by others too", _facts(row.same, dataset)),
        Node("Related facts", _facts([fact for fact in row.related if fact not in row.same], dataset)),
        *(Node(f"Same {tie.what}", _facts(tie.facts, dataset)) for tie in row.ties),
        Node(fact.note or "", label="Note"),
        Node("Findings of the audit", tuple(_finding(finding) for finding in row.findings)),
    )
    return Node(shown.said(fact, dataset), tuple(part for part in parts if part.parts or (part.label and part.text)))


def _facts(facts: Sequence[Fact], dataset: Dataset) -> tuple[Node, ...]:
    return tuple(Node(shown.said(fact, dataset), label=fact.id) for fact in facts)


def _source(fact: Fact, dataset: Dataset) -> str:
    source = dataset.sources.get(fact.source)
    return ", ".join(part for part in (source.title, source.publisher) if part) if source else fact.source


def _data(fact: Fact, dataset: Dataset) -> Iterator[Node]:
    if fact.when is None and (undated := shown.time(fact, dataset)):
        yield Node(undated, label="when")
    # What the kind adds comes first, what any fact has last.
    for name, key in sorted(type(fact).keys.items(), key=lambda pair: pair[0] in Fact.keys):
        value = getattr(fact, name)
        if name not in _ELSEWHERE and value not in (None, ()):
            yield _datum(fact, name, key, value, dataset)


def _datum(fact: Fact, name: str, key: Key, value: Any, dataset: Dataset) -> Node:
    label = toml_key(name).replace("_", " ")
    if name == "value":
        return Node(_amount(fact, dataset), label=label)
    if key.form in ("items", "quantities"):
        return Node(label, tuple(Node(_entry(entry, dataset)) for entry in value))
    return Node("; ".join(_words(one, key, dataset) for one in (value if key.is_many else (value,))), label=label)


def _amount(fact: Any, dataset: Dataset) -> str:
    """Write an amount as people read it and, if that rounds, exactly."""
    said, exact = shown.amount(fact, dataset), f"{amounts.grouped(fact.value)} {fact.unit or ''}".strip()
    return f"{said} = {exact}" if amounts.is_currency(fact.unit) else said


def _entry(entry: Amount, dataset: Dataset) -> str:
    name = entry.name if isinstance(entry, Item) else ""
    known = {word: value for word, value in entry.pairs() if word in ("role", "country", "part_of", "shown") and value}
    amount = amounts.words(entry, dataset.units)
    said = [part for part in (name, amount) if part]
    return ", ".join([" ".join(said), *(f"{word.replace('_', ' ')}: {value}" for word, value in known.items())])


def _words(value: Any, key: Key, dataset: Dataset) -> str:
    """Write a value; a code with the name it stands for."""
    if key.target in ("actor", "party", "place"):
        name = dataset.name(value)
        return name if name == value else f"{name} ({value})"
    if key.target in ("measure", "attribute", "product"):
        word = dataset.measures.get(value) or dataset.attributes.get(value) or dataset.products.get(value)
        return (word.title if word else None) or str(value)
    return value.words if hasattr(value, "words") else words(plain(value))


def _reference(work: Reference) -> Node:
    from kzeu_cli.citations.styles import line  # JSON needs no style

    return Node(line(work), label=f"[{work.id}]")


def _finding(finding: Finding) -> Node:
    parts = ((finding.computed, "but"), (finding.reconcile, "would fit"))
    return Node(finding.said, tuple(Node(text, label=label) for text, label in parts if text), label=finding.severity)


def _columns() -> tuple[Column, ...]:
    """Take the columns of a fact, but as related all facts tied to it, and its references in full."""
    related = Column(
        "related", "array", "ids of the facts tied to it, by its own links or theirs",
        get=lambda row: [fact.id for fact in row.related],
    )  # fmt: skip
    references = Column(
        "references", "array", "its references, as CSL items",
        get=lambda row: [csl.item(work) for work in row.references],
    )  # fmt: skip
    same = Column(
        "same_as", "array", "ids of other facts that state the same", get=lambda row: [fact.id for fact in row.same]
    )
    own = (related if column.key == "related" else column.of_part(lambda row: row.fact) for column in FACTS.columns)
    return (*own, same, references, *map(_tied, SHARED))


def _tied(what: str) -> Column:
    return Column(
        f"same_{what}", "array", f"ids of other facts of the same {what}, those under a tie before it left out",
        get=lambda row: [fact.id for tie in row.ties if tie.what == what for fact in tie.facts],
    )  # fmt: skip


SHOW = View("show", _columns(), node=_tree, is_tree=True, amounts=(Money(lambda row: row.fact, under="text"),))
