"""Figures as rows: each with the words for its direction, in an order that keeps series together."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kzeu_cli.answers import shown
from kzeu_cli.answers.columns import Answer, Column, Money, View
from kzeu_cli.figures.derivation import Derived, Row
from kzeu_cli.figures.description import direction, goods, what
from kzeu_cli.model import WORDS, Dataset, Figure, Party, Place
from kzeu_cli.support.errors import NotFoundError
from kzeu_cli.support.folding import fold
from kzeu_cli.support.suggestions import advice

if TYPE_CHECKING:
    from kzeu_cli.answers.panels import Chart


class Line(NamedTuple):
    """A figure, stated or derived, and which way it goes."""

    figure: Row
    direction: str

    @property
    def is_derived(self) -> bool:
        """Whether the number was worked out, here or when the dataset was made, and not read."""
        return isinstance(self.figure, Derived) or self.figure.derived is not None

    @property
    def series(self) -> str | None:
        """The series it is an observation of."""
        return None if isinstance(self.figure, Derived) else self.figure.series

    @property
    def year(self) -> int | None:
        """The year it is for, if it is one."""
        return self.figure.when.year if self.figure.when else None


def lines(figures: Iterable[Row], dataset: Dataset) -> list[Line]:
    """Make rows of figures: dated ones before undated, what no statistics report by time, the rest by series."""
    rows = [Line(figure, direction(figure, dataset)) for figure in figures]
    views = list(dataset.parties)

    def place(line: Line) -> tuple[object, ...]:
        figure = line.figure
        time = figure.when.order if figure.when and figure.view is None else ()
        view = views.index(figure.view) + 1 if figure.view in views else 0
        return figure.when is None, WORDS["layer"].index(figure.layer), view, time

    return sorted(rows, key=place)


def narrowed(derived: Iterable[Derived], stated: Iterable[Line]) -> list[Derived]:
    """Keep what was worked out from figures listed, first of all."""
    listed = {line.figure.id for line in stated}
    return [one for one in derived if one.inputs[0] in listed]


def party(name: str, dataset: Dataset) -> str:
    """Find a party by id, name or alias; the error names the nearest."""
    return _named(name, dataset.parties.values(), "party")


def country(name: str, dataset: Dataset) -> str:
    """Find a country by code, name or another word for it; the error names the nearest."""
    return _named(name, dataset.places.values(), "country")


def concerns(figure: Row, countries: Collection[str]) -> bool:
    """Whether a figure is about one of these countries; of none in particular, if none is named."""
    return not countries or figure.subject in countries or figure.counterpart in countries


def _named(name: str, records: Iterable[Party | Place], what: str) -> str:
    known = {fold(word): record for record in records for word in _words(record)}
    if fold(name) not in known:
        # The codes of the two parties are worth saying; those of countries are too short to resemble anything.
        offered = {record.id if isinstance(record, Party) else record.name for record in known.values()}
        raise NotFoundError(f"no {what} {name!r}; {advice(name, offered)}")
    return known[fold(name)].id


def _words(record: Party | Place) -> list[str]:
    code = record.short if isinstance(record, Party) else record.iso3
    return [word for word in (*record.aliases, code, record.name, record.id) if word]


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def when(line: Line, dataset: Dataset) -> str:
    """Say for when a figure is, if that is known, and that it is for part of a year only."""
    time = line.figure.when
    if time is None:
        return ""
    if line.figure.status != "partial":
        return time.words
    if time.year and time.text.count("-") == 2:
        return f"{time.year} {_MONTHS[time.first.month - 1]}–{_MONTHS[time.last.month - 1]}, partial"
    return f"{time.words}, partial"


def said(line: Line, dataset: Dataset) -> str:
    """Say what a figure is."""
    return what(line.figure, dataset)


def heading(line: Line, dataset: Dataset) -> str:
    """Head a column or panel of figures: which way they go, and of what product."""
    product = f", {goods(line.figure, dataset)}" if line.figure.product else ""
    return f"{direction(line.figure, dataset)}{product}"


def amount(line: Line, dataset: Dataset) -> str:
    """Write a figure with its bound and unit."""
    return shown.amount(line.figure, dataset)


def formula(line: Line, dataset: Dataset) -> str:
    """Say how a derived number was worked out, and what to beware of."""
    figure = line.figure
    if not isinstance(figure, Derived):
        return figure.derived or ""
    return f"{figure.formula} ({figure.caution})" if figure.caution else figure.formula


def _sources(line: Line, dataset: Dataset) -> str:
    """Name the source of a figure; of one that stands alone on a page, the page."""
    names = [ref for ref in line.figure.refs if isinstance(ref, str)]
    if line.series or line.is_derived or not names:
        return shown.sources(line.figure, dataset)
    return shown.flagged(shown.page(names), dataset, line.figure)


def _of(key: str, type_: str, doc: str = "") -> Column:
    return Column(key, type_, doc or Figure.keys[key].doc, get=lambda line: getattr(line.figure, key, None))


def columns(*, derived: bool = False) -> tuple[Column, ...]:
    """Make the columns of figures; people see the formula only of derived ones."""
    return (
        _of("id", "string"),
        Column("layer", "string", Figure.keys["layer"].doc, get=lambda line: line.figure.layer),
        _of("source", "string"),
        _of("view", "string"),
        Column("period", "string", Figure.keys["period"].doc, "When", get=lambda line: line.figure.period, show=when),
        _of("as_of", "string"),
        Column("year", "integer", "year it is for, if it is one"),
        Column("direction", "string", "which way it goes, in words", "What", show=said),
        _of("measure", "string"),
        _of("subject", "string"),
        _of("counterpart", "string"),
        _of("flow", "string"),
        _of("coverage", "string"),
        _of("nature", "string"),
        _of("basis", "string"),
        _of("product", "string"),
        _of("products", "array"),
        _of("share_of", "object"),
        _of("share_nature", "string"),
        Column(
            "value", "number", Figure.keys["value"].doc, "Amount",
            get=lambda line: line.figure.value, show=amount, right=True,
        ),
        _of("unit", "string"),
        _of("bound", "string"),
        _of("status", "string"),
        _of("shown", "string"),
        _of("composition", "string"),
        _of("grain", "string"),
        _of("series", "string"),
        _of("group", "string"),
        _of("text", "string"),
        Column(
            "refs", "array", "reference ids", "" if derived else "Source",
            get=lambda line: line.figure.refs, show=_sources,
        ),
        _of("topics", "array"),
        _of("at", "array"),
        _of("wording", "array"),
        _of("also", "array"),
        _of("who", "string"),
        _of("duration", "string"),
        _of("listed_under", "string"),
        _of("part_of", "string"),
        _of("numerator", "string"),
        _of("grew_from", "string"),
        _of("restates", "string"),
        _of("note", "string"),
        Column("derived", "boolean", "whether it was worked out, not read", get=lambda line: line.is_derived),
        Column(
            "formula", "string", "how it was worked out", "Worked out as" if derived else "",
            get=lambda line: getattr(line.figure, "formula", None) or line.figure.derived, show=formula,
        ),
        Column(
            "inputs", "array", "facts it was worked out from",
            get=lambda line: line.figure.inputs if isinstance(line.figure, Derived) else (),
        ),
        _of("caution", "string", "what to beware of"),
        _of("base_period", "string"),
    )  # fmt: skip


def view(name: str, *, nature: bool = False, derived: bool = False) -> View:
    """Make the view of a command on figures; where natures differ, each stands under its own heading."""
    return View(
        name,
        columns(derived=derived),
        branch=source_of,
        leaf=_leaf,
        group=_by_nature if nature else _by_time,
        amounts=(Money(lambda line: line.figure),),
        chart=_chart,
    )


def _chart(answer: Answer) -> "Chart":
    from kzeu_cli.answers.charts import figures  # only --chart needs it

    return figures(answer)


def tables(lines: Sequence[Line], answer: Answer, derived: Sequence[Line], shape: View) -> Iterator[Answer]:
    """Set single figures in a table for each source, undated ones last, and below it what follows from them."""
    parts: dict[str, list[Line]] = {}
    for line in lines:
        parts.setdefault(source_of(line, answer.dataset), []).append(line)
    for title, part in parts.items():
        yield _table(part, answer, shape, title)
        follows = following(derived, part)
        if follows:
            yield _table(follows, answer, DERIVED, f"Derived: {title}")


def left(answer: Answer, derived: Sequence[Line]) -> Iterator[Answer]:
    """Set those asked for that follow from figures which are not listed in a table for each source."""
    drawn = {line.figure.id for line in following(derived, answer.rows)}
    parts: dict[str, list[Line]] = {}
    for line in answer.rows:
        if isinstance(line.figure, Derived) and line.figure.id not in drawn:
            parts.setdefault(source_of(line, answer.dataset), []).append(line)
    for title, part in parts.items():
        yield _table(part, answer, DERIVED, f"Derived: {title}")


def parted(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Part single figures from those that run in series."""
    return [line for line in lines if not line.series], [line for line in lines if line.series]


def following(derived: Sequence[Line], lines: Sequence[Line]) -> list[Line]:
    """Keep what was worked out from these lines first of all."""
    ids = {line.figure.id for line in lines}
    return [line for line in derived if isinstance(line.figure, Derived) and line.figure.inputs[0] in ids]


def source_of(line: Line, dataset: Dataset) -> str:
    """Name the layer and the source of a line."""
    source = dataset.sources.get(line.figure.source)
    return f"{line.figure.layer.capitalize()}: {source.title if source else line.figure.source}"


def _table(lines: Sequence[Line], answer: Answer, shape: View, title: str) -> Answer:
    if answer.currency:
        from kzeu_cli.answers.exchange import in_currency  # as above: only --in needs it

        shape = in_currency(shape, answer.dataset, answer.currency)
    return Answer(view=shape, rows=lines, dataset=answer.dataset, title=title)


def _by_time(line: Line, dataset: Dataset) -> str:
    return shown.UNDATED.capitalize() if line.figure.when is None else ""


def _by_nature(line: Line, dataset: Dataset) -> str:
    """Head flows, stocks and the like apart, so that none stands among others unmarked."""
    named = " ".join(part for part in (line.figure.basis, line.figure.nature) if part).capitalize()
    return f"{named}, {shown.UNDATED}" if line.figure.when is None else named


def _leaf(line: Line, dataset: Dataset) -> str:
    mark = " (derived)" if line.is_derived else ""
    time = when(line, dataset) or shown.UNDATED
    return f"{time}  {said(line, dataset)}: {amount(line, dataset)}{mark}  {line.figure.id}"


DERIVED = view("derived", derived=True)
