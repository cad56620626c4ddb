"""The words of a question, parted where they mean something together."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kzeu_cli.model import Numeral
from kzeu_cli.search.direction import Mention
from kzeu_cli.search.lexicon import EVENT, FILLER, Group, Lexicon
from kzeu_cli.search.tokens import Token


class Segment(NamedTuple):
    """Words that mean something together, and what."""

    tokens: tuple[Token, ...]
    groups: tuple[Group, ...]
    cues: frozenset[str]
    numeral: Numeral | None

    @property
    def phrase(self) -> tuple[str, ...]:
        """The stems of the words."""
        return _stems(self.tokens)

    @property
    def typed(self) -> str:
        """The words as typed."""
        return " ".join(token.typed for token in self.tokens)

    @property
    def is_code(self) -> bool:
        """Whether it is a code as codes are written."""
        return len(self.tokens) == 1 and any(group.code == self.tokens[0].typed.upper() for group in self.groups)

    @property
    def step(self) -> Mention:
        """What it says about direction."""
        return Mention(frozenset(group.code for group in self.groups if group.code), self.cues)

    @property
    def is_searched(self) -> bool:
        """Whether a fact should have the words: not those that only make it a question, nor those that nothing has."""
        # A phrase that is a cue says nothing else; a single word, such as "share", may stand in a fact.
        empty = self.cues - {EVENT} if len(self.tokens) > 1 else self.cues & {FILLER}
        return all(token.is_known for token in self.tokens) and (bool(self.groups) or not empty)

    @property
    def is_telling(self) -> bool:
        """Whether it counts for direction: articles and auxiliaries do not."""
        return self.cues != {FILLER}


def segments(lexicon: Lexicon, tokens: Sequence[Token], *, is_shouted: bool) -> list[Segment]:
    """Part words where the lexicon knows them together, the longest runs first; a shout tells no codes from words."""
    found = []
    rest = tuple(tokens)
    while rest:
        sizes = range(min(lexicon.longest, len(rest)), 0, -1)
        size = next((size for size in sizes if lexicon.has(_stems(rest[:size]))), 1)
        found.append(_segment(lexicon, rest[:size], is_shouted))
        rest = rest[size:]
    return found


def _segment(lexicon: Lexicon, tokens: tuple[Token, ...], is_shouted: bool) -> Segment:
    phrase = _stems(tokens)
    written = tokens[0].typed if len(tokens) == 1 else ""
    if written in lexicon.codes and not is_shouted:
        return Segment(tokens, tuple(lexicon.codes[written]), frozenset(), None)
    cues = frozenset(lexicon.cues.get(phrase, ()))
    groups = tuple(lexicon.groups.get(phrase, ()))
    if not groups and FILLER not in cues:
        groups = tuple(lexicon.codes.get(written.upper(), ()))
    return Segment(tokens, groups, cues, lexicon.numerals.get(phrase))


def _stems(tokens: Iterable[Token]) -> tuple[str, ...]:
    return tuple(token.stem for token in tokens)
