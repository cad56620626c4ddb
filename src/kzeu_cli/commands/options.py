"""The options that every command shares, named once, and what a command gets of them."""

import inspect
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from kzeu_cli import dataset, dates, query
from kzeu_cli.columns import EVERY_FIELD, FIELDS, Answer
from kzeu_cli.commands import completion
from kzeu_cli.commands.parsers import one_of, parse_count, parse_currency, parse_period, parse_year
from kzeu_cli.emit import Output, columns_of, emit, write
from kzeu_cli.errors import WrongUsage
from kzeu_cli.formats import Format, dumps
from kzeu_cli.model import WORDS, Dataset
from kzeu_cli.query import Filter

CONTEXT = {"help_option_names": ["-h", "--help"]}
_SELECT, _OUTPUT, _CHART = "Select", "Output", "Chart"
# The formats in which a chart can be saved.
_PICTURES = (".svg", ".html", ".txt")


_FIELDS_HELP = "Only these fields, separated by commas; without a value, list them."

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
    typer.Option("--save", metavar="FILE", help="Save the chart as .svg, .html or .txt.", rich_help_panel=_CHART),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace that file.", rich_help_panel=_CHART)]
FieldsOption = Annotated[
    str | None, typer.Option("--fields", metavar="A,B", help=_FIELDS_HELP, rich_help_panel=_OUTPUT)
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
DerivedOption = Annotated[
    bool,
    typer.Option(
        "--derived",
        help="Rows for balances, totals, growth and shares too: what follows without being stated.",
        rich_help_panel=_OUTPUT,
    ),
]
CurrencyOption = Annotated[
    str | None,
    typer.Option(
        "--in", parser=parse_currency, metavar="CURRENCY",
        help="Amounts in this currency too, at the mean rate of their time.",
        rich_help_panel=_SELECT, autocompletion=completion.currencies,
    ),
]  # fmt: skip


class Ask(NamedTuple):
    """What the shared options of a command line ask for."""

    data: str | None
    filter: Filter
    output: Output
    currency: str | None = None
    wants_schema: bool = False

    def load(self, *kinds: str, topics: tuple[str, ...] = (), grains: tuple[str, ...] = dataset.NATURAL) -> Dataset:
        """Load the dataset asked for, and refuse topics and sources that it does not have."""
        if kinds:
            kinds = (*kinds, *(["rate"] if self.currency else ()), *(["reference"] if self.output.refs else ()))
        loaded = dataset.load(self.data, *kinds, topics=topics, grains=grains)
        query.check(self.filter, loaded)
        if self.currency:
            from kzeu_cli import money  # a quarter of a millisecond that only --in needs

            money.check(self.currency, loaded.rates)
        return loaded

    def in_year(self, year: dates.Period | None) -> "Ask":
        """Narrow the time to a year, if one is given."""
        if year is None:
            return self
        if self.filter.is_dated:
            raise WrongUsage("--year stands for --from and --to, so it goes with neither")
        return self._replace(filter=self.filter._replace(since=year, until=year))

    @property
    def is_for_people(self) -> bool:
        """Whether people are to read the answer, laid out as its command thinks best."""
        return self.output.format in (None, Format.TABLE, Format.TREE) and not self.output.fields

    def limit(self, page: int) -> int | None:
        """Tell how many rows are wanted: as many as asked for, else a page for people and all for programs."""
        return page if self.filter.limit is None and self.is_for_people else self.filter.limit

    def answer(self, answer: Answer) -> None:
        """Write the answer as asked."""
        if self.currency:
            from kzeu_cli.views.exchange import exchanged  # as above

            answer = exchanged(answer, self.currency)
        if self.wants_schema:
            from kzeu_cli import schema  # no other command needs it

            write(f"{dumps(schema.of_output(answer.view, columns_of(answer, self.output)), indent=2)}\n", exact=True)
        elif EVERY_FIELD in self.output.fields:
            fields = Answer(view=FIELDS, rows=answer.view.columns, dataset=answer.dataset)
            emit(fields, Output(self.output.format))
        else:
            emit(answer, self.output)


def _output_options(
    format: FormatOption = None,
    json: JsonOption = False,
    tree: TreeOption = False,
    fields: FieldsOption = None,
    refs: RefsOption = False,
    data: DataOption = None,
    schema: SchemaOption = False,
) -> None:
    """Carry the signature of the options on output."""


def _filter_options(
    since: FromOption = None,
    until: ToOption = None,
    topic: TopicOption = None,
    layer: LayerOption = None,
    source: SourceOption = None,
    limit: LimitOption = None,
) -> None:
    """Carry the signature of the options that filter."""


def _chart_options(chart: ChartOption = False, save: SaveOption = None, force: ForceOption = False) -> None:
    """Carry the signature of the options on charts."""


def _currency_options(currency: CurrencyOption = None) -> None:
    """Carry the signature of the option on currencies."""


def _citation_options(format: CitationFormatOption = None) -> None:
    """Carry the signature of the option on formats, as references have more of them."""


def asks(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options on output; it gets them as its first parameter, an `Ask`."""
    return _with_options(function, _output_options)


def asks_filtered(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options on output and those that filter."""
    return _with_options(function, _filter_options, _output_options)


def asks_for_amounts(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options on output, those that filter, and the one on currencies."""
    return _with_options(function, _filter_options, _currency_options, _output_options)


def asks_in_currency(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options on output and the one on currencies."""
    return _with_options(function, _currency_options, _output_options)


def asks_charting(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options on output, on currencies and on charts, and those that filter."""
    return _with_options(function, _filter_options, _currency_options, _output_options, _chart_options)


def asks_citing(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options on output, with the formats of references among them, and those that filter."""
    return _with_options(function, _filter_options, _output_options, _citation_options)


def _with_options(function: Callable[..., None], *carriers: Callable[..., None]) -> Callable[..., None]:
    first, *own = inspect.signature(function).parameters.values()
    # Of two options of one name the later one counts: a command may have formats of its own.
    shared = {p.name: p for carrier in carriers for p in inspect.signature(carrier).parameters.values()}

    def command(**given: Any) -> None:
        function(_ask({name: given.pop(name) for name in shared}), **given)

    # Typer reads a command's parameters off its signature.
    parameters = [p.replace(kind=p.KEYWORD_ONLY) for p in (*own, *shared.values())]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # a function takes any attribute
    command.__annotations__ = {p.name: p.annotation for p in parameters}
    command.__name__, command.__doc__ = function.__name__, function.__doc__
    return command


def _ask(given: dict[str, Any]) -> Ask:
    asked = {given["format"], Format.JSON if given["json"] else None, Format.TREE if given["tree"] else None} - {None}
    if len(asked) > 1:
        raise WrongUsage(f"one format at a time, not {' and '.join(sorted(asked))}")
    chosen = asked.pop() if asked else None
    since, until = given.get("since"), given.get("until")
    if since and until and until.last < since.first:
        raise WrongUsage(f"--from {since} is after --to {until}")
    fields = tuple(name.strip() for name in (given["fields"] or "").split(",") if name.strip())
    wish = Filter(
        since=since,
        until=until,
        topics=tuple(given.get("topic") or ()),
        layers=tuple(given.get("layer") or ()),
        sources=tuple(given.get("source") or ()),
        limit=given.get("limit"),
    )
    output = _drawn(Output(chosen, fields, given["refs"]), given)
    return Ask(given["data"], wish, output, given.get("currency"), given["schema"])


def _drawn(output: Output, given: Mapping[str, Any]) -> Output:
    """Add what is asked of a chart."""
    chart, save, force = (given.get(name) for name in ("chart", "save", "force"))
    if save and not chart:
        raise WrongUsage("--save goes with --chart")
    if force and not save:
        raise WrongUsage("--force goes with --save")
    if chart and (output.format or output.fields or output.refs):
        raise WrongUsage("--chart draws; neither formats nor fields nor references go with it")
    if save and save.suffix.lower() not in _PICTURES:
        raise WrongUsage(f"{save}: a chart is saved as {', '.join(_PICTURES)}")
    return output._replace(chart=bool(chart), save=save, force=bool(force))
