"""kzeu compare: the parties side by side."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Annotated

import typer

from kzeu_cli.answers import compare as views
from kzeu_cli.answers import comparison, sides
from kzeu_cli.answers.columns import Answer
from kzeu_cli.answers.comparison import Compared
from kzeu_cli.commands import completion
from kzeu_cli.commands.ask import CHART, CURRENCY, FILTER, OUTPUT, Ask, command
from kzeu_cli.commands.options import WideOption
from kzeu_cli.commands.parsers import parse_period
from kzeu_cli.model import dates
from kzeu_cli.model.selection import Filter
from kzeu_cli.support.errors import WrongUsage

_EXAMPLES = """
kzeu compare population area
kzeu compare current-leader --as-of 2025-06-01
kzeu compare --over-time gdp --from 2015
kzeu compare population --json
"""

AttributeArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[ATTRIBUTE]...",
        help="Only these attributes; all if none is named.",
        autocompletion=completion.attributes,
    ),
]
OverTimeOption = Annotated[bool, typer.Option("--over-time", help="Year by year, where there is a series.")]
AsOfOption = Annotated[
    dates.Period | None,
    typer.Option(
        "--as-of", parser=parse_period, metavar="DATE", help="Who is in office on that day; today if left out."
    ),
]


@command(FILTER, CURRENCY, OUTPUT, CHART, examples=_EXAMPLES)
def compare(
    ask: Ask,
    attribute: AttributeArgument = None,
    over_time: OverTimeOption = False,
    wide: WideOption = False,
    as_of: AsOfOption = None,
) -> None:
    """Set the two parties side by side: the newest official value of each attribute, and the article's."""
    if wide and not over_time:
        raise WrongUsage("--wide goes with --over-time")
    if as_of and over_time:
        raise WrongUsage("--as-of says who is in office on a day; it does not go with --over-time")
    kinds = ("trait", "figure", "office", "term", "body", "member", "measure", "attribute", "unit")
    dataset = ask.load(*kinds, topics=("profile",))
    title = " and ".join(party.name for party in dataset.parties.values())
    answer = Answer(views.over_time((), dataset), (), dataset, title=title, currency=ask.currency)
    is_plain = not attribute and ask.wants_screen and ask.filter == Filter()
    if over_time:
        rows = comparison.over_time(dataset, attribute or (), ask.filter)
        answer = answer._replace(
            view=views.over_time(rows, dataset),
            rows=views.facts(rows, None),
            notes=sides.notes(rows, dataset),
            tables=partial(sides.over_years, rows, everything=not is_plain),
        )
    else:
        rows = comparison.compare(dataset, attribute or (), ask.filter)
        day = as_of.last if as_of else date.today()
        leaders = None if ask.filter.layers == ("article",) else views.leading(rows, dataset, day)
        if as_of and leaders is None:
            raise WrongUsage("--as-of says who is in office on a day; it goes with attributes that name leaders")
        if leaders and not any(leaders.tenures.values()):
            answer = answer._replace(remark=f"nobody is known to be in office on {day}")
        answer = answer._replace(
            view=views.compare(rows, leaders, dataset),
            rows=views.facts(rows, leaders),
            notes=sides.screen_notes(rows, dataset) if is_plain else sides.notes(rows, dataset),
            tables=partial(sides.tables, rows, leaders),
        )
        if is_plain:
            lines = sides.lines(rows, leaders)
            answer = answer._replace(
                first=lambda number: answer._replace(
                    tables=partial(sides.screen, lines[:number], leaders),
                    rest=_rest(len(lines) - number, rows),
                    first=None,
                )
            )
    if wide:
        from kzeu_cli.answers.wide import widely  # only --wide needs it

        answer = widely(answer, lambda row: row.measure)
    ask.answer(answer._replace(rest=_rest(0, rows) if ask.wants_screen else ""))


def _rest(left: int, rows: Sequence[Compared]) -> str:
    """Say what else there is, and how many attributes are left for which the screen has no room."""
    more = f" ({left} more attributes)" if left > 0 else ""
    named = f", compare {rows[0].attribute}" if rows else ""
    return f"More: --all{more}{named}, --over-time, --chart."
