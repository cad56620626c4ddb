"""Rules on one thing told twice, and on places that only one thing can fill."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from kzeu_cli.audit.case import Case
from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.rule import rule
from kzeu_cli.audit.words import and_more
from kzeu_cli.audit.works import marks
from kzeu_cli.model import Agreement, Event, Fact, Office, Quantity
from kzeu_cli.model import locators as places
from kzeu_cli.model.dates import Period

# What two tellings of one number may differ in, and what to call it.
_DIFFERENCES = {
    "value": "number", "bound": "bound", "unit": "unit", "when": "time", "coverage": "coverage",
    "basis": "basis", "composition": "membership counted", "flow": "direction", "status": "state",
}  # fmt: skip
_CURRENT = "current"


@rule(16, "one-framework", "Two agreements that are both called the framework in force")
def one_framework(case: Case) -> Iterator[Finding]:
    """Look for agreements of the same parties that a source calls the framework of their relations at the same time.

    An agreement holds from its entry into force, or the period told of it, until one that supersedes it enters into
    force. From the law of treaties (Vienna Convention of 1969, article 59).
    """
    frames = [agreement for agreement in case.of(Agreement) if agreement.framework]
    for one, other in combinations(frames, 2):
        same = (one.source, sorted(one.parties)) == (other.source, sorted(other.parties))
        if same and other.id != one.supersedes and one.id != other.supersedes:
            first, second = sorted((one, other), key=lambda agreement: (_since(case, agreement), agreement.id))
            begun, ended = _since(case, second), first.period.last if first.period else None
            if ended is None or begun == "" or begun <= ended.isoformat():
                yield Finding(
                    severity="error",
                    facts=(first.id, second.id),
                    said=f"{first.text} {second.text}",
                    computed=f"{_name(first)} {_from(case, first)}, {_name(second)} {_from(case, second)}; "
                    "neither is said to end or to replace the other",
                    reconcile=f"that {_name(second)} replaced {_name(first)}, and when",
                    extra=10,
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
    return f"since {force.begin if force.is_open else force}" if force else "since a day not told"


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
                said=f"{one.text} {other.text}",
                computed=f"{one.role}: {one.holder} and {other.holder}, both current",
                reconcile="the time of each",
            )


@rule(17, "retold", "One thing told twice, not alike")
def retold(case: Case) -> Iterator[Finding]:
    """Compare each fact that tells another one again with it: number, bound, time, scope and references.

    The data marks a retelling (`restates`). Told with another number or bound, at most one of the two can be exact;
    told with other references or without the time, a reader cannot see that they are one.
    """
    for fact in case.facts:
        first = case.get(fact.restates)
        if first is None or first.layer != fact.layer:
            continue
        told = [
            difference for field, word in _DIFFERENCES.items() if (difference := _difference(first, fact, field, word))
        ]
        if set(first.refs) != set(fact.refs):
            told.append(f"references: {marks(first.refs) or 'none'} against {marks(fact.refs) or 'none'}")
        if told:
            numbers = any(line.startswith(("number", "bound", "unit")) for line in told)
            yield Finding(
                severity="tension" if numbers else "ambiguity",
                confidence="medium" if numbers else "high",
                facts=(first.id, fact.id),
                said=f"{first.text} And again: {fact.text}",
                computed="; ".join(told),
                reconcile="one telling, with all that is known",
                extra=len(told),
            )


def _difference(first: Fact, second: Fact, field: str, word: str) -> str:
    one, other = (getattr(fact, field, None) for fact in (first, second))
    if field == "bound":
        one, other = (
            value or "exactly" if isinstance(fact, Quantity) else value
            for fact, value in ((first, one), (second, other))
        )
    if str(one) == str(other):
        return ""
    told = (each.words if isinstance(each, Period) else each or "not told" for each in (one, other))
    return f"{word}: {' against '.join(told)}"


@rule(17, "two-places", "One thing told in two parts of a text")
def two_places(case: Case) -> Iterator[Finding]:
    """Look for facts that stand in several sections; whoever changes the one telling may forget the other.

    A lead sums up what follows, and boxes, tables and references repeat it: they are let pass. Facts that stand in the
    same places are one finding.
    """
    told: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in case.facts:
        at = [place for place in fact.at if places.section(place) not in places.APART]
        if len({places.section(place) for place in at}) > 1:
            told[fact.source, *sorted(at)].append(fact)
    for (_, *at), facts in sorted(told.items()):
        yield Finding(
            severity="ambiguity",
            confidence="medium",
            facts=tuple(fact.id for fact in facts),
            said=and_more(facts),
            computed=f"told in {' and again in '.join(places.words(place, case.dataset) for place in at)}",
            reconcile="one telling, with all that is known",
            extra=5,
        )
