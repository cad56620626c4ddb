"""What a command gets of the options that it shares with others: an `Ask`, which loads, narrows and answers."""

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import typer

from kzeu_cli import dataset
from kzeu_cli.answers.columns import EVERY_FIELD, FIELDS, Answer
from kzeu_cli.answers.formats import Format, dumps
from kzeu_cli.commands import options
from kzeu_cli.commands.lazy import APPS
from kzeu_cli.emit import Drawing, Output, columns_of, emit, write
from kzeu_cli.model import Dataset, dates
from kzeu_cli.model.selection import Filter, check
from kzeu_cli.support import terminal
from kzeu_cli.support.errors import WrongUsage

# The formats in which a chart can be saved: those of export.pictures, which need not be imported to refuse others.
_PICTURES = (".svg", ".png", ".pdf", ".html", ".vl.json", ".txt")


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
            # A chart names whom the parties count, and the pages that state single numbers.
            kinds = (*kinds, *(["reference", "member"] if self.output.chart else ()))
        loaded = dataset.load(self.data, *kinds, topics=topics, grains=grains)
        check(self.filter, loaded)
        if self.currency:
            from kzeu_cli.figures import exchange as money  # a quarter of a millisecond that only --in needs

            money.check(self.currency, loaded.rates)
        return loaded

    def narrowed(self, words: Iterable[str]) -> tuple["Ask", tuple[str, ...]]:
        """Take the years and dates among the words of a command line as the time asked for; return the other words.

        Raise WrongUsage if a time is asked for twice.
        """
        times, others = [], []
        for word in words:
            try:
                # As tables write a span, and as it is typed.
                times.append(dates.parse(re.sub(r"^(\d{4})[-–](\d{4})$", r"\1/\2", word)))
            except ValueError as error:
                if re.fullmatch(r"\d{4}[-–/][\d–./-]+", word):
                    raise WrongUsage(str(error)) from None
                others.append(word)
        if not times:
            return self, tuple(others)
        if self.filter.is_dated or len(times) > 1:
            raise WrongUsage(f"{times[-1].text!r} is a second time; name one, or --from and --to")
        return self._replace(filter=self.filter._replace(since=times[0], until=times[0])), tuple(others)

    @property
    def is_for_people(self) -> bool:
        """Whether people are to read the answer, laid out as its command thinks best."""
        is_drawn = self.output.format in (None, Format.TABLE, Format.TREE)
        return is_drawn and not self.output.fields and not self.wants_schema

    @property
    def is_read(self) -> bool:
        """Whether people read the answer: each thing then stands in it once, with all its sources."""
        return self.is_for_people or (self.output.format == Format.MARKDOWN and not self.output.fields)

    @property
    def wants_screen(self) -> bool:
        """Whether people are to get one screen: they ask neither for all of it nor for a number of rows."""
        whole = self.output.everything or self.output.chart or self.filter.limit is not None
        return self.is_for_people and not whole

    @property
    def wants_list(self) -> bool:
        """Whether people are to get one screen as a table: they have not asked for a tree either."""
        return self.wants_screen and self.output.format != Format.TREE

    def limit(self, screen: int) -> int | None:
        """Tell how many rows are wanted: as many as asked for, else a screen for people and all for programs."""
        return screen if self.wants_screen else self.filter.limit

    def answer(self, answer: Answer) -> None:
        """Write the answer as asked."""
        if self.currency:
            from kzeu_cli.answers.exchange import exchanged  # as above

            first = answer.first
            answer = exchanged(answer, self.currency)
            if first:
                answer = answer._replace(first=lambda rows: exchanged(first(rows), self.currency or ""))
        if self.wants_schema:
            from kzeu_cli.answers import schema  # no other command needs it

            write(f"{dumps(schema.of_output(answer.view, columns_of(answer, self.output)), indent=2)}\n", exact=True)
        elif EVERY_FIELD in self.output.fields:
            fields = Answer(view=FIELDS, rows=columns_of(answer, Output()), dataset=answer.dataset)
            emit(fields, Output(self.output.format))
        else:
            emit(answer, self.output)


# The options that commands share, by group: the name by which `_ask` takes each, how Typer reads it, and its default.
FILTER = {
    "since": (options.FromOption, None), "until": (options.ToOption, None), "year": (options.YearOption, None),
    "topic": (options.TopicOption, None), "layer": (options.LayerOption, None), "source": (options.SourceOption, None),
    "limit": (options.LimitOption, None),
}  # fmt: skip
CURRENCY = {"currency": (options.CurrencyOption, None)}
OUTPUT = {
    "format": (options.FormatOption, None), "json": (options.JsonOption, False), "tree": (options.TreeOption, False),
    "fields": (options.FieldsOption, None), "refs": (options.RefsOption, False),
    "everything": (options.AllOption, False), "no_pager": (options.NoPagerOption, False),
    "plain": (options.PlainOption, False), "data": (options.DataOption, None), "schema": (options.SchemaOption, False),
}  # fmt: skip
CITATION = {**OUTPUT, "format": (options.CitationFormatOption, None)}
CHART = {
    "chart": (options.ChartOption, False), "save": (options.SaveOption, None), "force": (options.ForceOption, False),
    "title": (options.TitleOption, None), "width": (options.WidthOption, None), "height": (options.HeightOption, None),
    "alt": (options.AltOption, False), "indexed": (options.IndexOption, False),
    "chart_of": (options.ChartOfOption, None),
}  # fmt: skip
Options = Mapping[str, tuple[Any, Any]]


def command(*groups: Options, examples: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a function the command of its module; of groups of options it gets an `Ask` as its first parameter."""
    shared = {name: option for group in groups for name, option in group.items()}

    def register(function: Callable[..., None]) -> Callable[..., None]:
        own = list(inspect.signature(function).parameters.values())[bool(groups) :]

        def run(**given: Any) -> None:
            asked = [_ask({name: given.pop(name) for name in shared})] if groups else []
            function(*asked, **given)

        # Typer reads a command's parameters off its signature.
        parameters = [p.replace(kind=p.KEYWORD_ONLY) for p in own]
        parameters += [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
            for name, (annotation, default) in shared.items()
        ]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # a function takes any
        run.__annotations__ = {p.name: p.annotation for p in parameters}
        run.__name__, run.__doc__ = function.__name__, function.__doc__
        app = APPS[function.__module__] = typer.Typer(add_completion=False)
        app.command(context_settings=options.CONTEXT, epilog=examples)(run)
        return function

    return register


def _ask(given: dict[str, Any]) -> Ask:
    if given["plain"]:
        terminal.be_dumb()
    asked = {given["format"], Format.JSON if given["json"] else None, Format.TREE if given["tree"] else None} - {None}
    if len(asked) > 1:
        raise WrongUsage(f"one format at a time, not {' and '.join(sorted(asked))}")
    chosen = asked.pop() if asked else None
    since, until = given.get("since"), given.get("until")
    if given.get("year"):
        if since or until:
            raise WrongUsage("--year stands for --from and --to, so it goes with neither")
        since = until = given["year"]
    if since and until and until.last < since.first:
        raise WrongUsage(f"--from {since} is after --to {until}")
    fields = tuple(name.strip() for name in (given["fields"] or "").split(",") if name.strip())
    if given["fields"] is not None and not fields:
        raise WrongUsage("--fields names none; without a value it lists them")
    selection = Filter(
        since=since,
        until=until,
        topics=tuple(given.get("topic") or ()),
        layers=tuple(given.get("layer") or ()),
        sources=tuple(given.get("source") or ()),
        limit=given.get("limit"),
    )
    output = Output(chosen, fields, given["refs"], everything=given["everything"], pager=not given["no_pager"])
    return Ask(given["data"], selection, _drawn(output, given), given.get("currency"), given["schema"])


def _drawn(output: Output, given: Mapping[str, Any]) -> Output:
    """Add what is asked of a chart."""
    wanted: dict[str, Any] = {name: given[name] for name in Drawing._fields if given.get(name)}
    if "force" in wanted and "save" not in wanted:
        raise WrongUsage("--force goes with --save")
    if not given.get("chart") and "save" not in wanted:
        if wanted:
            name = next(iter(wanted)).replace("indexed", "index").replace("_", "-")
            raise WrongUsage(f"--{name} goes with --chart")
        return output
    drawing = Drawing(**wanted)
    if output.format or output.fields or output.refs:
        raise WrongUsage("a chart is drawn; neither formats nor fields nor references go with it")
    if drawing.save and not drawing.save.name.lower().endswith(_PICTURES):
        raise WrongUsage(f"{drawing.save}: a chart is saved as {', '.join(_PICTURES)}")
    return output._replace(chart=drawing)
