"""Bars of text, an eighth of a character fine; of `#` where the terminal has no blocks."""

from decimal import Decimal

from kzeu_cli import terminal

_EIGHTHS = " ▏▎▍▌▋▊▉"


def bar(part: Decimal | int, whole: Decimal | int, width: int) -> str:
    """Draw a part of a whole as a bar; what is not nothing has at least the least length."""
    if part <= 0 or whole <= 0:
        return ""
    if terminal.is_plain():
        return "#" * max(1, round(width * part / whole))
    eighths = max(1, round(width * 8 * part / whole))
    full, rest = divmod(eighths, 8)
    return "█" * full + (_EIGHTHS[rest] if rest else "")
