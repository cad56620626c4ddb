"""What the inflections of a word share, in each of the languages."""

import sys
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from kzeu_cli.languages import kazakh

# Words by their stems, and for each the English word for its case, if the ending says one.
Keys = Mapping[str, str]
# What names take in Russian, where the stemmer takes too much of them: Казахстана is no inflection of "казахста".
_RUSSIAN_CASES = (
    "ами", "ями", "ого", "ему", "ому", "ыми", "ой", "ом", "ем", "ей", "ов", "ам", "ям", "ах", "ях", "ым", "ию", "ии",
    "а", "у", "е", "ы", "и", "я", "ю", "ь", "й",
)  # fmt: skip
_SHORTEST_NAME = 4
_GERMAN = (("ß", "ss"), ("ae", "a"), ("oe", "o"), ("ue", "u"))


@cache
def _stemmer(name: str) -> Any:
    """Make a stemmer of its module alone: the package imports those of all its languages, which takes 20 ms."""
    package = "snowballstemmer"
    is_there = package in sys.modules
    if not is_there and (spec := find_spec(package)):
        sys.modules[package] = shell = ModuleType(package)
        shell.__path__ = list(spec.submodule_search_locations or ())
    try:
        return getattr(import_module(f"{package}.{name}_stemmer"), f"{name.capitalize()}Stemmer")()
    finally:
        if not is_there:
            sys.modules.pop(package, None)


def _unaccented(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))


def _russian(word: str) -> Keys:
    keys = {_stemmer("russian").stemWord(word): ""}
    ending = next((ending for ending in _RUSSIAN_CASES if word.endswith(ending)), "")
    if len(word) - len(ending) >= _SHORTEST_NAME:
        keys[word.removesuffix(ending)] = ""
    return keys


def _german(word: str) -> Keys:
    word = _unaccented(word)
    for letters, instead in _GERMAN:
        word = word.replace(letters, instead)
    return {_stemmer("german").stemWord(word): ""}


# By the name under which a language's file asks for it.
KEYS: Mapping[str, Callable[[str], Keys]] = {
    "russian": cache(_russian),
    "german": cache(_german),
    "french": cache(lambda word: {_stemmer("french").stemWord(_unaccented(word)): ""}),
    "kazakh": cache(lambda word: kazakh.forms(kazakh.plain(word))),
    "": cache(lambda word: {_unaccented(word): ""}),
}
