"""What ties facts to each other besides the links in the data: one event, agreement, programme, person or reference."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from kzeu_cli.model import Agreement, Dataset, Event, Fact, Figure, Programme
from kzeu_cli.model.persons import known_as, named


class Tie(NamedTuple):
    """What a fact shares with others, and these."""

    what: str
    facts: tuple[Fact, ...]


KINDS = ("event", "agreement", "programme", "person", "reference")


def ties(dataset: Dataset, fact: Fact, told: set[str]) -> list[Tie]:
    """List the facts that share something with one, each under the first thing shared; those told already are left out.

    Observations of series share their references by the hundred, which ties nothing.
    """
    full = known_as(dataset)
    shared: Mapping[str, Callable[[Fact], set[object]]] = {
        "event": lambda one: _own(one, Event, one.event),
        "agreement": lambda one: _own(one, Agreement, one.agreement),
        "programme": lambda one: _own(one, Programme, one.programme),
        "person": lambda one: {full[name] for name in named(one) if name in full},
        "reference": lambda one: set() if isinstance(one, Figure) and one.series else set(one.refs),
    }
    left = [other for other in dataset.facts.values() if other.id != fact.id and other.id not in told]
    found = []
    for what in KINDS:
        own = shared[what](fact)
        same = [other for other in left if own & shared[what](other) or (what == "event" and _is_same(fact, other))]
        left = [other for other in left if other not in same]
        found += [Tie(what, tuple(same))] if same else []
    return found


def same_as(dataset: Dataset, fact: Fact) -> tuple[str, ...]:
    """Name the other tellings of the same event."""
    return tuple(other.id for other in dataset.of(Event) if other is not fact and _is_same(fact, other))


def _own(fact: Fact, kind: type[Fact], link: str | None) -> set[object]:
    """The thing that a fact is itself, or that it belongs to."""
    return {name for name in (fact.id if isinstance(fact, kind) else None, link) if name}


def _is_same(one: Fact, other: Fact) -> bool:
    """Whether two layers tell of one event: a step of one agreement, a meeting of one series, or of the same actors."""
    if not (isinstance(one, Event) and isinstance(other, Event) and one.layer != other.layer):
        return False
    if not (one.date and other.date and one.date.overlaps(other.date)):
        return False
    if one.agreement or other.agreement:
        return one.agreement == other.agreement and bool(one.stage and other.stage)
    return one.series == other.series and bool(one.series or set(one.actors) == set(other.actors) != set())
