"""kzeu facts."""

import pytest
from conftest import Kzeu


def test_lists_every_kind_of_fact(kzeu: Kzeu) -> None:
    kinds = {row["kind"] for row in kzeu("facts", "--json").json}
    assert kinds == {"event", "agreement", "figure", "trait", "programme", "office", "statement"}


def test_filters_by_kind_and_time(kzeu: Kzeu) -> None:
    rows = kzeu("facts", "--layer", "article", "--kind", "event", "--from", "2015-11", "--to", "2015-11", "--json").json
    # Whatever is known to the year only may have happened in November as well.
    assert [row["id"] for row in rows if row["date"] != "2015"] == ["wto-accession"]


def test_nothing_found_is_no_error(kzeu: Kzeu) -> None:
    result = kzeu("facts", "--from", "1850", "--to", "1851", "--json")
    assert (result.code, result.out, result.err) == (0, "[]\n", "kzeu: nothing matches\n")


def test_says_how_many_it_lists(kzeu: Kzeu) -> None:
    # The European Union and Kazakhstan have a trait each in the thirteen rows of the article's comparison.
    assert kzeu("facts", "--kind", "trait", "--layer", "article").out.startswith("Facts: 26\n")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_id_is_broken(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    out, rows = kzeu("facts", "--layer", "article").out, kzeu("facts", "--layer", "article", "--json").json
    assert max(map(len, out.splitlines())) <= width
    assert {row["id"] for row in rows} <= set(out.split())


@pytest.mark.parametrize("command", [["facts", "--topic", "investment"], ["search", "swiss", "investment"]])
def test_money_without_a_year_says_so(kzeu: Kzeu, command: list[str]) -> None:
    table = kzeu(*command).out
    [row] = [line for line in table.splitlines() if "Switzerland, listed among" in line]
    assert row.startswith("no year ")
    tree = " ".join(kzeu(*command, "--tree").out.replace("│", "").split())
    assert "(fdi-switzerland, no year given)" in tree


def test_an_observation_of_a_series_is_told_with_its_number(kzeu: Kzeu) -> None:
    # EUR 864.4 million in the bank's series; the months to August 2024 are no whole year.
    in_2003 = kzeu("facts", "--topic", "investment", "--from", "2003", "--to", "2003").out
    assert "2003: €864.4 m." in " ".join(in_2003.split())
    in_2024 = kzeu("facts", "--kind", "figure", "--topic", "trade", "--from", "2024", "--to", "2024").out
    assert "2024-08: €7.54 bn (partial)." in " ".join(in_2024.split())
