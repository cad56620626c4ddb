"""Lines in Vega-Lite, broken where a number is missing, with their names at their ends."""

from collections.abc import Sequence
from math import floor

from kzeu_cli.charts.axes import Spec, colours, data, extent, tooltip, upright, zero
from kzeu_cli.charts.axes import years as year_axis
from kzeu_cli.charts.chart import PALETTE, Panel, printable
from kzeu_cli.charts.times import place

# Lines are told apart by strokes as well as by colours.
_DASHES: Sequence[Sequence[int]] = ((1, 0), (7, 3), (2, 2), (9, 3, 2, 3), (1, 0), (4, 4))


def curves(panel: Panel, wide: int, left: int, height: int) -> Spec:
    """Draw a line for each series, with its name at its end; where a number is missing the line is broken."""
    assert panel.scale is not None
    named = len(panel.series) > 1
    margin = 12 + extent((run.name for run in panel.series), 12) if named else 12
    wide -= margin
    years = [place(point.when) for run in panel.series for point in run.points if point.when]
    first, last = floor(min(years)), max(years)
    last = max(first + 1, last)
    x = {
        "field": "year", "type": "quantitative", "scale": {"domain": [first, last], "nice": False, "zero": False},
        "axis": {**year_axis(first, last, wide), "grid": False},
    }  # fmt: skip
    y = {"field": "value", "type": "quantitative", **upright(panel.scale, left)}
    ink = {"color": colours(panel, legend=False)}
    strokes: Spec = {}
    if named:
        names = [printable(run.name) for run in panel.series]
        scale = {"domain": names, "range": [list(dash) for dash in _DASHES[: len(names)]]}
        strokes = {"strokeDash": {"field": "series", "type": "nominal", "scale": scale, "legend": None}}
    places = {"x": x, "y": y, **ink}
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
            "encoding": {**places, "tooltip": tooltip(panel)},
        },
        {
            "transform": [{"filter": "isValid(datum.value) && datum.partial"}],
            "mark": {"type": "point", "fill": "#ffffff", "size": 40, "opacity": 1, "strokeWidth": 1.5},
            "encoding": {**places, "tooltip": tooltip(panel)},
        },
    ]
    if named:
        layers += _ends(panel, wide, height)
    if panel.scale.low < 0:
        layers.append(zero())
    return {"width": wide, "height": height, "data": data(panel), "layer": layers}


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
    levels = spread([level for level, _, _ in sorted(ends)], 13, height)
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


def spread(levels: Sequence[float], least: float, height: float) -> list[float]:
    """Move ascending levels apart so that no two are nearer than `least`, and all stay below the top."""
    moved: list[float] = []
    for level in levels:
        moved.append(max(level, moved[-1] + least) if moved else level)
    ceiling = height
    for number in range(len(moved) - 1, -1, -1):
        moved[number] = min(moved[number], ceiling)
        ceiling = moved[number] - least
    return moved
