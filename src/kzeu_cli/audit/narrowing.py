"""Choosing findings: by rule, severity and fact, and by what their facts are about."""

from collections.abc import Iterable
from typing import NamedTuple

from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.rules import RULES
from kzeu_cli.model import Dataset
from kzeu_cli.model.selection import Filter, get, meets


class Narrowing(NamedTuple):
    """What a list of findings is narrowed to; nothing set lets everything through."""

    rules: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


def named(words: Iterable[str]) -> tuple[str, ...]:
    """Turn names and numbers of rules into names; several rules may share a number."""
    wanted = set(words)
    return tuple(rule.name for rule in RULES.values() if {rule.name, str(rule.number)} & wanted)


def choose(found: Iterable[Finding], narrowing: Narrowing, filter: Filter, dataset: Dataset) -> list[Finding]:
    """Keep the findings that are asked for, and one of whose facts meets the filter; its limit is not applied.

    Raise NotFoundError if a fact asked for does not exist.
    """
    for name in narrowing.facts:
        get(dataset, name)
    is_filtered = filter._replace(limit=None) != Filter()
    return [
        finding
        for finding in found
        if (not narrowing.rules or finding.rule in narrowing.rules)
        and (not narrowing.severities or finding.severity in narrowing.severities)
        and (not narrowing.facts or set(finding.facts) & set(narrowing.facts))
        and (not is_filtered or any(meets(dataset.facts[name], filter) for name in finding.facts))
    ]
