"""The terminal at hand: how wide it is, whether it has colours, and what it can draw."""

import os
import re
import sys

from rich.box import ASCII, SIMPLE_HEAD, Box
from rich.console import Console
from rich.text import Text

# C0 and C1 controls, tab and newline aside, and the marks that turn the direction of text.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def make_console() -> Console:
    """Make a console for stdout; Rich reads NO_COLOR, FORCE_COLOR, COLUMNS and TERM itself."""
    return Console(file=sys.stdout, soft_wrap=False, emoji=False)


def is_ascii() -> bool:
    """Whether only ASCII can be drawn: the locale names no UTF-8, or the terminal is dumb."""
    locale = next((value for name in ("LC_ALL", "LC_CTYPE", "LANG") if (value := os.environ.get(name))), "")
    named = locale.upper().replace("-", "")
    return os.environ.get("TERM") == "dumb" or (bool(locale) and "UTF8" not in named)


def box() -> Box:
    """Choose the lines of a table."""
    return ASCII if is_ascii() else SIMPLE_HEAD


def text(value: str, style: str = "") -> Text:
    """Make text that is shown as it stands: no markup is obeyed, no control character passes."""
    return Text(_CONTROLS.sub("�", value), style=style)
