"""Rules on what was true once: words of time read on a later day.

They concern what a text tells: the official layer records what held at its own time, and claims nothing for today.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from kzeu_cli.audit.case import Case, sorted_groups
from kzeu_cli.audit.finding import Confidence, Finding
from kzeu_cli.audit.rule import rule
from kzeu_cli.model import Agreement, Event, Fact, Figure, Office, Statement, Trait
from kzeu_cli.model import locators as places
from kzeu_cli.model.dates import Period
from kzeu_cli.model.durations import months, whole_years

# What a text calls present is taken on trust for so many years after the page it rests on.
_TRUSTED_YEARS = 2
_AHEAD = {"expected", "future", "planned"}
_NOW = {"current", "ongoing"}
_TOLD = "article"
_DATELESS = "Neither the text nor its source says of when that is"


@rule(12, "latest", "A latest meeting that is not the latest any more", of_day=True)
def latest(case: Case) -> Iterator[Finding]:
    """Look for a later meeting of the series of which a text calls one the latest.

    Without one, a latest that lies years back is doubtful. By `--as-of`, today if left out.
    """
    for event in case.of(Event, _TOLD):
        if "latest" in event.wording and event.date and event.date.last < case.as_of:
            later = [other for other in case.of(Event) if _follows(case, other, event)]
            age = whole_years(event.date.last, case.as_of)
            if later:
                newest = max(later, key=lambda other: ((other.date or case.today).last, other.id))
                yield _outdated(
                    [event, newest], "The latest meeting stated is not the latest",
                    f"{event.date} is stated; but: “{newest.text}”", "high", 10,
                    right=f"The meeting of {newest.date}, or a date for the one stated." if newest.date else "",
                )  # fmt: skip
            elif age >= _TRUSTED_YEARS:
                yield _outdated(
                    [event], "The latest meeting stated is years old",
                    f"{event.date} lies {age} years before {case.as_of}.", "medium",
                )  # fmt: skip


def _follows(case: Case, other: Event, event: Event) -> bool:
    if not event.series or other.series != event.series or not (event.date and other.date):
        return False
    return event.date.last < other.date.first and other.date.last <= case.as_of


@rule(
    12, "ahead", "Something stated as still to come whose time has passed", of_day=True,
    many="{number} plans and forecasts are past or undated",
)  # fmt: skip
def ahead(case: Case) -> Iterator[Finding]:
    """Compare what a text expects, plans or puts in the future with the day of the audit.

    The time expected decides; without one, the age of the text: the latest date of the facts and references that it
    rests on. What somebody hoped for on a day that is told is no claim. By `--as-of`, today if left out.
    """
    for facts in _by_sentence(fact for fact in case.of(Fact, _TOLD) if _is_ahead(fact)):
        end, told = _expected(facts[0]), _told(case, facts[0])
        if end:
            if end < case.as_of:
                yield _outdated(
                    facts, "A forecast is past its time", f"“{facts[0].text}” {end} has passed.", "high", 10,
                    right="What came of it.",
                )  # fmt: skip
        elif told is None:
            yield _outdated(
                facts, "A plan has no date", f"“{facts[0].text}” {_DATELESS}.", "medium", right="What came of it."
            )
        elif whole_years(told.last, case.as_of) >= _TRUSTED_YEARS:
            yield _outdated(
                facts, "A plan is years old", f"“{facts[0].text}” {_age(told, case)}.", "medium",
                right="What came of it.",
            )  # fmt: skip


def _is_ahead(fact: Fact) -> bool:
    is_dated_speech = isinstance(fact, Statement) and fact.who is not None and fact.date is not None
    is_title = bool(fact.at) and all(places.section(place) == places.NOTES for place in fact.at)
    return bool({*fact.wording, getattr(fact, "status", None)} & _AHEAD) and not (is_dated_speech or is_title)


def _expected(fact: Fact) -> date | None:
    """Find the end of the time for which something is expected; the date of a statement is that of the telling."""
    when = None if isinstance(fact, Statement) else fact.when
    return when.last if when and when.last < date.max else None


@rule(
    12, "present", "Something stated as present in a text of years ago", of_day=True,
    many="{number} statements about the present are years old",
)  # fmt: skip
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
            yield _outdated(
                facts, "A statement about the present has no date", f"“{facts[0].text}” {_DATELESS}.", "low"
            )
        elif whole_years(told.last, case.as_of) >= _TRUSTED_YEARS:
            yield _outdated(
                facts, "A statement about the present is years old", f"“{facts[0].text}” {_age(told, case)}.", "medium"
            )


def _by_sentence(facts: Iterable[Fact]) -> list[list[Fact]]:
    """Group facts that one sentence states; the one to which most of the others point comes first."""
    found = sorted_groups(facts, lambda fact: (fact.source, *(fact.at or (fact.id,))))
    groups = [sorted(group, key=lambda fact: (-_pointers(fact, group), fact.id)) for group in found]
    return sorted(groups, key=lambda group: group[0].id)


def _pointers(fact: Fact, group: list[Fact]) -> int:
    return sum(fact.id in (*other.related, other.group) for other in group)


def _told(case: Case, fact: Fact) -> Period | None:
    """Find the latest date of a fact, of what it belongs to, or of a page that it rests on."""
    works = case.dataset.cited(fact.refs)
    days = [day for work in works for day in (work.issued, work.accessed, work.archived)]
    days += [owner.when for name in (fact.programme, fact.agreement, fact.event) if (owner := case.get(name))]
    known = (day for day in (*days, fact.when) if day and not day.is_open)
    return max(known, key=lambda day: (day.first, day.last), default=None)


def _age(told: Period, case: Case) -> str:
    years = whole_years(told.last, case.as_of)
    return f"Nothing that it rests on is later than {told}, {years} years before {case.as_of}"


@rule(12, "recent-years", "The last so many years, counted from another day", of_day=True)
def recent_years(case: Case) -> Iterator[Finding]:
    """Count the last years that a text speaks of from the day on which it was stated."""
    recent = (figure for figure in case.of(Figure, _TOLD) if "recent-years" in figure.wording and figure.duration)
    for figures in _by_sentence(recent):
        told = case.issued(figures[0].refs)
        if told and whole_years(told, case.as_of) >= 1:
            span = months(getattr(figures[0], "duration", None)) // 12
            was = f"{told.year - span} to {told.year}"
            yield _outdated(
                figures, f"The “last {span} years” ended in {told.year}",
                f"The source is of {told}, so that its last {span} years are {was}; the text gives no date.", "medium",
                right=f"The years: {was}.",
            )  # fmt: skip


@rule(12, "over", "An agreement stated as present whose own time is over", of_day=True)
def over(case: Case) -> Iterator[Finding]:
    """Look for agreements, memoranda and strategies whose own period has ended.

    The dates of a programme are often those of an amount or of a part of it, so that they end nothing.
    """
    for fact in case.of(Agreement, _TOLD):
        if fact.period and fact.period.last < case.as_of:
            ended = f"The {fact.short or fact.name} covers {fact.period.words}"
            yield _outdated([fact], f"The {fact.short or fact.name} has run out", f"{ended}; “{fact.text}”", "medium")


def _outdated(
    facts: Iterable[Fact], title: str, evidence: str, confidence: Confidence, extra: int = 0, *,
    right: str = "A date in the text, or what holds now.",
) -> Finding:  # fmt: skip
    return Finding(
        severity="outdated",
        confidence=confidence,
        facts=tuple(fact.id for fact in facts),
        title=title,
        evidence=evidence,
        right=right,
        extra=extra,
    )
