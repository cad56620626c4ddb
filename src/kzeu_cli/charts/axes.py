"""What the specifications of all forms share: rows of data, axes, labels, tooltips."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any
from unicodedata import east_asian_width

from kzeu_cli.charts.chart import PALETTE, Panel, Point, Scale, printable
from kzeu_cli.charts.times import place, ticks

Spec = dict[str, Any]

INK, FAINT = "#1a1a1a", "#595959"
# What the numbers of an upright axis take beside the plot.
AXIS = 58
# How wide a letter is, in parts of the size of its font; a little more than the mean, so that lines fit.
LETTER = 0.52
# So wide is a year on its axis.
_YEAR = 44
# Names of rows are broken into lines of so many letters.
_LABEL = 40


def _datum(panel: Panel, series: str, point: Point) -> Spec:
    """Write a point as a row of data."""
    row: Spec = {"label": printable(point.label), "value": None if point.value is None else plain(point.value)}
    if len(panel.series) > 1:
        row["series"] = printable(series)
    if point.value is not None and panel.scale:
        row["number"] = f"{point.bound}{panel.scale.write(point.value)}"
    if point.original:
        row["original"] = printable(point.original)
    row["text"] = printable(point.words)
    if point.is_partial:
        row["partial"] = True
    if point.when and panel.form == "lines":
        row["year"] = place(point.when)
    return row


def data(panel: Panel) -> Spec:
    """Write all points of a panel as rows of data."""
    return {"values": [_datum(panel, run.name, point) for run in panel.series for point in run.points]}


def plain(value: Decimal | int) -> int | float:
    """Take a number as JSON has it: whole where it is whole."""
    return int(value) if value == int(value) else float(value)


def numbers(scale: Scale, **more: Any) -> Spec:
    """Make an axis of numbers with its unit."""
    ticks = [plain(tick) for tick in scale.ticks]
    labels = "".join(f"datum.value === {plain(tick)} ? '{scale.write(tick)}' : " for tick in scale.ticks)
    # Vega leaves out some of the values if it would make fewer ticks itself.
    axis = {"values": ticks, "tickCount": len(ticks), "labelExpr": f"{labels}''", "labelOverlap": False, "grid": True}
    return {
        "scale": {"domain": [ticks[0], ticks[-1]], "nice": False, "zero": False},
        "axis": {"title": printable(scale.unit), **axis, **more},
    }


def upright(scale: Scale, left: int) -> Spec:
    """Make the axis of numbers on the left, with its unit above it."""
    above = {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleX": -left, "titleY": -12}
    return numbers(scale, minExtent=left, maxExtent=left, ticks=False, domain=False, **above)


def tooltip(panel: Panel) -> list[Spec]:
    """Say in a tooltip what a mark stands for."""
    named = [{"field": "series", "type": "nominal", "title": "Of"}] if len(panel.series) > 1 else []
    return [
        {"field": "label", "type": "nominal", "title": "For"}, *named,
        {"field": "text", "type": "nominal", "title": "Amount"},
    ]  # fmt: skip


def colours(panel: Panel, *, legend: bool) -> Spec:
    """Give each series a colour of its own."""
    names = [printable(run.name) for run in panel.series]
    if len(names) == 1:
        return {"value": PALETTE[0]}
    scale = {"domain": names, "range": list(PALETTE[: len(names)])}
    return {"field": "series", "type": "nominal", "scale": scale, "legend": {} if legend else None}


def broken(lines: Mapping[str, Sequence[str]]) -> Spec:
    """Break labels of an axis into lines."""
    if not lines:
        return {}
    known = ", ".join(f"{quoted(label)}: [{', '.join(map(quoted, parts))}]" for label, parts in lines.items())
    return {"labelExpr": f"{{{known}}}[datum.label] || datum.label"}


def quoted(text: str) -> str:
    """Write a text within an expression of Vega."""
    escaped = printable(text).replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def name_lines(label: str) -> list[str]:
    """Break the name of a row into lines."""
    return textwrap.wrap(printable(label), _LABEL) or [""]


def row_axis(labels: Sequence[str], left: int) -> Spec:
    """Make the axis that names rows, long names in several lines around the middle of their row."""
    lines = {label: parts for label in labels if len(parts := name_lines(label)) > 1}
    offsets = [
        {"test": " || ".join(f"datum.label === {quoted(label)}" for label in lines if len(lines[label]) == number),
         "value": -6.5 * (number - 1)}
        for number in sorted({len(parts) for parts in lines.values()})
    ]  # fmt: skip
    axis = {"title": None, "minExtent": left, "maxExtent": left, "labelLimit": 0, "ticks": False, "domain": False}
    moved = {"labelOffset": {"condition": offsets, "value": 0}} if offsets else {}
    return {**axis, **broken(lines), **moved, "labelLineHeight": 13}


def years(first: int, last: float, wide: int) -> Spec:
    """Make the axis of years; it is no axis of dates, on which a year would begin at some hour of a time zone."""
    marks = ticks(first, last, max(2, wide // _YEAR))
    places = [round(place_, 4) for place_, _ in marks]
    labels = "".join(f"datum.value === {at} ? '{text}' : " for at, (_, text) in zip(places, marks, strict=True))
    shown = {"values": places, "tickCount": len(places), "labelExpr": f"{labels}''", "labelFlush": False}
    return {"title": None, "labelOverlap": "greedy", **shown}


def extent(texts: Iterable[str], size: float) -> int:
    """Tell about how many pixels the widest of some texts takes in a size of font; wide letters count twice."""
    return round(
        max(len(text) + sum(east_asian_width(sign) in "WF" for sign in text) for text in texts) * size * LETTER
    )


def zero() -> Spec:
    """Draw the line of zero across a plot that has numbers below it."""
    where = {"y": {"datum": 0, "type": "quantitative"}}
    return {"data": {"values": [{}]}, "mark": {"type": "rule", "color": INK}, "encoding": where}
