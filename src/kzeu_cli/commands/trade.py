"""kzeu trade: what the parties sell each other, by every source."""

from typing import Annotated

import typer

from kzeu_cli.columns import Answer
from kzeu_cli.commands.options import CONTEXT, Ask, asks_for_amounts, one_of, parse_count
from kzeu_cli.listings import trade as listing
from kzeu_cli.listings.figures import party
from kzeu_cli.model import WORDS
from kzeu_cli.views.trade import TRADE

app = typer.Typer(add_completion=False)

_FLOWS = ("imports", "exports", "total", "balance")

FlowOption = Annotated[
    list[str] | None,
    typer.Option("--flow", parser=one_of(_FLOWS), metavar="FLOW", help=f"Only this flow: {', '.join(_FLOWS)}."),
]
CoverageOption = Annotated[
    list[str] | None,
    typer.Option(
        "--coverage", parser=one_of(WORDS["coverage"]), metavar="COVERAGE",
        help=f"Only this coverage: {', '.join(WORDS['coverage'])}.",
    ),
]  # fmt: skip
ViewOption = Annotated[str | None, typer.Option("--view", metavar="PARTY", help="Only the statistics of this party.")]
GrainOption = Annotated[
    listing.Grain | None, typer.Option("--by", metavar="GRAIN", help=f"Cut finer: {', '.join(listing.Grain)}.")
]
YearOption = Annotated[str | None, typer.Option("--year", metavar="YEAR", help="The same as --from YEAR --to YEAR.")]
TopOption = Annotated[
    int | None, typer.Option("--top", parser=parse_count, metavar="N", help="With --by partner: only the N largest.")
]
DerivedOption = Annotated[
    bool, typer.Option("--derived", help="Machine formats too: balances, totals, growth and shares, worked out.")
]


@app.command(context_settings=CONTEXT, epilog="Example: kzeu trade --view eu --from 2020 --in USD")
@asks_for_amounts
def trade(
    ask: Ask,
    flow: FlowOption = None,
    coverage: CoverageOption = None,
    view: ViewOption = None,
    by: GrainOption = None,
    top: TopOption = None,
    derived: DerivedOption = False,
) -> None:
    """List the figures of trade: amounts, shares, ranks, counts, by source."""
    dataset = ask.load("figure", "place", "source", "measure", "unit", "product", topics=("trade",))
    choice = listing.Choice(by, tuple(flow or ()), tuple(coverage or ()), view and party(view, dataset), top)
    rows = listing.trade(dataset, ask.filter, choice)
    ask.answer(Answer(view=TRADE, rows=rows, dataset=dataset, title="Trade"))
