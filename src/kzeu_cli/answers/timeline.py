"""The columns of `kzeu timeline`."""

from kzeu_cli.answers import shown
from kzeu_cli.answers.columns import Column, View
from kzeu_cli.model import Dataset, Fact

UNDATED = "No date given"


def _branch(fact: Fact, dataset: Dataset) -> str:
    """Name the year in which a fact begins."""
    return str(fact.when.begin.year) if fact.when else UNDATED


def _leaf(fact: Fact, dataset: Dataset) -> str:
    when = shown.when(fact, dataset)
    # The branch tells the year already.
    known = f"{when}  " if when and when != _branch(fact, dataset) else ""
    return f"{known}{fact.text}  {shown.sources(fact, dataset)}"


TIMELINE = View(
    "timeline",
    (
        Column("when", "string", "date or span, as precise as known", "When", show=shown.when),
        Column("text", "string", "what happened, in one sentence", "What"),
        Column("id", "string", "id of the fact", "Id", under="text", faint=True),
        Column("kind", "string", "event, programme or agreement"),
        Column("stage", "string", "step of the agreement"),
        Column("agreement", "string", "agreement that the step belongs to"),
        Column("programme", "string", "programme that the event belongs to"),
        Column("series", "string", "run of meetings"),
        Column("ordinal", "integer", "number in the series"),
        Column("place", "string", "where"),
        Column("actors", "array", "countries and bodies that acted"),
        Column("persons", "array", "people who took part"),
        Column("certainty", "string", "how the date is known, if not read off"),
        Column("start", "string", "when the programme began"),
        Column("end", "string", "when the programme ended"),
        Column("duration", "string", "length as stated, ISO 8601"),
        Column("topics", "array", "topics"),
        *shown.provenance(lambda row: row, beneath="text"),
    ),
    branch=_branch,
    leaf=_leaf,
    group=lambda fact, dataset: "" if fact.when else UNDATED,
)
