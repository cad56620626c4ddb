"""kzeu compare: the parties side by side."""

from datetime import date
from functools import partial
from typing import Annotated

import typer

from kzeu_cli.answers import compare as views
from kzeu_cli.answers import comparison
from kzeu_cli.answers.columns import Answer
from kzeu_cli.commands import completion
from kzeu_cli.commands.ask import CHART, CURRENCY, FILTER, OUTPUT, Ask, asks
from kzeu_cli.commands.options import CONTEXT
from kzeu_cli.commands.parsers import parse_period
from kzeu_cli.model import dates
from kzeu_cli.model.selection import Filter

app = typer.Typer(add_completion=False)
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


@app.command(context_settings=CONTEXT, epilog=_EXAMPLES)
@asks(FILTER, CURRENCY, OUTPUT, CHART)
def compare(
    ask: Ask, attribute: AttributeArgument = None, over_time: OverTimeOption = False, as_of: AsOfOption = None
) -> None:
    """Set the two parties side by side: the newest official value of each attribute, and the article's."""
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
            notes=views.notes(rows, dataset),
            tables=partial(views.over_years, rows, everything=not is_plain),
        )
    else:
        rows = comparison.compare(dataset, attribute or (), ask.filter)
        day = as_of.last if as_of else date.today()
        leaders = None if ask.filter.layers == ("article",) else views.leading(rows, dataset, day)
        answer = answer._replace(
            view=views.compare(rows, leaders, dataset),
            rows=views.facts(rows, leaders),
            notes=views.screen_notes(rows, dataset) if is_plain else views.notes(rows, dataset),
            tables=partial(views.tables, rows, leaders),
        )
        if is_plain:
            lines = views.lines(rows, leaders)
            answer = answer._replace(
                first=lambda number: answer._replace(
                    tables=partial(views.screen, lines[:number], leaders), rest=_rest(len(lines) - number), first=None
                )
            )
    ask.answer(answer._replace(rest=_rest(0) if ask.wants_screen else ""))


def _rest(left: int) -> str:
    """Say what else there is, and how many attributes are left for which the screen has no room."""
    more = f" ({left} more attributes)" if left > 0 else ""
    return f"More: --all{more}, compare area, --over-time, --in EUR, --chart."
