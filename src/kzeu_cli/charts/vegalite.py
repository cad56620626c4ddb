"""The specification of a chart in Vega-Lite, as a dictionary that any program of that family draws.

Sizes are in pixels. The numbers stand in it as the data has them, in base units; only axes write them shorter.
"""

import textwrap
from collections.abc import Callable, Mapping

from kzeu_cli.charts.alternative import alternative
from kzeu_cli.charts.axes import AXIS, FAINT, INK, LETTER, Spec, extent, name_lines
from kzeu_cli.charts.bar_marks import bars, ranked
from kzeu_cli.charts.chart import Chart, Panel, printable
from kzeu_cli.charts.line_marks import curves
from kzeu_cli.charts.span_marks import spans

# Vega-Lite 6.1 is what vl-convert 1.9 and Altair 6 both have.
VERSION = "6.1"
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
WIDTH = 760
_NARROWEST = 320
# A plot is at least so high, and rows shrink at most to this part of their height.
_LOWEST, _TIGHTEST = 80, 0.75
_HEIGHT, _ROW = 240, 20
_FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
_GRID = "#e3e3e3"
_PADDING = 16


def specification(chart: Chart, width: int | None = None, height: int | None = None) -> Spec:
    """Write a chart as a Vega-Lite specification, in pixels of the whole picture."""
    inner = max(_NARROWEST, width or WIDTH) - 2 * _PADDING
    left = min(max(map(_left, chart.panels)), inner // 2)
    heights = _heights(chart, inner, height)
    panels = [_panel(panel, inner, left, tall) for panel, tall in zip(chart.panels, heights, strict=True)]
    scales = dict.fromkeys(("x", "y", "xOffset", "color", "strokeDash"), "independent")
    return {
        "$schema": SCHEMA,
        "description": printable(alternative(chart)),
        "background": "#ffffff",
        "padding": _PADDING,
        "title": _title(chart.title, chart.subtitle, inner, 17, 12),
        "vconcat": [*panels, _footer(chart, inner, left)],
        "spacing": 22,
        "bounds": "full",
        "resolve": {"scale": scales, "legend": {"color": "independent"}},
        "config": _CONFIG,
    }


def _heights(chart: Chart, width: int, height: int | None) -> list[int]:
    """Share the height of a picture among its panels: those of rows take what these need, the others the rest."""
    needs = [_rows(panel) for panel in chart.panels]
    if height is None:
        return [need or _HEIGHT for need in needs]
    room = height - _around(chart, width)
    others = needs.count(0)
    if others:
        return [need or max(_LOWEST, (room - sum(needs)) // others) for need in needs]
    return [round(need * max(_TIGHTEST, room / sum(needs))) for need in needs]


_CONFIG: Spec = {
    "font": _FONT,
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK, "titleColor": FAINT, "labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal",
        "gridColor": _GRID, "domainColor": FAINT, "tickColor": FAINT,
    },
    "legend": {"labelFontSize": 12, "labelColor": INK, "symbolType": "square", "orient": "top", "title": None},
    "text": {"fontSize": 11, "color": INK},
}  # fmt: skip


def _title(text: str, subtitle: str, width: int, size: int, small: int) -> Spec:
    """Make a title of as many lines as it takes."""
    return {
        "text": _lines(text, width, size), "subtitle": _lines(subtitle, width, small),
        "anchor": "start", "frame": "bounds", "fontSize": size, "subtitleFontSize": small,
        "fontWeight": "bold", "color": INK, "subtitleColor": FAINT, "offset": 10, "subtitlePadding": 4,
    }  # fmt: skip


def _lines(text: str, width: int, size: float) -> list[str]:
    return textwrap.wrap(printable(text), max(20, int(width / (size * LETTER)))) if text else []


def _footer(chart: Chart, width: int, left: int) -> Spec:
    """Set notes and sources below the panels, a line of text each."""
    lines = [line for text in (*chart.notes, *chart.sources) for line in _lines(text, width, 10.5)]
    down = {"domain": [0, len(lines)], "nice": False, "reverse": True, "zero": False}
    return {
        "width": width - left,
        "height": 14 * len(lines),
        "data": {"values": [{"line": number, "text": text} for number, text in enumerate(lines)]},
        "mark": {"type": "text", "align": "left", "baseline": "top", "fontSize": 10.5, "color": FAINT},
        "encoding": {
            "x": {"value": -left},
            "y": {"field": "line", "type": "quantitative", "axis": None, "scale": down},
            "text": {"field": "text", "type": "nominal"},
        },
    }


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
    lines = max(len(name_lines(label)) for label in panel.labels)
    return (_ROW + (lines - 1) * 13) * len(panel.labels)


def _left(panel: Panel) -> int:
    """Tell how much room the names of rows, or the numbers of an axis, take beside a plot."""
    if not _rows(panel):
        return AXIS
    return max(AXIS, 14 + extent((line for label in panel.labels for line in name_lines(label)), 11))


def _panel(panel: Panel, width: int, left: int, height: int) -> Spec:
    drawn = _FORMS[panel.form](panel, width - left, left, height)
    if panel.title or panel.subtitle:
        drawn = {"title": _title(panel.title, panel.subtitle, width, 13, 11), **drawn}
    return drawn


_FORMS: Mapping[str, Callable[[Panel, int, int, int], Spec]] = {
    "bars": bars, "ranked": ranked, "lines": curves, "spans": spans, "strip": spans,
}  # fmt: skip
