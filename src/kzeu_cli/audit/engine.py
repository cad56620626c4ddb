"""Running the rules, and putting what they find in order."""

from collections.abc import Iterable
from datetime import date

from kzeu_cli.audit.case import Case
from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.rule import Rule
from kzeu_cli.audit.rules import RULES
from kzeu_cli.model import Dataset


def run(dataset: Dataset, as_of: date, only: Iterable[str] = ()) -> list[Finding]:
    """Hold the facts of a dataset against all rules, or those named; the weightiest findings come first."""
    case = Case(dataset, as_of)
    wanted = set(only) or set(RULES)
    found = [finding for name in sorted(wanted) for finding in _findings(RULES[name], case)]
    return sorted(found, key=_order)


def _findings(rule: Rule, case: Case) -> Iterable[Finding]:
    for finding in rule.test(case):
        # Numbers in titles have a name within the audit only; their references say where they stand.
        facts = [fact for name in dict.fromkeys(finding.facts) if (fact := case.get(name))]
        yield finding._replace(
            rule=rule.name,
            facts=tuple(fact.id for fact in facts),
            refs=finding.refs or case.refs(finding.facts),
            topics=tuple(dict.fromkeys(topic for fact in facts for topic in fact.topics)),
            layers=tuple(sorted({fact.layer for fact in facts})),
        )


def _order(finding: Finding) -> tuple[int, int, tuple[str, ...], str]:
    return -finding.weight, RULES[finding.rule].number, finding.facts, finding.said
