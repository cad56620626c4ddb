"""Intervals of exact fractions: what a rounded or bounded number can stand for, and arithmetic with it."""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from typing import Final, Union

from kzeu_cli.model import Amount, Number

Exact = Union[int, Fraction, "Interval"]
_SCALES = {"thousand": 3, "million": 6, "m": 6, "mn": 6, "billion": 9, "bn": 9, "trillion": 12, "tn": 12}
_PRINTED = re.compile(r"(\d[\d,  ]*)(?:\.(\d+))?(?:\s*([a-z]+)\b)?", re.IGNORECASE)
# How far the word "about" is taken to reach: a twentieth either way, or half of the last digit that is not zero.
_ABOUT = Fraction(1, 20)
# How far below the number "almost" is taken to reach: a tenth.
_ALMOST = Fraction(9, 10)


class Interval:
    """All numbers from `low` to `high`, both included; None is no limit on that side."""

    # As a dataclass it would take a millisecond of each audit.
    __slots__ = ("high", "low")

    def __init__(self, low: Fraction | None, high: Fraction | None) -> None:
        self.low: Final = low
        self.high: Final = high

    def __repr__(self) -> str:
        return f"Interval({self.low}, {self.high})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Interval) and (self.low, self.high) == (other.low, other.high)

    def __hash__(self) -> int:
        return hash((self.low, self.high))

    def __add__(self, other: Exact) -> "Interval":
        that = interval(other)
        return Interval(_sum(self.low, that.low), _sum(self.high, that.high))

    def __neg__(self) -> "Interval":
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
        )

    def __sub__(self, other: Exact) -> "Interval":
        return self + -interval(other)

    def __mul__(self, other: Exact) -> "Interval":
        that = interval(other)
        if self.low is None or that.low is None:
            return Interval(None, None)
        if self.high is not None and that.high is not None:
            products = [a * b for a in (self.low, self.high) for b in (that.low, that.high)]
            return Interval(min(products), max(products))
        return Interval(self.low * that.low if self.is_positive and that.is_positive else None, None)

    def __truediv__(self, other: Exact) -> "Interval":
        that = interval(other)
        if not that.is_positive or that.high == 0:
            return Interval(None, None)  # what may be zero or less leaves everything open
        return self * Interval(Fraction(0) if that.high is None else 1 / that.high, 1 / that.low if that.low else None)

    __radd__ = __add__
    __rmul__ = __mul__

    @property
    def is_positive(self) -> bool:
        """Whether nothing in it lies below zero."""
        return self.low is not None and self.low >= 0

    @property
    def middle(self) -> Fraction | None:
        """The number halfway, or the one end that there is."""
        if self.low is None or self.high is None:
            return self.low if self.high is None else self.high
        return (self.low + self.high) / 2

    @property
    def width(self) -> Fraction | None:
        """The distance from end to end; None if an end is missing."""
        return None if self.low is None or self.high is None else self.high - self.low

    def meets(self, that: "Interval") -> bool:
        """Whether the two have a number in common."""
        return not (self.below(that) or that.below(self))

    def below(self, that: "Interval") -> bool:
        """Whether all of it lies below all of the other."""
        return self.high is not None and that.low is not None and self.high < that.low

    def within(self, that: "Interval") -> bool:
        """Whether all of it lies in the other."""
        low = that.low is None or (self.low is not None and self.low >= that.low)
        return low and (that.high is None or (self.high is not None and self.high <= that.high))

    def meet(self, that: "Interval") -> "Interval | None":
        """Return what both have in common, or None."""
        if not self.meets(that):
            return None
        lows = [end for end in (self.low, that.low) if end is not None]
        highs = [end for end in (self.high, that.high) if end is not None]
        return Interval(max(lows, default=None), min(highs, default=None))


def interval(value: Exact) -> Interval:
    """Take a number as the interval that holds it alone."""
    return value if isinstance(value, Interval) else Interval(Fraction(value), Fraction(value))


def total(parts: Iterable[Interval]) -> Interval:
    """Add intervals up."""
    return reduce(lambda a, b: a + b, parts, interval(0))


def gap(first: Interval, second: Interval) -> Fraction:
    """Measure how far two intervals lie apart, as a share of the larger middle; 0 if they meet."""
    if first.meets(second):
        return Fraction(0)
    lower, upper = (first, second) if first.below(second) else (second, first)
    assert lower.high is not None
    assert upper.low is not None
    size = max(abs(lower.high), abs(upper.low))
    return (upper.low - lower.high) / size if size else Fraction(0)


def step(amount: Amount, *, coarse: bool = False) -> Fraction:
    """Find the worth of the last digit printed: 0.01 bn for `€13.35 billion`, 1 for `300/sq mi`.

    A number without a printed form is taken to be as exact as its last digit that is not zero. With `coarse`, zeros at
    the end of a printed whole number count as rounding too (100 for `300/sq mi`). 0 for numbers that were counted.
    """
    if amount.value is None:
        return Fraction(0)
    rounded = getattr(amount, "rounded_to", None)
    if rounded is not None:
        return Fraction(rounded)
    printed = _PRINTED.search(amount.shown or "")
    if printed is None:
        return _last_digit(amount.value)
    digits, decimals, word = printed.groups()
    scale = Fraction(10) ** (_SCALES.get((word or "").lower(), 0) - len(decimals or ""))
    return max(scale, _last_digit(amount.value)) if coarse else scale


def reach(amount: Amount, *, coarse: bool = False) -> Interval:
    """Find the numbers that a printed amount can stand for, by its last digit and its bound.

    What is counted or ranked (no scale word, no decimals, no bound) is exact. Half a step either way is rounding;
    `about`, `over` and `almost` open the interval to their side.
    """
    value = Fraction(amount.value or 0)
    half = step(amount, coarse=coarse) / 2
    match amount.bound:
        case "over" | "at-least":
            return Interval(value, None)
        case "at-most":
            return Interval(None, value)
        case "almost":
            return Interval(value * _ALMOST, value)
        case "about":
            wide = max(half, abs(value) * _ABOUT, _last_digit(amount.value or 0) / 2)
            return Interval(value - wide, value + wide)
    return Interval(value - half, value + half)


def _last_digit(value: Number) -> Fraction:
    """Find the worth of the last digit that is not zero."""
    _, digits, exponent = Decimal(value).normalize().as_tuple()
    return Fraction(10) ** int(exponent) if any(digits) else Fraction(0)


def _sum(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one + other
