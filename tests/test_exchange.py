"""--in on the commands that have amounts, the two with tests of their own aside."""

import json
from decimal import Decimal
from typing import Any

import pytest
from conftest import Kzeu

from kzeu_cli.figures import exchange as money


def by_id(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in rows}


def test_facts(kzeu: Kzeu) -> None:
    rows = by_id(kzeu("facts", "--in", "USD", "--json").json)
    # EUR 500 million of 2016 at 1.1069
    assert rows["ebrd-renewables-framework"]["value_in"] == 553_450_000
    assert rows["epca-in-force"]["value_in"] is None
    assert rows["epca-in-force"]["rate_note"] is None


def test_programmes_go_at_the_years_they_ran(kzeu: Kzeu) -> None:
    rows = by_id(kzeu("programmes", "--in", "USD", "--json").json)
    # EUR 115 million from 2014 to 2020; the mean of seven yearly means
    erasmus = rows["erasmus-plus"]
    assert (erasmus["rate"], erasmus["rate_period"], erasmus["value_in"]) == (1.1596, "2014/2020", 133_354_000)
    assert rows["eidhr"]["rate_note"] == "stays in EUR: no year given"


def test_what_the_article_prints_itself_comes_first(kzeu: Kzeu) -> None:
    row = by_id(kzeu("programmes", "--in", "USD", "--json").json)["regional-programmes-2019"]
    assert (row["value"], row["value_in"], row["rate"]) == (28_000_000, 30_800_000, None)
    assert row["rate_note"] == "as the source itself prints it"


def test_each_partys_amount_in_a_comparison(kzeu: Kzeu) -> None:
    amounts = {
        row["reporter"]: row
        for row in kzeu("compare", "gdp", "--in", "EUR", "--json").json
        if (row["source"], row["when"], row["derived"]) == ("worldbank", "2023", False)
    }
    # The European Central Bank's mean of 2023.
    assert {row["rate"] for row in amounts.values()} == {1.0813}
    for row in amounts.values():
        assert (row["unit_in"], row["rate_period"]) == ("EUR", "2023")
        assert row["value_in"] == pytest.approx(row["value"] / 1.0813, rel=1e-6)
    assert amounts.keys() == {"KZ", "EU"}


def test_purchasing_power_is_no_currency(kzeu: Kzeu) -> None:
    rows = [row for row in kzeu("compare", "gdp-per-head-ppp", "--in", "EUR", "--json").json if not row["derived"]]
    assert [(row["value_in"], row["rate_note"]) for row in rows] == [(None, None)] * 2


@pytest.mark.parametrize(
    "args", [("trade", "--in", "USD"), ("fdi", "--in", "USD", "--json"), ("trade", "--in", "EUR", "--json")]
)
def test_an_amount_is_changed_once(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]) -> None:
    changed: list[str] = []
    exchange = money.exchange

    def counting(fact: Any, to: str, rates: Any) -> money.Exchange:
        changed.append(fact.id)
        return exchange(fact, to, rates)

    monkeypatch.setattr(money, "exchange", counting)
    assert kzeu(*args).code == 0
    assert changed
    assert len(changed) == len(set(changed))


def test_one_fact_whole(kzeu: Kzeu) -> None:
    out = kzeu("show", "trade-goods-imports-2007", "--in", "usd").out
    assert "In USD  $18.3 bn at 1.3705" in out
    assert "European Central Bank [ecb-reference-rates]" in " ".join(out.split())


@pytest.mark.parametrize(
    ("command", "currency"),
    [("facts", "EUR"), ("programmes", "USD"), ("compare", "EUR"), ("fdi", "EUR"), ("trade", "USD")],
)
def test_trees_say_it_too(kzeu: Kzeu, command: str, currency: str) -> None:
    out = kzeu(command, "--in", currency, "--tree").out
    assert " at 1." in out


@pytest.mark.parametrize("command", ["facts", "programmes", "compare", "fdi", "trade"])
def test_fields_list_the_columns_of_the_rate(kzeu: Kzeu, command: str) -> None:
    fields = {row["field"] for row in kzeu(command, "--in", "USD", "--fields", "?", "--json").json}
    assert any(field.endswith("rate_source") for field in fields)


def test_an_amount_per_head_goes_at_the_rate_of_its_year(kzeu: Kzeu) -> None:
    rows = {row["id"]: row for row in kzeu("compare", "gdp-per-head", "--in", "EUR", "--json").json}
    # 12,858.8187 dollars at 1.0813 dollars a euro, the mean of 2023 by the ECB
    row = rows["gdp-per-head-of-worldbank-gdp-kz-2023"]
    assert (row["value_in"], row["unit_in"], row["rate"]) == (11892, "EUR", 1.0813)
    assert rows["gdp-per-head-kz"]["rate_note"] == "stays in USD: no year given"


def test_what_was_worked_out_in_a_currency_is_not_said_to_be_printed(kzeu: Kzeu) -> None:
    out = kzeu("trade", "--view", "kz", "--year", "2024", "--in", "EUR", "--format", "markdown").out
    assert "| €25.36 bn\\* | worked out in EUR |" in out
    assert "| 22.96%\\* | worked out in EUR |" in out
    assert "as printed" not in out
    assert "stays" not in out


@pytest.mark.parametrize("flow", ["balance", "total"])
def test_what_was_worked_out_in_a_currency_is_exact_to_the_cent_and_no_further(kzeu: Kzeu, flow: str) -> None:
    out = kzeu("trade", "--in", "EUR", "--view", "kz", "--flow", flow, "--json").out
    rows = [row for row in json.loads(out, parse_float=Decimal) if row["unit"] == "EUR"]
    assert rows
    assert all(row["value"] == round(Decimal(row["value"]), 2) for row in rows)
