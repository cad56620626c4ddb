"""kzeu show: facts whole."""

from typing import Annotated

import typer

from kzeu_cli.answers.show import answer, wholes
from kzeu_cli.audit import kept
from kzeu_cli.commands import completion
from kzeu_cli.commands.ask import CURRENCY, OUTPUT, Ask, command
from kzeu_cli.commands.stdin import expanded

_EXAMPLES = """
kzeu show epca-in-force
kzeu show trade-goods-imports-2007 --json
"""

IdsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="ID...",
        help="Ids of facts; - reads them, or rows of JSON, from stdin.",
        autocompletion=completion.facts,
    ),
]


@command(CURRENCY, OUTPUT, examples=_EXAMPLES)
def show(ask: Ask, ids: IdsArgument) -> None:
    """Show facts whole: data, place in the source, references, related facts, findings of the audit."""
    dataset = ask.load(grains=())
    rows = wholes(dataset, expanded(ids), kept.findings(dataset))
    ask.answer(answer(rows, dataset, brief=ask.wants_screen))
