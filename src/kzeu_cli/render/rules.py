"""The lines of axes, of ASCII where the terminal has no others."""

from rich.text import Text

from kzeu_cli.render.console import text
from kzeu_cli.support import terminal

_PLAIN = str.maketrans({"┤": "|", "│": "|", "└": "+", "┴": "+", "─": "-", "−": "-"})


def ruled(line: str) -> Text:
    """Write a line of an axis, with the numbers that stand in it."""
    return text(line.translate(_PLAIN) if terminal.is_plain() else line, "dim")
