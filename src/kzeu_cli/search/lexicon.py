"""The words that mean more than themselves: names, synonyms, cues and numerals, by their stems."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from kzeu_cli.model import Agreement, Dataset, Numeral, Office, Programme
from kzeu_cli.search.stems import Stems

FILLER, EVENT, HOLDER, MOST, LEAST, PEAK = "filler", "event", "holder", "most", "least", "peak"
Stemmed = tuple[str, ...]


class Group(NamedTuple):
    """Words for the same: each finds all of them, and what is `near`; if they are those of a `code`, its facts too.

    The near words of a code are names for other things as well, and find its names. What `is_name` names a body,
    agreement or programme: what is asked of one of these is not told of another.
    """

    names: tuple[Stemmed, ...]
    near: tuple[Stemmed, ...] = ()
    code: str | None = None
    is_name: bool = False


class Lexicon(NamedTuple):
    """What each phrase means: tables by the stems of the phrase, parted by spaces.

    `named` and `coded` say which of the `groups` a phrase or a code belongs to. Codes are those that are written in
    capitals: `IT` is a country, `it` is not.
    """

    groups: Sequence[Group]
    named: Mapping[str, Sequence[int]]
    coded: Mapping[str, Sequence[int]]
    cues: Mapping[str, Collection[str]]
    numerals: Mapping[str, Numeral]
    longest: int

    def groups_of(self, phrase: Stemmed) -> tuple[Group, ...]:
        """List the groups of words that a phrase is one of."""
        return tuple(self.groups[place] for place in self.named.get(" ".join(phrase), ()))

    def groups_coded(self, written: str) -> tuple[Group, ...]:
        """List the groups of words for what a code in capitals stands for."""
        return tuple(self.groups[place] for place in self.coded.get(written, ()))

    def cues_of(self, phrase: Stemmed) -> frozenset[str]:
        """List what a phrase says of what is asked for."""
        return frozenset(self.cues.get(" ".join(phrase), ()))

    def has(self, phrase: Stemmed) -> bool:
        """Whether a phrase has any meaning of its own."""
        joined = " ".join(phrase)
        return joined in self.named or joined in self.cues or joined in self.numerals

    def longer(self, phrase: Stemmed) -> tuple[Stemmed, ...]:
        """List the names that a phrase is only a part of: one agreement's may lie within another's."""
        if len(phrase) < 2:
            return ()
        joined = " ".join(phrase)
        run = f" {joined} "
        return tuple(tuple(name.split()) for name in self.named if name != joined and run in f" {name} ")

    def fillers(self) -> Set[str]:
        """List the words that no fact needs to have."""
        return {phrase for phrase, means in self.cues.items() if FILLER in means and " " not in phrase}

    def pairs(self) -> Set[tuple[str, str]]:
        """List each two words that stand side by side in a phrase."""
        phrases = (phrase.split() for phrase in (*self.named, *self.cues) if " " in phrase)
        return {pair for phrase in phrases for pair in zip(phrase, phrase[1:], strict=False)}


def lexicon(dataset: Dataset, stems: Stems) -> Lexicon:
    """Collect what the dataset says about words."""
    cues: dict[str, set[str]] = {}
    for cue in dataset.cues:
        for phrase in _stemmed(stems, cue.words):
            cues.setdefault(" ".join(phrase), set()).add(cue.means)
    for holding in (*dataset.of(Office), *dataset.terms):
        cues.setdefault(" ".join(stems.of(holding.holder)[-1:]), set()).add(HOLDER)
    numerals = {
        " ".join(phrase): numeral
        for numeral in dataset.numerals
        if numeral.value is not None
        for phrase in _stemmed(stems, numeral.words)
    }
    groups = (*_synonyms(dataset, stems), *_coded(dataset, stems))
    named: dict[str, list[int]] = {}
    coded: dict[str, list[int]] = {}
    for place, group in enumerate(groups):
        for name in (*group.names, *(group.near if group.code else ())):
            named.setdefault(" ".join(name), []).append(place)
        for written in _written(dataset, group.code):
            coded.setdefault(written, []).append(place)
    longest = max((phrase.count(" ") + 1 for phrase in (*named, *cues, *numerals)), default=1)
    return Lexicon(groups, named, coded, cues, numerals, longest)


def _synonyms(dataset: Dataset, stems: Stems) -> Iterator[Group]:
    for synonym in dataset.synonyms:
        yield Group(_stemmed(stems, synonym.words), _stemmed(stems, synonym.near))
    for fact in dataset.of(Agreement, Programme):
        yield Group(_stemmed(stems, (fact.name, fact.short)), is_name=True)


def _coded(dataset: Dataset, stems: Stems) -> Iterator[Group]:
    for party in dataset.parties.values():
        names = (party.name, party.short, party.adjective)
        yield Group(_stemmed(stems, names), _stemmed(stems, party.aliases), party.id)
    for place in dataset.places.values():
        yield Group(_stemmed(stems, (place.name, *place.aliases)), code=place.id)
    for body in dataset.bodies.values():
        yield Group(_stemmed(stems, (body.name, body.short)), _stemmed(stems, body.aliases), body.id, is_name=True)


def _written(dataset: Dataset, code: str | None) -> Iterator[str]:
    """Go through the codes of a country as they are written in capitals: those of two letters and of three."""
    place = dataset.places.get(code or "")
    return (written for written in (code, place and place.iso3) if written and written.isupper())


def _stemmed(stems: Stems, names: Iterable[str | None]) -> tuple[Stemmed, ...]:
    """Cut names into stems, each name once."""
    found = (stems.of(name) for name in names if name)
    return tuple(dict.fromkeys(name for name in found if name))
