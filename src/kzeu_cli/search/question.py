"""From what somebody typed to what it asks for."""

import re
from collections.abc import Iterator, Sequence, Set
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kzeu_cli.figures.amounts import ordinal
from kzeu_cli.model import PERCENT, Dataset
from kzeu_cli.search.asked_amounts import AmountReader, AskedAmount
from kzeu_cli.search.asked_times import MONTH_NUMBERS, AskedTime, asked_times
from kzeu_cli.search.criteria import Apart, At, Code, Criterion, OfKind, Peak, Phrase, Ranked, Way, Worth
from kzeu_cli.search.direction import Ends, ends
from kzeu_cli.search.lexicon import EVENT, FILLER, HOLDER, LEAST, MOST, PEAK, Group, Lexicon
from kzeu_cli.search.segments import SUCCESSION, Segment, segments
from kzeu_cli.search.stems import Stems
from kzeu_cli.search.tokens import Token, WordReader

# How much the ways to find words count against the words themselves: other words for them, the code of a country,
# words near in meaning, the words of a phrase apart, a word that begins so, one that sounds alike, a number alone.
_SYNONYM, _CODE, _NEAR, _APART, _BEGINNING, _ALIKE, _ALONE = 0.9, 0.85, 0.5, 0.75, 0.7, 0.9, 0.75
# More words than this, all in capitals, are a shout and not a row of codes.
_HEADLINE = 3
# What a word that no fact has adds to what a question asks, against a word that a single fact has.
_UNKNOWN = 1
SHARE, COUNTRY, DATE, NEWEST, GOODS, AGREEMENT = "share", "country", "date", "newest", "goods", "agreement"
_WHAT, _AMONG, _SINCE, _MONTH = "what", "among", "since", "month"
WANTS = ("amount", "money", "count", SHARE, DATE, "person", "place", COUNTRY, NEWEST, EVENT, "words", GOODS)
# A word such as "share" asks for a kind of answer more than for the word itself, and "latest" hardly for the word.
_CUE_WEIGHT, _NEWEST_WEIGHT = 0.4, 0.1
_WHICH = {"which", "what", "whose"}
# The 13th meeting is not told of by what another one did.
_ORDINAL = r"\d+(st|nd|rd|th)"
_FLOWS = {"sends", "takes"}
_TRADERS = {*_FLOWS, "buys", "supplies"}
# Nobody asks more than this at once; what is pasted beyond it is not read.
LONGEST, _MOST = 1000, 30


class Question(NamedTuple):
    """What is asked for: the criteria to meet, the kinds of answer wanted, from and to whom.

    `flow` are the words that name exports or imports; `read_as` are the words that were read as others, each with what
    was read; `unknown` those that no fact has.
    """

    criteria: tuple[Criterion, ...]
    wants: frozenset[str]
    ends: Ends
    fillers: Set[str]
    words: Set[str]
    stems: Set[str]
    times: tuple[AskedTime, ...] = ()
    flow: tuple[str, ...] = ()
    read_as: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def is_one_way(self) -> bool:
        """Whether it asks for exports or for imports, not for trade as a whole."""
        return bool(self.ends.origins or self.ends.destinations) or bool(self.flow)

    @property
    def codes(self) -> frozenset[str]:
        """All countries and bodies that it names."""
        return frozenset(way.code for each in self.criteria for way in each.ways if isinstance(way, Code))

    @property
    def is_about_shares(self) -> bool:
        """Whether it asks for a share or names one."""
        amounts = (way.amount for each in self.criteria for way in each.ways if isinstance(way, Worth))
        return SHARE in self.wants or any(amount.unit == PERCENT for amount in amounts)

    @property
    def unknown_weight(self) -> float:
        """What the words that no fact has are worth in the question."""
        return _UNKNOWN * len(self.unknown)


class Asker:
    """Understands questions on one dataset."""

    def __init__(self, dataset: Dataset, lexicon: Lexicon, stems: Stems, remarks: Set[str]) -> None:
        self._lexicon = lexicon
        self._stems = stems
        self._parties = dataset.parties
        self._words = WordReader(stems, remarks, lexicon)
        self._amounts = AmountReader(dataset)

    def is_english(self, word: str) -> bool:
        """Whether a small word is one of English or of the dataset."""
        return self._words.is_english(word) or word in MONTH_NUMBERS or word in self._amounts.words

    def ask(self, text: str, day: date) -> Question:
        """Understand a question that is asked on a day; of a longer text than anybody types only the beginning."""
        text = text[:LONGEST]
        amounts, rest = self._amounts.read(text)
        times, rest = asked_times(rest, day)
        tokens = self._words.tokens(rest)
        parted = segments(self._lexicon, tokens, is_shouted=text.isupper() and len(tokens) > _HEADLINE)
        asked = [segment for segment in parted if segment.is_searched]
        neighbours = zip([None, *asked], asked, [*asked[1:], None], strict=False)
        cues = {cue for segment in parted for cue in segment.cues}
        # "Since when is it the largest" asks for no year in which it was.
        asks_when = any(DATE in segment.cues and segment.tokens[0].word != _SINCE for segment in parted)
        is_monthly = any(token.word == _MONTH for segment in parted for token in segment.tokens)
        asks_when = asks_when or (is_monthly and bool(cues & {MOST, LEAST})) or PEAK in cues
        grain = (_MONTH if is_monthly else "year") if asks_when else ""
        is_peak = bool(grain and cues & {MOST, LEAST, PEAK})
        criteria = [
            # "second largest" is one wish.
            *(
                self._criterion(*each, grain)
                for each in neighbours
                # The year in which something was the largest need not say that it is a year.
                if not _is_place(each[1], each[2]) and not (is_peak and each[1].cues == {DATE})
            ),
            *self._dated(times),
            # An amount is found by its value, or where remarks and titles have its digits.
            *(
                Criterion(((Worth(each), Phrase((each.typed,), _ALONE)),), is_strict=True, typed=each.typed)
                for each in amounts
            ),
        ]
        wants = cues & set(WANTS)
        if any(time.is_now or time.is_coming for time in times):
            # If nothing is known to come, the newest is the nearest to it.
            wants.add(NEWEST)
        if NEWEST in wants and AGREEMENT in cues:
            wants.add(AGREEMENT)
        if (_WHAT in cues or _asks_what(parted)) and cues & _FLOWS:
            # "what does the EU buy from Kazakhstan": goods, and not their amount.
            wants.add(GOODS)
        if COUNTRY in wants and not cues & {MOST, LEAST} and self._is_of_party(parted):
            wants.discard(COUNTRY)
        if cues & {MOST, LEAST} and self._is_among(parted):
            wants.add(COUNTRY)
        if cues & {MOST, LEAST} and cues & _TRADERS:
            # "Who is the largest exporter" asks for no person.
            wants.discard("person")
        is_about_nothing = not any(map(self._names_a_subject, criteria)) and all(token.is_known for token in tokens)
        if is_about_nothing and wants <= {NEWEST, DATE, EVENT} and (times or NEWEST in wants):
            # "latest", "the EU and Kazakhstan now", "2002": of nothing in particular, it is what happened then.
            wants.add(EVENT)
            typed = " ".join(token.typed for token in tokens)
            criteria = [each for each in criteria if each.is_telling] or [Criterion(((OfKind(EVENT),),), typed=typed)]
        # What is said twice asks for no more, nor does what nobody would add to a question of this length.
        once = {criterion.typed.casefold(): criterion for criterion in reversed(criteria)}
        return Question(
            tuple(reversed(once.values()))[:_MOST],
            frozenset(wants),
            ends([segment.step for segment in parted if segment.is_telling]),
            self._words.fillers,
            frozenset(token.word for token in tokens),
            frozenset(token.stem for token in tokens),
            tuple(times),
            tuple(segment.typed for segment in parted if segment.cues & _FLOWS),
            tuple(self._read_as(tokens)),
            tuple(dict.fromkeys(token.typed for token in tokens if not token.is_known)),
        )

    def _is_among(self, parted: Sequence[Segment]) -> bool:
        """Whether a party is where something is to be found: "the largest buyer in the EU" is one of its members."""
        said = [segment for segment in parted if segment.is_telling]
        pairs = zip(said, said[1:], strict=False)
        return any(_AMONG in word.cues and segment.step.codes & set(self._parties) for word, segment in pairs)

    def _is_of_party(self, parted: Sequence[Segment]) -> bool:
        """Whether "countries" are those of a party that was named, and so all of it: "imports from EU countries"."""
        if any(token.word in _WHICH for segment in parted for token in segment.tokens):
            return False
        pairs = zip(parted, parted[1:], strict=False)
        return any(COUNTRY in then.cues and segment.step.codes & set(self._parties) for segment, then in pairs)

    def _names_a_subject(self, criterion: Criterion) -> bool:
        """Whether a criterion tells what a question is about: a time does not, nor do the parties, as all facts are."""
        codes = {way.code for way in criterion.ways if isinstance(way, Code)}
        is_time = all(isinstance(way, (At, Worth)) for way in criterion.ways)
        return criterion.is_telling and not is_time and not codes & set(self._parties)

    def _read_as(self, tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
        """Tell which words were read as which; one may have been parted into several."""
        read: dict[str, list[str]] = {}
        for token in tokens:
            if token.read:
                read.setdefault(token.typed, []).append(" or ".join(map(self._stems.spelled, token.read)))
        return ((typed, " ".join(words)) for typed, words in read.items())

    def _criterion(self, before: Segment | None, segment: Segment, after: Segment | None, grain: str) -> Criterion:
        named = [group for group in segment.groups if group.code]
        names = tuple(
            (*self._found(group, segment), *self._apart(segment), Code(group.code or "", _CODE)) for group in named
        )
        # A code stands for its country, whose letters may be another word; a name is as telling as the country.
        is_name = segment.is_code or any(segment.phrase in group.names for group in named)
        same = (way for group in segment.groups if not group.code for way in self._found(group, segment))
        own: tuple[Way, ...] = (*same, *_numbers(segment, after), *_ranked(before, segment, grain))
        if PEAK not in segment.cues:
            own = (*self._literal(segment), *own)
        if EVENT in segment.cues:
            own = (*own, OfKind(EVENT))
        bundles = (() if is_name else own, *names)
        cues = segment.cues
        weight = _NEWEST_WEIGHT if NEWEST in cues else _CUE_WEIGHT if cues & set(WANTS) else 1
        is_named = bool(HOLDER in cues or re.fullmatch(_ORDINAL, segment.typed, re.IGNORECASE)) or any(
            group.is_name and segment.phrase in group.names for group in segment.groups
        )
        return Criterion(bundles, weight, is_name=is_named, typed=segment.typed, stems=" ".join(segment.phrase))

    def _literal(self, segment: Segment) -> Iterator[Way]:
        phrase, first = segment.phrase, segment.tokens[0]
        if len(phrase) > 1:
            yield Phrase(phrase, longer=self._lexicon.longer(phrase))
            yield from self._apart(segment)
        else:
            yield Phrase(phrase, _BEGINNING if first.is_begun else _ALONE if first.word.isdigit() else 1)
            yield from (Phrase((stem,), _BEGINNING if first.is_begun else _ALIKE) for stem in first.others)

    def _apart(self, segment: Segment) -> Iterator[Apart]:
        """Find the words of a phrase of several, wherever they stand."""
        words = tuple(word for word in segment.phrase if FILLER not in self._lexicon.cues_of((word,)))
        if len(segment.phrase) > 1 and words and SUCCESSION not in segment.cues:
            yield Apart(words, _APART)

    def _found(self, group: Group, segment: Segment) -> Iterator[Way]:
        for name in group.names:
            yield Phrase(name, 1 if name == segment.phrase else _SYNONYM, self._lexicon.longer(name))
        yield from (Phrase(name, _NEAR) for name in group.near if name != segment.phrase)

    def _dated(self, times: Sequence[AskedTime]) -> Iterator[Criterion]:
        """Ask for any of the times; of the present the newest tells, even if nothing is known of this very year."""
        for is_now in (False, True):
            asked = [time for time in times if time.is_now == is_now]
            numbers = (Worth(_bare(time.number)) for time in asked if time.number)
            ways: tuple[Way, ...] = (*(At(time, self._stems.of(time.words)) for time in asked), *numbers)
            typed = ", ".join(time.typed for time in asked)
            if ways:
                yield Criterion((ways,), _NEWEST_WEIGHT if is_now else 1, is_strict=not is_now, typed=typed)


def _ranked(before: Segment | None, segment: Segment, grain: str) -> Iterator[Way]:
    """Find the largest or smallest of several partners, or the second, third … of them; or of all times of a grain."""
    if grain and segment.cues & {MOST, LEAST, PEAK}:
        yield Peak(LEAST not in segment.cues, grain)
    elif segment.cues & {MOST, LEAST}:
        numeral = before.numeral if before else None
        place = int(numeral.value or 1) if numeral and numeral.unit == "rank" else 1
        yield Ranked(place, MOST in segment.cues)


def _asks_what(parted: Sequence[Segment]) -> bool:
    """Whether it asks what somebody does, as other languages put it and some English too: "what the EU buys"."""
    said = [segment for segment in parted if segment.is_telling or segment.phrase == (_WHAT,)]
    if len(said) < 3 or said[0].phrase != (_WHAT,):
        return False
    who, then = said[1:3]
    return bool((who.step.codes and COUNTRY not in then.cues) or (who.cues & _FLOWS and then.step.codes))


def _is_place(segment: Segment, after: Segment | None) -> bool:
    """Whether a numeral says which of several partners is meant."""
    return bool(segment.numeral and segment.numeral.unit == "rank" and after and after.cues & {MOST, LEAST})


def _numbers(segment: Segment, after: Segment | None) -> Iterator[Way]:
    """Find a number by its value, written out or not, and by the word that follows it."""
    word = segment.tokens[0].word
    if segment.numeral:
        value = Decimal(segment.numeral.value or 0)
        yield Worth(AskedAmount(str(value), ((value, Decimal(0)),), segment.numeral.unit), _ALONE)
        if segment.numeral.unit == "rank":
            yield Phrase((ordinal(int(value)),))
    elif word.isdecimal():
        yield Worth(_bare(int(word)), _ALONE)
        yield Phrase((ordinal(int(word)),))
        if after:
            yield Phrase((word, *after.phrase))


def _bare(number: int) -> AskedAmount:
    return AskedAmount(str(number), ((Decimal(number), Decimal(0)),))
