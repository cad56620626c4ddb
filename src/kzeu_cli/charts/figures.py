"""Figures as a chart: panels of one view, source, kind and unit each, over time or by partner."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from kzeu_cli.answers.columns import Answer
from kzeu_cli.answers.rows import is_partial
from kzeu_cli.charts import wording
from kzeu_cli.charts.chart import PALETTE, Chart, Form, NotDrawn, Panel, PlottedSeries, Point, over_time, whole
from kzeu_cli.charts.indexed import indexed
from kzeu_cli.charts.scales import scaled
from kzeu_cli.charts.times import filled, label
from kzeu_cli.figures import amounts, exchange
from kzeu_cli.figures.derivation import CHANGING, Derived, Row
from kzeu_cli.figures.exchange import NOTHING, Exchange
from kzeu_cli.model import WORLD, Dataset, Number
from kzeu_cli.model.ties import merged
from kzeu_cli.support.grouping import grouped
from kzeu_cli.support.phrases import joined

_AMOUNTS = ("flow", "stock", "cumulative")
# What two figures must share to stand in one panel, apart from what is worked out below.
_SHARED = ("layer", "source", "view", "measure", "coverage", "nature", "basis", "product", "duration")
# Flows that are mostly worked out, as few sources state them.
_SUMS = ("total", "balance")
# In this order, and so in the same colours from panel to panel.
_TRADED = ("exports", "imports", *_SUMS)
# So many partners can be told apart as lines.
_LINES = len(PALETTE)
# So many rows of sorted bars still fit on a page.
_ROWS = 40


class Drawn(NamedTuple):
    """A figure with its amount in the currency that is drawn."""

    row: Row
    value: Number
    unit: str
    exchange: Exchange


# What of figures can be drawn, by the word that asks for it.
SORTS: Mapping[str, Callable[[Row], bool]] = {
    "amounts": lambda row: row.nature in _AMOUNTS and not isinstance(row, Derived),
    "total": lambda row: row.nature in _AMOUNTS and row.flow == "total",
    "balance": lambda row: row.nature in _AMOUNTS and row.flow == "balance",
    "growth": lambda row: row.nature == "rate",
    "share": lambda row: row.nature == "share",
}
# A panel, and the figures that it shows.
Made = tuple[Panel, list[Drawn]]


def figures(answer: Answer, *, index: bool = False, of: str | None = None) -> Chart:
    """Draw figures of one of the `SORTS`: if none is named, what the sources state, or else what was worked out.

    Raise NotDrawn, which says why, if there is nothing that can stand in one picture.
    """
    dataset = answer.dataset
    chosen = list(drawn(_chosen(answer, of), answer))
    made = [pair for part, is_listed in _parts(chosen) for pair in _panels(part, dataset, is_listed=is_listed)]
    kept = _worth(made)
    if not kept:
        raise NotDrawn(_why(chosen, of, answer))
    panels, notes = scaled((indexed(panel) if index else panel for panel, _ in kept), dataset)
    shown = [one for _, part in kept for one in part]
    rows = [one.row for one in shown]
    return whole(
        wording.title(rows, panels, answer),
        panels,
        (
            *notes,
            *wording.notes(rows, panels, len(chosen) - sum(1 for panel in panels for _ in panel.known), dataset),
            *wording.rate_notes((one.exchange for one in shown if not isinstance(one.row, Derived)), dataset),
            *wording.derived_rate_notes(rows),
        ),
        wording.sources(rows, dataset),
    )


def _chosen(answer: Answer, of: str | None) -> Sequence[Row]:
    """Choose the rows to draw: of the sort asked for, else stated amounts, else sums and balances, else all numbers."""
    rows = [first for first, *_ in merged(answer.dataset, answer.rows)]
    known = [row for row in rows if row.value is not None and row.unit and row.nature != "rank"]
    if of:
        return [row for row in known if SORTS[of](row)]
    stated = [row for row in known if SORTS["amounts"](row)]
    if any(row.flow not in _SUMS for row in stated):
        return stated
    return [row for row in known if SORTS["total"](row) or SORTS["balance"](row)] or stated or known


def drawn(rows: Iterable[Row], answer: Answer) -> Iterator[Drawn]:
    """Take the amounts of rows, in the currency asked for where they can be changed."""
    for row in rows:
        changed = exchange.in_currency(row, answer.currency, answer.dataset) if answer.currency else NOTHING
        if changed.exact is not None and changed.unit:
            yield Drawn(row, changed.exact, changed.unit, changed)
        elif row.value is not None and row.unit:
            yield Drawn(row, row.value, row.unit, changed)


def _parts(chosen: Sequence[Drawn]) -> Iterator[tuple[list[Drawn], bool]]:
    """Part figures into those that may stand on one scale as one kind of number; also say which are lists of partners.

    One partner alone makes no list.
    """
    parts: dict[tuple[object, ...], list[Drawn]] = {}
    pairs = {frozenset(wording.sides(one.row)) for one in chosen if wording.is_by_partner(one.row)}
    for one in chosen:
        row = one.row
        is_listed = wording.is_by_partner(row) and len(pairs) > 1
        # Of single figures, and what follows from them, each page is a source of its own; a list has one time.
        is_run = row.grain if isinstance(row, Derived) else row.series
        page = () if is_run else tuple(ref for ref in row.refs if isinstance(ref, str))
        key = (
            row.composition == CHANGING, is_listed, *(getattr(row, name, None) for name in _SHARED), one.unit,
            row.grain == "month", getattr(row, "derivation", None), tuple(sorted((row.share_of or {}).items())),
            (row.flow, row.group) if is_listed else page,
            row.when if is_listed and row.group else None,
        )  # fmt: skip
        if row.when or is_listed:
            parts.setdefault(key, []).append(one)
    for (is_changing, *kind), part in parts.items():
        # The members of today are those that both sides count; the same with those of each year is another series.
        if not is_changing or (False, *kind) not in parts:
            yield part, bool(kind[0])


def _panels(part: Sequence[Drawn], dataset: Dataset, *, is_listed: bool) -> Iterator[Made]:
    """Make the panels of a part: by partner, or over time with each flow as a series, or each side."""
    if is_listed:
        yield from _by_partner(part, dataset)
        return
    if "cumulative" in (part[0].row.nature, part[0].row.share_nature):
        # Sums begin at different times, so they make no line.
        return
    flows = sorted({one.row.flow for one in part}, key=lambda flow: _TRADED.index(flow) if flow in _TRADED else -1)
    if any(flow in _TRADED for flow in flows):
        # Trade with all countries would leave little to see of that with one of them.
        part = [one for one in part if one.row.counterpart != WORLD] or part
    if len(flows) > 1:
        for pair in dict.fromkeys(wording.sides(one.row) for one in part):
            own = [one for one in part if wording.sides(one.row) == pair]
            runs = {str(flow).capitalize(): [one for one in own if one.row.flow == flow] for flow in flows}
            yield _over_time(own, {name: run for name, run in runs.items() if run}, dataset)
    elif len(runs := _runs(part, dataset)) > _LINES:
        yield from _by_partner(part, dataset)
    else:
        yield _over_time(part, runs, dataset)


def _runs(part: Sequence[Drawn], dataset: Dataset) -> dict[str, list[Drawn]]:
    """Part figures by the side in which they differ, and name it."""
    side = "counterpart" if len({one.row.counterpart for one in part}) > 1 else "subject"
    return grouped(part, lambda one: wording.side(getattr(one.row, side), dataset))


def _over_time(part: Sequence[Drawn], runs: dict[str, list[Drawn]], dataset: Dataset) -> Made:
    """Draw runs over time, as bars or, where there are many, as lines; each time without a figure keeps its place."""
    series = [PlottedSeries(name, tuple(in_time(run, dataset))) for name, run in runs.items()]
    series, labels = filled(series)
    return _panel(part, over_time(series, labels), series, labels, dataset)


def in_time(run: Sequence[Drawn], dataset: Dataset) -> Iterator[Point]:
    """Put figures in order; a part of a year gives way to the whole of it, a later source to an earlier one."""
    ordered = sorted(run, key=lambda one: one.row.when.order if one.row.when else ())
    whole = {one.row.when.year for one in ordered if one.row.when and not _is_partial(one.row)}
    seen: set[str] = set()
    for one in ordered:
        when = one.row.when
        if when is None or (_is_partial(one.row) and when.year in whole) or label(when) in seen:
            continue
        seen.add(label(when))
        yield _point(one, label(when), dataset)


def _by_partner(part: Sequence[Drawn], dataset: Dataset) -> Iterator[Made]:
    """Draw partners as sorted bars if they are known for one time, as lines if for several."""
    runs = grouped(part, lambda one: wording.partner_name(one.row, dataset))
    times = {one.row.when for one in part}
    if len(times) > 1 and len(runs) == 1:
        yield _over_time(part, runs, dataset)
    elif len(times) > 1:
        last = max((when for when in times if when), key=lambda when: when.order)
        sizes = {name: max((one.value for one in run if one.row.when == last), default=0) for name, run in runs.items()}
        largest = sorted(runs, key=lambda name: (-Decimal(sizes[name]), name))[:_LINES]
        series = [PlottedSeries(name, tuple(in_time(runs[name], dataset))) for name in largest]
        series, labels = filled(series)
        of = f"the {len(largest)} largest of {len(runs)} partners in {label(last)}" if len(largest) < len(runs) else ""
        yield _panel(part, "lines", series, labels, dataset, of)
    else:
        ordered = sorted(part, key=lambda one: -Decimal(one.value))[:_ROWS]
        points = [_point(one, wording.partner_name(one.row, dataset), dataset) for one in ordered]
        of = f"the {len(points)} largest of {len(part)} partners" if len(points) < len(part) else ""
        labels = tuple(dict.fromkeys(point.label for point in points))
        yield _panel(part, "ranked", [PlottedSeries("", tuple(points))], labels, dataset, of)


def _panel(
    part: Sequence[Drawn],
    form: Form,
    series: Sequence[PlottedSeries],
    labels: Sequence[str],
    dataset: Dataset,
    of: str = "",
) -> Made:
    rows = [one.row for one in part]
    about = wording.about(rows, dataset)
    panel = Panel(
        title=wording.panel_title(rows, dataset),
        subtitle=joined(about, of, by="; "),
        form=form,
        series=tuple(series),
        labels=tuple(labels),
        unit=part[0].unit,
        sort=part[0].row.nature,
    )
    return panel, list(part)


def _point(one: Drawn, name: str, dataset: Dataset) -> Point:
    row, words = one.row, _words(one.row, dataset)
    bound = amounts.BOUNDS.get(row.bound or "", "")
    point = Point(name, one.value, words, is_partial=_is_partial(row), when=row.when, bound=bound)
    if one.unit == row.unit:
        return point
    return point._replace(text=_words(row.replace(value=one.value, unit=one.unit), dataset), original=words)


def _words(row: Row, dataset: Dataset) -> str:
    """Write an amount with its bound; what is less than a million without the cents."""
    value = Decimal(row.value or 0)
    is_small = amounts.is_currency(row.unit) and 1000 <= abs(value) < 10**6
    words = amounts.words(
        row.replace(value=value.quantize(Decimal(1), ROUND_HALF_UP)) if is_small else row, dataset.units
    )
    return words.replace("-", "−", 1) if value < 0 else words


def _is_partial(row: Row) -> bool:
    """Whether a number is for a part of a year among numbers of years."""
    return row.grain != "month" and row.nature != "cumulative" and is_partial(row)


def _worth(made: Sequence[Made]) -> list[Made]:
    """Keep series and lists of three points or more; without any, what has three points, else two, else two numbers."""

    def size(pair: Made) -> int:
        return len({point.label for point in pair[0].known})

    def is_run(pair: Made) -> bool:
        return pair[0].form == "ranked" or any(
            one.row.grain or not isinstance(one.row, Derived) and one.row.series for one in pair[1]
        )

    several = [pair for pair in made if sum(1 for _ in pair[0].known) > 1]
    grades = (
        [pair for pair in several if size(pair) > 2 and is_run(pair)],
        [pair for pair in several if size(pair) > 2],
        [pair for pair in several if size(pair) > 1],
        several,
    )
    return next((grade for grade in grades if grade), [])


def _why(chosen: Sequence[Drawn], of: str | None, answer: Answer) -> str:
    """Say why there is nothing to draw."""
    if not chosen:
        return f"nothing to draw: there is no {of or 'number with a unit'} among these figures"
    if len(chosen) == 1:
        only = chosen[0].row
        said = amounts.words(only, answer.dataset.units)
        return f"nothing to draw: one number alone, {said}, makes no chart; ask for more years or partners"
    return f"nothing to draw: no two of these {len(chosen)} numbers are of one kind, side and source"
