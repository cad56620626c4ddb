"""kzeu audit: where the source does not add up."""

from datetime import date
from typing import Annotated

import typer

from kzeu_cli.answers.audit import findings, rule_list
from kzeu_cli.answers.derived import inferences
from kzeu_cli.audit import audit
from kzeu_cli.audit.choose import Narrowing, choose, named
from kzeu_cli.audit.derived import infer_all
from kzeu_cli.audit.finding import SEVERITIES
from kzeu_cli.audit.rules import RULES
from kzeu_cli.commands import completion
from kzeu_cli.commands.ask import Ask, asks_filtered
from kzeu_cli.commands.options import CONTEXT
from kzeu_cli.commands.parsers import one_of, parse_period
from kzeu_cli.figures.amounts import counted
from kzeu_cli.model.dates import Period
from kzeu_cli.support.errors import CheckFailed, WrongUsage

app = typer.Typer(add_completion=False)
_EXAMPLES = """
kzeu audit
kzeu audit --severity error --json
kzeu audit --fact fdi-eu-2019
kzeu audit --rules
kzeu audit --derived --topic investment
"""
# As many as somebody reads in one go.
_PAGE = 12
_NAMES = tuple(RULES)

RuleOption = Annotated[
    list[str] | None,
    typer.Option(
        "--rule", parser=one_of((*_NAMES, *sorted({str(rule.number) for rule in RULES.values()}))), metavar="RULE",
        help="Only this rule, by name or number.", autocompletion=completion.words(*_NAMES),
    ),
]  # fmt: skip
SeverityOption = Annotated[
    list[str] | None,
    typer.Option(
        "--severity", parser=one_of(SEVERITIES), metavar="SEVERITY", help=f"Only {', '.join(SEVERITIES)}.",
        autocompletion=completion.words(*SEVERITIES),
    ),
]  # fmt: skip
FactOption = Annotated[
    list[str] | None,
    typer.Option("--fact", metavar="ID", help="Only what involves this fact.", autocompletion=completion.facts),
]
AsOfOption = Annotated[
    Period | None,
    typer.Option("--as-of", parser=parse_period, metavar="DATE", help="The day of the audit; today if left out."),
]
AllOption = Annotated[bool, typer.Option("--all", help=f"All findings, not the {_PAGE} weightiest.")]
RulesOption = Annotated[bool, typer.Option("--rules", help="List the rules, with how much each finds.")]
DerivedOption = Annotated[bool, typer.Option("--derived", help="List what follows from the facts instead.")]
StrictOption = Annotated[bool, typer.Option("--strict", help="Exit with 1 if there are errors among them.")]


@app.command(context_settings=CONTEXT, epilog=_EXAMPLES)
@asks_filtered
def audit_(
    ask: Ask,
    rule: RuleOption = None,
    severity: SeverityOption = None,
    fact: FactOption = None,
    as_of: AsOfOption = None,
    all: AllOption = False,
    rules: RulesOption = False,
    derived: DerivedOption = False,
    strict: StrictOption = False,
) -> None:
    """Find where facts contradict each other, context or the official layer; the weightiest findings first."""
    day, narrowing = (
        as_of.last if as_of else date.today(),
        Narrowing(named(rule or ()), tuple(severity or ()), tuple(fact or ())),
    )
    if derived:
        _derive(ask, day, narrowing, everything=all, is_check=rules or strict)
        return
    dataset = ask.load(grains=())
    found = choose(audit(dataset, day, narrowing.rules), narrowing, ask.filter, dataset)
    ask.answer(rule_list(found, dataset, day) if rules else findings(found, dataset, day, _limit(ask, narrowing, all)))
    errors = sum(finding.severity == "error" for finding in found)
    if strict and errors:
        raise CheckFailed(f"{counted(errors, 'error')} on {day}")


def _derive(ask: Ask, day: date, narrowing: Narrowing, *, everything: bool, is_check: bool) -> None:
    if any(narrowing) or is_check:
        raise WrongUsage(
            "--derived lists no findings: it goes without --rule, --severity, --fact, --rules and --strict"
        )
    dataset = ask.load()
    rows = infer_all(dataset, day)
    ask.answer(inferences(rows, ask.filter, dataset, everything=everything or not ask.is_for_people))


def _limit(ask: Ask, narrowing: Narrowing, every: bool) -> int | None:
    """Tell how many findings people see: a page of them, unless they narrowed the list or want all."""
    is_narrowed = any(narrowing) or any(ask.filter)
    return ask.filter.limit if every or is_narrowed else ask.limit(_PAGE)
