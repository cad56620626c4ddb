"""What a command gets of the options that it shares with others: an `Ask`, which loads, narrows and answers."""

import inspect
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from kzeu_cli import dataset
from kzeu_cli.answers.columns import EVERY_FIELD, FIELDS, Answer
from kzeu_cli.answers.formats import Format, dumps
from kzeu_cli.commands.options import (
    ChartOption,
    CitationFormatOption,
    CurrencyOption,
    DataOption,
    FieldsOption,
    ForceOption,
    FormatOption,
    FromOption,
    JsonOption,
    LayerOption,
    LimitOption,
    RefsOption,
    SaveOption,
    SchemaOption,
    SourceOption,
    ToOption,
    TopicOption,
    TreeOption,
)
from kzeu_cli.emit import Output, columns_of, emit, write
from kzeu_cli.model import Dataset, dates
from kzeu_cli.model import selection as query
from kzeu_cli.model.selection import Filter
from kzeu_cli.support.errors import WrongUsage

# The formats in which a chart can be saved: those of render.chart, which brings Rich.
_PICTURES = (".svg", ".html", ".txt")


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
            from kzeu_cli.figures import exchange as money  # a quarter of a millisecond that only --in needs

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
            from kzeu_cli.answers.exchange import exchanged  # as above

            answer = exchanged(answer, self.currency)
        if self.wants_schema:
            from kzeu_cli.answers import schema  # no other command needs it

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
