"""kzeu fdi: expected values are read from the article and from the official files by hand."""

import re
from typing import Any

import pytest
from conftest import Kzeu

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
        assert (row["subject"], row["counterpart"], row["value"], row["unit"]) == ("KZ", country, value, "USD")
        assert (row["direction"], row["nature"], row["refs"]) == (direction, "cumulative", [24])


def test_what_the_article_says_over_time(kzeu: Kzeu) -> None:
    rows = by_id(kzeu("fdi", "--layer", "article", "--json").json)
    assert (rows["fdi-total-2006"]["value"], rows["fdi-total-2006"]["year"]) == (7_300_000_000, 2006)
    grown = rows["fdi-eu-2019"]
    assert (grown["value"], grown["unit"], grown["bound"], grown["as_of"]) == (64_000_000_000, "EUR", "almost", "2019")
    assert rows["fdi-eu27-15-years"]["duration"] == "P15Y"
    assert (rows["fdi-gross-eu"]["value"], rows["fdi-gross-eu"]["bound"]) == (100_000_000_000, "almost")


def test_investors_are_ranked_with_shares_and_bars(kzeu: Kzeu) -> None:
    out = kzeu("fdi", "--layer", "article").out
    ranked = [line.split() for line in out.splitlines() if re.match(r"[A-Z]\w+ +\$\d", line)]
    assert [line[0] for line in ranked] == ["Netherlands", "Switzerland", "France", "Italy", "Belgium", "Germany"]
    # 90.4, 25.8, 16.1, 8.7, 7.6 and 5.2 of 153.8
    assert [line[3] for line in ranked] == ["58.8%", "16.8%", "10.5%", "5.7%", "4.9%", "3.4%"]
    bars = [len(line[4]) for line in ranked]
    assert bars == sorted(bars, reverse=True)
    assert "The 6 listed come to $153.8 bn (derived" in out


def test_bars_are_ascii_where_the_terminal_is_dumb(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    out = kzeu("fdi", "--layer", "article").out
    assert "████" not in out
    assert re.search(r"Netherlands .* #{10,} +article", out)


def test_flows_and_stocks_by_year(kzeu: Kzeu) -> None:
    rows = by_id(kzeu("fdi", "--source", "nbk", "--json").json)
    assert len(rows) == 4 * 19
    flow, stock = rows["nbk-fdi-inflow-eu-2019"], rows["nbk-fdi-stock-eu-2019"]
    assert (flow["nature"], flow["basis"], flow["value"]) == ("flow", "net", -880_300_000)
    assert (stock["nature"], stock["basis"], stock["value"]) == ("stock", None, 69_139_300_000)


def test_natures_are_never_mixed_unmarked(kzeu: Kzeu) -> None:
    out = kzeu("fdi").out
    assert "net flow, EU27_2020" in out
    assert "stock, EU27_2020" in out
    flows, stocks = re.split(r"National Bank of Kazakhstan, [a-z ]+, EU27_2020\n", out)[1:3]
    assert "€2.93 bn" in flows
    assert "€133.39 bn" in stocks
    assert "€133.39 bn" not in flows
    for heading in ("Flow", "Share", "Cumulative", "Gross flow", "Gross cumulative"):
        assert re.search(rf"^{heading}$", out, flags=re.MULTILINE), heading


def test_only_one_nature(kzeu: Kzeu) -> None:
    rows = kzeu("fdi", "--nature", "stock", "--json").json
    assert {row["nature"] for row in rows} == {"stock"}
    assert len([row for row in rows if row["source"] == "nbk"]) == 2 * 19


def test_shares_of_the_stock_follow(kzeu: Kzeu) -> None:
    rows = by_id(kzeu("fdi", "--view", "kz", "--derived", "--json").json)
    share = rows["share-of-nbk-fdi-stock-eu-2021-in-nbk-fdi-stock-world-2021"]
    # 68,294.7 of 134,471.1 million
    assert (share["value"], share["derived"], share["share_nature"]) == (50.79, True, "stock")
    assert not [row for row in rows.values() if row["inputs"] and row["basis"] == "net"]


def test_in_another_currency(kzeu: Kzeu) -> None:
    rows = by_id(kzeu("fdi", "--in", "EUR", "--json").json)
    assert rows["fdi-total-2006"]["rate"] == 1.2556
    assert rows["fdi-netherlands"]["value_in"] is None
    assert rows["fdi-netherlands"]["rate_note"] == "stays in USD: no year given"
    grown = rows["official-fdi-since-independence"]
    assert grown["rate_note"] == "all at the mean of 2019, though it adds up more than that"


@pytest.mark.parametrize("width", ["60", "80", "120"])
@pytest.mark.parametrize("args", [(), ("--in", "USD"), ("--tree",)])
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
    ],
)
def test_says_in_one_line_what_is_wrong(kzeu: Kzeu, args: tuple[str, ...], code: int, said: str) -> None:
    result = kzeu("fdi", *args)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert result.err.count("\n") == 1


def test_one_investor_keeps_its_share_in_the_whole_list(kzeu: Kzeu) -> None:
    # 25.8 of 90.4 + 25.8 + 16.1 + 8.7 + 7.6 + 5.2 billion dollars.
    out = kzeu("fdi", "--partner", "Switzerland", "--layer", "article").out
    assert "Share of the 6 listed" in out
    assert "16.8%" in out
    assert "$90.4 bn" not in out


def test_shares_that_follow_are_shown_without_the_amounts_that_they_follow_from(kzeu: Kzeu) -> None:
    # EUR 68,294.7 million of 134,471.1 at the end of 2021.
    assert "50.79%" in kzeu("fdi", "--nature", "share", "--derived").out


def test_the_article_comes_first_whomever_it_is_about(kzeu: Kzeu) -> None:
    out = kzeu("fdi", "--partner", "switzerland").out
    assert out.index("Article:") < out.index("Official:")


def test_amounts_that_stay_keep_their_digits(kzeu: Kzeu) -> None:
    out = kzeu("fdi", "--layer", "article", "--in", "EUR").out
    assert "$90.4 bn" in out
    assert "$90.40" not in out
