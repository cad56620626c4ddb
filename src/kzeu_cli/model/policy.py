"""How an answer is chosen, for every command: the newest first, official before article, undated last.

Without a time asked for, now is meant: the newest figure, the newest event, whoever is in office on the day.
"""

from collections.abc import Container, Iterable
from datetime import date
from typing import TypeVar

from kzeu_cli.model.dataset import Dataset
from kzeu_cli.model.durations import whole_years
from kzeu_cli.model.facts import Fact, Figure, Trait
from kzeu_cli.model.offices import Tenure, is_one_office, role_of, tenures
from kzeu_cli.model.vocabulary import WORDS
from kzeu_cli.support.grouping import grouped

F = TypeVar("F", bound=Fact)
Recency = tuple[bool, int, int, bool]

# Somebody is taken to be in office still for so many years after the last day on which a source says so: the rules of
# the audit trust the present tense of a page for as long.
_TRUSTED_YEARS = 2


def recency(fact: Fact) -> Recency:
    """Sort the newest first: what happened by its first day, a number by the last day that it covers.

    Of two times that begin together the more exact comes first, of one time official before article; what has no time
    comes last.
    """
    when = fact.when
    if when is None:
        return True, 0, 0, fact.layer != "official"
    is_number = isinstance(fact, (Figure, Trait)) and when.last != date.max
    day = when.last if is_number else when.begin
    return False, -day.toordinal(), when.days, fact.layer != "official"


def newest_first(facts: Iterable[F]) -> list[F]:
    """Put facts in order, the newest first; equal ones stay in the order in which they came."""
    return sorted(facts, key=recency)


def in_office(dataset: Dataset, day: date, layers: Container[str] = WORDS["layer"]) -> list[Tenure]:
    """List who is in office on a day, as far as these layers say: needs the offices and terms of the dataset.

    A known end or a successor ends a tenure; of whom no source has said anything for years, nothing is known.
    """
    begun_by_then = (one for one in tenures(dataset, layers) if one.first is not None and one.first <= day)
    return [
        tenure
        for begun in grouped(begun_by_then, lambda tenure: role_of(tenure.office)).values()
        for tenure in begun
        if _is_held(tenure, day) and not any(_succeeds(other, tenure) for other in begun if other is not tenure)
    ]


def _is_held(tenure: Tenure, day: date) -> bool:
    if tenure.until:
        return day < tenure.until
    return tenure.last is not None and whole_years(tenure.last, day) < _TRUSTED_YEARS


def _succeeds(later: Tenure, earlier: Tenure) -> bool:
    """Whether somebody took over an office after the last day on which somebody else is known to have held it."""
    if later.first is None or earlier.last is None or not is_one_office(later.office, earlier.office):
        return False
    return earlier.last < later.first
