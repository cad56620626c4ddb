"""What follows from the facts without being stated: worked out here by hand."""

from decimal import Decimal
from typing import Any

import pytest

from kzeu_cli.figures import derivation as derive
from kzeu_cli.figures.derivation import Derived
from kzeu_cli.model import Dataset, Figure
from kzeu_cli.model.dates import parse


@pytest.fixture(name="derived", scope="module")
def _derived(builtin: Dataset) -> dict[str, Derived]:
    found = [*derive.of_trade(builtin), *derive.of_investment(builtin)]
    assert len({one.id for one in found}) == len(found)
    return {one.id: one for one in found}


@pytest.mark.parametrize(
    ("name", "value", "unit", "inputs"),
    [
        # 6.04 - 13.35, 6.04 + 13.35, 1.92 - 1.52, 13.35 + 1.52 bn
        ("balance-of-trade-goods-exports-2007", -7_310_000_000, "EUR", 2),
        ("total-of-trade-goods-exports-2007", 19_390_000_000, "EUR", 2),
        ("balance-of-trade-services-exports-2007", 400_000_000, "EUR", 2),
        ("both-of-trade-goods-imports-2007", 14_870_000_000, "EUR", 2),
        ("balance-of-both-of-trade-goods-exports-2007", -6_910_000_000, "EUR", 4),
        # The sources' own tables: -6,687.4 and -12,061.0 m, 36,425.1 and 24,052.4 m.
        ("balance-of-eu-view-exports-2020", -6_687_376_364, "EUR", 2),
        ("balance-of-eu-view-exports-2021", -12_060_990_605, "EUR", 2),
        ("total-of-kz-view-exports-2018", 36_425_078_300, "USD", 2),
        ("balance-of-kz-view-exports-2018", 24_052_389_700, "USD", 2),
        # 30,238.7 of 61,111.2 m; 3,742.0 of 14,073.2 m; 90.4 of 153.8 bn; 11,433.1 of 12,598.3 m
        ("share-of-kz-view-exports-2018-in-kz-view-exports-world-2018", Decimal("49.48"), "percent", 2),
        ("share-of-nbk-fdi-stock-eu-2003-in-nbk-fdi-stock-world-2003", Decimal("26.59"), "percent", 2),
        ("share-of-eu-view-fuel-imports-2020-in-eu-view-imports-2020", Decimal("90.75"), "percent", 2),
        ("sum-of-fdi-netherlands", 153_800_000_000, "USD", 6),
        ("list-share-of-fdi-netherlands", Decimal("58.78"), "percent", 6),
        # 18,664 of 38,142 m to Italy
        ("share-of-kz-view-exports-to-it-2024-in-kz-view-exports-2024", Decimal("48.93"), "percent", 2),
        ("growth-of-eu-view-exports-2023", Decimal("17.03"), "percent", 2),
        ("growth-of-kz-view-exports-2020", Decimal("-27.01"), "percent", 2),
        # 5,487.1 + 17,548.1 after 5,910.9 + 12,598.3 m; 24,185.3 + 6,221.2 after 30,238.7 + 6,186.3 m
        ("growth-of-total-of-eu-view-exports-2021", Decimal("24.45"), "percent", 4),
        ("growth-of-total-of-kz-view-exports-2019", Decimal("-16.52"), "percent", 4),
    ],
)
def test_numbers_follow(derived: dict[str, Derived], name: str, value: int | Decimal, unit: str, inputs: int) -> None:
    one = derived[name]
    shown = round(one.value, 2) if isinstance(value, Decimal) else one.value
    assert (shown, one.unit, len(one.inputs)) == (value, unit, inputs)
    assert one.formula


def test_every_derived_number_says_from_what(builtin: Dataset, derived: dict[str, Derived]) -> None:
    for one in derived.values():
        inputs = [builtin.facts[name] for name in one.inputs]
        assert {one.layer} == {fact.layer for fact in inputs}
        assert {one.source} == {fact.source for fact in inputs}
        assert {one.view} == {getattr(fact, "view", None) for fact in inputs}
        assert set(one.refs) == {ref for fact in inputs for ref in fact.refs}


def test_a_total_that_the_source_states_otherwise_is_named(derived: dict[str, Derived]) -> None:
    total = derived["total-of-trade-goods-exports-2020"]
    assert total.value == 18_500_000_000
    assert total.caution == "the source itself states €18.6 billion (trade-goods-total-2020)"


def test_inputs_of_different_editions_are_named(derived: dict[str, Derived]) -> None:
    assert derived["balance-of-eu-view-exports-2020"].caution == "the inputs rest on different references"
    assert derived["balance-of-kz-view-exports-2020"].caution is None


def test_parts_of_years_do_not_grow(derived: dict[str, Derived]) -> None:
    grown = [one for name, one in derived.items() if name.startswith("growth-of-")]
    assert all(one.period and one.period.text.isdecimal() and one.status != "partial" for one in grown)
    assert all(int(str(one.period)) == int(str(one.base_period)) + 1 for one in grown)


def test_nothing_is_worked_out_across_a_change_of_members(derived: dict[str, Derived]) -> None:
    assert not [one for one in derived.values() if any("eu-row" in name for name in one.inputs)]


def test_net_flows_have_no_shares(derived: dict[str, Derived]) -> None:
    assert not [one for one in derived.values() if any("nbk-fdi-inflow" in name for name in one.inputs)]


def test_who_is_no_member_has_no_share_in_the_party(derived: dict[str, Derived]) -> None:
    for country in ("gb", "ch"):
        assert f"share-of-kz-view-exports-to-{country}-2018-in-kz-view-exports-2018" not in derived
    assert "share-of-kz-view-exports-to-hr-2018-in-kz-view-exports-2018" in derived


def test_composition_names_members_by_their_year(builtin: Dataset) -> None:
    counted = derive.members("EU27_2020", "EU", builtin)
    assert (len(counted), "GB" in counted) == (27, False)
    assert len(derive.members("EU28_2013", "EU", builtin)) == 28
    assert len(derive.members("EU15_1995", "EU", builtin)) == 15


def test_ratios_need_one_unit(builtin: Dataset) -> None:
    population = derive.ratio(builtin.facts["population-eu"], builtin.facts["population-kz"])
    assert population is not None
    # 447,206,135 persons to 18,708,352, as many digits as a number of JSON carries.
    assert population.value == Decimal("23.9040902694155")
    assert derive.ratio(builtin.facts["population-eu"], builtin.facts["area-kz"]) is None


def figure(name: str, value: int | None, **more: Any) -> Figure:
    return Figure(**{"id": name, "layer": "official", "topics": (), "unit": "EUR", "value": value, "refs": (), **more})


def test_nothing_is_divided_by_nothing() -> None:
    some, none, unknown = figure("some", 6), figure("none", 0), figure("unknown", None)
    for other in (none, unknown):
        assert derive.ratio(some, other) is None
        assert derive.deviation(some, other) is None
    assert derive.ratio(none, some) is None
    assert derive.deviation(unknown, some) is None
    lost = derive.deviation(none, some)
    assert lost
    assert (lost.value, lost.unit) == (-100, "percent")
    # What is nothing is still less than something by so much.
    less = derive.difference(none, some)
    assert less
    assert less.value == -6


def test_only_years_of_one_series_grow() -> None:
    def yearly(name: str, year: str, series: str | None) -> Figure:
        value = int(year) - 2019
        return figure(name, value, series=series, grain="year", period=parse(year), measure="trade", nature="flow")

    of_series = [yearly("a", "2020", "exports"), yearly("b", "2021", "exports"), yearly("c", "2022", "imports")]
    (growth,) = derive.growths([yearly("nothing", "2019", "exports"), *of_series])
    assert (growth.inputs, growth.value) == (("b", "a"), 100)
    assert not list(derive.growths([yearly("d", "2020", None), yearly("e", "2021", None)]))


def test_nothing_is_worked_out_per_head_where_nobody_lives(builtin: Dataset) -> None:
    def yearly(name: str, value: int, measure: str, unit: str) -> Figure:
        more = {"series": name, "grain": "year", "period": parse("2020"), "subject": "KZ", "source": "bank"}
        return figure(name, value, measure=measure, unit=unit, **more)

    gdp = yearly("gdp", 100, "gdp", "USD")
    (quotient,) = derive.quotients([gdp, yearly("people", 4, "population", "persons")], builtin)
    assert (quotient.value, quotient.unit, quotient.inputs) == (25, "USD", ("gdp", "people"))
    assert not list(derive.quotients([gdp, yearly("people", 0, "population", "persons")], builtin))


def test_only_what_is_not_exact_is_warned_of() -> None:
    exact, rough = figure("exact", 6, bound="exactly"), figure("rough", 3, bound="about")
    sure, unsure = (derive.difference(exact, other) for other in (figure("plain", 2), rough))
    assert sure
    assert unsure
    assert sure.caution is None
    assert unsure.caution == "the source says “about” of an input"
