"""kzeu compare: expected values are read from the article's table and the official files by hand."""

import csv
from decimal import Decimal
from typing import Any

import pytest
from conftest import HERE, Kzeu

from kzeu_cli import dataset
from kzeu_cli.answers import comparison
from kzeu_cli.figures.lookup import find
from kzeu_cli.model import Dataset
from kzeu_cli.model.selection import Filter

Rows = list[dict[str, Any]]


def article(kzeu: Kzeu, *names: str) -> Rows:
    return kzeu("compare", *names, "--layer", "article", "--json").json


def by_id(rows: Rows) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in rows}


def pairs(rows: Rows) -> list[tuple[str, str | None]]:
    """The sources and times of the rows of the first party, in order."""
    return [(row["source"], row["when"]) for row in rows if row["reporter"] == "EU" and not row["derived"]]


def world_bank() -> dict[str, dict[str, Decimal]]:
    with (HERE / "data" / "official" / "pop_gdp_worldbank_kaz_eu.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {row["year"]: {name: Decimal(value) for name, value in row.items() if value} for row in rows}


def test_has_every_row_of_the_articles_table(kzeu: Kzeu) -> None:
    # The last row of the table holds two numbers: GDP, and GDP per head.
    assert list(dict.fromkeys(row["attribute"] for row in article(kzeu))) == [
        "population", "area", "population-density", "capital", "global-cities", "government", "first-leader",
        "current-leader", "official-languages", "main-religions", "ethnic-groups", "gdp", "gdp-per-head",
    ]  # fmt: skip


def test_gives_both_populations_and_their_difference_in_size(kzeu: Kzeu) -> None:
    rows = article(kzeu, "population")
    eu, kz, ratio, difference = rows
    assert [row["reporter"] for row in rows] == ["EU", "KZ", "EU", "EU"]
    assert (eu["value"], kz["value"], eu["unit"]) == (447_206_135, 18_708_352, "persons")
    assert (eu["refs"], eu["when"], eu["measure"], eu["label"]) == (["3"], None, "population", "Population")
    assert difference["value"] == 447_206_135 - 18_708_352
    assert ratio["value"] == pytest.approx(447_206_135 / 18_708_352, rel=1e-14)
    assert (ratio["derived"], ratio["partner"], ratio["inputs"]) == (True, "KZ", ["population-eu", "population-kz"])
    assert ratio["text"].startswith("The population of the EU was 23.9 times that of Kazakhstan (worked out by kzeu")


def test_lists_are_lists(kzeu: Kzeu) -> None:
    eu, kz = article(kzeu, "global-cities")
    assert (len(eu["items"]), len(kz["items"])) == (24, 19)
    assert [item["name"] for item in eu["items"][:3]] == ["Paris", "Rome", "Berlin"]
    assert kz["value_text"].endswith("Zhanaozen, Ridder, Temirtau, Stepnogorsk")


def test_words_are_words(kzeu: Kzeu) -> None:
    assert [row["words"] for row in article(kzeu, "capital")] == ["Brussels (de facto)", "Astana"]


@pytest.mark.parametrize("name", ["GDP (nominal)", "gdp", "Gdp"])
def test_knows_an_attribute_by_id_and_title(kzeu: Kzeu, name: str) -> None:
    assert [row["value"] for row in article(kzeu, name)][:2] == [16_477_000_000_000, 179_332_000_000]


def test_official_comes_first_and_the_newest_of_one_year_in_both_before_all(kzeu: Kzeu) -> None:
    rows = kzeu("compare", "population", "--json").json
    # The Factbook estimates the two for different years, so nothing follows from its pair.
    assert pairs(rows) == [("worldbank", "2024"), ("factbook", "2024"), ("article", None)]
    assert by_id(rows)["factbook-population-kz"]["when"] == "2025"
    assert not [row for row in rows if row["derived"] and row["source"] == "factbook"]


def test_ids_can_be_handed_on(kzeu: Kzeu) -> None:
    data = dataset.load_all()
    for args in ((), ("--over-time", "gdp-per-head")):
        for row in kzeu("compare", *args, "--json").json:
            found = find(data, row["id"]) if row["derived"] else data.facts[row["id"]]
            assert found, row["id"]
            if row["derived"]:
                assert float(found.value) == pytest.approx(row["value"], rel=1e-12)


def test_a_misspelt_attribute_is_not_found_but_named(kzeu: Kzeu) -> None:
    result = kzeu("compare", "populaton", "--json")
    assert (result.code, result.out) == (1, "")
    assert result.err == "kzeu: no attribute 'populaton'; did you mean population or population-density?\n"


def test_over_time_needs_a_series(kzeu: Kzeu) -> None:
    result = kzeu("compare", "--over-time", "capital")
    assert (result.code, result.out) == (1, "")
    assert result.err == "kzeu: no series of 'capital'; there are: gdp, gdp-per-head, population\n"


def test_over_time_gives_the_series_year_by_year(kzeu: Kzeu) -> None:
    rows = kzeu("compare", "--over-time", "population", "--source", "worldbank", "--json").json
    found = {row["when"]: row["value"] for row in rows if row["reporter"] == "KZ" and not row["derived"]}
    assert found == {year: row["kaz_population"] for year, row in world_bank().items() if "kaz_population" in row}


def test_over_time_sets_the_article_beside_the_nearest_year(kzeu: Kzeu) -> None:
    rows = kzeu("compare", "--over-time", "population", "--json").json
    eu, kz = {}, {}
    for row in rows:
        if row["source"] == "worldbank" and not row["derived"]:
            (eu if row["reporter"] == "EU" else kz)[row["when"]] = row["value"]

    def off(year: str) -> float:
        return max(abs(447_206_135 - eu[year]) / eu[year], abs(18_708_352 - kz[year]) / kz[year])

    nearest = min(eu, key=off)
    assert nearest == "2017"
    deviation = by_id(rows)[f"deviation-of-population-kz-from-worldbank-population-kz-{nearest}"]
    assert deviation["value"] == pytest.approx(100 * (18_708_352 - kz[nearest]) / kz[nearest], rel=1e-12)
    assert (deviation["base_period"], deviation["derived"]) == (nearest, True)
    table = kzeu("compare", "--over-time", "population", "--all").out.splitlines()
    place = next(number for number, line in enumerate(table) if "447,206,135" in line)
    assert table[place - 1].startswith("2017")
    assert f"{deviation['value']:+.2f}%*".replace("-", "−") in table[place + 1]


def test_gdp_per_head_over_time_is_derived_and_says_from_what(kzeu: Kzeu) -> None:
    rows = kzeu("compare", "--over-time", "gdp-per-head", "--from", "2020", "--to", "2020", "--json").json
    kz = by_id(rows)["gdp-per-head-of-worldbank-gdp-kz-2020"]
    bank = world_bank()["2020"]
    assert kz["value"] == pytest.approx(float(bank["kaz_gdp_usd"] / bank["kaz_population"]), rel=1e-12)
    assert kz["inputs"] == ["worldbank-gdp-kz-2020", "worldbank-population-kz-2020"]
    assert "$8,781.51*" in kzeu("compare", "--over-time", "gdp-per-head", "--from", "2020").out


def test_filters_years_by_the_year_beside_which_a_row_stands(kzeu: Kzeu) -> None:
    rows = kzeu("compare", "--over-time", "population", "--year", "2017", "--json").json
    assert pairs(rows) == [("worldbank", "2017"), ("article", None)]


def test_rows_of_different_units_have_no_ratio(builtin: Dataset) -> None:
    cells = {"EU": builtin.facts["population-eu"], "KZ": builtin.facts["area-kz"]}
    row = comparison.Compared(attribute="population", cells=cells)
    assert (row.ratio, row.difference) == (None, None)


def test_one_party_alone_is_a_row(builtin: Dataset) -> None:
    (row,) = comparison.compare(builtin, ["land-area"], Filter())
    assert (list(row.cells), row.ratio) == (["KZ"], None)


# -- leaders -----------------------------------------------------------------------------------------------------------


def leaders(kzeu: Kzeu, day: str) -> dict[str, str]:
    rows = kzeu("compare", "current-leader", "--as-of", day, "--json").json
    return {row["holder"]: row["reporter"] for row in rows if row["kind"] == "office"}


def test_leaders_are_those_in_office_on_the_day(kzeu: Kzeu) -> None:
    # Tokayev since 20 March 2019, Bektenov since 6 February 2024; Costa and von der Leyen seen on 4 April 2025.
    assert leaders(kzeu, "2026-01-10") == {
        "Kassym-Jomart Tokayev": "KZ", "Olzhas Bektenov": "KZ", "António Costa": "EU", "Ursula von der Leyen": "EU",
    }  # fmt: skip
    assert "Olzhas Bektenov" not in leaders(kzeu, "2024-02-05")
    assert "Olzhas Bektenov" in leaders(kzeu, "2024-02-06")


def test_since_when_leaders_are_in_office_is_said(kzeu: Kzeu) -> None:
    out = " ".join(kzeu("compare", "current-leader", "--as-of", "2026-01-10").out.split())
    assert "Olzhas Bektenov, Prime Minister, since 2024-02-06" in out or "since 2024-02-06" in out
    assert "Smaiylov" in out  # the article's own
    assert out.index("Bektenov") < out.index("Smaiylov")


def test_the_article_alone_has_only_its_own_leaders(kzeu: Kzeu) -> None:
    assert {row["kind"] for row in article(kzeu, "current-leader")} == {"trait"}


# -- for people --------------------------------------------------------------------------------------------------------


def test_one_screen(kzeu: Kzeu) -> None:
    out = kzeu("compare", "--as-of", "2026-01-10").out
    lines = out.splitlines()
    assert len(lines) <= 23
    assert max(map(len, lines)) <= 80
    words = " ".join(out.split())
    # The World Bank's 450,228,188 and 20,592,571 of 2024, and the article's 447,206,135 and 18,708,352.
    for said in ("450.2 m", "20.6 m", "2024,", "447.2 m;", "18.7 m", "Bektenov", "worked out by kzeu"):
        assert said in words, said
    assert "Smaiylov" not in words
    assert lines[-1].startswith("More: --all")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_everything_is_there_on_request_and_nothing_is_cut(
    kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    out = kzeu("compare", "--all").out
    assert max(map(len, out.splitlines())) <= width
    words = " ".join(out.split())
    for word in ("Zagreb", "Stepnogorsk", "Smaiylov,", "Portuguese", "447,206,135", "no year given"):
        assert word in words
    assert all(row["attribute"] for row in csv.DictReader(kzeu("compare", "--format", "csv").out.splitlines()))


def test_markdown_writes_amounts_as_tables_do(kzeu: Kzeu) -> None:
    out = kzeu("compare", "gdp", "--format", "markdown").out
    rows = kzeu("compare", "gdp", "--json").json
    shown = next(row for row in rows if (row["reporter"], row["unit"], row["derived"]) == ("KZ", "USD", False))
    assert shown["value_text"].startswith("$")
    assert f"| {shown['value_text']} |" in out
    assert str(shown["value"]) not in out


def test_nobody_in_office_is_said(kzeu: Kzeu) -> None:
    result = kzeu("compare", "current-leader", "--as-of", "2000-01-01")
    assert "nobody is known to be in office on 2000-01-01" in result.err
    assert "nobody known" in result.out


@pytest.mark.parametrize("words", [("population", "--as-of", "2000"), ("--over-time", "--as-of", "2000")])
def test_a_day_says_who_is_in_office_and_nothing_else(kzeu: Kzeu, words: tuple[str, ...]) -> None:
    result = kzeu("compare", *words)
    assert (result.code, result.out) == (2, "")
    assert "--as-of says who is in office on a day" in result.err


def test_numbers_of_two_years_are_no_growth(kzeu: Kzeu) -> None:
    """The Factbook's GDP of 2024 stands beside the World Bank's of 2023."""
    rows = [row for row in kzeu("compare", "--over-time", "gdp", "--json").json if "deviation" in row["id"]]
    factbook = next(row for row in rows if "factbook-gdp-eu" in row["id"])
    assert factbook["caution"].startswith("not of one time: 2024 against 2023")
    assert all(row["caution"].startswith("not of one time") for row in rows)
