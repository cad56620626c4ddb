"""A question in any script, cut into words, numbers and signs."""

import re
from collections.abc import Iterable, Iterator

# A word is letters; digits may follow them (CO2, EU27). Signs that say something stand alone.
LETTERS = re.compile(r"[^\W\d_][^\W_]*")
_TOKEN = re.compile(r"\d+(?:st|nd|rd|th)\b|\d+(?:[.,/:-]\d+)*|[^\W\d_][^\W_]*|[%€$£₸]")
# Signs that make an ordinal only before a word: a point ends a sentence, a hyphen joins two years.
_BEFORE_WORD = {".": r"\.(?=\s+[^\W\d])", "-": r"-(?=[^\W\d])"}
# Words in which letters of both scripts stand, and the Latin letters that look like Cyrillic ones.
_MIXED = re.compile(r"[^\W\d_]*(?:[a-z][а-яѐ-ӿ]|[а-яѐ-ӿ][a-z])[^\W\d_]*")
_LOOKALIKES = str.maketrans("acekmopxyith", "асекморхуітһ")
# From here on a number is a year, which no ordinal is.
_YEAR = 1000


def composed(text: str) -> str:
    """Write a text in small letters, each accent that makes a letter in one with it, and no other mark."""
    if text.isascii():
        return text.lower()
    import unicodedata  # a millisecond that English spares

    whole = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(letter for letter in whole if not unicodedata.combining(letter)).replace("ё", "е")
    return _MIXED.sub(lambda match: match[0].translate(_LOOKALIKES), bare)


def tokens(text: str) -> list[str]:
    """Cut a text; a mark that makes no letter with the one before it is left out, and parts no word."""
    if text.isascii():
        return _TOKEN.findall(text)
    import unicodedata  # as above

    whole = unicodedata.normalize("NFC", text)
    return _TOKEN.findall("".join(letter for letter in whole if not unicodedata.combining(letter)))


def with_ordinals(text: str, endings: Iterable[str]) -> str:
    """Write the ordinals of a text in English: `13-й`, `22e`, `16-шы` are 13th, 22nd, 16th."""
    longest_first = sorted(endings, key=len, reverse=True)
    written = "|".join(_BEFORE_WORD.get(ending) or rf"{re.escape(ending)}(?!\w)" for ending in longest_first)
    return re.sub(rf"(?<![\w.,])(\d+)\s?[-–‑]?(?:{written})", _ordinal, text, flags=re.IGNORECASE)


def _ordinal(match: re.Match[str]) -> str:
    number = int(match[1][-4:])
    if len(match[1]) > 3 or number >= _YEAR:
        return match[1]
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending} "


def scripts(text: str) -> Iterator[str]:
    """Go through the scripts of the letters of a text: `cyrillic`, `latin`, or an empty text for any other."""
    for letter in filter(str.isalpha, text):
        is_latin = letter < "\u0250" or "\u1e00" <= letter <= "\u1eff"
        yield "latin" if is_latin else "cyrillic" if "\u0400" <= letter <= "\u04ff" else ""


def is_word(token: str) -> bool:
    """Whether a token is a word, and neither a number nor a sign."""
    return token[0].isalpha()
