"""The cells of a row of the comparison, also where the borders between them are lost."""

from collections.abc import Sequence
from itertools import accumulate

from kzeu_cli.model import Dataset, Trait
from kzeu_cli.verify.blocks import Block
from kzeu_cli.verify.sentences import without_marks
from kzeu_cli.verify.variants import find, normal, slug

# The places of a cell, and its text.
Cell = tuple[tuple[str, ...], str]


def cells(row: Block, dataset: Dataset, above: Sequence[str] = ()) -> tuple[list[Cell], list[Cell]]:
    """Give the places and the text of each cell of a row, one for each party in the order of the dataset.

    A row has several attributes if quotients of what its label names have no row of their own. Lines of a borderless
    row that none of its traits has anything of are given apart: they may be the first of the next row, whose label
    stands in the middle. Of the lines `above` such a row takes those that are its own.
    """
    label, *parts = row.lines
    if {normal(part) for part in parts} <= {normal(party.name) for party in dataset.parties.values()}:
        return [], []
    attributes = _attributes(label, dataset)
    names = attributes or (slug(label),)
    apart: list[Cell] = []
    if not row.bordered:
        traits = [trait for trait in dataset.of(Trait) if trait.attribute in attributes and trait.layer == "article"]
        strays = [i for i, part in enumerate(parts) if i and not _belongs(part, traits)]
        apart = [((f"{names[0]}/line-{i + 1}",), parts[i]) for i in strays]
        kept = [line for line in above if _belongs(line, traits)]
        kept += [part for i, part in enumerate(parts) if i not in strays]
        parts = list(_cut(kept, traits, list(dataset.parties)))
    whole = [
        (tuple(f"{name}/{party}" for name in names), part) for party, part in zip(dataset.parties, parts, strict=False)
    ]
    return whole, apart


def _attributes(label: str, dataset: Dataset) -> tuple[str, ...]:
    """Name what a row is about: the attribute of its label, and quotients of that, which have no row of their own."""
    words = {**dataset.measures, **dataset.attributes}
    own = tuple(name for name, word in words.items() if word.title and normal(word.title) == normal(label))
    return own + tuple(name for name, word in words.items() if word.quotient and word.quotient[0] in own)


def _belongs(line: str, traits: Sequence[Trait]) -> bool:
    """Whether a line has anything that the cells of its row are known to print."""
    return _found(_words(traits), line) > 0


def _words(traits: Sequence[Trait]) -> list[str]:
    """List what traits are known to print, in normal spelling."""
    entries = [(trait, *trait.also, *trait.items) for trait in traits]
    words = [
        *(quote for trait in traits for quote in trait.quotes),
        *(amount.shown for entry in entries for amount in entry),
        *(word for trait in traits for item in trait.items for word in (item.name, item.role)),
    ]
    return [normal(word) for word in words if word]


def _cut(lines: Sequence[str], traits: Sequence[Trait], parties: Sequence[str]) -> tuple[str, str]:
    """Cut a row in two, one part for each party; of equally good cuts the last, at the end of a line if possible."""
    first, second = (_words([trait for trait in traits if trait.party == party]) for party in parties)
    words = " ".join(lines).split()
    ends = set(accumulate(len(line.split()) for line in lines))

    def score(i: int) -> tuple[int, bool, int]:
        left, right = " ".join(words[:i]), " ".join(words[i:])
        return _found(first, left) + _found(second, right), i in ends, i

    best = max(range(1, len(words)), key=score, default=len(words))
    return " ".join(words[:best]), " ".join(words[best:])


def _found(wanted: Sequence[str], text: str) -> int:
    plain = normal(without_marks(text))
    return sum(any(True for _ in find(word, plain)) for word in wanted)
