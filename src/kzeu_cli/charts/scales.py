"""Scales: what an axis counts, where it begins, and its ticks."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from kzeu_cli.charts.chart import FAR, Panel, Scale, number
from kzeu_cli.figures import amounts
from kzeu_cli.model import PERCENT, Dataset

_FACTORS = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))
# About so many steps of an axis are easy to read.
_STEPS = 5
_NICE = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_ROOM = Decimal("0.08")
# A line whose lowest number is more than this part of its highest shows little if its axis begins at zero.
_FLAT = Decimal("0.6")


def scaled(panels: Iterable[Panel], dataset: Dataset) -> tuple[list[Panel], list[str]]:
    """Give each panel its scale, one for all of a unit and sort; also return notes on what readers may not expect."""
    found, notes = list(panels), []
    for unit in dict.fromkeys(panel.unit for panel in found if panel.unit):
        sorts = dict.fromkeys(panel.sort for panel in found if panel.unit == unit)
        parts = [
            part for sort in sorts for part in _parts([one for one in found if (one.unit, one.sort) == (unit, sort)])
        ]
        if len(parts) > 1:
            notes.append(f"The panels in {_name(unit, dataset)} do not share one scale.")
        for part in parts:
            is_line = all(panel.form == "lines" for panel in part)
            values = [Decimal(point.value) for panel in part for point in panel.known if point.value is not None]
            scale = make(values, unit, dataset, is_line=is_line)
            if scale.low > 0:
                start = f"{number(scale.low / scale.factor)} {scale.unit}"
                notes.append(f"The axis{_of(part, found)} begins at {start}, not at zero.")
            found = [panel._replace(scale=scale) if panel in part else panel for panel in found]
    return found, notes


def make(values: Sequence[Decimal], unit: str, dataset: Dataset, *, is_line: bool = False) -> Scale:
    """Make the scale of these numbers; it begins at zero, unless only lines would be flat on it."""
    low, high = min(values), max(values)
    if not (is_line and low > _FLAT * high > 0):
        low, high = min(low, Decimal()), max(high, Decimal())
    factor, counted = _counted(max(abs(low), abs(high)), unit, dataset)
    # Above a bar, or below one, its number needs room.
    room = 0 if is_line else (high - low) * _ROOM
    ticks = tuple(_ticks((low - room if low < 0 else low) / factor, (high + room if high > 0 else high) / factor))
    return Scale(counted, factor, ticks[0] * factor, ticks[-1] * factor, tuple(tick * factor for tick in ticks))


def _counted(size: Decimal, unit: str, dataset: Dataset) -> tuple[Decimal, str]:
    """Choose what an axis counts: billions, millions or the unit itself."""
    name = _name(unit, dataset)
    is_money = amounts.is_currency(unit)
    for factor, word in _FACTORS:
        if size >= factor and unit != PERCENT:
            return factor, f"{name} {word}" if is_money else f"{word} {name}"
    return Decimal(1), name


def _name(unit: str, dataset: Dataset) -> str:
    word = dataset.units.get(unit)
    return amounts.SYMBOLS.get(unit) or (word and (word.title or word.symbol)) or unit


def _ticks(low: Decimal, high: Decimal) -> Iterator[Decimal]:
    """List round numbers at even distances that enclose two numbers."""
    rough = (high - low) / _STEPS or abs(high) / _STEPS or Decimal(1)
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(power * nice for nice in _NICE if power * nice >= rough)
    place = (low / step).to_integral_value("ROUND_FLOOR")
    while True:
        yield place * step
        if place * step >= high and place * step > low:
            return
        place += 1


def _parts(panels: Sequence[Panel]) -> list[list[Panel]]:
    """Part panels that would not all show anything on one scale."""
    sizes = [max(abs(Decimal(point.value or 0)) for point in panel.known) for panel in panels]
    return [[panel] for panel in panels] if max(sizes) > FAR * min(sizes) else [list(panels)]


def _of(part: Sequence[Panel], panels: Sequence[Panel]) -> str:
    titles = [panel.title for panel in part if panel.title]
    return f" of “{titles[0]}”" if len(panels) > 1 and titles else ""
