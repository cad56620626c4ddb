"""Names in any alphabet: how they sound, whichever way they were spelt."""

import difflib
from collections.abc import Iterable, Iterator
from functools import cache

from kzeu_cli.languages import kazakh
from kzeu_cli.model import Dataset
from kzeu_cli.support.folding import fold

# A letter of Cyrillic by its sound: ISO 9, the English and German ways and Kazakhstan's Latin of 2021 come out alike.
_CYRILLIC = str.maketrans({
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ж": "i", "з": "s", "и": "i",
    "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "h", "һ": "h", "ц": "s", "ч": "s", "ш": "s", "щ": "s",
    "ъ": "", "ы": "i", "і": "i", "ь": "", "э": "e", "ю": "u", "я": "ia",
})  # fmt: skip
# Letters of Latin by their sound, the longer groups first; ж is zh, j, ž or sch in one tradition or another.
_LATIN = (
    ("shch", "s"), ("tsch", "s"), ("dzh", "i"), ("дж", "i"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("zh", "i"),
    ("kh", "h"), ("gh", "g"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("ts", "s"), ("tz", "s"), ("ou", "u"),
    ("oe", "e"), ("ce", "se"), ("ci", "si"), ("cs", "s"), ("c", "k"), ("q", "k"), ("w", "v"), ("x", "ks"), ("z", "s"),
    ("y", "i"), ("j", "i"),
)  # fmt: skip
_VOWELS = "aeiou"
# Endings of names in Russian; those of Kazakh are taken off by its own rules.
_ENDINGS = ("", "а", "у", "ом", "ым", "е", "ы", "и", "ой", "ем", "ю", "я", "ой")
# From this likeness on two names are one, if they are long enough that chance is out of the question.
_ALIKE, _LONG = 0.85, 6
_SHORTEST = 4


@cache
def sound(name: str) -> str:
    """Write a name by its sound: `Токаев`, `Тоқаев`, `Tokayev`, `Tokajew` and `Tokaïev` are `tokaev`."""
    plain = fold(name)
    if plain.endswith("c"):  # the accent of -ić and -ič is folded away
        plain = plain[:-1] + "s"
    for letters, instead in _LATIN:
        plain = plain.replace(letters, instead)
    plain = plain.translate(_CYRILLIC)
    heard: list[str] = []
    for i, letter in enumerate(plain):
        after = plain[i + 1 : i + 2]
        # Between vowels an i is only how one writes the glide from the one to the other.
        is_glide = letter == "i" and heard and heard[-1] in _VOWELS and after and after in _VOWELS
        if not is_glide and (not heard or letter != heard[-1]):
            heard.append(letter)
    said = "".join(heard)
    # Yermek and Ермек: the same letter begins with a glide in one spelling and without in the other.
    return said[1:] if said.startswith("ie") else said


def names_of(dataset: Dataset) -> list[str]:
    """List the words that names of people and places consist of."""
    holders = (getattr(record, "holder", None) for record in (*dataset.facts.values(), *dataset.terms))
    persons = (name for fact in dataset.facts.values() for name in getattr(fact, "persons", ()))
    places = (fact.place for fact in dataset.facts.values())
    said = (getattr(fact, "who", None) for fact in dataset.facts.values())
    bodies = (body.name for body in dataset.bodies.values() if body.type == "cultural-centre")
    full = dict.fromkeys(name for name in (*holders, *persons, *said, *places, *bodies) if name)
    words = (word.strip(".,") for name in full for word in name.replace("-", " ").split())
    return list(dict.fromkeys(word for word in words if len(word) >= _SHORTEST - 1 and word[0].isupper()))


def named(word: str, names: Iterable[str], *, is_sure: bool = False) -> str | None:
    """Find the name that a word spells, in any alphabet and case; `is_sure` if it must sound just so."""
    if len(word) < _SHORTEST - 1:
        return None
    by_sound = {sound(name): name for name in reversed(list(names))}
    heard = dict.fromkeys(_heard(word))
    for variant in heard:
        if variant in by_sound:
            return by_sound[variant]
    bare = {known[:-1]: name for known, name in by_sound.items() if known[-1] in _VOWELS and len(known) > _SHORTEST}
    for variant in heard:
        if variant in bare:
            return bare[variant]
    if is_sure or len(word) < _LONG:
        return None
    near = (
        (difflib.SequenceMatcher(None, variant, known).ratio(), name)
        for variant in heard
        for known, name in by_sound.items()
        if len(known) >= _LONG and known[0] == variant[0]
    )
    likeness, name = max(near, default=(0, None))
    return name if likeness >= _ALIKE else None


def _heard(word: str) -> Iterator[str]:
    """Go through the sounds of a word with and without the endings that a name may have."""
    small = word.casefold()
    for ending in _ENDINGS:
        if small.endswith(ending) and len(small) - len(ending) >= _SHORTEST - 1:
            yield sound(small.removesuffix(ending))
    for form in kazakh.forms(kazakh.plain(small)):
        if len(form) >= _SHORTEST:
            yield sound(form)
