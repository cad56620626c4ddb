"""Choosing facts: by time, topic, layer and source, or by id."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from kzeu_cli.model import Agreement, Dataset, Event, Fact, Programme
from kzeu_cli.model.dates import Period
from kzeu_cli.support.errors import NotFoundError
from kzeu_cli.support.folding import fold, fold_name
from kzeu_cli.support.suggestions import advice

F = TypeVar("F", bound=Fact)


class Filter(NamedTuple):
    """What a listing is narrowed to; nothing set lets everything through."""

    since: Period | None = None
    until: Period | None = None
    topics: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    limit: int | None = None

    @property
    def is_dated(self) -> bool:
        """Whether it asks for a time, which undated facts cannot meet."""
        return self.since is not None or self.until is not None

    @property
    def first(self) -> date:
        """The first day asked for."""
        return self.since.first if self.since else date.min

    @property
    def last(self) -> date:
        """The last day asked for."""
        return self.until.last if self.until else date.max


def check(selection: Filter, dataset: Dataset) -> None:
    """Make sure that the dataset has the topics and sources named.

    Raise NotFoundError, with the nearest, if it has not.
    """
    for word, names, what, command in (
        *((topic, dataset.topics, "topic", "kzeu topics") for topic in selection.topics),
        *((source, dataset.sources, "source", "kzeu data info") for source in selection.sources),
    ):
        if word not in names:
            raise NotFoundError(f"no {what} {word!r}; {advice(word, names, all_with=command)}")


def meets(fact: Fact, selection: Filter) -> bool:
    """Whether a fact meets the filter, its limit aside."""
    return (
        (not selection.topics or not set(selection.topics).isdisjoint(fact.topics))
        and (not selection.layers or fact.layer in selection.layers)
        and (not selection.sources or fact.source in selection.sources)
        and in_time(fact.when, selection)
        and not merely_holds(fact, selection.since)
    )


def in_time(when: Period | None, selection: Filter) -> bool:
    """Whether a period shares a day with the time asked for."""
    if not selection.is_dated:
        return True
    return when is not None and when.begin <= selection.last and selection.first <= when.last


def merely_holds(fact: Fact, since: Period | None) -> bool:
    """Whether something began before a time and only has no stated end: no answer to what happened from then on."""
    when = fact.when
    if since is None or when is None:
        return False
    # What numbers say may go on holding, as far as anybody can know.
    is_unknown = isinstance(fact, (Event, Agreement, Programme)) or since.first > date.today()
    return is_unknown and when.last == date.max and when.begin < since.first


def get(dataset: Dataset, name: str) -> Fact:
    """Find a fact by id; raise NotFoundError, with the nearest, if there is none."""
    if name in dataset.facts:
        return dataset.facts[name]
    raise NotFoundError(f"no fact {name!r}; {advice(name, dataset.facts, all_with='kzeu facts')}")


def named_like(facts: Sequence[F], words: Sequence[str], what: str) -> list[F]:
    """Keep the facts so called, or all if no words are given.

    A word is the id or a name of a fact, or else a part of one, or another name that people search with. Raise
    NotFoundError, with the nearest, if none is.
    """
    found: dict[str, F] = {}
    for word in words:
        folded = fold_name(word)
        known = [(fact, [fold_name(name) for name in _names(fact)]) for fact in facts]
        hits = [fact for fact, names in known if folded in names]
        hits = hits or [fact for fact, names in known if any(folded in name for name in names)]
        hits = hits or [fact for fact in facts if any(folded in fold(alias) for alias in fact.aliases)]
        if not hits:
            called = {name: fact.id for fact in facts for name in _names(fact)}
            raise NotFoundError(f"no {what} {word!r}; {advice(word, called, all_with=f'kzeu {what}s')}")
        found.update((fact.id, fact) for fact in hits)
    return [fact for fact in facts if fact.id in found] if words else list(facts)


def _names(fact: Fact) -> list[str]:
    return [name for name in (fact.id, getattr(fact, "name", None), getattr(fact, "short", None)) if name]


def links(fact: Fact) -> Iterator[str]:
    """Name the facts that a fact points to."""
    for name, is_many in _links_of(type(fact)):
        if value := getattr(fact, name):
            yield from value if is_many else (value,)


def _links_of(cls: type[Fact]) -> Sequence[tuple[str, bool]]:
    """List the fields of a class that name facts, and whether they name several."""
    if cls not in _LINKS:
        keys = cls.keys.items()
        _LINKS[cls] = [(name, key.is_many) for name, key in keys if (key.form, key.target) == ("ref", "fact")]
    return _LINKS[cls]


_LINKS: dict[type[Fact], Sequence[tuple[str, bool]]] = {}


def related(dataset: Dataset, fact: Fact) -> list[Fact]:
    """List the facts tied to this one, by its own links first, then by links to it."""
    there = [name for name in links(fact) if name in dataset.facts]
    back = [other.id for other in dataset.facts.values() if fact.id in links(other)]
    return [dataset.facts[name] for name in dict.fromkeys([*there, *back]) if name != fact.id]
