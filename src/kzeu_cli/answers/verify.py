"""The columns of `kzeu data verify`: section by section for people, outcome by outcome for machines."""

from collections import Counter
from collections.abc import Callable

from kzeu_cli.answers.columns import Answer, Column, Node, View
from kzeu_cli.figures.description import title_of
from kzeu_cli.model import Dataset
from kzeu_cli.support.phrases import joined
from kzeu_cli.verify import Outcome, Report, Section, Status


def _name(row: Outcome, dataset: Dataset) -> str:
    return row.kind if row.id is None else str(row.id)


def _place(row: Outcome, dataset: Dataset) -> str:
    at, found = (", ".join(places) for places in (row.at, row.found))
    return f"{at} → {found}" if at and found and found != at else at or found


def _texts(name: str) -> Callable[[Outcome, Dataset], str]:
    return lambda row, dataset: "; ".join(getattr(row, name))


OUTCOMES = View(
    "verify",
    (
        Column("status", "string", f"one of {', '.join(Status)}", "Status"),
        Column("id", "string", "id of the record; null for what no record covers", "Record", show=_name),
        Column("kind", "string", "kind of the record, or of what no record covers"),
        Column("at", "array", "where the record says it stands"),
        Column("found", "array", "where it stands in the page", "Place", show=_place),
        Column("missing", "array", "what of the record is not printed there", "Not there", show=_texts("missing")),
        Column("now", "array", "what stands there instead, or uncovered", "There now", show=_texts("now")),
    ),
)


def _confirmed(row: Section, dataset: Dataset) -> str:
    return f"{row.confirmed} of {row.records}"


def _differing(row: Section, dataset: Dataset) -> str:
    counts = Counter(outcome.status for outcome in row.differing)
    return ", ".join(f"{counts[status]} {status}" for status in Status if counts[status])


def _node(row: Section, dataset: Dataset) -> Node:
    parts = tuple(Node(_line(outcome, dataset)) for outcome in row.differing)
    return Node(f"{title_of(dataset.sections, row.id)}: {_confirmed(row, dataset)} confirmed", parts)


def _line(outcome: Outcome, dataset: Dataset) -> str:
    place = "" if outcome.id is None and outcome.status is not Status.UNCOVERED else _place(outcome, dataset)
    change = joined(_texts("missing")(outcome, dataset), _texts("now")(outcome, dataset), by=" → ")
    return f"{outcome.status} {_name(outcome, dataset)} ({place}){': ' if change else ''}{change}"


SECTIONS = View(
    "verify",
    (
        Column(
            "section", "string", "id of the section", "Section",
            get=lambda row: row.id, show=lambda row, dataset: title_of(dataset.sections, row.id),
        ),
        Column("passages", "integer", "sentences, cells and references of the page"),
        Column("confirmed", "integer", "records that are confirmed", "Confirmed", show=_confirmed, right=True),
        Column("differing", "integer", "what is not", "Else", get=lambda row: len(row.differing), show=_differing),
    ),
    node=_node,
)  # fmt: skip


def answer(report: Report, dataset: Dataset, *, summed_up: bool) -> Answer:
    """Lay a report out: every outcome, or summed up by section with what differs."""
    if not summed_up:
        return Answer(view=OUTCOMES, rows=report.outcomes, dataset=dataset)
    differing = [outcome for part in report.sections for outcome in part.differing]
    more = Answer(view=OUTCOMES, rows=differing, dataset=dataset, title="What differs")
    return Answer(view=SECTIONS, rows=report.sections, dataset=dataset, title=report.verdict.capitalize(), more=(more,))
