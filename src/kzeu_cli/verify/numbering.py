"""References known by their words: the numbers of a page, which one reference more shifts, as those of the dataset."""

from collections.abc import Sequence
from dataclasses import replace

from kzeu_cli.model import Dataset
from kzeu_cli.model.locators import NOTES
from kzeu_cli.verify.layout import Document, Passage
from kzeu_cli.verify.printed_forms import Print, prints

# A passage that has at least this part of what a reference prints is that reference, changed or not.
_LEAST = 0.5
# Numbers of references that the dataset does not have begin here: no page has so many.
_STRANGE = 100_000


def renumbered(document: Document, dataset: Dataset) -> Document:
    """Give the references of a page, and the marks that cite them, the numbers of the dataset."""
    works = [work for work in dataset.references.values() if work.layer == "article" and isinstance(work.id, int)]
    notes = {_number(passage): passage for passage in document.values() if passage.section == NOTES}
    likeness = sorted(
        (
            (
                _likeness(passage, prints(work, dataset)),
                number == work.id,
                -abs(number - int(work.id)),
                number,
                int(work.id),
            )
            for number, passage in notes.items()
            for work in works
        ),
        reverse=True,
    )
    known: dict[int, int] = {}
    for alike, _, _, number, name in likeness:
        if alike >= _LEAST and number not in known and name not in known.values():
            known[number] = name
    taken = {*known.values()}
    for number in notes:
        known.setdefault(number, number if number not in taken else _STRANGE + number)
    if all(number == name for number, name in known.items()):
        return document
    return {
        place: replace(passage, place=place, renumbered=known)
        for place, passage in ((_place(passage, known), passage) for passage in document.values())
    } | {place: replace(document[place], renumbered=known) for place in document if not place.startswith(f"{NOTES}/")}


def _place(passage: Passage, known: dict[int, int]) -> str:
    if passage.section != NOTES:
        return passage.place
    number = _number(passage)
    return f"{NOTES}/{known[number]}" if known[number] < _STRANGE else f"{NOTES}/new-{number}"


def _number(passage: Passage) -> int:
    return int(passage.place.rpartition("/")[2])


def _likeness(passage: Passage, wanted: Sequence[Print]) -> float:
    """Tell which part of what a reference prints a passage has."""
    return sum(any(True for _ in one.find(passage.normal)) for one in wanted) / len(wanted) if wanted else 0
