"""kzeu people: who is in office, who held which office or said what."""

from datetime import date
from typing import Annotated

import typer

from kzeu_cli.answers import people as listing
from kzeu_cli.commands import completion
from kzeu_cli.commands.arguments import naming_options
from kzeu_cli.commands.ask import FILTER, OUTPUT, Ask, command
from kzeu_cli.commands.parsers import parse_period
from kzeu_cli.model.dates import Period

_EXAMPLES = """
kzeu people tokayev
kzeu people --as-of 2022-01-01 --json
"""

NameArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[NAME]", help="Only people whose name contains this.", autocompletion=completion.people),
]
AsOfOption = Annotated[
    Period | None,
    typer.Option("--as-of", parser=parse_period, metavar="DATE", help="Only who is in office on this day."),
]


@command(FILTER, OUTPUT, examples=_EXAMPLES)
def people(ask: Ask, name: NameArgument = None, as_of: AsOfOption = None) -> None:
    """List who is in office today, or all who held an office, said something or took part."""
    ask, names = ask.narrowed(name or ())
    dataset = ask.load("office", "statement", "event", "programme", "term", "place", "body", "source")
    day = as_of.last if as_of else date.today()
    with naming_options(names, dataset):
        rows = listing.parts(dataset, ask.filter, day, names, once=ask.is_read, only=as_of is not None)
    offices = as_of is not None or (ask.wants_list and not names and not ask.filter.is_dated)
    ask.answer(listing.answer(rows, dataset, ask.filter.limit, day, offices=offices, brief=ask.wants_screen))
