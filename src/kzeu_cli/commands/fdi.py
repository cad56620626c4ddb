"""kzeu fdi: foreign direct investment, by investor and over time."""

from typing import Annotated

import typer

from kzeu_cli.answers import fdi as listing
from kzeu_cli.answers.columns import Answer
from kzeu_cli.answers.fdi import FDI, screen, tables
from kzeu_cli.answers.figures import brief, party, rest
from kzeu_cli.answers.missing import longer, missing
from kzeu_cli.commands.arguments import countries
from kzeu_cli.commands.ask import CHART, CURRENCY, FILTER, OUTPUT, Ask, command
from kzeu_cli.commands.options import NotesOption, PartnerOption, ViewOption, WideOption, WordsArgument
from kzeu_cli.commands.parsers import among
from kzeu_cli.model import WORDS
from kzeu_cli.model.selection import Filter
from kzeu_cli.support.phrases import joined

_EXAMPLES = """
kzeu fdi netherlands
kzeu fdi --layer article
kzeu fdi --nature stock --from 2015 --in USD
"""

NatureOption = Annotated[
    list[str] | None,
    among(
        WORDS["nature"], typer.Option, "--nature", metavar="NATURE",
        help="Only this kind of number: flow, stock, cumulative, share …",
    ),
]  # fmt: skip


@command(FILTER, CURRENCY, OUTPUT, CHART, examples=_EXAMPLES)
def fdi(
    ask: Ask,
    words: WordsArgument = None,
    nature: NatureOption = None,
    view: ViewOption = None,
    partner: PartnerOption = None,
    wide: WideOption = False,
    notes: NotesOption = False,
) -> None:
    """Show foreign direct investment: latest flows and stocks, the largest investors; claims apart."""
    ask, names = ask.narrowed(words or ())
    dataset = ask.load("figure", "member", "gap", topics=("investment",))
    partners = countries((*names, *(partner or ())), dataset, {"--nature": WORDS["nature"], "--view": dataset.parties})
    choice = listing.FdiChoice(tuple(nature or ()), view and party(view, dataset), partners)
    rows = listing.fdi(dataset, ask.filter, choice, ask.currency)
    is_plain = choice == listing.FdiChoice() and ask.wants_screen and ask.filter == Filter() and not wide
    answer = Answer(
        view=FDI,
        rows=rows,
        dataset=dataset,
        title="Foreign direct investment",
        tables=screen if is_plain else lambda answer: brief(tables(answer), everything=notes),
        rest=rest("fdi", dataset, "--notes") if ask.wants_screen else "",
        remark=joined(
            ""
            if partners or ask.output.chart or (rows and not ask.is_for_people)
            else missing(dataset, "investment", ask.filter, {"nature": choice.nature}, rows),
            longer(ask.filter, rows),
            by="; ",
        ),
        currency=ask.currency,
    )
    if is_plain:
        answer = answer._replace(notes=listing.notes(answer))
    if wide:
        from kzeu_cli.answers.wide import widely  # only --wide needs it

        answer = widely(answer, listing.column_of)
    ask.answer(answer)
