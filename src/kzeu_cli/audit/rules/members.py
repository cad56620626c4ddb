"""Rules on who belonged to a party when."""

import re
from collections.abc import Iterator
from datetime import date

from kzeu_cli.audit.case import Case, grouped
from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.membership import changes, constant, former, is_known, words
from kzeu_cli.audit.observation import Observation
from kzeu_cli.audit.rule import rule
from kzeu_cli.audit.works import state
from kzeu_cli.model import Event, Figure, Trait
from kzeu_cli.model.dates import Period

# A list that puts a stranger among members misleads more than its number alone tells.
_STRANGER = 25
# A name that ends in the number of members, without the year in which there were so many.
_COUNTED = re.compile(r"\D+(\d+)")


@rule(10, "member", "A country taken for a member that it was not")
def member(case: Case) -> Iterator[Finding]:
    """Look up each country that a source lists under a party, in the time of the figure.

    A country that never was a member, or not then, is an error; of an undated figure it is enough that the country is
    a member on the day of the audit. From the dates of accession and exit in the context.
    """
    for figure in case.of(Figure):
        party, country = figure.listed_under, figure.counterpart
        if party and country and is_known(case, party):
            spans = case.spans(party, country)
            when = figure.period or figure.as_of or case.today
            if not any(when.within(span) for span in spans):
                yield _stranger(case, figure, party, country, spans)


def _stranger(case: Case, figure: Figure, party: str, country: str, spans: list[Period]) -> Finding:
    name, union = case.dataset.name(country), case.dataset.name(party)
    when = f"only {' and '.join(words(span) for span in spans)}" if spans else "at no time"
    listed = [other for other in case.of(Figure) if (other.group, other.source) == (figure.group, figure.source)]
    return Finding(
        severity="error",
        facts=(figure.id,),
        said=f"{name} in a list of {len(listed)} members of {union}" if figure.group else figure.text,
        computed=f"{name}: member of {union} {when}",
        reconcile=f"a list of countries instead of members, or one without {name}",
        extra=_STRANGER,
    )


@rule(10, "former-member", "An undated deed of a country that is no longer a member")
def former_member(case: Case) -> Iterator[Finding]:
    """Look for events without a date in which a country acted that was a member of a party and is not any more.

    Without a date it cannot be told whether the deed belongs to the relations with the party at all. From the dates of
    accession and exit in the context.
    """
    for event in (event for event in case.of(Event) if event.date is None):
        for party, country, span in former(case, event.actors):
            yield Finding(
                severity="ambiguity",
                facts=(event.id,),
                said=event.text,
                computed="no date is told, and "
                f"{case.dataset.name(country)} was a member of {case.dataset.name(party)} only {words(span)}",
                reconcile="the date",
                extra=5,
            )


@rule(10, "composition", "Numbers of a union whose members changed between them")
def composition(case: Case) -> Iterator[Finding]:
    """Compare the members that a party had at the times of the numbers told of it.

    Numbers of one measure are set side by side by whoever reads them; where countries joined or left in between and
    the source does not say which members it counts, part of a change is the membership's. From the dates of accession
    and exit in the context.
    """
    dated = [one for one in case.observations if one.period and one.nature != "rank" and not one.composition]
    parties = (party for party in sorted(case.dataset.parties) if is_known(case, party))
    of_parties = [(party, one) for party in parties for one in dated if party in (one.subject, one.counterpart)]
    for found in grouped(of_parties, lambda pair: (pair[0], pair[1].work, pair[1].measure, pair[1].sides)):
        party, numbers = found[0][0], [one for _, one in found]
        days = sorted({day for one in numbers if (when := case.window(one)) for day in _bounded(case, when)})
        told = changes(case, party, days[0], days[-1]) if days else []
        if told and len(numbers) > 1:
            yield _changed(case, party, numbers, told)


def _bounded(case: Case, when: Period) -> tuple[date, ...]:
    return tuple(day for day in (when.first, when.last) if day not in (date.min, date.max) and day <= case.as_of)


def _changed(case: Case, party: str, numbers: list[Observation], told: list[str]) -> Finding:
    union = case.dataset.name(party)
    ordered = sorted(numbers, key=lambda one: (one.period.order if one.period else case.today.order, one.id))
    return Finding(
        severity="ambiguity",
        facts=tuple(one.id for one in ordered),
        said=f"{case.between(ordered)}: {'; '.join(case.tell(one) for one in ordered)}",
        computed=f"in between, {'; '.join(told)}",
        reconcile=f"which members of {union} each number counts",
        extra=5,
    )


@rule(10, "which-members", "A name that fits more than one set of members")
def which_members(case: Case) -> Iterator[Finding]:
    """Look for names such as EU27 that give a number of members but no year, when several sets had so many.

    From the dates of accession and exit in the context.
    """
    counted = (figure for figure in case.of(Figure) if _COUNTED.fullmatch(figure.composition or ""))
    for figures in grouped(counted, lambda figure: (figure.source, figure.composition)):
        name = figures[0].composition or ""
        for party in (party for party in case.dataset.parties if party in (figures[0].subject, figures[0].counterpart)):
            size = int(_COUNTED.sub(r"\1", name))
            spans = [words(span) for span in constant(case, party) if len(case.members(party, span)) == size]
            if len(spans) > 1:
                yield Finding(
                    severity="ambiguity",
                    facts=tuple(figure.id for figure in figures),
                    said=f"{name}, told of {' and '.join(figure.shown or figure.text for figure in figures)}",
                    computed=f"{case.dataset.name(party)}: {size} members {' and '.join(spans)}, not the same ones",
                    reconcile="the year to which the name belongs",
                )


@rule(10, "column", "Cells of one column that cannot hold on the same day")
def column(case: Case) -> Iterator[Finding]:
    """Look for a day on which every cell of a party's column can hold.

    A cell holds from the accession of the last member that it lists, and up to the day on which the page it cites was
    archived or read. From the dates of membership in the context and those of the references.
    """
    for cells in grouped(case.of(Trait), lambda cell: (cell.source, cell.party)):
        party = cells[0].party
        starts = [(cell, *found) for cell in cells if (found := _earliest(case, party, cell))]
        ends = [(cell, *found) for cell in cells if (found := _latest(case, cell))]
        late = max(starts, key=lambda start: (start[1], start[0].id), default=None)
        early = min(ends, key=lambda end: (end[1], end[0].id), default=None)
        if late and early and early[1] < late[1]:
            yield _no_day(case, party, late, early)


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
    works = case.dataset.cited(cell.refs)
    states = [(found[0].last, found[1]) for work in works if (found := state(work))]
    return max(states, default=None)


def _no_day(case: Case, party: str, late: tuple[Trait, date, str], early: tuple[Trait, date, str]) -> Finding:
    (young, start, country), (old, end, seen) = late, early
    union = case.dataset.name(party)
    since = "; ".join(changes(case, party, end, case.as_of))
    return Finding(
        severity="tension",
        confidence="medium",
        facts=(young.id, old.id),
        said=f"{young.text} Beside it: {old.text}",
        computed=f"the first counts {country}, member of {union} since {start}; for the second {seen}"
        + (f"; since then {since}" if since else ""),
        reconcile=f"cells of one year in the whole column of {union}",
    )
