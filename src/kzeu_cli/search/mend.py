"""Words of a question that the dataset does not have, and what to read instead."""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from kzeu_cli.search.correct import nearest, sound
from kzeu_cli.search.stems import Stems, places, words

_SHORTEST, _SHORTEST_BEGINNING = 4, 3
_MOST_JOINED = 3


class Token(NamedTuple):
    """A word of the question: as typed, and as read, folded, with its stem.

    If it is only the beginning of known words, `endings` are their stems; `others` are those of words that it may be
    as well.
    """

    typed: str
    word: str
    stem: str
    endings: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    is_corrected: bool = False
    is_known: bool = True


class Mender(NamedTuple):
    """Knows the words of a dataset and their stems."""

    vocabulary: Mapping[str, str]
    known: Set[str]
    remarked: Set[str]

    @classmethod
    def of(cls, stems: Stems, remarks: Stems) -> "Mender":
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
        elif endings := self._begun(word):
            yield Token(typed, word, stem, endings)
        elif meant := nearest(word, self.vocabulary):
            first, *others = dict.fromkeys(self.vocabulary[other] for other in meant)
            yield Token(typed, meant[0], first, others=tuple(others), is_corrected=True)
        elif parts := self._parted(word):
            yield from (Token(typed, part, self.vocabulary[part], is_corrected=True) for part in parts)
        else:
            yield Token(typed, word, stem, is_known=False)

    def _begun(self, word: str) -> tuple[str, ...]:
        if len(word) < _SHORTEST_BEGINNING:
            return ()
        return tuple(sorted({stem for other, stem in self.vocabulary.items() if other.startswith(word)}))

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
        """Part two known words that were written as one."""
        for at in range(len(word) - _SHORTEST, _SHORTEST - 1, -1):
            if word[:at] in self.vocabulary and word[at:] in self.vocabulary:
                return word[:at], word[at:]
        return ()
