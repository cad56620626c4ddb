"""kzeu meetings: series of meetings, their dates and their gaps."""

import typer

from kzeu_cli.answers import meetings as listing
from kzeu_cli.answers.columns import Answer
from kzeu_cli.answers.meetings import MEETINGS, series_name
from kzeu_cli.commands.ask import FILTER, OUTPUT, Ask, asks
from kzeu_cli.commands.options import CONTEXT

app = typer.Typer(add_completion=False)


@app.command(context_settings=CONTEXT, epilog="kzeu meetings --from 2015 --tree")
@asks(FILTER, OUTPUT)
def meetings(ask: Ask) -> None:
    """List the meetings that come in series, and what is missing between them."""
    dataset = ask.load("event", "place", "body", "source")
    rows = listing.meetings(dataset, ask.filter)
    notes = tuple(
        f"{series_name(series, dataset)}: {', '.join(map(str, gap))} not told"
        for series, gap in listing.missing(rows).items()
    )
    ask.answer(Answer(view=MEETINGS, rows=rows, dataset=dataset, title="Meetings", notes=notes))
