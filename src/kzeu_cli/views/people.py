"""The columns of `kzeu people`."""

from kzeu_cli.columns import Column, View
from kzeu_cli.listings.people import Part
from kzeu_cli.model import Dataset
from kzeu_cli.views import shown


def _role(row: Part, dataset: Dataset) -> str:
    """Write an office with whose it is; what else a fact tells in its own words."""
    if row.fact.kind != "office":
        return row.fact.text
    to = f" to {dataset.name(row.posted_to)}" if row.posted_to else ""
    whose = dataset.name(row.body or row.party)
    return f"{row.role}{to}{f', {whose}' if whose else ''}"


def _leaf(row: Part, dataset: Dataset) -> str:
    when = shown.when(row.fact, dataset)
    return f"{f'{when}  ' if when else ''}{_role(row, dataset)}  {shown.sources(row.fact, dataset)}"


PEOPLE = View(
    "people",
    (
        Column("person", "string", "name as the source spells it"),
        Column("known_as", "string", "fullest spelling of the name in any source"),
        Column("role", "string", "office", "Office, words or event", show=_role),
        Column("body", "string", "body the office belongs to"),
        Column("party", "string", "side it speaks for", "For", show=lambda row, data: data.name(row.party)),
        Column("posted_to", "string", "where an ambassador serves"),
        Column("when", "string", "when", "When", show=lambda row, data: shown.when(row.fact, data)),
        Column("from", "string", "since when", get=lambda row: getattr(row.fact, "from_", None)),
        Column("to", "string", "until when", get=lambda row: getattr(row.fact, "to", None)),
        Column("kind", "string", "office, statement or event", get=lambda row: row.fact.kind),
        Column("id", "string", "id of the fact", get=lambda row: row.fact.id),
        Column("text", "string", "the statement", get=lambda row: row.fact.text),
        *shown.provenance(lambda row: row.fact),
    ),
    branch=lambda row, dataset: row.known_as,
    group=lambda row, dataset: row.known_as,
    leaf=_leaf,
    is_tree=True,
)
