"""kzeu trade: what the parties sell each other, by every source."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated

import typer

from kzeu_cli.answers import trade as listing
from kzeu_cli.answers.columns import Answer
from kzeu_cli.answers.exchange import exchanged
from kzeu_cli.answers.figures import brief, party, rest
from kzeu_cli.answers.missing import longer, missing
from kzeu_cli.answers.trade import TRADE, Grain, screen, tables
from kzeu_cli.commands.arguments import countries
from kzeu_cli.commands.ask import CHART, CURRENCY, FILTER, OUTPUT, Ask, command
from kzeu_cli.commands.options import NotesOption, PartnerOption, ViewOption, WideOption, WordsArgument
from kzeu_cli.commands.parsers import among, parse_count
from kzeu_cli.dataset import NATURAL
from kzeu_cli.model import WORDS, Figure
from kzeu_cli.model.selection import Filter
from kzeu_cli.support.errors import WrongUsage
from kzeu_cli.support.phrases import joined

_FLOWS = ("imports", "exports", "total", "balance")
_EXAMPLES = """
kzeu trade 2024
kzeu trade italy --in EUR
kzeu trade --by partner --year 2024 --top 10
kzeu trade --flow balance --view eu --json
"""

FlowOption = Annotated[
    list[str] | None,
    among(_FLOWS, typer.Option, "--flow", metavar="FLOW", help=f"Only this flow: {', '.join(_FLOWS)}."),
]
CoverageOption = Annotated[
    list[str] | None,
    among(
        WORDS["coverage"], typer.Option, "--coverage", metavar="COVERAGE",
        help=f"Only this coverage: {', '.join(WORDS['coverage'])}.",
    ),
]  # fmt: skip
GrainOption = Annotated[
    Grain | None, typer.Option("--by", metavar="GRAIN", help=f"Official figures by {', '.join(Grain)}.")
]
MirrorOption = Annotated[
    bool, typer.Option("--mirror", help="What both sides report of the same flow, beside each other, year by year.")
]
TopOption = Annotated[
    int | None, typer.Option("--top", parser=parse_count, metavar="N", help="With --by partner: only the N largest.")
]


@command(FILTER, CURRENCY, OUTPUT, CHART, examples=_EXAMPLES)
def trade(
    ask: Ask,
    words: WordsArgument = None,
    flow: FlowOption = None,
    coverage: CoverageOption = None,
    view: ViewOption = None,
    partner: PartnerOption = None,
    by: GrainOption = None,
    top: TopOption = None,
    mirror: MirrorOption = False,
    wide: WideOption = False,
    notes: NotesOption = False,
) -> None:
    """Show what the two sides trade, each by its own statistics: years, changes, shares, balances, partners."""
    ask, names = ask.narrowed(words or ())
    names = (*names, *(partner or ()))
    by = by or (Grain.PARTNER if names else None)
    if mirror:
        others = {
            "countries": names, "--by": by, "--wide": wide, "--coverage": coverage, "--top": top is not None,
            "--topic": ask.filter.topics, "--layer": ask.filter.layers, "--source": ask.filter.sources,
        }  # fmt: skip
        if without := [name for name, given in others.items() if given]:
            raise WrongUsage(f"--mirror is of all goods and partners by year, so {without[0]} does not go with it")
        if view and not flow:
            raise WrongUsage("--mirror shows both sides; --view goes with it only to say whose --flow is meant")
        ask.answer(_mirror(ask, flow, view))
        return
    # The screen names the largest partners too.
    grains = (*NATURAL, Grain.PARTNER) if ask.wants_screen and not by else by.needs if by else NATURAL
    dataset = ask.load("figure", "member", "gap", topics=("trade",), grains=grains)
    own = {"--flow": _FLOWS, "--coverage": WORDS["coverage"], "--by": list(Grain), "--view": dataset.parties}
    partners = countries(names, dataset, own)
    choice = listing.TradeChoice(
        by, tuple(flow or ()), tuple(coverage or ()), view and party(view, dataset), partners, top
    )
    rows = listing.trade(dataset, ask.filter, choice, ask.currency)
    is_plain = choice == listing.TradeChoice() and ask.wants_screen and ask.filter == Filter() and not wide
    answer = Answer(
        view=TRADE,
        rows=rows,
        dataset=dataset,
        title="Trade",
        tables=screen if is_plain else lambda answer: brief(tables(answer, by), everything=notes),
        rest=rest("trade", dataset, "--by partner") if ask.wants_screen else "",
        remark=joined(
            ""
            if names or by or ask.output.chart or (rows and not ask.is_for_people)
            else missing(dataset, "trade", ask.filter, _asked(choice), rows),
            longer(ask.filter, rows, "" if by else "--by month has what is known of months"),
            by="; ",
        ),
        currency=ask.currency,
    )
    if is_plain:
        answer = answer._replace(notes=listing.notes(answer))
    # A dataset may have figures of partners alone, such as a table that was imported.
    if not rows and not by and any(figure.grain == Grain.PARTNER for figure in dataset.of(Figure)):
        answer = answer._replace(empty=f"{answer.empty}; figures of partners: --by partner")
    if wide:
        from kzeu_cli.answers.wide import widely  # only --wide needs it

        answer = widely(answer, listing.column_of)
    ask.answer(answer)


def _asked(choice: listing.TradeChoice) -> dict[str, tuple[str, ...]]:
    return {"flow": choice.flow, "coverage": choice.coverage, "view": (choice.view,) if choice.view else ()}


def _mirror(ask: Ask, flow: Sequence[str] | None, view: str | None) -> Answer:
    """Answer with both sides' statistics of the same flows, in one currency."""
    from kzeu_cli.answers import mirror  # no other answer of trade needs it

    dataset = ask.load("figure", "member", "statement", "rate", topics=("trade",))
    currency = ask.currency or mirror.currency_of(dataset)
    pairs = mirror.mirror(dataset, ask.filter, flow or (), view and party(view, dataset), currency)
    answer = Answer(
        view=TRADE._replace(name="trade --mirror"),
        rows=mirror.rows(pairs),
        dataset=dataset,
        title="Trade, both sides",
        notes=mirror.notes(pairs, dataset),
        tables=partial(mirror.tables, pairs),
        currency=currency,
    )
    return exchanged(answer, currency) if currency and not ask.currency else answer
