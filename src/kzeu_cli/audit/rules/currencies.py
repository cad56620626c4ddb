"""Rules on money in several currencies."""

from collections.abc import Iterator
from fractions import Fraction

from kzeu_cli.audit.case import Case
from kzeu_cli.audit.finding import Finding, by_gap
from kzeu_cli.audit.interval import Interval, gap, reach
from kzeu_cli.audit.observation import Observation, matches
from kzeu_cli.audit.rule import rule
from kzeu_cli.audit.units import printed
from kzeu_cli.audit.words import rate_words, rounded, shown
from kzeu_cli.figures.amounts import is_currency
from kzeu_cli.model import Amount

# A rate moves within its year: what was converted on a day may differ so far from the year's mean.
_SWING = Interval(Fraction(19, 20), Fraction(21, 20))
_MIXED = 10


@rule(4, "exchange", "One amount in two currencies at a rate that there never was")
def exchange(case: Case) -> Iterator[Finding]:
    """Work out the rate at which an amount printed in two currencies breaks even, and compare it with the period's.

    Both amounts are the intervals that their rounding leaves open; the rate may differ by a twentieth from the mean.
    From the rates in the context.
    """
    for one in case.observations:
        first, *others = [amount for amount in printed(one.amount) if is_currency(amount.unit)] or [one.amount]
        for other in others:
            rate = case.rate(first.unit or "", other.unit or "", one.period) if one.period else None
            if rate and not (reach(other) / reach(first)).meets(_SWING * rate):
                yield _no_such_rate(case, one, first, other, rate)


def _no_such_rate(case: Case, one: Observation, first: Amount, other: Amount, rate: Fraction) -> Finding:
    units = case.dataset.units
    even = Fraction(other.value or 0) / Fraction(first.value or 1)
    there = rounded(Fraction(first.value or 0) * rate, other.unit, units)
    return Finding(
        severity="tension",
        facts=(one.id,),
        said=f"{case.title(one)}: {shown(first, units)}, also {shown(other, units)}",
        computed=f"this makes {rate_words(first.unit, other.unit, even)}; in {case.when(one)} it was "
        f"{rate_words(first.unit, other.unit, rate)}, and {shown(first, units)} were {there}",
        reconcile="a rate of another time",
        extra=by_gap(gap(Interval(even, even), _SWING * rate)),
    )


@rule(4, "currency", "Amounts of one thing told in different currencies")
def currency(case: Case) -> Iterator[Finding]:
    """Collect the amounts that one text gives for one measure between two sides; see whether their currencies differ.

    Such amounts look like a line and are none; each is converted at the mean rate of its own year, where it has one.
    From the rates in the context.
    """
    for numbers in case.groups("work", "measure", "product", "sides", among=_is_money_between):
        if len({one.unit for one in numbers}) > 1:
            yield _mixed(case, sorted(numbers, key=lambda one: (one.period or case.today).order))


def _is_money_between(one: Observation) -> bool:
    return is_currency(one.unit) and bool(one.counterpart) and not one.view


def _mixed(case: Case, numbers: list[Observation]) -> Finding:
    units = [one.unit or "" for one in numbers]
    target = max(sorted(set(units)), key=units.count)
    converted = [text for one in numbers if one.unit != target and (text := _converted(case, one, target, numbers))]
    return Finding(
        severity="ambiguity",
        facts=tuple(one.id for one in numbers),
        said=f"{case.between(numbers)}: {'; '.join(case.tell(one) for one in numbers)}",
        computed="; ".join(converted) or f"no amount that is not in {target} has a year whose rate would convert it",
        reconcile="all in one currency, each at the rate of its own time",
        extra=_MIXED,
    )


def _converted(case: Case, one: Observation, target: str, numbers: list[Observation]) -> str | None:
    """Convert an amount at the rate of its time; name the rate at which it would equal the nearest of its kind."""
    rate = case.rate(one.unit or "", target, one.period) if one.period else None
    if rate is None or not one.amount.value:
        return None
    units, value = case.dataset.units, Fraction(one.amount.value)
    told = f"{case.tell(one)} = {rounded(value * rate, target, units)} at {rate_words(one.unit, target, rate)}"
    alike = [other for other in numbers if other.unit == target and _may_equal(one, other)]
    if not alike:
        return told
    near = min(alike, key=lambda other: (abs(Fraction(other.amount.value or 0) - value * rate), other.id))
    even = Fraction(near.amount.value or 0) / value
    return f"{told}; it would be {case.tell(near)} only at {rate_words(one.unit, target, even)}"


def _may_equal(one: Observation, other: Observation) -> bool:
    """Whether two amounts can be the same one: of one kind, and for the same time as far as said."""
    return bool(other.amount.value) and matches(one, other, "nature", open=("days",))
