"""kzeu compare: the parties side by side."""

from typing import Annotated

import typer

from kzeu_cli.answers import compare as views
from kzeu_cli.answers import comparison
from kzeu_cli.answers.columns import Answer
from kzeu_cli.commands import completion
from kzeu_cli.commands.ask import CHART, CURRENCY, FILTER, OUTPUT, Ask, asks
from kzeu_cli.commands.options import CONTEXT

app = typer.Typer(add_completion=False)
_EXAMPLES = """
kzeu compare population area
kzeu compare --over-time gdp --from 2015
kzeu compare --over-time population --chart
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


@app.command(context_settings=CONTEXT, epilog=_EXAMPLES)
@asks(FILTER, CURRENCY, OUTPUT, CHART)
def compare(ask: Ask, attribute: AttributeArgument = None, over_time: OverTimeOption = False) -> None:
    """Set the two parties side by side."""
    dataset = ask.load("trait", "figure", "measure", "attribute", "unit", topics=("profile",))
    find, view = (comparison.over_time, views.over_time) if over_time else (comparison.compare, views.compare)
    rows = find(dataset, attribute or (), ask.filter)
    title = " and ".join(party.name for party in dataset.parties.values())
    ask.answer(Answer(view=view(dataset), rows=rows, dataset=dataset, title=title, notes=views.notes(rows, dataset)))
