"""The columns of `kzeu agreements`: one row for each step."""

from collections.abc import Iterator

from kzeu_cli.columns import Column, View
from kzeu_cli.listings.agreements import Step
from kzeu_cli.model import Dataset
from kzeu_cli.views import shown


def _name(row: Step, dataset: Dataset) -> str:
    short = row.agreement.short
    return f"{row.agreement.name} ({short})" if short and short != row.agreement.name else row.agreement.name


def _about(row: Step, dataset: Dataset) -> list[str]:
    return list(_lines(row, dataset))


def _lines(row: Step, dataset: Dataset) -> Iterator[str]:
    agreement = row.agreement
    parties = ", ".join(dataset.name(code) for code in agreement.parties)
    yield " · ".join(part for part in (agreement.type, parties, shown.sources(agreement, dataset)) if part)
    if agreement.covers:
        yield f"covers {', '.join(agreement.covers)}"
    if agreement.supersedes:
        yield f"supersedes {agreement.supersedes}"
    if agreement.framework:
        yield "called the framework of the relations"
    if agreement.period:
        yield f"said to hold {agreement.period.words}"


def _leaf(row: Step, dataset: Dataset) -> str:
    if row.event is None:
        return "no step is told"
    waited = shown.waited(row, dataset)
    parts = (
        shown.when(row.event, dataset) or "undated",
        _step(row),
        waited and f"({waited}, derived)",
        shown.sources(row.event, dataset),
    )
    return "  ".join(part for part in parts if part)


def _step(row: Step) -> str:
    return (row.event.stage or row.event.text) if row.event else ""


AGREEMENTS = View(
    "agreements",
    (
        Column("agreement", "string", "id of the agreement", get=lambda row: row.agreement.id),
        Column("name", "string", "full name", get=lambda row: row.agreement.name),
        Column("short", "string", "short name", get=lambda row: row.agreement.short),
        Column("type", "string", "treaty, memorandum, protocol …", get=lambda row: row.agreement.type),
        Column("parties", "array", "who concluded it", get=lambda row: row.agreement.parties),
        Column("covers", "array", "subjects it covers", get=lambda row: row.agreement.covers),
        Column("supersedes", "string", "agreement that it replaces", get=lambda row: row.agreement.supersedes),
        Column("framework", "boolean", "called the framework", get=lambda row: row.agreement.framework),
        Column("id", "string", "id of the step, or of the agreement if no step is told", get=lambda row: row.fact.id),
        Column(
            "stage", "string", "which step", "Step",
            get=lambda row: row.event.stage if row.event else None, show=lambda row, _: _step(row),
        ),
        Column(
            "date", "string", "when", "When",
            get=lambda row: row.fact.when, show=lambda row, data: shown.when(row.fact, data),
        ),
        *shown.waiting("step"),
        Column("place", "string", "where", get=lambda row: row.fact.place),
        Column("actors", "array", "who acted", get=lambda row: row.event.actors if row.event else ()),
        Column("text", "string", "the statement", get=lambda row: row.fact.text),
        *shown.provenance(lambda row: row.fact),
    ),
    branch=_name,
    group=_name,
    about=_about,
    leaf=_leaf,
    is_tree=True,
)  # fmt: skip
