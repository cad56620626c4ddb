"""The words of a question, and what to read instead of those that the dataset does not have."""

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import NamedTuple

from kzeu_cli.search.english import is_country, is_english
from kzeu_cli.search.lexicon import Lexicon
from kzeu_cli.search.misspelling import nearest, sound
from kzeu_cli.search.stems import Stems, places, stem, words

_SHORTEST, _SHORTEST_BEGINNING = 4, 3
# A longer word is no word that anybody misspelt.
_LONGEST = 30
_MOST_JOINED = 3
# How many of the words that begin alike are named.
_MOST_NAMED = 3


class Token(NamedTuple):
    """A word of the question: as typed, folded, and its stem.

    If the dataset lacks the word, `read` are those that it has instead, folded; `others` are the stems of words that it
    may be as well. A word that is only the beginning of others `is_begun`.
    """

    typed: str
    word: str
    stem: str
    others: tuple[str, ...] = ()
    read: tuple[str, ...] = ()
    is_begun: bool = False
    is_known: bool = True


class WordReader:
    """Knows the words of a dataset and their stems.

    Names are read in any spelling, but no country as another. A word of English is never read as another one, unless
    it is written as a name and may be one, or only the other makes a known phrase with the word beside it; and no word
    is read as one that only makes a question.
    """

    def __init__(self, stems: Stems, remarks: Set[str], lexicon: Lexicon) -> None:
        self._stems = stems
        # A copy: the words of questions are not those of the dataset.
        self._vocabulary: Mapping[str, str] = dict(stems)
        self._known: Set[str] = set(stems.values())
        self._remarked = remarks
        self._lexicon = lexicon

    @cached_property
    def fillers(self) -> Set[str]:
        """The words that no fact needs to have."""
        return self._lexicon.fillers()

    @cached_property
    def _pairs(self) -> Set[tuple[str, str]]:
        return self._lexicon.pairs()

    def tokens(self, text: str) -> list[Token]:
        """Cut a question into words, each read as one that the dataset has, as far as that can be."""
        typed = [(shown, word) for shown, _, _ in places(text) for word in words(shown)]
        found: list[Token] = []
        while typed:
            for size in range(min(_MOST_JOINED, len(typed)), 0, -1):
                joined = "".join(word for _, word in typed[:size])
                if size == 1 or (joined in self._vocabulary and not joined.isdigit()):
                    shown = " ".join(shown for shown, _ in typed[:size])
                    before = found[-1].stem if found else ""
                    after = self._stem(typed[size][1]) if len(typed) > size else ""
                    found += self._read(shown, joined, (before, after))
                    typed = typed[size:]
                    break
        return found

    def is_english(self, word: str) -> bool:
        """Whether a folded word is one of English or of the dataset."""
        return self._knows(word, self._stem(word)) or is_english(word) or is_country(word)

    def _stem(self, word: str) -> str:
        return self._vocabulary.get(word) or stem(word)

    def _read(self, typed: str, word: str, beside: tuple[str, str]) -> Iterator[Token]:
        root = self._stem(word)
        if self._knows(word, root):
            yield Token(typed, word, root, others=self._alike(word))
        elif len(word) > _LONGEST or is_country(word):
            yield Token(typed, word, root, is_known=False)
        elif completing := self._completing(word, beside):
            yield self._instead(typed, completing, completing[:1])
        elif is_english(word):
            if typed[0].isupper() and (named := [other for other in self._meant(word) if self._stems.is_name(other)]):
                yield self._instead(typed, named, named[:1])
                return
            yield Token(typed, word, root, is_known=False)
        elif begun := self._begun(word):
            yield self._instead(typed, begun, begun[:_MOST_NAMED], is_begun=True)
        elif meant := self._meant(word):
            yield self._instead(typed, meant, meant[:1])
        elif parts := self._parted(word):
            yield from (self._instead(typed, [part], [part]) for part in parts)
        else:
            yield Token(typed, word, root, is_known=False)

    def _instead(self, typed: str, read: Sequence[str], named: Sequence[str], *, is_begun: bool = False) -> Token:
        first, *others = dict.fromkeys(self._vocabulary[word] for word in read)
        return Token(typed, read[0], first, tuple(others), tuple(named), is_begun)

    def _completing(self, word: str, beside: tuple[str, str]) -> list[str]:
        """List the words a slip away that make a known phrase with the word before or after: "prime minster"."""
        near = nearest(word, self._vocabulary, most=1) if len(word) > _SHORTEST else []
        near = [other for other in near if other not in self.fillers]
        before, after = beside
        roots = ((other, self._vocabulary[other]) for other in near)
        return [other for other, root in roots if (before, root) in self._pairs or (root, after) in self._pairs]

    def _begun(self, word: str) -> list[str]:
        """List the known words that begin so, the shorter ones first; of a short beginning names only."""
        if len(word) < _SHORTEST_BEGINNING:
            return []
        found = (other for other in self._vocabulary if other.startswith(word) and self._may_be(word, other))
        return sorted(found, key=lambda other: (len(other), other))

    def _meant(self, word: str) -> list[str]:
        """List the known words that may be meant by a misspelt one."""
        return nearest(word, [other for other in self._vocabulary if self._may_be(word, other)])

    def _may_be(self, word: str, other: str) -> bool:
        return other not in self.fillers and (len(word) > _SHORTEST or self._stems.is_name(other))

    def _knows(self, word: str, root: str) -> bool:
        """Whether the dataset has the word in some inflection, and not only as a slip that a remark quotes."""
        if word in self._vocabulary or root in self._known or word[0].isdigit():
            return True
        return root in self._remarked and not nearest(word, self._vocabulary, most=1)

    def _alike(self, word: str) -> tuple[str, ...]:
        """List the stems of known names that sound like a name and are written otherwise."""
        if len(word) <= _SHORTEST or not self._stems.is_name(word):
            return ()
        heard = sound(word)
        near = (other for other in self._vocabulary if other[0] == word[0] and abs(len(other) - len(word)) <= _SHORTEST)
        found = {self._vocabulary[other] for other in near if sound(other) == heard}
        return tuple(sorted(found - {self._vocabulary.get(word)}))

    def _parted(self, word: str) -> Sequence[str]:
        """Part two known words that were written as one."""
        for at in range(len(word) - _SHORTEST, _SHORTEST - 1, -1):
            if word[:at] in self._vocabulary and word[at:] in self._vocabulary:
                return word[:at], word[at:]
        return ()
