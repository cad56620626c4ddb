"""What the facts imply, worked out by hand from the article."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from conftest import Kzeu

from kzeu_cli.audit.implied import KINDS, infer_all
from kzeu_cli.audit.inference import Inference
from kzeu_cli.dataset import load
from kzeu_cli.model import dates

Find = Callable[..., Inference]


@pytest.fixture(name="rows", scope="module")
def _rows() -> list[Inference]:
    return infer_all(load(), date(2026, 11, 23))


@pytest.fixture(name="find")
def _find(rows: list[Inference]) -> Find:
    """Find what of a kind follows from just these facts."""

    def find(kind: str, *inputs: str) -> Inference:
        [row] = [row for row in rows if row.kind == kind and set(row.inputs) == set(inputs)]
        return row

    return find


def test_every_period_is_a_date_or_an_interval(rows: list[Inference]) -> None:
    periods = [row.period for row in rows if row.period]
    assert periods
    assert [dates.parse(str(period)) for period in periods] == periods


@pytest.mark.parametrize(
    ("kind", "inputs", "value", "unit"),
    [
        # 6.04 - 13.35 and 1.92 - 1.52 and 5.9 - 12.6 thousand million euros
        ("balance", ("trade-goods-exports-2007", "trade-goods-imports-2007"), -7_310_000_000, "EUR"),
        ("balance", ("trade-services-exports-2007", "trade-services-imports-2007"), 400_000_000, "EUR"),
        ("balance", ("trade-goods-exports-2020", "trade-goods-imports-2020"), -6_700_000_000, "EUR"),
        # 12.6 / 13.35 and 5.9 / 6.04
        ("growth", ("trade-goods-imports-2020", "trade-goods-imports-2007"), Decimal("-5.62"), "percent"),
        ("growth", ("trade-goods-exports-2020", "trade-goods-exports-2007"), Decimal("-2.32"), "percent"),
        # 157 / 0.44, 31 / 0.36, 100 / 0.5
        ("whole", ("fdi-eu27-15-years", "fdi-eu27-share-15-years"), 356_818_000_000, "USD"),
        ("whole", ("trade-to-eu-undated", "trade-to-eu-share-undated"), 86_111_100_000, "EUR"),
        ("whole", ("fdi-gross-eu", "fdi-gross-eu-share"), 200_000_000_000, "USD"),
        # half of 7.3, 80% of 13.35
        ("part", ("fdi-eu-share-2006", "fdi-total-2006"), 3_650_000_000, "USD"),
        ("part", ("kz-exports-oil-gas-share-2007", "trade-goods-imports-2007"), 10_680_000_000, "EUR"),
        ("share", ("epca-ep-votes-for", "epca-ep-votes-all"), Decimal("78.13"), "percent"),
        ("rest", ("epca-ep-votes-all", "epca-ep-votes-for"), 143, "votes"),
        ("rest", ("official-languages-eu",), 21, "languages"),
        # 447,206,135 less 80 + 67 + 60 + 47 + 46 + 16 + 13 + 11 + 11 million
        ("rest", ("population-eu", "ethnic-groups-eu"), 96_206_135, "persons"),
        ("quotient", ("gdp-eu", "gdp-per-head-eu"), 518_128_000, "persons"),
        ("quotient", ("gdp-kz", "gdp-per-head-kz"), 18_514_600, "persons"),
        ("rate", ("regional-programmes-2019",), Decimal("1.1"), None),
        ("per-one", ("london-treaties-value", "london-treaties-number"), 282_609_000, "USD"),
        ("per-year", ("eucj",), 1_833_330, "EUR"),
        ("per-year", ("erasmus-plus",), 16_428_600, "EUR"),
        ("ratio", ("population-eu", "population-kz"), Decimal("23.90"), None),
        # 3 March 2015 to 4 October 2016, 12 December 2017 to 1 March 2020
        ("span", ("council-14", "council-15"), 581, "days"),
        ("span", ("epca-ep-consent", "epca-in-force"), 810, "days"),
    ],
)  # fmt: skip
def test_a_number_follows_from_others(
    find: Find, kind: str, inputs: tuple[str, ...], value: int | Decimal, unit: str | None
) -> None:
    row = find(kind, *inputs)
    # Quotients have all their digits; the expected ones here are rounded.
    found = round(row.value, 2) if row.unit == "percent" or kind == "ratio" else row.value
    assert (found, row.unit) == (value, unit)


def test_the_arithmetic_is_shown(find: Find) -> None:
    growth = find("growth", "trade-goods-imports-2020", "trade-goods-imports-2007")
    assert growth.formula == "(€12.6 billion − €13.35 billion) ÷ €13.35 billion"
    assert growth.text == "Growth: EU imports from Kazakhstan, goods, since 2007"
    names = ("trade-goods-exports-2007", "trade-services-exports-2007", "trade-goods-imports-2007")
    both_ways = find("balance", *names, "trade-services-imports-2007")
    assert both_ways.formula == "(€6.04 billion + €1.92 billion) − (€13.35 billion + €1.52 billion)"


def test_rounding_and_bounds_leave_a_range(find: Find) -> None:
    whole = find("whole", "fdi-eu27-15-years", "fdi-eu27-share-15-years")
    # 156.5 / 0.445 and 157.5 / 0.435
    assert (whole.low, whole.high) == (351_685_000_000, 362_069_000_000)
    half = find("whole", "fdi-gross-eu", "fdi-gross-eu-share")
    assert half.high == 200_000_000_000
    assert "“over”" in half.caution


def test_a_span_between_dates_known_to_the_month_has_no_single_value(find: Find) -> None:
    row = find("span", "council-15", "council-18")
    # 4 October 2016 to 1 and 31 May 2021
    assert (row.value, row.low, row.high) == (None, 1670, 1700)
    assert row.period is not None
    assert row.period.words == "2016-10-04 to 2021-05"


def test_growth_warns_of_a_changed_membership(find: Find) -> None:
    assert (
        "Croatia joined on 2013-07-01" in find("growth", "trade-goods-imports-2020", "trade-goods-imports-2007").caution
    )


def test_every_row_says_how_it_follows_and_none_comes_twice(rows: list[Inference]) -> None:
    assert {row.kind for row in rows} == set(KINDS)
    assert all(row.inputs and row.formula and row.text for row in rows)
    assert len({row.id for row in rows}) == len(rows)


def test_the_command_lists_what_follows(kzeu: Kzeu) -> None:
    rows = kzeu("audit", "--derived", "--json").json
    [balance] = [row for row in rows if row["inputs"] == ["trade-services-exports-2007", "trade-services-imports-2007"]
                 and row["derivation"] == "balance"]  # fmt: skip
    assert (balance["value"], balance["unit"], balance["period"]) == (400_000_000, "EUR", "2007")
    assert {row["layer"] for row in rows} == {"article", "official"}


def test_people_see_what_follows_from_the_article_first(kzeu: Kzeu) -> None:
    out = kzeu("audit", "--derived").out
    assert "$356.82 bn ($351.7 bn to $362.1 bn)" in out
    assert "(official)" not in out
    assert "--all shows all" in out
    assert "(official)" in kzeu("audit", "--derived", "--all").out


def test_what_follows_can_be_narrowed_by_topic(kzeu: Kzeu) -> None:
    rows = kzeu("audit", "--derived", "--topic", "investment", "--layer", "article", "--json").json
    assert rows
    assert all("investment" in row["topics"] and row["layer"] == "article" for row in rows)
