"""The columns of `kzeu audit`: findings, and the rules that make them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kzeu_cli.answers import shown
from kzeu_cli.answers.columns import Answer, Column, Node, View
from kzeu_cli.audit.finding import SEVERITIES, Finding
from kzeu_cli.audit.rule import Rule
from kzeu_cli.audit.rules import RULES
from kzeu_cli.model import Dataset

# So many facts of a finding are named in a table.
_MANY = 4
_MEANINGS: Mapping[str, tuple[str, str]] = {
    "error": ("Errors", "cannot hold as written"),
    "tension": ("Tensions", "pull apart"),
    "stale": ("Out of date", "held once"),
    "ambiguity": ("Unclear", "cannot be told without more"),
}


def _heading(row: Finding, dataset: Dataset) -> str:
    return ": ".join(_MEANINGS[row.severity])


def _leaf(row: Finding, dataset: Dataset) -> Node:
    marks = shown.marks(row.refs)
    doubt = "" if row.confidence == "high" else f", {row.confidence} confidence"
    parts = (
        Node(row.computed, label="but"),
        Node(row.reconcile, label="would fit"),
        Node(f"{_few(row.facts)} {marks}".strip(), label="facts"),
        Node(f"{row.rule}: {RULES[row.rule].title}{doubt}", label="rule"),
    )
    return Node(row.said, tuple(part for part in parts if part.text))


def _few(names: Sequence[str]) -> str:
    """Name facts, of a long row of them the first ones."""
    rest = f" and {len(names) - _MANY} more" if len(names) > _MANY else ""
    return f"{', '.join(names[:_MANY])}{rest}"


FINDINGS = View(
    "audit",
    (
        Column("weight", "integer", "how much a reader would care, 0 to 100", "Weight", right=True),
        Column("severity", "string", "error, tension, stale or ambiguity", "Severity"),
        Column("rule", "string", "name of the rule", "Rule", under="severity", faint=True),
        Column("number", "integer", "number of the rule", get=lambda row: RULES[row.rule].number),
        Column("title", "string", "what the rule looks for", get=lambda row: RULES[row.rule].title),
        Column("confidence", "string", "high, medium or low"),
        Column("said", "string", "what is said", "What is said"),
        Column("computed", "string", "what follows, with the arithmetic", "Computed", under="said"),
        Column("reconcile", "string", "what would reconcile it"),
        Column(
            "facts", "array", "ids of the facts involved", "Facts", show=lambda row, _: _few(row.facts)
        ),
        Column(
            "refs", "array", "reference ids", "References", under="facts", faint=True,
            show=lambda row, _: shown.marks(row.refs),
        ),
        Column("topics", "array", "topics of the facts"),
        Column("layers", "array", "layers of the facts"),
    ),
    branch=_heading,
    leaf=_leaf,
    is_tree=True,
)  # fmt: skip


def findings(found: Sequence[Finding], dataset: Dataset, as_of: date, limit: int | None) -> Answer:
    """Lay out findings: as many as wanted, and how many there are of each severity."""
    rows = found[:limit]
    counts = Counter(finding.severity for finding in found)
    told = ", ".join(_counted(counts[name], _MEANINGS[name][0].lower()) for name in SEVERITIES if counts[name])
    notes = [f"{len(found)} found on {as_of}: {told}."]
    if len(rows) < len(found):
        notes.append(f"Shown are the weightiest ({len(rows)}); --all shows all, --rules counts them by rule.")
    return Answer(
        view=FINDINGS,
        rows=rows,
        dataset=dataset,
        title=f"Findings of the audit: {dataset.title}",
        notes=tuple(notes),
        empty=f"nothing found on {as_of}",
    )


def _counted(count: int, name: str) -> str:
    return f"{count} {name.removesuffix('s') if count == 1 else name}"


class Counted(NamedTuple):
    """A rule and what it found."""

    rule: Rule
    found: Sequence[Finding]


RULE_LIST = View(
    "rules",
    (
        Column("number", "integer", "number of the rule; those of one theme share it", "No.", right=True,
               get=lambda row: row.rule.number),
        Column("rule", "string", "name of the rule", "Rule", get=lambda row: row.rule.name),
        Column("title", "string", "what it looks for", "Looks for", get=lambda row: row.rule.title),
        Column("test", "string", "what it tests, and where that comes from", "Test", under="title", faint=True,
               get=lambda row: row.rule.doc),
        Column("findings", "integer", "how many findings it makes", "Findings", right=True,
               get=lambda row: len(row.found)),
    ),
)  # fmt: skip


def rule_list(found: Sequence[Finding], dataset: Dataset, as_of: date) -> Answer:
    """Lay out the rules by number, each with how much it found."""
    ordered = sorted(RULES.values(), key=lambda rule: (rule.number, rule.name))
    rows = [Counted(rule, [finding for finding in found if finding.rule == rule.name]) for rule in ordered]
    notes = (f"{len(found)} findings by {len(rows)} rules on {as_of}.",)
    return Answer(view=RULE_LIST, rows=rows, dataset=dataset, title="What the audit looks for", notes=notes)
