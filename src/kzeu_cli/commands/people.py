"""kzeu people: who held which office or said what."""

from typing import Annotated

import typer

from kzeu_cli.answers.columns import Answer
from kzeu_cli.answers.people import PEOPLE, parts
from kzeu_cli.commands import completion
from kzeu_cli.commands.ask import FILTER, OUTPUT, Ask, asks
from kzeu_cli.commands.options import CONTEXT

app = typer.Typer(add_completion=False)


@app.command(context_settings=CONTEXT, epilog="kzeu people tokayev --json")
@asks(FILTER, OUTPUT)
def people(
    ask: Ask,
    name: Annotated[
        list[str] | None, typer.Argument(help="Only people whose name contains this.", autocompletion=completion.people)
    ] = None,
) -> None:
    """List who held which office, said what or took part, and when."""
    dataset = ask.load("office", "statement", "event", "place", "body", "source")
    rows = parts(dataset, ask.filter, tuple(name or ()))
    ask.answer(Answer(view=PEOPLE, rows=rows, dataset=dataset, title="People"))
