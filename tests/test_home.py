"""kzeu alone."""

import pytest
from conftest import HERE, Kzeu

OTHER = str(HERE / "data" / "other")


def test_fits_a_screen_of_80_by_24(kzeu: Kzeu) -> None:
    lines = kzeu().out.splitlines()
    # One line is left for the prompt.
    assert len(lines) <= 23
    assert max(map(len, lines)) <= 80


def test_names_parties_agreement_figures_and_events(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch) -> None:
    # At 80 columns it depends on the times beside it where the name of the agreement breaks.
    monkeypatch.setenv("COLUMNS", "120")
    out = kzeu().out
    newest = kzeu("timeline", "--limit", "1", "--json").json[0]["when"]
    for words in (
        "European Union", "Kazakhstan", "Enhanced Partnership and Cooperation", "2020-03-01", newest,
        # Bureau of National Statistics, 2025; Eurostat, 2023; World Bank, 2024.
        "Kazakhstan exports to EU, goods", "bns", "eurostat", "450,228,188", "worldbank", "kzeu --help",
    ):  # fmt: skip
        assert words in out


def test_gives_its_facts_as_json(kzeu: Kzeu) -> None:
    rows = kzeu("--json").json
    assert {"parties", "in-force", "trade", "investment", "latest"} == {row["section"] for row in rows}
    out = "".join(kzeu().out.split())
    assert rows[0]["when"] in out
    [force] = [row for row in rows if row["section"] == "in-force" and row["layer"] == "official"]
    assert (force["when"], force["same_as"]) == ("2020-03-01", ["epca-in-force"])
    newest = kzeu("timeline", "--limit", "1", "--json").json[0]["id"]
    assert newest == next(row["id"] for row in rows if row["section"] == "latest")


def test_options_for_a_command_go_after_it(kzeu: Kzeu) -> None:
    result = kzeu("--json", "trade")
    assert (result.code, result.out) == (2, "")
    assert "kzeu trade --json" in result.err


def test_no_amount_stands_without_year_and_source(kzeu: Kzeu) -> None:
    amounts = [line for line in kzeu().out.splitlines() if "€" in line or "$" in line]
    assert len(amounts) == 7
    for line in amounts:
        *_, year, source = line.split()
        assert year.isdecimal()
        assert source in ("bns", "eurostat", "nbk", "factbook", "worldbank")


def test_shows_another_dataset(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KZEU_DATA", OTHER)
    result = kzeu()
    assert (result.code, result.err) == (0, "")
    for words in ("Albane–Breen relations", "Republic of Breen", "1,200", "NAD 5 m", "1901", "1900-02-03"):
        assert words in result.out
    assert "Kazakhstan" not in result.out


@pytest.mark.parametrize("width", [60, 120])
def test_fits_narrow_and_wide_terminals(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert max(map(len, kzeu().out.splitlines())) <= width
