"""Numbers as people read them."""

from decimal import Decimal

import pytest

from kzeu_cli.figures import amounts
from kzeu_cli.model import Amount, Word

UNITS = {
    "percent": Word(id="percent", symbol="%"),
    "km2": Word(id="km2", symbol="km²"),
    "per-km2": Word(id="per-km2", symbol="/km²"),
    "votes": Word(id="votes", title="votes"),
}


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (13_350_000_000, "EUR", "€13.35 bn"),
        (5_900_000_000, "EUR", "€5.9 bn"),
        (16_477_000_000_000, "USD", "$16.48 tn"),
        (-7_310_000_000, "EUR", "-€7.31 bn"),
        (1_069_000_000, "USD", "$1.07 bn"),
        (999_995_000, "USD", "$1 bn"),
        (999_994_999, "USD", "$999.99 m"),
        (9_686, "USD", "$9,686"),
        (Decimal("0.5"), "USD", "$0.50"),
        (3_000_000, "CHF", "CHF 3 m"),
        (0, "EUR", "€0"),
        (41, "percent", "41%"),
        (Decimal("65.50"), "percent", "65.5%"),
        (162, "rank", "162nd"),
        (2_724_900, "km2", "2,724,900 km²"),
        (7, "per-km2", "7/km²"),
        (511, "votes", "511 votes"),
        (7, None, "7"),
    ],
)
def test_values_with_their_unit(value: int | Decimal, unit: str | None, said: str) -> None:
    assert amounts.number(value, unit, UNITS) == said


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [(5_500_000_000, "EUR", "€5.50 bn"), (20, "percent", "20.00%"), (-880_300_000, "EUR", "-€880.30 m")],
)
def test_even_decimals_for_columns(value: int, unit: str, said: str) -> None:
    assert amounts.number(value, unit, UNITS, even=True) == said


@pytest.mark.parametrize(
    ("bound", "said"),
    [
        (None, "$53.4 bn"),
        ("exactly", "$53.4 bn"),
        ("about", "about $53.4 bn"),
        ("over", "over $53.4 bn"),
        ("almost", "almost $53.4 bn"),
        ("at-most", "at most $53.4 bn"),
        ("at-least", "at least $53.4 bn"),
    ],
)
def test_bounds_are_words(bound: str | None, said: str) -> None:
    assert amounts.words(Amount(value=53_400_000_000, unit="USD", bound=bound), UNITS) == said


def test_what_has_no_number_has_no_words() -> None:
    assert amounts.words(Amount(unit="USD"), UNITS) == ""


@pytest.mark.parametrize(
    ("value", "said"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (22, "22nd"),
     (33, "33rd"), (101, "101st"), (111, "111th"), (162, "162nd")],
)  # fmt: skip
def test_ordinals(value: int, said: str) -> None:
    assert amounts.ordinal(value) == said


@pytest.mark.parametrize(
    ("unit", "is_money"), [("EUR", True), ("eur", False), ("percent", False), ("km2", False), (None, False)]
)
def test_money_is_three_capitals(unit: str | None, is_money: bool) -> None:
    assert amounts.is_currency(unit) is is_money


@pytest.mark.parametrize(
    ("value", "places", "said"),
    [
        ("-12.064", 2, "-12.06"),
        ("12.065", 2, "12.07"),
        ("-0.004", 2, "0.00"),
        ("-0.005", 2, "-0.01"),
        ("1234.5", 0, "1,235"),
    ],
)
def test_so_many_decimals_and_no_sign_on_nothing(value: str, places: int, said: str) -> None:
    assert amounts.fixed(Decimal(value), places) == said


@pytest.mark.parametrize(
    ("unit", "is_money"),
    [
        ("EUR", True),
        ("ALC", True),
        ("teu", False),
        ("MWp", False),
        ("GW", False),
        ("TONS", False),
        ("A-B", False),
        (None, False),
    ],
)
def test_money_is_a_code_of_three_capitals(unit: str | None, is_money: bool) -> None:
    assert amounts.is_currency(unit) is is_money


def test_groups_are_exact_however_large_and_however_written() -> None:
    # As a binary float the first would end in 992, and the second has an exponent in place of its zeros.
    assert amounts.grouped(2**53 + 1) == "9,007,199,254,740,993"
    assert amounts.grouped(Decimal("1.5E+3")) == "1,500"
    assert amounts.grouped(Decimal("1234.50")) == "1,234.5"
