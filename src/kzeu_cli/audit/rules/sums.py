"""Rules on wholes and their parts."""

from collections.abc import Iterator
from fractions import Fraction

from kzeu_cli.audit.bibliography import marks
from kzeu_cli.audit.case import Case, sorted_groups
from kzeu_cli.audit.finding import Finding, by_gap
from kzeu_cli.audit.interval import Interval, gap, interval, reach, total
from kzeu_cli.audit.observation import Observation, matches
from kzeu_cli.audit.partition import Partition, contains, partitions, swap
from kzeu_cli.audit.phrasing import between, rounded, shown
from kzeu_cli.audit.rule import rule
from kzeu_cli.figures.amounts import is_currency
from kzeu_cli.model import PERCENT, WORLD, Figure, Item, Trait
from kzeu_cli.model.dates import same_days

_ALL = interval(100)


@rule(1, "sum", "Parts that do not add up to their whole")
def add_up(case: Case) -> Iterator[Finding]:
    """Add up parts that make a whole between them, and compare with the whole as stated.

    Both directions make all trade, goods and services make both, months make a year, members make their union. All are
    taken as intervals, so that parts rounded one by one may miss the whole by their rounding. From the definition of a
    sum; in statistics this is called additivity.
    """
    for partition in partitions(case):
        whole, parts = partition.whole, partition.parts
        computed = total(part.interval for part in parts)
        if not computed.meets(whole.interval):
            yield _not_additive(case, partition, computed)


def _not_additive(case: Case, partition: Partition, computed: Interval) -> Finding:
    units = case.dataset.units
    whole, parts = partition.whole, partition.parts
    terms = " + ".join(shown(part.amount, units) for part in parts[:4]) + (" + …" if len(parts) > 4 else "")
    return Finding(
        severity="error",
        facts=(whole.id, *(part.id for part in parts)),
        title=f"{case.measure(whole)}: the parts do not add up",
        evidence=f"{case.title(whole)} ({case.when(whole)}), by {partition.by}: {terms} = "
        f"{between(computed, whole.unit, units)}, not {shown(whole.amount, units)}.",
        right="Another year, coverage or edition for one of them, or a part that is missing.",
        extra=by_gap(gap(computed, whole.interval)),
    )


@rule(1, "hundred", "Shares that do not make 100%")
def make_hundred(case: Case) -> Iterator[Finding]:
    """Add up the shares of a list, and those of each entry that is divided further.

    More than the whole cannot be; less than the whole leaves something unsaid in a comparison, while other lists may
    name the largest only. Each share is the interval that its rounding leaves open.
    """
    for trait in case.of(Trait):
        shares = [item for item in trait.items if item.unit == PERCENT and item.value is not None]
        for name in dict.fromkeys(item.part_of for item in shares):
            parts = [item for item in shares if item.part_of == name]
            whole = next((reach(item) for item in shares if item.name == name), _ALL)
            yield from _hundred(case, trait, parts, whole, name)


def _hundred(case: Case, trait: Trait, parts: list[Item], whole: Interval, name: str | None) -> Iterator[Finding]:
    units = case.dataset.units
    computed = total(reach(item) for item in parts)
    too_much = whole.below(computed)
    if len(parts) < 2 or computed.meets(whole) or (trait.layer != "article" and not too_much):
        return
    terms = " + ".join(shown(item, units) for item in parts)
    yield Finding(
        severity="error" if too_much else "unclear",
        facts=(trait.id,),
        title=f"{name or case.titled(trait.attribute)}: shares do not make {between(whole, 'percent', units)}",
        evidence=f"{terms} = {between(computed, 'percent', units)}, not {between(whole, 'percent', units)}.",
        right="Entries that do not overlap." if too_much else "An entry for all others.",
        extra=by_gap(gap(computed, whole)),
    )


@rule(5, "part", "A part larger than its whole")
def part(case: Case) -> Iterator[Finding]:
    """Compare each part with its whole: stated ones, and those whose dimensions lie within those of another.

    One direction lies within both, goods within goods and services, a product within its group, a member within its
    union, everybody within the world, a shorter time within a longer one. From the definition of a part; it does not
    hold for balances and net amounts, which may be negative.
    """
    for one in case.observations:
        whole = case.seen(getattr(one.fact, "part_of", None))
        if whole and whole.unit == one.unit and whole.interval.below(one.interval):
            yield _too_large(case, one, whole, "its whole")
        elif one.nature == "share" and one.unit == PERCENT and _ALL.below(one.interval):
            yield _too_large(case, one, one, "a share of 100%")
    for one, whole, how in contains(case):
        if whole.interval.below(one.interval):
            yield _too_large(case, one, whole, how)


def _too_large(case: Case, one: Observation, whole: Observation, how: str) -> Finding:
    facts = tuple(dict.fromkeys((one.id, whole.id)))
    return Finding(
        severity="error",
        facts=facts,
        title=f"{case.measure(one)}: a part is larger than its whole",
        evidence=f"{case.title(one)}, {case.tell(one)}, is more than {how}"
        + (f", {case.tell(whole)}." if len(facts) > 1 else "."),
        right="Another year, currency or scope for one of the two.",
        extra=by_gap(gap(one.interval, whole.interval)),
    )


@rule(
    5, "list", "Members of a list that together outweigh their union",
    many="Members listed outweigh the totals of their union", of_day=True,
)  # fmt: skip
def outweigh(case: Case) -> Iterator[Finding]:
    """Add up the members of a party in a list, and compare with what the same text gives for the whole party.

    Strangers in the list are left out. Where a time is missing the two may be of different times, which makes it a
    tension; amounts in another currency are converted at the rate of their time.
    """
    for party, members in _lists(case):
        for whole in case.find(**members[0].only("work", "measure", "nature")):
            if _is_union(members[0], whole, party):
                yield from _outweighs(case, members, whole, party)


def _lists(case: Case) -> Iterator[tuple[str, list[Observation]]]:
    """Go through the lists of members of a party, the heaviest member first; strangers are left out."""
    listed = (
        (party, one)
        for one in case.observations
        if (party := getattr(one.fact, "listed_under", None)) and one.counterpart and case.spans(party, one.counterpart)
    )
    fields = ("work", "measure", "nature", "unit")
    for found in sorted_groups(listed, lambda pair: (pair[0], pair[1].fact.group, *pair[1].only(*fields).values())):
        yield found[0][0], sorted((one for _, one in found), key=lambda one: (-(one.amount.value or 0), one.id))


def _is_union(member: Observation, whole: Observation, party: str) -> bool:
    same = matches(whole, member, open=("days",)) and _leads_to(whole, member, party)
    return same and is_currency(whole.unit) == is_currency(member.unit)


def _outweighs(case: Case, members: list[Observation], whole: Observation, party: str) -> Iterator[Finding]:
    rate = case.rate(whole.unit, members[0].unit, whole.period or case.today)
    limit = whole.interval * rate if rate else None
    # One member that is more than all tells more than their sum.
    parts = members[:1] if limit and limit.below(members[0].interval) else members
    computed = total(part.interval for part in parts)
    if limit and limit.below(computed):
        units, unit = case.dataset.units, members[0].unit
        terms = " + ".join(f"{case.dataset.name(part.counterpart)} {shown(part.amount, units)}" for part in parts)
        made = f" = {between(computed, unit, units)}" if len(parts) > 1 else " alone"
        there = f", at most {rounded(limit.high or Fraction(0), unit, units)}" if whole.unit != unit else ""
        yield Finding(
            severity="tension",
            confidence="high" if whole.period and members[0].period else "medium",
            facts=(whole.id, *(member.id for member in members)),
            witnesses=tuple(member.id for member in members),
            title="A list of members outweighs the total of their union",
            evidence=f"{terms}{made}; the whole of {case.the(party)} is given as {case.tell(whole)}{there}.",
            right="Another time for one of the two, or gross amounts against what was held.",
            extra=by_gap(gap(limit, computed)),
        )


@rule(6, "unlisted", "A share of the whole that the members listed do not make")
def unlisted(case: Case) -> Iterator[Finding]:
    """Add up the members of a list and hold them against the share that the union is said to have of the whole.

    The share must stand in the paragraph of the list and be of the same time as the whole, or of none; the whole must
    come from the work that the list rests on: stand in its title, or in a figure that cites it. What is missing must
    be the members' who are not listed. From the definition of a share.
    """
    for party, members in _lists(case):
        for whole in (*case.observations, *case.titles):
            for share in case.observations if _is_whole(members[0], whole) else ():
                times = case.window(share), case.window(whole)
                if _is_share(members[0], share, party) and (times[0] is None or same_days(*times)):
                    yield from _missing(case, members, share, whole)


def _is_whole(member: Observation, whole: Observation) -> bool:
    alike = matches(whole, member, "measure", "nature", "unit", "product")
    return alike and _leads_to(whole, member, WORLD) and bool(set(whole.fact.refs) & set(member.fact.refs))


def _is_share(member: Observation, share: Observation, party: str) -> bool:
    """Whether a share is that of the union in the whole, stated in the paragraph of a member."""
    of = (share.fact.share_of if isinstance(share.fact, Figure) else None) or {}
    same = matches(share, member, "work", "measure", "product") and _leads_to(share, member, party)
    is_together = bool(_paragraphs(share) & _paragraphs(member))
    return share.nature == "share" and of.get("counterpart") == WORLD and same and is_together


def _leads_to(one: Observation, member: Observation, side: str) -> bool:
    """Whether a number is that of another side in the place of the member."""
    return (
        one.route is not None and member.route is not None and one.route == swap(member.route, member.counterpart, side)
    )


def _paragraphs(one: Observation) -> set[str]:
    return {place.rpartition("/")[0] for place in one.fact.at}


def _missing(case: Case, members: list[Observation], share: Observation, whole: Observation) -> Iterator[Finding]:
    units, unit = case.dataset.units, whole.unit
    listed, needed = total(member.interval for member in members), whole.interval * share.interval / 100
    if not listed.below(needed):
        return
    where = "" if case.get(whole.id) else f" in the title of {marks(whole.fact.refs)}"
    percent = rounded((listed / whole.interval * 100).middle or Fraction(0), PERCENT, units, 3)
    terms = " + ".join(f"{case.dataset.name(member.counterpart)} {shown(member.amount, units)}" for member in members)
    rest = (needed.low or Fraction(0)) - (listed.high or Fraction(0))
    yield Finding(
        severity="tension",
        confidence="medium",
        facts=(share.id, *(member.id for member in members), whole.id),
        witnesses=tuple(member.id for member in members),
        refs=tuple(dict.fromkeys((*share.fact.refs, *members[0].fact.refs))),
        title=f"The members listed make {percent}, not {shown(share.amount, units)}",
        evidence=f"{terms} = {between(listed, unit, units)}, or {percent} of {case.tell(whole)}{where}, beside "
        f"{case.tell(share)}; those not listed would have to add at least {rounded(rest, unit, units)}.",
        right="Members that are not listed, another whole, or a share of something else.",
        extra=by_gap(gap(listed, needed)),
        matter=case.shares_of(share),
    )
