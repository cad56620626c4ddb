"""What happened: events, steps of agreements, meetings, and the spans of programmes and agreements."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from kzeu_cli.answers import texts
from kzeu_cli.answers.columns import View
from kzeu_cli.answers.listed import PAGES, SOURCE, Listed, columns, of_fact, source, stated
from kzeu_cli.citations.days import british
from kzeu_cli.figures.amounts import ordinal
from kzeu_cli.model import Agreement, Dataset, Event, Fact, Programme
from kzeu_cli.model.policy import newest_first
from kzeu_cli.model.selection import Filter, meets

UNDATED = "No date given"


def timeline(dataset: Dataset, selection: Filter, *, oldest: bool = False) -> list[Fact]:
    """List the dated facts that meet a filter, its limit aside, the newest first or last, then those without a date.

    An agreement has its dated steps as events; on its own it stands here only with a span that it covers. Figures and
    statements are no events.
    """
    spanning = (agreement for agreement in dataset.of(Agreement) if agreement.period)
    facts = newest_first(fact for fact in (*dataset.of(Event, Programme), *spanning) if meets(fact, selection))
    if not oldest:
        return facts
    dated = [fact for fact in facts if fact.when]
    return [*dated[::-1], *facts[len(dated) :]]


def _branch(row: Listed, dataset: Dataset) -> str:
    """Name the year in which a fact begins."""
    return str(row.when.begin.year) if row.when else UNDATED


def _leaf(row: Listed, dataset: Dataset) -> str:
    when = texts.when(row.fact, dataset)
    # The branch says the year already.
    known = f"{when}  " if when and when != _branch(row, dataset) else ""
    return f"{known}{row.fact.text}  ({source(row, dataset)})"


def briefly(row: Listed, dataset: Dataset) -> str:
    """Say what happened; in a few words if it was a meeting of a series or a step of an agreement."""
    event = row.fact
    if not isinstance(event, Event):
        return _undated(row)
    place = f", {where}" if (where := stated(row.facts, "place")) else ""
    if event.series:
        number = stated(row.facts, "ordinal")
        count = f"{ordinal(number)} " if number is not None else ""
        return f"{count}{texts.series(event.series, dataset)}{place}"
    agreement = dataset.facts.get(event.agreement or "")
    if isinstance(agreement, Agreement) and event.stage:
        return f"{agreement.short or agreement.name}: {texts.step(event, dataset)}{place}"
    return _undated(row)


def _undated(row: Listed) -> str:
    """Leave out of a sentence, at its beginning or end, the time that stands beside it."""
    time = rf"(?i:on|in) {re.escape(british(row.when))}" if row.when else ""
    text = re.sub(rf"^{time} | {time}(?=\.$)", "", row.text) if time else row.text
    return text[0].upper() + text[1:]


_SEEN: dict[str, Mapping[str, Any]] = {
    "when": {"title": "When", "show": lambda row, dataset: texts.when(row.fact, dataset)},
    "text": {"title": "What"},
    "layer": SOURCE,
}
_WITH_IDS = _SEEN | {"id": {"title": "Id", "under": "text", "faint": True}, "refs": PAGES | {"title": "References"}}
_OWN = (
    *of_fact(Event, "stage", "agreement", "programme", "series", "ordinal", "place", "actors", "persons", "certainty"),
    *of_fact(Programme, "duration"),
    *of_fact(Event, "at", "note"),
)
TIMELINE = View(
    "timeline",
    columns(_WITH_IDS, *_OWN),
    branch=_branch,
    leaf=_leaf,
    group=lambda row, dataset: "" if row.when else UNDATED,
)
# What one screen shows: for ids and pages there are --all and JSON.
BRIEF = TIMELINE._replace(columns=columns(_SEEN | {"text": {"title": "What", "show": briefly}}, *_OWN))


def rest(number: int, rows: Sequence[Listed], *, oldest: bool = False) -> str:
    """Say which rows of all are shown, and how to see the others."""
    if number == len(rows):
        return "That is all; with whole sentences, ids and pages: --all."
    which = "oldest" if oldest else "newest"
    return f"The {which} {number} of {len(rows)}. More: --all, --oldest, or a year: kzeu timeline 2020."
