"""kzeu audit: where the source does not add up."""

from datetime import date
from typing import Annotated

import typer

from kzeu_cli.answers.audit import findings, numbered, pick, rule_list
from kzeu_cli.answers.derived import inferences
from kzeu_cli.audit import audit
from kzeu_cli.audit.finding import SEVERITIES
from kzeu_cli.audit.implied import infer_all
from kzeu_cli.audit.narrowing import Narrowing, choose, named
from kzeu_cli.audit.rules import RULES
from kzeu_cli.commands import completion
from kzeu_cli.commands.ask import FILTER, OUTPUT, Ask, command
from kzeu_cli.commands.parsers import among, parse_period
from kzeu_cli.figures.amounts import counted
from kzeu_cli.model.dates import Period
from kzeu_cli.support.errors import CheckFailed, WrongUsage

_EXAMPLES = """
kzeu audit
kzeu audit 3
kzeu audit --severity error --json
kzeu audit --fact fdi-eu-2019
kzeu audit --rules
kzeu audit --derived --topic investment
"""
# Two lines each, on a screen of 24.
_SCREEN = 10
_NAMES = tuple(RULES)
_NUMBERS = sorted({str(rule.number) for rule in RULES.values()})

FindingArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[N]", show_default=False, help="Only this finding, whole: its number in the list, or its id."
    ),
]
RuleOption = Annotated[
    list[str] | None,
    among(
        (*_NAMES, *_NUMBERS), typer.Option, "--rule", all_with="kzeu audit --rules", metavar="RULE",
        help="Only this rule, by name or number.", offered=_NAMES,
    ),
]  # fmt: skip
SeverityOption = Annotated[
    list[str] | None,
    among(SEVERITIES, typer.Option, "--severity", metavar="SEVERITY", help=f"Only {', '.join(SEVERITIES)}."),
]
FactOption = Annotated[
    list[str] | None,
    typer.Option("--fact", metavar="ID", help="Only what involves this fact.", autocompletion=completion.facts),
]
AsOfOption = Annotated[
    Period | None,
    typer.Option("--as-of", parser=parse_period, metavar="DATE", help="The day of the audit; today if left out."),
]
RulesOption = Annotated[bool, typer.Option("--rules", help="List the rules, with how much each finds.")]
DerivedOption = Annotated[bool, typer.Option("--derived", help="List what follows from the facts instead.")]
StrictOption = Annotated[bool, typer.Option("--strict", help="Exit with 1 if there are errors among them.")]


@command(FILTER, OUTPUT, examples=_EXAMPLES)
def audit_(
    ask: Ask,
    finding: FindingArgument = None,
    rule: RuleOption = None,
    severity: SeverityOption = None,
    fact: FactOption = None,
    as_of: AsOfOption = None,
    rules: RulesOption = False,
    derived: DerivedOption = False,
    strict: StrictOption = False,
) -> None:
    """Find where facts contradict each other, context or the official layer; the weightiest findings first."""
    day = as_of.last if as_of else date.today()
    narrowing = Narrowing(named(rule or ()), tuple(severity or ()), tuple(fact or ()))
    if derived:
        if any(narrowing) or rules or strict or finding:
            raise WrongUsage(
                "--derived lists no findings: it goes without N, --rule, --severity, --fact, --rules and --strict"
            )
        dataset, everything = ask.load(), ask.output.everything or not ask.is_for_people
        ask.answer(inferences(infer_all(dataset, day), ask.filter, dataset, everything=everything))
        return
    dataset = ask.load(grains=())
    found = choose(audit(dataset, day, narrowing.rules), narrowing, ask.filter, dataset)
    if rules:
        listed = rule_list(found, dataset, day)
        ask.answer(listed._replace(rows=listed.rows[: ask.filter.limit]))
    else:
        matters = pick(numbered(found), finding) if finding else numbered(found)
        is_whole = bool(finding or narrowing.facts)
        ask.answer(findings(matters, dataset, day, limit=_limit(ask, narrowing), is_whole=is_whole))
    errors = sum(matter.severity == "error" for matter in found)
    if strict and errors:
        raise CheckFailed(f"{counted(errors, 'error')} on {day}")


def _limit(ask: Ask, narrowing: Narrowing) -> int | None:
    """Tell how many findings people see: a screen of them, unless they narrowed the list or want all."""
    is_narrowed = any(narrowing) or any(ask.filter)
    return ask.filter.limit if is_narrowed else ask.limit(_SCREEN)
