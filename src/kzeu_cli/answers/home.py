"""The first screen: `kzeu` alone."""

from typing import NamedTuple

from kzeu_cli.answers import shown
from kzeu_cli.answers.agreements import name
from kzeu_cli.answers.columns import Answer, Column, Page, Section, View
from kzeu_cli.answers.compare import heading, number, time
from kzeu_cli.answers.compare import source as source_of_row
from kzeu_cli.answers.entries import source
from kzeu_cli.answers.overview import Overview
from kzeu_cli.answers.rows import contract
from kzeu_cli.answers.timeline import briefly
from kzeu_cli.figures import description as directions
from kzeu_cli.model import Dataset, Fact

# Each asks something else; all work on any dataset.
_QUESTIONS = (
    ("kzeu timeline", "what happened", "kzeu trade", "figures by source"),
    ("kzeu search WORDS", "anything", "kzeu audit", "contradictions"),
    ("kzeu compare", "side by side", "kzeu --help", "all commands"),
)


class Row(NamedTuple):
    """A fact of the screen, and the section in which it stands."""

    section: str
    fact: Fact


HOME = View(
    "home",
    (
        Column("section", "string", "section of the screen: parties, in-force, latest, or a topic"),
        *contract(lambda row: row.fact),
    ),
)


def answer(found: Overview, dataset: Dataset) -> Answer:
    """Answer with the facts of the screen, for programs."""
    rows = [Row("parties", cell) for row in found.parties for cell in row.cells.values()]
    rows += [Row("in-force", fact) for fact in (found.in_force.facts if found.in_force else ())]
    rows += [Row(figure.topics[0], figure) for figure in found.figures]
    rows += [Row("latest", fact) for row in found.events for fact in row.facts]
    return Answer(view=HOME, rows=rows, dataset=dataset)


def home(found: Overview, dataset: Dataset, events: int) -> Page:
    """Lay out the relationship on one screen, with so many of the latest events."""
    sections = (
        Section("Parties", _parties(found, dataset), right=(1, 2)),
        Section("In force", _in_force(found, dataset)),
        *(Section(name, rows, right=(1,)) for name, rows in _figures(found, dataset).items()),
        Section(
            "Latest", tuple((shown.when(row.fact, dataset), briefly(row, dataset)) for row in found.events[:events])
        ),
        Section("Ask next", _QUESTIONS),
    )
    return Page(dataset.title, tuple(section for section in sections if section.rows))


def _parties(found: Overview, dataset: Dataset) -> tuple[tuple[str, ...], ...]:
    if not found.parties:
        return ()
    heads = ("", *(party.name for party in dataset.parties.values()), "", "")
    return (
        heads,
        *(
            (
                heading(row, dataset),
                *(number(row, party, dataset) for party in dataset.parties),
                time(row, dataset),
                source_of_row(row, dataset),
            )
            for row in found.parties
        ),
    )


def _in_force(found: Overview, dataset: Dataset) -> tuple[tuple[str, ...], ...]:
    if found.in_force is None:
        return ()
    step = found.in_force.step
    return ((f"since {shown.when(step.fact, dataset)}", name(found.in_force.agreement), source(step, dataset)),)


def _figures(found: Overview, dataset: Dataset) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Write the figures under the names of their topics."""
    rows: dict[str, tuple[tuple[str, ...], ...]] = {}
    for figure in found.figures:
        name = shown.topic(figure, dataset)
        what, amount = directions.what(figure, dataset), shown.amount(figure, dataset)
        cells = what, amount, shown.when(figure, dataset), shown.origin(figure)
        rows[name] = (*rows.get(name, ()), cells)
    return rows
