"""The specification of a chart in Vega-Lite, as a dictionary that any program of that family draws.

Sizes are in pixels. The numbers stand in it as the data has them, in base units; only axes write them shorter.
"""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from kzeu_cli.charts.alternative import alternative
from kzeu_cli.charts.chart import PALETTE, Chart, Panel, Point, Scale, printable
from kzeu_cli.charts.times import edge, place

# Vega-Lite 6.1 is what vl-convert 1.9 and Altair 6 both have.
VERSION = "6.1"
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
WIDTH = 760
_HEIGHT, _ROW = 240, 20
_FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
_INK, _FAINT, _GRID = "#1a1a1a", "#595959", "#e3e3e3"
# What stands left of a plot: the numbers of its axis; and around all of it.
_AXIS, _PADDING = 58, 16
# How wide a letter is, in parts of the size of its font; a little more than the mean, so that lines fit.
_LETTER = 0.52
# Names of rows are broken into lines of so many letters.
_LABEL = 40
# Numbers stand on bars that are at least so wide.
_NUMBERED = 26
# The distance of the lines that hatch a bar.
_HATCH = 7
# Lines are told apart by strokes as well as by colours.
_DASHES: Sequence[Sequence[int]] = ((1, 0), (7, 3), (2, 2), (9, 3, 2, 3), (1, 0), (4, 4))

Spec = dict[str, Any]


def specification(chart: Chart, width: int | None = None, height: int | None = None) -> Spec:
    """Write a chart as a Vega-Lite specification, in pixels of the whole picture."""
    wide = width or WIDTH
    inner = wide - 2 * _PADDING
    rows = [row for panel in chart.panels for row in [_rows(panel)] if row]
    spare = (height - _around(chart, inner) - sum(rows)) if height else 0
    others = len(chart.panels) - len(rows)
    tall = max(80, spare // others) if height and others else _HEIGHT
    stretch = max(0.8, (height - _around(chart, inner)) / sum(rows)) if height and not others and rows else 1
    left = max(map(_left, chart.panels))
    panels = [_panel(panel, inner, left, round(_rows(panel) * stretch) or tall) for panel in chart.panels]
    return {
        "$schema": SCHEMA,
        "description": printable(alternative(chart)),
        "background": "#ffffff",
        "padding": _PADDING,
        "title": _title(chart.title, chart.subtitle, inner, 17, 12),
        "vconcat": [*panels, _footer(chart, inner, left)],
        "spacing": 22,
        "align": "none",
        "bounds": "full",
        "resolve": {
            "scale": {"x": "independent", "y": "independent", "xOffset": "independent", "color": "independent", "strokeDash": "independent"},
            "legend": {"color": "independent"},
        },
        "config": _CONFIG,
    }


_CONFIG: Spec = {
    "font": _FONT,
    "view": {"stroke": None},
    "axis": {
        "labelColor": _INK, "titleColor": _FAINT, "labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal",
        "gridColor": _GRID, "domainColor": _FAINT, "tickColor": _FAINT,
    },
    "legend": {"labelFontSize": 12, "labelColor": _INK, "symbolType": "square", "orient": "top", "title": None},
    "text": {"fontSize": 11, "color": _INK},
}  # fmt: skip


def _title(text: str, subtitle: str, width: int, size: int, small: int) -> Spec:
    """Make a title of as many lines as it takes."""
    return {
        "text": _lines(text, width, size), "subtitle": _lines(subtitle, width, small),
        "anchor": "start", "frame": "bounds", "fontSize": size, "subtitleFontSize": small,
        "fontWeight": "bold", "color": _INK, "subtitleColor": _FAINT, "offset": 10, "subtitlePadding": 4,
    }  # fmt: skip


def _lines(text: str, width: int, size: float) -> list[str]:
    return textwrap.wrap(printable(text), max(20, int(width / (size * _LETTER)))) if text else []


def _footer(chart: Chart, width: int, left: int) -> Spec:
    """Set notes and sources below the panels, a line of text each."""
    lines = [line for text in (*chart.notes, *chart.sources) for line in _lines(text, width, 10.5)]
    return {
        "width": width - left,
        "height": 14 * len(lines),
        "data": {"values": [{"line": number, "text": text} for number, text in enumerate(lines)]},
        "mark": {"type": "text", "align": "left", "baseline": "top", "fontSize": 10.5, "color": _FAINT},
        "encoding": {
            "x": {"value": -left},
            "y": {"field": "line", "type": "quantitative", "axis": None, "scale": {"domain": [0, len(lines)], "nice": False, "reverse": True, "zero": False}},
            "text": {"field": "text", "type": "nominal"},
        },
    }  # fmt: skip


def _around(chart: Chart, width: int) -> int:
    """Tell how high what surrounds the plots is."""
    titles = [(chart.title, 17, 21), (chart.subtitle, 12, 15)]
    for panel in chart.panels:
        titles += [(panel.title, 13, 17), (panel.subtitle, 11, 14)]
    words = sum(len(_lines(text, width, size)) * line for text, size, line in titles)
    notes = sum(14 * len(_lines(text, width, 10.5)) for text in (*chart.notes, *chart.sources))
    return 2 * _PADDING + words + notes + 30 + 70 * len(chart.panels)


def _rows(panel: Panel) -> int:
    """Tell how high a panel is whose height follows from its rows; 0 for others."""
    if panel.form not in ("ranked", "spans", "strip"):
        return 0
    lines = max(len(_name(label)) for label in panel.labels)
    return (_ROW + (lines - 1) * 13) * len(panel.labels)


def _left(panel: Panel) -> int:
    """Tell how much room the names of rows, or the numbers of an axis, take beside a plot."""
    if not _rows(panel):
        return _AXIS
    longest = max(len(line) for label in panel.labels for line in _name(label))
    return max(_AXIS, 14 + round(longest * 11 * _LETTER))


def _name(label: str) -> list[str]:
    """Break the name of a row into lines."""
    return textwrap.wrap(printable(label), _LABEL) or [""]


def _row_axis(labels: Sequence[str], left: int) -> Spec:
    """Make the axis that names rows, long names in several lines around the middle of their row."""
    lines = {label: parts for label in labels if len(parts := _name(label)) > 1}
    offsets = [
        {"test": " || ".join(f"datum.label === {_quoted(label)}" for label in lines if len(lines[label]) == number),
         "value": -6.5 * (number - 1)}
        for number in sorted({len(parts) for parts in lines.values()})
    ]  # fmt: skip
    axis = {"title": None, "minExtent": left, "maxExtent": left, "labelLimit": 0, "ticks": False, "domain": False}
    moved = {"labelOffset": {"condition": offsets, "value": 0}} if offsets else {}
    return {**axis, **_broken(lines), **moved, "labelLineHeight": 13}


def _panel(panel: Panel, width: int, left: int, height: int) -> Spec:
    drawn = {
        "bars": _bars, "ranked": _ranked, "lines": _curves, "spans": _spans, "strip": _spans,
    }[panel.form](panel, width - left, left, height)  # fmt: skip
    if panel.title or panel.subtitle:
        drawn = {"title": _title(panel.title, panel.subtitle, width, 13, 11), **drawn}
    return drawn


def _datum(panel: Panel, series: str, point: Point) -> Spec:
    """Write a point as a row of data."""
    row: Spec = {"label": printable(point.label), "value": None if point.value is None else _plain(point.value)}
    if len(panel.series) > 1:
        row["series"] = printable(series)
    if point.value is not None and panel.scale:
        row["number"] = panel.scale.write(point.value)
    row["text"] = printable(point.words)
    if point.is_partial:
        row["partial"] = True
    if point.when and panel.form == "lines":
        row["year"] = place(point.when)
    return row


def _data(panel: Panel) -> Spec:
    return {"values": [_datum(panel, run.name, point) for run in panel.series for point in run.points]}


def _plain(value: Decimal | int) -> int | float:
    """Take a number as JSON has it: whole where it is whole."""
    return int(value) if value == int(value) else float(value)


def _numbers(scale: Scale, **more: Any) -> Spec:
    """Make an axis of numbers with its unit."""
    ticks = [_plain(tick) for tick in scale.ticks]
    words = {f"{_plain(tick)}": scale.write(tick) for tick in scale.ticks}
    shown = "".join(f"datum.value === {number} ? '{text}' : " for number, text in words.items())
    return {
        "scale": {"domain": [ticks[0], ticks[-1]], "nice": False, "zero": False},
        "axis": {"title": printable(scale.unit), "values": ticks, "labelExpr": f"{shown}''", "grid": True, **more},
    }


def _upright(scale: Scale, left: int) -> Spec:
    """Make the axis of numbers on the left, with its unit above it."""
    place_ = {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleX": -left, "titleY": -12}
    return _numbers(scale, minExtent=left, maxExtent=left, ticks=False, domain=False, **place_)


def _tooltip(panel: Panel) -> list[Spec]:
    named = [{"field": "series", "type": "nominal", "title": "Of"}] if len(panel.series) > 1 else []
    return [
        {"field": "label", "type": "nominal", "title": "For"}, *named,
        {"field": "text", "type": "nominal", "title": "Amount"},
    ]  # fmt: skip


def _colours(panel: Panel, *, legend: bool) -> Spec:
    """Give each series a colour of its own."""
    names = [printable(run.name) for run in panel.series]
    if len(names) == 1:
        return {"value": PALETTE[0]}
    scale = {"domain": names, "range": list(PALETTE[: len(names)])}
    return {"field": "series", "type": "nominal", "scale": scale, "legend": {} if legend else None}


def _bars(panel: Panel, wide: int, left: int, height: int) -> Spec:
    """Draw upright bars in order of time, those of several series side by side."""
    assert panel.scale is not None
    labels = [printable(label) for label in panel.labels]
    band = wide / len(labels) * 0.8 / len(panel.series)
    x: Spec = {
        "field": "label", "type": "nominal", "sort": None,
        "scale": {"domain": labels, "paddingInner": 0.2, "paddingOuter": 0.1},
        "axis": {"title": None, "labelAngle": 0, **_broken({label: label.split(" ", 1) for label in labels if " " in label}), "labelOverlap": "greedy", "grid": False, "ticks": False},
    }  # fmt: skip
    offset = {"xOffset": {"field": "series", "sort": None}} if len(panel.series) > 1 else {}
    y = {"field": "value", "type": "quantitative", **_upright(panel.scale, left)}
    colours = {"color": _colours(panel, legend=True)}
    whole = {
        "transform": [{"filter": "isValid(datum.value) && !datum.partial"}],
        "mark": {"type": "bar"},
        "encoding": {"x": x, "y": y, **offset, **colours, "tooltip": _tooltip(panel)},
    }
    layers = [whole, *_hatched(panel, band, height, {"x": x, "y": y, **offset}, upright=True)]
    if band >= _NUMBERED:
        layers += _numbered({"x": x, "y": y, **offset}, "dy", (-4, 4), ("bottom", "top"))
    layers += _gaps(panel, {"x": x}, height)
    if panel.scale.low < 0:
        layers.append({"data": {"values": [{}]}, "mark": {"type": "rule", "color": _INK}, "encoding": {"y": {"datum": 0, "type": "quantitative"}}})  # fmt: skip
    return {"width": wide, "height": height, "data": _data(panel), "layer": layers}


def _numbered(places: Spec, side: str, shifts: tuple[int, int], baselines: tuple[str, str]) -> list[Spec]:
    """Write the number of each bar beyond its end."""
    del baselines
    found = []
    for test, shift in zip(("datum.value >= 0", "datum.value < 0"), shifts, strict=True):
        turned = {"align": "left" if shift > 0 else "right", "baseline": "middle"}
        if side == "dy":
            turned = {"align": "center", "baseline": "bottom" if shift < 0 else "top"}
        found.append(
            {
                "transform": [{"filter": f"isValid(datum.value) && {test}"}],
                "mark": {"type": "text", side: shift, "fontSize": 10, **turned},
                "encoding": {**places, "text": {"field": "number", "type": "nominal"}},
            }
        )
    return found


def _hatched(panel: Panel, band: float, length: float, places: Spec, *, upright: bool) -> list[Spec]:
    """Draw each bar for a part of a year as an outline filled with slanting lines, whatever its size."""
    assert panel.scale is not None
    reach = float(panel.scale.high - panel.scale.low)
    layers = []
    for number, run in enumerate(panel.series):
        for point in run.known:
            if not point.is_partial or point.value is None:
                continue
            long = max(1.0, abs(float(point.value)) / reach * length)
            across, along = (band, long) if upright else (long, band)
            tests = [f"datum.label === {_quoted(point.label)}"]
            tests += [f"datum.series === {_quoted(run.name)}"] if len(panel.series) > 1 else []
            mark = {"type": "bar", "fill": _stripes(PALETTE[number], across, along), "stroke": PALETTE[number]}
            layers.append(
                {
                    "transform": [{"filter": " && ".join(["datum.partial", *tests])}],
                    "mark": {**mark, "strokeWidth": 1},
                    "encoding": {**places, "tooltip": _tooltip(panel)},
                }
            )
    return layers


def _broken(lines: Mapping[str, Sequence[str]]) -> Spec:
    """Break labels of an axis into lines."""
    if not lines:
        return {}
    known = ", ".join(f"{_quoted(label)}: [{', '.join(map(_quoted, parts))}]" for label, parts in lines.items())
    return {"labelExpr": f"{{{known}}}[datum.label] || datum.label"}


def _quoted(text: str) -> str:
    escaped = printable(text).replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _stripes(colour: str, width: float, height: float) -> Spec:
    """Make slanting lines as a gradient with hard edges: Vega-Lite has no patterns.

    A gradient is measured in the bar it fills, so its direction allows for the bar's shape: the lines lean by 45°.
    """
    size = width + height
    factor = size / (width * width + height * height)
    steps = max(2, round(size / _HATCH))
    stops = []
    for step in range(steps):
        begin, middle, end = step / steps, (step + 0.4) / steps, (step + 1) / steps
        stops += [
            {"offset": round(begin, 5), "color": colour}, {"offset": round(middle, 5), "color": colour},
            {"offset": round(middle, 5), "color": "#ffffff"}, {"offset": round(end, 5), "color": "#ffffff"},
        ]  # fmt: skip
    ends = {"x1": 0, "y1": 0, "x2": round(width * factor, 5), "y2": round(height * factor, 5)}
    return {"gradient": "linear", **ends, "stops": stops}


def _gaps(panel: Panel, places: Spec, height: int) -> list[Spec]:
    """Say in the place of a time for which no series has a figure that there is none."""
    known = {point.label for point in panel.known}
    empty = [{"label": printable(label)} for label in panel.labels if label not in known]
    if not empty:
        return []
    mark = {"type": "text", "angle": 270, "align": "left", "baseline": "middle", "color": _FAINT, "fontSize": 10}
    return [{"data": {"values": empty}, "mark": {**mark, "text": "no figure"}, "encoding": {**places, "y": {"value": height - 4}}}]  # fmt: skip


def _ranked(panel: Panel, wide: int, left: int, height: int) -> Spec:
    """Draw lying bars, one below the other, each with its number."""
    assert panel.scale is not None
    labels = [printable(label) for label in panel.labels]
    axis = _row_axis(labels, left)
    points = [point for run in panel.series for point in run.points]
    words = 10 + round(max(len(point.words) for point in points) * 10.5 * _LETTER)
    wide = max(120, wide - words)
    y = {
        "field": "label", "type": "nominal", "sort": None, "scale": {"domain": labels, "paddingInner": 0.25},
        "axis": {**axis, "grid": False},
    }  # fmt: skip
    x = {"field": "value", "type": "quantitative", **_numbers(panel.scale)}
    places = {"x": x, "y": y}
    whole = {
        "transform": [{"filter": "isValid(datum.value) && !datum.partial"}],
        "mark": {"type": "bar", "color": PALETTE[0]},
        "encoding": {**places, "tooltip": _tooltip(panel)},
    }
    layers = [whole, *_hatched(panel, height / len(labels) * 0.75, wide, places, upright=False)]
    layers += [
        {**layer, "encoding": {**places, "text": {"field": "text", "type": "nominal"}}}
        for layer in _numbered(places, "dx", (5, -5), ("middle", "middle"))
    ]
    return {"width": wide, "height": height, "data": _data(panel), "layer": layers}


def _curves(panel: Panel, wide: int, left: int, height: int) -> Spec:
    """Draw a line for each series, with its name at its end; where a number is missing the line is broken."""
    assert panel.scale is not None
    named = len(panel.series) > 1
    margin = 12 + round(max(len(run.name) for run in panel.series) * 12 * _LETTER) if named else 12
    wide -= margin
    years = [place(point.when) for run in panel.series for point in run.points if point.when]
    first, last = min(years), max(years)
    x = {
        "field": "year", "type": "quantitative",
        "scale": {"domain": [first, last if last > first else first + 1], "nice": False, "zero": False},
        "axis": {"title": None, "format": "d", "tickMinStep": 1, "grid": False, "labelFlush": False},
    }  # fmt: skip
    y = {"field": "value", "type": "quantitative", **_upright(panel.scale, left)}
    colours = {"color": _colours(panel, legend=False)}
    strokes: Spec = {}
    if named:
        names = [printable(run.name) for run in panel.series]
        scale = {"domain": names, "range": [list(dash) for dash in _DASHES[: len(names)]]}
        strokes = {"strokeDash": {"field": "series", "type": "nominal", "scale": scale, "legend": None}}
    places = {"x": x, "y": y, **colours}
    layers: list[Spec] = [
        {
            # A part of a year is no point of the line.
            "transform": [{"calculate": "datum.partial ? null : datum.value", "as": "value"}],
            "mark": {"type": "line", "strokeWidth": 2, "invalid": "break-paths-show-domains"},
            "encoding": {**places, **strokes},
        },
        {
            "transform": [{"filter": "isValid(datum.value) && !datum.partial"}],
            "mark": {"type": "point", "filled": True, "size": 22, "opacity": 1},
            "encoding": {**places, "tooltip": _tooltip(panel)},
        },
        {
            "transform": [{"filter": "isValid(datum.value) && datum.partial"}],
            "mark": {"type": "point", "fill": "#ffffff", "size": 40, "opacity": 1, "strokeWidth": 1.5},
            "encoding": {**places, "tooltip": _tooltip(panel)},
        },
    ]
    if named:
        layers += _ends(panel, wide, height)
    if panel.scale.low < 0:
        layers.append({"data": {"values": [{}]}, "mark": {"type": "rule", "color": _INK}, "encoding": {"y": {"datum": 0, "type": "quantitative"}}})  # fmt: skip
    return {"width": wide, "height": height, "data": _data(panel), "layer": layers}


def _ends(panel: Panel, wide: int, height: int) -> list[Spec]:
    """Write the name of each line beside its last point, none over another."""
    assert panel.scale is not None
    reach = float(panel.scale.high - panel.scale.low)
    ends = []
    for number, run in enumerate(panel.series):
        if run.known:
            last = run.known[-1]
            level = (float(last.value or 0) - float(panel.scale.low)) / reach * height
            ends.append((level, number, printable(run.name)))
    levels = _spread([level for level, _, _ in sorted(ends)], 13, height)
    layers = []
    for level, (_, number, name) in zip(levels, sorted(ends), strict=True):
        mark = {"type": "text", "align": "left", "baseline": "middle", "dx": 7, "fontSize": 12, "text": name}
        layers.append(
            {
                "data": {"values": [{}]},
                "mark": {**mark, "color": PALETTE[number], "fontWeight": "bold"},
                "encoding": {"x": {"value": wide}, "y": {"value": round(height - level, 1)}},
            }
        )
    return layers


def _spread(levels: Sequence[float], least: float, height: float) -> list[float]:
    """Move ascending levels apart so that no two are nearer than `least`, and all stay below the top."""
    moved: list[float] = []
    for level in levels:
        moved.append(max(level, moved[-1] + least) if moved else level)
    ceiling = height
    for number in range(len(moved) - 1, -1, -1):
        moved[number] = min(moved[number], ceiling)
        ceiling = moved[number] - least
    return moved


def _spans(panel: Panel, wide: int, left: int, height: int) -> Spec:
    """Draw times along an axis of years: what is known by the day or month as a mark, the rest as bars."""
    labels = [printable(label) for label in panel.labels]
    is_strip = panel.form == "strip"
    axis = _row_axis(labels, left)
    words = 0 if is_strip else 10 + round(max(len(point.text) for point in panel.known) * 10.5 * _LETTER)
    wide = max(120, wide - words)
    begins = [point.when.begin for point in panel.known if point.when]
    ends = [point.when.last for point in panel.known if point.when and point.when.last.year < 9999]
    first, last = min(begins).year, max([*ends, *begins]).year + 1
    values = [_span(point, first, last) for point in panel.known if point.when]
    y = {
        "field": "label", "type": "nominal", "sort": None, "scale": {"domain": labels},
        "axis": {**axis, "grid": True},
    }  # fmt: skip
    x = {
        "field": "start", "type": "quantitative", "title": None,
        "scale": {"domain": [first, last], "nice": False, "zero": False},
        "axis": {"title": None, "format": "d", "tickMinStep": 1, "grid": True},
    }  # fmt: skip
    tooltip = [{"field": "when", "type": "nominal", "title": "When"}, {"field": "text", "type": "nominal", "title": "What"}]
    opacity = 0.35 if is_strip else 1
    fade = [{"offset": 0, "color": PALETTE[0]}, {"offset": 1, "color": "#ffffff"}]
    bar = {"type": "bar", "height": 12 if not is_strip else 9, "opacity": opacity, "color": PALETTE[0]}
    gradients = {
        "no-end": {"gradient": "linear", "x1": 0, "x2": 1, "y1": 0, "y2": 0, "stops": fade},
        "no-start": {"gradient": "linear", "x1": 1, "x2": 0, "y1": 0, "y2": 0, "stops": fade},
    }
    layers: list[Spec] = [
        {
            "transform": [{"filter": f"datum.kind === '{kind}'"}],
            "mark": {**bar, **({"color": gradients[kind]} if kind in gradients else {})},
            "encoding": {"x": x, "x2": {"field": "end"}, "y": y, "tooltip": tooltip},
        }
        for kind in ("span", "no-end", "no-start")
        if any(value["kind"] == kind for value in values)
    ]
    layers.append(
        {
            "transform": [{"filter": "datum.kind === 'day'"}],
            "mark": {"type": "tick", "thickness": 2, "height": 14, "color": PALETTE[1] if is_strip else PALETTE[0], "opacity": 0.8},
            "encoding": {"x": x, "y": y, "tooltip": tooltip},
        }
    )  # fmt: skip
    if not is_strip:
        layers.append(
            {
                "mark": {"type": "text", "align": "left", "dx": 6, "fontSize": 10.5},
                "encoding": {"x": {"value": wide}, "y": y, "text": {"field": "text", "type": "nominal"}},
            }
        )
    return {"width": wide, "height": height, "data": {"values": values}, "layer": layers}


def _span(point: Point, first: int, last: int) -> Mapping[str, Any]:
    """Write a time as a row of data; an end that is not known lies at the edge of the plot."""
    when = point.when
    assert when is not None
    no_start, no_end = when.first.year == 1, when.last.year == 9999
    is_day = (when.last.toordinal() - when.first.toordinal()) < 32  # a month or less is a mark
    start = float(first) if no_start else edge(when.first)
    end = float(last) if no_end else edge(when.last)
    if no_start:
        start = max(first, end - 1)
    return {
        "label": printable(point.label), "when": printable(when.words), "text": printable(point.text),
        "start": round((start + end) / 2 if is_day else start, 3), "end": round(end, 3),
        "kind": "no-start" if no_start else "no-end" if no_end else "day" if is_day else "span",
    }  # fmt: skip

