"""From what somebody typed to what it asks for."""

from collections.abc import Iterable, Iterator, Sequence, Set
from decimal import Decimal
from typing import NamedTuple

from kzeu_cli.amounts import ordinal
from kzeu_cli.model import PERCENT, Dataset, Numeral
from kzeu_cli.search.direction import Ends, Step, ends
from kzeu_cli.search.lexicon import FILLER, Group, Lexicon
from kzeu_cli.search.mend import Mender, Token
from kzeu_cli.search.moments import Moment, moments
from kzeu_cli.search.parts import Apart, At, Code, Part, Phrase, Way, Worth
from kzeu_cli.search.stems import Stems
from kzeu_cli.search.sums import Reader, Sum

# How much the ways to find words count against the words themselves: other words for them, the code of a country,
# words near in meaning, the words of a phrase apart, a word that begins so, one that sounds alike, a number alone.
_SYNONYM, _CODE, _NEAR, _APART, _BEGINNING, _ALIKE, _ALONE = 0.9, 0.85, 0.5, 0.75, 0.7, 0.9, 0.75
SHARE, COUNTRY = "share", "country"
WANTS = ("amount", "money", "count", SHARE, "date", "person", "place", COUNTRY, "newest", "event", "words")
# A word such as "share" asks for a kind of answer more than for the word itself.
_CUE_WEIGHT = 0.4


class Segment(NamedTuple):
    """Words that mean something together, and what."""

    tokens: tuple[Token, ...]
    groups: tuple[Group, ...]
    cues: frozenset[str]
    numeral: Numeral | None

    @property
    def phrase(self) -> tuple[str, ...]:
        """The stems of the words."""
        return tuple(token.stem for token in self.tokens)

    @property
    def is_code(self) -> bool:
        """Whether it is a code as codes are written."""
        return len(self.tokens) == 1 and any(group.code == self.tokens[0].typed.upper() for group in self.groups)

    @property
    def step(self) -> Step:
        """What it says about direction."""
        return Step(frozenset(group.code for group in self.groups if group.code), self.cues)


class Question(NamedTuple):
    """What is asked for: the parts to find, the kinds of answer wanted, from and to whom."""

    parts: tuple[Part, ...]
    wants: frozenset[str]
    ends: Ends
    fillers: Set[str]
    words: Set[str]
    corrected: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """All countries and bodies that it names."""
        return frozenset(way.code for part in self.parts for way in part.ways if isinstance(way, Code))

    @property
    def is_about_shares(self) -> bool:
        """Whether it asks for a share or names one."""
        sums = (way.sum for part in self.parts for way in part.ways if isinstance(way, Worth))
        return SHARE in self.wants or any(one.unit == PERCENT for one in sums)


class Asker:
    """Understands questions on one dataset."""

    def __init__(self, dataset: Dataset, lexicon: Lexicon, stems: Stems, remarks: Stems) -> None:
        self._lexicon = lexicon
        self._stems = stems
        self._mender = Mender.of(stems, remarks)
        self._reader = Reader(dataset)

    def ask(self, text: str) -> Question:
        """Understand a question."""
        sums, rest = self._reader.read(text)
        times, rest = moments(rest)
        tokens = self._mender.tokens(rest, self._stems)
        segments = self._segments(tokens, is_shouted=text.isupper() and len(tokens) > 1)
        asked = [segment for segment in segments if _is_searched(segment)]
        parts = [
            *(self._part(segment, after) for segment, after in zip(asked, [*asked[1:], None], strict=False)),
            *map(self._dated, times),
            *map(_amounting, sums),
        ]
        return Question(
            tuple(parts),
            frozenset(cue for segment in segments for cue in segment.cues if cue in WANTS),
            ends([segment.step for segment in segments if _is_telling(segment)]),
            self._lexicon.fillers,
            frozenset(token.word for token in tokens),
            tuple((token.typed, self._stems.spelled(token.word)) for token in tokens if token.is_corrected),
            tuple(token.typed for token in tokens if not token.is_known),
        )

    def _segments(self, tokens: Sequence[Token], *, is_shouted: bool) -> list[Segment]:
        """Part the words where the lexicon knows them together, the longest runs first."""
        found = []
        rest = tuple(tokens)
        while rest:
            sizes = range(min(self._lexicon.longest, len(rest)), 0, -1)
            size = next((size for size in sizes if self._lexicon.has(_stems(rest[:size]))), 1)
            found.append(self._segment(rest[:size], is_shouted))
            rest = rest[size:]
        return found

    def _segment(self, tokens: tuple[Token, ...], is_shouted: bool) -> Segment:
        phrase = _stems(tokens)
        written = tokens[0].typed if len(tokens) == 1 else ""
        if written in self._lexicon.codes and not is_shouted:
            return Segment(tokens, tuple(self._lexicon.codes[written]), frozenset(), None)
        cues = frozenset(self._lexicon.cues.get(phrase, ()))
        groups = tuple(self._lexicon.groups.get(phrase, ()))
        if not groups and FILLER not in cues:
            groups = tuple(self._lexicon.codes.get(written.upper(), ()))
        return Segment(tokens, groups, cues, self._lexicon.numerals.get(phrase))

    def _part(self, segment: Segment, after: Segment | None) -> Part:
        named = [group for group in segment.groups if group.code]
        names = tuple((*_found(group, segment.phrase), Code(group.code or "", _CODE)) for group in named)
        # A code stands for its country, whose letters may be another word; a name is as telling as the country.
        is_name = segment.is_code or any(segment.phrase in group.names for group in named)
        literal = () if is_name else (*self._literal(segment), *self._synonyms(segment), *_numbers(segment, after))
        return Part((literal, *names), _CUE_WEIGHT if segment.cues & set(WANTS) else 1)

    def _literal(self, segment: Segment) -> Iterator[Way]:
        phrase, first = segment.phrase, segment.tokens[0]
        if len(phrase) > 1:
            yield Phrase(phrase)
            if apart := tuple(word for word in phrase if not self._lexicon.means((word,), FILLER)):
                yield Apart(apart, _APART)
        elif first.endings:
            yield from (Phrase((stem,), _BEGINNING) for stem in first.endings)
        else:
            yield Phrase(phrase, _ALONE if first.word.isdigit() else 1)
            yield from (Phrase((stem,), _ALIKE) for stem in first.others)

    def _dated(self, moment: Moment) -> Part:
        at = At(moment, self._stems.of(moment.words))
        return Part(((at, Worth(_bare(moment.number))) if moment.number else (at,),), is_strict=True)

    def _synonyms(self, segment: Segment) -> Iterator[Way]:
        for group in segment.groups:
            if not group.code:
                yield from _found(group, segment.phrase)


def _stems(tokens: Iterable[Token]) -> tuple[str, ...]:
    return tuple(token.stem for token in tokens)


def _is_searched(segment: Segment) -> bool:
    """Whether a fact should have the words: not those that only make it a question, nor those that nothing has."""
    if not all(token.is_known for token in segment.tokens):
        return False
    return (
        bool(segment.groups) or FILLER not in segment.cues
        if len(segment.tokens) == 1
        else (bool(segment.groups) or not segment.cues)
    )


def _is_telling(segment: Segment) -> bool:
    """Whether a word counts for direction: articles and auxiliaries do not."""
    return segment.cues != {FILLER}


def _found(group: Group, phrase: tuple[str, ...]) -> Iterator[Way]:
    yield from (Phrase(name, 1 if name == phrase else _SYNONYM) for name in group.names)
    yield from (Phrase(name, _NEAR) for name in group.near if name != phrase)


def _numbers(segment: Segment, after: Segment | None) -> Iterator[Way]:
    """Find a number by its value, written out or not, and by the word that follows it."""
    word = segment.tokens[0].word
    if segment.numeral:
        value = Decimal(segment.numeral.value or 0)
        yield Worth(Sum(str(value), ((value, Decimal(0)),), segment.numeral.unit), _ALONE)
        if segment.numeral.unit == "rank":
            yield Phrase((ordinal(int(value)),))
    elif word.isdigit():
        yield Worth(_bare(int(word)), _ALONE)
        if after:
            yield Phrase((word, *after.phrase))


def _bare(number: int) -> Sum:
    return Sum(str(number), ((Decimal(number), Decimal(0)),))


def _amounting(one: Sum) -> Part:
    """Find an amount by its value, or where remarks and titles have its digits."""
    return Part(((Worth(one), Phrase((one.typed,), _ALONE)),), is_strict=True)
