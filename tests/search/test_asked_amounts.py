"""Amounts in questions."""

from decimal import Decimal

import pytest

from kzeu_cli.model import Dataset
from kzeu_cli.search.asked_amounts import AmountReader


@pytest.fixture(name="reader", scope="module")
def _reader(builtin: Dataset) -> AmountReader:
    return AmountReader(builtin)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("90.4 billion", 90_400_000_000, "USD"),
        ("$90.4bn", 90_400_000_000, "USD"),
        ("90,4 bn", 90_400_000_000, "USD"),
        ("USD 90.4 billion", 90_400_000_000, "USD"),
        ("90.4 billion dollars", 90_400_000_000, "USD"),
        ("€ 13,35 Mrd", 13_350_000_000, "EUR"),
        ("447,206,135", 447_206_135, "persons"),
        ("447 206 135", 447_206_135, "persons"),
        ("447.206.135", 447_206_135, "persons"),
        ("4,000 companies", 4_000, "companies"),
        ("half a billion euros", 500_000_000, "EUR"),
        ("three million euro", 3_000_000, "EUR"),
        ("76MWp", 76, "MWp"),
        ("70.2%", Decimal("70.2"), "percent"),
        ("44 per cent", 44, "percent"),
        ("€1m", 1_000_000, "EUR"),
        ("1,234.5", Decimal("1234.5"), "km2"),
    ],
)
def test_reads_an_amount_in_any_writing(reader: AmountReader, text: str, value: Decimal, unit: str) -> None:
    [found], _ = reader.read(text)
    assert found.meets(value, unit) == 1


@pytest.mark.parametrize("text", ["4.10.2016", "2015", "EU27", "18th", "COVID-19", "exports 2015 EUR", "2014-2020"])
def test_what_is_no_amount_is_left(reader: AmountReader, text: str) -> None:
    assert reader.read(text) == ([], text)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("90 billion", 90_400_000_000, "USD"),  # rounded
        ("18.7 million", 18_708_352, "persons"),
        ("€13.35", 13_350_000_000, "EUR"),  # the billions left out
        ("90.4 billion euros", 90_400_000_000, "USD"),  # the wrong currency
    ],
)
def test_an_amount_that_is_near_meets_less(reader: AmountReader, text: str, value: int, unit: str) -> None:
    [found], _ = reader.read(text)
    assert 0 < found.meets(value, unit) < 1


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("41%", 41, "EUR"), ("$41", 41, "percent"), ("13 billion", 14_000_000_000, "USD"), ("2,000", 2, "percent")],
)
def test_another_amount_meets_not_at_all(reader: AmountReader, text: str, value: int, unit: str) -> None:
    [found], _ = reader.read(text)
    assert found.meets(value, unit) == 0


def test_what_is_counted_stays_to_be_found(reader: AmountReader) -> None:
    assert reader.read("over 4,000 companies")[1].split() == ["over", "companies"]
    assert reader.read("over $13 billion in trade")[1].split() == ["over", "in", "trade"]
