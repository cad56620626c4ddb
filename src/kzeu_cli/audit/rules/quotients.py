"""Rules on numbers that follow from others: quotients, and one quantity in two units."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from kzeu_cli.audit.base_units import base, factor, in_base, printed
from kzeu_cli.audit.case import Case
from kzeu_cli.audit.finding import Finding, by_gap
from kzeu_cli.audit.interval import Interval, gap, reach
from kzeu_cli.audit.observation import Observation
from kzeu_cli.audit.phrasing import between, rounded, shown
from kzeu_cli.audit.rule import rule
from kzeu_cli.figures.amounts import is_currency
from kzeu_cli.model import Amount

# A quotient that is a percent off is slight, one that is off by a tenth or more is what readers should know.
_PER_PERCENT, _SLIGHT = 3, 15
# Parts and quotient of neighbouring years may lie so far apart; what is farther off cannot hold in any of them.
_NEIGHBOURS = Fraction(2, 100)
# A converted number that is so many times as exact as the one it comes from shows digits it cannot know.
_MISFIT = 10


@rule(2, "quotient", "A quotient that its parts do not give")
def quotient(case: Case) -> Iterator[Finding]:
    """Divide the two parts of a quotient and hold the result against the quotient stated.

    Density is population by area, GDP per head is GDP by population: the measure's `quotient` names the parts. All
    three must be of one source and for the same time, and are taken as the intervals that their rounding leaves open;
    where no time is told, up to 2% may lie between one year and the next. From the definition of a ratio.
    """
    for whole in case.observations:
        measure = case.dataset.measures.get(whole.measure)
        if measure and len(measure.quotient) == 2:
            above, below = (case.beside(whole, name) for name in measure.quotient)
            for pair in product(above, below):
                yield from _divide(case, whole, *pair)


def _divide(case: Case, whole: Observation, above: Observation, below: Observation) -> Iterator[Finding]:
    dataset, units = case.dataset, case.dataset.units
    if is_currency(whole.unit) and whole.unit != above.unit:
        return
    top, bottom = (in_base(one.amount, dataset) for one in (above, below))
    stated = in_base(whole.amount, dataset)
    wrong = [form for form in printed(whole.amount) if not in_base(form, dataset).meets(top / bottom)]
    if stated.meets(top / bottom):
        yield from (_in_another_unit(case, whole, above, below, form) for form in wrong)
        return
    off = gap(stated, top / bottom)
    needs_above = between(stated * bottom, base(above.unit, dataset), units)
    needs_below = between(top / stated, base(below.unit, dataset), units)
    parts = f"{shown(above.amount, units)} / {shown(below.amount, units)}"
    yield Finding(
        severity="tension" if off <= _NEIGHBOURS and whole.period is None else "error",
        facts=(whole.id, above.id, below.id),
        title=f"{case.measure(whole)}, {dataset.name(whole.subject)}: its parts give another number",
        evidence="; ".join(
            f"{parts} = {between((top / bottom) / factor(form.unit, dataset), form.unit, units)}, "
            f"not {shown(form, units)}"
            for form in wrong
        )
        + ".",
        right=f"{case.measure(above)} of {needs_above} or {case.measure(below)} of {needs_below} would give it"
        + ("." if whole.period else "; or all three of the same year."),
        matter=case.column_of(whole),
        extra=_PER_PERCENT * by_gap(off) - _SLIGHT,
    )


def _in_another_unit(case: Case, whole: Observation, above: Observation, below: Observation, form: Amount) -> Finding:
    """Say that a quotient holds in the unit in which it is printed first, and not in another."""
    dataset, units = case.dataset, case.dataset.units
    exact = in_base(above.amount, dataset) / in_base(below.amount, dataset) / factor(form.unit, dataset)
    first = next(printed(whole.amount))
    converted = reach(first).middle or Fraction(0)
    from_rounded = reach(form).meets(
        Interval(*(2 * (converted * factor(first.unit, dataset) / factor(form.unit, dataset),)))
    )
    how = f", which is {shown(first, units)} converted after it was rounded" if from_rounded else ""
    return Finding(
        severity="unclear",
        facts=(whole.id, above.id, below.id),
        title=f"{case.measure(whole)} of {case.the(whole.subject)} is off in one unit",
        evidence=f"{shown(above.amount, units)} / {shown(below.amount, units)} = "
        f"{between(exact, form.unit, units)}, not {shown(form, units)}{how}.",
        right=f"{between(exact, form.unit, units)}.",
        extra=8,
    )


@rule(3, "conversion", "One quantity that differs between two units")
def conversion(case: Case) -> Iterator[Finding]:
    """Convert a quantity printed in several units and compare, each as exact as its last digit.

    Zeros at the end of a coarser number are rounding. Where the converted number has digits that the original does not
    support, it was converted from a rounded number; a quotient whose parts are known is divided instead. Factors are
    the exact ones of the vocabulary (international mile of 1959).
    """
    for one in case.observations:
        first, *others = printed(one.amount)
        for other in others:
            if base(first.unit, case.dataset) == base(other.unit, case.dataset) and not is_currency(first.unit):
                yield from _convert(case, one, first, other)


def _is_divided(case: Case, one: Observation) -> bool:
    measure = case.dataset.measures.get(one.measure)
    return measure is not None and bool(measure.quotient) and all(case.beside(one, name) for name in measure.quotient)


def _convert(case: Case, one: Observation, first: Amount, other: Amount) -> Iterator[Finding]:
    dataset, units = case.dataset, case.dataset.units
    ratio = factor(first.unit, dataset) / factor(other.unit, dataset)
    computed, stated = reach(first) * ratio, reach(other)
    arithmetic = f"{shown(first, units)} is {between(computed, other.unit, units)}"
    if not computed.meets(reach(other, coarse=True)):
        yield Finding(
            severity="error",
            facts=(one.id,),
            title=f"{case.titled(one.measure)}: one quantity differs between two units",
            evidence=f"{arithmetic}, not {shown(other, units)}.",
            right=f"{between(computed, other.unit, units)}.",
            extra=by_gap(gap(computed, stated)),
        )
    elif (computed.width or 0) > _MISFIT * (stated.width or 0) and not _is_divided(case, one):
        exact = rounded(Fraction(first.value or 0) * ratio, other.unit, units)
        yield Finding(
            severity="unclear",
            facts=(one.id,),
            title=f"{case.titled(one.measure)} was converted from a rounded number",
            evidence=f"{shown(first, units)}, itself rounded, can be {between(computed, other.unit, units)}; "
            f"{shown(other, units)} has digits that it does not support (as it stands it makes {exact}).",
            right="A conversion of the number before it was rounded.",
            extra=5,
        )
