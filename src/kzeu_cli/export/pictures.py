"""Charts as files: their specification, and pictures that vl-convert draws of it where it is installed."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from kzeu_cli.charts.alternative import alternative
from kzeu_cli.charts.chart import Chart, printable
from kzeu_cli.charts.vegalite import VERSION, specification
from kzeu_cli.support.errors import KzeuError

# Twice as many dots as pixels are named: print asks for more than screens.
_DOTS = 2


def picture(chart: Chart, place: Path, width: int | None = None, height: int | None = None) -> bytes:
    """Draw a chart as a file of this name; raise KzeuError, which says how to add it, where vl-convert is missing.

    Sizes are in pixels of the whole picture.
    """
    suffix = ".vl.json" if place.name.lower().endswith(".vl.json") else place.suffix.lower()
    spec = specification(chart, width, height)
    if suffix == ".vl.json":
        return f"{json.dumps(spec, ensure_ascii=False, indent=2)}\n".encode()
    converter = _converter(suffix)
    if height and (off := _height(_drawn(converter, spec)) - height):
        # How high titles and notes are is known when they are drawn.
        spec = specification(chart, width, height - off)
    return _WRITERS[suffix](converter, spec, chart)


def _converter(suffix: str) -> Any:
    """Import vl-convert."""
    try:
        import vl_convert
    except ImportError:
        raise KzeuError(
            f"{suffix} needs vl-convert-python, which is not installed: pip install 'kzeu-cli[charts]', "
            "or pipx inject kzeu-cli vl-convert-python; .txt and .vl.json need nothing"
        ) from None
    return vl_convert


def _svg(converter: Any, spec: Mapping[str, Any], chart: Chart) -> bytes:
    return _accessible(_drawn(converter, spec), chart).encode()


def _drawn(converter: Any, spec: Mapping[str, Any]) -> str:
    return str(converter.vegalite_to_svg(spec, vl_version=VERSION))


def _accessible(svg: str, chart: Chart) -> str:
    """Give a picture the title and the description that screen readers read out."""
    head, _, body = svg.partition(">")
    title, words = (escape(printable(text)) for text in (chart.title, alternative(chart)))
    named = 'role="img" aria-labelledby="chart-title chart-description"'
    return f'{head} {named}><title id="chart-title">{title}</title><desc id="chart-description">{words}</desc>{body}'


def _height(svg: str) -> int:
    found = re.search(r'height="(\d+)"', svg)
    return int(found[1]) if found else 0


def _png(converter: Any, spec: Mapping[str, Any], chart: Chart) -> bytes:
    return bytes(converter.svg_to_png(_drawn(converter, spec), scale=_DOTS))


def _pdf(converter: Any, spec: Mapping[str, Any], chart: Chart) -> bytes:
    return bytes(converter.svg_to_pdf(_drawn(converter, spec)))


def _html(converter: Any, spec: Mapping[str, Any], chart: Chart) -> bytes:
    """Write a page that holds all it needs, the program that draws included."""
    program = converter.javascript_bundle(snippet=_START, vl_version=VERSION)
    # Within a script only `<` can end it; JSON may write it otherwise.
    data = json.dumps(spec, ensure_ascii=False).replace("<", "\\u003c")
    title, words = (escape(printable(text), {'"': "&quot;"}) for text in (chart.title, alternative(chart)))
    return _PAGE.format(title=title, words=words, data=data, program=program).encode()


_START = """
const spec = JSON.parse(document.getElementById("specification").textContent);
const actions = {export: true, source: false, compiled: false, editor: false};
vegaEmbed("#chart", spec, {renderer: "svg", actions});
"""
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<meta name="description" content="{words}">
</head>
<body>
<div id="chart"></div>
<noscript><p>{words}</p></noscript>
<script type="application/json" id="specification">{data}</script>
<script type="module">{program}</script>
</body>
</html>
"""


_WRITERS: Mapping[str, Callable[[Any, Mapping[str, Any], Chart], bytes]] = {
    ".svg": _svg,
    ".png": _png,
    ".pdf": _pdf,
    ".html": _html,
}
