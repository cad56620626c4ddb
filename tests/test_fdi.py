"""kzeu fdi: expected values are read from the article and from the official files by hand."""

import csv
import re
from decimal import Decimal
from typing import Any

import pytest
from conftest import HERE, Kzeu

INVESTORS = {
    "fdi-netherlands": ("NL", 90_400_000_000, "Investment in Kazakhstan from Netherlands"),
    "fdi-switzerland": ("CH", 25_800_000_000, "Investment in Kazakhstan from Switzerland"),
    "fdi-france": ("FR", 16_100_000_000, "Investment in Kazakhstan from France"),
    "fdi-italy": ("IT", 8_700_000_000, "Investment in Kazakhstan from Italy"),
    "fdi-belgium": ("BE", 7_600_000_000, "Investment in Kazakhstan from Belgium"),
    "fdi-germany": ("DE", 5_200_000_000, "Investment in Kazakhstan from Germany"),
}


def by_id(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in rows}


def test_the_six_investors(kzeu: Kzeu) -> None:
    rows = by_id(kzeu("fdi", "--json").json)
    for name, (country, value, direction) in INVESTORS.items():
        row = rows[name]
        assert (row["reporter"], row["partner"], row["value"], row["unit"]) == ("KZ", country, value, "USD")
        assert (row["label"], row["nature"], row["refs"]) == (f"{direction}, cumulative", "cumulative", ["24"])


def test_what_the_article_says_over_time(kzeu: Kzeu) -> None:
    rows = by_id(kzeu("fdi", "--layer", "article", "--json").json)
    assert (rows["fdi-total-2006"]["value"], rows["fdi-total-2006"]["year"]) == (7_300_000_000, 2006)
    grown = rows["fdi-eu-2019"]
    assert (grown["value"], grown["unit"], grown["bound"], grown["as_of"]) == (64_000_000_000, "EUR", "almost", "2019")
    assert rows["fdi-eu27-15-years"]["duration"] == "P15Y"
    assert (rows["fdi-gross-eu"]["value"], rows["fdi-gross-eu"]["bound"]) == (100_000_000_000, "almost")


def test_investors_are_ranked_with_shares_and_bars(kzeu: Kzeu) -> None:
    out = kzeu("fdi", "--layer", "article").out
    ranked = [
        re.sub("[≠✗]", "", line).split() for line in out.splitlines() if re.match(r"[A-Z]\w+ [≠✗]? +\d+\.\d\d ", line)
    ]
    assert [line[0] for line in ranked] == ["Netherlands", "Switzerland", "France", "Italy", "Belgium", "Germany"]
    # 90.4, 25.8, 16.1, 8.7, 7.6 and 5.2 of 153.8
    assert [line[1] for line in ranked] == ["90.40", "25.80", "16.10", "8.70", "7.60", "5.20"]
    assert [line[2] for line in ranked] == ["58.8%*", "16.8%*", "10.5%*", "5.7%*", "4.9%*", "3.4%*"]
    bars = [len(line[3]) for line in ranked]
    assert bars == sorted(bars, reverse=True)
    assert "The 6 listed come to $153.8 bn*" in out


def test_bars_are_ascii_where_the_terminal_is_dumb(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    out = kzeu("fdi", "--layer", "article").out
    assert "████" not in out
    assert re.search(r"Netherlands .* #{10,}", out)


def national_bank() -> dict[tuple[str, str], dict[str, Decimal]]:
    """What the National Bank's file has, in euros, by year, for each direction and partner."""
    with (HERE / "data" / "official" / "fdi_nbk_eur_m_2003_2021.csv").open(encoding="utf-8", newline="") as lines:
        return {
            (row["direction"], row["partner_code"]): {
                year: Decimal(value) * 10**6 for year, value in row.items() if year.isdecimal()
            }
            for row in csv.DictReader(lines)
        }


def test_flows_and_stocks_by_year(kzeu: Kzeu) -> None:
    rows = kzeu("fdi", "--source", "nbk", "--json").json
    for series, nature, basis, of in (
        ("nbk-fdi-inflow-eu", "flow", "net", ("FDI inflow", "EU27_2020")),
        ("nbk-fdi-inflow-world", "flow", "net", ("FDI inflow", "WORLD")),
        ("nbk-fdi-stock-eu", "stock", None, ("FDI inward stock", "EU27_2020")),
        ("nbk-fdi-stock-world", "stock", None, ("FDI inward stock", "WORLD")),
    ):
        found = [row for row in rows if row["series"] == series]
        assert {row["when"]: row["value"] for row in found} == national_bank()[of]
        assert {(row["nature"], row["basis"]) for row in found} == {(nature, basis)}


def test_texts_say_that_a_stock_stands_at_the_end_of_its_year(kzeu: Kzeu) -> None:
    rows = by_id(kzeu("fdi", "--json").json)
    assert rows["nbk-fdi-stock-eu-2021"]["text"].startswith(
        "The stock of foreign direct investment in Kazakhstan from the EU came to €68.29 billion at the end of 2021 ("
    )
    assert rows["nbk-fdi-inflow-eu-2019"]["text"].startswith(
        "The net flow of foreign direct investment in Kazakhstan from the EU came to -€880.3 million in 2019 ("
    )


def test_natures_are_never_mixed_unmarked(kzeu: Kzeu) -> None:
    out = kzeu("fdi", "--all").out
    [head] = {line for line in out.splitlines() if "Net flow" in line and "Stock" in line}
    assert head.split() == ["When", "Net", "flow", "Stock", "Change", "Share", "Net", "flow,", "all", "Stock,", "all"]
    for heading in ("flow", "share", "cumulative", "gross flow", "gross cumulative", "stock"):
        assert re.search(rf", {heading}$", out, flags=re.MULTILINE), heading
    labels = {(row["label"], row["nature"], row["when"], row["source"]) for row in kzeu("fdi", "--json").json}
    assert ("Investment in Kazakhstan from EU, gross cumulative", "cumulative", "2025", "pages") in labels


def test_only_one_nature(kzeu: Kzeu) -> None:
    rows = [row for row in kzeu("fdi", "--nature", "stock", "--json").json if not row["derived"]]
    assert {row["nature"] for row in rows} == {"stock"}
    assert len([row for row in rows if row["series"]]) == 2 * 19


def test_shares_and_growth_of_the_stock_follow(kzeu: Kzeu) -> None:
    rows = by_id(kzeu("fdi", "--view", "kz", "--json").json)
    stock = national_bank()[("FDI inward stock", "EU27_2020")]
    share = rows["share-of-nbk-fdi-stock-eu-2021-in-nbk-fdi-stock-world-2021"]
    # 68,294.7 of 134,471.1 million
    assert share["value"] == pytest.approx(50.7877, abs=0.0001)
    assert (share["derived"], share["share_nature"]) == (True, "stock")
    growth = rows["growth-of-nbk-fdi-stock-eu-2021"]["value"]
    assert growth == pytest.approx(float(100 * (stock["2021"] / stock["2020"] - 1)), abs=1e-9)
    assert not [row for row in rows.values() if row["derived"] and row["basis"] == "net"]


def test_stocks_go_at_the_rate_of_the_years_end_and_flows_at_the_mean(kzeu: Kzeu) -> None:
    rows = by_id(kzeu("fdi", "--in", "USD", "--json").json)
    # 68,294.7 million at 1.1326, the European Central Bank's rate of 31 December 2021
    stock = rows["nbk-fdi-stock-eu-2021"]
    assert (stock["rate"], stock["rate_period"], stock["as_of"]) == (1.1326, "2021-12-31", "2021-12-31")
    assert (stock["value_in"], stock["rate_source"]) == (77_350_577_220, "ecb")
    flow = rows["nbk-fdi-inflow-eu-2021"]
    assert (flow["rate"], flow["rate_period"]) == (1.1827, "2021")
    # 2020 ended at 1.2271: 63,289.3 million were more dollars than 68,294.7 a year later.
    growth = rows["growth-of-nbk-fdi-stock-eu-2021-in-usd"]
    expected = 100 * (Decimal("68294.7") * Decimal("1.1326") / (Decimal("63289.3") * Decimal("1.2271")) - 1)
    assert growth["value"] == pytest.approx(float(expected), abs=1e-9)
    assert "1.1326 USD per EUR (2021-12-31); 1.2271 USD per EUR (2020-12-31)" in growth["rate_note"]


def test_what_has_no_rate_stays(kzeu: Kzeu) -> None:
    rows = by_id(kzeu("fdi", "--in", "EUR", "--json").json)
    assert rows["fdi-total-2006"]["rate"] == 1.2556
    assert rows["fdi-netherlands"]["value_in"] is None
    assert rows["fdi-netherlands"]["rate_note"] == "stays in USD: no year given"
    for name in ("official-fdi-since-independence", "official-fdi-eu-total-2025"):
        assert rows[name]["value_in"] is None
        assert rows[name]["rate_note"] == "stays in USD: adds up years that it does not name"


def test_the_terms_of_the_table_travel_with_it(kzeu: Kzeu) -> None:
    said = "do not pass on the table without asking"
    for args in ((), ("--all",), ("--view", "kz", "--notes"), ("--chart",), ("--in", "USD")):
        assert said in " ".join(kzeu("fdi", *args).out.split()), args
    for row in kzeu("fdi", "--source", "nbk", "--json").json:
        assert said in row["licence"]
    assert said in kzeu("fdi", "--source", "nbk", "--format", "csv").out


def test_one_screen(kzeu: Kzeu) -> None:
    out = kzeu("fdi").out
    lines = out.splitlines()
    assert len(lines) <= 23
    assert max(map(len, lines)) <= 80
    latest = next(line.split() for line in lines if line.startswith("2021 "))
    assert latest == ["2021", "0.64", "68.29", "+7.9%*", "50.8%*", "2.85", "134.47"]
    assert "Netherlands 90.4" in out
    assert re.search(r"Stock, 2003–2021: [▁-█]{19} 3\.7 to 68\.3 EUR bn", out)
    claims = out.index("What officials and the press state")
    assert "gross cumulative" not in out[:claims]
    assert "27 members of today" in out
    assert lines[-1].startswith("More: --all")


@pytest.mark.parametrize("width", ["60", "80", "120"])
@pytest.mark.parametrize("args", [(), ("--all",), ("--in", "USD"), ("--tree",)])
def test_tables_fit_and_cut_nothing(
    kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, width: str, args: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    out = kzeu("fdi", *args).out
    assert max(map(len, out.splitlines())) <= int(width)
    assert "…" not in out


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("--nature", "stok"), 2, "did you mean stock"),
        (("--view", "nl"), 1, "no party 'nl'"),
        (("--fields", "investor"), 2, "no field 'investor' in fdi"),
        (("stock",), 1, "--nature stock"),
    ],
)
def test_says_in_one_line_what_is_wrong(kzeu: Kzeu, args: tuple[str, ...], code: int, said: str) -> None:
    result = kzeu("fdi", *args)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert result.err.count("\n") == 1


def test_one_investor_keeps_its_share_in_the_whole_list(kzeu: Kzeu) -> None:
    # 25.8 of 90.4 + 25.8 + 16.1 + 8.7 + 7.6 + 5.2 billion dollars.
    out = kzeu("fdi", "Switzerland", "--layer", "article").out
    assert "Share of those listed" in out
    assert "16.8%*" in out
    assert "90.4" not in out


def test_an_investor_and_a_year_as_words(kzeu: Kzeu) -> None:
    rows = kzeu("fdi", "netherlands", "--json").json
    assert {row["partner"] for row in rows} == {"NL"}
    assert kzeu("fdi", "2019", "--json").out == kzeu("fdi", "--year", "2019", "--json").out


def test_shares_that_follow_are_shown_without_the_amounts_that_they_follow_from(kzeu: Kzeu) -> None:
    # EUR 68,294.7 million of 134,471.1 at the end of 2021.
    assert "50.79%*" in kzeu("fdi", "--nature", "share").out


def test_official_comes_before_the_article(kzeu: Kzeu) -> None:
    out = kzeu("fdi", "--all").out
    assert out.index("Official:") < out.index("Article:")


def test_the_investors_that_both_layers_list_stand_once_with_both_sources(kzeu: Kzeu) -> None:
    out = kzeu("fdi", "--all").out
    assert len(re.findall("^Netherlands [^A-Z]*90\\.40", out, re.MULTILINE)) == 1
    assert "The same stands in: article [24]." in out
    rows = by_id(kzeu("fdi", "--json").json)
    for name in INVESTORS:
        assert rows[name]["same_as"] == [f"official-{name}"]
        assert rows[f"official-{name}"]["same_as"] == [name]


def test_amounts_that_stay_keep_their_currency(kzeu: Kzeu) -> None:
    out = kzeu("fdi", "--layer", "article", "--in", "EUR").out
    assert re.search(r"Partner +USD bn", out)
    assert re.search(r"Netherlands [≠✗]? +90\.40", out)
