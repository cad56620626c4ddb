"""What happened and what ran, along an axis of time: events by topic, programmes as spans."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from kzeu_cli.answers.columns import Answer
from kzeu_cli.charts import wording
from kzeu_cli.charts.chart import Chart, NotDrawn, Panel, Point, Series, whole
from kzeu_cli.figures import amounts
from kzeu_cli.model import Dataset, Fact, Programme
from kzeu_cli.model.dates import Period
from kzeu_cli.model.durations import lasting


def events(answer: Answer, *, index: bool = False) -> Chart:
    """Draw dated facts on a strip for each topic."""
    _refuse_index(index)
    facts: list[Fact] = list(dict.fromkeys(getattr(row, "fact", row) for row in answer.rows))
    dated = [fact for fact in facts if fact.when]
    if not dated:
        raise NotDrawn("nothing to draw: none of these has a date")
    topics: dict[str, list[Fact]] = {}
    for fact in dated:
        topics.setdefault(fact.topics[0] if fact.topics else "", []).append(fact)
    points = [
        Point(_topic(topic, answer.dataset), 1, fact.text, when=fact.when)
        for topic in sorted(topics, key=lambda name: -len(topics[name]))
        for fact in sorted(topics[topic], key=lambda fact: fact.when.order if fact.when else ())
    ]
    panel = Panel("", "", "strip", (Series("", tuple(points)),), tuple(dict.fromkeys(point.label for point in points)))
    notes = [
        f"{len(dated)} in all. A mark stands for a day or month, a bar for what is known by the year or took longer.",
        *_undated(len(facts) - len(dated), "event"),
        *_open(dated),
    ]
    title = f"{answer.title or 'Events'}, {wording.time_of([panel])}"
    return whole(title, [panel], notes, wording.sources(dated, answer.dataset))


def programmes(answer: Answer, *, index: bool = False) -> Chart:
    """Draw each programme as the span of time that it ran."""
    _refuse_index(index)
    rows: list[Programme] = [getattr(row, "fact", row) for row in answer.rows]
    dated = sorted((row for row in rows if _span(row)), key=lambda row: (_begin(row), row.name))
    if not dated:
        raise NotDrawn("nothing to draw: none of these has a date")
    points = [Point(row.name, 1, _words(row, answer.dataset), when=_span(row)) for row in dated]
    panel = Panel("", "", "spans", (Series("", tuple(points)),), tuple(dict.fromkeys(point.label for point in points)))
    without = ", ".join(row.name for row in rows if not _span(row))
    notes = [*_open(dated), f"Without a date, so not drawn: {without}." if without else ""]
    title = f"{answer.title or 'Programmes'}, {wording.time_of([panel])}"
    return whole(title, [panel], notes, wording.sources(dated, answer.dataset))


def _refuse_index(index: bool) -> None:
    if index:
        raise NotDrawn("an index needs numbers over time; these are dates")


def _topic(name: str, dataset: Dataset) -> str:
    return (dataset.topics[name].title if name in dataset.topics else None) or name or "other"


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


def _begin(row: Programme) -> date:
    span = _span(row)
    return span.begin if span else date.max


def _words(row: Programme, dataset: Dataset) -> str:
    span = _span(row)
    budget = amounts.words(row, dataset.units) + (" a year" if row.budget_basis == "per-year" else "")
    return ", ".join(part for part in (span.words if span else "", budget if row.value is not None else "") if part)


def _undated(number: int, noun: str) -> Iterator[str]:
    if number:
        yield f"{amounts.counted(number, noun)} without a date not drawn."


def _open(rows: Iterable[Fact]) -> Iterator[str]:
    """Say what a fading bar means, if there is one."""
    spans: Sequence[Period | None] = [_span(row) if isinstance(row, Programme) else row.when for row in rows]
    if any(span is not None and span.is_open for span in spans):
        yield "A bar that fades has no end, or no beginning, that is known."
