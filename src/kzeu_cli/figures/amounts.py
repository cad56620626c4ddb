"""Numbers as people read them: `over €13.35 bn`, `41%`, `447,206,135`."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from kzeu_cli.model import PERCENT, Amount, Number, Word

SYMBOLS: Mapping[str, str] = {"EUR": "€", "USD": "$", "GBP": "£", "KZT": "₸"}
_SCALES: tuple[tuple[int, str], ...] = ((10**12, " tn"), (10**9, " bn"), (10**6, " m"))
# No source prints more digits behind the point of a percentage.
_PRINTED = 4
# How a bound reads before a number.
BOUNDS: Mapping[str, str] = {
    "about": "about ", "over": "over ", "almost": "almost ", "at-most": "at most ", "at-least": "at least ",
}  # fmt: skip


def counted(number: int, noun: str) -> str:
    """Write a number with its noun: `1 error`, `2 errors`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def is_currency(unit: str | None) -> bool:
    """Whether a unit is money: an ISO 4217 code is three capital letters."""
    return unit is not None and len(unit) == 3 and unit.isalpha() and unit.isupper()


def words(amount: Amount, units: Mapping[str, Word], places: int = 2) -> str:
    """Write an amount with its bound and unit, money to so many decimals; empty if it has no number."""
    if amount.value is None:
        return ""
    return BOUNDS.get(amount.bound or "", "") + number(amount.value, amount.unit, units, places)


def number(value: Number, unit: str | None, units: Mapping[str, Word], places: int = 2, *, even: bool = False) -> str:
    """Write a value with its unit, money in thousands of millions and the like, percentages to so many decimals.

    `even` writes all the decimals of money and percentages, zeros too, as columns of them want.
    """
    if unit is not None and is_currency(unit):
        return money(value, unit, places, even=even)
    if unit == PERCENT:
        # What was worked out has all its digits; what a source prints never so many.
        is_long = value != round(Decimal(value), _PRINTED)
        return f"{_scaled(Decimal(value), places, even) if is_long or even else grouped(value)}%"
    if unit == "rank":
        return ordinal(int(value))
    word = units.get(unit or "")
    sign = (word.symbol if word else None) or (word.title if word else None) or unit or ""
    gap = "" if sign.startswith("/") or not sign else " "
    return f"{grouped(value)}{gap}{sign}"


def money(value: Number, currency: str, places: int = 2, *, even: bool = False) -> str:
    """Write an amount of money with at most so many decimals of its scale, or with all of them."""
    sign = "-" if value < 0 else ""
    size = -value if value < 0 else value
    symbol = SYMBOLS.get(currency, f"{currency} ")
    for scale, suffix in _SCALES:
        # What rounds up to a scale is written in it: 999,995,000 is 1 bn, not 1,000 m.
        if size >= scale - scale * 5 // 10**6:
            return f"{sign}{symbol}{_scaled(Decimal(size) / scale, places, even)}{suffix}"
    return f"{sign}{symbol}{grouped(size) if size == int(size) else f'{size:,.2f}'}"


def grouped(value: Number) -> str:
    """Write a number with a comma every three digits and no needless zeros."""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def ordinal(value: int) -> str:
    """Write 1st, 2nd, 3rd, 11th."""
    teens = value % 100 in (11, 12, 13)
    return f"{value}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


def fixed(value: Number, places: int) -> str:
    """Write a number with so many decimals, rounded half up; what rounds to nothing has no sign."""
    rounded = Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{rounded or abs(rounded):,f}"


def _scaled(value: Decimal, places: int, even: bool) -> str:
    return fixed(value, places) if even else grouped(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
