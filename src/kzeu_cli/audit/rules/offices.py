"""Rules on who holds an office, and on bodies that have ceased to be."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kzeu_cli.audit.case import Case
from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.rule import rule
from kzeu_cli.model import Body, Fact, Office, Term, Trait
from kzeu_cli.model.offices import is_one_office
from kzeu_cli.support.folding import fold

_PAST = ("former", "first")
# Who is in office is what readers look up, and to be called current is a claim.
_LOOKED_UP, _CLAIMED = 43, 5
# What is known about somebody in an office says little after so many days.
_OLD = 365
_ACTOR_FIELDS = ("actors", "about", "through", "funders", "implementers", "partners", "beneficiaries")


@rule(
    11, "office", "Somebody named as in office who has left it", of_day=True,
    many="{number} people named as in office have left it",
)  # fmt: skip
def office(case: Case) -> Iterator[Finding]:
    """Look up who holds an office on the day of the audit, where a fact tells its holder without a time.

    A known successor or a known end decides; somebody last seen in office long ago, or only in a source of long ago, is
    told with less confidence. From the terms of office in the context.
    """
    for one in case.of(Office):
        if _is_told_as_current(one):
            posts = [term for term in case.dataset.terms if is_one_office(one, term) and _start(term) <= case.as_of]
            own = [term for term in posts if _is_same_person(term.holder, one.holder)]
            known = max((_evidence(term) for term in own), default=date.min)
            later = [term for term in posts if term not in own and _start(term) > known]
            if told := _ended(case, one, own, later, known):
                yield _out_of_office(case, one, *told)


def _is_told_as_current(one: Office) -> bool:
    if "current" in one.wording:
        return True
    return not (one.when or one.to or one.event or one.programme or set(one.wording) & set(_PAST))


def _is_same_person(one: str, other: str) -> bool:
    """Whether two spellings share family name and the first letter of the given one: `M. B. Ames`, `Mary Ames`."""
    names = [fold(name).replace(".", " ").split() for name in (one, other)]
    return names[0][-1] == names[1][-1] and names[0][0][0] == names[1][0][0]


def _start(term: Term) -> date:
    begin = term.from_ or term.by
    return begin.first if begin else date.max


def _evidence(term: Term) -> date:
    """Find the latest day on which somebody is known to have been in office."""
    return max(day.first for day in (term.from_, term.by, term.seen) if day) if _start(term) < date.max else date.min


class _Ended(NamedTuple):
    """Why somebody is not in office any more, whether that is certain, and who came later, if known."""

    why: str
    is_sure: bool
    later: str = ""


def _ended(case: Case, one: Office, own: list[Term], later: list[Term], known: date) -> _Ended | None:
    """Find what speaks against somebody being in office; None if nothing does."""
    if later:
        successor = max(later, key=lambda term: (_start(term), term.holder))
        begun = successor.from_
        on = "on" if begun and begun.first == begun.last else "in"
        since = f"took the office {on} {begun}" if begun else f"held the office by {successor.by}"
        return _Ended(f"{successor.holder} {since}", True, successor.holder)
    ends = [end for term in own if (end := term.to or term.not_after) and end.last <= case.as_of]
    if ends:
        return _Ended(f"the term is known to have ended by {max(ends, key=lambda end: end.last)}", True)
    # Of somebody of whom the context knows nothing, what the text cites is what is known.
    seen = known if any(term.seen for term in own) else None if own else case.issued(one.refs)
    if seen and (case.as_of - seen).days > _OLD:
        return _Ended(f"nothing later than {seen} names the same person in it", False)
    return None


def _out_of_office(case: Case, one: Office, why: str, is_sure: bool, later: str) -> Finding:
    cells = [
        trait.id
        for trait in case.of(Trait)
        if trait.source == one.source and any(item.person == one.holder for item in trait.items)
        if not set(trait.wording) & set(_PAST)
    ]
    return Finding(
        severity="outdated",
        confidence="high" if is_sure else "low",
        facts=(one.id, *cells),
        title=f"{one.holder} is no longer in office" if is_sure else f"Nothing recent confirms {one.holder} in office",
        evidence=f"“{one.text}” But {why}.",
        brief=f"{one.holder}: {why}",
        right=f"{later}, or a date for the office." if later else "A date for the office, or who holds it now.",
        extra=(_LOOKED_UP if is_sure else 0) + (_CLAIMED if "current" in one.wording else 0),
    )


@rule(11, "tenure", "An office held at a time at which somebody else held it")
def tenure(case: Case) -> Iterator[Finding]:
    """Look up who held an office on the day for which a fact names its holder.

    The holder's own term must not begin later or end earlier, and nobody else's known days may hold it. From the terms
    of office in the context.
    """
    for one in case.of(Office):
        posts = [term for term in case.dataset.terms if one.as_of and is_one_office(one, term)]
        told = [f"{term.holder} {why}" for term in posts if (why := _against(one, term))]
        if told:
            yield Finding(
                severity="error",
                facts=(one.id,),
                title=f"{one.holder} did not hold the office on that day",
                evidence=f"{one.holder} is named as {one.role} on {one.as_of}, but {'; '.join(sorted(told))}.",
                right="Another day or another office.",
            )


def _against(one: Office, term: Term) -> str:
    assert one.as_of
    if _is_same_person(one.holder, term.holder):
        if term.from_ and one.as_of.last < term.from_.first:
            return f"held the office from {term.from_}, after {one.as_of}"
        return f"held the office to {term.to}, before {one.as_of}" if term.to and term.to.last < one.as_of.first else ""
    is_within = term.from_ and term.from_.last < one.as_of.first and one.as_of.last < (term.to or term.from_).first
    return f"held the office from {term.from_} to {term.to}, and so on {one.as_of}" if is_within else ""


@rule(
    11, "lifetime", "A body named for a time at which it did not exist", of_day=True,
    many="{number} bodies are named outside their years",
)  # fmt: skip
def lifetime(case: Case) -> Iterator[Finding]:
    """Compare the time of a fact with the years in which the bodies that it names existed.

    Of a fact without a time, which reads as if it held today, a body that has ceased to be is out of date. From the
    years of bodies and instruments in the context.
    """
    for fact in case.facts:
        named = [name for field in _ACTOR_FIELDS for name in getattr(fact, field, ())]
        for body in case.bodies(filter(None, dict.fromkeys([*named, getattr(fact, "body", None)]))):
            if not set(fact.wording) & set(_PAST):
                yield from _alive(case, fact, body)


def _alive(case: Case, fact: Fact, body: Body) -> Iterator[Finding]:
    when = fact.when
    too_early = when and body.from_ and when.last < body.from_.first
    too_late = when and body.to and body.to.last < when.begin
    gone = when is None and body.to and body.to.last < case.as_of
    if too_early or too_late or gone:
        years = f"existed since {body.from_}" if body.to is None else f"ceased with {body.to}"
        if body.from_ and body.to:
            years = f"existed from {body.from_} to {body.to}"
        yield Finding(
            severity="outdated" if gone else "error",
            facts=(fact.id,),
            title=f"{body.short or body.name} {'exists no more' if gone else 'did not exist then'}",
            evidence=f"“{fact.text}” This is "
            + (f"of {when.words}" if when else "without a date")
            + f", but the {body.name} {years}.",
            brief=f"the {body.name} {years}",
            right="What took its place, or the years." if gone else "Another date or another body.",
        )


@rule(22, "first", "A first holder of another office than the current ones hold")
def first(case: Case) -> Iterator[Finding]:
    """Hold the office of each party's first leader against those of its current ones.

    To be the first in a row is to have held the same office. From the bodies and roles that the source gives, and the
    years of bodies in the context.
    """
    offices = [office for office in case.of(Office) if office.party]
    for one in (office for office in offices if "first" in office.wording):
        beside = (office for office in offices if (office.source, office.party) == (one.source, one.party))
        now = [office for office in beside if "current" in office.wording]
        if now and not any((office.role, office.body) == (one.role, one.body) for office in now):
            yield Finding(
                severity="unclear",
                facts=(one.id, *(office.id for office in now)),
                witnesses=tuple(office.id for office in now),
                title=f"The first leader of {case.the(one.party)} held another office",
                evidence=f"{one.holder} was {_post(case, one)}; the current ones beside are "
                f"{' and '.join(_post(case, office) for office in now)}{_years(case, one.body)}.",
                right="The first holder of an office that there is now.",
                extra=5,
            )


def _post(case: Case, office: Office) -> str:
    return f"{office.role} of the {case.dataset.name(office.body)}" if office.body else office.role


def _years(case: Case, name: str | None) -> str:
    body = case.dataset.bodies.get(name or "")
    return f"; the {body.name} existed from {body.from_} to {body.to}" if body and body.from_ and body.to else ""
