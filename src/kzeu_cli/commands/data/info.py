"""kzeu data info: what the dataset holds and what it rests on."""

import typer

from kzeu_cli.answers.data import about
from kzeu_cli.commands.ask import OUTPUT, Ask, asks
from kzeu_cli.commands.options import CONTEXT

app = typer.Typer(add_completion=False)


@app.command(context_settings=CONTEXT, epilog="kzeu data info --json")
@asks(OUTPUT)
def info(ask: Ask) -> None:
    """Show versions, counts, and the sources with their licences and credit."""
    ask.answer(about(ask.load(grains=())))
