"""Questions in other languages, turned into English words and names that the dataset knows."""

from collections.abc import Callable
from typing import NamedTuple

from kzeu_cli.languages.tokens import composed, is_word, scripts, tokens
from kzeu_cli.model import Dataset

# Nobody types more than this; what is pasted beyond it is not read.
LONGEST = 1000


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


def english(text: str, dataset: Dataset, is_english: Callable[[str], bool]) -> Reading:
    """Read a question, given which words are English; one in English, or in another script, stays as it is."""
    begun = text[:LONGEST]
    found = frozenset(scripts(begun))

    def is_plain(word: str) -> bool:
        return word.isascii() and is_english(word)

    is_foreign = (
        "cyrillic" in found
        or "latin" in found
        and not all(is_plain(word) for word in tokens(composed(begun)) if is_word(word))
    )
    if not is_foreign:
        return Reading(text)
    from kzeu_cli.languages.reading import read  # a question in English needs none of it

    return read(begun, dataset, is_plain)


__all__ = ["Reading", "english"]
