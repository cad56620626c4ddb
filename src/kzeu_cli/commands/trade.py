"""kzeu trade: what the parties sell each other, by every source."""

from typing import Annotated

import typer

from kzeu_cli.answers import trade as listing
from kzeu_cli.answers.columns import Answer
from kzeu_cli.answers.figures import brief, party
from kzeu_cli.answers.trade import TRADE, Grain, screen, tables
from kzeu_cli.commands import completion
from kzeu_cli.commands.arguments import countries
from kzeu_cli.commands.ask import CHART, CURRENCY, FILTER, OUTPUT, Ask, asks
from kzeu_cli.commands.options import CONTEXT, DerivedOption, NotesOption, PartnerOption, ViewOption, WordsArgument
from kzeu_cli.commands.parsers import one_of, parse_count
from kzeu_cli.dataset import NATURAL
from kzeu_cli.model import WORDS
from kzeu_cli.model.selection import Filter

app = typer.Typer(add_completion=False)

_FLOWS = ("imports", "exports", "total", "balance")
_EXAMPLES = """
kzeu trade 2024
kzeu trade italy --in EUR
kzeu trade --by partner --year 2024 --top 10
kzeu trade --flow balance --view eu --json
"""
_REST = "More: --all, --view kz, --by partner, --in EUR; trade 2023, trade italy."

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
    Grain | None,
    typer.Option("--by", metavar="GRAIN", help=f"Official figures by {', '.join(Grain)}."),
]
TopOption = Annotated[
    int | None, typer.Option("--top", parser=parse_count, metavar="N", help="With --by partner: only the N largest.")
]


@app.command(context_settings=CONTEXT, epilog=_EXAMPLES)
@asks(FILTER, CURRENCY, OUTPUT, CHART)
def trade(
    ask: Ask,
    words: WordsArgument = None,
    flow: FlowOption = None,
    coverage: CoverageOption = None,
    view: ViewOption = None,
    partner: PartnerOption = None,
    by: GrainOption = None,
    top: TopOption = None,
    derived: DerivedOption = False,
    notes: NotesOption = False,
) -> None:
    """Show what the two sides trade, each by its own statistics: years, changes, shares, balances, partners."""
    ask, names = ask.narrowed(words or ())
    names = (*names, *(partner or ()))
    by = by or (Grain.PARTNER if names else None)
    # The screen names the largest partners too.
    grains = (*NATURAL, Grain.PARTNER) if ask.wants_screen and not by else by.needs if by else NATURAL
    dataset = ask.load("figure", "member", topics=("trade",), grains=grains)
    partners = countries(
        names,
        dataset,
        {"--flow": _FLOWS, "--coverage": WORDS["coverage"], "--by": list(Grain), "--view": dataset.parties},
    )
    choice = listing.Choice(
        by, tuple(flow or ()), tuple(coverage or ()), view and party(view, dataset), partners, top, derived
    )
    rows = listing.trade(dataset, ask.filter, choice, ask.currency)
    is_plain = choice == listing.Choice() and ask.wants_screen and ask.filter == Filter()
    answer = Answer(
        view=TRADE,
        rows=rows,
        dataset=dataset,
        title="Trade",
        tables=screen if is_plain else lambda answer: brief(tables(answer, by), everything=notes),
        rest=_REST if ask.wants_screen else "",
        currency=ask.currency,
    )
    ask.answer(answer._replace(notes=listing.notes(answer)) if is_plain else answer)
