"""How the membership of a party changed over time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise, product

from kzeu_cli.audit.case import Case
from kzeu_cli.model import Event
from kzeu_cli.model.dates import Period, spanning


def is_known(case: Case, party: str) -> bool:
    """Whether anything is known about the members of a party."""
    return any(member.of == party for member in case.dataset.members)


def changes(case: Case, party: str, first: date, last: date) -> list[str]:
    """Tell who joined a party after a first day and who left before a last one, each day once."""
    moves: dict[tuple[date, str], list[str]] = defaultdict(list)
    for country in _countries(case, party):
        for span in case.spans(party, country):
            if first < span.first <= last:
                moves[span.first, "joined"].append(case.dataset.name(country))
            if first <= span.last < last:
                moves[span.last, "left"].append(case.dataset.name(country))
    return [f"{', '.join(names)} {verb} on {day}" for (day, verb), names in sorted(moves.items())]


def former(case: Case, actors: Iterable[str]) -> Iterator[tuple[str, str, Period]]:
    """Go through the actors that were members of a party and have left, each with the party and its last time there."""
    for party, country in product(case.dataset.parties, actors):
        spans = case.spans(party, country)
        if spans and spans[-1].last < case.as_of:
            yield party, country, spans[-1]


def undatable(case: Case, event: Event) -> Iterator[tuple[str, str, Period]]:
    """Go through former members that acted in an event without a date, unless terms of office date it well enough."""
    then = case.span_of(event) if event.date is None else None
    for party, country, span in former(case, event.actors) if event.date is None else ():
        if then is None or not then.within(span):
            yield party, country, span


def constant(case: Case, party: str) -> list[Period]:
    """Cut the time in which a party had members into spans without a change; the last one is open."""
    spans = [span for country in _countries(case, party) for span in case.spans(party, country)]
    starts = {span.first for span in spans} | {span.last + timedelta(1) for span in spans if span.last < date.max}
    ends = pairwise([*sorted(starts), None])
    return [spanning(first, after - timedelta(1) if after else None) for first, after in ends if first]


def words(span: Period) -> str:
    """Write a time of membership: `since 2004-05-01`, `from 1973-01-01 to 2020-01-31`."""
    if span.last == date.max:
        return f"since {span.first}"
    return f"from {span.first} to {span.last}" if span.first != date.min else f"until {span.last}"


def _countries(case: Case, party: str) -> list[str]:
    return sorted({member.country for member in case.dataset.members if member.of == party})
