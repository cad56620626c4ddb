"""Rules on dates that must fit each other."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import permutations

from kzeu_cli.audit.case import Case
from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.rule import rule
from kzeu_cli.model import WORDS, Agreement, Event, Programme
from kzeu_cli.model.durations import lasting, months, months_before

# How far a step leads: a step of a lower number comes first. Consent, ratifications and provisional application come in
# any order among themselves.
_STEPS: Mapping[str, int] = {
    "negotiated": 0, "agreed": 1, "initialled": 2, "signed": 3, "provisional": 4, "consent": 4, "ratified": 4,
    "in-force": 5,
}  # fmt: skip
# Others may still join an agreement of many after it has entered into force.
_BILATERAL = 2


@rule(14, "weekday", "A weekday that its date does not have")
def weekday(case: Case) -> Iterator[Finding]:
    """Work out the weekday of each date that is stated with one. From the Gregorian calendar."""
    for event in case.of(Event):
        if event.weekday and event.date and event.date.first == event.date.last:
            computed = WORDS["weekday"][event.date.first.weekday()]
            if computed != event.weekday:
                yield Finding(
                    severity="error",
                    facts=(event.id,),
                    title=f"{event.date} was a {computed}, not a {event.weekday}",
                    evidence=f"“{event.text}” By the calendar {event.date} was a {computed}.",
                    right="Another day, or another weekday.",
                )


@rule(14, "steps", "Steps of an agreement in an order that cannot be")
def steps(case: Case) -> Iterator[Finding]:
    """Hold the dates of an agreement's steps against their order.

    Negotiation, initialling, signature, ratification and consent, entry into force: the later step must not be over
    before the earlier one began. From the law of treaties (Vienna Convention of 1969, articles 10, 11, 14, 24).
    """
    events = [event for event in case.of(Event) if event.agreement and event.stage in _STEPS and event.date]
    for early, late in permutations(events, 2):
        if early.agreement == late.agreement and _STEPS[early.stage or ""] < _STEPS[late.stage or ""]:
            told_alike = early.layer == late.layer or not _tells(case, early.layer, late)
            is_reversed = early.date and late.date and early.date.first > late.date.last
            if told_alike and is_reversed and (_is_bilateral(case, early) or late.stage != "in-force"):
                yield Finding(
                    severity="error",
                    facts=(early.id, late.id),
                    title="Steps of an agreement are dated in reverse order",
                    evidence=f"“{late.stage}” is dated {late.date}, before “{early.stage}”, {early.date}.",
                    right="Another date for one of the two, or another step.",
                    extra=5,
                )


def _tells(case: Case, layer: str, step: Event) -> bool:
    """Whether a layer tells of a step itself, so that it need not be held against another layer's."""
    slot = (step.agreement, step.stage)
    return any((event.agreement, event.stage) == slot for event in case.of(Event, layer))


def _is_bilateral(case: Case, event: Event) -> bool:
    agreement = case.get(event.agreement)
    return isinstance(agreement, Agreement) and len(agreement.parties) <= _BILATERAL


@rule(14, "length", "A stated length that does not lead from the start to the end")
def length(case: Case) -> Iterator[Finding]:
    """Add the stated length of a programme to its start and compare with its stated end, each as precise as stated.

    Three years from October 2015 may end on 30 September 2018 as well as on 31 October. From the calendar.
    """
    for programme in case.of(Programme):
        start, end, count = programme.start, programme.end, months(programme.duration)
        if start and end and count:
            least, most = months_before(start.first, -count) - timedelta(1), months_before(start.last, -count)
            if most < end.first or end.last < least:
                yield Finding(
                    severity="error",
                    facts=(programme.id,),
                    title=f"{lasting(programme.duration)} do not lead from start to end",
                    evidence=f"{lasting(programme.duration).capitalize()} from {start.words} end between {least} "
                    f"and {most}, not in {end.words}.",
                    right="Another start, end or length.",
                )
