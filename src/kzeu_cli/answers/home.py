"""`kzeu` alone: the relationship in a few rows: the parties, the agreement in force, the latest figures and events."""

from typing import NamedTuple

from kzeu_cli.answers import comparison, texts
from kzeu_cli.answers.agreements import State, name, states
from kzeu_cli.answers.columns import Answer, Column, Screen, ScreenPart, View
from kzeu_cli.answers.compare import heading, number, time
from kzeu_cli.answers.compare import source as source_of_row
from kzeu_cli.answers.listed import Listed, entries, source
from kzeu_cli.answers.rows import contract, fact_of
from kzeu_cli.answers.timeline import briefly, timeline
from kzeu_cli.figures import description as directions
from kzeu_cli.figures.amounts import is_currency
from kzeu_cli.figures.derivation import CHANGING
from kzeu_cli.model import Dataset, Fact, Figure
from kzeu_cli.model.selection import Filter

# Each asks something else; all work on any dataset.
_QUESTIONS = (
    ("kzeu timeline", "what happened", "kzeu trade", "figures by source"),
    ("kzeu search WORDS", "anything", "kzeu audit", "contradictions"),
    ("kzeu compare", "side by side", "kzeu --help", "all commands"),
)
_NATURES = ("flow", "stock")
# So many rows of what compares the parties, and of what happened last.
_PARTIES, _EVENTS = 2, 4
_FLOWS = ("imports", "exports", "inward", "outward")


class Overview(NamedTuple):
    """What a newcomer wants to know first; each part may be empty."""

    parties: list[comparison.Compared]
    in_force: State | None
    figures: list[Figure]
    events: list[Listed]


def overview(dataset: Dataset) -> Overview:
    """Choose what a newcomer wants to know first."""
    in_force = next((state for state in states(dataset, Filter(), once=True) if state.is_in_force), None)
    dated = (fact for fact in timeline(dataset, Filter()) if fact.when)
    latest = entries(dated, dataset, once=True)
    return Overview(_compared(dataset)[:_PARTIES], in_force, _headlines(dataset), latest[:_EVENTS])


def _compared(dataset: Dataset) -> list[comparison.Compared]:
    """Take of each attribute that is counted the row of the latest year; what has a year comes first."""
    newest: dict[str, comparison.Compared] = {}
    for row in comparison.compare(dataset, (), Filter()):
        known = newest.get(row.attribute)
        if row.ratio and (
            known is None or (row.when is not None and (known.when is None or known.when.begin < row.when.begin))
        ):
            newest[row.attribute] = row
    return sorted(newest.values(), key=lambda row: row.when is None)


def _headlines(dataset: Dataset) -> list[Figure]:
    """Take the latest amount of each direction between the parties, of a whole year and of everything that flowed.

    Where a measure has series, which go on from year to year, single figures are left out.
    """
    found = [figure for figure in dataset.of(Figure) if _is_headline(figure, dataset)]
    serial = {figure.measure for figure in found if figure.series}
    newest: dict[tuple[str | None, ...], Figure] = {}
    for figure in sorted(found, key=lambda figure: figure.when.order):
        if figure.series or figure.measure not in serial:
            direction = figure.nature, figure.basis, figure.flow, figure.subject, figure.counterpart
            newest[figure.measure, *direction] = figure
    order = {measure: place for place, measure in enumerate(dataset.measures)}
    return sorted(newest.values(), key=lambda figure: (order[figure.measure], figure.source))


def _is_headline(figure: Figure, dataset: Dataset) -> bool:
    return (
        figure.when is not None
        and figure.when.text.isdecimal()
        and {figure.subject, figure.counterpart} == set(dataset.parties)
        and figure.nature in _NATURES
        and figure.flow in _FLOWS
        and is_currency(figure.unit)
        and figure.product is None
        and figure.status != "partial"
        and figure.composition != CHANGING
    )


class Shown(NamedTuple):
    """A fact of the screen, and the section in which it stands."""

    section: str
    fact: Fact


HOME = View(
    "home",
    (
        Column("section", "string", "section of the screen: parties, in-force, latest, or a topic"),
        *contract(fact_of),
    ),
)


def answer(found: Overview, dataset: Dataset) -> Answer:
    """Answer with the facts of the screen, for programs."""
    rows = [Shown("parties", cell) for row in found.parties for cell in row.cells.values()]
    rows += [Shown("in-force", fact) for fact in (found.in_force.facts if found.in_force else ())]
    rows += [Shown(figure.topics[0], figure) for figure in found.figures]
    rows += [Shown("latest", fact) for row in found.events for fact in row.facts]
    return Answer(view=HOME, rows=rows, dataset=dataset)


def home(found: Overview, dataset: Dataset, events: int) -> Screen:
    """Lay out the relationship on one screen, with so many of the latest events."""
    sections = (
        ScreenPart("Parties", _parties(found, dataset), right=(1, 2)),
        ScreenPart("In force", _in_force(found, dataset)),
        *(ScreenPart(name, rows, right=(1,)) for name, rows in _figures(found, dataset).items()),
        ScreenPart(
            "Latest", tuple((texts.when(row.fact, dataset), briefly(row, dataset)) for row in found.events[:events])
        ),
        ScreenPart("Ask next", _QUESTIONS),
    )
    return Screen(dataset.title, tuple(section for section in sections if section.rows))


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
    return ((f"since {texts.when(step.fact, dataset)}", name(found.in_force.agreement), source(step, dataset)),)


def _figures(found: Overview, dataset: Dataset) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Write the figures under the names of their topics."""
    rows: dict[str, tuple[tuple[str, ...], ...]] = {}
    for figure in found.figures:
        name = texts.topic(figure, dataset)
        what, amount = directions.what(figure, dataset), texts.amount(figure, dataset)
        cells = what, amount, texts.when(figure, dataset), texts.origin(figure)
        rows[name] = (*rows.get(name, ()), cells)
    return rows
