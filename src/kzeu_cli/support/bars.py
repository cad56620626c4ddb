"""Bars of text, an eighth of a character fine; of `#` where the terminal has no blocks."""

from collections.abc import Sequence
from decimal import Decimal

from kzeu_cli.support import terminal

# What numbers in a line are drawn with, from low to high.
_STEPS, _STEPS_PLAIN = "▁▂▃▄▅▆▇█", "_.-=+*#@"
_EIGHTHS = " ▏▎▍▌▋▊▉"
# Full, half from the right, and what stands for part of a time; axis.
_FULL, _HALF, _PARTIAL, _AXIS = "█", "▐", "▒", "│"
_PLAIN = str.maketrans({_FULL: "#", _HALF: "#", _PARTIAL: "=", _AXIS: "|"})


def bar(part: Decimal | int, whole: Decimal | int, width: int) -> str:
    """Draw a part of a whole as a bar; what is not nothing has at least the least length."""
    if part <= 0 or whole <= 0:
        return ""
    if terminal.is_plain():
        return "#" * max(1, round(width * part / whole))
    eighths = max(1, round(width * 8 * part / whole))
    full, rest = divmod(eighths, 8)
    return "█" * full + (_EIGHTHS[rest] if rest else "")


def spark(values: Sequence[Decimal]) -> str:
    """Draw numbers as one line of blocks, each as high as its number on a scale from nothing to the largest."""
    steps = _STEPS_PLAIN if terminal.is_plain() else _STEPS
    top = max(values, default=Decimal()) or Decimal(1)
    return "".join(steps[max(0, min(len(steps) - 1, int(len(steps) * value / top)))] for value in values)


def signed(
    value: Decimal | int, low: Decimal | int, high: Decimal | int, width: int, *, is_partial: bool = False
) -> str:
    """Draw a number from the axis to the right, or to the left if it is negative, on a scale from `low` to `high`.

    The axis stands where nothing is; without negative numbers it is the left edge and is not drawn.
    """
    span = high - low or 1
    left = 0 if low >= 0 else max(1, round(width * -low / span))
    axis = _AXIS if left else ""
    if value < 0:
        drawn = f"{_leftward(-value, -low, left):>{left}}{axis}"
    else:
        drawn = f"{' ' * left}{axis}{bar(value, high, width - left)}"
    if is_partial:
        drawn = "".join(_PARTIAL if sign not in (" ", _AXIS, "|") else sign for sign in drawn)
    return drawn.translate(_PLAIN) if terminal.is_plain() else drawn


def _leftward(part: Decimal | int, whole: Decimal | int, width: int) -> str:
    halves = max(1, round(width * 2 * part / whole))
    full, rest = divmod(halves, 2)
    return _HALF * rest + _FULL * full
