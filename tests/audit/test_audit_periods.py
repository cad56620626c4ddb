"""Spans of days that the audit reasons with."""

from datetime import date

import pytest

from kzeu_cli.audit.periods import before, lasting, months, window, years
from kzeu_cli.model.dates import parse


@pytest.mark.parametrize(
    ("duration", "count", "words"),
    [("P15Y", 180, "15 years"), ("P1Y", 12, "1 year"), ("P1Y6M", 18, "18 months"), ("three years", 0, "three years")],
)
def test_durations(duration: str, count: int, words: str) -> None:
    assert (months(duration), lasting(duration)) == (count, words)


def test_going_back_keeps_to_the_calendar() -> None:
    assert before(date(2021, 5, 11), 180) == date(2006, 5, 11)
    assert before(date(2024, 3, 31), 1) == date(2024, 2, 29)
    assert before(date(2021, 5, 11), 12 * 9999) == date.min
    assert before(date(2021, 5, 11), -12 * 9999) == date.max


def test_an_open_window_closes_on_the_day_of_the_telling() -> None:
    told = date(2019, 9, 11)
    assert str(window(parse("1991/.."), None, told)) == "1991-01-01/2019-09-11"
    assert str(window(None, "P15Y", told)) == "2004-09-11/2019-09-11"
    assert str(window(parse("2007"), "P15Y", told)) == "2007"
    assert window(None, None, told) is None
    assert str(window(parse("2030/.."), None, told)) == "2030/.."


def test_whole_years() -> None:
    assert years(date(2020, 11, 24), date(2026, 11, 23)) == 5
    assert years(date(2020, 11, 23), date(2026, 11, 23)) == 6
