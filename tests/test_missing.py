"""What a listing lacks is said first: the gaps in the data where a user would look for a number."""

import pytest
from conftest import Kzeu


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("trade --coverage services --from 2010", "trade in services of the EU and Kazakhstan after 2007"),
        ("trade 2008 --flow imports --view eu", "no EU figures of imports of goods from Kazakhstan for the years 2008"),
        ("trade 2022", "no EU figures of imports of goods from Kazakhstan for a whole year after 2021"),
        ("fdi 2023", "no figures of the stock of foreign direct investment in Kazakhstan after 2021"),
    ],
)
def test_a_gap_is_said_in_a_line_ahead_of_the_answer(kzeu: Kzeu, line: str, said: str) -> None:
    result = kzeu(*line.split())
    assert (result.code, result.err.count("\n")) == (0, 1)
    assert said in result.err


@pytest.mark.parametrize(
    "line", ["trade", "trade 2021 --flow imports --view eu", "trade 2021 --view kz", "fdi", "fdi 2020"]
)
def test_what_is_there_is_no_gap(kzeu: Kzeu, line: str) -> None:
    result = kzeu(*line.split())
    assert (result.code, result.err) == (0, "")


def test_scripts_are_told_where_they_get_nothing(kzeu: Kzeu) -> None:
    result = kzeu("trade", "--coverage", "services", "--from", "2010", "--json")
    assert result.out == "[]\n"
    assert "after 2007" in result.err
    assert kzeu("trade", "2022", "--json").json
