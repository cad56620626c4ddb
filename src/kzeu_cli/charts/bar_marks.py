"""Bars in Vega-Lite: upright over time, lying for sorted partners; hatched for a part of a year."""

from kzeu_cli.charts.axes import (
    FAINT,
    INK,
    Spec,
    broken,
    colours,
    data,
    extent,
    numbers,
    quoted,
    row_axis,
    tooltip,
    upright,
    zero,
)
from kzeu_cli.charts.chart import NO_FIGURE, PALETTE, Panel, printable

# Bars are no wider than this, and have their numbers on them if they are at least so wide; in another currency, also
# what the source states.
_WIDEST, _NUMBERED, _NUMBERED_TWICE = 64, 26, 48
# The distance of the lines that hatch a bar.
_HATCH = 7


def bars(panel: Panel, wide: int, left: int, height: int) -> Spec:
    """Draw upright bars in order of time, those of several series side by side."""
    assert panel.scale is not None
    labels = [printable(label) for label in panel.labels]
    step = wide / len(labels)
    band = min(_WIDEST, step * 0.8 / len(panel.series))
    lines = broken({label: label.split(" ", 1) for label in labels if " " in label})
    axis = {"title": None, "labelAngle": 0, "labelOverlap": "greedy", "grid": False, "ticks": False, **lines}
    # Below zero hang bars: the line that they hang from is that of zero.
    axis["domain"] = panel.scale.low >= 0
    between = round(1 - band * len(panel.series) / step, 4)
    spaced = {"domain": labels, "paddingInner": between, "paddingOuter": between / 2}
    x: Spec = {"field": "label", "type": "nominal", "sort": None, "scale": spaced, "axis": axis}
    offset: Spec = {"xOffset": {"field": "series", "sort": None}} if len(panel.series) > 1 else {}
    y = {"field": "value", "type": "quantitative", **upright(panel.scale, left)}
    ink = {"color": colours(panel, legend=True)}
    places = {"x": x, "y": y, **offset}
    whole: Spec = {
        "transform": [{"filter": "isValid(datum.value) && !datum.partial"}],
        "mark": {"type": "bar"},
        "encoding": {**places, **ink, "tooltip": tooltip(panel)},
    }
    layers = [whole, *_hatched(panel, band, height, places, upright=True)]
    if band >= _NUMBERED:
        is_twice = band >= _NUMBERED_TWICE and any(point.original for point in panel.known)
        if is_twice:
            layers += _numbered(places, "number", "isValid(datum.original)", upright=True, beyond=12)
            layers += _numbered(places, "original", "isValid(datum.original)", upright=True, faint=True)
        layers += _numbered(places, "number", "!isValid(datum.original)" if is_twice else "true", upright=True)
    layers += _gaps(panel, {"x": x}, height)
    if panel.scale.low < 0:
        layers.append(zero())
    return {"width": wide, "height": height, "data": data(panel), "layer": layers}


def ranked(panel: Panel, wide: int, left: int, height: int) -> Spec:
    """Draw lying bars, one below the other, each with its number."""
    assert panel.scale is not None
    labels = [printable(label) for label in panel.labels]
    axis = row_axis(labels, left)
    points = [point for run in panel.series for point in run.points]
    words = 10 + extent((point.words for point in points), 10.5)
    wide = max(120, wide - words)
    y = {
        "field": "label", "type": "nominal", "sort": None, "scale": {"domain": labels, "paddingInner": 0.25},
        "axis": {**axis, "grid": False},
    }  # fmt: skip
    x = {"field": "value", "type": "quantitative", **numbers(panel.scale)}
    places = {"x": x, "y": y}
    whole: Spec = {
        "transform": [{"filter": "isValid(datum.value) && !datum.partial"}],
        "mark": {"type": "bar", "color": PALETTE[0]},
        "encoding": {**places, "tooltip": tooltip(panel)},
    }
    layers = [whole, *_hatched(panel, height / len(labels) * 0.75, wide, places, upright=False)]
    layers += _numbered(places, "text", "true", upright=False)
    return {"width": wide, "height": height, "data": data(panel), "layer": layers}


def _numbered(
    places: Spec, field: str, wanted: str, *, upright: bool, beyond: int = 0, faint: bool = False
) -> list[Spec]:
    """Write a field of the bars wanted beyond their ends, or further out; of negative ones on the other side."""
    above: Spec = {"align": "center", "baseline": "bottom", "dy": -4 - beyond}
    below: Spec = {"align": "center", "baseline": "top", "dy": 4 + beyond}
    if not upright:
        above, below = (
            {"align": "left", "baseline": "middle", "dx": 5},
            {"align": "right", "baseline": "middle", "dx": -5},
        )
    return [
        {
            "transform": [{"filter": f"isValid(datum.value) && {test} && {wanted}"}],
            "mark": {"type": "text", "fontSize": 9 if faint else 10, "color": FAINT if faint else INK, **mark},
            "encoding": {**places, "text": {"field": field, "type": "nominal"}},
        }
        for test, mark in (("datum.value >= 0", above), ("datum.value < 0", below))
    ]


def _hatched(panel: Panel, band: float, length: float, places: Spec, *, upright: bool) -> list[Spec]:
    """Draw each bar for a part of a year as an outline filled with slanting lines, whatever its size."""
    assert panel.scale is not None
    reach = float(panel.scale.high - panel.scale.low)
    layers: list[Spec] = []
    drawn: Spec = {**places, "tooltip": tooltip(panel)}
    for number, run in enumerate(panel.series):
        for point in run.known:
            if not point.is_partial or point.value is None:
                continue
            long = max(1.0, abs(float(point.value)) / reach * length)
            across, along = (band, long) if upright else (long, band)
            tests = [f"datum.label === {quoted(point.label)}"]
            tests += [f"datum.series === {quoted(run.name)}"] if len(panel.series) > 1 else []
            stripes = _stripes(PALETTE[number], across, along)
            layers.append(
                {
                    "transform": [{"filter": " && ".join(["datum.partial", *tests])}],
                    "mark": {"type": "bar", "fill": stripes, "stroke": PALETTE[number], "strokeWidth": 1},
                    "encoding": drawn,
                }
            )
    return layers


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
    mark: Spec = {"type": "text", "angle": 270, "align": "left", "baseline": "middle", "color": FAINT, "fontSize": 10}
    where: Spec = {**places, "y": {"value": height - 4}}
    return [{"data": {"values": empty}, "mark": {**mark, "text": NO_FIGURE}, "encoding": where}]
