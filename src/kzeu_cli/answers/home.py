"""The first screen: `kzeu` alone."""

from kzeu_cli.answers import shown
from kzeu_cli.answers.columns import Page, Section
from kzeu_cli.answers.compare import heading, number, source, time
from kzeu_cli.answers.overview import Overview
from kzeu_cli.figures import description as directions
from kzeu_cli.model import Dataset, Figure

# Each asks something else; all work on any dataset.
_QUESTIONS = (
    ("kzeu timeline", "what happened", "kzeu trade", "figures by source"),
    ("kzeu search WORDS", "anything", "kzeu audit", "contradictions"),
    ("kzeu compare", "side by side", "kzeu --help", "all commands"),
)


def home(found: Overview, dataset: Dataset) -> Page:
    """Lay out the relationship on one screen."""
    sections = (
        Section("Parties", _parties(found, dataset), right=(1, 2)),
        Section("In force", _in_force(found, dataset)),
        *(Section(name, rows, right=(1,)) for name, rows in _figures(found, dataset).items()),
        Section("Latest", tuple((shown.when(fact, dataset), fact.text) for fact in found.events)),
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
                source(row, dataset),
            )
            for row in found.parties
        ),
    )


def _in_force(found: Overview, dataset: Dataset) -> tuple[tuple[str, ...], ...]:
    event = found.in_force
    if event is None:
        return ()
    agreement = dataset.facts.get(event.agreement or "")
    name, short = getattr(agreement, "name", event.text), getattr(agreement, "short", None)
    said = f"{name} ({short})" if short else name
    return ((f"since {shown.when(event, dataset)}", said, shown.origin(event)),)


def _figures(found: Overview, dataset: Dataset) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Write the figures under the names of their topics."""
    rows: dict[str, tuple[tuple[str, ...], ...]] = {}
    for figure in found.figures:
        name = shown.topic(figure, dataset)
        rows[name] = (*rows.get(name, ()), _figure(figure, dataset))
    return rows


def _figure(figure: Figure, dataset: Dataset) -> tuple[str, ...]:
    said = directions.what(figure, dataset)
    when, source = shown.when(figure, dataset), shown.origin(figure)
    return said, shown.amount(figure, dataset), when, source
