"""Dates and periods."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzeu_cli.model.dates import parse, spanning


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("2015", date(2015, 1, 1), date(2015, 12, 31), "2015"),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29), "2016-02"),
        ("2015-03-03", date(2015, 3, 3), date(2015, 3, 3), "2015-03-03"),
        ("2014-01/2014-06", date(2014, 1, 1), date(2014, 6, 30), "2014-01 to 2014-06"),
        ("2007/2013", date(2007, 1, 1), date(2013, 12, 31), "2007–2013"),
        ("2002/..", date(2002, 1, 1), date.max, "since 2002"),
        ("../2021-05-12", date.min, date(2021, 5, 12), "by 2021-05-12"),
    ],
)
def test_reads_dates_as_precise_as_they_are(text: str, first: date, last: date, words: str) -> None:
    period = parse(text)
    assert (period.first, period.last, period.words, str(period)) == (first, last, words, text)


@pytest.mark.parametrize(
    "text", ["", "2015-13", "2015-02-29", "15", "2015-1", "2015/2014", "../..", "2015-03-03T10:00", "٢٠١٥"]
)
def test_refuses_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse(text)


def test_sorts_the_less_precise_first_and_by_their_beginning() -> None:
    texts = ["2015-11-30", "2016", "2015", "2015-11", "../2015-12", "2014/2020"]
    assert [p.text for p in sorted(map(parse, texts), key=lambda p: p.order)] == [
        "2014/2020", "2015", "2015-11", "2015-11-30", "../2015-12", "2016",
    ]  # fmt: skip


@given(st.dates(), st.dates())
def test_a_span_holds_both_its_ends(one: date, other: date) -> None:
    first, last = sorted((one, other))
    span = parse(f"{first.isoformat()}/{last.isoformat()}")
    assert parse(first.isoformat()).within(span)
    assert parse(last.isoformat()).overlaps(span)


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [("2014", "2020", "2014/2020"), ("2020/..", "2028-10", "2020/2028-10"), ("../2021-05", "2022", "../2022")],
)
def test_spans_from_one_to_another_that_may_be_open_themselves(start: str, end: str, text: str) -> None:
    assert spanning(parse(start), parse(end)) == parse(text)
