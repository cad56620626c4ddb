"""The options that commands share, named once."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from kzeu_cli.answers.formats import Format
from kzeu_cli.commands import completion
from kzeu_cli.commands.parsers import among, parse_count, parse_currency, parse_period, parse_year
from kzeu_cli.model import WORDS, dates

CONTEXT = {"help_option_names": ["-h", "--help"]}
# Options by the panel of the help text in which they stand.
_select: Callable[..., Any] = partial(typer.Option, rich_help_panel="Select")
_output: Callable[..., Any] = partial(typer.Option, rich_help_panel="Output")
_chart: Callable[..., Any] = partial(typer.Option, rich_help_panel="Chart")

DataOption = Annotated[str | None, _output("--data", metavar="PATH", help="Another dataset: a file or folder.")]
FormatOption = Annotated[
    Format | None,
    _output(
        "--format", "-f", case_sensitive=False, metavar="FORMAT", help=f"One of {', '.join(Format)}.",
        autocompletion=completion.words(*Format),
    ),
]  # fmt: skip
_CITATION_FORMATS = (*Format, "biblatex", "bibtex", "ris", "csl-json")
CitationFormatOption = Annotated[
    str | None,
    among(
        _CITATION_FORMATS, _output, "--format", "-f", metavar="FORMAT", help=f"One of {', '.join(_CITATION_FORMATS)}."
    ),
]
AllOption = Annotated[bool, _output("--all", help="Everything, however long, not one screen of it.")]
NoPagerOption = Annotated[bool, _output("--no-pager", help="Never show a long answer in a pager.")]
PlainOption = Annotated[bool, _output("--plain", help="For screen readers: no rules, no branches, no colours.")]
JsonOption = Annotated[bool, _output("--json", help="The same as --format json.")]
TreeOption = Annotated[bool, _output("--tree", help="The same as --format tree.")]
RefsOption = Annotated[bool, _output("--refs", help="List the references below the table.")]
ChartOption = Annotated[bool, _chart("--chart", help="Draw it, each kind of number on its own.")]
SaveOption = Annotated[
    Path | None,
    _chart(
        "--save", metavar="FILE", help="Save the chart as .svg, .png, .pdf, .html, .vl.json or .txt.",
    ),
]  # fmt: skip
ForceOption = Annotated[bool, _chart("--force", help="Replace that file.")]
TitleOption = Annotated[str | None, _chart("--title", metavar="TEXT", help="Another title of the chart.")]
WidthOption = Annotated[
    int | None,
    _chart(
        "--width", parser=parse_count, metavar="N", help="Width of the chart in pixels, of text in columns.",
    ),
]  # fmt: skip
HeightOption = Annotated[
    int | None,
    _chart(
        "--height", parser=parse_count, metavar="N", help="Height of the chart in pixels, of lines of text in rows.",
    ),
]  # fmt: skip
# The words of charts.figures.SORTS, which need not be imported to refuse others.
_SORTS = ("amounts", "total", "balance", "growth", "share")
ChartOfOption = Annotated[
    str | None,
    among(_SORTS, _chart, "--chart-of", metavar="WHAT", help=f"What of trade or fdi to draw: {', '.join(_SORTS)}."),
]
AltOption = Annotated[bool, _chart("--alt", help="Say in words what the chart shows, for screen readers.")]
IndexOption = Annotated[bool, _chart("--index", help="Draw each series as an index: its first common time is 100.")]
FieldsOption = Annotated[
    str | None,
    _output("--fields", metavar="A,B", help="Only these fields, separated by commas; without a value, list them."),
]
FromOption = Annotated[
    dates.Period | None, _select("--from", parser=parse_period, metavar="DATE", help="From this date or year on.")
]
ToOption = Annotated[
    dates.Period | None, _select("--to", parser=parse_period, metavar="DATE", help="Up to this date or year.")
]
TopicOption = Annotated[
    list[str] | None, _select("--topic", metavar="TOPIC", help="Only this topic.", autocompletion=completion.topics)
]
LayerOption = Annotated[
    list[str] | None,
    among(
        WORDS["layer"], _select, "--layer", metavar="LAYER",
        help="Only this layer: article or official.", offered=WORDS["layer"][:2],
    ),
]  # fmt: skip
SourceOption = Annotated[
    list[str] | None, _select("--source", metavar="SOURCE", help="Only this source.", autocompletion=completion.sources)
]
LimitOption = Annotated[
    int | None, _select("--limit", "-n", parser=parse_count, metavar="N", help="At most this many.")
]
# What `kzeu data schema --output` adds to a command line.
SCHEMA_FLAG = "--schema"
SchemaOption = Annotated[bool, typer.Option(SCHEMA_FLAG, hidden=True)]
YearOption = Annotated[
    dates.Period | None, _select("--year", parser=parse_year, metavar="YEAR", help="The same as --from YEAR --to YEAR.")
]
WordsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[YEAR|COUNTRY]...", help="Only this year, only these countries.", autocompletion=completion.countries
    ),
]
ViewOption = Annotated[
    str | None,
    _select("--view", metavar="PARTY", help="Only this party's statistics.", autocompletion=completion.parties),
]
PartnerOption = Annotated[
    list[str] | None,
    _select(
        "--partner", metavar="COUNTRY", help="Only this country, by name or code.",
        autocompletion=completion.countries,
    ),
]  # fmt: skip
WideOption = Annotated[bool, _output("--wide", help="A row a year, a column for each flow.")]
NotesOption = Annotated[bool, _output("--notes", help="All notes on the figures, not two lines.")]
CurrencyOption = Annotated[
    str | None,
    _select(
        "--in", parser=parse_currency, metavar="CURRENCY",
        help="Amounts in this currency too, at the mean rate of their time.",
        autocompletion=completion.currencies,
    ),
]  # fmt: skip
