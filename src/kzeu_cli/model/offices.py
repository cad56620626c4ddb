"""Who held which office: what all facts and terms know of one person in one office, taken together."""

import re
from collections.abc import Container, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from kzeu_cli.model.components import Holding
from kzeu_cli.model.context import Term
from kzeu_cli.model.dataset import Dataset
from kzeu_cli.model.dates import Period
from kzeu_cli.model.facts import Office
from kzeu_cli.model.persons import known_as
from kzeu_cli.model.vocabulary import WORDS
from kzeu_cli.support.folding import fold
from kzeu_cli.support.grouping import grouped

# The layer of terms.
CONTEXT = "context"
# What the ids of facts made of terms begin with.
TERM = "term-"
_DAY = timedelta(days=1)


class Tenure(NamedTuple):
    """One person in one office: every record of it, the most trusted first.

    `earliest` and `latest` are the times nearest to the ends at which the person is known to have been in office, None
    if no source gives a time; `until` is the first day on which it is known that no longer.
    """

    person: str
    records: tuple[Holding, ...]
    earliest: Period | None
    latest: Period | None
    until: date | None

    @property
    def office(self) -> Holding:
        """The most trusted record."""
        return self.records[0]

    @property
    def facts(self) -> tuple[Office, ...]:
        """The facts among the records."""
        return tuple(record for record in self.records if isinstance(record, Office))

    @property
    def start(self) -> Period | None:
        """When the person took office, if that is known."""
        return next((record.from_ for record in self.records if record.from_), None)

    @property
    def first(self) -> date | None:
        """The first day on which the person is known to have been in office; of a start in a month, its first."""
        return None if self.earliest is None else self.earliest.first if self.start else self.earliest.last

    @property
    def last(self) -> date | None:
        """The last day on which the person is known to have been in office."""
        return None if self.latest is None else self.latest.first if self.latest == self.start else self.latest.last


def tenures(dataset: Dataset, layers: Container[str] = WORDS["layer"]) -> list[Tenure]:
    """List every person in every office, by the facts and terms of these layers that were loaded."""
    people = known_as(dataset)
    found: dict[str, list[list[Holding]]] = {}
    records: list[Holding] = [office for office in dataset.of(Office) if office.layer in layers]
    records += dataset.terms if CONTEXT in layers else ()
    for record in sorted(records, key=lambda record: getattr(record, "layer", None) != "official"):
        offices = found.setdefault(people.get(record.holder, record.holder), [])
        same = [
            office
            for office in offices
            if all(is_one_office(record, other) and not _are_apart(record, other) for other in office)
        ]
        # A record that fits two offices of a person says which of neither.
        if len(same) == 1:
            same[0].append(record)
        else:
            offices.append([record])
    return [_tenure(person, records) for person, offices in found.items() for records in offices]


def successions(dataset: Dataset) -> Iterator[tuple[Tenure, Tenure]]:
    """Go through each two people of whom one is the next that is known to have held the other's post."""
    dated = (tenure for tenure in tenures(dataset) if tenure.first)
    in_order = sorted(dated, key=lambda tenure: tenure.first or date.min)
    for held in grouped(in_order, lambda tenure: post_of(tenure.office)).values():
        pairs = zip(held, held[1:], strict=False)
        yield from ((earlier, later) for earlier, later in pairs if earlier.person != later.person)


def post_of(record: Holding) -> tuple[str | None, ...]:
    """Tell offices apart: whoever is sent somewhere heads the mission there, whatever that is called."""
    if record.posted_to:
        return record.party, record.posted_to
    return record.party, None if record.body == record.party else record.body, role_of(record)


def stated_by_terms(dataset: Dataset) -> list[Office]:
    """Make facts of the terms of office of the context that no fact states."""
    people = known_as(dataset)
    stated = grouped(dataset.of(Office), lambda office: people[office.holder])
    return [
        _fact(term, dataset)
        for term in dataset.terms
        if not any(is_one_office(term, office) for office in stated.get(people[term.holder], ()))
    ]


def _fact(term: Term, dataset: Dataset) -> Office:
    """Make a fact of a term; its sentence says as much of the time as is known."""
    name = "-".join(re.findall(r"\w+", fold(f"{term.holder} {term.role}")))
    whose = dataset.name(term.body or term.party)
    to = f" to {dataset.name(term.posted_to)}" if term.posted_to else ""
    known = ", ".join(_known(term))
    kept = {key: value for key, value in vars(term).items() if key in Office.keys}
    text = (
        f"{term.holder} is recorded as {term.role}{to}{f', {whose}' if whose else ''}{f': {known}' if known else ''}."
    )
    made: dict[str, Any] = {"id": f"{TERM}{name}", "layer": CONTEXT, "source": None, "topics": (), "text": text}
    return Office(**kept, **made)


def _known(term: Term) -> Iterator[str]:
    for words, time in (
        ("since", term.from_),
        ("in office by", term.by),
        ("last seen in office", term.seen),
        ("until", term.to),
        ("somebody else by", term.not_after),
    ):
        if time:
            yield f"{words} {time.words}"


def is_one_office(first: Holding, second: Holding) -> bool:
    """Whether two records are of the same office; a body that one does not name, or that is the party, fits any."""
    if role_of(first) != role_of(second) or (first.party, first.posted_to) != (second.party, second.posted_to):
        return False
    return len({first.body, second.body} - {None, first.party}) < 2


def role_of(record: Holding) -> str:
    """Name a role without whose it is: `president` of `President of Kazakhstan`."""
    return fold(record.role).partition(" of ")[0]


def _are_apart(one: Holding, other: Holding) -> bool:
    """Whether one record ends before the other begins: a person may hold an office twice."""
    first, then = _tenure("", [one]), _tenure("", [other])
    return bool(
        (first.until and then.first and first.until < then.first)
        or (then.until and first.first and then.until < first.first)
    )


def _tenure(person: str, records: list[Holding]) -> Tenure:
    known = ((each.from_, each.by, each.seen, getattr(each, "as_of", None)) for each in records)
    times = [time for each in known for time in each if time]
    ends = [record.not_after.first for record in records if record.not_after]
    ends += [record.to.last + _DAY for record in records if record.to and record.to.last < date.max]
    earliest = next((record.from_ for record in records if record.from_), None)
    return Tenure(
        person,
        tuple(records),
        earliest or min(times, key=lambda time: time.last, default=None),
        max(times, key=lambda time: time.last, default=None),
        min(ends, default=None),
    )
