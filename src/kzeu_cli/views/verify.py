"""The columns of `kzeu data verify`: section by section for people, finding by finding for machines."""

from collections.abc import Callable

from kzeu_cli.columns import Answer, Column, View
from kzeu_cli.model import Dataset
from kzeu_cli.verify import Finding, Report, Status
from kzeu_cli.verify.report import SectionCount


def _name(row: Finding, dataset: Dataset) -> str:
    return str(row.id) if row.id is not None else row.kind


def _place(row: Finding, dataset: Dataset) -> str:
    at, found = (", ".join(places) for places in (row.at, row.found))
    return at if not found or found == at else f"{at} → {found}" if at else found


def _texts(name: str) -> Callable[[Finding, Dataset], str]:
    return lambda row, dataset: "; ".join(getattr(row, name))


FINDINGS = View(
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
    branch=lambda row, dataset: row.status,
    leaf=lambda row, dataset: "  ".join(
        filter(None, (_name(row, dataset), _place(row, dataset), _texts("now")(row, dataset)))
    ),
)


def _title(row: SectionCount, dataset: Dataset) -> str:
    section = dataset.sections.get(row.section)
    return (section.title if section else None) or row.section


def _counter(status: Status) -> Callable[[SectionCount], int]:
    return lambda row: row.statuses.get(status, 0)


SECTIONS = View(
    "verify",
    (
        Column("section", "string", "id of the section", "Section", show=_title),
        Column("passages", "integer", "sentences, cells and references of the page", "Passages", right=True),
        Column("records", "integer", "records that say they stand there", "Records", right=True),
        *(
            Column(status, "integer", f"how many are {status}", status.capitalize(), get=_counter(status), right=True)
            for status in Status
        ),
    ),
)


def answer(report: Report, dataset: Dataset, *, for_people: bool) -> Answer:
    """Lay the report out: for machines every finding, for people the counts and what differs."""
    if not for_people:
        return Answer(view=FINDINGS, rows=report.findings, dataset=dataset)
    rows = report.sections()
    seen = [status for status in Status if any(row.statuses.get(status) for row in rows)]
    columns = tuple(column for column in SECTIONS.columns if column.key not in set(Status) - set(seen))
    return Answer(
        view=View(SECTIONS.name, columns),
        rows=rows,
        dataset=dataset,
        title=verdict(report),
        more=(Answer(view=FINDINGS, rows=report.differing, dataset=dataset, title="What differs"),),
    )


def verdict(report: Report) -> str:
    """Say in one line how faithful and complete the data is."""
    uncovered = sum(finding.status is Status.UNCOVERED for finding in report.findings)
    rest = f"{uncovered} passages, numbers or marks are not covered" if uncovered else "nothing is left uncovered"
    return f"{report.confirmed} of {report.records} records are confirmed, {rest}"
