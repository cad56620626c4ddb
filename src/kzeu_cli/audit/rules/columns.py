"""Rules on the columns of a comparison: all cells of one party should be of one time and of one set of members."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from kzeu_cli.audit.base_units import in_base
from kzeu_cli.audit.bibliography import state
from kzeu_cli.audit.case import Case, sorted_groups
from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.interval import Interval
from kzeu_cli.audit.membership import changes, is_known
from kzeu_cli.audit.observation import Observation
from kzeu_cli.audit.phrasing import between, enumerated, shown
from kzeu_cli.audit.rule import rule
from kzeu_cli.model import Trait
from kzeu_cli.model.dates import by_time

# Statistics are revised: what lies so far above the greatest official value cannot be the same thing.
_TOLERANCE = Fraction(102, 100)
# A column whose cells count different members misleads with every number in it.
_EVERY_NUMBER = 32


@rule(10, "column", "A column of the comparison that mixes different sets of members", of_day=True)
def column(case: Case) -> Iterator[Finding]:
    """Look for one time and one set of members for which every cell of a party's column can hold.

    A cell holds from the accession of the last member that it lists, and up to the day on which the page it cites was
    archived or read; a quotient and one of its parts imply the other part, which must not exceed all that official
    sources have for the party, if members have left it. From the dates of membership in the context, those of the
    references and the official layer.
    """
    for cells in sorted_groups(case.of(Trait), lambda cell: (cell.source, cell.party)):
        party = cells[0].party
        if cells[0].layer != "article" or not is_known(case, party):
            continue
        starts = [(*found, cell) for cell in cells if (found := _earliest(case, party, cell))]
        ends = [(*found, cell) for cell in cells if (found := _latest(case, cell))]
        late, early = max(starts, key=_by_day, default=None), min(ends, key=_by_day, default=None)
        clash = (late, early) if late and early and early[0] < late[0] else None
        left = [told for told in changes(case, party, date.min, case.as_of) if " left " in told]
        oversized = list(_oversized(case, cells)) if left else []
        if clash or oversized:
            yield _mixed(case, party, clash, oversized, left)


Bound = tuple[date, str, Trait]


class Implied(NamedTuple):
    """A number that a quotient and a `part` of it imply, and the greatest official value, which it exceeds."""

    stated: Observation
    quotient: Observation
    part: Observation
    value: Interval
    most: Observation


def _by_day(bound: Bound) -> tuple[date, str]:
    return bound[0], bound[2].id


def _earliest(case: Case, party: str, cell: Trait) -> tuple[date, str] | None:
    """Find the day from which all the countries of a cell are members, and the last one to join."""
    joined = [
        (spans[-1].first, case.dataset.name(item.country))
        for item in cell.items
        if item.country and (spans := case.spans(party, item.country))
    ]
    return max(joined, default=None)


def _latest(case: Case, cell: Trait) -> tuple[date, str] | None:
    """Find the day of the newest page that a cell cites, and say what day that is."""
    states = [(found[0].last, found[1]) for work in case.dataset.cited(cell.refs) if (found := state(work))]
    return max(states, default=None)


def _oversized(case: Case, cells: list[Trait]) -> Iterator[Implied]:
    """Go through what quotients and their parts imply and is more than official sources have in any year."""
    ids = {cell.id for cell in cells}
    for whole in (one for cell in cells if (one := case.seen(cell.id))):
        measure = case.dataset.measures.get(whole.measure)
        for number, name in enumerate(measure.quotient if measure and len(measure.quotient) == 2 else ()):
            assert measure
            for other in (one for one in case.beside(whole, measure.quotient[1 - number]) if one.id in ids):
                for stated in (one for one in case.beside(whole, name) if one.id in ids):
                    ratio, rest = (in_base(one.amount, case.dataset) for one in (whole, other))
                    implied = ratio * rest if number == 0 else rest / ratio
                    official = case.find(**stated.only("measure", "subject", "unit"), layer="official")
                    most = max(official, key=lambda one: (one.amount.value or 0, one.id), default=None)
                    if most and (most.interval * _TOLERANCE).below(implied):
                        yield Implied(stated, whole, other, implied, most)


def _mixed(
    case: Case, party: str, clash: tuple[Bound, Bound] | None, oversized: list[Implied], left: list[str]
) -> Finding:
    union, units = case.dataset.name(party), case.dataset.units
    told = [
        f"{case.measure(one.quotient)} and {case.measure(one.part)} imply {between(one.value, one.stated.unit, units)}"
        for one in oversized
    ]
    facts = [one.id for implied in oversized for one in (implied.stated, implied.quotient, implied.part)]
    for stated, most in {one.stated.id: (one.stated, one.most) for one in oversized}.values():
        told.append(
            f"{case.measure(stated)} is stated as {shown(stated.amount, units)}, by official sources at most "
            f"{shown(most.amount, units)}"
        )
    if clash:
        (start, country, young), (_, seen, old) = clash
        told.append(
            f"{case.titled(young.attribute)} counts {country}, a member since {start}, but for "
            f"{case.titled(old.attribute)} {seen}"
        )
        facts += [young.id, old.id]
    return Finding(
        severity="error" if oversized else "tension",
        confidence="high" if oversized else "medium",
        facts=tuple(dict.fromkeys(facts)),
        title=f"The {union} column mixes different sets of members",
        evidence=f"{'; '.join(told)}" + (f"; {'; '.join(left)}" if left else "") + ".",
        right=f"Cells of one year and one set of members{_newest(case, facts)}.",
        matter=f"column article {party}",
        leads=True,
        extra=_EVERY_NUMBER if oversized else 0,
    )


def _newest(case: Case, facts: list[str]) -> str:
    """Name the newest official value of each number of the column that has one."""
    told = []
    for one in (one for name in dict.fromkeys(facts) if (one := case.seen(name))):
        official = [
            each for each in case.find(**one.only("measure", "subject", "unit"), layer="official") if each.period
        ]
        newest = max(official, key=lambda each: (by_time(each.period), each.id), default=None)
        if newest:
            value = shown(newest.amount, case.dataset.units)
            told.append(f"{case.measure(one)} {value}" + ("" if "(" in value else f" ({case.when(newest)})"))
    return f"; the newest official ones are {enumerated(told)}" if told else ""
