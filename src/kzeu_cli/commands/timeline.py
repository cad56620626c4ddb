"""kzeu timeline: what happened, in order."""

import typer

from kzeu_cli.answers.columns import Answer
from kzeu_cli.answers.moments import timeline as moments
from kzeu_cli.answers.timeline import TIMELINE
from kzeu_cli.commands.ask import FILTER, OUTPUT, Ask, asks
from kzeu_cli.commands.options import CONTEXT

app = typer.Typer(add_completion=False)


@app.command(
    context_settings=CONTEXT, epilog="kzeu timeline --from 2015 --to 2020\nkzeu timeline --topic agreements --tree"
)
@asks(FILTER, OUTPUT)
def timeline(ask: Ask) -> None:
    """List what happened, in order: events, steps of agreements, meetings and spans of programmes."""
    dataset = ask.load("event", "programme", "agreement")
    ask.answer(Answer(view=TIMELINE, rows=moments(dataset, ask.filter), dataset=dataset, title="Timeline"))
