"""`kzeu show`: facts whole, each with its references, the facts tied to it, and what the audit finds in it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from kzeu_cli.answers import texts
from kzeu_cli.answers.columns import Answer, Column, Money, Node, View, plain, words
from kzeu_cli.answers.facts import FACTS
from kzeu_cli.answers.figures import terms
from kzeu_cli.answers.findings import table_of
from kzeu_cli.answers.rows import fact_of
from kzeu_cli.audit.finding import Finding
from kzeu_cli.citations import csl
from kzeu_cli.citations.cited import fact_of as found_fact
from kzeu_cli.dataset import compiled
from kzeu_cli.figures import amounts
from kzeu_cli.figures.description import sentence, title_of
from kzeu_cli.model import Agreement, Amount, Dataset, Event, Fact, Figure, Item, Programme, Reference
from kzeu_cli.model import locators as places
from kzeu_cli.model.persons import known_as, named
from kzeu_cli.model.record import Key, toml_key
from kzeu_cli.model.selection import get, related
from kzeu_cli.model.ties import same_as
from kzeu_cli.support.phrases import joined

# What stands in other places of the tree than among the data, and what only search and checks go by.
_ELSEWHERE = frozenset(("id", "layer", "source", "topics", "text", "refs", "at", "note", "related", "unit", "bound"))
# Severities of findings that a reader can do nothing about.
_UNCLEAR = ("ambiguity", "unclear")
_FOR_SEARCH = frozenset(("aliases", "quotes", "wording"))

# What facts may share besides their own links: they belong to one event, agreement or programme, name one person, or
# rest on one reference.
SHARED = ("event", "agreement", "programme", "person", "reference")


class Tie(NamedTuple):
    """What a fact shares with others, and these."""

    what: str
    facts: tuple[Fact, ...]


class Whole(NamedTuple):
    """A fact with all that belongs to it; `same` are the facts that state the same.

    With `most`, people see no more than so many of the facts that are tied to it, and not what only search goes by.
    """

    fact: Fact
    references: tuple[Reference, ...]
    same: tuple[Fact, ...]
    related: tuple[Fact, ...]
    ties: tuple[Tie, ...] = ()
    findings: tuple[Finding, ...] = ()
    most: int | None = None


def wholes(dataset: Dataset, names: Iterable[str], findings: Sequence[Finding] = ()) -> list[Whole]:
    """Find facts by id, what was worked out and terms of office among them; the error names the nearest."""
    return [_whole(dataset, found_fact(dataset, name) or get(dataset, name), findings) for name in dict.fromkeys(names)]


def _whole(dataset: Dataset, fact: Fact, findings: Sequence[Finding]) -> Whole:
    kept = compiled.row(dataset, fact)
    same = tuple(dataset.facts[name] for name in (kept["same_as"] if kept else same_as(dataset, fact)))
    linked = tuple(related(dataset, fact))
    return Whole(
        fact,
        references=tuple(dataset.cited(fact.refs)),
        same=same,
        related=linked,
        ties=tuple(ties(dataset, fact, {other.id for other in (*same, *linked)})),
        findings=tuple(finding for finding in findings if fact.id in finding.facts),
    )


def ties(dataset: Dataset, fact: Fact, known: set[str]) -> list[Tie]:
    """List the facts that share something with one, each under the first thing shared; those known are left out.

    Observations of series share their references by the hundred, which ties nothing.
    """
    full = known_as(dataset)
    shared: Mapping[str, Callable[[Fact], set[object]]] = {
        "event": lambda each: _own(each, Event, each.event),
        "agreement": lambda each: _own(each, Agreement, each.agreement),
        "programme": lambda each: _own(each, Programme, each.programme),
        "person": lambda each: {full[name] for name in named(each) if name in full},
        "reference": lambda each: set() if isinstance(each, Figure) and each.series else set(each.refs),
    }
    left = [other for other in dataset.facts.values() if other.id != fact.id and other.id not in known]
    found = []
    for what in SHARED:
        if not (own := shared[what](fact)):
            continue
        tied = [other for other in left if own & shared[what](other)]
        ids = {other.id for other in tied}
        left = [other for other in left if other.id not in ids]
        found += [Tie(what, tuple(tied))] if tied else []
    return found


def _own(fact: Fact, kind: type[Fact], link: str | None) -> set[object]:
    """The thing that a fact is itself, or that it belongs to."""
    return {name for name in (fact.id if isinstance(fact, kind) else None, link) if name}


def _tree(row: Whole, dataset: Dataset) -> Node:
    """Draw a fact with all that belongs to it, itself first; what it lacks is left out.

    Where a screen has no room for a single tie, the data stand in one paragraph, and the note is left out too.
    """
    fact = row.fact
    is_tight = row.most == 0
    related = [other for other in row.related if other not in row.same]
    data = tuple(_data(row, dataset))
    paragraph = " · ".join(f"{part.label or part.text} {part.text if part.label else ''}".strip() for part in data)
    topics = ", ".join(title_of(dataset.topics, name) for name in fact.topics)
    parts = (
        Node(f"{fact.id} ({fact.kind}, layer {fact.layer}{f'; {topics}' if topics else ''})", label="Fact"),
        Node(paragraph, label="Data") if is_tight else Node("Data", data),
        Node(_source(fact, dataset), tuple(Node(places.words(at, dataset)) for at in fact.at), label="Source"),
        Node("References", tuple(_reference(work) for work in row.references)),
        Node(", ".join(fact.id for fact in row.same), label="Stated by others too")
        if is_tight
        else Node("Stated by others too", _facts(row.same, dataset)),
        Node("" if is_tight else fact.note or "", label="Note"),
        Node("Findings of the audit", tuple(_found(row, dataset))),
        *_tied(row, related, dataset),
    )
    return Node(sentence(fact, dataset), tuple(part for part in parts if part.parts or (part.label and part.text)))


def _tied(row: Whole, related: Sequence[Fact], dataset: Dataset) -> Iterator[Node]:
    """Draw what is tied to a fact, as many of them as are wanted, and say how many are not."""
    groups = [("Related facts", related), *((f"Same {tie.what}", tie.facts) for tie in row.ties)]
    room = sum(len(facts) for _, facts in groups) if row.most is None else row.most
    left = 0
    for name, facts in groups:
        yield Node(name, _facts(facts[:room], dataset))
        left += max(0, len(facts) - room)
        room = max(0, room - len(facts))
    more = [f"{amounts.counted(left, 'fact')} tied to it"] if left else []
    more += ["a note"] if row.most == 0 and row.fact.note else []
    yield Node(f"{' and '.join(more)}: --all" if more else "", label="More" if more else "")


def _facts(facts: Sequence[Fact], dataset: Dataset) -> tuple[Node, ...]:
    return tuple(Node(sentence(fact, dataset), label=fact.id) for fact in facts)


def _source(fact: Fact, dataset: Dataset) -> str:
    """Name the source of a fact and, where its licence asks something of whoever passes the fact on, say what."""
    source = dataset.sources.get(fact.source)
    named = joined(source.title, source.publisher, by=", ") if source else fact.source or ""
    return ". ".join((named, *(line.removesuffix(".") for line in terms((fact.source,), dataset))))


def _data(row: Whole, dataset: Dataset) -> Iterator[Node]:
    fact = row.fact
    hidden = _ELSEWHERE if row.most is None else _ELSEWHERE | _FOR_SEARCH
    if fact.when is None and (undated := texts.time(fact, dataset)):
        yield Node(undated, label="when")
    # What the kind adds comes first, what any fact has last.
    for name, key in sorted(type(fact).keys.items(), key=lambda pair: pair[0] in Fact.keys):
        value = getattr(fact, name)
        if name not in hidden and value not in (None, ()):
            yield _datum(fact, name, key, value, dataset)


def _datum(fact: Any, name: str, key: Key, value: Any, dataset: Dataset) -> Node:
    label = toml_key(name).replace("_", " ")
    if name == "value":
        # Write an amount as people read it and, if that rounds, exactly.
        said, exact = texts.amount(fact, dataset), f"{amounts.grouped(fact.value)} {fact.unit or ''}".strip()
        return Node(f"{said} = {exact}" if amounts.is_currency(fact.unit) else said, label=label)
    if key.form in ("items", "quantities"):
        return Node(label, tuple(Node(_entry(entry, dataset)) for entry in value))
    return Node("; ".join(_words(one, key, dataset) for one in (value if key.is_many else (value,))), label=label)


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


def _found(row: Whole, dataset: Dataset) -> Iterator[Node]:
    """Draw the findings, in brief without what is merely unclear, which the audit itself says."""
    from kzeu_cli.answers.audit import parts_of  # JSON needs no titles of rules

    brief = row.most is not None
    shown = [finding for finding in row.findings if not brief or finding.severity not in _UNCLEAR]
    for finding in shown:
        parts = tuple(parts_of(finding))
        yield Node(finding.title, parts if row.most is None else parts[: min(row.most, 1)], label=finding.severity)
    if left := len(row.findings) - len(shown):
        yield Node(f"kzeu audit --fact {row.fact.id}", label=f"{left} unclear")


def _findings(row: Whole, dataset: Dataset) -> list[Mapping[str, Any]]:
    return [table_of(finding) for finding in row.findings]


def _columns() -> tuple[Column, ...]:
    """Take the columns of a fact, but as related all facts tied to it, and its references in full."""
    related = Column(
        "related", "array", "ids of the facts tied to it, by its own links or theirs",
        get=lambda row: [fact.id for fact in row.related],
    )  # fmt: skip
    references = Column(
        "references", "array", "its references, as CSL items",
        get=lambda row: [{**csl.item(work), "id": str(work.id)} for work in row.references],
    )  # fmt: skip
    findings = Column("findings", "array", "what the audit finds about it, as rows of kzeu audit", find=_findings)
    own = (related if column.key == "related" else column.of_part(fact_of) for column in FACTS.columns)
    return (*own, references, findings, *map(_shared, SHARED))


def _shared(what: str) -> Column:
    return Column(
        f"same_{what}", "array", f"ids of other facts of the same {what}, those under a tie before it left out",
        get=lambda row: [fact.id for tie in row.ties if tie.what == what for fact in tie.facts],
    )  # fmt: skip


SHOW = View("show", _columns(), node=_tree, is_tree=True, amounts=(Money(lambda row: row.fact, under="text"),))


def answer(rows: Sequence[Whole], dataset: Dataset, *, brief: bool) -> Answer:
    """Answer with facts whole; if `brief`, with as many of the facts tied to them as a screen has room for."""
    made = Answer(view=SHOW, rows=rows, dataset=dataset)

    def first(number: int) -> Answer:
        return made._replace(rows=[row._replace(most=number - 1) for row in rows])

    return made._replace(first=first) if brief else made
