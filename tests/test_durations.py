"""Lengths of time, stated and counted."""

from datetime import date

import pytest

from kzeu_cli.model import durations
from kzeu_cli.model.dates import parse
from kzeu_cli.model.durations import Span, between, lasting, months_before, whole_years


@pytest.mark.parametrize(
    ("earlier", "later", "expected", "words"),
    [
        ("2015-12-21", "2016-05-01", Span(132, 132), "132 days"),
        ("2016-03", "2017-12-12", Span(621, 651), "621–651 days"),
        ("1999", "2020-03-01", Span(7366, 7730), "20.2–21.2 years"),
        ("2015", "2015-11", None, ""),
        ("2002/..", "2020", None, ""),
        ("2002", "2020/..", None, ""),
        ("2020-03-01", "2020-03-01", Span(0, 0), "0 days"),
        ("2020", "2002", None, ""),
    ],
)
def test_counts_the_days_between(earlier: str, later: str, expected: Span | None, words: str) -> None:
    span = between(parse(earlier), parse(later))
    assert span == expected
    assert (span.words if span else "") == words


@pytest.mark.parametrize(
    ("text", "months", "words"),
    [
        ("P15Y", 180, "15 years"), ("P1Y", 12, "1 year"), ("P18M", 18, "18 months"), ("P1M", 1, "1 month"),
        ("P1Y6M", 18, "1 year 6 months"), ("P6W", 0, "6 weeks"), ("P1D", 0, "1 day"),
    ],
)  # fmt: skip
def test_reads_lengths_of_time(text: str, months: int, words: str) -> None:
    assert (durations.parse(text).in_months, lasting(text)) == (months, words)


@pytest.mark.parametrize("text", ["", "P", "3Y", "PT5H", "P3", "P-1Y", "P1.5Y", "P٣Y", "P3Y "])
def test_refuses_what_is_no_length_of_time(text: str) -> None:
    with pytest.raises(ValueError, match="is no length of time such as P3Y"):
        durations.parse(text)


def test_counts_whole_years() -> None:
    assert whole_years(date(2000, 3, 1), date(2020, 2, 29)) == 19
    assert whole_years(date(2000, 3, 1), date(2020, 3, 1)) == 20


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2021, 5, 11), 180, date(2006, 5, 11)),
        (date(2021, 3, 31), 1, date(2021, 2, 28)),
        (date(2021, 1, 31), 1, date(2020, 12, 31)),
        (date(2020, 12, 31), 10, date(2020, 2, 29)),
        (date(1, 1, 1), 1, date.min),
        (date(9999, 12, 31), -1, date.max),
    ],
)
def test_goes_back_by_months(day: date, count: int, expected: date) -> None:
    assert months_before(day, count) == expected
