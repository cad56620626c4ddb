"""kzeu facts: every fact, filtered."""

from typing import Annotated

import typer

from kzeu_cli.answers import facts as listing
from kzeu_cli.commands.arguments import naming_options
from kzeu_cli.commands.ask import CURRENCY, FILTER, OUTPUT, Ask, command
from kzeu_cli.commands.parsers import among
from kzeu_cli.model import KINDS

_EXAMPLES = """
kzeu facts wto
kzeu facts --kind event --topic energy --all
"""

WordArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[WORD]", help="Only facts of this topic, kind or year, or with this word in them."),
]
KindOption = Annotated[
    list[str] | None,
    among(KINDS, typer.Option, "--kind", metavar="KIND", help=f"Only this kind of fact: {', '.join(KINDS)}."),
]


@command(FILTER, CURRENCY, OUTPUT, examples=_EXAMPLES)
def facts(ask: Ask, word: WordArgument = None, kind: KindOption = None) -> None:
    """List facts of every kind, the newest first."""
    ask, words = ask.narrowed(word or ())
    # A list needs neither references nor the words of questions, a quarter of all that there is to read.
    dataset = ask.load(*KINDS, "term", "member")
    with naming_options(words, dataset):
        found = listing.facts(dataset, ask.filter, words, kind or ())
    ask.answer(
        listing.answer(
            found, dataset, ask.filter.limit, " ".join(words) or dataset.title, once=ask.is_read, brief=ask.wants_screen
        )
    )
