"""What the terminal at hand can show: how wide it is, and which characters it has."""

import os
import re
import shutil
import sys
from contextlib import suppress

from kzeu_cli.support.digits import as_number

_USUAL = 80
_LEAST = 20
# Wider lines nobody reads; a chart as wide as a number in the environment may say would fill the memory.
_MOST = 2000
# Terminals that follow links, by what they say of themselves.
_LINKING_VARIABLES = ("WT_SESSION", "KONSOLE_VERSION", "DOMTERM", "KITTY_WINDOW_ID", "WEZTERM_PANE")
_LINKING_PROGRAMS = ("iTerm.app", "vscode", "WezTerm", "Hyper", "ghostty", "Tabby", "rio")
_LINKING_TERMS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "contour", "rio")
_FIRST_LINKING_VTE = 5000
# C0 and C1 controls, the newline aside, separators of lines, and marks that turn the direction of text.
# A pattern that is compiled when it is first needed, as are others that most runs do without.
_CONTROLS = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
# Of lines and bars, those that some character sets have and others lack.
_DRAWN = "─├▏█"
# How to write in ASCII what has no accent to lose.
_SPELLINGS = {
    "€": "EUR ", "₸": "KZT ", "£": "GBP ", "²": "2", "–": "-", "—": "-", "−": "-", "×": "x", "→": "->", "≈": "~",
    "·": "-", "•": "-", "“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "…": "...", "\u00a0": " ", "\u202f": " ",
    "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "�": "?",
    "✗": "[x]", "≠": "[!=]", "†": "[+]",
}  # fmt: skip


def width() -> int:
    """Tell the width of the terminal: as COLUMNS says, else as it is; 80 where stdout is none."""
    if named := as_number(os.environ.get("COLUMNS", "")):
        return min(max(named, _LEAST), _MOST)
    if not sys.stdout.isatty():
        return _USUAL
    return min(max(shutil.get_terminal_size((_USUAL, 24)).columns, _LEAST), _MOST)


def height() -> int:
    """Tell how many lines the terminal has: as LINES says, else as it is."""
    return as_number(os.environ.get("LINES", "")) or shutil.get_terminal_size((_USUAL, 24)).lines


def page(text: str) -> bool:
    """Show a text in the pager of KZEU_PAGER or PAGER, else in `less`; False if there is none or none is wanted.

    As git and gh do, `less` gets LESS=FRX unless LESS is set: colours, and no screen of its own for short texts.
    """
    import shlex  # only long answers on a terminal need these
    import subprocess

    named = next((os.environ[name] for name in ("KZEU_PAGER", "PAGER") if name in os.environ), "less")
    command = shlex.split(named)
    if not command or command[0] == "cat" or is_dumb():
        return False
    env = {**os.environ, "LESS": os.environ.get("LESS", "FRX")}
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=env)
    except OSError:
        return False
    # A reader who has seen enough ends the pager; what is typed meanwhile is the pager's business.
    with suppress(BrokenPipeError, KeyboardInterrupt):
        pager.communicate(text.encode(sys.stdout.encoding or "utf-8", "replace"))
    pager.wait()
    return True


def has_colours() -> bool:
    """Whether stdout takes colours: as NO_COLOR and FORCE_COLOR say, else if it is a terminal and no dumb one."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and not is_dumb())


def is_dumb() -> bool:
    """Whether lines and frames mean nothing to the reader: a screen reader or a dumb terminal."""
    return os.environ.get("TERM") == "dumb"


def be_dumb() -> None:
    """Write from now on as for a dumb terminal."""
    os.environ["TERM"] = "dumb"
    os.environ.pop("FORCE_COLOR", None)


def is_terminal() -> bool:
    """Whether stdout is a terminal, or shall be taken for one that has colours."""
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def is_ascii() -> bool:
    """Whether the locale is known to have ASCII only, or stdout can take nothing else."""
    locale = next((value for name in ("LC_ALL", "LC_CTYPE", "LANG") if (value := os.environ.get(name))), "UTF-8")
    return _is_plain(locale.partition(".")[2] or locale) or _is_plain(sys.stdout.encoding or "")


def is_plain() -> bool:
    """Whether lines and bars must be drawn in ASCII: the terminal is a dumb one, or does not have them."""
    return is_dumb() or is_ascii() or not _holds(_DRAWN, sys.stdout.encoding or "utf-8")


def has_links() -> bool:
    """Whether the terminal is known to follow links (OSC 8); FORCE_HYPERLINK says it outright, as elsewhere."""
    if (forced := os.environ.get("FORCE_HYPERLINK")) is not None:
        return forced != "0"
    if not sys.stdout.isatty() or is_dumb():
        return False
    named = any(os.environ.get(name) for name in _LINKING_VARIABLES)
    return (
        named
        or os.environ.get("TERM_PROGRAM") in _LINKING_PROGRAMS
        or os.environ.get("TERM", "").startswith(_LINKING_TERMS)
        or (as_number(os.environ.get("VTE_VERSION", "")) or 0) >= _FIRST_LINKING_VTE
    )


def legible(text: str) -> str:
    """Write a text in characters that stdout can show: accents are lost, signs spelt out, the rest becomes `?`."""
    if text.isascii():
        return text
    encoding = "ascii" if is_ascii() else sys.stdout.encoding or "utf-8"
    return text if _holds(text, encoding) else "".join(_spelt(sign, encoding) for sign in text)


def harmless(text: str, keep: str = "") -> str:
    """Take from a text what would command the terminal, but for the newline and what is to be kept."""
    if text.isprintable():
        return text
    return re.sub(_CONTROLS, lambda found: found[0] if found[0] in keep else " " if found[0] == "\t" else "�", text)


def _holds(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _is_plain(charset: str) -> bool:
    return charset.upper().replace("_", "-") in ("C", "POSIX", "ASCII", "US-ASCII", "ANSI-X3.4-1968", "646")


def _spelt(sign: str, encoding: str) -> str:
    import unicodedata  # a millisecond that terminals with all signs spare

    for attempt in (sign, _SPELLINGS.get(sign, sign), unicodedata.normalize("NFKD", sign)):
        fitting = attempt.encode(encoding, "ignore").decode(encoding)
        if fitting:
            return fitting
    return "" if unicodedata.combining(sign) else "?"
