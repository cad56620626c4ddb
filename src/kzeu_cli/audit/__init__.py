"""The audit: the facts of a dataset held against each other and against context, by generic rules.

A rule knows kinds and fields of the data, never ids, names or numbers of one dataset.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kzeu_cli.audit import rules as _rules  # noqa: F401  # importing them registers them
from kzeu_cli.audit.case import Case
from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.rule import RULES, Rule
from kzeu_cli.model import Dataset


def audit(dataset: Dataset, as_of: date, only: Iterable[str] = ()) -> list[Finding]:
    """Hold the facts of a dataset against all rules, or those named; the weightiest findings come first.

    Neither the findings nor their order depend on the order of the data.
    """
    case = Case(dataset, as_of)
    wanted = set(only) or set(RULES)
    found = [finding for name in sorted(wanted) for finding in _run(RULES[name], case)]
    return sorted(found, key=_order)


def _run(rule: Rule, case: Case) -> Iterable[Finding]:
    for finding in rule.test(case):
        # Numbers in titles have a name within the audit only; their references say where they stand.
        facts = tuple(dict.fromkeys(name for name in finding.facts if case.get(name)))
        yield replace(finding, rule=rule.name, facts=facts, refs=finding.refs or case.refs(finding.facts))


def _order(finding: Finding) -> tuple[int, int, tuple[str, ...], str]:
    return -finding.weight, RULES[finding.rule].number, finding.facts, finding.said


__all__ = ["RULES", "Finding", "Rule", "audit"]
