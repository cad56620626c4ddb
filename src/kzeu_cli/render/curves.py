"""Lines of text: numbers over time as one line across a grid of characters, of ASCII where the terminal needs it."""

from collections.abc import Sequence

from kzeu_cli.model import Number
from kzeu_cli.support import terminal

_PLAIN = str.maketrans({"─": "-", "│": "|", "╭": ".", "╮": ".", "╰": "'", "╯": "'", "·": "."})


def curve(values: Sequence[Number | None], low: Number, high: Number, width: int, height: int) -> list[str]:
    """Draw numbers at even distances from `low` at the bottom to `high` at the top; where one is missing, nothing."""
    rows = [_row(value, low, high, height) for value in _stretched(values, width)]
    grid = [[" "] * len(rows) for _ in range(height)]
    for column, row in enumerate(rows):
        before = rows[column - 1] if column else None
        if row is not None:
            _step(grid, column, row if before is None else before, row)
    lines = ["".join(line).rstrip() for line in grid]
    return [line.translate(_PLAIN) for line in lines] if terminal.is_plain() else lines


def _stretched(values: Sequence[Number | None], width: int) -> list[float | None]:
    """Spread values over columns, straight between neighbours; next to a missing one only its own column is filled."""
    if len(values) == 1:
        return [None if values[0] is None else float(values[0])]
    spread: list[float | None] = []
    for column in range(width):
        place = column * (len(values) - 1) / (width - 1)
        left = min(int(place), len(values) - 2)
        spread.append(_between(values[left], values[left + 1], place - left))
    return spread


def _between(one: Number | None, other: Number | None, part: float) -> float | None:
    if one is None or other is None:
        nearest = one if part < 0.5 else other if part > 0.5 else None
        return None if nearest is None else float(nearest)
    return float(one) * (1 - part) + float(other) * part


def _row(value: float | None, low: Number, high: Number, height: int) -> int | None:
    """Tell the row of a value, counted from the top."""
    if value is None:
        return None
    return height - 1 - round((value - float(low)) / (float(high - low) or 1) * (height - 1))


def _step(grid: list[list[str]], column: int, before: int, row: int) -> None:
    """Draw one column: level, or a step up or down from the row before."""
    if before == row:
        grid[row][column] = "─"
        return
    top, bottom = min(before, row), max(before, row)
    for between in range(top + 1, bottom):
        grid[between][column] = "│"
    # Rows are counted downwards: a larger number is a lower place.
    rises = row < before
    grid[before][column] = "╯" if rises else "╮"
    grid[row][column] = "╭" if rises else "╰"
