"""Rules on numbers that are quotients of others."""

from collections.abc import Iterator
from itertools import product

from kzeu_cli.amounts import is_currency
from kzeu_cli.audit.case import Case
from kzeu_cli.audit.finding import Finding, by_gap
from kzeu_cli.audit.interval import gap
from kzeu_cli.audit.observation import Observation
from kzeu_cli.audit.rule import rule
from kzeu_cli.audit.units import base, factor, in_base, printed
from kzeu_cli.audit.words import between, shown
from kzeu_cli.model import Amount


@rule(2, "quotient", "A quotient that its parts do not give")
def quotient(case: Case) -> Iterator[Finding]:
    """Divide the two parts of a quotient and hold the result against the quotient stated.

    Density is population by area, GDP per head is GDP by population: the measure's `quotient` names the parts. All
    three must be of one source and for the same time, and are taken as the intervals that their rounding leaves open.
    From the definition of a ratio.
    """
    for whole in case.observations:
        measure = case.dataset.measures.get(whole.measure)
        if measure and len(measure.quotient) == 2:
            above, below = (case.beside(whole, name) for name in measure.quotient)
            for pair, stated in product(product(above, below), printed(whole.amount)):
                yield from _compare(case, whole, stated, *pair)


def _compare(
    case: Case, whole: Observation, stated: Amount, above: Observation, below: Observation
) -> Iterator[Finding]:
    dataset, units = case.dataset, case.dataset.units
    if is_currency(stated.unit) and stated.unit != above.unit:
        return
    quotient, top, bottom = (in_base(amount, dataset) for amount in (stated, above.amount, below.amount))
    if quotient.meets(top / bottom):
        return
    computed = between((top / bottom) / factor(stated.unit, dataset), stated.unit, units)
    for_above = between(quotient * bottom, base(above.unit, dataset), units)
    for_below = between(top / quotient, base(below.unit, dataset), units)
    printed_above, printed_below, printed_whole = (shown(a, units) for a in (above.amount, below.amount, stated))
    yield Finding(
        severity="error",
        facts=(whole.id, above.id, below.id),
        said=f"{case.title(whole)}: {printed_whole}, beside {printed_above} and {printed_below}",
        computed=f"{printed_above} / {printed_below} = {computed}, not {printed_whole}",
        reconcile=f"{case.title(above)} of {for_above}, or {case.title(below)} of {for_below}; or other years",
        extra=by_gap(gap(quotient, top / bottom)),
    )
