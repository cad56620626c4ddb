"""kzeu cite: references, the facts that rest on them, and both as what goes in a paper."""

from typing import Annotated

import typer

from kzeu_cli import __version__
from kzeu_cli.answers.cite import WRITERS, answer
from kzeu_cli.citations.cited import Choice, chosen
from kzeu_cli.citations.styles import NAMES
from kzeu_cli.commands import completion
from kzeu_cli.commands.ask import CITATION, FILTER, Ask, asks
from kzeu_cli.commands.options import CONTEXT
from kzeu_cli.commands.parsers import one_of
from kzeu_cli.commands.piped import expanded

app = typer.Typer(add_completion=False)

_WRITE = "Write"

NamesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[REF or FACT]...", autocompletion=completion.citable,
        help="Numbers of references, ids of facts; - reads them, or rows of JSON, from stdin.",
    ),
]  # fmt: skip
StyleOption = Annotated[
    str | None,
    typer.Option(
        "--style", parser=one_of(NAMES), metavar="STYLE", help=f"Write them in {', '.join(NAMES)}.",
        rich_help_panel=_WRITE, autocompletion=completion.words(*NAMES),
    ),
]  # fmt: skip
InlineOption = Annotated[
    bool, typer.Option("--inline", help="Write what stands in the text, not in the list.", rich_help_panel=_WRITE)
]
AsCitedInOption = Annotated[
    bool,
    typer.Option("--as-cited-in", help="Name the article too: “as cited in …”.", rich_help_panel=_WRITE),
]
SelfOption = Annotated[bool, typer.Option("--self", help="Cite kzeu and its dataset.")]


@app.command(context_settings=CONTEXT, epilog="kzeu cite fdi-eu27-15-years --style apa")
@asks(FILTER, CITATION)
def cite(
    ask: Ask,
    names: NamesArgument = None,
    style: StyleOption = None,
    inline: InlineOption = False,
    as_cited_in: AsCitedInOption = False,
    itself: SelfOption = False,
) -> None:
    """List references and what rests on them, or cite them in a style."""
    choice = Choice(tuple(expanded(names)) if names else None, ask.output.everything, itself)
    is_whole = bool(style) or inline or (ask.output.format in WRITERS and not ask.output.fields)
    kinds = ("reference", "source") if is_whole and not choice.needs_facts(ask.filter) else ()
    dataset = ask.load(*kinds, grains=())
    rows = chosen(dataset, choice, ask.filter, __version__)
    ask.answer(answer(rows, dataset, style, inline=inline, as_cited=as_cited_in, whole=choice.names is not None))
