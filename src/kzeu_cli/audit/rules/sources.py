"""Rules on what a work can know, and whose voice it is."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from kzeu_cli.audit.case import Case
from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.observation import Observation
from kzeu_cli.audit.rule import rule
from kzeu_cli.audit.words import and_more, shown
from kzeu_cli.audit.works import known_until, marks, name
from kzeu_cli.model import PERCENT, Event, Fact, Figure, Number, Reference, RefId, Statement

# Words that look ahead, so that what they tell may lie after the source.
_AHEAD = frozenset(("future", "planned", "expected"))
_OPEN_STATUS = ("expected", "estimate", "partial", "provisional")


# What reports a meeting appears within weeks of it; a year later, the year of one of the two is wrong.
_A_YEAR_LATE = range(300, 431)
_REPORTS = ("news", "official", "copy of official text", "state media")
# An official value so near is taken for the one that an undated number was copied from.
_NEAR = Fraction(1, 200)


class _Voice(NamedTuple):
    """A kind of work that speaks for somebody: what to call it, and how much it is one person's."""

    called: str
    weight: int


# Kinds of works that speak for somebody instead of reporting on them.
_VOICES = {
    "opinion": _Voice("an opinion piece", 3), "speech": _Voice("a speech", 2), "state media": _Voice("state media", 1),
}  # fmt: skip


@rule(15, "early-source", "A source older than what it is cited for")
def early_source(case: Case) -> Iterator[Finding]:
    """Compare the time of a claim with the last day of which any of the works it cites can know.

    A work knows nothing after its publication, or, if that is not told, after the last look at it. What happened later
    cannot rest on it; a year that was not over can only be estimated. Claims that look ahead are let pass.
    """
    for fact in case.facts:
        when, until = fact.when, _known(case, fact.refs)
        ahead = _AHEAD.intersection(fact.wording) or getattr(fact, "status", None) in _OPEN_STATUS
        if not when or not until or ahead or when.last == date.max:
            continue
        if until < when.begin or (isinstance(fact, Figure) and fact.period and until < when.last):
            begun = when.begin <= until
            yield Finding(
                severity="tension" if begun else "error",
                facts=(fact.id,),
                said=f"{fact.text} {marks(fact.refs)}",
                computed=f"the source knows of nothing after {until}; {when.words} "
                + (f"was not over before {when.last}" if begun else "came later"),
                reconcile="part of that time, a forecast, or a later source",
                extra=10,
            )


def _known(case: Case, refs: tuple[RefId, ...]) -> date | None:
    """Find the last day of which a set of works can know; None if one of them gives no date."""
    days = [known_until(work) for work in case.dataset.cited(refs)]
    return max((day for day in days if day), default=None) if all(days) else None


@rule(15, "late-source", "A report dated a year after the meeting it is cited for")
def late_source(case: Case) -> Iterator[Finding]:
    """Compare the date of a meeting of a series with the dates of publication of all that is cited for it.

    News and releases on a meeting appear within days or weeks. What is dated about a year later reports the next
    meeting, or its year or the meeting's is misprinted.
    """
    for event in case.of(Event):
        cited = case.dataset.cited(event.refs)
        issued = [work.issued for work in cited if work.issued and work.class_ in _REPORTS]
        if not event.series or not event.date or not issued or len(issued) < len(cited):
            continue
        gap = (min(day.first for day in issued) - event.date.last).days
        if gap in _A_YEAR_LATE and not event.date.is_open:
            yield Finding(
                severity="tension",
                confidence="medium",
                facts=(event.id,),
                said=f"{event.text} {marks(event.refs)}",
                computed=f"{name(cited[0])} is dated {cited[0].issued}: {gap} days after {event.date.words}",
                reconcile="another year of the meeting, or of the source",
                extra=10,
            )


@rule(15, "access", "A page last seen before its number can have stood there")
def access(case: Case) -> Iterator[Finding]:
    """Look for the official values that an undated number is near to, and compare their years with the day of access.

    An exact number that agrees to half a percent with official values of later years only cannot have been read on the
    page as it stood when it was last seen. From the official layer.
    """
    for one in case.observations:
        until = _known(case, one.fact.refs)
        if one.fact.layer != "article" or one.period or until is None or one.amount.bound or one.unit == PERCENT:
            continue
        official = _official(case, one)
        near = [other for other in official if _gap(one, other) <= _NEAR]
        if near and all(other.period and other.period.first > until for other in near):
            then = [other for other in official if other.period and other.period.first <= until <= other.period.last]
            yield _too_new(case, one, near, then, until)


def _official(case: Case, one: Observation) -> list[Observation]:
    """List the dated official values of the same quantity, the earliest first."""
    alike = case.find(**one.only("measure", "subject", "route", "unit"), layer="official")
    found = [other for other in alike if other.period]
    return sorted(found, key=lambda other: (other.period.order if other.period else (), other.id))


def _gap(one: Observation, other: Observation) -> Fraction:
    mine, theirs = Fraction(one.amount.value or 0), Fraction(other.amount.value or 0)
    return abs(mine - theirs) / abs(theirs) if theirs else Fraction(1)


def _too_new(case: Case, one: Observation, near: list[Observation], then: list[Observation], until: date) -> Finding:
    units = case.dataset.units
    years = " to ".join(dict.fromkeys((case.when(near[0]), case.when(near[-1]))))
    best = min(near, key=lambda other: (_gap(one, other), other.id))
    at_the_time = "".join(f"; that of {case.when(other)} is {shown(other.amount, units)}" for other in then[:1])
    return Finding(
        severity="tension",
        facts=(one.id, *(other.id for other in (*then[:1], best))),
        said=f"{case.title(one)}: {shown(one.amount, units)}, from a page last seen on {until}",
        computed=f"within half a percent of it lie only the official values of {years}{at_the_time}",
        reconcile="a later date of access, or the number that stood there then",
        refs=one.fact.refs,
        extra=15,
    )


@rule(25, "one-voice", "Facts that rest only on what an interested side says")
def one_voice(case: Case) -> Iterator[Finding]:
    """Look for facts whose every source is an opinion piece, a speech or a state medium.

    What such a work says in its own cause is a claim of its author. Statements that are told as somebody's words, and
    works by that very person, are let pass. One finding for each set of works of the article.
    """
    by_works: dict[tuple[RefId, ...], list[Fact]] = defaultdict(list)
    for fact in (fact for fact in case.facts if fact.layer == "article"):
        cited = case.dataset.cited(fact.refs)
        if cited and all(work.class_ in _VOICES for work in cited) and not _is_quoted(fact):
            by_works[fact.refs].append(fact)
    for refs, facts in sorted(by_works.items(), key=lambda item: [str(ref) for ref in item[0]]):
        cited = case.dataset.cited(refs)
        numbers = sum(isinstance(fact, Figure) for fact in facts)
        yield Finding(
            severity="ambiguity",
            facts=tuple(fact.id for fact in facts),
            said=and_more(sorted(facts, key=_foremost)),
            computed=f"the only source is {' and '.join(_voice(case, work) for work in cited)}",
            reconcile="an independent source, or the claim told as somebody's claim",
            extra=3 * max(_VOICES[work.class_ or ""].weight for work in cited) + min(numbers, 6),
        )


def _is_quoted(fact: Fact) -> bool:
    """Whether a fact is told as what somebody said."""
    return bool(getattr(fact, "who", None)) or (isinstance(fact, Statement) and bool(fact.event))


def _foremost(fact: Fact) -> tuple[bool, bool, Number, str]:
    """Sort numbers first, the largest of them before the others, and mere statements last."""
    value = getattr(fact, "value", None)
    return value is None, isinstance(fact, Statement), -(value or 0), fact.id


def _voice(case: Case, work: Reference) -> str:
    side = f" (side: {case.dataset.name(work.side)})" if work.side else ""
    return f"{_VOICES[work.class_ or ''].called}{side}, {name(work)}"
