"""Places in a source: `section/paragraph/sentence`, and the sections that have a form of their own."""

from kzeu_cli.model import Dataset

BOX, LEAD, TABLE, NOTES = "infobox", "lead", "comparison", "references"
# Sections that sum up or lay out what the others tell.
APART = frozenset((BOX, LEAD, TABLE, NOTES))


def section(place: str) -> str:
    """Name the section of a place."""
    return place.partition("/")[0]


def sort(place: str) -> str:
    """Say what stands at a place: a line of the box, a cell, a reference or a sentence."""
    return {BOX: "line", TABLE: "cell", NOTES: "reference"}.get(section(place), "sentence")


def words(place: str, dataset: Dataset) -> str:
    """Say where in the source something stands: `Trade, paragraph 2, sentence 1`, `Comparison, Area, Norway`."""
    name, *rest = place.split("/")
    entry = dataset.sections.get(name)
    heading = (entry.title if entry else None) or name.capitalize()
    if all(part.isdecimal() for part in rest):
        numbered = zip(("number",) if len(rest) == 1 else ("paragraph", "sentence"), rest, strict=False)
        return ", ".join([heading, *(f"{what} {number}" for what, number in numbered)])
    rows = {**dataset.attributes, **dataset.measures}
    return ", ".join([heading, *((part in rows and rows[part].title) or dataset.name(part) for part in rest)])
