"""Intervals: what a printed number can stand for, and arithmetic that never loses a possible value."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzeu_cli.audit.interval import Interval, gap, interval, reach, total
from kzeu_cli.model import Amount


def amount(value: int | str, shown: str | None = None, bound: str | None = None) -> Amount:
    return Amount(value=Decimal(value) if isinstance(value, str) else value, shown=shown, bound=bound)


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        (amount(13_350_000_000, "€13.35 billion"), "13345000000", "13355000000"),
        (amount(447_206_135, "447,206,135"), "447206134.5", "447206135.5"),
        (amount(300, "300/sq mi"), "299.5", "300.5"),
        (amount("18.1", "18.1/sq mi"), "18.05", "18.15"),
        (amount(28_000_000, "28 million euros"), "27500000", "28500000"),
        (amount(16_477_000_000_000, "$16.477 trillion"), "16476500000000", "16477500000000"),
        (amount(50, "half"), "45", "55"),
        (amount(0, "0"), "-0.5", "0.5"),
        (amount(30, "roughly 30%", "about"), "25", "35"),
        (amount(53_400_000_000, "some $53.4 billion", "about"), "50730000000", "56070000000"),
        (amount(64_000_000_000, "almost €64 billion", "almost"), "57600000000", "64000000000"),
    ],
    ids=str,
)
def test_a_number_reaches_as_far_as_its_rounding(printed: Amount, low: str, high: str) -> None:
    assert reach(printed) == Interval(Fraction(low), Fraction(high))


def test_bounds_open_one_side() -> None:
    assert reach(amount(41, "more than 41%", "over")) == Interval(Fraction(41), None)
    assert reach(amount(41, "at least 41%", "at-least")) == Interval(Fraction(41), None)
    assert reach(amount(41, "at most 41%", "at-most")) == Interval(None, Fraction(41))


def test_zeros_at_the_end_may_stand_for_rounding() -> None:
    assert reach(amount(1_052_100, "1,052,100 sq mi"), coarse=True) == Interval(Fraction(1052050), Fraction(1052150))


def test_parts_rounded_one_by_one_meet_a_whole_that_their_sum_misses() -> None:
    parts = [amount(12_600_000_000, "€12.6 billion"), amount(5_900_000_000, "€5.9 billion")]
    assert total(map(reach, parts)).meets(reach(amount(18_600_000_000, "€18.6 billion")))
    assert not total(map(reach, parts)).meets(reach(amount(18_700_000_000, "€18.7 billion")))


numbers = st.fractions(min_value=-1000, max_value=1000, max_denominator=100)
intervals = st.builds(lambda a, b: Interval(min(a, b), max(a, b)), numbers, numbers)


@given(intervals, intervals, st.fractions(0, 1), st.fractions(0, 1))
def test_arithmetic_holds_every_result_of_numbers_within(
    one: Interval, other: Interval, first: Fraction, second: Fraction
) -> None:
    a, b = (ends.low + part * (ends.high - ends.low) for ends, part in ((one, first), (other, second)))
    assert interval(a + b).within(one + other)
    assert interval(a - b).within(one - other)
    assert interval(a * b).within(one * other)
    if other.low and other.low > 0:
        assert interval(a / b).within(one / other)


def test_an_open_side_stays_open() -> None:
    over = Interval(Fraction(1, 2), None)
    assert interval(100) / over == Interval(Fraction(0), Fraction(200))
    assert interval(2) * over == Interval(Fraction(1), None)
    assert (interval(2) - over) == Interval(None, Fraction(3, 2))


def test_what_may_be_zero_leaves_a_quotient_open() -> None:
    assert interval(1) / Interval(Fraction(0), Fraction(2)) == Interval(Fraction(1, 2), None)
    assert interval(1) / interval(0) == Interval(None, None)
    assert interval(1) / Interval(Fraction(-1), Fraction(1)) == Interval(None, None)


def test_a_gap_is_a_share_of_the_larger_number() -> None:
    assert gap(interval(90), interval(100)) == Fraction(1, 10)
    assert gap(interval(100), interval(90)) == Fraction(1, 10)
    assert gap(interval(90), Interval(Fraction(80), None)) == 0
