"""Words of a command line that may be a name, a time or the value of an option."""

import pytest
from conftest import Kzeu


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (["people", "wto"], "--topic wto"),
        (["agreements", "official"], "--layer official"),
        (["meetings", "article"], "--layer article"),
        (["programmes", "json"], "--format json"),
        (["facts", "bns"], "--source bns"),
    ],
)
def test_a_name_that_is_none_names_the_option_that_takes_it(kzeu: Kzeu, line: list[str], error: str) -> None:
    result = kzeu(*line)
    assert (result.code, result.out) == (1, "")
    assert result.err.rstrip().endswith(f"; or {error}")


def test_a_name_that_is_nothing_names_no_option(kzeu: Kzeu) -> None:
    assert "; or --" not in kzeu("people", "zzzz").err


@pytest.mark.parametrize("command", ["meetings", "agreements", "programmes", "people", "facts"])
def test_a_year_is_a_word_wherever_a_name_is(kzeu: Kzeu, command: str) -> None:
    by_word, by_option = kzeu(command, "2015", "--json"), kzeu(command, "--year", "2015", "--json")
    assert (by_word.out, by_word.err) == (by_option.out, by_option.err)


@pytest.mark.parametrize("span", ["2020–2021", "2020-2021", "2020/2021"])
def test_a_span_is_a_word_as_tables_write_it(kzeu: Kzeu, span: str) -> None:
    rows = kzeu("trade", span, "--json").json
    assert rows == kzeu("trade", "--from", "2020", "--to", "2021", "--json").json
    assert {row["year"] for row in rows} >= {2020, 2021}


@pytest.mark.parametrize(
    ("words", "listed_by"),
    [
        (("trade", "atlantis"), "kzeu trade --by partner"),
        (("facts", "--topic", "qqq"), "kzeu topics"),
        (("facts", "--source", "qqq"), "kzeu data info"),
        (("audit", "qqq"), "kzeu audit --all"),
        (("audit", "--rule", "qqq"), "kzeu audit --rules"),
    ],
)
def test_what_does_not_exist_is_listed_by_a_command(kzeu: Kzeu, words: tuple[str, ...], listed_by: str) -> None:
    result = kzeu(*words)
    assert result.code in (1, 2)
    assert f"{listed_by} lists them" in result.err
    assert kzeu(*listed_by.split()[1:]).code == 0


@pytest.mark.parametrize("words", [("trade", "2025-13"), ("timeline", "2021-02-30"), ("people", "2020-1")])
def test_what_looks_like_a_date_is_no_name(kzeu: Kzeu, words: tuple[str, ...]) -> None:
    result = kzeu(*words)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert words[1] in result.err
    assert "date" in result.err
