"""Running the rules, putting together what belongs to one matter, and putting matters in order."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from kzeu_cli.audit.case import Case, sorted_groups
from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.rule import Rule
from kzeu_cli.audit.rules import RULES
from kzeu_cli.model import Dataset
from kzeu_cli.support.grouping import union
from kzeu_cli.support.phrases import capital

# So many parts are named in the evidence of a matter; the rest is counted.
_TOLD = 3


def run(
    dataset: Dataset, as_of: date, only: Iterable[str] = (), known: Sequence[Finding] | None = None
) -> list[Finding]:
    """Hold the facts of a dataset against all rules, or those named, each finding by itself; the weightiest first.

    Of what is `known` from an audit of another day, the findings of rules that do not ask for the day are taken over.
    """
    case = Case(dataset, as_of)
    wanted = sorted(set(only) or RULES)
    taken = [finding for finding in known or () if finding.rule in wanted and not RULES[finding.rule].of_day]
    asked = [name for name in wanted if known is None or RULES[name].of_day]
    found = [finding for name in asked for finding in _findings(RULES[name], case)]
    return sorted([*taken, *found], key=_order)


def arrange(found: Sequence[Finding]) -> list[Finding]:
    """Put findings of one matter under the one that leads it, and many of one rule under one title."""
    matters: list[Finding] = []
    for together in sorted_groups(found, lambda finding: (finding.matter or finding.id,)):
        matters += _led(sorted(together, key=_order))
    several = sorted_groups(matters, lambda finding: (_collected(finding) or finding.id,))
    return sorted((_collect(sorted(together, key=_order)) for together in several), key=_order)


def _led(found: list[Finding]) -> list[Finding]:
    """Make the others parts of the first one that leads; without one, each stands by itself."""
    lead = next((finding for finding in found if finding.leads), None)
    if lead is None or len(found) == 1:
        return [finding._replace(matter="") for finding in found]
    return [_joined(lead, [finding for finding in found if finding is not lead])]


def _joined(lead: Finding, others: Sequence[Finding]) -> Finding:
    every = (lead, *others)
    return lead._replace(
        facts=union(finding.facts for finding in every),
        refs=union(finding.refs for finding in every),
        topics=union(finding.topics for finding in every),
        layers=tuple(sorted(union(finding.layers for finding in every))),
        parts=(*lead.parts, *others),
    )


def _collected(finding: Finding) -> str:
    """Name what a finding is collected under: its rule, if that has a title for many, its severity and its layer."""
    many = RULES[finding.rule].many
    return (
        f"{finding.rule} {finding.severity} {finding.is_aside}" if many and not (finding.parts or finding.leads) else ""
    )


def _collect(found: list[Finding]) -> Finding:
    """Make one finding of several of one rule: counted in its title, the first ones named in its evidence."""
    if len(found) == 1:
        return found[0]
    sure = [finding for finding in found if finding.confidence != "low"] or found
    told = [finding.brief or finding.evidence.rstrip(".") for finding in sure]
    rest = f"; and {len(told) - _TOLD} more" if len(told) > _TOLD else ""
    rest += f"; less sure: {len(found) - len(sure)} more" if len(found) > len(sure) else ""
    rights = union((finding.right.rstrip("."),) for finding in sure)
    title = RULES[found[0].rule].many.format(number=_spelled(len(sure)))
    whole = found[0]._replace(
        title=title if len(sure) > 1 else found[0].title,
        evidence=_sentence(f"{'; '.join(told[:_TOLD])}{rest}"),
        right=_sentence("; ".join([*rights[:1], *map(_within, rights[1:_TOLD])])),
        parts=(),
    )
    return _joined(whole, found)


def _within(text: str) -> str:
    """Write the beginning of a sentence as it stands within one; a name keeps its capital."""
    return text[:1].lower() + text[1:] if text.partition(" ")[0] in ("A", "An", "The", "That", "What") else text


def _sentence(text: str) -> str:
    return f"{capital(text)}{'' if text.endswith(('.', '.”')) else '.'}"


def _spelled(number: int) -> str:
    """Write a small number in words, as sentences begin."""
    words = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")
    return words[number] if number < len(words) else str(number)


def _findings(rule: Rule, case: Case) -> Iterator[Finding]:
    for finding in rule.test(case):
        # Numbers in titles have a name within the audit only; their references say where they stand.
        facts = [fact for name in dict.fromkeys(finding.facts) if (fact := case.get(name))]
        yield finding._replace(
            rule=rule.name,
            evidence=_sentence(finding.evidence),
            facts=tuple(fact.id for fact in facts),
            refs=finding.refs or case.refs(finding.facts),
            topics=union(fact.topics for fact in facts),
            layers=tuple(sorted({fact.layer for fact in facts})),
        )


def _order(finding: Finding) -> tuple[bool, int, int, tuple[str, ...], str]:
    """Sort what concerns the article first, then by weight."""
    return finding.is_aside, -finding.weight, RULES[finding.rule].number, finding.facts, finding.evidence
