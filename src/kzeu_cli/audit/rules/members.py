"""Rules on who belonged to a party when."""

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from kzeu_cli.audit.case import Case, sorted_groups
from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.membership import changes, constant, is_known, undatable, words
from kzeu_cli.audit.observation import Observation
from kzeu_cli.audit.phrasing import rounded
from kzeu_cli.audit.rule import rule
from kzeu_cli.model import Event, Figure, Item, Trait
from kzeu_cli.model.dates import Period, by_time
from kzeu_cli.support.digits import as_number

# A list that puts a stranger among members misleads more than its number alone tells.
_STRANGER = 35
# A name that ends in the number of members, without the year in which there were so many.
_COUNTED = re.compile(r"\D+(\d+)")


@rule(10, "member", "A country taken for a member that it was not", of_day=True)
def member(case: Case) -> Iterator[Finding]:
    """Look up each country that a source lists under a party, or an entry of whose a cell of the party lists.

    A country that never was a member, or not then, is an error; of what has no date it is enough that the country is a
    member on the day of the audit. From the dates of accession and exit in the context.
    """
    for figure in case.of(Figure):
        party, country = figure.listed_under, figure.counterpart
        if party and country and is_known(case, party):
            spans = case.spans(party, country)
            when = figure.period or figure.as_of or case.today
            if not any(when.within(span) for span in spans):
                yield _stranger(case, figure, party, country, spans)
    for trait in (trait for trait in case.of(Trait) if is_known(case, trait.party)):
        for item in trait.items:
            spans = case.spans(trait.party, item.country) if item.country else []
            when = trait.when or case.today
            if item.country and item.country != trait.party and not any(when.within(span) for span in spans):
                yield _strange_entry(case, trait, item, spans)


def _stranger(case: Case, figure: Figure, party: str, country: str, spans: list[Period]) -> Finding:
    name, union = case.dataset.name(country), case.dataset.name(party)
    when = _membership(spans)
    amount = rounded(Fraction(figure.value or 0), figure.unit, case.dataset.units)
    listed = [other for other in case.of(Figure) if (other.group, other.source) == (figure.group, figure.source)]
    return Finding(
        severity="error",
        facts=(figure.id,),
        title=f"{name} is listed among the {union} members",
        evidence=(
            f"{name} ({amount}) stands in a list of {len(listed)} {union} members"
            if figure.group
            else f"“{figure.text}”"
        )
        + f"; it {when}.",
        right=f"A list of countries instead of members, or one without {name}.",
        extra=_STRANGER,
    )


def _strange_entry(case: Case, trait: Trait, item: Item, spans: list[Period]) -> Finding:
    name, union = case.dataset.name(item.country), case.dataset.name(trait.party)
    return Finding(
        severity="error",
        facts=(trait.id,),
        title=f"{item.name} is listed for {case.the(trait.party)}",
        evidence=f"{case.titled(trait.attribute)} of {case.the(trait.party)} has {item.name}, of {name}; {name} "
        f"{_membership(spans)}.",
        right=f"A list of {union} members only.",
        extra=_STRANGER // 2,
    )


def _membership(spans: list[Period]) -> str:
    return f"was a member only {' and '.join(words(span) for span in spans)}" if spans else "never was a member"


@rule(
    10, "former-member", "An undated deed of a country that is no longer a member", of_day=True,
    many="{number} undated deeds are those of a former member",
)  # fmt: skip
def former_member(case: Case) -> Iterator[Finding]:
    """Look for events without a date in which a country acted that was a member of a party and is not any more.

    Without a date nobody knows whether the deed belongs to the relations with the party at all; where the terms of
    those who took part lie within its membership, it does. From the dates of accession and exit and the terms of office
    in the context.
    """
    for event in case.of(Event):
        for party, country, span in undatable(case, event):
            name = case.dataset.name(country)
            yield Finding(
                severity="unclear",
                facts=(event.id,),
                title=f"{name} has left {case.the(party)}, and this has no date",
                evidence=f"“{event.text}” {name} was a member of {case.the(party)} only {words(span)}.",
                right="The date.",
                extra=5,
            )


@rule(10, "composition", "Numbers of a union whose members changed between them", of_day=True)
def composition(case: Case) -> Iterator[Finding]:
    """Compare the members that a party had at the times of the numbers stated of it.

    Numbers of one measure are set side by side by whoever reads them; where countries joined or left in between and
    the source does not say which members it counts, part of a change is the membership's. From the dates of accession
    and exit in the context.
    """
    dated = [
        one
        for one in case.observations
        if one.layer == "article" and one.period and one.nature != "rank" and not one.composition
    ]
    parties = (party for party in sorted(case.dataset.parties) if is_known(case, party))
    of_parties = [(party, one) for party in parties for one in dated if party in (one.subject, one.counterpart)]
    for found in sorted_groups(of_parties, lambda pair: (pair[0], pair[1].work, pair[1].measure, pair[1].sides)):
        party, numbers = found[0][0], [one for _, one in found]
        days = sorted({day for one in numbers if (when := case.window(one)) for day in _bounded(case, when)})
        told = changes(case, party, days[0], days[-1]) if days else []
        if told and len(numbers) > 1:
            yield _changed(case, party, numbers, told)


def _bounded(case: Case, when: Period) -> tuple[date, ...]:
    return tuple(day for day in (when.first, when.last) if day not in (date.min, date.max) and day <= case.as_of)


def _changed(case: Case, party: str, numbers: list[Observation], told: list[str]) -> Finding:
    ordered = sorted(numbers, key=lambda one: (by_time(one.period), one.id))
    return Finding(
        severity="unclear",
        facts=tuple(one.id for one in ordered),
        title=f"The members of {case.the(party)} changed between these numbers",
        evidence=f"{case.between(ordered)} is given from {case.when(ordered[0])} to {case.when(ordered[-1])}; in "
        f"between, {'; '.join(told)}.",
        right=f"Which members of {case.the(party)} each number counts.",
        extra=5,
        matter=case.amounts_of(ordered[0]),
    )


@rule(10, "which-members", "A name that fits more than one set of members")
def which_members(case: Case) -> Iterator[Finding]:
    """Look for names such as EU27 that give a number of members but no year, when several sets had so many.

    From the dates of accession and exit in the context.
    """
    counted = (figure for figure in case.of(Figure) if _COUNTED.fullmatch(figure.composition or ""))
    for figures in sorted_groups(counted, lambda figure: (figure.source, figure.composition)):
        name = figures[0].composition or ""
        for party in (party for party in case.dataset.parties if party in (figures[0].subject, figures[0].counterpart)):
            size = as_number(_COUNTED.sub(r"\1", name))
            spans = [words(span) for span in constant(case, party) if len(case.members(party, span)) == size]
            if len(spans) > 1:
                yield Finding(
                    severity="unclear",
                    facts=tuple(figure.id for figure in figures),
                    title=f"“{name}” fits two sets of members",
                    evidence=f"{' and '.join(figure.shown or figure.text for figure in figures)} are of the “{name}”; "
                    f"{case.the(party)} had {size} members {' and '.join(spans)}, not the same ones.",
                    right="The year to which the name belongs.",
                )
