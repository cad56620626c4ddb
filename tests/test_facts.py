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
