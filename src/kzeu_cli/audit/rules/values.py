"""Rules on one thing stated with several values."""

from collections.abc import Iterator
from fractions import Fraction

from kzeu_cli.audit.case import Case, pairs, sorted_groups
from kzeu_cli.audit.finding import Finding, by_gap
from kzeu_cli.audit.interval import gap
from kzeu_cli.audit.observation import Observation, matches
from kzeu_cli.audit.official_shares import coverage, official_shares
from kzeu_cli.audit.phrasing import enumerated, rounded, small
from kzeu_cli.audit.rule import rule
from kzeu_cli.model import PERCENT
from kzeu_cli.model.dates import Period, by_time, same_days
from kzeu_cli.support.phrases import capital

Pair = tuple[Observation, Observation]
# Shares of different years that lie farther apart than this ask for a word on why.
_FAR = Fraction(1, 4)
# Values stated so far apart mislead more than their distance alone.
_NEWS = 5
# A share is what readers take away from a paragraph.
_HEADLINE = 10
# Where a year is missing no reader can tell which of them holds.
_UNDATED = 33
# What shares of one thing have in common.
_SAME_SHARE = ("measure", "route", "nature", "product", "whole")
# So many pairs are named in a sentence.
_TOLD = 4
# Amounts of a time say nothing about each other where the time of one is not known.
_OF_A_TIME = ("flow", "stock", "cumulative")


@rule(8, "value", "One measure with two values for the same time")
def value(case: Case) -> Iterator[Finding]:
    """Compare the values that a source gives for one measure, direction, coverage and time.

    For the same time they must meet within their rounding. Where a time is missing a share, a count or a rank may
    belong to another year, so that the difference is a tension; it is none if one of the same value has a time.
    """
    for numbers in _lines(case):
        sure, open_ = [], []
        for pair in _candidates(numbers):
            may_clash = matches(*pair, open=("days",)) and _is_same_thing(*pair)
            if may_clash and not pair[0].interval.meets(pair[1].interval):
                times = [_time(case, one, numbers) for one in pair]
                if times[0] and same_days(*times):
                    sure.append(pair)
                elif None in times and pair[0].nature not in _OF_A_TIME:
                    open_.append(pair)
        if sure or open_:
            yield _several(case, sure, open_)


def _lines(case: Case) -> list[list[Observation]]:
    """Collect the numbers of one source, measure, kind and unit between the same two sides."""
    return case.groups("work", "measure", "nature", "unit", "view", "sides")


def _candidates(numbers: list[Observation]) -> Iterator[Pair]:
    """Go through the pairs of a line that are of the same days, or of which one has none."""
    dated, undated = [one for one in numbers if one.period], [one for one in numbers if not one.period]
    for same in sorted_groups(dated, lambda one: (one.days,)):
        yield from pairs(same)
    yield from pairs(undated)
    ends = pairs([*dated, *undated])
    yield from (pair for pair in ends if (pair[0].period is None) != (pair[1].period is None))


def _is_same_thing(one: Observation, other: Observation) -> bool:
    """Whether two numbers of a line are of the same direction, group, whole, list and, as far as said, coverage."""
    fields = ("route", "subject", "product", "whole", "status")
    return _own(one) == _own(other) and matches(one, other, *fields, open=("coverage", "basis", "composition"))


def _own(one: Observation) -> tuple[str | None, ...]:
    """Name what else a number is about: the event, agreement, programme or vote that it counts for."""
    fact = one.fact
    return fact.event, fact.agreement, fact.programme, getattr(fact, "vote", None)


def _time(case: Case, one: Observation, numbers: list[Observation]) -> Period | None:
    """Find the time of a number; one without takes that of a number of the same value."""
    if window := case.window(one):
        return window
    twins = (other for other in numbers if _is_same_thing(one, other) and one.interval.meets(other.interval))
    return next((twin.period for twin in twins if twin.period), None)


def _several(case: Case, sure: list[Pair], open_: list[Pair]) -> Finding:
    every = [*sure, *open_]
    numbers = list(dict.fromkeys(one for pair in every for one in pair))
    widest = max(every, key=_distance)
    is_share = numbers[0].nature == "share"
    return Finding(
        severity="error" if sure else "tension",
        confidence="high" if sure else "medium",
        facts=tuple(one.id for one in numbers),
        title=f"{capital(_kind(case, numbers[0]))} contradict each other",
        evidence=f"{'; '.join(f'{case.tell(one)} against {case.tell(other)}' for one, other in every[:_TOLD])}"
        + (", for the same time" if sure else "; not both can hold at one time")
        + f" ({case.title(numbers[0])}).",
        right="Another coverage, edition or way of counting for one of them." if sure else _others(case, numbers[0]),
        extra=by_gap(_distance(widest)) + (_HEADLINE + (0 if sure else _UNDATED) if is_share else 0),
        matter=case.shares_of(numbers[0]) if is_share else "",
        leads=is_share,
    )


def _others(case: Case, one: Observation) -> str:
    """Say which shares official sources state of the same, each with its time."""
    official = [other for other in case.find(**one.only(*_SAME_SHARE), layer="official") if other.period]
    told = [case.tell(other) for other in sorted(official, key=lambda other: by_time(other.period))]
    return f"The time of each; official sources have {enumerated(told[:_TOLD])}." if told else "The time of each."


def _kind(case: Case, one: Observation) -> str:
    return f"{'shares' if one.nature == 'share' else 'values'} of {small(case.measure(one))}"


@rule(8, "swing", "A share that changes far without a word")
def swing(case: Case) -> Iterator[Finding]:
    """Look for shares of one thing whose values of different years lie far apart.

    A share that halves or doubles is news; where a text tells both values in passing, one of them mostly counts
    something else. Numbers that may belong to the same line, but lack direction or year, are told with them.
    """
    for numbers in _lines(case):
        dated = [one for one in numbers if one.nature == "share" and one.route and one.period]
        far = [pair for pair in pairs(dated) if _is_same_thing(*pair) and _distance(pair) > _FAR]
        if far:
            widest = max(far, key=_distance)
            # What can be of the same line, as far as it says.
            others = [
                one
                for one in numbers
                if one not in widest and one.route in (None, widest[0].route) and one.product == widest[0].product
            ]
            yield _changed(case, widest, others)


def _distance(pair: Pair) -> Fraction:
    return gap(pair[0].interval, pair[1].interval)


def _changed(case: Case, widest: Pair, others: list[Observation]) -> Finding:
    early, late = sorted(widest, key=lambda one: by_time(one.period))
    told = "; ".join(case.tell(one) for one in (early, late, *others))
    low, high = sorted((early.interval, late.interval), key=lambda interval: interval.middle or 0)
    apart = float((high.low or Fraction(0)) - (low.high or Fraction(0)))
    return Finding(
        severity="tension",
        facts=tuple(one.id for one in (early, late, *others)),
        title=f"{capital(_kind(case, early))} contradict each other",
        evidence=f"{told}; the first two lie {apart:.3g} points or more apart ({case.title(early)}).",
        right=_officially(case, late) or _ways_out(early, late),
        extra=_NEWS + by_gap(_distance(widest)) + _HEADLINE,
        matter=case.shares_of(early),
        leads=True,
    )


def _ways_out(one: Observation, other: Observation) -> str:
    if one.coverage == other.coverage:
        return "Different statistics, or a reason for the change."
    scopes = [
        f"of {each.period} {f'is of {each.coverage}' if each.coverage else 'does not say'}" for each in (one, other)
    ]
    return f"The same coverage (the share {', that '.join(scopes)})."


def _officially(case: Case, one: Observation) -> str:
    """Say what the share was by official amounts: in its own year, and in the first and last that have them."""
    known = official_shares(case, one)
    if not known:
        return ""
    years = {known[0].year, known[-1].year, one.period.year if one.period else None}
    told = enumerated(
        f"{rounded(share.value.middle or Fraction(0), PERCENT, case.dataset.units, 3)} in {share.year}"
        for share in known
        if share.year in years
    )
    return f"By {case.publisher(known[0].part[0])} it was {told}{coverage(known[0].part[0])}."
