"""Places in a source: `section/paragraph/sentence`, and the sections that have a form of their own."""

BOX, LEAD, TABLE, NOTES = "infobox", "lead", "comparison", "references"


def section(place: str) -> str:
    """Name the section of a place."""
    return place.partition("/")[0]


def sort(place: str) -> str:
    """Say what stands at a place: a line of the box, a cell, a reference or a sentence."""
    return {BOX: "line", TABLE: "cell", NOTES: "reference"}.get(section(place), "sentence")
