"""The columns of `kzeu meetings`."""

from kzeu_cli.amounts import ordinal
from kzeu_cli.columns import Column, View
from kzeu_cli.listings.meetings import Meeting
from kzeu_cli.model import Dataset
from kzeu_cli.views import shown


def series_name(series: str, dataset: Dataset) -> str:
    """Name a series for people: as the body that meets, if there is one of that id."""
    return dataset.name(series) if series in dataset.bodies else series.replace("-", " ").capitalize()


def _series(row: Meeting, dataset: Dataset) -> str:
    return series_name(row.event.series or "", dataset)


def _number(row: Meeting, dataset: Dataset) -> str:
    return "" if row.event.ordinal is None else ordinal(row.event.ordinal)


def _leaf(row: Meeting, dataset: Dataset) -> str:
    waited = shown.waited(row, dataset)
    parts = (
        shown.when(row.event, dataset),
        _number(row, dataset),
        row.event.place or "",
        waited and f"({waited}, derived)",
        shown.sources(row.event, dataset),
    )
    return "  ".join(part for part in parts if part)


MEETINGS = View(
    "meetings",
    (
        Column(
            "series", "string", "run of meetings", get=lambda row: row.event.series
        ),
        Column(
            "ordinal", "integer", "number in the series", "No",
            get=lambda row: row.event.ordinal, show=_number, right=True,
        ),
        Column("id", "string", "id of the meeting", get=lambda row: row.event.id),
        Column(
            "date", "string", "when", "When",
            get=lambda row: row.event.date, show=lambda row, data: shown.when(row.event, data),
        ),
        Column("place", "string", "where", "Place", get=lambda row: row.event.place),
        *shown.waiting("meeting"),
        Column("persons", "array", "people who took part", get=lambda row: row.event.persons),
        Column("text", "string", "the statement", get=lambda row: row.event.text),
        *shown.provenance(lambda row: row.event),
    ),
    branch=_series,
    group=_series,
    leaf=_leaf,
    is_tree=True,
)  # fmt: skip
