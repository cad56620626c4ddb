"""Charts: panels of bars or lines with their captions, for the terminal or for a file."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from rich.text import Text

from kzeu_cli.answers.panels import Chart, Panel, Point
from kzeu_cli.model import Number
from kzeu_cli.render import curves
from kzeu_cli.render.console import make_console, size, text
from kzeu_cli.render.lines import printed, wrapped
from kzeu_cli.render.widths import GAP
from kzeu_cli.support import bars, terminal

_WIDEST = 60
_LEAST = 8
# Odd, so that the middle number stands in the middle.
_HEIGHT = 11
# The picture alone, without the frame of a window and without fonts from elsewhere.
_SVG = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
    font-family: "DejaVu Sans Mono", "Fira Code", monospace;
    font-size: {char_height}px;
    line-height: {line_height}px;
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
<rect fill="#ffffff" width="{width}" height="{height}" />
<g transform="translate({terminal_x}, {terminal_x})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def chart(shown: Chart) -> str:
    """Write a chart for the terminal at hand."""
    console = make_console()
    return printed(console, _lines(console, shown))


def to_text(shown: Chart) -> str:
    """Write a chart as plain text."""
    return _recorded(shown).export_text(styles=False)


def to_html(shown: Chart) -> str:
    """Write a chart as a page of HTML."""
    return _recorded(shown).export_html(theme=DEFAULT_TERMINAL_THEME, inline_styles=True)


def to_svg(shown: Chart) -> str:
    """Write a chart as a picture."""
    return _recorded(shown).export_svg(theme=DEFAULT_TERMINAL_THEME, code_format=_SVG, unique_id="kzeu")


WRITERS: Mapping[str, Callable[[Chart], str]] = {".svg": to_svg, ".html": to_html, ".txt": to_text}


def _recorded(shown: Chart) -> Console:
    console = Console(
        record=True, file=io.StringIO(), width=terminal.width(), force_terminal=True, color_system="truecolor",
        emoji=False, legacy_windows=False,
    )  # fmt: skip
    for line in _lines(console, shown):
        line.rstrip()
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    return console


def _lines(console: Console, shown: Chart) -> Iterator[Text]:
    yield from wrapped(console, text(shown.title, "bold cyan"))
    for panel in shown.panels:
        yield Text()
        yield from wrapped(console, text(panel.title, "bold"))
        yield from _curve(console, panel) if panel.is_line else _bars(console, panel)
        for note in panel.notes:
            yield from wrapped(console, text(note, "dim"))
    if shown.notes:
        yield Text()
    for note in shown.notes:
        yield from wrapped(console, text(note, "dim"))


def _bars(console: Console, panel: Panel) -> Iterator[Text]:
    """Draw a bar for each point, between its label and its number; what is too wide beside it goes above."""
    labels = [text(point.label) for point in panel.points]
    said = [text(point.said, "" if point.value is not None else "dim") for point in panel.points]
    margin, numbers = max(map(size, labels)), max(map(size, said))
    room = min(console.width - margin - numbers - 2 * GAP, _WIDEST)
    low, high = panel.bounds
    for label, number, point in zip(labels, said, panel.points, strict=True):
        if room < _LEAST:
            yield from wrapped(console, text("  ").join((label, number)))
            yield _bar(point, low, high, console.width)
            continue
        label.pad_right(margin + GAP - size(label))
        bar = _bar(point, low, high, room)
        bar.pad_right(room + GAP + numbers - size(number) - size(bar))
        yield label + bar + number


def _bar(point: Point, low: Number, high: Number, width: int) -> Text:
    if point.value is None:
        return _ink(bars.signed(0, low, high, width), "dim")
    drawn = bars.signed(point.value, low, high, width, is_partial=point.is_partial)
    return _ink(drawn, "red" if point.value < 0 else "cyan")


def _curve(console: Console, panel: Panel) -> Iterator[Text]:
    """Draw a line, with numbers at its top, middle and bottom and years below."""
    values = [point.value for point in panel.points]
    known = [value for value in values if value is not None]
    low, high = min(known), max(known)
    ticks = {0: high, _HEIGHT // 2: _middle(low, high), _HEIGHT - 1: low}
    margin = max(size(text(panel.say(tick))) for tick in ticks.values())
    room = min(console.width - margin - GAP, _WIDEST)
    lines = curves.curve(values, low, high, room, _HEIGHT)
    for place, line in enumerate(lines):
        label = text(panel.say(ticks[place]) if place in ticks else "")
        yield (
            Text(" " * (margin - size(label)))
            + label
            + Text(" ┤" if place in ticks else " │", "dim")
            + _ink(line, "cyan")
        )
    yield Text(" " * (margin + GAP)) + _axis([point.label for point in panel.points], room)


def _ink(drawn: str, style: str) -> Text:
    """Style what is drawn but not the blanks before it, which some programs strip from the texts of an SVG."""
    inked = drawn.lstrip()
    return Text(" " * (len(drawn) - len(inked))) + Text(inked, style)


def _middle(low: Number, high: Number) -> Number:
    """Take the number between two; that between whole numbers is whole, as a label needs no fraction."""
    return (low + high) // 2 if isinstance(low, int) and isinstance(high, int) else (Decimal(low) + high) / 2


def _axis(labels: Sequence[str], width: int) -> Text:
    """Write as many labels as have room below the places of their points, the first and the last among them."""
    line = ""
    for number, label in enumerate(labels):
        place = round(number * (width - 1) / (len(labels) - 1))
        start = min(place, width - len(label))
        last = width - len(labels[-1])
        if number == len(labels) - 1 or ((not line or start > len(line) + GAP) and start + len(label) + GAP < last):
            line = line.ljust(start) + label
    return text(line, "dim")
