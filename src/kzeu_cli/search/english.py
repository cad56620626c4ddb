"""Which words are English: what is spelt right is not mended."""

from collections.abc import Iterator
from functools import cache

# Words of SCOWL, and names of CLDR; the files say which, and where they come from.
_WORDS, _COUNTRIES = "english.txt", "countries.txt"
_COMMENT = "#"


def is_english(word: str) -> bool:
    """Whether a folded word is one of English, inflected or not; names are not."""
    return not _lines(_WORDS).isdisjoint((word, *bases(word)))


def is_country(word: str) -> bool:
    """Whether a folded word is the English name of a country, in the dataset or not."""
    return word in _lines(_COUNTRIES)


def bases(word: str) -> Iterator[str]:
    """Go through the words of which a word may be a regular form: `traded` of `trade`, `trades` of `trade`."""
    for ending in ("s", "es", "ed", "ing", "er", "ers", "ly"):
        if word.endswith(ending):
            yield word.removesuffix(ending)
            yield f"{word.removesuffix(ending)}e"


@cache
def _lines(name: str) -> frozenset[str]:
    from pkgutil import get_data  # which finds it in a zip file too, for the few questions that have other words

    text = get_data(__package__, name)
    assert text is not None
    return frozenset(line for line in text.decode("ascii").split("\n") if not line.startswith(_COMMENT))
