"""kzeu search."""

import re
from pathlib import Path

import pytest
from conftest import HERE, Kzeu

OTHER = str(HERE / "data" / "other")


def first(kzeu: Kzeu, *words: str) -> str:
    return str(kzeu("search", *words, "--json").json[0]["id"])


def test_answers_a_question_with_fact_number_and_source(kzeu: Kzeu) -> None:
    best, *_ = kzeu("search", "how much did the Netherlands invest in Kazakhstan?", "--json").json
    assert (best["rank"], best["id"], best["value"], best["unit"]) == (1, "fdi-netherlands", 90_400_000_000, "USD")
    assert best["refs"] == [24]
    assert 0 < best["score"] <= 1


def test_the_best_comes_first(kzeu: Kzeu) -> None:
    rows = kzeu("search", "human rights dialogue", "--json").json
    assert [row["rank"] for row in rows] == list(range(1, len(rows) + 1))
    assert [row["score"] for row in rows] == sorted((row["score"] for row in rows), reverse=True)
    assert len({row["id"] for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Erasmus+ budget", "erasmus-plus"),
        ("inhabitants of the EU", "population-eu"),
        ("FDI NL", "fdi-netherlands"),
        ("Dutch foreign direct investment", "fdi-netherlands"),
        ("MoU on energy", "mou-energy"),
        ("447206135", "population-eu"),
        ("90,4 bn", "fdi-netherlands"),
        ("4 October 2016", "council-15"),
        ("when did the EPCA enter into force", "epca-in-force"),
        ("EU imports of goods in 2007", "trade-goods-imports-2007"),
        ("EU exports of goods in 2007", "trade-goods-exports-2007"),
    ],
)
def test_finds_what_people_mean(kzeu: Kzeu, words: str, found: str) -> None:
    assert first(kzeu, *words.split()) == found


@pytest.mark.parametrize("words", ["BRUSSELS", "brussels", "Brüssels"])
def test_case_and_accents_do_not_matter(kzeu: Kzeu, words: str) -> None:
    assert first(kzeu, words, "capital") == "capital-eu"


@pytest.mark.parametrize(("words", "found"), [("IT investment", "fdi-italy"), ("DE investment", "fdi-germany")])
def test_codes_of_countries_are_not_words(kzeu: Kzeu, words: str, found: str) -> None:
    assert first(kzeu, words) == found


def test_says_what_it_read_instead(kzeu: Kzeu) -> None:
    result = kzeu("search", "Kazakhastan", "populaton", "--json")
    assert result.err == "kzeu: read Kazakhastan as Kazakhstan, populaton as population\n"
    assert '"id": "population-kz"' in result.out.splitlines()[1]


@pytest.mark.parametrize(
    ("word", "read"), [("cooperationcouncil", "Cooperation Council"), ("renewab", "renewable or renewables")]
)
def test_says_how_it_read_words_run_together_or_cut_short(kzeu: Kzeu, word: str, read: str) -> None:
    assert kzeu("search", word, "--json").err.casefold() == f"kzeu: read {word} as {read}\n".casefold()


def test_does_not_guess_words_that_are_nowhere(kzeu: Kzeu) -> None:
    result = kzeu("search", "banana", "--json")
    assert (result.code, result.out, result.err) == (0, "[]\n", "kzeu: nothing matches\n")


def test_says_which_words_no_fact_has(kzeu: Kzeu) -> None:
    assert "No fact has: banana." in kzeu("search", "banana", "solar").out


@pytest.mark.parametrize("words", [("?",), ("the",), ("[bold]",), ("\x1b[31m",), ("--", "-5%")])
def test_anything_may_be_typed(kzeu: Kzeu, words: tuple[str, ...]) -> None:
    assert kzeu("search", *words).code == 0


def test_asks_for_words(kzeu: Kzeu) -> None:
    result = kzeu("search")
    assert result.code == 2
    assert "WORDS" in result.err


@pytest.mark.parametrize("words", [("",), (" ", "")])
def test_words_of_nothing_are_none(kzeu: Kzeu, words: tuple[str, ...]) -> None:
    result = kzeu("search", *words)
    assert (result.code, result.err) == (2, "kzeu: nothing to search for: name a word, a date, an amount\n")


def test_an_observation_stands_for_its_series(kzeu: Kzeu) -> None:
    rows = kzeu("search", "EU exports to Kazakhstan 2019", "--json").json
    assert (rows[0]["id"], rows[0]["value"], rows[0]["observations"]) == ("eu-view-exports-2019", 5_917_319_466, 14)
    assert len([row for row in rows if row["id"].startswith("eu-view-exports-20")]) == 1


def test_a_span_of_time_brings_its_observations(kzeu: Kzeu) -> None:
    rows = kzeu("search", "population of Kazakhstan 2010-2012", "--json").json
    years = {row["period"] for row in rows if row["id"].startswith("worldbank-population-kz")}
    assert years == {"2010", "2011", "2012"}


def test_the_number_of_an_observation_is_shown(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    out = kzeu("search", "population of Kazakhstan in 2015", "--layer", "official", "-n", "1").out
    assert "2015: 18,084,169 persons." in out
    assert "1 of 35 in its series" in out


def test_shows_a_page_and_says_how_many_there_are(kzeu: Kzeu) -> None:
    result = kzeu("search", "trade")
    [(shown, every)] = re.findall(r"(\d+) of (\d+) facts; --limit", result.out)
    assert (int(shown), int(every)) == (10, len(kzeu("search", "trade", "--json").json))


@pytest.mark.parametrize("limit", ["0", "1", "3"])
def test_limits(kzeu: Kzeu, limit: str) -> None:
    result = kzeu("search", "trade", "--limit", limit, "--format", "jsonl")
    assert len(result.out.splitlines()) == int(limit)


def test_filters(kzeu: Kzeu) -> None:
    rows = kzeu("search", "European Parliament", "--layer", "official", "--from", "2017", "--to", "2017", "--json").json
    assert rows
    assert {row["layer"] for row in rows} == {"official"}
    assert all(row["when"].startswith("2017") for row in rows)


def test_the_filter_does_not_change_what_is_known(kzeu: Kzeu) -> None:
    rows = kzeu("search", "Smaiylov", "prime", "minister", "--topic", "diplomacy", "--json").json
    assert rows[0]["id"] == "current-leader-smaiylov"


def test_words_that_were_found_are_marked_on_a_terminal(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in kzeu("search", "sustainable tourists", "-n", "1").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = kzeu("search", "sustainable tourists", "-n", "1").out
    assert re.findall(r"\x1b\[[\d;]*33m([^\x1b]+)\x1b\[0m", out) == ["tourism", "sustainable"]


def test_a_dataset_of_other_parties_is_searched_alike(kzeu: Kzeu) -> None:
    rows = kzeu("search", "how many people live in Breen?", "--data", OTHER, "--json").json
    assert rows[0]["id"] == "population-br"


def test_answers_the_same_twice(kzeu: Kzeu) -> None:
    assert kzeu("search", "trade", "--json") == kzeu("search", "trade", "--json")


@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_fits_the_terminal(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    lines = kzeu("search", "exports 2019").out.splitlines()
    assert max(map(len, lines)) <= int(columns)


def test_no_name_of_the_parties_stands_in_the_code() -> None:
    package = Path(__file__).parents[1] / "src" / "kzeu_cli" / "search"
    code = " ".join(re.sub(r'"""[\s\S]*?"""|#.*', "", path.read_text()) for path in package.glob("*.py"))
    assert not re.search(r"Kazakh|Europe|\bEU\b|\bKZ\b", code)
