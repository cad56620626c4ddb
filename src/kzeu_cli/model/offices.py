"""Who held which office: what all facts and terms know of one person in one office, taken together."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from kzeu_cli.model.components import Holding
from kzeu_cli.model.dataset import Dataset
from kzeu_cli.model.dates import Period
from kzeu_cli.model.facts import Office
from kzeu_cli.model.persons import known_as
from kzeu_cli.support.folding import fold

_DAY = timedelta(days=1)


class Tenure(NamedTuple):
    """One person in one office: every record of it, the most trusted first.

    `first` and `last` are the earliest and the latest day on which the person is known to have been in office, None if
    no source gives a time; `until` is the first day on which it is known that no longer.
    """

    person: str
    records: tuple[Holding, ...]
    first: date | None
    last: date | None
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


def tenures(dataset: Dataset) -> list[Tenure]:
    """List every person in every office, as far as the files with offices and terms were loaded."""
    people = known_as(dataset)
    found: dict[str, list[list[Holding]]] = {}
    records: Iterable[Holding] = [*dataset.of(Office), *dataset.terms]
    for record in sorted(records, key=_is_unofficial):
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


def is_one_office(one: Holding, other: Holding) -> bool:
    """Whether two records are of the same office; a body that one does not name, or that is the party, fits any."""
    bodies = {record.body for record in (one, other)} - {None, one.party}
    roles = {fold(record.role).partition(" of ")[0] for record in (one, other)}
    return len(roles) == 1 and len(bodies) < 2 and (one.party, one.posted_to) == (other.party, other.posted_to)


def _are_apart(one: Holding, other: Holding) -> bool:
    """Whether one record ends before the other begins: a person may hold an office twice."""
    first, then = _tenure("", [one]), _tenure("", [other])
    return bool(
        (first.until and then.first and first.until < then.first)
        or (then.until and first.first and then.until < first.first)
    )


def _is_unofficial(record: Holding) -> bool:
    return getattr(record, "layer", None) != "official"


def _tenure(person: str, records: list[Holding]) -> Tenure:
    days = [day for record in records for day in _days(record)]
    ends = [record.not_after.first for record in records if record.not_after]
    ends += [record.to.last + _DAY for record in records if record.to and record.to.last < date.max]
    return Tenure(person, tuple(records), min(days, default=None), max(days, default=None), min(ends, default=None))


def _days(record: Holding) -> Iterator[date]:
    """Name days on which somebody was in office; of a time known to the month, its end, but its start for `from`."""
    if record.from_:
        yield record.from_.first
    yield from (time.last for time in (record.by, record.seen, getattr(record, "as_of", None)) if time)
    if record.to:
        yield record.to.last
