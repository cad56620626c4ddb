"""kzeu programmes: projects, programmes and funds with their budgets."""

from typing import Annotated

import typer

from kzeu_cli.answers import programmes as listing
from kzeu_cli.answers.columns import Answer
from kzeu_cli.answers.programmes import PROGRAMMES
from kzeu_cli.commands.ask import CHART, CURRENCY, FILTER, OUTPUT, Ask, asks
from kzeu_cli.commands.options import CONTEXT

app = typer.Typer(add_completion=False)

SortOption = Annotated[listing.Order, typer.Option(help="What to sort by; what is not known comes last.")]


@app.command(context_settings=CONTEXT, epilog="kzeu programmes --sort budget")
@asks(FILTER, CURRENCY, OUTPUT, CHART)
def programmes(
    ask: Ask,
    sort: SortOption = listing.Order.START,
) -> None:
    """List projects, programmes and funds: budgets, spans, who pays and who gains."""
    dataset = ask.load("programme", "place", "body", "source", "unit")
    rows = listing.programmes(dataset, ask.filter, sort)
    ask.answer(Answer(view=PROGRAMMES, rows=rows, dataset=dataset, title="Programmes"))
