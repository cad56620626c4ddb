"""What is searched: one entry for each fact, and one for all observations of a series, as words by weight."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from kzeu_cli.figures.amounts import ordinal
from kzeu_cli.model import Amount, Dataset, Fact, Figure, Item, Number, Reference
from kzeu_cli.search.direction import ends_of
from kzeu_cli.search.stems import Stems

# Where a word may stand, and how much it counts there: in the sentence or a name, among other words for it, in what
# belongs to the fact, in remarks and titles of references.
TIERS = (1.0, 0.75, 0.6, 0.3)
# An alias that was asked for whole.
_WHOLE = 0.95
_SAID, _ALIAS, _ASIDE, _NOTE = range(4)
_TIER_OF: Mapping[str, int] = {
    **dict.fromkeys(("text", "name", "short", "holder", "role", "measure", "attribute"), _SAID),
    "aliases": _ALIAS, "items": _ALIAS, "note": _NOTE, "refs": _NOTE,
}  # fmt: skip
# What a fact goes by.
_HEADS = ("name", "short", "holder", "role", "measure", "attribute")
_UNSEARCHED = (
    "id", "layer", "at", "quotes", "unit", "shown", "bound", "nature", "derived", "view", "composition", "related",
    "restates", "numerator", "grew_from",
)  # fmt: skip
_WORDS_OF: Mapping[str, str] = {
    "measure": "measures", "attribute": "attributes", "product": "products", "products": "products", "topics": "topics",
}  # fmt: skip
_LINKS = ("agreement", "programme", "event", "part_of", "supersedes")
_ACTORS = ("actor", "party", "place")
_COUNTS = {"declared": None, "ordinal": "rank"}


class Entry(NamedTuple):
    """A fact, or the observations of a series in order of time, and its words, cut to stems.

    `sentence` is what it says; `heads` are the names that it goes by; `tiers` are one text for each weight, with a
    blank around each stem, and `everything` all of them; `codes` are the countries and bodies that it is about.
    """

    facts: tuple[Fact, ...]
    sentence: tuple[str, ...]
    heads: tuple[tuple[str, ...], ...]
    tiers: tuple[str, ...]
    everything: str
    codes: frozenset[str]

    def holds(self, needle: str, but: Sequence[str] = ()) -> float:
        """Tell from 0 to 1 how strongly the entry has a run of stems, given with a blank around each.

        It does not count where it is a part of one of the runs `but`.
        """
        if needle not in self.everything:
            return 0
        for weight, tier in zip(TIERS, self.tiers, strict=True):
            if needle in _without(tier, but):
                return _WHOLE if weight == TIERS[_ALIAS] and f"|{needle}|" in tier else weight
        return 0

    def amounts(self, fact: Fact) -> Iterator[tuple[Number, str | None]]:
        """Go through the numbers of one of its facts: value and unit."""
        for amount in (fact, *getattr(fact, "also", ()), *getattr(fact, "items", ())):
            if isinstance(amount, Amount) and amount.value is not None:
                yield amount.value, amount.unit
        for name, unit in _COUNTS.items():
            if (number := getattr(fact, name, None)) is not None:
                yield number, unit


def _without(tier: str, runs: Sequence[str]) -> str:
    for run in runs:
        tier = tier.replace(run, " ")
    return tier


def entries(dataset: Dataset, stems: Stems, remarks: Stems) -> list[Entry]:
    """Make the entries of a dataset, in the order of its facts.

    The words met go to `stems`, those of remarks to `remarks`: these quote what is wrong in a source, slips included.
    """
    groups: dict[tuple[str, ...], list[Fact]] = {}
    for fact in dataset.facts.values():
        groups.setdefault(_group(fact), []).append(fact)
    return [_entry(dataset, stems, remarks, facts) for facts in groups.values()]


def _group(fact: Fact) -> tuple[str, ...]:
    if isinstance(fact, Figure) and fact.series:
        return fact.series, fact.subject or "", fact.counterpart or ""
    return (fact.id,)


def _entry(dataset: Dataset, stems: Stems, remarks: Stems, facts: list[Fact]) -> Entry:
    facts.sort(key=lambda fact: fact.when.order if fact.when else ())
    newest = facts[-1]
    tiers: list[list[str]] = [[] for _ in TIERS]
    heads = []
    for name, words in _fields(dataset, newest):
        tier = _TIER_OF.get(name, _ASIDE)
        cut = [(remarks if name == "note" else stems).of(word) for word in words]
        tiers[tier] += map(" ".join, cut)
        heads += cut if name in _HEADS else []
    joined = tuple(f" | {' | '.join(texts)} | " for texts in tiers)
    return Entry(tuple(facts), stems.of(newest.text), tuple(heads), joined, "".join(joined), frozenset(_codes(newest)))


def _fields(dataset: Dataset, fact: Fact) -> Iterator[tuple[str, Iterator[str]]]:
    """Go through the fields of a fact that have words, and through the words of each."""
    for name, value in vars(fact).items():
        if name not in _UNSEARCHED and type(fact).keys[name].target not in _ACTORS:
            yield name, _words(dataset, name, value)
    yield "aliases", _seen_from_both_ends(dataset, fact)


def _codes(fact: Fact) -> Iterator[str]:
    for name, value in vars(fact).items():
        if type(fact).keys[name].target in _ACTORS:
            yield from (value,) if isinstance(value, str) else value


def _words(dataset: Dataset, name: str, value: Any) -> Iterator[str]:
    """Go through the words that one field gives a fact."""
    if name in _WORDS_OF:
        yield from _titles(dataset, name, value)
    elif name in _LINKS:
        linked = dataset.facts.get(value)
        yield from (word for part in ("name", "short") if (word := getattr(linked, part, None)))
    elif name == "refs":
        yield from (text for work in dataset.cited(value) for text in _cited(work))
    elif name == "source":
        source = dataset.sources[value]
        yield from (source.title, source.publisher or "")
    elif name == "ordinal":
        yield ordinal(value)
    elif isinstance(value, str):
        yield value.replace("-", " ")
    elif isinstance(value, tuple):
        yield from _listed(value)


def _cited(work: Reference) -> Iterator[str]:
    names = (name for author in work.author for name in author.values())
    return (text for text in (work.title, work.container_title, work.publisher, *names) if text)


def _listed(values: tuple[Any, ...]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, Item):
            yield from (word for word in (value.name, value.role, value.person) if word)


def _titles(dataset: Dataset, name: str, value: Any) -> Iterator[str]:
    table = getattr(dataset, _WORDS_OF[name])
    for word in (value,) if isinstance(value, str) else value:
        # A row of the comparison may be named after a measure.
        record = table.get(word) or dataset.measures.get(word)
        yield (record.title if record else None) or word.replace("-", " ")


def _seen_from_both_ends(dataset: Dataset, fact: Fact) -> Iterator[str]:
    """Say an export as the import that it is for the other side, and the other way round."""
    if getattr(fact, "flow", None) in ("exports", "imports") and (ends := ends_of(fact)):
        origin, destination = map(dataset.name, ends)
        yield f"{origin} exports to {destination}"
        yield f"{destination} imports from {origin}"
