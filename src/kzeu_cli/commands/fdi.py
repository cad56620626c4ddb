"""kzeu fdi: foreign direct investment, by investor and over time."""

from functools import partial
from typing import Annotated

import typer

from kzeu_cli.answers import fdi as listing
from kzeu_cli.answers.columns import Answer
from kzeu_cli.answers.fdi import FDI, tables
from kzeu_cli.answers.figures import country, party
from kzeu_cli.commands import completion
from kzeu_cli.commands.ask import CHART, CURRENCY, FILTER, OUTPUT, Ask, asks
from kzeu_cli.commands.options import CONTEXT, DerivedOption, PartnerOption, ViewOption
from kzeu_cli.commands.parsers import one_of
from kzeu_cli.model import WORDS

app = typer.Typer(add_completion=False)

_EXAMPLES = """
kzeu fdi --layer article
kzeu fdi --nature stock --from 2015 --in USD
"""

NatureOption = Annotated[
    list[str] | None,
    typer.Option(
        "--nature", parser=one_of(WORDS["nature"]), metavar="NATURE",
        help="Only this kind of number: flow, stock, cumulative, share …",
        autocompletion=completion.words(*WORDS["nature"]),
    ),
]  # fmt: skip


@app.command(context_settings=CONTEXT, epilog=_EXAMPLES)
@asks(FILTER, CURRENCY, OUTPUT, CHART)
def fdi(
    ask: Ask,
    nature: NatureOption = None,
    view: ViewOption = None,
    partner: PartnerOption = None,
    derived: DerivedOption = False,
) -> None:
    """List the figures of foreign direct investment: by investor and over time; flows and stocks apart."""
    dataset = ask.load("figure", topics=("investment",))
    partners = tuple(country(name, dataset) for name in partner or ())
    choice = listing.Choice(tuple(nature or ()), view and party(view, dataset), partners)
    rows = listing.fdi(dataset, ask.filter, choice)
    follows = partial(listing.derived, dataset, ask.filter, choice, rows)
    ask.answer(
        Answer(
            view=FDI,
            rows=(rows + follows())[: ask.filter.limit] if derived else rows,
            dataset=dataset,
            title="Foreign direct investment",
            tables=lambda answer: tables(answer, follows()),
        )
    )
