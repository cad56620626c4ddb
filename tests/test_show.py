"""kzeu show."""

import pytest
from conftest import Kzeu


def branches(out: str) -> list[str]:
    return [line[4:].split("  ")[0] for line in out.splitlines() if line[:4] in ("├── ", "└── ")]


def test_shows_a_fact_whole(kzeu: Kzeu) -> None:
    out = kzeu("show", "fdi-switzerland", "--all").out
    assert branches(out) == [
        "Fact", "Data", "Source", "References", "Stated by others too", "Note", "Findings of the audit",
        "Related facts", "Same reference",
    ]  # fmt: skip
    for words in (
        "$25.8 bn = 25,800,000,000 USD",
        "Kazakhstan (KZ)",
        "Switzerland (CH)",
        # Of the section's eight paragraphs the seventh lists the investors.
        "Trade and Foreign Direct Investment, paragraph 7, sentence 2",
        "[24]  Kazakhstan attracts $330 billion FDI since 1991",
        "switzerland-as-eu-member",
    ):
        assert words in out


def test_shows_on_one_screen_the_fact_its_sources_and_what_is_found_before_its_ties(kzeu: Kzeu) -> None:
    out = kzeu("show", "fdi-switzerland").out
    assert branches(out)[:4] == ["Fact", "Data", "Source", "References"]
    assert "Findings of the audit" in branches(out)
    assert branches(out)[-1] == "More"
    assert "tied to it" in out.splitlines()[-1]
    assert "--all" in out.splitlines()[-1]


def test_json_has_the_findings_of_the_audit(kzeu: Kzeu) -> None:
    (row,) = kzeu("show", "fdi-switzerland", "--json").json
    [audited] = [kzeu("audit", "--fact", "fdi-switzerland", "--all", "--json").json]
    assert row["findings"]
    assert {finding["rule"] for finding in row["findings"]} <= {finding["rule"] for finding in audited}
    assert all("fdi-switzerland" in finding["facts"] for finding in row["findings"])
    assert kzeu("show", "official-epca-signed", "--json").json[0]["findings"] == []


def test_shows_what_kzeu_worked_out(kzeu: Kzeu) -> None:
    (row,) = kzeu("show", "balance-of-trade-goods-exports-2007", "--json").json
    # EUR 6.04 billion less EUR 13.35 billion, both of the article.
    assert (row["value"], row["unit"], row["year"]) == (-7_310_000_000, "EUR", 2007)
    assert (row["derived"], row["inputs"]) == (True, ["trade-goods-exports-2007", "trade-goods-imports-2007"])
    assert set(row["inputs"]) <= set(row["related"])


def test_leaves_out_what_a_fact_lacks(kzeu: Kzeu) -> None:
    assert "References" not in branches(kzeu("show", "capital-kz").out)


def test_json_has_the_references_in_full_and_ids_tied_both_ways(kzeu: Kzeu) -> None:
    (row,) = kzeu("show", "epca", "--json").json
    assert [reference["id"] for reference in row["references"]] == row["refs"] == ["7", "12"]
    assert row["references"][0]["title"] == "Kazakhstan - Trade - European Commission"
    # Nothing in the agreement's own record names these: they name it.
    assert {"epca-in-force", "epca-kz-ratified", "epca-areas"} <= set(row["related"])


def test_shows_several_in_the_order_asked_for(kzeu: Kzeu) -> None:
    rows = kzeu("show", "capital-kz", "capital-eu", "capital-kz", "--json").json
    assert [row["id"] for row in rows] == ["capital-kz", "capital-eu"]


def test_shows_figures_of_every_grain(kzeu: Kzeu) -> None:
    (row,) = kzeu("show", "kz-view-exports-to-nl-2024", "--json", "--fields", "id,grain").json
    assert row["grain"] == "partner"


def test_an_unknown_id_is_not_found_but_named(kzeu: Kzeu) -> None:
    result = kzeu("show", "epca-inforce")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("kzeu: no fact 'epca-inforce'; did you mean epca-in-force")


def test_an_id_like_no_other_is_told_where_ids_are(kzeu: Kzeu) -> None:
    assert kzeu("show", "qqqq").err == "kzeu: no fact 'qqqq'; kzeu facts lists them\n"


def test_an_id_must_be_given(kzeu: Kzeu) -> None:
    assert kzeu("show").code == 2


@pytest.mark.parametrize("width", [60, 80, 120])
def test_wraps_with_its_guides(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = kzeu("show", "epca").out.splitlines()
    assert max(map(len, lines)) <= width
    below = lines[lines.index(next(line for line in lines if line.startswith("├── "))) :]
    assert all(line[:4] in ("├── ", "│   ", "└── ", "    ") for line in below)


def test_what_a_licence_asks_stands_with_the_fact(kzeu: Kzeu) -> None:
    shown = " ".join(kzeu("show", "nbk-fdi-stock-eu-2021").out.replace("│", " ").split())
    assert "do not pass on the table without asking" in shown
    assert "Terms of" not in kzeu("show", "kz-view-exports-2025").out
