"""Rules on what a work can know, and whose voice it is."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from kzeu_cli.audit.bibliography import known_until, marks, name
from kzeu_cli.audit.case import Case, sorted_groups
from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.observation import Observation
from kzeu_cli.audit.partition import count
from kzeu_cli.audit.phrasing import shown
from kzeu_cli.audit.rule import rule
from kzeu_cli.model import PERCENT, Event, Fact, Figure, Number, Reference, RefId, Statement
from kzeu_cli.model.dates import Period
from kzeu_cli.model.durations import months_before
from kzeu_cli.model.persons import named

# Words that look ahead, so that what they tell may lie after the source.
_AHEAD = frozenset(("future", "planned", "expected"))
_OPEN_STATUS = ("expected", "estimate", "partial", "provisional")


# What reports a meeting appears within weeks of it; a year later, the year of one of the two is wrong.
_A_YEAR_LATE = range(300, 431)
# A report of a meeting that is dated by the day of the report follows it so soon.
_WITHIN_DAYS = 7
_REPORTS = ("news", "official", "copy of official text", "state media")
# An official value so near is taken for the one that an undated number was copied from.
_NEAR = Fraction(1, 200)


class _Voice(NamedTuple):
    """A kind of work that speaks for somebody: what to call it, and how much it is one person's."""

    called: str
    weight: int


_MEDIA = "state media"
# Kinds of works that speak for somebody instead of reporting on them.
_VOICES = {
    "opinion": _Voice("an opinion piece", 3), "speech": _Voice("a speech", 2), "state media": _Voice("state media", 1),
}  # fmt: skip


@rule(15, "early-source", "A source older than what it is cited for")
def early_source(case: Case) -> Iterator[Finding]:
    """Compare the time of a claim with the last day of which any of the works it cites can know.

    A work knows nothing after its publication, or, if that is not known, after the last look at it. What happened later
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
                title=f"{marks(fact.refs)} is older than what it is cited for",
                evidence=f"“{fact.text}” {marks(fact.refs)} can know of nothing after {until}; {when.words} "
                + (f"was not over before {when.last}." if begun else "came later."),
                right="Part of that time, a forecast, or a later source.",
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
    meeting, or its year or the meeting's is misprinted. Where an official source dates the same meeting, and the day
    printed is one of its days or within a week after, a year on, the year is the misprint.
    """
    for event in case.of(Event):
        cited = case.dataset.cited(event.refs)
        issued = [work.issued for work in cited if work.issued and work.class_ in _REPORTS]
        if not event.series or not event.date or not issued or len(issued) < len(cited):
            continue
        gap = (min(day.first for day in issued) - event.date.last).days
        if gap in _A_YEAR_LATE and not event.date.is_open:
            printed = min(issued, key=lambda day: day.first)
            official = _official_meeting(case, event, printed)
            told = f"; by {case.publisher_of(official)}: “{official.text}”" if official else ""
            yield Finding(
                severity="error" if official else "tension",
                confidence="high" if official else "medium",
                facts=(event.id, *((official.id,) if official else ())),
                witnesses=(event.id,) if official else (),
                refs=event.refs,
                title=f"{marks(event.refs)} is dated a year after its meeting",
                evidence=f"{printed} is {gap} days after {event.date.words}, when it met{told}",
                right=f"{months_before(printed.first, 12)} for {printed}, as the official source shows."
                if official
                else "Another year of the meeting, or of the source.",
                extra=12 if official else 10,
            )


def _official_meeting(case: Case, event: Event, printed: Period) -> Event | None:
    """Find the official record of a meeting that was held when the report is dated, but for the year."""
    meant = months_before(printed.first, 12)
    for other in case.of(Event, "official"):
        is_same = other.series == event.series and other.date and event.date and other.date.overlaps(event.date)
        if is_same and other.date and other.date.first <= meant <= other.date.last + timedelta(_WITHIN_DAYS):
            return other
    return None


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
            then = [
                other
                for other in official
                if other.period and other.period.first <= until <= other.period.last
                if _counts_the_members(case, other, until)
            ]
            yield _too_new(case, one, near, then, until)


def _official(case: Case, one: Observation) -> list[Observation]:
    """List the dated official values of the same quantity, the earliest first."""
    alike = case.find(**one.only("measure", "subject", "route", "unit"), layer="official")
    found = [other for other in alike if other.period]
    return sorted(found, key=lambda other: (other.period.order if other.period else (), other.id))


def _counts_the_members(case: Case, one: Observation, day: date) -> bool:
    """Whether a value counts as many members as there were on a day: those of today carried back stood on no page."""
    size = count(one.composition) if one.composition else None
    return size is None or size == len(case.members(one.subject or "", Period(day.isoformat(), day, day)))


def _gap(one: Observation, other: Observation) -> Fraction:
    mine, theirs = one.value, other.value
    return abs(mine - theirs) / abs(theirs) if theirs else Fraction(1)


def _too_new(case: Case, one: Observation, near: list[Observation], then: list[Observation], until: date) -> Finding:
    units = case.dataset.units
    years = " to ".join(dict.fromkeys((case.when(near[0]), case.when(near[-1]))))
    best = min(near, key=lambda other: (_gap(one, other), other.id))
    at_the_time = "".join(f"; that of {case.when(other)} is {shown(other.amount, units)}" for other in then[:1])
    return Finding(
        severity="tension",
        facts=(one.id, *(other.id for other in (*then[:1], best))),
        title=f"{case.measure(one)} of {case.the(one.subject)} is newer than the page cited",
        evidence=f"{shown(one.amount, units)} is cited from a page last seen on {until}, but within half a percent of "
        f"it lie only official values of {years}{at_the_time}.",
        right="A later date of access, or the number that stood there then.",
        refs=one.fact.refs,
        extra=15,
        matter=case.column_of(one),
    )


@rule(25, "one-voice", "Facts that rest only on what an interested side says")
def one_voice(case: Case) -> Iterator[Finding]:
    """Look for facts whose every source is an opinion piece, a speech or a state medium.

    What such a work says in its own cause is a claim of its author. What is stated as somebody's words, and what a
    work says of the very person who speaks in it, is let pass. One finding for each opinion piece or speech, one for
    all state media together.
    """
    voiced: list[tuple[Reference, Fact]] = []
    for fact in case.of(Fact, "article"):
        cited = case.dataset.cited(fact.refs)
        if cited and all(work.class_ in _VOICES for work in cited) and not _is_quoted(fact, cited):
            voiced.append((cited[0], fact))
    for found in sorted_groups(voiced, lambda pair: (pair[0].class_, "" if pair[0].class_ == _MEDIA else pair[0].id)):
        facts = sorted((fact for _, fact in found), key=_foremost)
        works = sorted(
            {work.id: work for work, _ in found}.values(), key=lambda work: (len(str(work.id)), str(work.id))
        )
        voice = _VOICES[works[0].class_ or ""]
        numbers = sum(isinstance(fact, Figure) for fact in facts)
        what = f"{len(works)} items of state media" if len(works) > 1 else voice.called
        yield Finding(
            severity="unclear",
            facts=tuple(fact.id for fact in facts),
            refs=tuple(work.id for work in works),
            title=f"{len(facts)} facts rest on {what} alone",
            evidence=f"{_voice(case, works)} the only source of “{facts[0].text}”"
            + (f" and {len(facts) - 1} more." if len(facts) > 1 else ""),
            right="An independent source, or the claim stated as somebody's claim.",
            extra=3 * voice.weight + min(numbers, 6),
        )


def _is_quoted(fact: Fact, cited: list[Reference]) -> bool:
    """Whether a fact is what somebody said, or says of somebody what their own speech does."""
    people = [name.split()[-1] for name in named(fact) if name]
    voices = " ".join([work.title or "" for work in cited] + [str(work.author) for work in cited])
    is_own = bool(people) and all(name in voices for name in people) and not isinstance(fact, Figure)
    return bool(getattr(fact, "who", None)) or (isinstance(fact, Statement) and bool(fact.event)) or is_own


def _foremost(fact: Fact) -> tuple[bool, bool, Number, str]:
    """Sort numbers first, the largest of them before the others, and mere statements last."""
    value = getattr(fact, "value", None)
    return value is None, isinstance(fact, Statement), -(value or 0), fact.id


def _voice(case: Case, works: list[Reference]) -> str:
    """Name one work by its title, several by their marks, and say whose voice they are."""
    sides = sorted({case.dataset.name(work.side) for work in works if work.side})
    side = f" on the side of {' and '.join(sides)}" if sides else ""
    called = _VOICES[works[0].class_ or ""].called
    if len(works) == 1:
        return f"{name(works[0])}, {called}{side}, is"
    return f"{marks([work.id for work in works])}, {called}{side}, are"
