"""What the terminal at hand can show: how wide it is, and which characters it has."""

import os
import shutil
import sys
import unicodedata

_USUAL = 80
_LEAST = 20
# How to write in ASCII what has no accent to lose.
_SPELLINGS = {
    "€": "EUR ", "₸": "KZT ", "£": "GBP ", "²": "2", "–": "-", "—": "-", "−": "-", "×": "x", "→": "->", "≈": "~",
    "·": "-", "•": "-", "“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "…": "...", "\u00a0": " ", "\u202f": " ",
    "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "�": "?",
}  # fmt: skip


def width() -> int:
    """Tell the width of the terminal: as COLUMNS says, else as it is; 80 where stdout is none."""
    named = os.environ.get("COLUMNS", "")
    if named.isdecimal() and int(named):
        return max(int(named), _LEAST)
    if not sys.stdout.isatty():
        return _USUAL
    return max(shutil.get_terminal_size((_USUAL, 24)).columns, _LEAST)


def is_ascii() -> bool:
    """Whether the locale is known to have ASCII only, or stdout can take nothing else."""
    locale = next((value for name in ("LC_ALL", "LC_CTYPE", "LANG") if (value := os.environ.get(name))), "UTF-8")
    return _is_plain(locale.partition(".")[2] or locale) or _is_plain(sys.stdout.encoding or "")


def is_plain() -> bool:
    """Whether lines and bars must be drawn in ASCII: the terminal is a dumb one, or has nothing else."""
    return os.environ.get("TERM") == "dumb" or is_ascii()


def legible(text: str) -> str:
    """Write a text in characters that stdout can show: accents are lost, signs spelt out, the rest becomes `?`."""
    encoding = "ascii" if is_ascii() else sys.stdout.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_spelt(sign, encoding) for sign in text)
    return text


def _is_plain(charset: str) -> bool:
    return charset.upper().replace("_", "-") in ("C", "POSIX", "ASCII", "US-ASCII", "ANSI-X3.4-1968", "646")


def _spelt(sign: str, encoding: str) -> str:
    for attempt in (sign, _SPELLINGS.get(sign, sign), unicodedata.normalize("NFKD", sign)):
        fitting = attempt.encode(encoding, "ignore").decode(encoding)
        if fitting:
            return fitting
    return "" if unicodedata.combining(sign) else "?"
