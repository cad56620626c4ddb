"""A question in any script, cut into words, numbers and signs."""

import re
from collections.abc import Iterable, Iterator

# A word is letters; digits may follow them (CO2, EU27). Signs that say something stand alone.
LETTERS = re.compile(r"[^\W\d_]+\d*")
_TOKEN = re.compile(r"\d+(?:st|nd|rd|th)\b|\d+(?:[.,/:-]\d+)*|[^\W\d_]+\d*|[%€$£₸+]")
# From here on a number is a year, which no ordinal is.
_YEAR = 1000


def tokens(text: str) -> list[str]:
    """Cut a text."""
    return _TOKEN.findall(text)


def with_ordinals(text: str, endings: Iterable[str]) -> str:
    """Write the ordinals of a text in English: `13-й`, `22e`, `16-шы` are 13th, 22nd, 16th."""
    longest_first = sorted(endings, key=len, reverse=True)
    # A point makes an ordinal only before a word: at the end of a sentence it ends it.
    written = "|".join(r"\.(?=\s+[^\W\d])" if ending == "." else re.escape(ending) for ending in longest_first)
    return re.sub(rf"(?<![\w.,])(\d+)\s?[-–‑]?(?:{written})(?!\w)", _ordinal, text, flags=re.IGNORECASE)


def _ordinal(match: re.Match[str]) -> str:
    number = int(match[1][-4:])
    if len(match[1]) > 3 or number >= _YEAR:
        return match[1]
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def scripts(text: str) -> Iterator[str]:
    """Go through the scripts of the letters of a text: `cyrillic`, `latin`, or an empty text for any other."""
    for letter in text:
        if letter.isalpha():
            yield (
                "cyrillic"
                if "\u0400" <= letter <= "\u04ff"
                else "latin"
                if letter < "\u0250" or "\u1e00" <= letter <= "\u1eff"
                else ""
            )


def is_word(token: str) -> bool:
    """Whether a token is a word, and neither a number nor a sign."""
    return token[0].isalpha()
