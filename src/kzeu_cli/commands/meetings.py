"""kzeu meetings: series of meetings, their dates and their gaps."""

from typing import Annotated

import typer

from kzeu_cli.answers import meetings as listing
from kzeu_cli.commands import completion
from kzeu_cli.commands.arguments import naming_options
from kzeu_cli.commands.ask import FILTER, OUTPUT, Ask, command

_EXAMPLES = """
kzeu meetings cooperation-council
kzeu meetings 2020 --all
"""

SeriesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SERIES]", help="Only series so called, with all their meetings.", autocompletion=completion.series
    ),
]


@command(FILTER, OUTPUT, examples=_EXAMPLES)
def meetings(ask: Ask, series: SeriesArgument = None) -> None:
    """List the meetings that come in series: the latest of each, how many are known, and which are missing."""
    ask, names = ask.narrowed(series or ())
    dataset = ask.load("event", "place", "body", "source")
    with naming_options(names, dataset):
        rows = listing.meetings(dataset, ask.filter, names, once=ask.is_read)
    brief = ask.wants_list and not names and not ask.filter.is_dated
    ask.answer(listing.answer(rows, dataset, ask.filter.limit, brief=brief))
