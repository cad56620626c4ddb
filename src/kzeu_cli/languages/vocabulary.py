"""The vocabulary of a language: its words and phrases and the English for each, from its file in `data/languages/`."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from os.path import commonprefix
from typing import Any, NamedTuple

from kzeu_cli.dataset.compiled import read
from kzeu_cli.dataset.find import builtin
from kzeu_cli.languages import kazakh
from kzeu_cli.languages.stemming import KEYS, Keys
from kzeu_cli.languages.tokens import LETTERS, composed

FOLDER = "languages"
# What the tables of a file hold, where it is not words of any other kind: words that join, names, adjectives of names,
# words that never stand between a name and its noun, and those that only stand before or after a number.
FILLER, JOIN, NAME, ADJECTIVE, ADVERB, WORD = "filler", "join", "name", "adjective", "adverb", "word"
# A name that the dataset has, found by its sound.
PERSON = "person"
BEFORE_NUMBER, AFTER_NUMBER, ARTICLE = "before-number", "after-number", "article"
QUESTION, NUMERAL = "question", "numeral"
KINDS: Mapping[str, str] = {
    "joins": JOIN, "articles": ARTICLE,
    "parties": NAME, "countries": NAME, "places": NAME, "bodies": NAME, "adjectives": ADJECTIVE,
    "questions": QUESTION, "time": ADVERB, "numbers": NUMERAL,
    "before-numbers": BEFORE_NUMBER, "after-numbers": AFTER_NUMBER,
}  # fmt: skip
# How many letters the first words of a phrase and of what it is compared with must share.
_BEGINNING = 2
# The shortest word that is inflected, by a letter at least, and the kinds of words that never are.
_INFLECTED = 3
_EXACT = (FILLER, JOIN, ARTICLE, BEFORE_NUMBER)
# From this likeness on a word of so many letters is another one misspelt: a letter in eight.
_ALIKE, _SURE = 0.88, 6
_BESIDE = (BEFORE_NUMBER, AFTER_NUMBER)
# The kinds of words that say nothing without others.
LITTLE = (FILLER, JOIN, ARTICLE)


class Translation(NamedTuple):
    """A word or phrase with the English for it and the kind of table that has it."""

    phrase: str
    english: str
    kind: str

    @property
    def words(self) -> tuple[str, ...]:
        """The phrase word by word."""
        return _words(self.phrase)


@cache
def _words(phrase: str) -> tuple[str, ...]:
    return tuple(LETTERS.findall(composed(phrase)))


class Translated(NamedTuple):
    """An entry that was found: how many words it has, and the English word for the case of the last one."""

    entry: Translation
    case: str
    is_basic: bool


class Vocabulary:
    """The words of one language."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self.language: str = tables["language"]
        self.notice: str = tables["notice"]
        self.letters: frozenset[str] = frozenset(tables.get("letters", ""))
        self.beside: str = tables.get("beside", "")
        self.ordinals: Sequence[str] = tables["ordinals"]
        self.has_genitive: bool = tables.get("genitive", False)
        self.datives: tuple[str, ...] = tuple(tables.get("dative", ()))
        self.is_head_final: bool = tables.get("head-final", False)
        self.has_compounds: bool = tables.get("compounds", False)
        self.adjectives_follow: bool = tables.get("adjectives-follow", False)
        self._keys = KEYS[tables["stems"]]
        self._is_kazakh = tables["stems"] == "kazakh"
        self._entries: dict[str, list[Translation]] = {}
        self._beginnings: dict[str, str] = {}
        for phrase in tables["fillers"]:
            self._add(phrase, "", FILLER)
        for name, table in tables.items():
            if isinstance(table, dict):
                for english, phrases in table.items():
                    for phrase in phrases:
                        self._add(phrase, english, KINDS.get(name, WORD))

    def _add(self, phrase: str, english: str, kind: str) -> None:
        """Put a phrase in its place by its first letters; most are never looked at more closely."""
        if self._is_kazakh and "-" in phrase:
            phrase = kazakh.joined(phrase)
        begins = phrase[:_BEGINNING].partition(" ")[0].rstrip("'’-")
        place = self._beginnings.get(begins) or self._beginnings.setdefault(begins, self._beginning(composed(begins)))
        self._entries.setdefault(place, []).append(Translation(phrase, english, kind))

    def _beginning(self, word: str) -> str:
        """Take the letters with which all spellings of a word begin."""
        spelt = kazakh.plain(word) if self._is_kazakh else next(iter(KEYS[""](word)))
        return spelt[:_BEGINNING]

    def keys(self, word: str) -> Keys:
        """List what the inflections of a word share."""
        return self._keys(word)

    def longest(
        self, words: Sequence[str], after_number: bool = False, before_number: bool = False
    ) -> Translated | None:
        """Find the longest entry with which a run of words begins; of equal ones that which is spelt alike.

        The run may stand between numbers, with which some words mean something else.
        """
        found = [
            match
            for entry in self._entries.get(self._beginning(words[0]), ())
            if entry.kind not in _BESIDE or (after_number if entry.kind == AFTER_NUMBER else before_number)
            if (match := self._match(entry, words))
            if entry.kind != BEFORE_NUMBER or len(entry.words) == len(words)
        ]
        return max(found, key=lambda match: _rank(match, words), default=None)

    def _match(self, entry: Translation, words: Sequence[str]) -> Translated | None:
        # Most are too long; to count blanks is less work than to cut words.
        if entry.phrase.count(" ") >= len(words) or len(entry.words) > len(words):
            return None
        case, is_basic = "", True
        for place, (known, word) in enumerate(zip(entry.words, words, strict=False), 1):
            case = ""
            if known == word or (self._is_kazakh and kazakh.plain(known) == kazakh.plain(word)):
                continue
            # Of words as short as prepositions every letter counts, and of those that only join.
            is_short = not self._is_kazakh and min(len(known), len(word) - 1) < _INFLECTED
            if is_short or (len(entry.words) == 1 and entry.kind in _EXACT):
                return None
            inflected = self.keys(word)
            keys = kazakh.basic(kazakh.plain(known)) if self._is_kazakh else self.keys(known)
            shared = next((key for key in keys if key in inflected), None)
            if shared is None:
                return None
            case, is_basic = inflected[shared], False
            # Within a phrase a word may be a possessor, but in no other case than the vocabulary has.
            if place < len(entry.words) and case not in ("", kazakh.OF):
                return None
        return Translated(entry, case, is_basic)

    def nearest(self, word: str) -> Translation | None:
        """Find the word that somebody meant who misspelt it; none in Kazakh, where endings make many words alike."""
        [typed, *_] = self.keys(word)
        if self._is_kazakh or len(typed) < _SURE:
            return None
        near = (
            (SequenceMatcher(None, typed, key).ratio(), entry)
            for entry in self._entries.get(self._beginning(word), ())
            if entry.kind not in LITTLE and len(entry.words) == 1
            for key in self.keys(entry.words[0])
        )
        likeness, entry = max(near, key=lambda pair: pair[0], default=(0, None))
        return entry if likeness >= _ALIKE else None


def _rank(match: Translated, words: Sequence[str]) -> tuple[float, ...]:
    """Rank what was found: the longest phrase, that spelt alike, that with the most letters in common, by its kind."""
    run = words[: len(match.entry.words)]
    shared = sum(len(commonprefix(pair)) for pair in zip(match.entry.words, run, strict=True))
    longer = sum(map(len, match.entry.words))
    return len(run), match.is_basic, shared, -longer, _PRECEDENCE.get(match.entry.kind, 0)


# Where words of several kinds are spelt alike: beside a number what goes with numbers, and anything before a filler.
_PRECEDENCE = {BEFORE_NUMBER: 2, AFTER_NUMBER: 2, FILLER: -1}


@cache
def vocabulary(language: str) -> Vocabulary:
    """Read the vocabulary of a language, once."""
    return Vocabulary(read(builtin(), f"{FOLDER}/{language}.toml"))
