"""kzeu agreements: each agreement with its steps."""

import typer

from kzeu_cli.answers.agreements import AGREEMENTS, steps
from kzeu_cli.answers.columns import Answer
from kzeu_cli.commands.ask import FILTER, OUTPUT, Ask, asks
from kzeu_cli.commands.options import CONTEXT

app = typer.Typer(add_completion=False)


@app.command(context_settings=CONTEXT, epilog="kzeu agreements --topic energy --format table")
@asks(FILTER, OUTPUT)
def agreements(ask: Ask) -> None:
    """Show each agreement with its steps, and the time between them."""
    dataset = ask.load("agreement", "event", "place", "body", "source")
    ask.answer(Answer(view=AGREEMENTS, rows=steps(dataset, ask.filter), dataset=dataset, title="Agreements"))
