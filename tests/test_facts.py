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
    assert ": 26 facts\n" in kzeu("facts", "--kind", "trait", "--layer", "article").out


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_id_is_broken(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    # Launches stand with their programmes.
    rows = kzeu("facts", "--layer", "article", "--kind", "statement", "--json").json
    out = kzeu("facts", "--layer", "article", "--all").out
    assert max(map(len, out.splitlines())) <= width
    assert {row["id"] for row in rows} <= set(out.split())


def test_begins_with_the_newest_in_every_format(kzeu: Kzeu) -> None:
    rows = kzeu("facts", "--kind", "event", "--json").json
    begins = [row["start"] or row["end"] for row in rows if row["when"] and not row["when"].startswith("..")]
    assert begins == sorted(begins, reverse=True)
    assert all(row["when"] is None for row in rows[len([row for row in rows if row["when"]]) :])
    assert rows[0]["when"] in kzeu("facts", "--kind", "event").out.splitlines()[4]


def test_money_without_a_year_says_so(kzeu: Kzeu) -> None:
    # The official telling of the same list is dated, and would stand for both.
    table = kzeu("facts", "--topic", "investment", "--layer", "article", "--all").out
    [row] = [line for line in table.splitlines() if "Switzerland, listed among" in line]
    assert row.startswith("no year ")
    tree = " ".join(
        kzeu("facts", "--topic", "investment", "--layer", "article", "--all", "--tree").out.replace("│", "").split()
    )
    assert "(fdi-switzerland, no year given)" in tree


def test_an_observation_of_a_series_is_a_sentence_with_its_number(kzeu: Kzeu) -> None:
    # EUR 864.4 million in the bank's series.
    in_2003 = kzeu("facts", "2003", "--topic", "investment", "--all").out
    assert "€864.4 million in 2003" in " ".join(in_2003.split())


@pytest.mark.parametrize(
    ("words", "kind", "topic"),
    [(["wto"], None, "wto"), (["World Trade Organization"], None, "wto"), (["events", "wto"], "event", "wto")],
)
def test_takes_a_topic_or_kind_as_a_word(kzeu: Kzeu, words: list[str], kind: str | None, topic: str) -> None:
    rows = kzeu("facts", *words, "--json").json
    assert rows
    assert all(topic in row["topics"] and row["kind"] == (kind or row["kind"]) for row in rows)


def test_takes_a_word_of_the_facts_themselves(kzeu: Kzeu) -> None:
    rows = kzeu("facts", "til kazyna", "--json").json
    assert "til-kazyna-opening" in {row["id"] for row in rows}
    result = kzeu("facts", "zeppelin")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("kzeu: no fact with 'zeppelin'")
