"""Words of a text, cut down to what their inflections share: `invested`, `investment` and `investors` are `invest`."""

import re
from collections.abc import Iterator, Mapping, Set
from types import MappingProxyType

from kzeu_cli.support.folding import fold

# A number keeps its point and commas; any other word is letters and digits.
_WORD = re.compile(r"\d+(?:[.,]\d+)+(?!\w)|[^\W_]+")
_LOWER = r"\b[a-z]+\b"
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
# Endings of English, the longer ones first, with what takes their place.
_ENDINGS = (
    ("ension", "end"), ("ansion", "and"), ("clusion", "clud"), ("cision", "cid"), ("vision", "vid"),
    ("ifications", "ify"), ("ification", "ify"), ("ifying", "ify"), ("ified", "ify"), ("ifies", "ify"),
    ("izations", "ize"), ("isations", "ize"), ("ization", "ize"), ("isation", "ize"), ("ising", "ize"), ("ised", "ize"),
    ("ises", "ize"), ("ise", "ize"), ("abilities", ""), ("ability", ""), ("ables", ""), ("able", ""), ("ible", ""),
    ("ations", ""), ("ation", ""), ("ates", ""), ("ating", ""), ("ated", ""), ("ate", ""), ("ments", ""), ("ment", ""),
    ("ness", ""), ("ities", ""), ("ity", ""), ("ions", ""), ("ion", ""), ("ious", ""), ("ous", ""),
    ("isms", ""), ("ism", ""), ("ists", ""), ("ist", ""), ("iers", "y"), ("ier", "y"), ("ors", ""), ("or", ""),
    ("ers", ""), ("er", ""), ("ings", ""), ("ing", ""), ("ied", "y"), ("ies", "y"), ("ed", ""), ("es", "e"),
    ("ives", ""), ("ive", ""), ("ially", ""), ("ically", ""), ("ally", ""), ("ials", ""), ("ial", ""), ("ical", ""),
    ("als", ""), ("al", ""), ("ics", ""), ("ic", ""), ("ly", ""), ("e", ""),
)  # fmt: skip
_BY_LAST = {
    last: tuple(pair for pair in _ENDINGS if pair[0][-1] == last) for last in {pair[0][-1] for pair in _ENDINGS}
}
# Words that, cut down, would be others: a top importer is no import, grants are not what was granted, and services are
# not what those do who serve.
_APART = {f"{doer}{ending}": doer for doer in ("importer", "exporter", "supplier", "provider") for ending in ("", "s")}
_APART |= {"grants": "grants", "service": "service", "services": "service"}
# How many letters must be left; `y` needs more, or `party` would be `part`.
_LEAST, _LEAST_OF_Y = 4, 5
_DOUBLING = ("ing", "ings", "ed", "er", "ers")


class Stems(dict[str, str]):
    """Every word met so far, without case and accents, and its stem."""

    def __init__(
        self,
        known: Mapping[str, str] = MappingProxyType({}),
        shown: Mapping[str, str] | None = None,
        names: Set[str] | None = None,
    ) -> None:
        """Begin with the words known: their stems, how they are `shown` in texts, and which are `names`."""
        super().__init__(known)
        self._cut: dict[str, tuple[str, ...]] = {}
        self._text = ""
        self._first_seen: dict[str, str] = {}
        self._plain: set[str] = set()
        self._shown, self._names = shown, names

    def __missing__(self, word: str) -> str:
        """Work out the stem of a word and keep it."""
        self._first_seen[word] = self._text
        self[word] = found = stem(word)
        return found

    def of(self, text: str) -> tuple[str, ...]:
        """Cut a text into stems; many facts share titles and remarks, so what was cut once is kept."""
        found = self._cut.get(text)
        if found is None:
            self._text = text
            self._cut[text] = found = tuple([self[word] for word in words(text)])
            self._plain.update(re.findall(_LOWER, text))
        return found

    @property
    def shown(self) -> Mapping[str, str]:
        """How the words are written that a text does not write as they are here, in small letters without accents."""
        if self._shown is None:
            written = ((word, self._spelled(word)) for word in self)
            self._shown = {word: shown for word, shown in written if shown != word}
        return self._shown

    @property
    def names(self) -> Set[str]:
        """The words that stand nowhere with a small letter, as names and abbreviations."""
        if self._names is None:
            self._names = {word for word in self if word not in self._plain and not word[0].isdigit()}
        return self._names

    def spelled(self, word: str) -> str:
        """Write a folded word as a text does."""
        return self._spelled(word) if self._shown is None else self._shown.get(word, word)

    def is_name(self, word: str) -> bool:
        """Whether a word that was met stands nowhere with a small letter."""
        return word in self.names

    def _spelled(self, word: str) -> str:
        text = self._first_seen.get(word, word)
        return next((shown for shown, _, _ in places(text) if words(shown) == [word]), word)


def words(text: str) -> list[str]:
    """Cut a text into words without case and accents; `Kazakhstan's` loses its ending."""
    plain = text.lower() if text.isascii() else fold(text)
    return _WORD.findall(_POSSESSIVE.sub(" ", plain) if "'" in plain or "’" in plain else plain)


def places(text: str) -> Iterator[tuple[str, int, int]]:
    """Go through the words of a text as they stand: the word, where it begins and where it ends."""
    plain = _POSSESSIVE.sub(lambda match: " " * len(match[0]), text)
    return ((match[0], match.start(), match.end()) for match in _WORD.finditer(plain))


def stem(word: str) -> str:
    """Take the endings off a folded word until none is left that may go."""
    if word in _APART:
        return _APART[word]
    while len(word) > _LEAST and not word[-1].isdigit():
        shorter = _shorter(word)
        if shorter == word:
            break
        word = shorter
    return word


def _shorter(word: str) -> str:
    for ending, instead in _BY_LAST.get(word[-1], ()):
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= _LEAST:
            rest = word[: -len(ending)]
            return (_undoubled(rest) if ending in _DOUBLING else rest) + instead
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    if word.endswith("y") and word[-2] != "c" and len(word) > _LEAST_OF_Y:
        return word[:-1]
    return word


def _undoubled(word: str) -> str:
    """Take back the consonant that English doubles before an ending: `planned` is `plan`."""
    return word[:-1] if word[-1] == word[-2] and word[-1] in "bdgmnprt" else word
