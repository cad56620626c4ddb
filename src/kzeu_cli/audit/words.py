"""Numbers in the sentences of findings: as printed, as computed, as a range."""

from collections.abc import Mapping
from decimal import Decimal, localcontext
from fractions import Fraction

from kzeu_cli import amounts
from kzeu_cli.audit.interval import Interval
from kzeu_cli.model import Amount, Word

Units = Mapping[str, Word]
_LONG = 10**6


def shown(amount: Amount, units: Units) -> str:
    """Write an amount as the source prints it, or in our form if the printed one is not known."""
    return amount.shown or amounts.words(amount, units)


def rounded(value: Fraction, unit: str | None, units: Units, digits: int = 4) -> str:
    """Write a computed number with its unit, to so many significant digits; below a million all whole digits stay."""
    with localcontext() as context:
        context.prec = max(digits, len(str(abs(int(value))))) if abs(value) < _LONG else digits
        number = Decimal(value.numerator) / Decimal(value.denominator)
    whole = number == number.to_integral_value()
    return amounts.number(int(number) if whole else number, unit, units)


def between(interval: Interval, unit: str | None, units: Units, digits: int = 4) -> str:
    """Write the range of an interval: `16.8/sq mi to 19.4/sq mi`, `$18.8 bn or more`."""
    if interval.low is None or interval.high is None:
        end, rest = (interval.high, "or less") if interval.low is None else (interval.low, "or more")
        return "any number" if end is None else f"{rounded(end, unit, units, digits)} {rest}"
    low, high = (rounded(end, unit, units, digits) for end in (interval.low, interval.high))
    return low if low == high else f"{low} to {high}"
