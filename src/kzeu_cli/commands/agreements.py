"""kzeu agreements: each agreement with its steps."""

from typing import Annotated

import typer

from kzeu_cli.answers import agreements as listing
from kzeu_cli.commands import completion
from kzeu_cli.commands.arguments import naming_options
from kzeu_cli.commands.ask import FILTER, OUTPUT, Ask, command

_EXAMPLES = """
kzeu agreements epca
kzeu agreements --topic energy --all
"""

NameArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[AGREEMENT]", help="Only agreements so called, with all their steps.",
        autocompletion=completion.agreements,
    ),
]  # fmt: skip


@command(FILTER, OUTPUT, examples=_EXAMPLES)
def agreements(ask: Ask, name: NameArgument = None) -> None:
    """Show the agreements, those in force first, or one with its steps and the time between them."""
    ask, names = ask.narrowed(name or ())
    dataset = ask.load("agreement", "event", "place", "body", "source")
    with naming_options(names, dataset):
        found = listing.states(dataset, ask.filter, names, once=ask.is_read)
    ask.answer(listing.answer(found, dataset, ask.filter.limit, brief=ask.wants_list and not names))
