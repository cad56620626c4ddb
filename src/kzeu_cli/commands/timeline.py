"""kzeu timeline: what happened, the newest first."""

from typing import Annotated

import typer

from kzeu_cli.answers import timeline as listing
from kzeu_cli.answers.columns import Answer
from kzeu_cli.answers.listed import entries, listed
from kzeu_cli.commands.arguments import refuse
from kzeu_cli.commands.ask import CHART, FILTER, OUTPUT, Ask, command

_EXAMPLES = """
kzeu timeline 2020
kzeu timeline --topic agreements --all
kzeu timeline --from 2015 --to 2020 --oldest
"""

TimeArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[YEAR]", help="Only this year, month or day: 2020, 2020-11.")
]
OldestOption = Annotated[bool, typer.Option("--oldest", "--reverse", help="The oldest first.")]


@command(FILTER, OUTPUT, CHART, examples=_EXAMPLES)
def timeline(ask: Ask, time: TimeArgument = None, oldest: OldestOption = False) -> None:
    """List what happened, the newest first: events, steps of agreements, meetings and spans of programmes."""
    ask, others = ask.narrowed(time or ())
    dataset = ask.load("event", "programme", "agreement")
    refuse(others, dataset, "year or date")
    rows = entries(listing.timeline(dataset, ask.filter, oldest=oldest), dataset, once=ask.is_read)
    answer = Answer(
        view=listing.BRIEF if ask.wants_screen else listing.TIMELINE,
        rows=rows[: ask.filter.limit],
        dataset=dataset,
        title="" if ask.wants_list else "Timeline",
    )
    ask.answer(listed(answer, lambda number: listing.rest(number, rows, oldest=oldest), brief=ask.wants_screen))
