"""kzeu show: facts whole."""

from datetime import date
from typing import Annotated

import typer

from kzeu_cli.audit.finding import Finding
from kzeu_cli.columns import Answer
from kzeu_cli.commands import completion
from kzeu_cli.commands.options import CONTEXT, Ask, asks
from kzeu_cli.listings.whole import wholes
from kzeu_cli.model import Dataset
from kzeu_cli.views.show import SHOW

app = typer.Typer(add_completion=False)
EXAMPLES = """
kzeu show epca-in-force
kzeu show trade-goods-imports-2007 --json
"""

IdsArgument = Annotated[
    list[str], typer.Argument(metavar="ID...", help="Ids of facts.", autocompletion=completion.facts)
]


@app.command(context_settings=CONTEXT, epilog=EXAMPLES)
@asks
def show(ask: Ask, ids: IdsArgument) -> None:
    """Show facts whole: data, place in the source, references, related facts, findings of the audit."""
    dataset = ask.load(grains=())
    rows = wholes(dataset, ids, _findings(ask, dataset))
    ask.answer(Answer(view=SHOW, rows=rows, dataset=dataset))


def _findings(ask: Ask, dataset: Dataset) -> list[Finding]:
    """Audit the dataset for those who read; scripts ask `kzeu audit`, which answers for all facts at once."""
    if not ask.is_for_people:
        return []
    from kzeu_cli.audit import audit  # the rules take longer to import than an answer in JSON takes to write

    return audit(dataset, date.today())
