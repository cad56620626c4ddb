"""Dates and periods."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzeu_cli.model.dates import Period, by_time, parse, same_days, spanning


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("2015", date(2015, 1, 1), date(2015, 12, 31), "2015"),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29), "2016-02"),
        ("2015-03-03", date(2015, 3, 3), date(2015, 3, 3), "2015-03-03"),
        ("2014-01/2014-06", date(2014, 1, 1), date(2014, 6, 30), "2014-01 to 2014-06"),
        ("2007/2013", date(2007, 1, 1), date(2013, 12, 31), "2007–2013"),
        ("2020-11-09/2020-11-27", date(2020, 11, 9), date(2020, 11, 27), "2020-11-09 to 27"),
        ("2020-11-27/2020-12-01", date(2020, 11, 27), date(2020, 12, 1), "2020-11-27 to 2020-12-01"),
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


@pytest.mark.parametrize(
    ("text", "is_open"), [("2002/..", True), ("../2021-05-12", True), ("2007/2013", False), ("2015", False)]
)
def test_knows_which_end_nowhere(text: str, is_open: bool) -> None:
    assert parse(text).is_open is is_open


def test_what_has_no_date_comes_last() -> None:
    times = [None, parse("2016"), None, parse("2015")]
    assert [str(when) for when in sorted(times, key=by_time)] == ["2015", "2016", "None", "None"]


def test_sorts_the_less_precise_first_and_by_their_beginning() -> None:
    texts = ["2015-11-30", "2016", "2015", "2015-11", "../2015-12", "2014/2020"]
    assert [p.text for p in sorted(map(parse, texts), key=lambda p: p.order)] == [
        "2014/2020", "2015", "2015-11", "2015-11-30", "../2015-12", "2016",
    ]  # fmt: skip


def _days(period: Period) -> set[date]:
    return {period.first + timedelta(n) for n in range((period.last - period.first).days + 1)}


# Few days, so that spans that touch, miss and hold each other all turn up.
_DAY = st.integers(0, 12).map(lambda n: date(2019, 12, 25) + timedelta(n))
_SPAN = st.tuples(_DAY, _DAY).map(sorted).map(lambda ends: parse("/".join(map(str, ends))))


@given(_SPAN, _SPAN)
def test_spans_overlap_and_hold_each_other_as_sets_of_days_do(one: Period, other: Period) -> None:
    assert one.overlaps(other) == bool(_days(one) & _days(other))
    assert one.within(other) == (_days(one) <= _days(other))
    assert one.days == len(_days(one))


@pytest.mark.parametrize(
    ("one", "other", "overlap", "within"),
    [
        ("2015-03", "2015", True, True),
        ("2015", "2015-03", True, False),
        # Each begins, or ends, inside the other, and the other end sticks out.
        ("2014-06/2015-02", "2015", True, False),
        ("2015-11/2016-02", "2015", True, False),
        ("2013", "2015", False, False),
        ("2016-01-01", "2015", False, False),
        ("2015-12-31", "2015", True, True),
        ("2002/..", "2001", False, False),
        ("2020", "2002/..", True, True),
        ("../2021-05-12", "2021-05-13", False, False),
    ],
)
def test_spans_overlap_and_lie_in_each_other(one: str, other: str, overlap: bool, within: bool) -> None:
    assert (parse(one).overlaps(parse(other)), parse(one).within(parse(other))) == (overlap, within)
    assert parse(other).overlaps(parse(one)) == overlap


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2015", 2015), ("2015-11", 2015), ("2015-11-30", 2015), ("2014-01/2014-06", 2014),
        ("2007/2013", None), ("2019-12-31/2020-01-01", None), ("2002/..", None), ("../2021-05-12", None),
    ],
)  # fmt: skip
def test_a_year_is_that_of_the_whole_span(text: str, year: int | None) -> None:
    assert parse(text).year == year


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2014", "2020", "2014/2020"),
        ("2014-03/2014-06", "2020", "2014-03/2020"),
        ("2014", "2019/2020-02", "2014/2020-02"),
        ("2020/..", "2028-10", "2020/2028-10"),
        ("../2021-05", "2022", "../2022"),
        (None, "2022", "../2022"),
        ("2002", None, "2002/.."),
    ],
)
def test_spans_from_one_to_another_that_may_be_open_themselves(start: str | None, end: str | None, text: str) -> None:
    assert spanning(start and parse(start), end and parse(end)) == parse(text)


def test_spans_from_day_to_day() -> None:
    assert spanning(date(2015, 1, 2), date(2015, 3, 4)) == parse("2015-01-02/2015-03-04")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2020-01/2020-12", "2020", True),
        ("2020", "2020-01-01/2020-12-30", False),
        ("2020", "2020-01-02/2020-12-31", False),
        ("2020", None, False),
        (None, "2020", False),
        (None, None, True),
    ],
)
def test_the_same_days_are_the_same_however_they_are_written(
    first: str | None, second: str | None, expected: bool
) -> None:
    one, other = (parse(text) if text else None for text in (first, second))
    assert same_days(one, other) is expected
