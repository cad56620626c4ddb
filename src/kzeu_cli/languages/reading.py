"""From a question in another language to English: which language it is, and what its words are."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from kzeu_cli.languages import kazakh, spelling
from kzeu_cli.languages.order import Piece, arranged
from kzeu_cli.languages.stemming import composed
from kzeu_cli.languages.tokens import is_word, scripts, tokens, with_ordinals
from kzeu_cli.languages.vocabulary import ARTICLE, FILLER, JOIN, PERSON, WORD, Vocabulary, vocabulary
from kzeu_cli.model import Dataset

# Which languages are written in which script; of two that read a question equally well the first is meant.
LANGUAGES = {"cyrillic": ("ru", "kk"), "latin": ("de", "fr", "kk")}
# Letters that only Kazakh has.
_KAZAKH = frozenset("әғқңөұүһі")
# What such a letter counts against a word that is read.
_HINT = 0.5
# Nobody types more than this; what is pasted beyond it is read as it stands.
LONGEST = 1000
# The shortest part of a German compound, and what may join two: Handel-s-bilanz, Straße-n-bau.
_PART, _JOINTS = 3, ("", "s", "n", "en", "es")
_MOST_PARTS = 3
# Of a compound only the end of which is known, the shortest beginning and end.
_HEAD, _TAIL = 4, 6
# No phrase of a vocabulary has more words.
_PHRASE = 10


class Reading(NamedTuple):
    """What a question says in English, in which language it was asked (none if in English), and what was read as what.

    `template` says in the asker's language how it was understood, with a gap for that.
    """

    text: str
    language: str | None = None
    read: tuple[tuple[str, str], ...] = ()
    template: str = ""

    @property
    def notice(self) -> str:
        """How it was understood, in the asker's language; empty if it was asked in English."""
        return self.template.format(reading=self.text)

    def typed(self, word: str) -> str:
        """Find the word of the question that was read as an English one."""
        return next((typed for typed, meant in self.read if meant == word), word)


class Names:
    """The names that a dataset has, listed when the first one is wanted."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset

    @cached_property
    def _words(self) -> Sequence[str]:
        return spelling.names_of(self._dataset)

    def find(self, word: str, *, is_sure: bool) -> str | None:
        """Find the name that a word spells."""
        return spelling.named(word, self._words, is_sure=is_sure)


def english(text: str, dataset: Dataset, is_english: Callable[[str], bool]) -> Reading:
    """Read a question, given which words are English; one in English stays as it is.

    Of a text longer than anybody types only the beginning is read.
    """
    begun = text[:LONGEST]
    found = frozenset(scripts(begun))

    def is_plain(word: str) -> bool:
        return word.isascii() and is_english(word)

    if "cyrillic" in found:
        languages: Sequence[str] = LANGUAGES["cyrillic"]
    elif "latin" in found and not all(is_plain(word) for word in tokens(composed(begun)) if is_word(word)):
        languages = LANGUAGES["latin"]
    else:
        return Reading(text)
    names = Names(dataset)
    read = [_read(begun, vocabulary(language), names, is_plain) for language in languages]
    best = max(read, key=lambda each: each.worth)
    if not best.known and "cyrillic" not in found:
        return Reading(text)
    said = " ".join(piece.english for piece in arranged(best.pieces, best.vocabulary) if piece.english)
    pairs = ((piece.typed, piece.english) for piece in best.pieces if piece.is_read and piece.english)
    told = tuple(dict.fromkeys(pair for pair in pairs if pair[0].casefold() != pair[1].casefold()))
    return Reading(said, best.vocabulary.language, told, best.vocabulary.notice)


class _Read(NamedTuple):
    """A question as one language reads it."""

    vocabulary: Vocabulary
    pieces: list[Piece]
    # How many words its vocabulary has that English has not, and how well it reads the question.
    known: int
    worth: float


def _read(text: str, known: Vocabulary, names: Names, is_english: Callable[[str], bool]) -> _Read:
    """Read every word in a language; or, where more words are English than are not, only those that are not."""
    typed = tokens(with_ordinals(kazakh.joined(text) if known.is_head_final else text, known.ordinals))
    words = [composed(token) for token in typed]
    mine = [not is_word(word) or is_english(word) for word in words]
    pieces = list(_pieces(typed, words, known, names, [False] * len(words)))
    read = {place for each in pieces if each.is_read for place in range(each.place, each.place + each.size)}
    only_english = sum(is_word(word) and mine[i] and i not in read for i, word in enumerate(words))
    if only_english > sum(not mine[place] for place in read):
        pieces = list(_pieces(typed, words, known, names, mine))
    by_name = sum(each.size for each in pieces if each.is_read and each.kind == PERSON)
    foreign = sum(each.size for each in pieces if each.is_read and not all(mine[each.place : each.place + each.size]))
    is_kazakh = known.language == "kk" and not _KAZAKH.isdisjoint(text.casefold())
    return _Read(known, pieces, foreign - by_name, foreign + _HINT * is_kazakh)


def _pieces(
    typed: Sequence[str], words: Sequence[str], known: Vocabulary, names: Names, kept: Sequence[bool]
) -> Iterator[Piece]:
    """Cut a question into pieces that mean something; words that are `kept` stay as they are."""
    place = 0
    while place < len(words):
        if kept[place] or not is_word(words[place]):
            yield Piece(typed[place], typed[place], place=place)
            place += 1
            continue
        end = next((i for i in range(place, len(words)) if kept[i] or not is_word(words[i])), len(words))
        for piece in _longest(typed, words, place, end, known, names):
            yield piece
            place += piece.size


def _longest(
    typed: Sequence[str], words: Sequence[str], place: int, end: int, known: Vocabulary, names: Names
) -> Iterator[Piece]:
    """Read the longest phrase at a place; or, if there is none, the parts of a compound, or a name in any spelling."""
    word = words[place]
    is_after = place > 0 and words[place - 1][:1].isdigit()
    for size in range(min(_PHRASE, end - place), 0, -1):
        run = tuple(words[place : place + size])
        is_before = place + size < len(words) and words[place + size][:1].isdigit()
        match = known.longest(run, before_number=is_before, after_number=is_after)
        if match and len(match.entry.words) == len(run):
            said = " ".join(typed[place : place + size])
            yield Piece(said, match.entry.english, match.entry.kind, match.case, place, size, True, match.is_basic)
            return
    if known.has_compounds and (parts := _parted(word, known)):
        for i, (part, english) in enumerate(parts):
            yield Piece(part, english, WORD, "", place, int(i == len(parts) - 1), True, True)
        return
    if known.has_compounds and (ended := _ended(word, known)):
        first, rest, english = ended
        yield Piece(first, first, place=place, size=0)
        yield Piece(rest, english, WORD, "", place, 1, True, True)
        return
    name = names.find(word, is_sure=word.isascii())
    is_other = name is not None and name.casefold() != word
    yield Piece(
        typed[place], name if name and is_other else typed[place], PERSON if is_other else "", "", place, 1, is_other
    )


def _parted(word: str, known: Vocabulary, most: int = _MOST_PARTS) -> list[tuple[str, str]]:
    """Part a compound into words of the vocabulary, the first part as long as may be."""
    for size in range(len(word) - _PART, _PART - 1, -1):
        for joint in _JOINTS:
            first, rest = word[:size], word[size:]
            if joint and not first.endswith(joint):
                continue
            head = known.longest((first.removesuffix(joint),), before_number=False, after_number=False)
            if not head or head.entry.kind in (ARTICLE, FILLER, JOIN) or len(first) - len(joint) < _PART:
                continue
            tail = known.longest((rest,), before_number=False, after_number=False)
            if tail and tail.entry.kind not in (ARTICLE, FILLER, JOIN):
                return [(first, head.entry.english), (rest, tail.entry.english)]
            if most > 2 and (more := _parted(rest, known, most - 1)):
                return [(first, head.entry.english), *more]
    return []


def _ended(word: str, known: Vocabulary) -> tuple[str, str, str] | None:
    """Part a compound of which only the end is known: Weizenexporte, Weizen and exports."""
    for size in range(_HEAD, len(word) - _TAIL + 1):
        tail = known.longest((word[size:],), before_number=False, after_number=False)
        if tail and tail.entry.kind == WORD:
            return word[:size], word[size:], tail.entry.english
    return None
