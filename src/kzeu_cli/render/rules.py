"""The lines of axes, of ASCII where the terminal has no others."""

from collections.abc import Iterable

from rich.text import Text

from kzeu_cli.render.console import text
from kzeu_cli.support import terminal

_PLAIN = str.maketrans({"┤": "|", "│": "|", "└": "+", "┴": "+", "─": "-", "−": "-"})


def labelled(places: Iterable[tuple[int, str]], room: int) -> str:
    """Write words below their columns, each in the middle of its own, as many as have room; the first always has."""
    line = ""
    for column, words in places:
        start = max(0, min(column - len(words) // 2, room - len(words)))
        if not line or start > len(line):
            line = line.ljust(start) + words
    return line


def ruled(line: str) -> Text:
    """Write a line of an axis, with the numbers that stand in it."""
    return text(line.translate(_PLAIN) if terminal.is_plain() else line, "dim")
