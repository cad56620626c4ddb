"""Facts of every kind: the fields that every row has, and every key of every kind of fact."""

from collections.abc import Mapping, Sequence
from typing import Any

from kzeu_cli.answers import texts
from kzeu_cli.answers.columns import Answer, Column, Money, View
from kzeu_cli.answers.listed import Listed, columns, entries, face, listed, pages, source
from kzeu_cli.answers.rows import column, fact_of
from kzeu_cli.figures.description import sentence
from kzeu_cli.model import KINDS, Dataset, Fact
from kzeu_cli.model.policy import newest_first
from kzeu_cli.model.record import Key
from kzeu_cli.model.selection import Filter, meets
from kzeu_cli.support.errors import NotFoundError
from kzeu_cli.support.folding import fold
from kzeu_cli.support.phrases import joined
from kzeu_cli.support.suggestions import advice


def facts(dataset: Dataset, selection: Filter, words: Sequence[str] = (), kinds: Sequence[str] = ()) -> list[Fact]:
    """List the facts that meet a filter, its limit aside, the newest first.

    A word is a topic, a kind of fact, or a part of an id, a name or a sentence; each narrows the list further.
    """
    found = [fact for fact in dataset.facts.values() if (not kinds or fact.kind in kinds) and meets(fact, selection)]
    for word in words:
        found = _about(found, word, dataset)
    return newest_first(found)


def _about(found: Sequence[Fact], word: str, dataset: Dataset) -> list[Fact]:
    """Keep the facts that a word names, by topic or kind if there is one, else in what they say."""
    name = fold(word)
    topics = {topic.id for topic in dataset.topics.values() if name in (topic.id, fold(topic.title or ""))}
    if topics:
        return [fact for fact in found if topics.intersection(fact.topics)]
    kinds = [kind for kind in KINDS if name in (kind, f"{kind}s")]
    kept = [fact for fact in found if (fact.kind in kinds if kinds else _has(fact, name))]
    if not kept and not kinds:
        raise NotFoundError(f"no fact with {word!r}; {advice(word, dataset.topics, all_with='kzeu topics')}")
    return kept


def _has(fact: Fact, word: str) -> bool:
    texts = (fact.id, fact.text, getattr(fact, "name", None), getattr(fact, "short", None), *fact.aliases)
    return any(word in fold(text) for text in texts if text)


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


_SEEN: dict[str, Mapping[str, Any]] = {
    "when": {"title": "When", "show": lambda row, dataset: texts.time(row.fact, dataset)},
    "text": {"title": "Fact"},
    "layer": {"title": "Source", "show": source, "face": face},
}
_IDS: dict[str, Mapping[str, Any]] = {
    "id": {"title": "Id", "under": "text", "faint": True},
    "refs": {"title": "References", "show": pages, "under": "text", "faint": True},
}


def _columns() -> tuple[Column, ...]:
    """Make a column of every key besides those that every row has; a fact lacks those of the other kinds."""
    first = columns(_SEEN | _IDS)
    known = {column.key for column in first}
    own = (column(name, key, fact_of) for name, key in _keys().items())
    return (*first, *(column for column in own if column.key not in known))


def leaf(fact: Fact, dataset: Dataset) -> str:
    """Write a fact in a tree."""
    known = (fact.id, "" if fact.when else texts.time(fact, dataset))
    return f"{sentence(fact, dataset)} ({joined(*known, by=', ')})"


LIST = View(
    "facts",
    _columns(),
    branch=lambda row, dataset: texts.topic(row.fact, dataset),
    leaf=lambda row, dataset: leaf(row.fact, dataset),
    amounts=(Money(lambda row: row.fact, under="text"),),
)
BRIEF = LIST._replace(
    columns=tuple(column._replace(title="", under="") if column.key in _IDS else column for column in LIST.columns)
)
# The same of bare facts, for views that take them out of rows of their own.
FACTS = LIST._replace(columns=tuple(column.of_part(Listed) for column in LIST.columns))


def answer(
    found: Sequence[Fact], dataset: Dataset, limit: int | None, title: str, *, once: bool, brief: bool
) -> Answer:
    """Answer with facts in their order, cut to one screen if `brief`."""
    rows = entries(found, dataset, once=once)
    made = Answer(
        view=BRIEF if brief else LIST, rows=rows[:limit], dataset=dataset, title=f"{title}: {len(rows)} facts"
    )
    return listed(made, lambda number: _rest(number, len(rows)) if brief else "", brief=brief)


def _rest(number: int, count: int) -> str:
    of = f"The newest {number} of {count}; all, with ids" if number < count else "That is all; with ids"
    return f"{of}: --all; one kind: --kind event; one topic: --topic trade."
