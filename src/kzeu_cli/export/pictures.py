"""Charts as files: their specification, and pictures that vl-convert draws of it where it is installed."""

import json
import re
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape
from zlib import crc32

from kzeu_cli.charts.alternative import alternative
from kzeu_cli.charts.chart import Chart, printable
from kzeu_cli.charts.vegalite import VERSION, specification
from kzeu_cli.support.errors import KzeuError, WrongUsage

# Twice as many dots as pixels are named: print asks for more than screens.
_DOTS = 2
# More takes more memory than a picture is worth, and a line at the edge makes one a little wider than was asked.
_LARGEST, _OFF = 10_000, 4


def picture(chart: Chart, place: Path, width: int | None = None, height: int | None = None) -> bytes:
    """Draw a chart as a file of this name; raise KzeuError, which says how to add it, where vl-convert is missing.

    Sizes are in pixels of the whole picture. Raise WrongUsage for one that is too large.
    """
    suffix = ".vl.json" if place.name.lower().endswith(".vl.json") else place.suffix.lower()
    if max(width or 0, height or 0) > _LARGEST:
        raise WrongUsage(f"a picture has at most {_LARGEST:,} pixels each way")
    spec: Mapping[str, Any] = specification(chart, width, height)
    if suffix == ".vl.json":
        return f"{json.dumps(spec, ensure_ascii=False, indent=2)}\n".encode()
    converter = _converter(suffix)
    if width or height:
        spec = _fitted(converter, spec, chart, width, height)
    return _WRITERS[suffix](converter, spec, chart)


def _fitted(
    converter: Any, spec: Mapping[str, Any], chart: Chart, width: int | None, height: int | None
) -> Mapping[str, Any]:
    """Make the specification as high as asked: how much of it titles and notes take is known when it is drawn."""
    drawn = _size(_drawn(converter, spec))
    if height and drawn[1] != height:
        spec = specification(chart, width, max(1, 2 * height - drawn[1]))
        drawn = _size(_drawn(converter, spec))
    for asked, has, side in ((width, drawn[0], "wide"), (height, drawn[1], "high")):
        if asked and has > asked + _OFF:
            raise KzeuError(f"this chart is at least {has} pixels {side}, not {asked}")
    return spec


def _converter(suffix: str) -> Any:
    """Import vl-convert."""
    try:
        return import_module("vl_convert")
    except ImportError:
        raise KzeuError(
            f"{suffix} needs vl-convert-python, which is not installed: pip install 'kzeu-cli[charts]', "
            "or pipx inject kzeu-cli vl-convert-python; .txt and .vl.json need nothing"
        ) from None


def _drawn(converter: Any, spec: Mapping[str, Any]) -> str:
    return str(converter.vegalite_to_svg(spec, vl_version=VERSION))


def _accessible(svg: str, chart: Chart) -> str:
    """Give a picture the title and the description that screen readers read out.

    Its names are its own, so that several may stand in one page, and the same whenever it is drawn.
    """
    title, words = (escape(printable(text)) for text in (chart.title, alternative(chart)))
    own = f"chart-{crc32(words.encode()):08x}"
    names = dict.fromkeys(_NAME.findall(svg))
    for number, name in enumerate(names):
        svg = re.sub(rf"(?<=[\"#]){name}(?=[\")])", f"{own}-{number}", svg)
    head, _, body = svg.partition(">")
    named = f'role="img" aria-labelledby="{own}-title {own}-description"'
    return f'{head} {named}><title id="{own}-title">{title}</title><desc id="{own}-description">{words}</desc>{body}'


_NAME = re.compile(r'\bid="((?:gradient|clip)_?\d+)"')


def _size(svg: str) -> tuple[int, int]:
    found = re.search(r'width="(\d+)" height="(\d+)"', svg)
    assert found
    return int(found[1]), int(found[2])


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
    ".svg": lambda converter, spec, chart: _accessible(_drawn(converter, spec), chart).encode(),
    ".png": lambda converter, spec, chart: bytes(converter.svg_to_png(_drawn(converter, spec), scale=_DOTS)),
    ".pdf": lambda converter, spec, chart: bytes(converter.svg_to_pdf(_drawn(converter, spec))),
    ".html": _html,
}
