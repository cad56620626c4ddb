"""The console on stdout, and text that is safe to print on it."""

import sys
from typing import Literal

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from kzeu_cli.answers.columns import Column
from kzeu_cli.model import Dataset
from kzeu_cli.support import terminal

_MARKED = "bold yellow"
# Role of a cell -> how it is drawn. Each role has a sign of its own in the text too: colour never stands alone.
_FACES = {"derived": "italic", "error": "bold red", "tension": "yellow", "outdated": "magenta"}

_LINES = str.maketrans({"─": "-", "━": "=", "│": "|", "├": "|", "└": "`", "┤": "|"})

# To a screen reader they would be read out.
_NO_LINES = str.maketrans(dict.fromkeys("─━│├└┤", " "))


def make_console() -> Console:
    """Make a console for stdout, with as many colours as Rich finds that the terminal has."""
    colours: Literal["auto"] | None = "auto" if terminal.has_colours() else None
    # Of a size that is not named Rich asks the environment, which may say anything.
    width, height = terminal.width(), terminal.height()
    return Console(file=sys.stdout, width=width, height=height, color_system=colours, emoji=False, legacy_windows=False)


def text(value: str, style: str | Style = "") -> Text:
    """Make text that is shown as it stands: no markup is obeyed, no control character passes."""
    return Text(terminal.legible(terminal.harmless(value)), style=style)


def cell(column: Column, row: object, dataset: Dataset) -> Text:
    """Write the value of a row as its column wants it drawn."""
    face = _FACES.get(column.face(row, dataset), "") if column.face else ""
    value = text(column.text(row, dataset), face or ("dim" if column.faint else ""))
    for begin, end in column.marks(row, value.plain) if column.marks else ():
        value.stylize(_MARKED, begin, end)
    return value


def size(value: Text) -> int:
    """Tell how many columns of the terminal the longest line of a text takes."""
    return max((cell_len(line) for line in value.plain.split("\n")), default=0)


def drawn(output: str) -> str:
    """Turn drawn lines into ASCII where the terminal has no others, and into blanks where nobody sees them."""
    if terminal.is_dumb():
        return output.translate(_NO_LINES)
    return output.translate(_LINES) if terminal.is_plain() else output
