"""The words of a question, parted where they mean something together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kzeu_cli.model import Numeral
from kzeu_cli.search.direction import Mention
from kzeu_cli.search.lexicon import EVENT, FILLER, HOLDER, LEAST, MOST, PEAK, Group, Lexicon, Stemmed
from kzeu_cli.search.stems import stem
from kzeu_cli.search.tokens import Token

BEFORE, AFTER, SUCCESSION = "before", "after", "succession"
# What may stand behind a name: "Tokayev's predecessor"; but "Kallas succeeded" asks for the one before.
_NOUNS: Mapping[Stemmed, str] = {(stem(noun),): side for noun, side in (("predecessor", BEFORE), ("successor", AFTER))}
# "before President Kassym-Jomart Tokayev": how many words may stand from the first to the last name.
_REACH = 5


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
        return " ".join(token.typed for token in self.tokens if token.typed)

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
        # A phrase that is a cue says nothing else, unless it is a wish of its own; a single word may stand in a fact.
        is_wish = not self.cues.isdisjoint((EVENT, SUCCESSION, MOST, LEAST, PEAK))
        empty = self.cues if len(self.tokens) > 1 and not is_wish else self.cues & {FILLER}
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
    return list(_with_successions(found))


def succession(word: str, holder: str) -> str:
    """Say in words that one person held an office before or after another."""
    return f"{word} {holder.split()[-1]}"


def _with_successions(parted: Sequence[Segment]) -> Iterator[Segment]:
    """Join the words that ask who held an office before or after somebody: "before Tokayev", "Tokayev's successor"."""
    at = 0
    while at < len(parted):
        rest = parted[at : at + _REACH]
        named = next((place for place, each in enumerate(rest) if HOLDER in each.cues), 0)
        side = next((side for side in (BEFORE, AFTER) if side in rest[0].cues), "")
        if side and named and all(FILLER in each.cues or not each.cues for each in rest[1:named]):
            yield _joined(side, rest[: named + 1], rest[named])
            at += named + 1
        elif HOLDER in rest[0].cues and (side := _NOUNS.get(rest[1].phrase, "") if rest[1:] else ""):
            yield _joined(side, rest[:2], rest[0])
            at += 2
        else:
            yield rest[0]
            at += 1


def _joined(side: str, parts: Sequence[Segment], holder: Segment) -> Segment:
    """Make one phrase of a question for a predecessor or successor: that which the offices go by."""
    typed = " ".join(part.typed for part in parts)
    tokens = (Token(typed, side, stem(side)), *(token._replace(typed="") for token in holder.tokens))
    return Segment(tokens, (), frozenset({SUCCESSION}), None)


def _segment(lexicon: Lexicon, tokens: tuple[Token, ...], is_shouted: bool) -> Segment:
    phrase = _stems(tokens)
    written = tokens[0].typed if len(tokens) == 1 else ""
    if not is_shouted and (coded := lexicon.groups_coded(written)):
        return Segment(tokens, coded, frozenset(), None)
    cues, groups = lexicon.cues_of(phrase), lexicon.groups_of(phrase)
    if not groups and FILLER not in cues:
        groups = lexicon.groups_coded(written.upper())
    return Segment(tokens, groups, cues, lexicon.numerals.get(" ".join(phrase)))


def _stems(tokens: Iterable[Token]) -> tuple[str, ...]:
    return tuple(token.stem for token in tokens)
