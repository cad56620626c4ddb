"""Rules on shares and the wholes they imply."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, product
from typing import NamedTuple

from kzeu_cli.audit.case import Case, pairs, sorted_groups
from kzeu_cli.audit.finding import Finding, by_gap
from kzeu_cli.audit.interval import Interval, gap, step
from kzeu_cli.audit.observation import BOTH_WAYS, ONE_WAY, Observation, matches, route
from kzeu_cli.audit.official_shares import OfficialShare, official_shares
from kzeu_cli.audit.phrasing import Units, between, rounded, small
from kzeu_cli.audit.rule import rule
from kzeu_cli.model import PERCENT, Figure, RefId
from kzeu_cli.model.dates import Period, same_days

_AMOUNTS = ("flow", "cumulative", "stock", "count")
# What wholes of one thing have in common.
_ALIKE = ("measure", "route", "unit", "nature", "product", "layer")
# What a share of a total and those of its two parts have in common.
_SCOPE = ("source", "view", "measure", "subject", "counterpart", "product", "basis", "whole", "days")
# Amounts that grow with time, of which one without a date may still be held against another.
_GROWING = ("cumulative",)
# More within a shorter time than within a longer one weighs more than its distance alone.
_SHORTER = 20


class WholeAmount(NamedTuple):
    """The whole of something, stated or implied by a share and its amount: in `words`, and how it came about."""

    facts: tuple[str, ...]
    like: Observation
    value: Interval
    window: Period | None
    words: str
    sum: str
    is_implied: bool


@rule(6, "whole", "Shares that imply different wholes")
def whole(case: Case) -> Iterator[Finding]:
    """Divide each amount by the share it is said to be, and compare the wholes with each other and with stated ones.

    For the same time they must agree; that of a shorter time must not exceed that of a longer one that holds it. Where
    the shorter one runs on after the longer one's end, or the larger was stated later, it may have grown: that is said
    with what it must have grown by. Bounds carry over: an amount of almost 100 that is more than half leaves at most
    200. Titles of references count as statements. From the definition of a share.
    """
    shares = [made for one in case.observations if (made := _implied(case, one))]
    routes = {made.like.route for made in shares}
    amounts = (one for one in (*case.observations, *case.titles) if one.nature in _AMOUNTS and one.route in routes)
    wholes = [*shares, *(_stated(case, one) for one in amounts)]
    for alike in sorted_groups(wholes, lambda whole: tuple(whole.like.only(*_ALIKE).values())):
        implied = [whole for whole in alike if whole.is_implied]
        stated = [whole for whole in alike if not whole.is_implied]
        for one, other in (*combinations(implied, 2), *product(implied, stated)):
            if matches(one.like, other.like, open=("coverage", "basis", "view")):
                yield from _compare(case, one, other)


def _stated(case: Case, one: Observation) -> WholeAmount:
    words = case.tell(one)
    if not case.get(one.id):
        words += f" in the title of {''.join(f'[{ref}]' for ref in one.fact.refs)}"
    return WholeAmount((one.id,), one, one.interval, case.window(one), words, words, is_implied=False)


def _implied(case: Case, share: Observation) -> WholeAmount | None:
    figure = share.fact
    part = case.seen(figure.numerator) if isinstance(figure, Figure) else None
    if part is None or not isinstance(figure, Figure) or not figure.share_of or share.unit != PERCENT:
        return None
    counterpart = figure.share_of.get("counterpart", part.counterpart)
    good = figure.share_of.get("product", part.product)
    way = route(part.subject, counterpart, figure.flow)
    like = part.replace(counterpart=counterpart, product=good, route=way)
    value = part.interval / share.interval * 100
    units = case.dataset.units
    words = f"{case.tell(part)} as {case.tell(share)} of the whole"
    sum = f"{_plain(case, part)} / {_plain(case, share)} = {_about(value, part, share, units)}"
    return WholeAmount(
        (share.id, part.id), like, value, case.window(part) or case.window(share), words, sum, is_implied=True
    )


def _about(value: Interval, part: Observation, share: Observation, units: Units) -> str:
    """Write an implied whole: the number that the printed ones make, and what rounding leaves open."""
    reach = between(value, part.unit, units)
    if None in (value.low, value.high) or " to " not in reach:
        return reach
    middle = part.value * 100 / Fraction(share.amount.value or 1)
    return f"{rounded(middle, part.unit, units)} ({reach})"


def _compare(case: Case, one: WholeAmount, other: WholeAmount) -> Iterator[Finding]:
    if one.value.meets(other.value):
        return
    if one.window is None or other.window is None:
        if one.like.nature in _GROWING and not _may_have_grown(case, one, other):
            yield _found(case, one, other, "and no time is given for at least one of them", sure=False)
        elif one.like.nature in _GROWING and one.is_implied and other.is_implied:
            yield _grown(case, one, other)
    elif same_days(one.window, other.window):
        yield _found(case, one, other, "both for the same time", sure=True)
    else:
        short, long = sorted((one, other), key=lambda whole: whole.window.days if whole.window else 0)
        assert short.window
        assert long.window
        if long.value.below(short.value) and short.window.within(long.window):
            how = f"though for less time ({short.window.words} against {long.window.words})"
            yield _found(case, short, long, how, sure=True)
        elif long.value.below(short.value) and long.window.first <= short.window.first <= long.window.last:
            yield _run_on(case, short, long)


def _run_on(case: Case, short: WholeAmount, long: WholeAmount) -> Finding:
    """Say what the days by which the shorter time outlasts the longer one would have to bring."""
    assert short.window
    assert long.window
    least = rounded(
        (short.value.low or Fraction(0)) - (long.value.high or Fraction(0)), short.like.unit, case.dataset.units
    )
    return Finding(
        severity="tension",
        confidence="medium",
        facts=(*short.facts, *long.facts),
        title=f"Shares of {small(case.measure(short.like))} imply different wholes",
        evidence=f"{short.sum} ({short.window.words}), but {long.words}: from {long.window.last} to "
        f"{short.window.last} at least {least} would have to be added, even with nothing before {short.window.first}.",
        right="Gross against net amounts, or a share of something else.",
        extra=by_gap(gap(short.value, long.value)),
        matter=case.shares_of(case.seen(short.facts[0]) or short.like),
    )


def _may_have_grown(case: Case, one: WholeAmount, other: WholeAmount) -> bool:
    """Whether the smaller of two sums was stated earlier, so that it may have grown to be the larger."""
    less, more = (one, other) if one.value.below(other.value) else (other, one)
    first, then = (case.issued(case.refs(whole.facts)) for whole in (less, more))
    return first is not None and then is not None and first < then


def _grown(case: Case, one: WholeAmount, other: WholeAmount) -> Finding:
    less, more = (one, other) if one.value.below(other.value) else (other, one)
    days = [case.issued(case.refs(whole.facts)) for whole in (less, more)]
    least = (more.value.low or Fraction(0)) - (less.value.high or Fraction(0))
    return Finding(
        severity="unclear",
        confidence="medium",
        facts=(*less.facts, *more.facts),
        title=f"Shares of {small(case.measure(one.like))} imply different wholes",
        evidence=f"{less.sum}, stated on {days[0]}; {more.sum}, stated on {days[1]}: "
        f"at least {rounded(least, one.like.unit, case.dataset.units)} more in between.",
        right="The time of each, and whether they count the same.",
        extra=by_gap(gap(one.value, other.value)),
        matter=case.shares_of(case.seen(less.facts[0]) or less.like),
    )


def _found(case: Case, one: WholeAmount, other: WholeAmount, how: str, *, sure: bool) -> Finding:
    relation = "more" if other.value.below(one.value) else "less"
    return Finding(
        severity="error" if sure else "tension",
        facts=(*one.facts, *other.facts),
        title=f"Shares of {small(case.measure(one.like))} imply different wholes",
        evidence=f"{one.sum}, {relation} than {other.sum}, {how}.",
        right="Gross against net amounts, other years, or a share of something else.",
        matter=case.shares_of(case.seen((one if one.is_implied else other).facts[0]) or one.like),
        extra=by_gap(gap(one.value, other.value)) + (_SHORTER if one.window and other.window else 0),
    )


def _plain(case: Case, one: Observation) -> str:
    return case.tell(one).rpartition(" (")[0]


@rule(7, "between", "A share of a total that lies outside the shares of its parts")
def between_parts(case: Case) -> Iterator[Finding]:
    """Hold the share of a total against the shares of the two parts that make it.

    The share of all trade is a weighted mean of those of exports and imports, that of goods and services of theirs, so
    it must lie between them. From the definition of a weighted mean.
    """
    for shares in case.groups(*_SCOPE, among=lambda one: one.nature == "share" and one.route):
        for total, (first, second) in product(shares, pairs(shares)):
            if _are_parts(total, first, second):
                low, high = sorted((first, second), key=lambda share: share.interval.middle or 0)
                if total.interval.below(low.interval) or high.interval.below(total.interval):
                    yield _outside(case, total, low, high)


def _are_parts(total: Observation, first: Observation, second: Observation) -> bool:
    if total.route and total.route[2] == BOTH_WAYS:
        start, end, _ = total.route
        ways = {(start, end, ONE_WAY), (end, start, ONE_WAY)}
        return {first.route, second.route} == ways and first.coverage == second.coverage == total.coverage
    kinds = {first.coverage, second.coverage}
    return first.route == second.route == total.route and total.coverage == "both" and kinds == {"goods", "services"}


def _outside(case: Case, total: Observation, low: Observation, high: Observation) -> Finding:
    parts = f"{case.tell(low)} and {case.tell(high)}"
    near = low if total.interval.below(low.interval) else high
    return Finding(
        severity="error",
        facts=(total.id, low.id, high.id),
        title="A share of the total lies outside those of its parts",
        evidence=f"{case.title(total)} is {case.tell(total)}; a mean of its parts, {parts}, lies between them.",
        right="Another year or coverage for one of the three.",
        extra=by_gap(gap(total.interval, near.interval)),
    )


@rule(7, "unmade-share", "A share of all trade that its stated part leaves to an unlikely other part")
def unmade_share(case: Case) -> Iterator[Finding]:
    """Look in one work for a share of a total and one of its two directions that is lower, without the other direction.

    The other direction must then have a larger share than the total. Where official statistics have it in no year, the
    two cannot both count the same. A share of more than so many percent is taken to be less than one unit more. From
    the definition of a weighted mean.
    """
    for whole in (one for one in case.observations if _is_share_of_all(one, BOTH_WAYS)):
        for work in whole.fact.refs:
            cited = (one for fact in case.cited_by[work] if (one := case.seen(fact.id)))
            parts = [one for one in cited if _is_part_of(one, whole)]
            for part in parts if len({part.route for part in parts}) == 1 else ():
                near = Interval(part.interval.low, part.value + step(part.amount))
                other = _OPPOSITE.get(getattr(part.fact, "flow", None) or "")
                official = official_shares(case, whole, other) if other else []
                if near.below(whole.interval) and official:
                    most = max(official, key=lambda share: share.value.high or Fraction(0))
                    least = min(official, key=lambda share: share.value.low or Fraction(0))
                    if most.value.below(whole.interval):
                        yield _unmade(case, whole, part, other or "", least, most, work)


_OPPOSITE = {"exports": "imports", "imports": "exports"}


def _is_share_of_all(one: Observation, kind: str) -> bool:
    return one.nature == "share" and one.unit == PERCENT and one.layer == "article" and (one.route or ("",))[-1] == kind


def _is_part_of(part: Observation, whole: Observation) -> bool:
    """Whether a share is that of one direction of what another is the share of."""
    same = matches(part, whole, "measure", "subject", "counterpart", "product", "whole", open=("coverage", "days"))
    return same and _is_share_of_all(part, ONE_WAY)


def _unmade(
    case: Case,
    whole: Observation,
    part: Observation,
    other: str,
    least: OfficialShare,
    most: OfficialShare,
    work: RefId,
) -> Finding:
    units = case.dataset.units
    told = [
        f"{rounded(share.value.middle or Fraction(0), PERCENT, units, 3)} ({share.year})" for share in (least, most)
    ]
    return Finding(
        severity="tension",
        facts=(whole.id, part.id),
        refs=(work,),
        title=f"One source gives two shares of {small(case.measure(whole))} that clash",
        evidence=f"[{work}] backs {case.tell(whole)} of all {small(case.measure(whole))} and {case.tell(part)} of "
        f"{getattr(part.fact, 'flow', '')}, so that the share of {other} must be higher than both; by "
        f"{case.publisher(most.part[0])} it was {' to '.join(told)}.",
        right="Another count, other years or another whole for one of the two.",
        extra=10,
        matter=case.shares_of(whole),
    )
