"""Times in text: a row for each name or topic along an axis of years."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from kzeu_cli.charts.chart import Panel, Point
from kzeu_cli.charts.times import edge, ticks
from kzeu_cli.render.console import size, text
from kzeu_cli.render.rules import ruled
from kzeu_cli.render.widths import GAP
from kzeu_cli.render.wrapping import wrapped
from kzeu_cli.support import terminal

_LEAST, _WIDEST = 30, 100
# A year and the blanks around it.
_YEAR = 6
# Marks of a time: a day, days that are several (their number), a longer time, and the ends that are not known.
_DAY, _LONG, _FADING = "●", "━", "┄"
_PLAIN = str.maketrans({_DAY: "o", _LONG: "=", _FADING: "-"})
_MANY = "+"
# What is known by the month at least is a mark.
_MONTH = 31


def strips(console: Console, panel: Panel) -> Iterator[Text]:
    """Draw each row's times from the first year to the last; names that leave no room stand above their rows."""
    whens = [point.when for point in panel.known if point.when]
    begins = [when.begin.year for when in whens]
    ends = [when.last.year for when in whens if when.last.year < 9999]
    first, last = min(begins), max([*begins, *ends]) + 1
    names = [text(name) for name in panel.labels]
    margin = max(map(size, names)) + GAP
    is_below = panel.form == "spans" or console.width - margin < _LEAST
    if is_below:
        margin = 0
    room = min(console.width - margin, _WIDEST)
    for name, label in zip(names, panel.labels, strict=True):
        points = [point for point in panel.known if point.label == label]
        if is_below:
            said = f"  {points[0].text}" if panel.form == "spans" else ""
            yield from wrapped(console, name + text(said, "dim"))
            line = Text()
        else:
            name.pad_right(margin - size(name))
            line = name
        drawn = _row(points, first, last, room)
        yield line + Text(drawn.translate(_PLAIN) if terminal.is_plain() else drawn, "cyan")
    yield ruled(" " * margin + "─" * room)
    yield text(" " * margin + _years(first, last, room), "dim")
    if panel.form == "strip":
        yield from wrapped(console, text("A digit says how many fall together.", "dim"))


def _row(points: list[Point], first: int, last: int, room: int) -> str:
    signs = [" "] * room
    counts = [0] * room
    for point in points:
        when = point.when
        if when is None:
            continue
        no_start, no_end = when.first.year == 1, when.last.year == 9999
        start = _column(edge(when.begin if not no_start else when.last) - no_start, first, last, room)
        end = _column(last if no_end else edge(when.last), first, last, room)
        if not no_start and not no_end and when.last.toordinal() - when.first.toordinal() < _MONTH:
            counts[start] += 1
            continue
        for column in range(start, end + 1):
            signs[column] = _LONG if not (no_start or no_end) or signs[column] == _LONG else _FADING
        if no_end:
            signs[start] = _LONG
    for column, count in enumerate(counts):
        if count:
            signs[column] = _DAY if count == 1 else str(count) if count < 10 else _MANY
    return "".join(signs)


def _column(year: float, first: int, last: int, room: int) -> int:
    return max(0, min(room - 1, int((year - first) / (last - first) * room)))


def _years(first: int, last: int, room: int) -> str:
    line = ""
    for place, words in ticks(first, last, room // _YEAR):
        start = _column(place, first, last, room)
        if (not line or start > len(line)) and start + len(words) <= room:
            line = line.ljust(start) + words
    return line
