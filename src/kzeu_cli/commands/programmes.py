"""kzeu programmes: projects, programmes and funds with their budgets."""

from typing import Annotated

import typer

from kzeu_cli.answers import programmes as listing
from kzeu_cli.commands import completion
from kzeu_cli.commands.arguments import naming_options
from kzeu_cli.commands.ask import CHART, CURRENCY, FILTER, OUTPUT, Ask, command

_EXAMPLES = """
kzeu programmes erasmus
kzeu programmes --sort budget --in USD
"""

NameArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PROGRAMME]", help="Only programmes so called.", autocompletion=completion.programmes),
]
SortOption = Annotated[listing.Order, typer.Option(help="What to sort by; what is not known comes last.")]


@command(FILTER, CURRENCY, OUTPUT, CHART, examples=_EXAMPLES)
def programmes(ask: Ask, name: NameArgument = None, sort: SortOption = listing.Order.START) -> None:
    """List projects, programmes and funds, the newest first: budgets, spans, who pays and who gains."""
    ask, names = ask.narrowed(name or ())
    dataset = ask.load("programme", "event", "place", "body", "source", "unit")
    with naming_options(names, dataset):
        found = listing.programmes(dataset, ask.filter, sort, names)
    brief = ask.wants_screen and not names
    ask.answer(listing.answer(found, dataset, ask.filter.limit, sort, once=ask.is_read, brief=brief))
