"""Misspelt words."""

import pytest

from kzeu_cli.search.misspelling import distance, nearest, sound

WORDS = ("kazakhstan", "smaiylov", "dzhaksybekov", "netherlands", "nazarbayev", "trade", "treaty", "gdp", "wto", "2015")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kazakstan", "kazakhstan"),
        ("kazahkstan", "kazakhstan"),
        ("smailov", "smaiylov"),
        ("jaksybekov", "dzhaksybekov"),
        ("nederlands", "netherlands"),
        ("nazarbaev", "nazarbayev"),
        ("nazarbajev", "nazarbayev"),
        ("traed", "trade"),
        ("gpd", "gdp"),
    ],
)
def test_finds_the_word_that_was_meant(typed: str, meant: str) -> None:
    assert nearest(typed, WORDS)[:1] == [meant]


@pytest.mark.parametrize("typed", ["wine", "banana", "gnp", "2016", "who", "elephant"])
def test_does_not_guess_what_is_too_far(typed: str) -> None:
    assert nearest(typed, WORDS) == []


def test_does_not_depend_on_the_order_of_the_words() -> None:
    assert nearest("treade", ("treaded", "trade")) == nearest("treade", ("trade", "treaded")) == ["treaded", "trade"]


@pytest.mark.parametrize(
    ("one", "two", "slips"),
    [("trade", "trade", 0), ("trade", "tarde", 1), ("trade", "trad", 1), ("trade", "traxe", 1), ("trade", "grate", 2)],
)
def test_counts_slips(one: str, two: str, slips: int) -> None:
    assert distance(one, two, 3) == distance(two, one, 3) == slips


@pytest.mark.parametrize(("one", "two"), [("guenther", "gunther"), ("baimukhan", "baimuhan")])
def test_spellings_of_a_name_sound_alike(one: str, two: str) -> None:
    assert distance(sound(one), sound(two), 2) <= 1
