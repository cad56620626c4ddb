"""kzeu data changes: what the versions of the dataset added or corrected."""

import typer

from kzeu_cli.answers.data import changes as answer
from kzeu_cli.commands.ask import OUTPUT, Ask, asks
from kzeu_cli.commands.options import CONTEXT

app = typer.Typer(add_completion=False)
_SCREEN = 10


@app.command(context_settings=CONTEXT, epilog="kzeu data changes")
@asks(OUTPUT)
def changes(ask: Ask) -> None:
    """List what each version of the dataset added or corrected."""
    ask.answer(answer(ask.load("change"), ask.limit(_SCREEN)))
