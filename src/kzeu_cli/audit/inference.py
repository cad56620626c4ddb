"""What facts imply and no source states: one number or span, with how it follows and what to beware of."""

from collections.abc import Iterable
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import NamedTuple

from kzeu_cli.audit.case import Case
from kzeu_cli.audit.interval import Interval
from kzeu_cli.figures.derivation import Derived
from kzeu_cli.figures.description import what
from kzeu_cli.model import PERCENT, Event, Fact, Number, RefId
from kzeu_cli.model.dates import Period
from kzeu_cli.support.grouping import union

# Six digits: more than any printed number has, so that rounding here adds nothing to what rounding there left open.
_DIGITS = 6


class Inference(NamedTuple):
    """One implied number: what it is, its value as printed numbers make it, and how it follows.

    `low` and `high` are how far rounding and bounds of the inputs leave it open; None where there is no end, or where
    the inputs are taken as they stand.
    """

    id: str
    kind: str
    text: str
    value: Number | None
    unit: str | None
    formula: str
    inputs: tuple[str, ...]
    layer: str
    topics: tuple[str, ...]
    refs: tuple[RefId, ...]
    low: Number | None = None
    high: Number | None = None
    period: Period | None = None
    caution: str = ""


def infer(
    case: Case, kind: str, text: str, value: Fraction | None, reach: Interval, unit: str | None, formula: str,
    inputs: Iterable[Fact], *, period: Period | None = None,
) -> Inference:  # fmt: skip
    """Make an inference of a value and the interval in which the truth must lie."""
    facts = tuple(inputs)
    return Inference(
        id="-".join((kind, "of", facts[0].id, *(f"and-{fact.id}" for fact in facts[1:]))),
        kind=kind,
        text=text,
        value=number(value),
        low=number(reach.low),
        high=number(reach.high),
        unit=unit,
        period=period,
        formula=formula,
        inputs=tuple(fact.id for fact in facts),
        caution="; ".join(_cautions(case, facts)),
        layer=facts[0].layer,
        topics=union(fact.topics for fact in facts),
        refs=union(fact.refs for fact in facts),
    )


def of_derived(case: Case, row: Derived, formula: str) -> Inference:
    """Take over a number that `derive` has worked out, with the arithmetic in numbers."""
    return Inference(
        id=row.id,
        kind=row.derivation,
        text=_name(case, row),
        # Amounts are exact; a percentage or ratio is as exact as its inputs at most.
        value=number(Fraction(row.value)) if row.value is not None and row.unit in (PERCENT, None) else row.value,
        unit=row.unit,
        period=row.period or row.as_of,
        formula=formula,
        inputs=row.inputs,
        caution=row.caution or "",
        layer=row.layer,
        topics=row.topics,
        refs=row.refs,
    )


def _name(case: Case, row: Derived) -> str:
    """Say what a number is; of a sum or ratio, what of."""
    inputs = [one for name in row.inputs if (one := case.seen(name))]
    if row.derivation == "sum":
        return f"{case.measure(inputs[0])}, {case.dataset.name(row.subject)}: the {len(inputs)} listed together"
    if row.derivation == "ratio":
        return f"{case.measure(inputs[0])}: {' to '.join(case.dataset.name(one.subject) for one in inputs)}"
    since = f", since {row.base_period.words}" if row.base_period else ""
    return f"{what(row, case.dataset)}{since}"


def _cautions(case: Case, facts: tuple[Fact, ...]) -> Iterable[str]:
    """Say what makes a number worked out from these less sure than it looks."""
    bounds = dict.fromkeys(bound for fact in facts if (bound := getattr(fact, "bound", None)) not in (None, "exactly"))
    yield from (f"the source says “{bound}” of an input" for bound in bounds)
    if any(case.seen(fact.id) and fact.when is None and not getattr(fact, "event", None) for fact in facts):
        yield "an input has no year"
    if len({fact.refs for fact in facts}) > 1 and not all(isinstance(fact, Event) for fact in facts):
        yield "the inputs rest on different references"


def number(value: Fraction | None) -> Number | None:
    """Write a fraction as a whole number if it is one, else to six digits."""
    if value is None or value.denominator == 1:
        return None if value is None else value.numerator
    with localcontext() as context:
        context.prec = _DIGITS
        rounded = Decimal(value.numerator) / Decimal(value.denominator)
    return int(rounded) if rounded == rounded.to_integral_value() else rounded
