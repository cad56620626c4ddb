"""The columns of `kzeu audit`: matters that the audit finds, and the rules that find them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from kzeu_cli.answers import texts
from kzeu_cli.answers.columns import Answer, Column, Node, View
from kzeu_cli.answers.findings import table_of
from kzeu_cli.audit.finding import SEVERITIES, Finding
from kzeu_cli.audit.rule import Rule
from kzeu_cli.audit.rules import RULES
from kzeu_cli.figures.amounts import counted
from kzeu_cli.model import Dataset
from kzeu_cli.support import terminal
from kzeu_cli.support.errors import NotFoundError
from kzeu_cli.support.suggestions import advice

# So many facts of a finding are named for people.
_MANY = 4
# What stands ahead of the evidence in a tree: two levels of branches.
_INDENT = 8
_NAMES: Mapping[str, tuple[str, str]] = {
    "error": ("error", "errors"), "tension": ("tension", "tensions"), "outdated": ("outdated", "outdated"),
    "unclear": ("unclear", "unclear"),
}  # fmt: skip


class Matter(NamedTuple):
    """A finding with its place in the list, from 1, by which people ask for it."""

    number: int
    finding: Finding


def numbered(found: Sequence[Finding]) -> list[Matter]:
    """Number findings in their order."""
    return [Matter(number, finding) for number, finding in enumerate(found, 1)]


def pick(matters: Sequence[Matter], wanted: str) -> list[Matter]:
    """Find a matter by its number or id; raise NotFoundError if there is none."""
    for matter in matters:
        if wanted in (str(matter.number), matter.finding.id):
            return [matter]
    if wanted.isdecimal():
        raise NotFoundError(f"no finding {wanted}; there are {len(matters)}")
    known = [matter.finding.id for matter in matters]
    raise NotFoundError(f"no finding {wanted!r}; {advice(wanted, known, all_with='kzeu audit --all')}")


def _line(row: Matter, dataset: Dataset) -> Node:
    """Write a matter in two lines: its title, and as much of its evidence as a line holds."""
    return Node(row.finding.title, (Node(_cut(row.finding.evidence)),), label=f"{row.number:>2}")


def _cut(evidence: str) -> str:
    """Write as much of a sentence as a line holds, in signs that the terminal has."""
    text, end, room = terminal.legible(evidence), terminal.legible(" …"), terminal.width() - _INDENT
    return text if len(text) <= room else f"{text[: room - len(end)].rpartition(' ')[0]}{end}"


def _whole(row: Matter, dataset: Dataset) -> Node:
    """Write a matter with all that it says, and its parts likewise."""
    return Node(row.finding.title, tuple(parts_of(row.finding)), label=f"{row.number:>2}")


def parts_of(finding: Finding) -> Iterator[Node]:
    """Write all that a finding says beside its title: evidence, what would be right, facts, rule, parts."""
    doubt = "" if finding.confidence == "high" else f", {finding.confidence} confidence"
    yield Node(finding.evidence, label="evidence")
    if finding.right:
        yield Node(finding.right, label="right")
    if not finding.parts or finding.leads:
        yield Node(f"{_few(finding.facts)} {texts.marks(finding.refs)}".strip(), label="facts")
        yield Node(f"{RULES[finding.rule].title} ({finding.rule}){doubt}", label=_NAMES[finding.severity][0])
    for part in finding.parts:
        yield Node(part.title, tuple(parts_of(part)))


def _few(names: Sequence[str]) -> str:
    """Name facts, of a long row of them the first ones."""
    rest = f" and {len(names) - _MANY} more" if len(names) > _MANY else ""
    return f"{', '.join(names[:_MANY])}{rest}"


def _of(key: str, type_: str, doc: str, get: Any = None, **more: Any) -> Column:
    return Column(
        key, type_, doc,
        get=lambda row: get(row.finding) if get else getattr(row.finding, key), **more,
    )  # fmt: skip


COLUMNS = (
    Column("number", "integer", "place in the list as narrowed, from 1", "No.", right=True),
    _of("id", "string", "name of the finding, by its rule and its first fact"),
    _of("kind", "string", "finding", get=lambda finding: "finding"),
    _of(
        "layer", "string", "layer that is found fault with",
        get=lambda finding: "official" if finding.is_aside else "article",
    ),
    _of("topics", "array", "topics of the facts"),
    _of("title", "string", "what is wrong, in at most ten words", title="Finding"),
    _of(
        "text", "string", "title and evidence, fit to be quoted",
        get=lambda finding: f"{finding.title}: {finding.evidence}",
    ),
    _of("evidence", "string", "how that follows, with the arithmetic", title="Evidence", under="title", faint=True),
    _of("right", "string", "what would be right, if known", get=lambda finding: finding.right or None),
    _of("severity", "string", "error, tension, outdated or unclear", title="Severity"),
    _of("confidence", "string", "high, medium or low"),
    _of("weight", "integer", "how much a reader would care, 0 to 100"),
    _of("rule", "string", "name of the rule"),
    _of("facts", "array", "ids of the facts involved"),
    _of("refs", "array", "ids of references", get=lambda finding: [str(ref) for ref in finding.refs]),
    _of(
        "parts", "array", "findings that belong to this one, with their own title, evidence and facts",
        get=lambda finding: [table_of(part) for part in finding.parts],
    ),
)  # fmt: skip
LIST = View("audit", COLUMNS, leaf=_line, is_tree=True)
WHOLE = LIST._replace(leaf=_whole)


def findings(matters: Sequence[Matter], dataset: Dataset, as_of: date, *, limit: int | None, is_whole: bool) -> Answer:
    """Lay out matters: as many as wanted, each on two lines or whole, and how many of each severity the article has."""
    rows = matters[:limit]
    about = [matter for matter in matters if not matter.finding.is_aside]
    counts = Counter(matter.finding.severity for matter in about)
    summed = ", ".join(f"{counts[name]} {_NAMES[name][counts[name] != 1]}" for name in SEVERITIES if counts[name])
    others = len(matters) - len(about)
    rest = f"{counted(len(about), 'finding')}{': ' if summed else ''}{summed}."
    if len(rows) < len(matters):
        rest += " --all, kzeu audit N"
    elif others and about:
        rest += f" {others} more in the official layer."
    elif others:
        rest = f"{counted(others, 'finding')} in the official layer."
    return Answer(
        view=WHOLE if is_whole else LIST,
        rows=rows,
        dataset=dataset,
        title=f"Findings of {as_of}: {dataset.title}",
        rest=rest,
        empty=f"nothing found on {as_of}",
    )


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
        Column("findings", "integer", "how many findings it makes, each by itself", "Findings", right=True,
               get=lambda row: len(row.found)),
    ),
)  # fmt: skip


def rule_list(found: Sequence[Finding], dataset: Dataset, as_of: date) -> Answer:
    """Lay out the rules by number, each with how much it found."""
    ordered = sorted(RULES.values(), key=lambda rule: (rule.number, rule.name))
    single = [part for finding in found for part in _singles(finding)]
    rows = [Counted(rule, [finding for finding in single if finding.rule == rule.name]) for rule in ordered]
    rest = f"{counted(len(single), 'finding')} by {len(rows)} rules on {as_of}, {len(found)} when put together."
    return Answer(view=RULE_LIST, rows=rows, dataset=dataset, title="What the audit looks for", rest=rest)


def _singles(finding: Finding) -> Iterator[Finding]:
    """Take a matter apart into the findings that make it."""
    if finding.leads or not finding.parts:
        yield finding._replace(parts=())
    for part in finding.parts:
        yield from _singles(part)
