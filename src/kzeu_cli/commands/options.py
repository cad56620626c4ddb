"""The options that commands share, named once."""

from pathlib import Path
from typing import Annotated

import typer

from kzeu_cli.answers.formats import Format
from kzeu_cli.commands import completion
from kzeu_cli.commands.parsers import one_of, parse_count, parse_currency, parse_period, parse_year
from kzeu_cli.model import WORDS, dates

CONTEXT = {"help_option_names": ["-h", "--help"]}
_SELECT, _OUTPUT, _CHART = "Select", "Output", "Chart"

DataOption = Annotated[
    str | None,
    typer.Option("--data", metavar="PATH", help="Another dataset: a file or folder.", rich_help_panel=_OUTPUT),
]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format", "-f", case_sensitive=False, metavar="FORMAT", help=f"One of {', '.join(Format)}.",
        rich_help_panel=_OUTPUT, autocompletion=completion.words(*Format),
    ),
]  # fmt: skip
_CITATION_FORMATS = (*Format, "biblatex", "bibtex", "ris", "csl-json")
CitationFormatOption = Annotated[
    str | None,
    typer.Option(
        "--format", "-f", parser=one_of(_CITATION_FORMATS), metavar="FORMAT",
        help=f"One of {', '.join(_CITATION_FORMATS)}.", rich_help_panel=_OUTPUT,
        autocompletion=completion.words(*_CITATION_FORMATS),
    ),
]  # fmt: skip
AllOption = Annotated[
    bool, typer.Option("--all", help="Everything, however long, not one screen of it.", rich_help_panel=_OUTPUT)
]
NoPagerOption = Annotated[
    bool, typer.Option("--no-pager", help="Never show a long answer in a pager.", rich_help_panel=_OUTPUT)
]
PlainOption = Annotated[
    bool,
    typer.Option("--plain", help="For screen readers: no rules, no branches, no colours.", rich_help_panel=_OUTPUT),
]
JsonOption = Annotated[bool, typer.Option("--json", help="The same as --format json.", rich_help_panel=_OUTPUT)]
TreeOption = Annotated[bool, typer.Option("--tree", help="The same as --format tree.", rich_help_panel=_OUTPUT)]
RefsOption = Annotated[
    bool, typer.Option("--refs", help="List the references below the table.", rich_help_panel=_OUTPUT)
]
ChartOption = Annotated[
    bool, typer.Option("--chart", help="Draw it, each kind of number on its own.", rich_help_panel=_CHART)
]
SaveOption = Annotated[
    Path | None,
    typer.Option(
        "--save", metavar="FILE", help="Save the chart as .svg, .png, .pdf, .html, .vl.json or .txt.",
        rich_help_panel=_CHART,
    ),
]  # fmt: skip
ForceOption = Annotated[bool, typer.Option("--force", help="Replace that file.", rich_help_panel=_CHART)]
TitleOption = Annotated[
    str | None, typer.Option("--title", metavar="TEXT", help="Another title of the chart.", rich_help_panel=_CHART)
]
WidthOption = Annotated[
    int | None,
    typer.Option(
        "--width", parser=parse_count, metavar="N", help="Width of the chart in pixels, of text in columns.",
        rich_help_panel=_CHART,
    ),
]  # fmt: skip
HeightOption = Annotated[
    int | None,
    typer.Option(
        "--height", parser=parse_count, metavar="N", help="Height of the chart in pixels, of lines of text in rows.",
        rich_help_panel=_CHART,
    ),
]  # fmt: skip
# The words of charts.figures.SORTS, which need not be imported to refuse others.
_SORTS = ("amounts", "total", "balance", "growth", "share")
ChartOfOption = Annotated[
    str | None,
    typer.Option(
        "--chart-of", parser=one_of(_SORTS), metavar="WHAT", help=f"What of trade or fdi to draw: {', '.join(_SORTS)}.",
        rich_help_panel=_CHART, autocompletion=completion.words(*_SORTS),
    ),
]  # fmt: skip
AltOption = Annotated[
    bool, typer.Option("--alt", help="Say in words what the chart shows, for screen readers.", rich_help_panel=_CHART)
]
IndexOption = Annotated[
    bool,
    typer.Option("--index", help="Draw each series as an index: its first common time is 100.", rich_help_panel=_CHART),
]
FieldsOption = Annotated[
    str | None,
    typer.Option(
        "--fields",
        metavar="A,B",
        help="Only these fields, separated by commas; without a value, list them.",
        rich_help_panel=_OUTPUT,
    ),
]
FromOption = Annotated[
    dates.Period | None,
    typer.Option(
        "--from", parser=parse_period, metavar="DATE", help="From this date or year on.", rich_help_panel=_SELECT
    ),
]
ToOption = Annotated[
    dates.Period | None,
    typer.Option("--to", parser=parse_period, metavar="DATE", help="Up to this date or year.", rich_help_panel=_SELECT),
]
TopicOption = Annotated[
    list[str] | None,
    typer.Option(
        "--topic", metavar="TOPIC", help="Only this topic.", rich_help_panel=_SELECT, autocompletion=completion.topics
    ),
]
LayerOption = Annotated[
    list[str] | None,
    typer.Option(
        "--layer", parser=one_of(WORDS["layer"]), metavar="LAYER", help="Only this layer: article or official.",
        rich_help_panel=_SELECT, autocompletion=completion.words(*WORDS["layer"][:2]),
    ),
]  # fmt: skip
SourceOption = Annotated[
    list[str] | None,
    typer.Option(
        "--source",
        metavar="SOURCE",
        help="Only this source.",
        rich_help_panel=_SELECT,
        autocompletion=completion.sources,
    ),
]
LimitOption = Annotated[
    int | None,
    typer.Option("--limit", "-n", parser=parse_count, metavar="N", help="At most this many.", rich_help_panel=_SELECT),
]
# What `kzeu data schema --output` adds to a command line.
SCHEMA_FLAG = "--schema"
SchemaOption = Annotated[bool, typer.Option(SCHEMA_FLAG, hidden=True)]
YearOption = Annotated[
    dates.Period | None,
    typer.Option(
        "--year", parser=parse_year, metavar="YEAR", help="The same as --from YEAR --to YEAR.", rich_help_panel=_SELECT
    ),
]
WordsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[YEAR|COUNTRY]...", help="Only this year, only these countries.", autocompletion=completion.countries
    ),
]
ViewOption = Annotated[
    str | None,
    typer.Option(
        "--view",
        metavar="PARTY",
        help="Only this party's statistics.",
        rich_help_panel=_SELECT,
        autocompletion=completion.parties,
    ),
]
PartnerOption = Annotated[
    list[str] | None,
    typer.Option(
        "--partner", metavar="COUNTRY", help="Only this country, by name or code.",
        rich_help_panel=_SELECT, autocompletion=completion.countries,
    ),
]  # fmt: skip
WideOption = Annotated[
    bool, typer.Option("--wide", help="A row a year, a column for each flow.", rich_help_panel=_OUTPUT)
]
NotesOption = Annotated[
    bool, typer.Option("--notes", help="All notes on the figures, not two lines.", rich_help_panel=_OUTPUT)
]
CurrencyOption = Annotated[
    str | None,
    typer.Option(
        "--in", parser=parse_currency, metavar="CURRENCY",
        help="Amounts in this currency too, at the mean rate of their time.",
        rich_help_panel=_SELECT, autocompletion=completion.currencies,
    ),
]  # fmt: skip
