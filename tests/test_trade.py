"""kzeu trade: expected values are read from the article and from the official files by hand."""

import csv
import re
from io import StringIO
from typing import Any

import pytest
from conftest import Kzeu

Rows = list[dict[str, Any]]


def by_id(rows: Rows) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in rows}


# -- what the article says ---------------------------------------------------------------------------------------------


def test_the_four_amounts_of_2007(kzeu: Kzeu) -> None:
    rows = kzeu("trade", "--from", "2007", "--to", "2007", "--json").json
    amounts = {
        (row["direction"], row["coverage"]): (row["value"], row["unit"], row["flow"], row["shown"], row["year"])
        for row in rows
        if row["unit"] == "EUR"
    }
    assert amounts == {
        ("EU imports from Kazakhstan", "goods"): (13_350_000_000, "EUR", "imports", "€13.35 billion", 2007),
        ("EU imports from Kazakhstan", "services"): (1_520_000_000, "EUR", "imports", "€1.52 billion", 2007),
        ("EU exports to Kazakhstan", "goods"): (6_040_000_000, "EUR", "exports", "€6.04 billion", 2007),
        ("EU exports to Kazakhstan", "services"): (1_920_000_000, "EUR", "exports", "€1.92 billion", 2007),
    }
    [share] = [row for row in rows if row["unit"] == "percent"]
    assert (share["value"], share["nature"], share["product"]) == (80, "share", "oil-and-gas")


def test_every_figure_of_trade_that_the_article_has(kzeu: Kzeu) -> None:
    rows = kzeu("trade", "--layer", "article", "--json").json
    told = {(row["value"], row["unit"], row["bound"], row["period"] or row["as_of"]) for row in rows}
    assert told >= {
        (30, "percent", "about", None),
        (41, "percent", None, None),
        (41, "percent", "over", None),
        (50, "percent", "over", "2014"),
        (53_400_000_000, "USD", "about", "2013"),
        (28_400_000_000, "USD", None, "2014-01/2014-06"),
        (31_000_000_000, "EUR", None, None),
        (36, "percent", None, None),
        (33, "rank", None, "2020"),
        (18_600_000_000, "EUR", None, "2020"),
        (12_600_000_000, "EUR", None, "2020"),
        (5_900_000_000, "EUR", None, "2020"),
        (46, "treaties", None, None),
        (13_000_000_000, "USD", "over", None),
        (4_000, "companies", "over", None),
        (2_000, "joint-ventures", "over", None),
    }
    assert {row["source"] for row in rows} == {"article"}
    assert {row["view"] for row in rows} == {None}


def test_references_are_lists_of_ids(kzeu: Kzeu) -> None:
    rows = by_id(kzeu("trade", "--json").json)
    assert rows["trade-goods-total-2020"]["refs"] == [2]
    assert rows["trade-goods-imports-2007"]["refs"] == []
    assert rows["kz-view-exports-2019"]["refs"] == ["bns-foreign-trade-workbooks"]
    assert rows["kz-view-exports-2024"]["refs"] == ["bns-exports-by-partner"]


def test_undated_figures_come_last(kzeu: Kzeu) -> None:
    rows = kzeu("trade", "--json").json
    dated = [bool(row["period"] or row["as_of"]) for row in rows]
    assert dated == sorted(dated, reverse=True)
    assert not all(dated)


def test_undated_figures_stand_in_a_group_of_their_own(kzeu: Kzeu) -> None:
    out = kzeu("trade", "--layer", "article").out
    before, after = re.split(r"^No year given$", out, flags=re.MULTILINE)
    assert "€31 bn" not in before
    assert "€31 bn" in after.split("Derived")[0]


# -- both layers, and what narrows them --------------------------------------------------------------------------------


def test_both_layers_at_their_natural_grain(kzeu: Kzeu) -> None:
    rows = kzeu("trade", "--json").json
    assert {row["layer"] for row in rows} == {"article", "official"}
    assert {row["grain"] for row in rows} == {None, "year"}
    years = {row["year"] for row in rows if row["series"] == "kz-view-exports"}
    assert years == set(range(2018, 2026))


@pytest.mark.parametrize(("view", "party", "source"), [("eu", "EU", "eurostat"), ("Kazakhstan", "KZ", "bns")])
def test_narrowed_to_the_statistics_of_one_party(kzeu: Kzeu, view: str, party: str, source: str) -> None:
    everything = [row["id"] for row in kzeu("trade", "--json").json if row["view"] == party]
    rows = kzeu("trade", "--view", view, "--json").json
    assert [row["id"] for row in rows] == everything
    assert source in {row["source"] for row in rows}


def test_filters_by_flow_and_coverage(kzeu: Kzeu) -> None:
    rows = kzeu("trade", "--flow", "exports", "--coverage", "services", "--json").json
    assert [row["id"] for row in rows] == ["trade-services-exports-2007"]


def test_year_is_short_for_from_and_to(kzeu: Kzeu) -> None:
    assert (
        kzeu("trade", "--year", "2020", "--json").out == kzeu("trade", "--from", "2020", "--to", "2020", "--json").out
    )


def test_limit_holds_with_derived_rows_too(kzeu: Kzeu) -> None:
    assert len(kzeu("trade", "--limit", "5", "--derived", "--json").json) == 5


def test_parts_of_years_are_marked(kzeu: Kzeu) -> None:
    rows = kzeu("trade", "--view", "eu", "--json").json
    parts = {row["period"] for row in rows if row["status"] == "partial"}
    assert parts >= {"2022-01/2022-11", "2023-01/2023-07", "2024-01/2024-08"}
    assert not [part for part in parts if part.isdecimal()]


def test_sums_of_ours_are_marked_as_derived(kzeu: Kzeu) -> None:
    rows = by_id(kzeu("trade", "--json").json)
    row = rows["eu-view-imports-2021"]
    assert (row["derived"], row["formula"], row["inputs"]) == (True, "sum of the 27 reporting members", [])
    assert rows["eu-view-exports-2021"]["derived"] is False


# -- finer grains ------------------------------------------------------------------------------------------------------


def test_partners_of_a_year_by_size(kzeu: Kzeu) -> None:
    rows = kzeu("trade", "--by", "partner", "--view", "kz", "--year", "2024", "--top", "5", "--json").json
    exports = [row["counterpart"] for row in rows if row["flow"] == "exports"]
    imports = [row["counterpart"] for row in rows if row["flow"] == "imports"]
    assert exports == ["IT", "NL", "FR", "RO", "GR"]
    assert imports == ["DE", "FR", "IT", "ES", "PL"]


def test_partners_have_shares_of_the_party_they_belong_to(kzeu: Kzeu) -> None:
    rows = kzeu("trade", "--by", "partner", "--year", "2024", "--derived", "--json").json
    share = by_id(rows)["share-of-kz-view-exports-to-it-2024-in-kz-view-exports-2024"]
    # 18,663.8 of 38,141.9 million
    assert (share["value"], share["inputs"]) == (48.93, ["kz-view-exports-to-it-2024", "kz-view-exports-2024"])
    # The United Kingdom is in the world and not in the EU.
    outside = [row for row in rows if "GB" in (row["subject"], row["counterpart"]) and row["nature"] == "share"]
    assert outside
    assert not [row["id"] for row in outside if "world" not in row["inputs"][1]]


def test_partners_of_several_years_stand_side_by_side(kzeu: Kzeu) -> None:
    out = kzeu("trade", "--by", "partner", "--view", "kz", "--top", "3").out
    assert re.search(r"Partner +2018 +2019 +2020 +2021 +2022 +2023 +2024 +2025 +Source", out)
    assert re.search(r"Italy +11,734 .* 13,854 +14,833 +18,664 +15,639 +bns", out)


def test_months(kzeu: Kzeu) -> None:
    rows = kzeu("trade", "--by", "month", "--year", "2022", "--json").json
    assert len(rows) == 3 * 11
    [row] = [row for row in rows if row["period"] == "2022-09" and row["flow"] == "exports"]
    assert row["value"] == 1_173_083_240


def test_groups_of_products_with_their_share(kzeu: Kzeu) -> None:
    rows = kzeu("trade", "--by", "group", "--derived", "--json").json
    shares = {row["year"]: row["value"] for row in rows if row["nature"] == "share" and row["flow"] == "imports"}
    assert shares[2020] == 90.75
    assert shares[2021] == 90.22
    assert rows[0]["product"] == "mineral-fuels"


# -- what follows ------------------------------------------------------------------------------------------------------


def test_nothing_derived_is_among_the_rows_unless_asked(kzeu: Kzeu) -> None:
    plain, more = (by_id(kzeu("trade", *args, "--json").json) for args in ((), ("--derived",)))
    assert all(not row["inputs"] for row in plain.values())
    added = [row for name, row in more.items() if name not in plain]
    assert plain.items() <= more.items()
    assert all(row["derived"] and row["formula"] and row["inputs"] for row in added)
    assert more["balance-of-eu-view-exports-2021"]["value"] == -12_060_990_605
    assert more["balance-of-eu-view-exports-2021"]["direction"] == "EU trade balance with Kazakhstan"


def test_tables_show_what_follows_apart_and_with_its_formula(kzeu: Kzeu) -> None:
    out = kzeu("trade", "--view", "kz", "--year", "2019").out
    stated, derived = out.split("Derived: ")[:2]
    assert "24.19 bn" in stated
    assert "17.96 bn" not in stated
    assert "$17.96 bn" in derived
    assert "-20.02%" in derived
    assert "Balance = exports − imports" in derived
    assert "41.65%" in derived


def test_a_balance_alone_is_not_stated(kzeu: Kzeu) -> None:
    result = kzeu("trade", "--flow", "balance", "--json")
    assert (result.code, result.out) == (0, "[]\n")
    assert "--derived" in result.err
    assert len(kzeu("trade", "--flow", "balance", "--derived", "--json").json) > 10


# -- tables ------------------------------------------------------------------------------------------------------------


def test_never_two_views_or_layers_in_one_table(kzeu: Kzeu) -> None:
    sources = {"article", "eurostat", "bns"}
    for block in re.split(r"\n\n(?=\S.*\n\nWhen)", kzeu("trade").out):
        lines = [line.split() for line in block.splitlines() if re.match(r"(since )?\d{4}", line)]
        assert len({word for line in lines for word in line[-2:] if word in sources}) <= 1, block


def test_a_change_of_members_is_said_in_the_table(kzeu: Kzeu) -> None:
    out = " ".join(kzeu("trade", "--view", "kz").out.split())
    assert "members change over the years" in out
    assert "count the United Kingdom in this row up to the data for 2022 (28 countries)" in out


@pytest.mark.parametrize("width", ["60", "80", "120"])
@pytest.mark.parametrize(
    "args", [(), ("--in", "USD"), ("--by", "partner", "--year", "2024"), ("--by", "month"), ("--tree",)]
)
def test_tables_fit_and_cut_nothing(
    kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, width: str, args: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    out = kzeu("trade", *args).out
    assert max(map(len, out.splitlines())) <= int(width)
    assert "…" not in out


def test_fields_give_one_plain_table(kzeu: Kzeu) -> None:
    out = kzeu("trade", "--view", "eu", "--year", "2021", "--fields", "id,value,unit").out
    assert "eu-view-imports-2021" in out
    assert "Derived" not in out


def test_csv_has_a_row_for_each_figure(kzeu: Kzeu) -> None:
    out = kzeu("trade", "--layer", "article", "--year", "2013", "--format", "csv", "--fields", "id,value").out
    assert list(csv.reader(StringIO(out)))[1:] == [["trade-rank-eu-2002", "1"], ["trade-total-2013", "53400000000"]]


# -- currencies --------------------------------------------------------------------------------------------------------


def test_in_another_currency(kzeu: Kzeu) -> None:
    rows = by_id(kzeu("trade", "--in", "usd", "--json").json)
    row = rows["trade-goods-imports-2007"]
    # 13.35 bn at 1.3705
    assert (row["value"], row["unit"]) == (13_350_000_000, "EUR")
    assert (row["value_in"], row["unit_in"]) == (18_296_175_000, "USD")
    assert (row["rate"], row["rate_unit"], row["rate_period"], row["rate_source"]) == (
        1.3705, "USD per EUR", "2007", "ecb",
    )  # fmt: skip
    assert row["rate_refs"] == ["ecb-reference-rates"]


def test_what_has_no_year_stays_and_says_why(kzeu: Kzeu) -> None:
    row = by_id(kzeu("trade", "--in", "USD", "--json").json)["trade-to-eu-undated"]
    assert (row["value"], row["unit"], row["value_in"], row["rate"]) == (31_000_000_000, "EUR", None, None)
    assert row["rate_note"] == "stays in EUR: no year given"


def test_part_of_a_year_goes_at_its_own_mean(kzeu: Kzeu) -> None:
    row = by_id(kzeu("trade", "--in", "EUR", "--json").json)["trade-total-2014-h1"]
    assert (row["rate"], row["rate_period"], row["rate_note"]) == (1.3703, "2014-01/2014-06", None)


def test_shares_and_ranks_have_no_currency(kzeu: Kzeu) -> None:
    rows = kzeu("trade", "--in", "USD", "--json").json
    assert {row["value_in"] for row in rows if row["unit"] in ("percent", "rank")} == {None}


def test_tables_show_the_rate_and_its_source(kzeu: Kzeu) -> None:
    out = kzeu("trade", "--in", "USD", "--year", "2021", "--view", "eu").out
    assert re.search(r"2021\s+\$6\.49 bn\s+\$20\.75 bn\*\s+1\.1827\s+eurostat", out)
    assert "European Central Bank [ecb-reference-rates]" in " ".join(out.split())


def test_without_a_currency_there_are_no_rates(kzeu: Kzeu) -> None:
    assert "rate" not in kzeu("trade", "--limit", "1", "--json").json[0]


# -- wrong -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("--view", "sweden"), 1, "no party 'sweden'; there are: EU, KZ"),
        (("--in", "CHF"), 1, "no rate for 'CHF'; there are: EUR, USD"),
        (("--in", "dollars"), 2, "'dollars' is not a currency such as EUR or USD"),
        (("--flow", "exprots"), 2, "did you mean exports"),
        (("--coverage", "good"), 2, "did you mean goods"),
        (("--by", "planet"), 2, "'planet'"),
        (("--year", "twenty"), 2, "'twenty' is not a year such as 2015"),
        (("--year", "2020", "--from", "2019"), 2, "--year stands for --from and --to"),
        (("--top", "3"), 2, "--top goes with --by partner"),
        (("--by", "partner", "--top", "-1"), 2, "'-1' is not a number of rows"),
        (("--topic", "trad"), 1, "did you mean trade"),
        (("--fields", "valeu"), 2, "did you mean value"),
    ],
)
def test_says_in_one_line_what_is_wrong(kzeu: Kzeu, args: tuple[str, ...], code: int, said: str) -> None:
    result = kzeu("trade", *args)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert result.err.count("\n") == 1


def test_nothing_found_is_no_error(kzeu: Kzeu) -> None:
    result = kzeu("trade", "--from", "1850", "--to", "1851", "--json")
    assert (result.code, result.out) == (0, "[]\n")
    assert result.err.startswith("kzeu: nothing matches")


def test_shows_one_country_by_name_code_or_adjective(kzeu: Kzeu) -> None:
    # kz_side_trade_by_eu_member_2018_2025.csv: 2024,ITA exports 18664 million dollars, read there to the first decimal.
    for name in ("Italy", "it", "ITA", "italian"):
        rows = kzeu("trade", "--partner", name, "--year", "2024", "--view", "kz", "--flow", "exports", "--json").json
        assert [(row["counterpart"], round(row["value"] / 10**6)) for row in rows] == [("IT", 18664)]


def test_a_misspelt_country_names_the_nearest(kzeu: Kzeu) -> None:
    for command in ("trade", "fdi"):
        result = kzeu(command, "--partner", "Itly")
        assert (result.code, result.err) == (1, "kzeu: no country 'Itly'; did you mean Italy?\n")


def test_a_country_and_another_grain_exclude_each_other(kzeu: Kzeu) -> None:
    result = kzeu("trade", "--partner", "Italy", "--by", "month")
    assert (result.code, result.err) == (2, "kzeu: --partner goes with --by partner\n")


def test_what_follows_from_figures_that_are_not_listed_is_shown_too(kzeu: Kzeu) -> None:
    assert (
        kzeu("trade", "--flow", "balance").err == "kzeu: nothing matches; --derived adds what follows from the rest\n"
    )
    table = kzeu("trade", "--flow", "balance", "--derived").out
    # EUR 6.04 billion less 13.35 of 2007; USD 38,141.9 million less 10,697.4 of 2024.
    assert "-€7.31 bn" in table
    assert "$27.44 bn" in table
    assert "-€7.31 bn" in kzeu("trade", "--flow", "balance", "--derived", "--limit", "1").out
    assert kzeu("trade", "--derived").out == kzeu("trade").out


def test_nothing_is_promised_where_nothing_follows(kzeu: Kzeu) -> None:
    assert kzeu("trade", "--year", "1850").err == "kzeu: nothing matches\n"


def test_partners_side_by_side_say_their_order_and_their_rates(kzeu: Kzeu) -> None:
    out = " ".join(kzeu("trade", "--by", "partner", "--view", "kz", "--top", "2", "--in", "EUR").out.split())
    assert "The largest of 2025 first." in out
    assert "Rates (USD per EUR): 2018: 1.1810, 2019: 1.1195," in out


def test_a_single_partner_has_no_bar(kzeu: Kzeu) -> None:
    assert "█" in kzeu("trade", "--by", "partner", "--year", "2024", "--top", "2").out
    assert "█" not in kzeu("trade", "--partner", "Germany", "--year", "2024").out
