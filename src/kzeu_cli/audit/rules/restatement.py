"""Rules on one thing stated twice, and on places that only one thing can fill."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from kzeu_cli.audit.bibliography import marks
from kzeu_cli.audit.case import Case, sorted_groups
from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.rule import rule
from kzeu_cli.model import Agreement, Event, Fact, Office, Quantity, Statement
from kzeu_cli.model import locators as places
from kzeu_cli.model.dates import Period

# What two tellings of one number may differ in, and what to call it.
_DIFFERENCES = {
    "value": "number", "bound": "bound", "unit": "unit", "when": "time", "coverage": "coverage",
    "basis": "basis", "composition": "membership counted", "flow": "direction", "status": "state",
    "wording": "how it is put",
}  # fmt: skip
_CURRENT = "current"
# What the lead states is read most.
_LEAD = 5


@rule(16, "one-framework", "Two agreements that are both called the framework in force")
def one_framework(case: Case) -> Iterator[Finding]:
    """Look for agreements of the same parties that a source calls the framework of their relations at the same time.

    An agreement holds from its entry into force, or the period stated of it, until one that supersedes it enters into
    force. From the law of treaties (Vienna Convention of 1969, article 59).
    """
    frames = [agreement for agreement in case.of(Agreement) if agreement.framework]
    for one, other in combinations(frames, 2):
        same = (one.source, sorted(one.parties)) == (other.source, sorted(other.parties))
        if same and other.id != one.supersedes and one.id != other.supersedes:
            first, second = sorted((one, other), key=lambda agreement: (_since(case, agreement), agreement.id))
            begun, ended = _since(case, second), first.period.last if first.period else None
            if ended is None or begun == "" or begun <= ended.isoformat():
                times = f"{_name(first)} {_from(case, first)}, {_name(second)} {_from(case, second)}"
                yield Finding(
                    severity="error",
                    facts=(first.id, second.id),
                    title="Two agreements are both called the framework in force",
                    evidence=f"{times}; neither is stated to end or to replace the other.",
                    right=f"That {_name(second)} replaced {_name(first)}, if it did, and when.",
                    extra=22,
                    matter=f"framework {first.id}",
                    leads=True,
                )


def _name(agreement: Agreement) -> str:
    return agreement.short or agreement.name


def _force(case: Case, agreement: Agreement) -> Period | None:
    """Find when an agreement entered into force, by the layer that tells of it."""
    events = (event for event in case.of(Event, agreement.layer) if event.agreement == agreement.id)
    return next((event.date for event in events if event.stage == "in-force" and event.date), agreement.period)


def _since(case: Case, agreement: Agreement) -> str:
    force = _force(case, agreement)
    return force.begin.isoformat() if force else ""


def _from(case: Case, agreement: Agreement) -> str:
    force = _force(case, agreement)
    return f"since {force.begin if force.is_open else force}" if force else "since a day not stated"


@rule(16, "old-agreement", "A task that is still that of an agreement with a successor")
def old_agreement(case: Case) -> Iterator[Finding]:
    """Look for statements without a time on an agreement after which another framework of the same parties entered into
    force, by the same text.
    """
    frames = [agreement for agreement in case.of(Agreement, "article") if agreement.framework]
    for statement in case.of(Statement, "article"):
        old = next((frame for frame in frames if frame.id == statement.agreement), None)
        if old is None or statement.when or "former" in statement.wording:
            continue
        later = [
            frame
            for frame in frames
            if sorted(frame.parties) == sorted(old.parties)
            if frame.supersedes == old.id or _since(case, frame) > _since(case, old) > ""
        ]
        if later:
            new = max(later, key=lambda frame: (_since(case, frame), frame.id))
            yield Finding(
                severity="outdated",
                facts=(statement.id, new.id),
                witnesses=(new.id,),
                title=f"A present task is that of the older {_name(old)}",
                evidence=f"“{statement.text}” {_name(old)} is in force {_from(case, old)}, {_name(new)} "
                f"{_from(case, new)}.",
                right=f"{_name(new)} in place of {_name(old)}, if it took over.",
                extra=8,
                matter=f"framework {old.id}",
            )


@rule(16, "one-holder", "Two people who are both called the current holder of one office")
def one_holder(case: Case) -> Iterator[Finding]:
    """Look for offices of one body that a source gives to two people at once, as the current holder.

    Only offices of which there is one at a time can clash: those of the same role, body and party.
    """
    current = [office for office in case.of(Office) if _CURRENT in office.wording]
    for one, other in combinations(current, 2):
        slot = (one.source, one.role, one.body, one.party, one.posted_to)
        if slot == (other.source, other.role, other.body, other.party, other.posted_to) and one.holder != other.holder:
            yield Finding(
                severity="error",
                facts=(one.id, other.id),
                title="One office has two current holders",
                evidence=f"{one.holder} and {other.holder} are both named as the current {one.role}.",
                right="The time of each.",
            )


@rule(
    17, "retold", "One thing stated twice, not alike", many="{number} things are stated twice, not alike"
)  # fmt: skip
def retold(case: Case) -> Iterator[Finding]:
    """Compare each fact that states another one again with it: number, bound, time, scope and time words.

    The data marks a second statement (`restates`). With another number or bound, at most one of the two can be exact;
    without the time or scope, a reader cannot see that they are one. A time that lies within the other's is the same.
    """
    for fact in case.facts:
        first = case.get(fact.restates)
        if first is None or first.layer != fact.layer:
            continue
        told = [
            difference for field, word in _DIFFERENCES.items() if (difference := _difference(first, fact, field, word))
        ]
        if told:
            is_title = bool(fact.at) and all(places.section(at) == places.NOTES for at in fact.at)
            numbers = any(line.startswith(("number", "bound", "unit")) for line in told)
            yield Finding(
                severity="tension" if numbers else "unclear",
                confidence="medium" if numbers else "high",
                facts=(first.id, fact.id),
                witnesses=(first.id,) if is_title else (),
                title=f"The title of {marks(fact.refs)} says otherwise than the text"
                if is_title
                else "One thing is stated twice, not alike",
                evidence=f"“{first.text}” {'The title' if is_title else 'And again'}: “{fact.text}” They differ in "
                f"{'; '.join(told)}.",
                brief=f"“{fact.text.rstrip('.')}”: {'; '.join(told)}",
                right="What was said." if is_title else "One statement, with all that is known.",
                extra=len(told) + (_LEAD if any(places.section(at) in places.APART for at in first.at) else 0),
                # A second statement of a share belongs to the matter of the shares.
                matter=case.shares_of(one) if (one := case.seen(fact.id)) and one.nature == "share" else "",
            )


def _difference(first: Fact, second: Fact, field: str, word: str) -> str:
    one, other = (getattr(fact, field, None) for fact in (first, second))
    if field == "bound":
        one, other = (
            value or "exactly" if isinstance(fact, Quantity) else value
            for fact, value in ((first, one), (second, other))
        )
    if str(one) == str(other) or (field == "wording" and not (one and other)):
        return ""
    if isinstance(one, Period) and isinstance(other, Period) and (one.within(other) or other.within(one)):
        return ""
    return f"{word}: {' against '.join(_written(each) for each in (one, other))}"


def _written(value: object) -> str:
    """Write a value of whatever form."""
    if isinstance(value, Period):
        return value.words
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, tuple):
        return " and ".join(map(str, value)) or "not stated"
    return "not stated" if value is None else str(value)


@rule(
    17, "two-places", "One thing stated in two sections", many="{number} things are stated in two sections each"
)  # fmt: skip
def two_places(case: Case) -> Iterator[Finding]:
    """Look for facts that stand in several sections; whoever changes the one may forget the other.

    A lead sums up what follows, and boxes, tables and references repeat it: they are let pass. Facts that stand in the
    same places are one finding.
    """
    several = (fact for fact in case.facts if len({places.section(place) for place in _at(fact)}) > 1)
    for facts in sorted_groups(several, lambda fact: (fact.source, *_at(fact))):
        yield Finding(
            severity="unclear",
            confidence="medium",
            facts=tuple(fact.id for fact in facts),
            title="One thing is stated in two sections",
            evidence=f"“{facts[0].text}” stands in "
            f"{' and again in '.join(places.words(at, case.dataset) for at in _at(facts[0]))}.",
            right="One statement, with all that is known.",
            extra=5,
        )


def _at(fact: Fact) -> list[str]:
    """List the places of a fact, but for those that sum up or lay out what the others state."""
    return sorted(place for place in fact.at if places.section(place) not in places.APART)
