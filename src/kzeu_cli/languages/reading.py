"""From a question in another language to English: which language it is, and what its words are."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from kzeu_cli.languages import Reading, kazakh, spelling
from kzeu_cli.languages.compounds import parted
from kzeu_cli.languages.order import Piece, arranged
from kzeu_cli.languages.tokens import composed, is_word, scripts, tokens, with_ordinals
from kzeu_cli.languages.vocabulary import LITTLE, PERSON, WORD, Vocabulary, vocabulary
from kzeu_cli.model import Dataset
from kzeu_cli.support.folding import fold

# Which languages are written in which script; of two that read a question equally well the first is meant.
LANGUAGES = {"cyrillic": ("ru", "kk"), "latin": ("de", "fr", "kk")}
# What letters that only one language has count against a word that is read; how many words are no chance.
_HINT, _SURE = 0.5, 2
# No phrase of a vocabulary has more words.
_PHRASE = 10


class DatasetNames:
    """The names that a dataset has, listed when the first one is wanted."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset

    @cached_property
    def _words(self) -> Sequence[str]:
        return spelling.names_of(self._dataset)

    def find(self, word: str, *, is_sure: bool) -> str | None:
        """Find the name that a word spells."""
        return spelling.named(word, self._words, is_sure=is_sure)


def read(text: str, dataset: Dataset, is_english: Callable[[str], bool]) -> Reading:
    """Read a question in the language that has most words for it, given which words are English.

    What no language reads stays as it is.
    """
    is_cyrillic = "cyrillic" in scripts(text)
    names = DatasetNames(dataset)
    languages = LANGUAGES["cyrillic" if is_cyrillic else "latin"]
    best = max(
        (_Reader(text, vocabulary(each), names, is_english).read() for each in languages),
        key=lambda each: (each.known > 0, each.worth),
    )
    if not best.known and not is_cyrillic:
        return _with_names(text, names)
    said = " ".join(piece.english for piece in arranged(best.pieces, best.vocabulary) if piece.english)
    pairs = ((piece.typed, piece.english) for piece in best.pieces if piece.is_read and piece.english)
    told = tuple(dict.fromkeys(pair for pair in pairs if pair[0].casefold() != pair[1].casefold()))
    return Reading(said, best.vocabulary.language, told, best.vocabulary.notice)


def _with_names(text: str, names: DatasetNames) -> Reading:
    """Write the names of an English question as the dataset does, where they have letters that English has not."""
    found = {word: names.find(word, is_sure=True) for word in tokens(text) if is_word(word) and not word.isascii()}
    told = tuple((word, name) for word, name in found.items() if name and fold(name) != fold(word))
    for word, name in told:
        text = text.replace(word, name)
    return Reading(text, read=told)


class _Read(NamedTuple):
    """A question as one language reads it."""

    vocabulary: Vocabulary
    pieces: list[Piece]
    # How many words its vocabulary has that English has not, and how well it reads the question.
    known: int
    worth: float


class _Reader:
    """Reads one question in one language."""

    def __init__(self, text: str, known: Vocabulary, names: DatasetNames, is_english: Callable[[str], bool]) -> None:
        self._text, self._known, self._names = text, known, names
        self._typed = tokens(with_ordinals(kazakh.joined(text) if known.is_head_final else text, known.ordinals))
        self._words = [composed(token) for token in self._typed]
        # What English has too, or needs no language, such as a number.
        self._plain = [not is_word(word) or is_english(word) for word in self._words]

    def read(self) -> _Read:
        """Read every word; or, where more words are English than the language has, only those that are not."""
        pieces = list(self._pieces([False] * len(self._words)))
        read = {place for each in pieces if each.is_read for place in each.places}
        only_english = sum(
            is_word(word) and self._plain[place] and place not in read for place, word in enumerate(self._words)
        )
        if only_english and only_english >= len(read):
            is_latin = "cyrillic" not in scripts(self._text)
            # A single word in Latin letters may have Kazakh endings by chance.
            pieces = [] if self._known.is_head_final and is_latin else list(self._pieces(self._plain))
        foreign = [each for each in pieces if each.is_read and not all(self._plain[place] for place in each.places)]
        has_letters = not self._known.letters.isdisjoint(composed(self._text))
        worth = sum(each.size for each in foreign if not each.is_borrowed) + _HINT * has_letters
        # A single letter is no evidence of a language, unless English has none such.
        told = [each for each in foreign if each.kind != PERSON and (len(each.typed) > 1 or not each.typed.isascii())]
        known = sum(each.size for each in told)
        # As above, but not if it has the language's own letters.
        is_chance = self._known.is_head_final and self._text.isascii() and sum(each.is_read for each in pieces) < _SURE
        return _Read(self._known, pieces, 0 if is_chance else known, worth)

    def _pieces(self, kept: Sequence[bool]) -> Iterator[Piece]:
        """Cut the question into pieces that mean something; words that are `kept` stay as they are."""
        place = 0
        while place < len(self._words):
            if kept[place] or not is_word(self._words[place]):
                yield Piece(self._typed[place], self._typed[place], place=place)
                place += 1
                continue
            ends = (i for i in range(place, len(self._words)) if kept[i] or not is_word(self._words[i]))
            end = min(next(ends, len(self._words)), place + _PHRASE)
            # In a question that is English otherwise a little word of another language is chance.
            pieces = self._phrase(place, end, with_little=not any(kept)) or self._word(place)
            yield from pieces
            place += sum(piece.size for piece in pieces)

    def _phrase(self, place: int, end: int, *, with_little: bool) -> list[Piece]:
        """Read the longest phrase at a place; what Kazakh lacks as Russian, which its speakers mix in."""
        run = tuple(self._words[place:end])
        beside_number = self._is_number(place - 1), self._is_number(end)
        match = self._known.longest(run, *beside_number)
        if is_borrowed := match is None and bool(self._known.beside):
            match = vocabulary(self._known.beside).longest(run, *beside_number)
        if match is None:
            return []
        if match.entry.kind in LITTLE and (is_borrowed or (run[0].isascii() and not with_little)):
            return []
        # What is an English word is no Kazakh one with an ending.
        if self._known.is_head_final and self._plain[place] and not match.is_basic:
            return []
        entry, size = match.entry, len(match.entry.words)
        said = " ".join(self._typed[place : place + size])
        return [Piece(said, entry.english, entry.kind, match.case, place, size, True, match.is_basic, is_borrowed)]

    def _word(self, place: int) -> list[Piece]:
        """Read the parts of a compound, a name in any spelling, or a word misspelt; else it stays as it is."""
        word, typed = self._words[place], self._typed[place]
        if self._known.has_compounds and (parts := parted(word, self._known)):
            last = len(parts) - 1
            return [
                Piece(part, english, WORD if part != english else "", "", place, int(i == last), part != english)
                for i, (part, english) in enumerate(parts)
            ]
        name = self._names.find(word, is_sure=fold(word).isascii())
        if name is not None and name.casefold() != word:
            return [Piece(typed, name, PERSON, place=place, is_read=True)]
        # In Latin letters it may be a slip of English, which search mends.
        meant = None if fold(word).isascii() else self._known.nearest(word)
        if meant is None:
            return [Piece(typed, typed, place=place)]
        return [Piece(typed, meant.english, meant.kind, place=place, is_read=True, is_basic=False)]

    def _is_number(self, place: int) -> bool:
        return 0 <= place < len(self._words) and self._words[place][0].isdigit()
