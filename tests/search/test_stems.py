"""Words cut down to what their inflections share."""

import pytest

from kzeu_cli.search.stems import Stems, places, stem, words


@pytest.mark.parametrize(
    "family",
    [
        "invest invests invested investing investment investments investor investors",
        "ratify ratifies ratified ratifying ratification",
        "cooperate cooperating cooperation",
        "export exports exported exporting",
        # Who exports is no export.
        "exporter exporters",
        "sustainable sustainability",
        "renewable renewables",
        "religion religions religious",
        "economy economies economic economics",
        "modernise modernize modernising modernization",
        "country countries",
        "plan plans planned planning",
        "programme programmes",
        "Christian Christians Christianity",
        "tourist tourists tourism",
    ],
)
def test_a_family_of_words_has_one_stem(family: str) -> None:
    assert len({stem(word.lower()) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("party", "part"), ("policy", "police"), ("union", "unit"), ("nation", "nature"), ("import", "important")],
)
def test_words_of_other_meaning_keep_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["eu", "162nd", "gas", "bus", "ss", "s"])
def test_short_words_and_numbers_stay(word: str) -> None:
    assert stem(word) == word


def test_words_lose_case_accents_and_possessives() -> None:
    assert words("Kazakhstan’s Älihan, the EU's €13.35 billion (COVID-19)") == [
        "kazakhstan", "alihan", "the", "eu", "13.35", "billion", "covid", "19",
    ]  # fmt: skip


def test_places_are_those_of_the_text() -> None:
    text = "Rinkēvičs’ words"
    assert [(shown, text[begin:end]) for shown, begin, end in places(text)] == [
        ("Rinkēvičs", "Rinkēvičs"),
        ("words", "words"),
    ]


def test_a_word_is_spelled_as_where_it_was_first_met() -> None:
    stems = Stems()
    stems.of("Edgars Rinkēvičs of Latvia")
    assert (stems.spelled("rinkevics"), stems.spelled("unheard")) == ("Rinkēvičs", "unheard")
