"""Lines across a grid of characters: Braille dots, two by four to a character, or letters where there is ASCII only."""

from collections.abc import Sequence
from typing import NamedTuple

# The dots of a Braille character by column and row, as bits from U+2800 on.
_DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_BLANK = 0x2800
# Lines are told apart without colours too: of so many dots in a row, those that are drawn.
_DASHES = ((1, 1), (6, 4), (3, 1), (9, 5), (2, 1), (8, 2))
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Spot(NamedTuple):
    """A point of a line in parts of the grid, from the left and from the bottom, both 0 to 1; a gap has no height.

    What is `apart` (a part of a year) stands alone: the line does not go through it.
    """

    across: float
    height: float | None
    is_apart: bool = False


class GridSign(NamedTuple):
    """A character of the grid, and which line it belongs to."""

    sign: str
    line: int | None


def curves(
    lines: Sequence[Sequence[Spot]], width: int, height: int, *, plain: bool, dashed: bool
) -> list[list[GridSign]]:
    """Draw lines over each other, the first on top; return rows of characters from the top down.

    `plain` takes letters instead of dots; `dashed` tells lines apart where there are no colours.
    """
    grid: dict[tuple[int, int], tuple[str, int]] = {}
    for number in reversed(range(len(lines))):
        if plain:
            sign = "*" if len(lines) == 1 else _LETTERS[number]
            for column, row in _trace(lines[number], width, height):
                grid[column, row] = (sign, number)
        else:
            for place, bits in _braille(lines[number], number if dashed else 0, width, height).items():
                below = ord(grid[place][0]) if place in grid else _BLANK
                grid[place] = (chr(below | bits), number)
    nothing = GridSign(" ", None)
    return [
        [GridSign(*grid[column, row]) if (column, row) in grid else nothing for column in range(width)]
        for row in reversed(range(height))
    ]


def _braille(line: Sequence[Spot], number: int, width: int, height: int) -> dict[tuple[int, int], int]:
    """Find the dots of a line, dashed as its number says, by the characters that hold them."""
    length, drawn = _DASHES[number % len(_DASHES)]
    found: dict[tuple[int, int], int] = {}
    marks = {_place(spot, width * 2, height * 4) for spot in line if spot.height is not None}
    for step, (column, row) in enumerate(_trace(line, width * 2, height * 4)):
        if step % length < drawn or (column, row) in marks:
            cell = column // 2, row // 4
            found[cell] = found.get(cell, 0) | _DOTS[column % 2][3 - row % 4]
    return found


def _trace(line: Sequence[Spot], width: int, height: int) -> list[tuple[int, int]]:
    """List the places that a line goes through, from each point to the next, without holes."""
    places: list[tuple[int, int]] = []
    before: Spot | None = None
    for spot in line:
        if spot.height is None:
            before = None
            continue
        column, row = _place(spot, width, height)
        if before is None or spot.is_apart:
            places.append((column, row))
        else:
            places += _between(_place(before, width, height), (column, row))
        before = None if spot.is_apart else spot
    return places


def _place(spot: Spot, width: int, height: int) -> tuple[int, int]:
    return round(spot.across * (width - 1)), round((spot.height or 0) * (height - 1))


def _between(start: tuple[int, int], end: tuple[int, int]) -> list[tuple[int, int]]:
    steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]), 1)
    return [
        (round(start[0] + (end[0] - start[0]) * step / steps), round(start[1] + (end[1] - start[1]) * step / steps))
        for step in range(steps + 1)
    ]
