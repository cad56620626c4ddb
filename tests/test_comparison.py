"""kzeu compare."""

import csv
from decimal import Decimal

import pytest
from conftest import Kzeu

from kzeu_cli.answers import comparison
from kzeu_cli.model import Dataset
from kzeu_cli.model.selection import Filter


def article(kzeu: Kzeu, *names: str) -> list[dict]:
    return kzeu("compare", *names, "--layer", "article", "--json").json


def test_has_every_row_of_the_articles_table(kzeu: Kzeu) -> None:
    # The last row of the table holds two numbers: GDP, and GDP per head.
    assert [row["attribute"] for row in article(kzeu)] == [
        "population", "area", "population-density", "capital", "global-cities", "government", "first-leader",
        "current-leader", "official-languages", "main-religions", "ethnic-groups", "gdp", "gdp-per-head",
    ]  # fmt: skip


def test_gives_both_populations_and_their_difference_in_size(kzeu: Kzeu) -> None:
    (row,) = article(kzeu, "population")
    assert (row["eu"], row["kz"], row["unit"]) == (447_206_135, 18_708_352, "persons")
    assert row["difference"] == 447_206_135 - 18_708_352
    assert row["ratio"] == 23.9
    assert row["derived"] == ["ratio", "difference"]
    assert (row["refs"], row["ids"], row["when"]) == ([3], ["population-eu", "population-kz"], None)


def test_lists_are_lists(kzeu: Kzeu) -> None:
    (row,) = article(kzeu, "global-cities")
    assert (len(row["eu"]), len(row["kz"])) == (24, 19)
    assert [item["name"] for item in row["eu"][:3]] == ["Paris", "Rome", "Berlin"]
    assert row["kz_text"].endswith("Zhanaozen, Ridder, Temirtau, Stepnogorsk")
    assert (row["ratio"], row["difference"]) == (None, None)


def test_words_are_words(kzeu: Kzeu) -> None:
    (row,) = article(kzeu, "capital")
    assert (row["eu"], row["kz"]) == ("Brussels (de facto)", "Astana")


@pytest.mark.parametrize("name", ["GDP (nominal)", "gdp", "Gdp"])
def test_knows_an_attribute_by_id_and_title(kzeu: Kzeu, name: str) -> None:
    (row,) = article(kzeu, name)
    assert (row["eu"], row["kz"]) == (16_477_000_000_000, 179_332_000_000)


def test_the_article_and_each_official_source_have_rows_of_their_own(kzeu: Kzeu) -> None:
    rows = kzeu("compare", "population", "--json").json
    assert [(row["layer"], row["source"], row["when"]) for row in rows] == [
        ("article", "article", None),
        ("official", "factbook", None),
        ("official", "worldbank", "2024"),
    ]
    # The Factbook estimates the two for different years.
    assert (rows[1]["eu_when"], rows[1]["kz_when"]) == ("2024", "2025")


def test_a_misspelt_attribute_is_not_found_but_named(kzeu: Kzeu) -> None:
    result = kzeu("compare", "populaton", "--json")
    assert (result.code, result.out) == (1, "")
    assert result.err == "kzeu: no attribute 'populaton'; did you mean population or population-density?\n"


def test_over_time_needs_a_series(kzeu: Kzeu) -> None:
    result = kzeu("compare", "--over-time", "capital")
    assert (result.code, result.out) == (1, "")
    assert result.err == "kzeu: no series of 'capital'; there are: gdp, gdp-per-head, population\n"


def test_over_time_gives_the_series_year_by_year(kzeu: Kzeu) -> None:
    rows = kzeu("compare", "--over-time", "population", "--layer", "official", "--source", "worldbank", "--json").json
    assert [row["when"] for row in rows] == [str(year) for year in range(1990, 2025)]
    assert (rows[0]["kz"], rows[-1]["kz"]) == (17_154_054, 20_592_571)


def test_over_time_puts_the_article_beside_the_nearest_year(kzeu: Kzeu) -> None:
    rows = kzeu("compare", "--over-time", "population", "--json").json
    place = next(number for number, row in enumerate(rows) if row["layer"] == "article")
    before = rows[place - 1]
    assert (before["layer"], before["when"], rows[place]["nearest"]) == ("official", "2017", "2017")

    def off(row: dict) -> float:
        return max(abs(447_206_135 - row["eu"]) / row["eu"], abs(18_708_352 - row["kz"]) / row["kz"])

    assert min((row for row in rows if row["source"] == "worldbank"), key=off) == before
    assert rows[place]["kz_deviation"] == round(100 * (18_708_352 - before["kz"]) / before["kz"], 2)


def test_what_has_a_year_stands_beside_that_year(kzeu: Kzeu) -> None:
    rows = kzeu("compare", "--over-time", "gdp", "--layer", "official", "--json").json
    factbook = next(row for row in rows if row["source"] == "factbook")
    # The series ends a year before the Factbook's estimate for 2024.
    assert (factbook["when"], factbook["nearest"]) == ("2024", "2023")


def test_gdp_per_head_over_time_is_derived_and_says_from_what(kzeu: Kzeu) -> None:
    rows = kzeu("compare", "--over-time", "gdp-per-head", "--from", "2020", "--to", "2020", "--json").json
    (row,) = rows
    assert row["derived"][:2] == ["eu", "kz"]
    # World Bank, 2020.
    assert row["kz"] == float(round(Decimal(171_082_365_861) / 19_482_117, 2))
    assert row["ids"] == [
        "worldbank-gdp-eu-2020", "worldbank-population-eu-2020", "worldbank-gdp-kz-2020", "worldbank-population-kz-2020"
    ]  # fmt: skip
    assert "derived" in kzeu("compare", "--over-time", "gdp-per-head", "--from", "2020").out


def test_filters_years_by_the_year_beside_which_a_row_stands(kzeu: Kzeu) -> None:
    rows = kzeu("compare", "--over-time", "population", "--from", "2017", "--to", "2017", "--json").json
    assert [row["layer"] for row in rows] == ["official", "article"]


def test_rows_of_different_units_have_no_ratio(builtin: Dataset) -> None:
    cells = {"EU": builtin.facts["population-eu"], "KZ": builtin.facts["area-kz"]}
    row = comparison.Row(attribute="population", cells=cells)
    assert (row.ratio, row.difference) == (None, None)


def test_one_party_alone_is_a_row(builtin: Dataset) -> None:
    (row,) = comparison.compare(builtin, ["land-area"], Filter())
    assert (list(row.cells), row.ratio) == (["KZ"], None)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_cuts_nothing(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    out = kzeu("compare").out
    assert max(map(len, out.splitlines())) <= width
    words = " ".join(out.split())
    for word in ("Zagreb", "Stepnogorsk", "Smaiylov,", "Portuguese", "447,206,135", "no year given", "derived"):
        assert word in words
    assert all(row["attribute"] for row in csv.DictReader(kzeu("compare", "--format", "csv").out.splitlines()))
