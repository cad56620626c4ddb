"""From a question in another language to English: which language it is, and what its words are."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from kzeu_cli.languages import Reading, kazakh, spelling
from kzeu_cli.languages.order import Piece, arranged
from kzeu_cli.languages.tokens import composed, is_word, scripts, tokens, with_ordinals
from kzeu_cli.languages.vocabulary import ARTICLE, FILLER, JOIN, PERSON, WORD, Vocabulary, vocabulary
from kzeu_cli.model import Dataset

# Which languages are written in which script; of two that read a question equally well the first is meant.
LANGUAGES = {"cyrillic": ("ru", "kk"), "latin": ("de", "fr", "kk")}
# Letters that only Kazakh has.
_KAZAKH = frozenset("әғқңөұүһіşñğıū")
# What such a letter counts against a word that is read; how many words without one are no chance.
_HINT, _SURE = 0.5, 2
# The shortest part of a German compound, and what may join two: Handel-s-bilanz, Straße-n-bau.
_PART, _JOINTS = 3, ("", "s", "n", "en", "es")
_MOST_PARTS = 3
# Of a compound only the end of which is known, the shortest beginning and end.
_HEAD, _TAIL = 4, 6
# No phrase of a vocabulary has more words.
_PHRASE = 10


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


def read(text: str, dataset: Dataset, is_english: Callable[[str], bool]) -> Reading:
    """Read a question in the language that has most words for it, given which words are English.

    What no language reads stays as it is.
    """
    is_cyrillic = "cyrillic" in scripts(text)
    names = Names(dataset)
    languages = LANGUAGES["cyrillic" if is_cyrillic else "latin"]
    best = max(
        (_read(text, vocabulary(each), names, is_english) for each in languages),
        key=lambda each: (each.known > 0, each.worth),
    )
    if not best.known and not is_cyrillic:
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
    if only_english and only_english >= len(read):
        pieces = [] if known.is_head_final else list(_pieces(typed, words, known, names, mine))
    foreign = [each for each in pieces if each.is_read and not all(mine[each.place : each.place + each.size])]
    worth = sum(each.size for each in foreign if not each.is_borrowed) + _HINT * (
        known.language == "kk" and not _KAZAKH.isdisjoint(composed(text))
    )
    # A single letter is no evidence of a language, unless English has none such.
    by_vocabulary = sum(
        each.size for each in foreign if each.kind != PERSON and (len(each.typed) > 1 or not each.typed.isascii())
    )
    # A single word may look Kazakh, whose endings are many, by chance; not if it has the language's own letters.
    is_chance = known.language == "kk" and text.isascii() and sum(each.is_read for each in pieces) < _SURE
    return _Read(known, pieces, 0 if is_chance else by_vocabulary, worth)


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
        for piece in _longest(typed, words, place, end, known, names, kept):
            yield piece
            place += piece.size


def _longest(
    typed: Sequence[str],
    words: Sequence[str],
    place: int,
    end: int,
    known: Vocabulary,
    names: Names,
    kept: Sequence[bool],
) -> Iterator[Piece]:
    """Read the longest phrase at a place; or, if there is none, the parts of a compound, or a name in any spelling."""
    word = words[place]
    is_after = place > 0 and words[place - 1][:1].isdigit()
    for size in range(min(_PHRASE, end - place), 0, -1):
        run = tuple(words[place : place + size])
        is_before = place + size < len(words) and words[place + size][:1].isdigit()
        match = known.longest(run, before_number=is_before, after_number=is_after)
        if is_borrowed := bool(known.beside and not match):
            # Who speaks Kazakh speaks Russian too, and mixes them.
            match = vocabulary(known.beside).longest(run, before_number=is_before, after_number=is_after)
            match = None if match and match.entry.kind in (ARTICLE, FILLER, JOIN) else match
        if match and len(match.entry.words) == len(run):
            if match.entry.kind in (ARTICLE, FILLER, JOIN) and any(kept) and word.isascii():
                break  # in a question that is English otherwise
            said = " ".join(typed[place : place + size])
            yield Piece(
                said, match.entry.english, match.entry.kind, match.case, place, size, True, match.is_basic, is_borrowed
            )
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
