"""Rules on what was true once: words of time read on a later day.

They concern what a text tells: the official layer records what held at its own time, and claims nothing for today.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from kzeu_cli.audit.case import Case
from kzeu_cli.audit.finding import Confidence, Finding
from kzeu_cli.audit.rule import rule
from kzeu_cli.audit.spans import months, years
from kzeu_cli.audit.works import state
from kzeu_cli.model import Agreement, Event, Fact, Figure, Office, Programme, Statement, Trait
from kzeu_cli.model.dates import Period

# What a text calls present is taken on trust for so many years after the page it rests on.
_TRUSTED_YEARS = 2
# A number that changes every year is old after so many.
_OLD_YEARS = 5
_AHEAD = {"expected", "future", "planned"}
_NOW = {"current", "ongoing"}
_YEARLY = ("rank", "share")
_TOLD = "article"
_DATELESS = "neither the text nor its source says of when that is"


@rule(12, "latest", "A latest one that is not the latest any more")
def latest(case: Case) -> Iterator[Finding]:
    """Look for a later meeting of the series of which a text calls one the latest.

    Without one, a latest that lies years back is doubtful. By `--as-of`, today unless told otherwise.
    """
    for event in case.of(Event, _TOLD):
        if "latest" in event.wording and event.date and event.date.last < case.as_of:
            later = [other for other in case.of(Event) if _follows(case, other, event)]
            age = years(event.date.last, case.as_of)
            if later:
                newest = max(later, key=lambda other: ((other.date or case.today).last, other.id))
                yield _stale([event, newest], newest.text, "high", 10)
            elif age >= _TRUSTED_YEARS:
                yield _stale([event], f"{event.date} lies {age} years before {case.as_of}", "medium")


def _follows(case: Case, other: Event, event: Event) -> bool:
    if not event.series or other.series != event.series or not (event.date and other.date):
        return False
    return event.date.last < other.date.first and other.date.last <= case.as_of


@rule(12, "ahead", "Something told as still to come whose time has passed")
def ahead(case: Case) -> Iterator[Finding]:
    """Compare what a text expects, plans or puts in the future with the day of the audit.

    The time expected decides; without one, the age of the text: the latest date of the facts and references that it
    rests on. What somebody hoped for on a day that is told is no claim. By `--as-of`, today unless told otherwise.
    """
    for facts in _by_sentence(fact for fact in case.of(Fact, _TOLD) if _is_ahead(fact)):
        end, told = _expected(facts[0]), _told(case, facts[0])
        if end:
            if end < case.as_of:
                yield _stale(facts, f"{end} has passed by {case.as_of}; what came of it is not said", "high", 10)
        elif told is None:
            yield _stale(facts, f"it is told as still to come, and {_DATELESS}", "medium")
        elif years(told, case.as_of) >= _TRUSTED_YEARS:
            yield _stale(facts, _age(told, case), "medium")


def _is_ahead(fact: Fact) -> bool:
    is_dated_speech = isinstance(fact, Statement) and fact.who is not None and fact.date is not None
    return bool({*fact.wording, getattr(fact, "status", None)} & _AHEAD) and not is_dated_speech


def _expected(fact: Fact) -> date | None:
    """Find the end of the time for which something is expected; the date of a statement is that of the telling."""
    when = None if isinstance(fact, Statement) else fact.when
    return when.last if when and when.last < date.max else None


@rule(12, "present", "Something told as present in a text of years ago")
def present(case: Case) -> Iterator[Finding]:
    """Look for words such as currently and ongoing, and find how old the text is in which they stand.

    Its age is that of the latest date of the facts and references it rests on. People in office are another rule's.
    """
    told_now = (
        fact
        for fact in case.of(Fact, _TOLD)
        if _NOW & set(fact.wording) and not _is_ahead(fact) and not isinstance(fact, (Office, Trait))
    )
    for facts in _by_sentence(told_now):
        told = _told(case, facts[0])
        if told is None:
            yield _stale(facts, f"it is told as present, and {_DATELESS}", "low")
        elif years(told, case.as_of) >= _TRUSTED_YEARS:
            yield _stale(facts, _age(told, case), "medium")


def _by_sentence(facts: Iterable[Fact]) -> list[list[Fact]]:
    """Group facts that one sentence tells; the one to which most of the others point comes first."""
    found: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        found[(fact.source, *fact.at) if fact.at else (fact.source, fact.id)].append(fact)
    groups = [sorted(group, key=lambda fact: (-_pointers(fact, group), fact.id)) for group in found.values()]
    return sorted(groups, key=lambda group: group[0].id)


def _pointers(fact: Fact, group: list[Fact]) -> int:
    return sum(fact.id in (*other.related, other.group) for other in group)


def _told(case: Case, fact: Fact) -> date | None:
    """Find the latest day on which a fact, what it belongs to, or a page that it rests on was told."""
    works = case.dataset.cited(fact.refs)
    days = [day for work in works for day in (work.issued, work.accessed, work.archived)]
    days += [owner.when for name in (fact.programme, fact.agreement, fact.event) if (owner := case.get(name))]
    return max((day.first for day in (*days, fact.when) if day and day.first != date.min), default=None)


def _age(told: date, case: Case) -> str:
    return f"told by {told}, {years(told, case.as_of)} years before {case.as_of}"


@rule(12, "recent-years", "The last so many years, counted from another day")
def recent_years(case: Case) -> Iterator[Finding]:
    """Count the last years that a text speaks of from the day on which it was told, and from the day of the audit."""
    recent = (figure for figure in case.of(Figure, _TOLD) if "recent-years" in figure.wording and figure.duration)
    for figures in _by_sentence(recent):
        told = case.issued(figures[0].refs)
        if told and years(told, case.as_of) >= 1:
            span = months(getattr(figures[0], "duration", "")) // 12
            was, now = (f"{day.year - span} to {day.year}" for day in (told, case.as_of))
            why = f"told on {told}, the last {span} years were {was}; on {case.as_of} they are {now}"
            yield _stale(figures, why, "high")


@rule(12, "over", "Something told without an end whose time is over")
def over(case: Case) -> Iterator[Finding]:
    """Look for agreements whose own period has ended, and for statements without a time on programmes that have.

    What the text calls completed is let pass.
    """
    for fact in case.of(Fact, _TOLD):
        thing = _spoken_of(case, fact)
        end = _end(thing) if thing else None
        if thing and end and end < case.as_of:
            facts = dict.fromkeys((fact.id, thing.id))
            told = f"the time of {thing.short or thing.name} ended on {end}"
            yield _stale([case.dataset.facts[name] for name in facts], told, "medium")


def _spoken_of(case: Case, fact: Fact) -> Agreement | Programme | None:
    """Find what a fact tells of without a time: an agreement itself, or the programme of a statement."""
    if isinstance(fact, Agreement):
        return fact
    programme = case.get(fact.programme) if isinstance(fact, Statement) and fact.when is None else None
    return programme if isinstance(programme, Programme) else None


def _end(thing: Agreement | Programme) -> date | None:
    """Find the last day of an agreement or programme, if it is told and the thing is not called completed."""
    is_completed = isinstance(thing, Programme) and thing.stated
    end = None if is_completed else getattr(thing, "end", None) or thing.period
    return end.last if end and end.last < date.max else None


@rule(12, "old-number", "A number of the present that is years old")
def old_number(case: Case) -> Iterator[Finding]:
    """Find the age of numbers that change every year.

    Ranks and shares are told as of a year, cells of a comparison as of the page they rest on. What belongs to an event
    does not change any more.
    """
    for facts in _by_sentence(fact for fact in case.of(Fact, _TOLD) if _is_of_now(fact)):
        day, how = _state(case, facts[0])
        if day and years(day.last, case.as_of) >= _OLD_YEARS:
            yield _stale(facts, f"{how}, at least {years(day.last, case.as_of)} years before {case.as_of}", "low")


def _is_of_now(fact: Fact) -> bool:
    if isinstance(fact, Trait):
        return fact.value is not None or fact.declared is not None
    return isinstance(fact, Figure) and fact.nature in _YEARLY and fact.event is None and fact.as_of is not None


def _state(case: Case, fact: Fact) -> tuple[Period | None, str]:
    """Find when a number held, or else of which day the newest page is that it cites, and say so."""
    if fact.when:
        return fact.when, f"it is of {fact.when.words}"
    works = case.dataset.cited(fact.refs)
    states = [found for work in works if (found := state(work))]
    return max(states, key=lambda found: found[0].last, default=(None, ""))


def _stale(facts: Iterable[Fact], why: str, confidence: Confidence, extra: int = 0) -> Finding:
    first, *others = facts
    return Finding(
        severity="stale",
        confidence=confidence,
        facts=(first.id, *(other.id for other in others)),
        said=first.text,
        computed=why,
        reconcile="a date in the text, or what holds now",
        extra=extra,
    )
