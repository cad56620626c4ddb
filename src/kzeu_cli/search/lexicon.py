"""The words that mean more than themselves: names, synonyms, cues and numerals, by their stems."""

from collections.abc import Iterable, Iterator, Set
from functools import cached_property
from typing import NamedTuple

from kzeu_cli.model import Agreement, Dataset, Numeral, Office, Programme
from kzeu_cli.search.stems import Stems

FILLER, EVENT, HOLDER, MOST, LEAST = "filler", "event", "holder", "most", "least"
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


class Lexicon:
    """What each phrase means."""

    def __init__(self) -> None:
        self.groups: dict[Stemmed, list[Group]] = {}
        self.cues: dict[Stemmed, set[str]] = {}
        self.numerals: dict[Stemmed, Numeral] = {}
        # Codes as they are written, in capitals: `IT` is a country, `it` is not.
        self.codes: dict[str, list[Group]] = {}

    @classmethod
    def of(
        cls,
        groups: Iterable[Group],
        cues: dict[Stemmed, set[str]],
        numerals: dict[Stemmed, Numeral],
        dataset: Dataset,
    ) -> "Lexicon":
        """Put together groups of names, and what other phrases mean."""
        made = cls()
        made.cues, made.numerals = cues, numerals
        for group in groups:
            for name in (*group.names, *(group.near if group.code else ())):
                made.groups.setdefault(name, []).append(group)
            for written in _written(dataset, group.code):
                made.codes.setdefault(written, []).append(group)
        return made

    def means(self, phrase: Stemmed, cue: str) -> bool:
        """Whether a phrase has this meaning."""
        return cue in self.cues.get(phrase, ())

    def has(self, phrase: Stemmed) -> bool:
        """Whether a phrase has any meaning of its own."""
        return phrase in self.groups or phrase in self.cues or phrase in self.numerals

    def longer(self, phrase: Stemmed) -> tuple[Stemmed, ...]:
        """List the names that a phrase is only a part of: one agreement's may lie within another's."""
        if len(phrase) < 2:
            return ()
        run = f" {' '.join(phrase)} "
        return tuple(name for name in self.groups if len(name) > len(phrase) and run in f" {' '.join(name)} ")

    @cached_property
    def fillers(self) -> Set[str]:
        """The words that no fact needs to have."""
        return {phrase[0] for phrase in self.cues if len(phrase) == 1 and self.means(phrase, FILLER)}

    @cached_property
    def pairs(self) -> Set[tuple[str, str]]:
        """Each two words that stand side by side in a phrase."""
        phrases = (*self.groups, *self.cues)
        return {pair for phrase in phrases for pair in zip(phrase, phrase[1:], strict=False)}

    @cached_property
    def longest(self) -> int:
        """The number of words of the longest phrase."""
        return max(map(len, (*self.groups, *self.cues, *self.numerals)), default=1)


def lexicon(dataset: Dataset, stems: Stems) -> Lexicon:
    """Collect what the dataset says about words."""
    cues: dict[Stemmed, set[str]] = {}
    for cue in dataset.cues:
        for phrase in _stemmed(stems, cue.words):
            cues.setdefault(phrase, set()).add(cue.means)
    for holding in (*dataset.of(Office), *dataset.terms):
        cues.setdefault(stems.of(holding.holder)[-1:], set()).add(HOLDER)
    numerals = {
        phrase: numeral
        for numeral in dataset.numerals
        if numeral.value is not None
        for phrase in _stemmed(stems, numeral.words)
    }
    return Lexicon.of((*_synonyms(dataset, stems), *_coded(dataset, stems)), cues, numerals, dataset)


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
