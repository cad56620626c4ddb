"""Facts whole: each with its references, the facts tied to it, and what the audit finds in it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from kzeu_cli.audit.finding import Finding
from kzeu_cli.figures.derivation import find
from kzeu_cli.model import Agreement, Dataset, Event, Fact, Figure, Programme, Reference
from kzeu_cli.model.offices import TERM, stated_by_terms
from kzeu_cli.model.persons import known_as, named
from kzeu_cli.model.selection import get, related
from kzeu_cli.model.ties import same_as

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
    return [_whole(dataset, _get(dataset, name), findings) for name in dict.fromkeys(names)]


def _get(dataset: Dataset, name: str) -> Fact:
    if name not in dataset.facts:
        terms = {office.id: office for office in stated_by_terms(dataset)} if name.startswith(TERM) else {}
        found = terms.get(name) or find(dataset, name)
        if found:
            return found
    return get(dataset, name)


def _whole(dataset: Dataset, fact: Fact, findings: Sequence[Finding]) -> Whole:
    same = tuple(dataset.facts[name] for name in same_as(dataset, fact))
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
        own = shared[what](fact)
        tied = [other for other in left if own & shared[what](other)]
        ids = {other.id for other in tied}
        left = [other for other in left if other.id not in ids]
        found += [Tie(what, tuple(tied))] if tied else []
    return found


def _own(fact: Fact, kind: type[Fact], link: str | None) -> set[object]:
    """The thing that a fact is itself, or that it belongs to."""
    return {name for name in (fact.id if isinstance(fact, kind) else None, link) if name}
