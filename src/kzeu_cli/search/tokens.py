"""Words of a question that the dataset does not have, and what to read instead."""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from kzeu_cli.search.misspelling import nearest, sound
from kzeu_cli.search.stems import Stems, places, words

_SHORTEST, _SHORTEST_BEGINNING = 4, 3
_MOST_JOINED = 3
# How many of the words that begin alike are told.
_MOST_TOLD = 3


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


class WordReader(NamedTuple):
    """Knows the words of a dataset and their stems."""

    vocabulary: Mapping[str, str]
    known: Set[str]
    remarked: Set[str]

    @classmethod
    def of(cls, stems: Stems, remarks: Stems) -> "WordReader":
        """Take the words met so far for all there are."""
        return cls(dict(stems), set(stems.values()), set(remarks.values()))

    def tokens(self, text: str, stems: Stems) -> list[Token]:
        """Cut a question into words, each read as one that the dataset has, as far as that can be."""
        typed = [(shown, word) for shown, _, _ in places(text) for word in words(shown)]
        found: list[Token] = []
        while typed:
            for size in range(min(_MOST_JOINED, len(typed)), 0, -1):
                joined = "".join(word for _, word in typed[:size])
                if size == 1 or (joined in self.vocabulary and not joined.isdigit()):
                    found += self._read(" ".join(shown for shown, _ in typed[:size]), joined, stems[joined])
                    typed = typed[size:]
                    break
        return found

    def _read(self, typed: str, word: str, stem: str) -> Iterator[Token]:
        if self._knows(word, stem):
            yield Token(typed, word, stem, others=self._alike(word))
        elif begun := self._begun(word):
            yield self._instead(typed, begun, begun[:_MOST_TOLD], is_begun=True)
        elif meant := nearest(word, self.vocabulary):
            yield self._instead(typed, meant, meant[:1])
        elif parts := self._parted(word):
            yield from (self._instead(typed, [part], [part]) for part in parts)
        else:
            yield Token(typed, word, stem, is_known=False)

    def _instead(self, typed: str, words: Sequence[str], told: Sequence[str], *, is_begun: bool = False) -> Token:
        first, *others = dict.fromkeys(self.vocabulary[word] for word in words)
        return Token(typed, words[0], first, tuple(others), tuple(told), is_begun)

    def _begun(self, word: str) -> list[str]:
        """List the known words that begin so, the shorter ones first."""
        found = (
            (other for other in self.vocabulary if other.startswith(word)) if len(word) >= _SHORTEST_BEGINNING else ()
        )
        return sorted(found, key=lambda other: (len(other), other))

    def _knows(self, word: str, stem: str) -> bool:
        """Whether the dataset has the word in some inflection, and not only as a slip that a remark quotes."""
        if word in self.vocabulary or stem in self.known or word[0].isdigit():
            return True
        return stem in self.remarked and not nearest(word, self.vocabulary, most=1)

    def _alike(self, word: str) -> tuple[str, ...]:
        """List the stems of known words that sound like a word and are written otherwise."""
        heard = sound(word)
        near = (other for other in self.vocabulary if other[0] == word[0] and abs(len(other) - len(word)) <= _SHORTEST)
        found = {self.vocabulary[other] for other in near if sound(other) == heard}
        return tuple(sorted(found - {self.vocabulary.get(word)})) if len(word) > _SHORTEST else ()

    def _parted(self, word: str) -> Sequence[str]:
        """Criterion two known words that were written as one."""
        for at in range(len(word) - _SHORTEST, _SHORTEST - 1, -1):
            if word[:at] in self.vocabulary and word[at:] in self.vocabulary:
                return word[:at], word[at:]
        return ()
