"""The time between dates."""

import pytest

from kzeu_cli.model.dates import parse
from kzeu_cli.model.durations import Span, between


@pytest.mark.parametrize(
    ("earlier", "later", "expected", "words"),
    [
        ("2015-12-21", "2016-05-01", Span(132, 132), "132 days"),
        ("2016-03", "2017-12-12", Span(621, 651), "621–651 days"),
        ("1999", "2020-03-01", Span(7366, 7730), "20.2–21.2 years"),
        ("2015", "2015-11", None, ""),
        ("2002/..", "2020", None, ""),
        ("2020", "2002", None, ""),
    ],
)
def test_counts_the_days_between(earlier: str, later: str, expected: Span | None, words: str) -> None:
    span = between(parse(earlier), parse(later))
    assert span == expected
    assert (span.words if span else "") == words
