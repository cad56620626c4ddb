"""Kazakh words: one spelling for both scripts, and what is left of a word without its endings."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

# Both scripts in the letters that they share: Cyrillic, Latin of 2021 (ä ğ ı ñ ö ş ū ü) and of 2018 (á ǵ ń ó ú ý), and
# Latin without any mark. What differs only in a mark becomes the same letter: `қ` and `к`, `ы` and `і`, `ң` and `н`.
_LETTERS = str.maketrans({
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e", "ж": "j", "з": "z",
    "и": "i", "й": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "h", "һ": "h", "ц": "s", "ч": "s",
    "ш": "s", "щ": "s", "ъ": "", "ы": "i", "і": "i", "ь": "", "э": "e", "ю": "u", "я": "ia",
    "ý": "u", "y": "i", "ı": "i", "q": "k", "x": "h", "w": "u",
})  # fmt: skip
_LATIN = (("sh", "s"), ("ch", "s"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ts", "s"))
OF, TO, IN, FROM, WITH = "of", "to", "in", "from", "with"
# Endings in that spelling and the English word for the case, if it has one. The vowels of an ending follow those of the
# word, its first consonant the letter before it: -ға, -ге, -қа, -ке are one case.
_ENDINGS: Mapping[str, str] = {
    **dict.fromkeys(("nin", "din", "tin"), OF),
    **dict.fromkeys(("ga", "ge", "ka", "ke", "na", "ne", "a", "e"), TO),
    **dict.fromkeys(("dagi", "degi", "tagi", "tegi", "ndagi", "ndegi", "da", "de", "ta", "te", "nda", "nde"), IN),
    **dict.fromkeys(("dan", "den", "tan", "ten", "nan", "nen"), FROM),
    **dict.fromkeys(("men", "ben", "pen"), WITH),
    # The object, the possessor, plural, adjectives, what has been done.
    **dict.fromkeys(("ni", "di", "ti", "n"), ""),
    **dict.fromkeys(("i", "si", "lari", "leri", "dari", "deri", "tari", "teri"), ""),
    **dict.fromkeys(("lar", "ler", "dar", "der", "tar", "ter"), ""),
    **dict.fromkeys(("lik", "dik", "tik"), ""),
    **dict.fromkeys(("gan", "gen", "kan", "ken"), ""),
}
_BY_LENGTH = sorted(_ENDINGS, key=len, reverse=True)
# Case, possessor, plural: nobody writes more one after the other. An abbreviation has two letters.
_MOST, _LEAST = 4, 2
# The endings that a word may have in the vocabulary, and the shortest word that is looked up without them.
_OWN = ("i", "si", "lari", "leri", "dari", "deri", "tari", "teri", "lar", "ler", "dar", "der", "tar", "ter")
_SHORT = 3
_HYPHEN = re.compile(r"(\w)[-–‑](\w+)")
# Before a vowel a last k or p softens: одақ, одағы.
_HARD = str.maketrans("gb", "kp")


@cache
def plain(word: str) -> str:
    """Write a word of either script in the letters that both share."""
    small = unicodedata.normalize("NFC", word.casefold())
    for letters, instead in _LATIN:
        small = small.replace(letters, instead)
    bare = unicodedata.normalize("NFKD", small.translate(_LETTERS))
    spelt = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return spelt.replace("iu", "u").replace("ii", "i")


@cache
def forms(word: str) -> Mapping[str, str]:
    """List what a plain word may be without its endings, itself first, each with the English word for the case."""
    found = {_hardened(word): ""}
    layer = {word: ""}
    for _ in range(_MOST):
        layer = {
            word[: -len(ending)]: case or _ENDINGS[ending]
            for word, case in layer.items()
            for ending in _BY_LENGTH
            if word.endswith(ending) and len(word) - len(ending) >= _LEAST
        }
        for shorter, case in layer.items():
            found.setdefault(_hardened(shorter), case)
    return found


@cache
def basic(word: str) -> Sequence[str]:
    """List what a plain word of the vocabulary, which stands without case, may be without possessor and plural."""
    shorter = (word.removesuffix(ending) for ending in _OWN if word.endswith(ending))
    return [_hardened(form) for form in (word, *(form for form in shorter if len(form) > _SHORT))]


def joined(text: str) -> str:
    """Join to their words the endings that people write behind a hyphen: `ЕО-ның` is `ЕОның`."""
    return _HYPHEN.sub(lambda match: match[1] + match[2] if plain(match[2]) in _ENDINGS else match[0], text)


def _hardened(word: str) -> str:
    return word[:-1] + word[-1].translate(_HARD) if len(word) > _LEAST else word
