"""Rules on money in several currencies."""

from collections.abc import Iterator
from fractions import Fraction

from kzeu_cli.audit.base_units import printed
from kzeu_cli.audit.case import Case
from kzeu_cli.audit.finding import Finding, by_gap
from kzeu_cli.audit.interval import Interval, gap, reach
from kzeu_cli.audit.observation import Observation
from kzeu_cli.audit.phrasing import rate_words, rounded, shown
from kzeu_cli.audit.rule import rule
from kzeu_cli.figures.amounts import is_currency
from kzeu_cli.model import Amount
from kzeu_cli.model.dates import by_time

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
            rate = case.rate(first.unit, other.unit, one.period)
            if rate and not (reach(other) / reach(first)).meets(_SWING * rate):
                yield _no_such_rate(case, one, first, other, rate)


def _no_such_rate(case: Case, one: Observation, first: Amount, other: Amount, rate: Fraction) -> Finding:
    units = case.dataset.units
    even = Fraction(other.value or 0) / Fraction(first.value or 1)
    there = rounded(Fraction(first.value or 0) * rate, other.unit, units)
    return Finding(
        severity="tension",
        facts=(one.id,),
        title=f"{shown(first, units)} were not {shown(other, units)}",
        evidence=f"That makes {rate_words(first.unit, other.unit, even)}; in {case.when(one)} it was "
        f"{rate_words(first.unit, other.unit, rate)}.",
        right=f"{there}, or the day of the rate.",
        extra=by_gap(gap(Interval(even, even), _SWING * rate)),
    )


@rule(4, "currency", "Amounts of one thing in different currencies")
def currency(case: Case) -> Iterator[Finding]:
    """Collect the amounts that one text gives for one measure between two sides; see whether their currencies differ.

    Such amounts look like a line and are none; each is converted at the mean rate of its own year, where it has one.
    From the rates in the context.
    """
    for numbers in case.groups("work", "measure", "product", "sides", among=_is_money_between):
        if len({one.unit for one in numbers}) > 1:
            yield _mixed(case, sorted(numbers, key=lambda one: by_time(one.period)))


def _is_money_between(one: Observation) -> bool:
    return one.layer == "article" and is_currency(one.unit) and bool(one.counterpart)


def _mixed(case: Case, numbers: list[Observation]) -> Finding:
    units = [one.unit or "" for one in numbers]
    target = max(sorted(set(units)), key=units.count)
    told = {unit: [case.tell(one) for one in numbers if one.unit == unit] for unit in sorted(set(units))}
    listed = [f"{unit} ({', '.join(own[:2])}{' …' if len(own) > 2 else ''})" for unit, own in told.items()]
    converted = [text for one in numbers if one.unit != target and (text := _converted(case, one, target))]
    return Finding(
        severity="unclear",
        facts=tuple(one.id for one in numbers),
        title=f"{case.measure(numbers[0])} is given in {' and '.join(sorted(set(units)))}",
        evidence=f"{len(numbers)} amounts are in "
        f"{' and in '.join(listed)}." + (f" At the rate of its time {'; '.join(converted)}." if converted else ""),
        right="All in one currency, each at the rate of its own time.",
        matter=case.amounts_of(numbers[0]),
        extra=_MIXED,
    )


def _converted(case: Case, one: Observation, target: str) -> str | None:
    """Convert an amount at the rate of its time; None if it has none."""
    rate = case.rate(one.unit, target, one.period)
    if rate is None or not one.amount.value:
        return None
    value = rounded(Fraction(one.amount.value) * rate, target, case.dataset.units)
    return f"{case.tell(one)} is {value}"
