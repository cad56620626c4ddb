"""Whatever somebody types, search answers, and the same way each time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzeu_cli.dataset import load
from kzeu_cli.search import Index

# fmt: off
BITS = (
    "EU", "exports", "2015", "2015-13", "31.02.2020", "99.99.9999", "٢٠١٥", "²", "❶", "½", "1,2,3", "1.2.3.4", "$", "€",
    "%", "half a", "billion", "'", "’s", "-", "[x]", "é", "İ", "中国", "May", "H1 2014", "Q5 2020", "since 9999",
    "before 1600", "2199-2198", "first half of 2014", "IT", "it", "00", "1.000.000,50", "5 m", "32 May 2020",
)
# fmt: on


@pytest.fixture(name="index", scope="module")
def _index() -> Index:
    return Index(load())


@given(text=st.one_of(st.text(max_size=40), st.lists(st.sampled_from(BITS), max_size=6).map(" ".join)))
@settings(max_examples=80, deadline=None)
def test_answers_anything(index: Index, text: str) -> None:
    results = index.search(text)
    scores = [hit.score for hit in results.hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert results == index.search(text)
