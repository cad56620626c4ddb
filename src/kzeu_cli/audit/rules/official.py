"""Rules that hold what an article states against the official layer."""

from collections.abc import Iterator
from fractions import Fraction

from kzeu_cli.audit.case import Case
from kzeu_cli.audit.finding import Finding, by_gap
from kzeu_cli.audit.interval import Interval, gap, total
from kzeu_cli.audit.observation import Observation
from kzeu_cli.audit.official_shares import OfficialShare, official_shares
from kzeu_cli.audit.partition import partitions
from kzeu_cli.audit.phrasing import amount, between, rate_words, rounded
from kzeu_cli.audit.rule import rule
from kzeu_cli.figures.amounts import is_currency
from kzeu_cli.model import PERCENT, Agreement, Event, Figure

# Statistics are revised, and round differently: so far a number may lie from the official one.
_TOLERANCE = Fraction(2, 100)
# A share may lie so many percentage points from the official one.
_POINTS = 2
# A date is looked up and copied; one that the official layer tells again on purpose is a claim of its own.
_DATED, _FIRST_CLAIM = 25, 45
_COUNTED = ("rank", "count")
_AT_A_TIME = (*_COUNTED, "stock")


@rule(
    26, "official-number", "A number that official statistics do not have",
    many="{number} numbers differ from official statistics",
)  # fmt: skip
def official_number(case: Case) -> Iterator[Finding]:
    """Hold each dated number against the official one of the same quantity and period.

    The reporter's own statistics count where there are two views. Rounding is allowed for, and 2% for revisions, but
    not in ranks and counts. Money in another currency is converted at the mean rate of the period. Where the article
    leaves open what it counts, the difference may lie there.
    """
    for one in case.observations:
        if one.fact.layer != "article" or one.period is None or one.nature == "share":
            continue
        alike = case.find(**one.only("measure", "nature", "product"), layer="official")
        official = [other for other in alike if _is_same(one, other)]
        own = [other for other in official if other.view == other.subject] or official
        differing = [found for other in own if (found := _differs(case, one, other))]
        if own and len(differing) == len(own):
            yield from differing[:1]


def _is_same(one: Observation, other: Observation) -> bool:
    sides = (
        one.route == other.route if one.route else (one.subject, one.counterpart) == (other.subject, other.counterpart)
    )
    vote = isinstance(one.fact, Figure) and isinstance(other.fact, Figure) and one.fact.vote != other.fact.vote
    return (
        other.status != "partial"
        and sides
        and not vote
        and _agree(one.coverage, other.coverage)
        and _agree(one.basis, other.basis)
        and _is_same_time(one, other)
    )


def _agree(mine: str | None, theirs: str | None) -> bool:
    return mine is None or mine == theirs


def _is_same_time(one: Observation, other: Observation) -> bool:
    if one.nature in _AT_A_TIME and one.period and other.period:
        return one.period.overlaps(other.period)
    return one.days == other.days


def _differs(case: Case, one: Observation, other: Observation) -> Finding | None:
    """Compare two numbers of one quantity; None if they agree, or their units cannot be compared."""
    rate = _rate(case, one, other)
    theirs = other.interval * rate if rate else None
    if rate is None or theirs is None or _agree_in_number(one, other, theirs):
        return None
    units = case.dataset.units
    converted = (
        f" = {between(theirs, one.unit, units)} at {rate_words(other.unit, one.unit, rate)}" if rate != 1 else ""
    )
    return Finding(
        severity="unclear" if _left_open(one, other) else "tension",
        confidence="medium",
        facts=(one.id, other.id),
        title=f"{case.measure(one)} of {case.when(one)} differs from official statistics",
        evidence=f"{case.title(one)} is given as {case.tell(one)}; {case.publisher(other)} has "
        f"{amount(other.amount, units)}{converted}.",
        right=_left_open(one, other) or f"The official number, {amount(other.amount, units)}.",
        matter=f"official {one.measure} {one.days}",
        leads=True,
        extra=min(by_gap(gap(one.interval, theirs)), 10),
    )


def _agree_in_number(one: Observation, other: Observation, theirs: Interval) -> bool:
    """Whether two numbers can be one; what was counted to the last is the same or not."""
    if one.nature in _COUNTED and not (one.amount.bound or other.amount.bound):
        return one.amount.value == other.amount.value
    return one.interval.meets(theirs * Interval(1 - _TOLERANCE, 1 + _TOLERANCE))


def _rate(case: Case, one: Observation, other: Observation) -> Fraction | None:
    """Find what turns the second number's unit into the first's; None if nothing is known to."""
    if one.unit == other.unit:
        return Fraction(1)
    is_money = is_currency(one.unit) and is_currency(other.unit)
    return case.rate(other.unit, one.unit, other.period) if is_money else None


def _left_open(one: Observation, other: Observation) -> str:
    """Say what the first number leaves open and the second does not: `something else than net`; empty if nothing."""
    known = [getattr(other, field) for field in ("coverage", "basis") if getattr(one, field) is None]
    told = " or ".join(filter(None, known))
    return f"What it counts; the official amount is {told}." if told else ""


@rule(26, "official-share", "A share that official amounts do not give")
def official_share(case: Case) -> Iterator[Finding]:
    """Work a dated share of all countries out from official amounts of the same period and compare.

    Both amounts are the subject's own statistics; the flows of both directions are added for a share of all trade.
    Rounding and two percentage points are allowed for.
    """
    for one in case.observations:
        figure = one.fact
        if figure.layer != "article" or one.nature != "share" or not isinstance(figure, Figure) or not one.period:
            continue
        for share in official_shares(case, one):
            if share.part[0].days == one.days:
                yield from _compare_shares(case, one, share)


def _compare_shares(case: Case, one: Observation, share: OfficialShare) -> Iterator[Finding]:
    if one.interval.meets(share.value + Interval(Fraction(-_POINTS), Fraction(_POINTS))):
        return
    part, whole = share.part, share.whole
    units = case.dataset.units
    terms = (" + ".join(amount(one.amount, units) for one in amounts) for amounts in (part, whole))
    arithmetic = " / ".join(f"({added})" if len(part) > 1 else added for added in terms)
    computed = rounded(share.value.middle or Fraction(0), one.unit, units)
    yield Finding(
        severity="unclear" if _left_open(one, part[0]) else "tension",
        confidence="medium",
        facts=(one.id, *(other.id for other in (*part, *whole))),
        title=f"{case.measure(one)} of {case.when(one)}: official amounts give another share",
        evidence=f"It is given as {case.tell(one)}; by {case.publisher(part[0])} it is {arithmetic} = {computed}.",
        right=_left_open(one, part[0]) or f"The official share, {computed}.",
        matter=f"official {one.measure} {one.days}",
        extra=5,
    )


@rule(26, "official-range", "An undated number that fits no official year")
def official_range(case: Case) -> Iterator[Finding]:
    """Hold each undated number against all official values of the same quantity, whatever their year.

    What lies more than 2% below the least or above the greatest of them was the value in none of those years.
    """
    for one in case.observations:
        if one.fact.layer != "article" or one.period is not None or one.nature is not None:
            continue
        official = sorted(
            case.find(**one.only("measure", "subject", "unit"), layer="official"),
            key=lambda other: (other.amount.value or 0, other.id),
        )
        if official:
            least, most = official[0], official[-1]
            reach = Interval((least.interval * (1 - _TOLERANCE)).low, (most.interval * (1 + _TOLERANCE)).high)
            if not one.interval.meets(reach):
                yield _out_of_range(case, one, least, most)


def _out_of_range(case: Case, one: Observation, least: Observation, most: Observation) -> Finding:
    units = case.dataset.units
    known = dict.fromkeys((least, most))
    told = " to ".join(
        f"{amount(other.amount, units)} ({case.publisher(other)}, {case.when(other)})" for other in known
    )
    near = min(known, key=lambda other: gap(one.interval, other.interval))
    percent = rounded(gap(one.interval, near.interval) * 100, PERCENT, units, 2)
    return Finding(
        severity="tension",
        confidence="medium",
        facts=(one.id, *(other.id for other in known)),
        title=f"{case.measure(one)} of {case.the(one.subject)} differs from official values",
        evidence=f"{case.tell(one)} is {percent} off what official sources have: {told}.",
        right=f"{amount(near.amount, units)} ({case.when(near)}).",
        matter=case.column_of(one),
        extra=5,
    )


@rule(26, "official-sum", "A total that its official parts, which agree, do not make")
def official_sum(case: Case) -> Iterator[Finding]:
    """Add up the official values of parts that the article gives rightly, and hold its total against the sum.

    Parts rounded one by one leave a total open; where official statistics have each of them to the last digit, and each
    as printed, their sum decides. What the printed parts themselves do not make is another rule's.
    """
    for partition in partitions(case):
        whole, parts = partition.whole, partition.parts
        if whole.layer == "article" and total(part.interval for part in parts).meets(whole.interval):
            official = [_exact(case, part) for part in parts]
            known = [one for one in official if one]
            computed = total(one.interval for one in known)
            if len(known) == len(parts) and not computed.meets(whole.interval):
                units = case.dataset.units
                terms = " + ".join(amount(one.amount, units) for one in known)
                yield Finding(
                    severity="unclear",
                    facts=(whole.id, *(part.id for part in parts), *(one.id for one in known)),
                    witnesses=tuple(part.id for part in parts),
                    title=f"{amount(whole.amount, units)} is not what its official parts make",
                    evidence=f"By {case.publisher(known[0])} the parts are {terms} = "
                    f"{between(computed, whole.unit, units)}, not {amount(whole.amount, units)}.",
                    right=f"{between(computed, whole.unit, units)}.",
                    extra=8,
                )


def _exact(case: Case, part: Observation) -> Observation | None:
    """Find the official value of a number, of the reporter's own statistics, that rounds to what is printed."""
    same = part.only("measure", "route", "nature", "coverage", "product", "unit", "days")
    official = [one for one in case.find(**same, layer="official") if one.view in (None, part.subject)]
    return next((one for one in official if one.interval.within(part.interval)), None)


@rule(26, "official-date", "A date that official sources do not have")
def official_date(case: Case) -> Iterator[Finding]:
    """Hold the date of each event against the official one of the same event.

    Two events are one if they are the same step of an agreement or the same meeting of a series, or if the official
    layer says that it tells the event again (`restates`). Dates agree if one can be the other, less precisely told.
    """
    official = case.of(Event, "official")
    for event in case.of(Event, "article"):
        for other in (other for other in official if _is_one(event, other)):
            if event.date and other.date and not event.date.overlaps(other.date):
                agreement = case.get(event.agreement)
                name = f" ({agreement.short or agreement.name})" if isinstance(agreement, Agreement) else ""
                yield Finding(
                    severity="tension",
                    confidence="medium" if other.restates else "high",
                    facts=(event.id, other.id),
                    title=f"{event.date} is stated, but official sources have {other.date}",
                    evidence=f"{case.publisher_of(other)}: “{other.text}”{name} Stated is: “{event.text}”",
                    right=f"{other.date}, unless two different steps are meant.",
                    extra=_FIRST_CLAIM if other.restates else _DATED,
                )


def _is_one(event: Event, other: Event) -> bool:
    step = bool(event.agreement and event.stage) and (event.agreement, event.stage, event.actors) == (
        other.agreement,
        other.stage,
        other.actors,
    )
    meeting = bool(event.series and event.ordinal) and (event.series, event.ordinal) == (other.series, other.ordinal)
    return step or meeting or other.restates == event.id
