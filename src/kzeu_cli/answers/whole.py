"""Facts whole: each with its references, the facts tied to it, and what the audit finds in it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kzeu_cli.audit.finding import Finding
from kzeu_cli.model import Dataset, Fact, Reference
from kzeu_cli.model.selection import get, related
from kzeu_cli.model.ties import Tie, ties


class Whole(NamedTuple):
    """A fact with all that belongs to it."""

    fact: Fact
    references: tuple[Reference, ...]
    related: tuple[Fact, ...]
    ties: tuple[Tie, ...] = ()
    findings: tuple[Finding, ...] = ()


def wholes(dataset: Dataset, names: Iterable[str], findings: Sequence[Finding] = ()) -> list[Whole]:
    """Find facts by id, each with what belongs to it; the error names the nearest."""
    return [_whole(dataset, get(dataset, name), findings) for name in dict.fromkeys(names)]


def _whole(dataset: Dataset, fact: Fact, findings: Sequence[Finding]) -> Whole:
    references = tuple(dataset.cited(fact.refs))
    found = tuple(finding for finding in findings if fact.id in finding.facts)
    linked = related(dataset, fact)
    tied = ties(dataset, fact, {other.id for other in linked})
    return Whole(fact, references, tuple(linked), tuple(tied), found)
