"""Every number of the official layer against the file it was taken from, and against what must add up."""

import csv
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

import pytest
from conftest import HERE

from kzeu_cli.figures.derivation import members
from kzeu_cli.model import Dataset, Figure, Programme, Trait

FOLDER = HERE / "data" / "official"
THOUSAND, MILLION = 1000, 10**6
# Comext is in whole euros, and each row is rounded for itself.
EUROS = 4
# The names of the columns that hold parts of years.
PARTS = {"Jan-Nov": "-01-to-{0}-11", "Jan-Aug": "-01-to-{0}-08"}


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(name="value")
def _value(builtin: Dataset) -> "Value":
    return Value(builtin)


class Value:
    """The number of a figure, by its id."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    def __call__(self, name: str) -> Decimal:
        figure = self.dataset.facts[name]
        assert isinstance(figure, Figure)
        return Decimal(figure.value or 0)

    def series(self, *names: str) -> set[str]:
        return {one.id for one in self.dataset.of(Figure) if one.series in names}


def cells(name: str, label: str, columns: dict[str, str], scale: int = 1) -> Iterator[tuple[str, Decimal]]:
    """Pair the id of a figure with each number of a file: `columns` leads from heading to series."""
    for row in rows(name):
        for column, series in columns.items():
            if row[column]:
                yield f"{series}-{row[label]}", Decimal(row[column]) * scale


def expect(value: Value, wanted: dict[str, Decimal], *series: str) -> None:
    """Hold the figures of series against a file: all that the file has, the same numbers."""
    assert value.series(*series) >= set(wanted)
    assert {name: value(name) for name in wanted} == wanted


def test_eu_view_by_year(value: Value) -> None:
    wanted = {}
    for row in rows("eu_side_trade_eurostat"):
        whole = row["period"] == "year"
        tail = row["year"] if whole else row["year"] + PARTS[row["period"]].format(row["year"])
        # Exports of the early edition stand beside those of the later one.
        exports = "eu-view-exports" + ("" if whole else "-early" if row["period"] == "Jan-Nov" else "-partial")
        part = "" if whole else "-partial"
        for series, column in (
            (exports, "eu27_exports_to_kz_eur"),
            (f"eu-view-imports{part}", "eu27_imports_from_kz_eur"),
            (f"eu-view-fuel-imports{part}", "of_which_imports_hs27_fuels_eur"),
        ):
            if row[column]:
                wanted[f"{series}-{tail}"] = Decimal(row[column])
    assert len(wanted) == 22
    kinds = ("exports", "imports", "fuel-imports")
    expect(value, wanted, *(f"eu-view-{kind}{part}" for kind in kinds for part in ("", "-early", "-partial")))


def test_eu_view_by_month(value: Value) -> None:
    columns = {
        "eu27_exports_eur": "eu-view-exports-month",
        "eu27_imports_eur": "eu-view-imports-month",
        "eu27_imports_hs27_eur": "eu-view-fuel-imports-month",
    }
    wanted = dict(cells("eu_side_trade_monthly_2020_2022", "month", columns))
    assert len(wanted) == 3 * 35
    expect(value, wanted, *columns.values())


def test_eu_view_by_member(value: Value, builtin: Dataset) -> None:
    codes = {place.name: place.id.lower() for place in builtin.places.values()}
    wanted = {}
    for row in rows("eu_side_exports_by_member_2019_2024"):
        code = codes[row["member"]]
        for column, number in row.items():
            if column == "2024_jan_aug":
                wanted[f"eu-view-exports-by-partial-{code}-2024-01-to-2024-08"] = Decimal(number)
            elif column != "member":
                wanted[f"eu-view-exports-by-{code}-{column}"] = Decimal(number)
    assert len(wanted) == 27 * 6
    expect(value, wanted, "eu-view-exports-by", "eu-view-exports-by-partial")


def test_kz_view_by_year(value: Value) -> None:
    columns = {
        "published_EU_row_exports_musd": "kz-view-exports-eu-row",
        "published_EU_row_imports_musd": "kz-view-imports-eu-row",
        "kz_total_exports_musd": "kz-view-exports-world",
        "kz_total_imports_musd": "kz-view-imports-world",
    }
    wanted = dict(cells("kz_side_trade_with_eu_2018_2025", "year", columns, MILLION))
    assert len(wanted) == 4 * 6
    expect(value, wanted, *columns.values())
    # The file rounds the sums of the members to 100,000 dollars.
    for column, flow, series in (
        ("kz_exports_to_eu27_musd", "exports", "kz-view-exports"),
        ("kz_imports_from_eu27_musd", "imports", "kz-view-imports"),
    ):
        for row in rows("kz_side_trade_with_eu_2018_2025"):
            exact = value(f"{series}-{row['year']}") / MILLION
            assert exact.quantize(Decimal("0.1"), ROUND_HALF_UP) == Decimal(row[column]), (flow, row["year"])


def test_kz_view_by_partner(value: Value, builtin: Dataset) -> None:
    codes = {place.iso3: place.id.lower() for place in builtin.places.values() if place.iso3}
    columns = {"kz_exports_kusd": "kz-view-exports-to", "kz_imports_kusd": "kz-view-imports-from"}
    wanted = {
        f"{series}-{codes[row['partner_iso3']]}-{row['year']}": Decimal(row[column]) * THOUSAND
        for row in rows("kz_side_trade_by_eu_member_2018_2025")
        for column, series in columns.items()
    }
    # 27 members, the United Kingdom and Switzerland, eight years, both ways
    assert len(wanted) == 29 * 8 * 2
    expect(value, wanted, *columns.values())


def test_investment(value: Value) -> None:
    kinds = {"FDI inflow": "inflow", "FDI inward stock": "stock"}
    whom = {"WORLD": "world", "EU27_2020": "eu"}
    wanted = {
        f"nbk-fdi-{kinds[row['direction']]}-{whom[row['partner_code']]}-{year}": Decimal(row[year]) * MILLION
        for row in rows("fdi_nbk_eur_m_2003_2021")
        for year in map(str, range(2003, 2022))
    }
    assert len(wanted) == 4 * 19
    expect(value, wanted, *(f"nbk-fdi-{kind}-{who}" for kind in kinds.values() for who in whom.values()))


def test_population_and_gdp(value: Value) -> None:
    columns = {
        "kaz_population": "worldbank-population-kz",
        "eu_population": "worldbank-population-eu",
        "kaz_gdp_usd": "worldbank-gdp-kz",
        "eu_gdp_usd": "worldbank-gdp-eu",
    }
    wanted = dict(cells("pop_gdp_worldbank_kaz_eu", "year", columns))
    # 1990 to 2024; no GDP of 2024
    assert len(wanted) == 4 * 35 - 2
    expect(value, wanted, *columns.values())


def test_what_is_in_no_series(builtin: Dataset) -> None:
    """Numbers read on single pages, each against a list that was made by reading the pages."""
    listed = {row["id"]: row for row in rows("single_figures")}
    for name, row in listed.items():
        fact = builtin.facts[name]
        assert isinstance(fact, Figure | Trait | Programme)
        assert fact.layer == "official"
        assert Decimal(fact.value) == Decimal(row["value"]) * int(row["scale"]), name
        assert (fact.unit, fact.bound or "") == (row["unit"], row["bound"]), name


def test_rates(builtin: Dataset) -> None:
    table = builtin.rates["eur-usd"].values
    wanted = {row["year"]: Decimal(row["usd_per_eur_mean"]) for row in rows("eur_usd_yearly_ecb")}
    # The file's row of 2026 ends on 30 October, as its own columns say.
    wanted["2026-01-02/2026-10-30"] = wanted.pop("2026")
    assert {name: table[name] for name in wanted} == wanted
    # The rest are means of months and of parts of years: test_money.py holds them against the daily rates.
    assert [name for name in table if name.isdecimal() and name not in wanted] == []


def test_members_of_the_eu(builtin: Dataset) -> None:
    """The days are those of the table eums, but for the founders, of whom Eurostat's label has January 1958."""
    table = {row["iso2"]: row for row in rows("eu_members")}
    found = {member.country: member for member in builtin.members if member.of == "EU"}
    assert set(found) == set(table)
    for code, member in found.items():
        row = table[code]
        month, _, year = row["eurostat_label_mm_yyyy"].partition("->")[0].partition("/")
        assert str(member.from_)[:7] == f"{year}-{month}", code
        if year != "1958":
            assert str(member.from_) == row["accession_date_eums"], code
        assert str(member.to or "") == row["exit_date_eums"], code


# -- what must add up --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", range(2018, 2026))
@pytest.mark.parametrize(("whole", "part"), [("exports", "exports-to"), ("imports", "imports-from")])
def test_the_members_add_up_to_the_kz_view(value: Value, builtin: Dataset, year: int, whole: str, part: str) -> None:
    counted = members("EU27_2020", "EU", builtin)
    assert len(counted) == 27
    total = sum(value(f"kz-view-{part}-{code.lower()}-{year}") for code in counted)
    assert total == value(f"kz-view-{whole}-{year}")


@pytest.mark.parametrize("year", range(2018, 2023))
@pytest.mark.parametrize(("flow", "part"), [("exports", "exports-to"), ("imports", "imports-from")])
def test_the_row_as_published_has_the_united_kingdom_up_to_2022(value: Value, year: int, flow: str, part: str) -> None:
    with_uk = value(f"kz-view-{flow}-{year}") + value(f"kz-view-{part}-gb-{year}")
    assert abs(with_uk - value(f"kz-view-{flow}-eu-row-{year}")) <= 100_000


@pytest.mark.parametrize("flow", ["exports", "imports"])
def test_the_row_as_published_is_without_it_from_2023(value: Value, flow: str) -> None:
    assert abs(value(f"kz-view-{flow}-2023") - value(f"kz-view-{flow}-eu-row-2023")) <= 50_000


@pytest.mark.parametrize("year", range(2019, 2024))
def test_the_members_add_up_to_the_eu_view(value: Value, builtin: Dataset, year: int) -> None:
    total = sum(value(f"eu-view-exports-by-{code.lower()}-{year}") for code in members("EU27_2020", "EU", builtin))
    assert abs(total - value(f"eu-view-exports-{year}")) <= EUROS


def test_the_members_add_up_to_the_months_of_2024(value: Value, builtin: Dataset) -> None:
    names = (f"eu-view-exports-by-partial-{code.lower()}" for code in members("EU27_2020", "EU", builtin))
    total = sum(value(f"{name}-2024-01-to-2024-08") for name in names)
    assert abs(total - value("eu-view-exports-partial-2024-01-to-2024-08")) <= EUROS


@pytest.mark.parametrize("year", [2020, 2021])
@pytest.mark.parametrize("kind", ["imports", "fuel-imports"])
def test_the_months_add_up_to_the_year(value: Value, year: int, kind: str) -> None:
    total = sum(value(f"eu-view-{kind}-month-{year}-{month:02}") for month in range(1, 13))
    assert total == value(f"eu-view-{kind}-{year}")


@pytest.mark.parametrize("year", [2020, 2021])
def test_the_months_of_exports_come_from_an_earlier_edition(value: Value, year: int) -> None:
    total = sum(value(f"eu-view-exports-month-{year}-{month:02}") for month in range(1, 13))
    assert 0 < total - value(f"eu-view-exports-{year}") < 150_000


@pytest.mark.parametrize(("kind", "part"), [("exports", "early"), ("imports", "partial"), ("fuel-imports", "partial")])
def test_the_months_of_2022_add_up_to_their_part_of_the_year(value: Value, kind: str, part: str) -> None:
    total = sum(value(f"eu-view-{kind}-month-2022-{month:02}") for month in range(1, 12))
    assert total == value(f"eu-view-{kind}-{part}-2022-01-to-2022-11")


def test_no_part_exceeds_its_whole(value: Value) -> None:
    for year in range(2018, 2024):
        for flow in ("exports", "imports"):
            assert value(f"kz-view-{flow}-{year}") < value(f"kz-view-{flow}-world-{year}")
    for year in range(2003, 2022):
        assert value(f"nbk-fdi-stock-eu-{year}") < value(f"nbk-fdi-stock-world-{year}")
    for year in (2020, 2021):
        assert value(f"eu-view-fuel-imports-{year}") < value(f"eu-view-imports-{year}")


def test_the_article_and_the_eu_view_agree_on_2020(value: Value) -> None:
    billion = 10**9
    for flow in ("imports", "exports"):
        rounded = (value(f"eu-view-{flow}-2020") / billion).quantize(Decimal("0.1"), ROUND_HALF_UP)
        assert rounded == value(f"trade-goods-{flow}-2020") / billion


def test_the_balance_is_what_the_council_said_of_2021(value: Value) -> None:
    # The Council's release of 20 June 2022: 12 bn euros in favour of Kazakhstan.
    balance = value("eu-view-imports-2021") - value("eu-view-exports-2021")
    assert (balance / 10**9).quantize(Decimal(1), ROUND_HALF_UP) == 12
