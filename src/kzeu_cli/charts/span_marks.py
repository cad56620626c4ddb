"""Times in Vega-Lite: marks and bars along an axis of years, a row for each name or topic."""

from collections.abc import Mapping
from typing import Any

from kzeu_cli.charts.axes import Spec, extent, row_axis, years
from kzeu_cli.charts.chart import PALETTE, Panel, Point, printable
from kzeu_cli.charts.times import edge


def spans(panel: Panel, wide: int, left: int, height: int) -> Spec:
    """Draw times along an axis of years: what is known by the day or month as a mark, the rest as bars."""
    labels = [printable(label) for label in panel.labels]
    is_strip = panel.form == "strip"
    axis = row_axis(labels, left)
    words = 0 if is_strip else 10 + extent((point.text for point in panel.known), 10.5)
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
        "field": "start", "type": "quantitative", "scale": {"domain": [first, last], "nice": False, "zero": False},
        "axis": {**years(first, last, wide), "grid": True},
    }  # fmt: skip
    tooltip = [
        {"field": "when", "type": "nominal", "title": "When"},
        {"field": "text", "type": "nominal", "title": "What"},
    ]
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
    tick = {"type": "tick", "thickness": 2, "height": 14, "opacity": 0.8, "color": PALETTE[is_strip]}
    layers.append(
        {
            "transform": [{"filter": "datum.kind === 'day'"}],
            "mark": tick,
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
