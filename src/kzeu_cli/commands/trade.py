"""kzeu trade: what the parties sell each other, by every source."""

from functools import partial
from typing import Annotated

import typer

from kzeu_cli.answers import trade as listing
from kzeu_cli.answers.columns import Answer
from kzeu_cli.answers.figures import country, party
from kzeu_cli.answers.trade import TRADE, tables
from kzeu_cli.commands import completion
from kzeu_cli.commands.ask import CHART, CURRENCY, FILTER, OUTPUT, Ask, asks
from kzeu_cli.commands.options import CONTEXT, DerivedOption, PartnerOption, ViewOption
from kzeu_cli.commands.parsers import one_of, parse_count
from kzeu_cli.dataset import NATURAL
from kzeu_cli.model import WORDS

app = typer.Typer(add_completion=False)

_FLOWS = ("imports", "exports", "total", "balance")
_EXAMPLES = """
kzeu trade --view eu --from 2020 --in USD
kzeu trade --by partner --year 2024 --top 10
kzeu trade --partner Italy --from 2020
kzeu trade --from 2007 --to 2007 --json
"""
_EMPTY = "nothing matches"

FlowOption = Annotated[
    list[str] | None,
    typer.Option(
        "--flow", parser=one_of(_FLOWS), metavar="FLOW", help=f"Only this flow: {', '.join(_FLOWS)}.",
        autocompletion=completion.words(*_FLOWS),
    ),
]  # fmt: skip
CoverageOption = Annotated[
    list[str] | None,
    typer.Option(
        "--coverage", parser=one_of(WORDS["coverage"]), metavar="COVERAGE",
        help=f"Only this coverage: {', '.join(WORDS['coverage'])}.",
        autocompletion=completion.words(*WORDS["coverage"]),
    ),
]  # fmt: skip
GrainOption = Annotated[
    listing.Grain | None,
    typer.Option("--by", metavar="GRAIN", help=f"Official figures by {', '.join(listing.Grain)}."),
]
TopOption = Annotated[
    int | None, typer.Option("--top", parser=parse_count, metavar="N", help="With --by partner: only the N largest.")
]


@app.command(context_settings=CONTEXT, epilog=_EXAMPLES)
@asks(FILTER, CURRENCY, OUTPUT, CHART)
def trade(
    ask: Ask,
    flow: FlowOption = None,
    coverage: CoverageOption = None,
    view: ViewOption = None,
    partner: PartnerOption = None,
    by: GrainOption = None,
    top: TopOption = None,
    derived: DerivedOption = False,
) -> None:
    """List the figures of trade by source: amounts, shares, ranks and counts; goods and services apart."""
    by = by or (listing.Grain.PARTNER if partner else None)
    grains = by.needs if by else NATURAL
    members = ("member",) if by is listing.Grain.PARTNER else ()
    dataset = ask.load("figure", *members, topics=("trade",), grains=grains)
    partners = tuple(country(name, dataset) for name in partner or ())
    choice = listing.Choice(by, tuple(flow or ()), tuple(coverage or ()), view and party(view, dataset), partners, top)
    rows = listing.trade(dataset, ask.filter, choice)
    follows = partial(listing.derived, dataset, ask.filter, choice, rows)
    ask.answer(
        Answer(
            view=TRADE,
            rows=(rows + follows())[: ask.filter.limit] if derived else rows,
            dataset=dataset,
            title="Trade",
            empty=_EMPTY
            if derived or rows or not follows()
            else f"{_EMPTY}; --derived adds what follows from the rest",
            tables=lambda answer: tables(answer, follows(), by),
        )
    )
