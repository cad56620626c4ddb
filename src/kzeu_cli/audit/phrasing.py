"""Numbers in the sentences of findings: as printed, as computed, as a range."""

from collections.abc import Iterable, Mapping
from decimal import Decimal, localcontext
from fractions import Fraction

from kzeu_cli.audit.interval import Interval
from kzeu_cli.figures import amounts
from kzeu_cli.model import Amount, Word
from kzeu_cli.support.phrases import uncapital

Units = Mapping[str, Word]
_DIGITS, _MOST_DIGITS = 4, 7
# A range narrower than this share of its middle is written as one number.
_NARROW = Fraction(1, 100)


def shown(amount: Amount, units: Units) -> str:
    """Write an amount as the source prints it within a sentence, or in our form if the printed one is not known."""
    return uncapital(amount.shown or amounts.words(amount, units))


def small(text: str) -> str:
    """Write a text as it stands within a sentence; an abbreviation keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def enumerated(words: Iterable[str]) -> str:
    """Write words as a list in a sentence: `a, b and c`."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def amount(number: Amount, units: Units) -> str:
    """Write an amount as the source prints it, or to four digits if the printed form is not known."""
    return number.shown or rounded(Fraction(number.value or 0), number.unit, units)


def rounded(value: Fraction, unit: str | None, units: Units, digits: int = _DIGITS) -> str:
    """Write a computed number with its unit, to so many significant digits."""
    with localcontext() as context:
        context.prec = digits
        number = Decimal(value.numerator) / Decimal(value.denominator)
    whole = number == number.to_integral_value()
    return amounts.number(int(number) if whole else number, unit, units)


def rate_words(first: str | None, second: str | None, rate: Fraction) -> str:
    """Write a rate of exchange so that the dearer currency is the one that is priced: `1.2556 USD for 1 EUR`."""
    dear, cheap, rate = (first, second, rate) if rate >= 1 else (second, first, 1 / rate)
    return f"{rounded(rate, None, {}, 5)} {cheap} for 1 {dear}"


def between(interval: Interval, unit: str | None, units: Units) -> str:
    """Write what an interval holds: one number if it is narrow, else its ends: `16.83/sq mi to 19.42/sq mi`."""
    low, high, middle = interval.low, interval.high, interval.middle
    if low == 0 and high:
        return f"at most {rounded(high, unit, units)}"
    if low is None or high is None or middle is None:
        rest = "or less" if low is None else "or more"
        return "any number" if middle is None else f"{rounded(middle, unit, units)} {rest}"
    if high - low <= abs(middle) * _NARROW:
        return rounded(middle, unit, units, _sure_digits(high - low, abs(middle)))
    return f"{rounded(low, unit, units)} to {rounded(high, unit, units)}"


def _sure_digits(width: Fraction, size: Fraction) -> int:
    """Count the digits that a number of a size has for certain if it is known to within a width."""
    sure = next((n for n in range(_DIGITS, _MOST_DIGITS) if width * 10**n >= size), _MOST_DIGITS)
    return min(sure, max(_DIGITS, len(str(int(size))) + 2))
