"""Charts in text: bars, lines and spans of a chart's panels between its title and its sources."""

import io
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from kzeu_cli.charts.chart import Chart, Panel, Point, Scale
from kzeu_cli.charts.line_marks import spread
from kzeu_cli.charts.times import place, ticks
from kzeu_cli.render.console import make_console, size, text
from kzeu_cli.render.curves import Spot, curves
from kzeu_cli.render.rules import labelled, ruled
from kzeu_cli.render.strips import strips
from kzeu_cli.render.widths import GAP
from kzeu_cli.render.wrapping import printed, wrapped
from kzeu_cli.support import bars, terminal

# Wider, the eye no longer finds the number of a bar.
_WIDEST = 100
_LEAST = 12
_NARROWEST, _USUAL = 20, 80
# A year and the blanks around it.
_YEAR = 7
_HEIGHT = 12
# Names that each theme makes legible on its own ground, light or dark.
STYLES = ("cyan", "red", "green", "magenta", "bright_blue", "yellow")


def chart(shown: Chart, width: int | None = None, height: int | None = None) -> str:
    """Write a chart for the terminal at hand, in so many columns; lines take so many rows."""
    console = make_console()
    if width:
        console.width = max(_NARROWEST, width)
    return printed(console, _lines(console, shown, height or _HEIGHT))


def to_text(shown: Chart, width: int | None = None, height: int | None = None) -> str:
    """Write a chart as plain text, in 80 columns unless others are asked for, whatever the terminal at hand."""
    width, height = max(_NARROWEST, width or _USUAL), height or _HEIGHT
    console = Console(
        file=io.StringIO(), width=width, height=height, color_system=None, emoji=False, legacy_windows=False
    )
    return printed(console, _lines(console, shown, height))


def _lines(console: Console, shown: Chart, height: int) -> Iterator[Text]:
    yield from wrapped(console, text(shown.title, "bold"))
    if shown.subtitle:
        yield from wrapped(console, text(shown.subtitle, "dim"))
    for panel in shown.panels:
        yield Text()
        if panel.title:
            yield from wrapped(console, text(panel.title, "bold"))
        if panel.subtitle:
            yield from wrapped(console, text(panel.subtitle, "dim"))
        if panel.form == "lines":
            yield from _curves(console, panel, height)
        elif panel.form in ("spans", "strip"):
            yield from strips(console, panel)
        else:
            yield from _bars(console, panel)
    yield Text()
    for note in (*shown.notes, *shown.sources):
        yield from wrapped(console, text(note, "dim"))


def _bars(console: Console, panel: Panel) -> Iterator[Text]:
    """Draw a bar for each point between its name and its number, and an axis below; without room each has two lines."""
    assert panel.scale is not None
    rows = list(_rows(panel))
    margin = max(size(name) for name, _, _ in rows)
    numbers = max(size(text(point.words)) for _, point, _ in rows)
    room = min(console.width - margin - numbers - 2 * GAP, _WIDEST)
    is_tight = room < _LEAST
    if is_tight:
        margin, room = 0, console.width
    for name, point, number in rows:
        words = text(point.words, "" if point.value is not None else "dim")
        bar = _bar(point, panel.scale, room, number)
        if is_tight:
            yield from wrapped(console, Text("  ").join((name, words)))
            yield bar
        else:
            name.pad_right(margin + GAP - size(name))
            bar.pad_right(room + GAP - size(bar))
            yield name + bar + words
    yield from _axis(panel.scale, margin + GAP if not is_tight else 0, room, console.width)


def _rows(panel: Panel) -> Iterator[tuple[Text, Point, int]]:
    """Go through the bars: those of several series by time, each with its name; times without a figure in one row."""
    widest = max(map(len, panel.labels))
    names = [text(run.name) for run in panel.series]
    for name in names:
        name.pad_right(max(map(size, names)) - size(name))
    times = list(zip(*(run.points for run in panel.series), strict=True))
    for is_known, group in groupby(times, key=lambda points: any(point.value is not None for point in points)):
        if not is_known:
            gaps = [points[0] for points in group]
            ends = dict.fromkeys((gaps[0].label, gaps[-1].label))
            yield text("–".join(ends)), gaps[0], 0
            continue
        for points in group:
            known = [(number, point) for number, point in enumerate(points) if point.value is not None]
            for place_, (number, point) in enumerate(known):
                head = point.label if place_ == 0 else ""
                label = text(head) if len(points) == 1 else text(f"{head:<{widest}}  ") + names[number]
                yield label, point, number


def _bar(point: Point, scale: Scale, width: int, number: int) -> Text:
    if point.value is None:
        return Text(bars.signed(0, scale.low, scale.high, width), "dim")
    drawn = bars.signed(point.value, scale.low, scale.high, width, is_partial=point.is_partial)
    return Text(drawn, STYLES[number])


def _axis(scale: Scale, margin: int, room: int, width: int) -> Iterator[Text]:
    """Draw the axis below bars: a line with ticks, their numbers, and what they count."""
    places = [min(room - 1, round(room * float((tick - scale.low) / (scale.high - scale.low)))) for tick in scale.ticks]
    rule = "".join("┴" if column in places else "─" for column in range(room))
    line = labelled(zip(places, map(scale.write, scale.ticks), strict=True), room)
    blank = " " * margin
    yield ruled(f"{blank}{rule}")
    if margin + len(line) + GAP + len(scale.unit) <= width:
        line = f"{line}{' ' * GAP}{scale.unit}"
        yield text(f"{blank}{line}", "dim")
    else:
        yield text(f"{blank}{line}", "dim")
        yield text(f"{blank}{scale.unit:>{room}}", "dim")


def _curves(console: Console, panel: Panel, height: int) -> Iterator[Text]:
    """Draw lines between the numbers of their axis and their names, with years below."""
    assert panel.scale is not None
    scale, plain = panel.scale, terminal.is_plain()
    named = len(panel.series) > 1
    letters = [f"{chr(ord('a') + number)} " if plain and named else "" for number in range(len(panel.series))]
    names = [f"{letter}{run.name}" for letter, run in zip(letters, panel.series, strict=True)] if named else []
    margin = max(len(scale.write(tick)) for tick in scale.ticks)
    right = GAP + max((size(text(name)) for name in names), default=-GAP)
    room = max(_LEAST, min(console.width - margin - GAP - right, _WIDEST))
    years = [place(point.when) for run in panel.series for point in run.points if point.when]
    first, span = int(min(years)), max(years) - int(min(years)) or 1
    reach = float(scale.high - scale.low)
    lines = [
        [
            Spot(
                (place(point.when) - first) / span,
                None if point.value is None else float(point.value - scale.low) / reach,
                point.is_partial,
            )
            for point in run.points
            if point.when
        ]
        for run in panel.series
    ]
    # Each name needs a row.
    height = max(height, len(lines))
    ticks = {round(float(tick - scale.low) / reach * (height - 1)): scale.write(tick) for tick in scale.ticks}
    ends = _ends(lines, height) if named else {}
    yield text(scale.unit, "dim")
    for number, row in enumerate(curves(lines, room, height, plain=plain, dashed=console.color_system is None)):
        level = height - 1 - number
        line = ruled(f"{ticks.get(level, ''):>{margin}} {'┤' if level in ticks else '│'}")
        for cell in row:
            line.append(cell.sign, STYLES[cell.line] if cell.line is not None else "")
        if (end := ends.get(level)) is not None:
            line += text(f"  {names[end]}", STYLES[end])
        yield line
    yield ruled(f"{' ' * margin} └{'─' * room}")
    yield text(" " * (margin + GAP) + _years(first, span, room), "dim")


def _ends(lines: Sequence[Sequence[Spot]], height: int) -> dict[int, int]:
    """Tell on which row the name of each line stands: where it ends, one above the other in the order of the ends."""
    last = [next((spot.height for spot in reversed(line) if spot.height is not None), 0.0) for line in lines]
    order = sorted(range(len(lines)), key=lambda number: last[number])
    levels = spread([round(last[number] * (height - 1)) for number in order], 1, height - 1)
    return dict(zip(map(int, levels), order, strict=True))


def _years(first: float, span: float, room: int) -> str:
    """Write as many years as have room below their places."""
    marks = ticks(int(first), first + span, room // _YEAR)
    return labelled(((round((at - first) / span * (room - 1)), words) for at, words in marks if at >= first), room)
