"""From what somebody typed to what it asks for."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal

from kzeu_cli.amounts import ordinal
from kzeu_cli.model import Dataset, Numeral
from kzeu_cli.search.direction import Ends, Step, ends
from kzeu_cli.search.lexicon import FILLER, Group, Lexicon
from kzeu_cli.search.mend import Mender, Token
from kzeu_cli.search.moments import Moment, moments
from kzeu_cli.search.parts import Apart, At, Code, Part, Phrase, Way, Worth
from kzeu_cli.search.stems import Stems
from kzeu_cli.search.sums import Reader, Sum

_SYNONYM, _CODE, _NEAR, _APART, _BEGINNING, _ORDINAL = 0.85, 0.8, 0.5, 0.75, 0.7, 0.6
NEWEST = "newest"
WANTS = ("amount", "count", "share", "date", "person", "place", NEWEST, "event")
# A word such as "share" asks for a kind of answer more than for the word itself.
_CUE_WEIGHT = 0.4


@dataclass(frozen=True)
class Segment:
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
    def step(self) -> Step:
        """What it says about direction."""
        return Step(frozenset(group.code for group in self.groups if group.code), self.cues)


@dataclass(frozen=True)
class Question:
    """What is asked for: the parts to find, the kinds of answer wanted, from and to whom."""

    parts: tuple[Part, ...]
    wants: frozenset[str]
    ends: Ends
    fillers: Set[str]
    corrected: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """All countries and bodies that it names."""
        return frozenset(way.code for part in self.parts for way in part.ways if isinstance(way, Code))


class Asker:
    """Understands questions on one dataset."""

    def __init__(self, dataset: Dataset, lexicon: Lexicon, stems: Stems) -> None:
        self._lexicon = lexicon
        self._stems = stems
        self._mender = Mender.of(stems)
        self._reader = Reader(dataset)

    def ask(self, text: str) -> Question:
        """Understand a question."""
        times, rest = moments(text)
        sums, rest = self._reader.read(rest)
        tokens = self._mender.tokens(rest, self._stems)
        segments = self._segments(tokens, is_shouted=text.isupper() and len(tokens) > 1)
        parts = [
            *(self._part(segment) for segment in segments if _is_searched(segment)),
            *map(_dated, times),
            *(Part((Worth(one),), is_strict=True) for one in sums),
        ]
        if not parts:
            parts = [self._part(segment) for segment in segments]
        return Question(
            tuple(parts),
            frozenset(cue for segment in segments for cue in segment.cues if cue in WANTS),
            ends([segment.step for segment in segments if _is_telling(segment)]),
            self._lexicon.fillers,
            tuple((token.typed, token.word) for token in tokens if token.is_corrected),
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

    def _part(self, segment: Segment) -> Part:
        ways = tuple(self._ways(segment))
        return Part(ways, _CUE_WEIGHT if segment.cues & set(WANTS) - {NEWEST} else 1)

    def _ways(self, segment: Segment) -> Iterator[Way]:
        phrase, first = segment.phrase, segment.tokens[0]
        is_code = first.typed in self._lexicon.codes and any(group.code == first.typed for group in segment.groups)
        if not is_code:
            yield Phrase(phrase, _BEGINNING if first.is_beginning else 1, is_beginning=first.is_beginning)
        if len(phrase) > 1 and (apart := tuple(word for word in phrase if not self._lexicon.means((word,), FILLER))):
            yield Apart(apart, _APART)
        for group in segment.groups:
            yield from (Phrase(name, _SYNONYM) for name in group.names if name != phrase)
            yield from (Phrase(name, _NEAR) for name in group.near)
            if group.code:
                yield Code(group.code, _CODE)
        if segment.numeral:
            yield from _numbered(segment.numeral)
        elif first.word.isdigit():
            yield Worth(_bare(int(first.word)))
            yield Phrase((ordinal(int(first.word)),), _ORDINAL)


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


def _numbered(numeral: Numeral) -> Iterator[Way]:
    value = Decimal(numeral.value or 0)
    yield Worth(Sum(((value, Decimal(0)),), numeral.unit))
    if numeral.unit == "rank":
        yield Phrase((ordinal(int(value)),))


def _bare(number: int) -> Sum:
    return Sum(((Decimal(number), Decimal(0)),))


def _dated(moment: Moment) -> Part:
    ways: list[Way] = [At(moment)]
    if moment.number:
        ways.append(Worth(_bare(moment.number)))
    return Part(tuple(ways), is_strict=True)
