"""kzeu trade: expected values are read from the article and the official files by hand, or worked out from them."""

import csv
import re
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from conftest import HERE, Kzeu

from kzeu_cli import dataset
from kzeu_cli.figures.lookup import find

Rows = list[dict[str, Any]]

OFFICIAL = HERE / "data" / "official"
MILLION = 10**6


def by_id(rows: Rows) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in rows}


def file(name: str) -> list[dict[str, str]]:
    with (OFFICIAL / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def means() -> dict[str, Decimal]:
    """Dollars for a euro in the mean of a year, from the European Central Bank's file."""
    return {row["year"]: Decimal(row["usd_per_eur_mean"]) for row in file("eur_usd_yearly_ecb")}


def kazakh(column: str) -> dict[int, Decimal]:
    """What Kazakhstan's own file has in a column, in dollars, by year."""
    rows = file("kz_side_trade_with_eu_2018_2025")
    return {int(row["year"]): Decimal(row[column]) * MILLION for row in rows if row[column]}


def stated(rows: Rows) -> Rows:
    return [row for row in rows if not row["derived"]]


# -- what the article says ---------------------------------------------------------------------------------------------


def test_the_four_amounts_of_2007(kzeu: Kzeu) -> None:
    rows = stated(kzeu("trade", "--from", "2007", "--to", "2007", "--json").json)
    amounts = {
        (row["label"], row["coverage"]): (row["value"], row["unit"], row["flow"], row["shown"], row["year"])
        for row in rows
        if row["unit"] == "EUR"
    }
    assert amounts == {
        ("EU imports from Kazakhstan, goods", "goods"): (13_350_000_000, "EUR", "imports", "€13.35 billion", 2007),
        ("EU imports from Kazakhstan, services", "services"): (1_520_000_000, "EUR", "imports", "€1.52 billion", 2007),
        ("EU exports to Kazakhstan, goods", "goods"): (6_040_000_000, "EUR", "exports", "€6.04 billion", 2007),
        ("EU exports to Kazakhstan, services", "services"): (1_920_000_000, "EUR", "exports", "€1.92 billion", 2007),
    }
    [share] = [row for row in rows if row["unit"] == "percent"]
    assert (share["value"], share["nature"], share["product"]) == (80, "share", "oil-and-gas")
    assert share["label"] == "Share of oil and gas in Kazakhstan exports to EU"


def test_every_figure_of_trade_that_the_article_has(kzeu: Kzeu) -> None:
    rows = stated(kzeu("trade", "--layer", "article", "--json").json)
    found = {(row["value"], row["unit"], row["bound"], row["when"]) for row in rows}
    assert found >= {
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


def test_undated_figures_stand_in_a_group_of_their_own(kzeu: Kzeu) -> None:
    before, after = re.split(r"^No year given$", kzeu("trade", "--layer", "article").out, flags=re.MULTILINE)
    assert "€31 bn" not in before
    assert "€31 bn" in after


# -- the fields of every row -------------------------------------------------------------------------------------------


def test_references_are_strings(kzeu: Kzeu) -> None:
    rows = by_id(kzeu("trade", "--json").json)
    assert rows["trade-goods-total-2020"]["refs"] == ["2"]
    assert rows["trade-goods-imports-2007"]["refs"] == []
    assert rows["kz-view-exports-2024"]["refs"] == ["bns-exports-by-partner"]


def test_the_newest_whole_year_comes_first_and_undated_last(kzeu: Kzeu) -> None:
    rows = kzeu("trade", "--json").json
    newest = max(row["year"] for row in rows if row["year"])
    assert (rows[0]["year"], rows[0]["layer"]) == (newest, "official")
    kinds = [(row["when"] is None, row["partial"]) for row in rows]
    assert kinds == sorted(kinds)
    whole = [row["year"] for row in rows if row["year"]]
    assert whole == sorted(whole, reverse=True)


def test_a_part_of_a_year_is_no_year(kzeu: Kzeu) -> None:
    rows = by_id(kzeu("trade", "--json").json)
    part = rows["eu-view-imports-partial-2022-01-to-2022-11"]
    assert (part["year"], part["partial"], part["start"], part["end"]) == (None, True, "2022-01-01", "2022-11-30")
    assert "January to November 2022, a part of the year" in part["text"]
    early, whole = rows["eu-view-exports-early-2022-01-to-2022-11"], rows["eu-view-exports-2022"]
    assert (early["year"], whole["year"], whole["partial"]) == (None, 2022, False)
    assert early["text"] != whole["text"]
    # A row has a year exactly if it covers its every day.
    for row in rows.values():
        is_year = row["start"] and row["start"].endswith("-01-01") and row["end"] == f"{row['start'][:4]}-12-31"
        assert (row["year"] is not None) == bool(is_year), row["id"]


def test_whose_statistics_and_the_other_side_stand_in_the_same_fields_in_every_view(kzeu: Kzeu) -> None:
    rows = by_id(kzeu("trade", "italy", "--json").json)
    ours, theirs = rows["kz-view-exports-to-it-2023"], rows["eu-view-exports-by-it-2023"]
    assert (ours["reporter"], ours["partner"], ours["partner_name"]) == ("KZ", "IT", "Italy")
    assert (theirs["reporter"], theirs["partner"], theirs["partner_name"]) == ("EU", "IT", "Italy")


def test_sums_of_the_sources_rows_are_not_called_derived(kzeu: Kzeu) -> None:
    row = by_id(kzeu("trade", "--json").json)["eu-view-imports-2021"]
    assert (row["derived"], row["formula"], row["inputs"]) == (False, None, [])
    assert row["compiled"] == "sum of the 27 reporting members"
    assert "sum of the 27 reporting members" in row["text"]


def test_every_text_has_number_unit_period_and_publisher(kzeu: Kzeu) -> None:
    rows = by_id(kzeu("trade", "--json").json)
    assert rows["kz-view-exports-2025"]["text"] == (
        "Kazakhstan's exports of goods to the EU came to $34.76 billion in 2025 (Kazakhstan's statistics: the Bureau "
        "of National Statistics of Kazakhstan; sum of the 27 partner rows; the EU counted as 27 members of today)."
    )
    assert rows["balance-of-eu-view-exports-2021"]["text"].startswith(
        "The EU's trade balance in goods with Kazakhstan was -€12.06 billion in 2021 (worked out by kzeu from "
        "figures of Eurostat: exports − imports"
    )
    for row in rows.values():
        if row["derived"] or row["series"]:
            assert re.search(r"\d", row["text"].partition("(")[0]), row["id"]
            assert not row["year"] or str(row["year"]) in row["text"], row["id"]
            assert row["text"].endswith(")."), row["id"]
            assert not row["derived"] or "worked out by kzeu" in row["text"], row["id"]


def test_flags_say_what_the_audit_holds_against_a_row(kzeu: Kzeu) -> None:
    rows = kzeu("trade", "--json").json
    assert {flag for row in rows for flag in row["flags"]} <= {"error", "tension", "outdated", "unclear"}
    assert by_id(rows)["trade-exports-share-lead"]["flags"]


# -- both layers, and what narrows them --------------------------------------------------------------------------------


def test_both_layers_at_their_natural_grain(kzeu: Kzeu) -> None:
    rows = stated(kzeu("trade", "--json").json)
    assert {row["layer"] for row in rows} == {"article", "official"}
    assert {row["grain"] for row in rows} == {None, "year"}
    years = {row["year"] for row in rows if row["series"] == "kz-view-exports"}
    assert years >= set(kazakh("kz_exports_to_eu27_musd"))


@pytest.mark.parametrize(("view", "reporter"), [("eu", "EU"), ("kz", "KZ"), ("Kazakhstan", "KZ")])
def test_narrowed_to_the_statistics_of_one_party(kzeu: Kzeu, view: str, reporter: str) -> None:
    rows = kzeu("trade", "--view", view, "--json").json
    assert {row["reporter"] for row in rows} == {reporter}
    assert {row["layer"] for row in rows} == {"official"}


def test_filters_by_flow_and_coverage(kzeu: Kzeu) -> None:
    rows = stated(kzeu("trade", "--flow", "exports", "--coverage", "services", "--json").json)
    assert [row["id"] for row in rows] == ["trade-services-exports-2007"]


@pytest.mark.parametrize("args", [("--year", "2020"), ("2020",)])
def test_a_year_is_short_for_from_and_to(kzeu: Kzeu, args: tuple[str, ...]) -> None:
    assert kzeu("trade", *args, "--json").out == kzeu("trade", "--from", "2020", "--to", "2020", "--json").out


def test_limit_counts_rows_of_every_kind(kzeu: Kzeu) -> None:
    assert len(kzeu("trade", "--limit", "5", "--json").json) == 5


# -- finer grains ------------------------------------------------------------------------------------------------------


def test_partners_of_a_year_by_size(kzeu: Kzeu) -> None:
    rows = stated(kzeu("trade", "--by", "partner", "--view", "kz", "--year", "2024", "--top", "5", "--json").json)
    assert [row["partner"] for row in rows if row["flow"] == "exports"] == ["IT", "NL", "FR", "RO", "GR"]
    assert [row["partner"] for row in rows if row["flow"] == "imports"] == ["DE", "FR", "IT", "ES", "PL"]


def test_partners_have_shares_of_the_party_they_belong_to(kzeu: Kzeu) -> None:
    rows = kzeu("trade", "--by", "partner", "--year", "2024", "--json").json
    share = by_id(rows)["share-of-kz-view-exports-to-it-2024-in-kz-view-exports-2024"]
    # 18,663.8 of 38,141.9 million
    assert round(share["value"], 1) == 48.9
    assert share["inputs"] == ["kz-view-exports-to-it-2024", "kz-view-exports-2024"]
    outside = [row for row in rows if row["partner"] == "GB" and "EU" in (row["share_of"] or {}).values()]
    assert outside == []


def test_parts_of_years_among_partners_are_marked_in_every_row(kzeu: Kzeu) -> None:
    rows = stated(kzeu("trade", "--by", "partner", "--year", "2024", "--json").json)
    assert {row["partial"] for row in rows if row["reporter"] == "EU"} == {True}
    assert {row["partial"] for row in rows if row["reporter"] == "KZ"} == {False}
    out = kzeu("trade", "--by", "partner", "--year", "2024", "--top", "3").out
    part = out[out.index("EU: Eurostat") :]
    lines = [line for line in part.splitlines() if re.search(r" \d\.\d\d ", line)]
    assert lines
    assert all("2024 Jan–Aug, part" in line for line in lines)


def test_partners_of_several_years_stand_side_by_side_the_newest_first(kzeu: Kzeu) -> None:
    out = kzeu("trade", "--by", "partner", "--view", "kz", "--top", "3").out
    assert re.search(r"Partner +2025 +2024 +2023 +2022 +2021 +2020 +2019 +2018", out)
    assert re.search(r"Italy +15,639 +18,664 +14,833 +13,854 .* 11,734", out)
    assert "The largest of 2025 first." in out


def test_months(kzeu: Kzeu) -> None:
    rows = stated(kzeu("trade", "--by", "month", "--year", "2022", "--json").json)
    assert len(rows) == 3 * 11
    [row] = [row for row in rows if row["when"] == "2022-09" and row["flow"] == "exports"]
    assert (row["value"], row["partial"], row["year"]) == (1_173_083_240, True, None)


def test_groups_of_products_with_their_share(kzeu: Kzeu) -> None:
    rows = kzeu("trade", "--by", "group", "--json").json
    shares = {
        row["year"]: row["value"]
        for row in rows
        if row["nature"] == "share" and row["flow"] == "imports" and row["product"] == "mineral-fuels" and row["year"]
    }
    # 11,433.1 of 12,598.3 and 15,832.5 of 17,548.1 million
    assert {year: round(value, 2) for year, value in shares.items()} == {2020: 90.75, 2021: 90.22}


@pytest.mark.parametrize("name", ["Italy", "it", "ITA", "italian"])
def test_one_country_by_name_code_or_adjective(kzeu: Kzeu, name: str) -> None:
    [line] = [
        line
        for line in file("kz_side_trade_by_eu_member_2018_2025")
        if (line["year"], line["partner_iso3"]) == ("2024", "ITA")
    ]
    for args in ((name, "2024"), ("--partner", name, "--year", "2024")):
        rows = stated(kzeu("trade", *args, "--view", "kz", "--flow", "exports", "--json").json)
        assert [row["partner"] for row in rows] == ["IT"]
        assert abs(rows[0]["value"] - float(line["kz_exports_kusd"]) * 1000) < 500


# -- what follows ------------------------------------------------------------------------------------------------------


def test_what_was_worked_out_stands_among_the_rows_and_says_how(kzeu: Kzeu) -> None:
    rows = kzeu("trade", "--json").json
    made = [row for row in rows if row["derived"]]
    assert made
    ids = {row["id"] for row in rows}
    for row in made:
        assert row["formula"]
        assert row["inputs"]
        assert set(row["inputs"]) <= ids
    assert all(not row["inputs"] and row["formula"] is None for row in stated(rows))
    assert by_id(rows)["balance-of-eu-view-exports-2021"]["value"] == -12_060_990_605


def test_whatever_the_table_shows_is_in_the_json(kzeu: Kzeu) -> None:
    rows = kzeu("trade", "--json").json
    balances = {row["year"]: row["value"] for row in rows if row["flow"] == "balance" and row["source"] == "bns"}
    changes = {
        row["year"]: row["value"]
        for row in rows
        if row["nature"] == "rate" and row["source"] == "bns" and row["flow"] == "exports"
    }
    for line in re.findall(r"^(20\d\d) +([\d.]+) +([+−][\d.]+)%\*.* (−?[\d.]+)\*$", kzeu("trade").out, re.MULTILINE):
        year, _, change, balance = line
        if int(year) in balances and balance == f"{balances[int(year)] / 1e9:.2f}":
            assert change.replace("−", "-") == f"{changes[int(year)]:+.1f}"


def test_digits_are_cut_only_where_people_read(kzeu: Kzeu) -> None:
    row = by_id(kzeu("trade", "--json").json)["growth-of-eu-view-exports-2023"]
    # 10,347,711,062 to 12,110,101,395 euros; a number of JSON carries 15 digits.
    expected = 100 * (Decimal(12_110_101_395) - 10_347_711_062) / 10_347_711_062
    assert abs(Decimal(str(row["value"])) - expected) < Decimal("1e-13")
    assert "+17.0%*" in kzeu("trade", "--view", "eu").out


@pytest.mark.parametrize("flow", ["balance", "total"])
def test_a_balance_and_a_total_answer_by_themselves(kzeu: Kzeu, flow: str) -> None:
    result = kzeu("trade", "--flow", flow, "--json")
    rows = [row for row in result.json if row["derived"]]
    column = {"balance": "balance_musd", "total": "turnover_musd"}[flow]
    expected = kazakh(column)
    found = {
        row["year"]: row["value"]
        for row in rows
        if row["source"] == "bns" and row["grain"] == "year" and row["partner"] == "EU" and row["nature"] == "flow"
    }
    assert found.keys() >= expected.keys()
    # The file rounds to tenths of a million.
    assert all(abs(Decimal(str(found[year])) - expected[year]) < MILLION for year in expected)
    assert all("worked out by kzeu" in row["text"] for row in rows)
    assert "*" in kzeu("trade", "--flow", flow).out
    chart = kzeu("trade", "--flow", flow, "--chart")
    assert (chart.code, chart.err) == (0, "")
    assert "worked out by kzeu" in chart.out.lower()


def test_ids_of_what_was_worked_out_are_found_again(kzeu: Kzeu) -> None:
    data = dataset.load_all()
    for args in (("--in", "EUR"), ()):
        rows = [row for row in kzeu("trade", *args, "--json").json if row["derived"]]
        assert len({row["id"] for row in rows}) == len(rows)
        for row in rows[:: len(rows) // 20]:
            found = find(data, row["id"])
            assert found is not None
            assert float(found.value or 0) == pytest.approx(row["value"], abs=0.01)
    assert find(data, "balance-of-nothing") is None


# -- one screen --------------------------------------------------------------------------------------------------------


def lines(out: str, title: str) -> list[list[str]]:
    """The lines of the years below a title, in words."""
    below = out[out.index(title) :].splitlines()[1:]
    return [line.split() for line in below[: below.index("") if "" in below else None] if line[:1].isdigit()]


def test_one_screen_of_both_views(kzeu: Kzeu) -> None:
    out = kzeu("trade").out
    assert len(out.splitlines()) <= 23
    assert max(map(len, out.splitlines())) <= 80
    kz = lines(out, "Kazakhstan: Bureau of National Statistics, goods, USD bn")
    exports, imports, balance = (
        kazakh(name) for name in ("kz_exports_to_eu27_musd", "kz_imports_from_eu27_musd", "balance_musd")
    )
    shown = {int(line[0]): line for line in kz}
    assert list(shown) == list(range(max(shown), max(shown) - 5, -1))
    assert max(shown) >= max(exports)
    for year in shown.keys() & exports.keys():
        line = shown[year]
        assert line[1] == f"{exports[year] / 10**9:.2f}"
        change = 100 * (exports[year] - exports[year - 1]) / exports[year - 1]
        assert line[2].rstrip("*").rstrip("%").replace("−", "-") == f"{change:+.1f}"
        assert f"{imports[year] / 10**9:.2f}" in line
        assert line[-1] == f"{balance[year] / 10**9:.2f}*"
    eu = lines(out, "EU: Eurostat, goods, EUR bn")
    # Eurostat: exports of 5.49 and imports of 17.55 bn euros.
    assert next(line for line in eu if line[0] == "2021")[-1] == "−12.06*"
    assert eu[0][:2] == ["2023", "12.11"]
    assert "Italy 15.6" in out
    assert "27 members of today" in out
    assert "EU27" not in out
    assert out.splitlines()[-1].startswith("More: --all")


def test_everything_on_request(kzeu: Kzeu) -> None:
    out = " ".join(kzeu("trade", "--all").out.split())
    for words in ("€13.35 bn", "2022 Jan–Nov, part", "with all countries", "members change over the years", "2010"):
        assert words in out


def test_never_two_views_in_one_table(kzeu: Kzeu) -> None:
    for args in ((), ("--all",), ("--year", "2021")):
        for table in re.split(r"\n(?=When )", kzeu("trade", *args).out):
            assert not ("Bureau of National Statistics," in table and "Eurostat," in table.partition("\n\n")[0])


def test_two_notes_unless_more_are_asked_for(kzeu: Kzeu) -> None:
    short, long = kzeu("trade", "--view", "kz").out, " ".join(kzeu("trade", "--view", "kz", "--notes").out.split())
    assert "more notes: --notes.)" in " ".join(short.split())
    assert "The United Kingdom is in no year's sum" in long
    assert "more notes" not in long


def test_a_change_of_members_is_said_in_the_table(kzeu: Kzeu) -> None:
    out = " ".join(kzeu("trade", "--view", "kz").out.split())
    assert "members change over the years" in out
    assert "count the United Kingdom in this row up to the data for 2022 (28 countries)" in out


def test_numbers_worked_out_are_drawn_apart(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = kzeu("trade", "--no-pager").out
    assert re.search(r"\x1b\[3m\s*24\.18\*", out)
    assert not re.search(r"\x1b\[3m\s*34\.76", out)


@pytest.mark.parametrize("width", ["60", "80", "120"])
@pytest.mark.parametrize(
    "args",
    [
        (),
        ("--all",),
        ("--in", "USD"),
        ("--by", "partner", "--year", "2024"),
        ("--by", "month"),
        ("--tree",),
        ("italy",),
    ],
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


def test_csv_has_a_row_for_each_figure(kzeu: Kzeu) -> None:
    out = kzeu("trade", "--layer", "article", "--year", "2013", "--format", "csv", "--fields", "id,value").out
    assert list(csv.reader(StringIO(out)))[1:] == [["trade-total-2013", "53400000000"], ["trade-rank-eu-2002", "1"]]


def test_markdown_writes_amounts_as_tables_do(kzeu: Kzeu) -> None:
    out = kzeu("trade", "--view", "kz", "--year", "2025", "--format", "markdown").out
    assert "$34.76 bn" in out
    assert "34760442706" not in out


# -- currencies --------------------------------------------------------------------------------------------------------


def test_amounts_are_changed_first_and_growth_is_worked_out_afterwards(kzeu: Kzeu) -> None:
    exports = kazakh("kz_exports_to_eu27_musd")
    rates = means()
    euros = {year: value / rates[str(year)] for year, value in exports.items()}
    rows = kzeu("trade", "--in", "EUR", "--view", "kz", "--flow", "exports", "--json").json
    growth = {row["year"]: row["value"] for row in rows if row["nature"] == "rate"}
    for year in range(2019, 2026):
        expected = 100 * (euros[year] - euros[year - 1]) / euros[year - 1]
        # The file rounds to tenths of a million, some ten thousandths of a percent.
        assert growth[year] == pytest.approx(float(expected), abs=0.001)
    table = kzeu("trade", "--from", "2022", "--to", "2023", "--in", "EUR", "--view", "kz", "--flow", "exports").out
    for year in (2022, 2023):
        assert f"{growth[year]:+.1f}%*".replace("-", "−") in table
        assert f"{euros[year] / 10**9:.2f}" in table
    assert growth[2022] == pytest.approx(56.5, abs=0.05)
    assert growth[2025] == pytest.approx(-12.7, abs=0.05)


def test_the_original_stays_beside_the_changed_amount(kzeu: Kzeu) -> None:
    for out in (kzeu("trade", "--in", "EUR").out, kzeu("trade", "--in", "EUR", "--chart", "--view", "kz").out):
        assert "34.76" in out
        assert "30.76" in out
    # euros stay euros: nothing beside them
    assert "beside" not in kzeu("trade", "--in", "EUR", "--view", "eu").out


def test_in_a_narrow_terminal_each_amount_keeps_its_name(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert re.search(r"2025 +34\.76 +30\.76 +10\.58 +9\.36 +21\.40\*", kzeu("trade", "--in", "EUR").out)
    monkeypatch.setenv("COLUMNS", "40")
    out = kzeu("trade", "--in", "EUR", "--view", "kz", "--year", "2025").out
    assert re.search(r"Exports +34\.76\nin EUR +30\.76", out)


def test_balances_shares_and_totals_are_of_the_currency_asked_for(kzeu: Kzeu) -> None:
    rows = by_id(kzeu("trade", "--in", "EUR", "--view", "kz", "--json").json)
    balance, total = rows["balance-of-kz-view-exports-2021-in-eur"], rows["total-of-kz-view-exports-2021-in-eur"]
    exports, imports = (rows[f"kz-view-{flow}-2021"]["value_in"] for flow in ("exports", "imports"))
    assert balance["value"] == pytest.approx(exports - imports, abs=0.02)
    assert total["value_in"] == pytest.approx(exports + imports, abs=0.02)
    assert (balance["unit"], balance["unit_in"]) == ("EUR", "EUR")
    assert "1.1827 USD per EUR (mean of 2021)" in balance["rate_note"]
    assert balance["id"] not in by_id(kzeu("trade", "--view", "kz", "--json").json)
    # Beside two columns of amounts, the table says of which the changes and balances are.
    for line in (("trade", "--in", "EUR"), ("trade", "--in", "EUR", "--view", "kz")):
        assert "* worked out by kzeu, in EUR: change in a year;" in kzeu(*line).out
    assert "* worked out by kzeu: change in a year;" in kzeu("trade").out


def test_in_another_currency(kzeu: Kzeu) -> None:
    row = by_id(kzeu("trade", "--in", "usd", "--json").json)["trade-goods-imports-2007"]
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


def test_tables_show_the_rates_and_their_source(kzeu: Kzeu) -> None:
    out = " ".join(kzeu("trade", "--in", "USD", "--year", "2021", "--view", "eu", "--notes").out.split())
    assert "Rates, USD per EUR: 2021 1.1827." in out
    assert "the European Central Bank [ecb-reference-rates]" in out


def test_without_a_currency_there_are_no_rates(kzeu: Kzeu) -> None:
    assert "rate" not in kzeu("trade", "--limit", "1", "--json").json[0]


# -- both sides beside each other --------------------------------------------------------------------------------------


def eurostat(column: str) -> dict[int, Decimal]:
    """What Eurostat's own file has in a column for whole years, in euros."""
    rows = file("eu_side_trade_eurostat")
    return {int(row["year"]): Decimal(row[column]) for row in rows if row["period"] == "year" and row[column]}


@pytest.mark.parametrize(
    ("flow", "eu", "kz"),
    [
        ("imports", "eu27_imports_from_kz_eur", "kz_exports_to_eu27_musd"),
        ("exports", "eu27_exports_to_kz_eur", "kz_imports_from_eu27_musd"),
    ],
)
def test_both_sides_of_one_flow_in_one_currency(kzeu: Kzeu, flow: str, eu: str, kz: str) -> None:
    rates, euros, dollars = means(), eurostat(eu), kazakh(kz)
    rows = kzeu("trade", "--mirror", "--flow", flow, "--json").json
    years = sorted(euros.keys() & dollars.keys(), reverse=True)
    assert list(dict.fromkeys(row["year"] for row in rows)) == years
    for year in years:
        ours, theirs, difference, deviation = (row for row in rows if row["year"] == year)
        assert [(row["reporter"], row["unit"]) for row in (ours, theirs)] == [("EU", "EUR"), ("KZ", "USD")]
        changed = dollars[year] / rates[str(year)]
        assert theirs["value_in"] == pytest.approx(float(changed), abs=MILLION)
        assert difference["value"] == pytest.approx(float(euros[year] - changed), abs=MILLION)
        assert deviation["value"] == pytest.approx(float(100 * (changed - euros[year]) / euros[year]), abs=0.01)
        assert (difference["unit"], deviation["unit"]) == ("EUR", "percent")


def test_a_part_of_a_year_is_never_set_beside_a_year(kzeu: Kzeu) -> None:
    rows = kzeu("trade", "--mirror", "--json").json
    assert rows
    assert not any(row["partial"] for row in rows)
    assert 2024 not in {row["year"] for row in rows if row["reporter"] == "EU"}


def test_both_sides_for_people_with_the_reasons_and_their_source(kzeu: Kzeu) -> None:
    out = " ".join(kzeu("trade", "--mirror").out.split())
    assert "EU imports (Eurostat) beside Kazakhstan exports (Bureau of National Statistics)" in out
    # 17,548 million euros, and 23,254 million dollars at 1.1827
    assert "2021 17.55 23.25 19.66 −2.11* +12.0%*" in out
    assert re.search(r"\(CIF\).*\(FOB\).*\[unsd-mirror-data\]", out)
    assert "23.25" in kzeu("trade", "--mirror", "--in", "USD", "--flow", "imports").out


def test_differences_of_both_sides_are_found_by_id(kzeu: Kzeu) -> None:
    data = dataset.load_all()
    for row in kzeu("trade", "--mirror", "--in", "USD", "--json").json:
        if row["derived"]:
            assert float(find(data, row["id"]).value) == pytest.approx(row["value"], rel=1e-12)  # type: ignore[union-attr]


def test_of_one_view_nothing_is_set_beside_the_other(kzeu: Kzeu) -> None:
    result = kzeu("trade", "--mirror", "italy")
    assert (result.code, result.err.count("\n")) == (2, 1)


# -- a row a year ------------------------------------------------------------------------------------------------------


def test_years_down_and_flows_across(kzeu: Kzeu) -> None:
    rows = [row for row in kzeu("trade", "--wide", "--view", "kz", "--json").json if row["partner"] == "EU"]
    main = {row["year"]: row for row in rows if row["composition"] == "EU27_2020"}
    exports, imports, balance = (
        kazakh(name) for name in ("kz_exports_to_eu27_musd", "kz_imports_from_eu27_musd", "balance_musd")
    )
    assert main.keys() >= exports.keys()
    for year in exports:
        row = main[year]
        assert row["exports"] == pytest.approx(float(exports[year]), abs=MILLION)
        assert row["imports"] == pytest.approx(float(imports[year]), abs=MILLION)
        assert row["balance"] == pytest.approx(float(balance[year]), abs=MILLION)
    assert main[2024]["exports_change"] == pytest.approx(23.08, abs=0.01)
    whole, part = (
        next(row for row in kzeu("trade", "--wide", "--view", "eu", "--json").json if row["when"] == when)
        for when in ("2022", "2022-01/2022-11")
    )
    assert (whole["year"], part["year"], part["partial"]) == (2022, None, True)


@pytest.mark.parametrize("command", [("trade",), ("trade", "italy"), ("fdi",), ("compare", "--over-time")])
def test_wide_rows_are_the_same_in_every_format(kzeu: Kzeu, command: tuple[str, ...]) -> None:
    rows = kzeu(*command, "--wide", "--json").json
    assert rows
    read = list(csv.DictReader(StringIO(kzeu(*command, "--wide", "--format", "csv").out)))
    assert [row["when"] for row in read] == [row["when"] for row in rows]
    assert len(kzeu(*command, "--wide", "--format", "markdown").out.splitlines()) == len(rows) + 2
    assert max(map(len, kzeu(*command, "--wide").out.splitlines())) <= 80


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
        (("2020", "--from", "2019"), 2, "'2020' is a second time"),
        (("--top", "3"), 2, "--top goes with --by partner"),
        (("--by", "partner", "--top", "-1"), 2, "'-1' is not a whole number"),
        (("--topic", "trad"), 1, "did you mean trade"),
        (("--fields", "valeu"), 2, "did you mean value"),
        (("Itly",), 1, "no country 'Itly'; did you mean Italy?"),
        (("--partner", "Itly"), 1, "no country 'Itly'; did you mean Italy?"),
        (("exports",), 1, "--flow exports"),
        (("article",), 1, "--layer article"),
        (("--partner", "Italy", "--by", "month"), 2, "--partner goes with --by partner"),
    ],
)
def test_says_in_one_line_what_is_wrong(kzeu: Kzeu, args: tuple[str, ...], code: int, said: str) -> None:
    result = kzeu("trade", *args)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("args", [("--from", "1850", "--to", "1851"), ("1850",)])
def test_nothing_found_is_no_error(kzeu: Kzeu, args: tuple[str, ...]) -> None:
    result = kzeu("trade", *args, "--json")
    assert (result.code, result.out) == (0, "[]\n")
    assert result.err.endswith("nothing matches\n")


def test_a_single_partner_has_no_bar(kzeu: Kzeu) -> None:
    assert "█" in kzeu("trade", "--by", "partner", "--year", "2024", "--top", "2").out
    assert "█" not in kzeu("trade", "Germany", "2024").out


def test_a_balance_beside_two_currencies_says_in_which_it_is(kzeu: Kzeu) -> None:
    # (34,760.4 less 10,577.3) million dollars at 1.13 dollars a euro
    out = kzeu("trade", "--view", "kz", "--year", "2025", "--in", "EUR", "--all").out
    assert "21.40*" in out
    heads = out.partition("───")[0].splitlines()[-3:]
    column = out[out.rindex("\n", 0, out.index("21.40*")) :].index("21.40*")
    assert "EUR" in " ".join(head[column - 4 : column + 6] for head in heads)
    assert "Balance" in out
    assert "EUR" not in kzeu("trade", "--view", "kz", "--year", "2025", "--all").out.partition("More")[0]


def test_the_largest_partners_come_with_their_unit(kzeu: Kzeu) -> None:
    assert "(2025, USD bn)" in kzeu("trade").out
    assert "(2025, EUR bn)" in kzeu("trade", "--in", "EUR").out


def test_notes_of_a_table_are_of_what_it_shows(kzeu: Kzeu) -> None:
    # In two currencies there is no room for the total; the share of fuels has it.
    goods, fuels = kzeu("trade", "--by", "month", "--year", "2022", "--in", "USD", "--all").out.split("mineral fuels")
    assert "exports − imports" in goods
    assert "exports + imports" not in goods
    # 2,336.0 of 2,599.7 million euros in November, by the table that has no other currency
    alone = kzeu("trade", "--by", "month", "--year", "2022", "--all").out.split("mineral fuels")[1]
    share = re.search(r"Nov 2022 .*?([\d.]+%\*)", alone)
    assert share
    assert share[1] in fuels


class TestWhatAnOptionCannotDo:
    """An option that would change nothing is refused, and what is not just what was asked for is said."""

    @pytest.mark.parametrize(
        "words",
        [
            ("--coverage", "services"), ("--layer", "article"), ("--source", "bns"), ("--top", "2"), ("--top", "0"),
            ("--topic", "trade"), ("--view", "kz"), ("--by", "month"), ("--wide",), ("italy",),
        ],
    )  # fmt: skip
    def test_beside_the_mirror(self, kzeu: Kzeu, words: tuple[str, ...]) -> None:
        result = kzeu("trade", "--mirror", *words)
        assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
        assert words[0] in result.err or "countries" in result.err

    @pytest.mark.parametrize("words", [("2021-03",), ("--from", "2021-03", "--to", "2021-05", "--json")])
    def test_a_year_is_no_month(self, kzeu: Kzeu, words: tuple[str, ...]) -> None:
        assert "the figures for 2021 are for longer than the time asked for; --by month" in kzeu("trade", *words).err
        assert "longer" not in kzeu("trade", *words, "--by", "month").err

    def test_a_year_of_investment_is_no_quarter(self, kzeu: Kzeu) -> None:
        assert "the figures for 2025 are for longer than the time asked for" in kzeu("fdi", "2025-01").err

    @pytest.mark.parametrize("words", [("2021",), ("--from", "2020", "--to", "2021"), ("--from", "2021-01"), ()])
    def test_whole_years_are_what_was_asked_for(self, kzeu: Kzeu, words: tuple[str, ...]) -> None:
        assert "longer" not in kzeu("trade", *words).err

    def test_nothing_is_known_of_years_to_come(self, kzeu: Kzeu) -> None:
        assert kzeu("trade", "2090", "--json").out == "[]\n"


@pytest.mark.parametrize("format", ["markdown", "tree"])
def test_what_two_sides_differ_by_is_called_so_in_every_format(kzeu: Kzeu, format: str) -> None:
    out = kzeu("trade", "--mirror", "--year", "2023", "--format", format).out
    assert "Difference: EU exports to Kazakhstan, goods" in out
    assert "Deviation: Kazakhstan imports from EU, goods" in out
    assert "Growth" not in out


def test_why_two_sides_differ_is_said_in_the_rows_too(kzeu: Kzeu) -> None:
    rows = [row for row in kzeu("trade", "--mirror", "--json").json if row["derived"]]
    assert rows
    assert all("(CIF)" in row["caution"] and "(FOB)" in row["caution"] for row in rows)
    # Growth of one side's own figures has nothing to do with the other side.
    assert not any("CIF" in (row["caution"] or "") for row in kzeu("trade", "--json").json)
