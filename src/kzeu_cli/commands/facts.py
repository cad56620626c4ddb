"""kzeu facts: every fact, filtered."""

from typing import Annotated

import typer

from kzeu_cli.answers.columns import Answer
from kzeu_cli.answers.facts import FACTS
from kzeu_cli.commands import completion
from kzeu_cli.commands.ask import CURRENCY, FILTER, OUTPUT, Ask, asks
from kzeu_cli.commands.options import CONTEXT
from kzeu_cli.commands.parsers import one_of
from kzeu_cli.model import KINDS
from kzeu_cli.model.selection import select

app = typer.Typer(add_completion=False)

KindOption = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        parser=one_of(tuple(KINDS)),
        metavar="KIND",
        help=f"Only this kind of fact: {', '.join(KINDS)}.",
        autocompletion=completion.words(*KINDS),
    ),
]


@app.command(context_settings=CONTEXT, epilog="kzeu facts --kind event --topic energy")
@asks(FILTER, CURRENCY, OUTPUT)
def facts(ask: Ask, kind: KindOption = None) -> None:
    """List facts of every kind."""
    dataset = ask.load()
    rows = select((fact for fact in dataset.facts.values() if not kind or fact.kind in kind), ask.filter)
    ask.answer(Answer(view=FACTS, rows=rows, dataset=dataset, title=f"Facts: {len(rows)}"))
