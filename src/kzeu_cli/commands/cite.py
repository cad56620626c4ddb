"""kzeu cite: references, the facts that rest on them, and both as what goes in a paper."""

from typing import Annotated

import typer

from kzeu_cli import __version__
from kzeu_cli.answers.cite import SCREEN, WRITERS, answer, sentences
from kzeu_cli.citations.cited import Wanted, chosen
from kzeu_cli.citations.styles import NAMES
from kzeu_cli.commands import completion
from kzeu_cli.commands.ask import CITATION, FILTER, Ask, command
from kzeu_cli.commands.parsers import among
from kzeu_cli.commands.stdin import expanded
from kzeu_cli.model.selection import Filter
from kzeu_cli.support.errors import WrongUsage

_WRITE = "Write"

NamesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[REF or FACT]...", autocompletion=completion.citable,
        help="Numbers or citation keys of references, ids of facts; - reads them, or rows of JSON, from stdin.",
    ),
]  # fmt: skip
StyleOption = Annotated[
    str | None,
    among(
        NAMES, typer.Option, "--style", metavar="STYLE",
        help=f"Write them in {', '.join(NAMES)}.", rich_help_panel=_WRITE,
    ),
]  # fmt: skip
InlineOption = Annotated[
    bool, typer.Option("--inline", help="Write what stands in the text, not in the list.", rich_help_panel=_WRITE)
]
SentenceOption = Annotated[
    bool, typer.Option("--sentence", help="Write facts as sentences that cite their sources.", rich_help_panel=_WRITE)
]
AsCitedInOption = Annotated[
    bool, typer.Option("--as-cited-in", help="Name the article too: “as cited in …”.", rich_help_panel=_WRITE)
]
SelfOption = Annotated[bool, typer.Option("--self", help="Cite kzeu and its dataset.")]


@command(FILTER, CITATION, examples="kzeu cite fdi-eu27-15-years --style apa")
def cite(
    ask: Ask,
    names: NamesArgument = None,
    style: StyleOption = None,
    inline: InlineOption = False,
    sentence: SentenceOption = False,
    as_cited_in: AsCitedInOption = False,
    itself: SelfOption = False,
) -> None:
    """List references and what rests on them, or cite them in a style."""
    wanted = Wanted(tuple(expanded(names)) if names else None, ask.output.everything, itself)
    if sentence:
        if wanted.names is None or inline or as_cited_in or itself:
            raise WrongUsage("--sentence goes with ids of facts, and with --style")
        if ask.filter != Filter():
            raise WrongUsage("--sentence writes the facts named, so nothing narrows them")
        ask.answer(sentences(wanted.names, ask.load(grains=()), style))
        return
    is_whole = bool(style) or inline or (ask.output.format in WRITERS and not ask.output.fields)
    kinds = ("reference", "source") if is_whole and not wanted.needs_facts(ask.filter) else ()
    dataset = ask.load(*kinds, grains=())
    found = answer(
        chosen(dataset, wanted, ask.filter, __version__), dataset, style,
        inline=inline, as_cited=as_cited_in, whole=wanted.names is not None,
        screen=SCREEN if ask.wants_screen else None, format="" if ask.output.fields else ask.output.format,
    )  # fmt: skip
    ask.answer(found)
