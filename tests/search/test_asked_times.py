"""Times in questions."""

import pytest

from kzeu_cli.model import dates
from kzeu_cli.search.asked_times import asked_times


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("4 October 2016", "2016-10-04"),
        ("October 4, 2016", "2016-10-04"),
        ("the 4th of October 2016", "2016-10-04"),
        ("Oct. 4 2016", "2016-10-04"),
        ("4.10.2016", "2016-10-04"),
        ("2016-10-04", "2016-10-04"),
        ("May 2021", "2021-05"),
        ("in may of 2021", "2021-05"),
        ("2021-05", "2021-05"),
        ("in 2015", "2015"),
        ("2014-2020", "2014/2020"),
        ("from 2014 to 2020", "2014/2020"),
        ("between 2014 and 2020", "2014/2020"),
        ("the 1990s", "1990/1999"),
        ("since 2002", "2002/.."),
        ("before 2002", "../2001"),
        ("after 2002", "2003/.."),
        ("first half of 2014", "2014-01/2014-06"),
        ("2014 H1", "2014-01/2014-06"),
        ("second half of 2014", "2014-07/2014-12"),
        ("Q3 2022", "2022-07/2022-09"),
        ("third quarter of 2022", "2022-07/2022-09"),
        ("the 4th quarter in 2022", "2022-10/2022-12"),
        ("first seven months of 2023", "2023-01/2023-07"),
        ("first 6 months of 2014", "2014-01/2014-06"),
        ("eleven months of 2022", "2022-01/2022-11"),
        ("January to July 2023", "2023-01/2023-07"),
        ("Jan–Nov 2022", "2022-01/2022-11"),
        ("between March and May of 2024", "2024-03/2024-05"),
        ("in early 2014", "2014"),
        ("late in 2014", "2014"),
        ("at the beginning of 2014", "2014"),
    ],
)
def test_reads_a_time(text: str, period: str) -> None:
    [found], rest = asked_times(text)
    assert found.period == dates.parse(period)
    assert not any(sign.isdigit() for sign in rest)


@pytest.mark.parametrize("text", ["May I ask", "46 treaties", "12345", "COVID-19", "0000", "40 months of talks"])
def test_what_is_no_time_is_left(text: str) -> None:
    assert asked_times(text) == ([], text)


def test_reads_several_in_their_order() -> None:
    found, rest = asked_times("trade 2007 or May 2021?")
    assert [moment.period.text for moment in found if moment.period] == ["2007", "2021-05"]
    assert rest.split() == ["trade", "or", "?"]


@pytest.mark.parametrize(
    ("asked", "better", "worse"),
    [
        ("4 October 2016", "2016-10-04", "2016-10"),
        ("4 October 2016", "2016-10", "2016-10-05"),
        ("May 2021", "2021-05-10", "2021"),
        ("2015", "2015-11", "2014/2020"),
        ("2002", "2002/..", "1999/.."),
        ("2014", "2014-01/2014-06", "2013-12/2014-01"),
        ("3 March", "2015-03-03", "2015-03-04"),
    ],
)
def test_the_nearer_time_meets_better(asked: str, better: str, worse: str) -> None:
    [moment], _ = asked_times(asked)
    assert moment.meets(dates.parse(better)) > moment.meets(dates.parse(worse))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2016-10-04", "4 October 2016"),
        ("oct 2016", "October 2016"),
        ("2016", "2016"),
        ("2014-2020", ""),
        ("3 March", ""),
    ],
)
def test_a_time_is_named_in_a_sentence(text: str, words: str) -> None:
    [moment], _ = asked_times(text)
    assert moment.words == words


def test_nothing_meets_a_fact_without_time() -> None:
    [moment], _ = asked_times("2015")
    assert moment.meets(None) == 0
