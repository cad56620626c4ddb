"""What happened and what ran, along an axis of time: events by topic, programmes as spans."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from kzeu_cli.answers.columns import Answer
from kzeu_cli.answers.texts import topic
from kzeu_cli.charts import wording
from kzeu_cli.charts.chart import Chart, NotDrawn, Panel, PlottedSeries, Point, whole
from kzeu_cli.figures import amounts
from kzeu_cli.model import Dataset, Fact, Programme
from kzeu_cli.model.dates import Period
from kzeu_cli.model.durations import lasting
from kzeu_cli.support.grouping import grouped
from kzeu_cli.support.phrases import joined

# So many events can be read with their sentences.
_FEW = 12


def events(answer: Answer, *, index: bool = False) -> Chart:
    """Draw dated facts: a few with their sentences, a row each, many on a strip for each topic.

    Raise NotDrawn if nothing has a date.
    """
    _refuse_index(index)
    facts: list[Fact] = list(dict.fromkeys(getattr(row, "fact", row) for row in answer.rows))
    dated = sorted((fact for fact in facts if fact.when), key=lambda fact: fact.when.order if fact.when else ())
    if not dated:
        raise NotDrawn("nothing to draw: none of these has a date")
    undated = len(facts) - len(dated)
    panel = _rows(dated) if len(dated) <= _FEW else _strips(dated, answer.dataset)
    notes = [
        f"{len(dated)} in all. A mark stands for a day or month, a bar for what is known by the year or took longer.",
        f"{amounts.counted(undated, 'event')} without a date not drawn." if undated else "",
        *_open(dated),
    ]
    title = f"{answer.title or 'Events'}, {wording.time_of([panel])}"
    return whole(title, [panel], notes, wording.sources(dated, answer.dataset))


def _rows(facts: Sequence[Fact]) -> Panel:
    points = [Point(fact.text, 1, fact.when.words if fact.when else "", when=fact.when) for fact in facts]
    return Panel(
        "", "", "spans", (PlottedSeries("", tuple(points)),), tuple(dict.fromkeys(point.label for point in points))
    )


def _strips(facts: Sequence[Fact], dataset: Dataset) -> Panel:
    topics = grouped(facts, lambda fact: topic(fact, dataset) or "other")
    ordered = sorted(topics, key=lambda name: -len(topics[name]))
    points = [Point(name, 1, fact.text, when=fact.when) for name in ordered for fact in topics[name]]
    return Panel("", "", "strip", (PlottedSeries("", tuple(points)),), tuple(ordered))


def programmes(answer: Answer, *, index: bool = False) -> Chart:
    """Draw each programme as the span of time that it ran; raise NotDrawn if nothing has a date."""
    _refuse_index(index)
    rows: list[Programme] = [getattr(row, "fact", row) for row in answer.rows]
    spans = {row: span for row in rows if (span := _span(row))}
    dated = sorted(spans, key=lambda row: (spans[row].begin, row.name))
    if not dated:
        raise NotDrawn("nothing to draw: none of these has a date")
    points = [Point(row.name, 1, _words(row, answer.dataset), when=spans[row]) for row in dated]
    panel = Panel(
        "", "", "spans", (PlottedSeries("", tuple(points)),), tuple(dict.fromkeys(point.label for point in points))
    )
    without = ", ".join(row.name for row in rows if row not in spans)
    notes = [*_open(dated), f"Without a date, so not drawn: {without}." if without else ""]
    # The table names its order in its title; spans stand in the order of their beginnings.
    title = f"{answer.title.partition(' by ')[0] or 'Programmes'}, {wording.time_of([panel])}"
    return whole(title, [panel], notes, wording.sources(dated, answer.dataset))


def _refuse_index(index: bool) -> None:
    if index:
        raise NotDrawn("an index needs numbers over time; these are dates")


def _span(row: Programme) -> Period | None:
    """Tell when a programme ran; what has a start alone is open, unless its length is stated."""
    when = row.when
    if when is None or row.end or row.period or not row.start:
        return when
    years = lasting(row.duration).split(" ")[0]
    if years.isdecimal():
        last = when.first.replace(year=when.first.year + int(years))
        return Period(f"{row.start}/{last.isoformat()[: len(row.start.text)]}", when.first, last)
    return Period(f"{row.start.text.partition('/')[0]}/..", when.first, date.max)


def _words(row: Programme, dataset: Dataset) -> str:
    span = _span(row)
    budget = amounts.words(row, dataset.units) + (" a year" if row.budget_basis == "per-year" else "")
    return joined(span.words if span else "", budget if row.value is not None else "", by=", ")


def _open(rows: Iterable[Fact]) -> Iterator[str]:
    """Say what a fading bar means, if there is one."""
    spans: Sequence[Period | None] = [_span(row) if isinstance(row, Programme) else row.when for row in rows]
    if any(span is not None and span.is_open for span in spans):
        yield "A bar that fades has no end, or no beginning, that is known."
