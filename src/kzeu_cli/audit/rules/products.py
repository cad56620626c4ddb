"""Rules on what a flow of goods consists of."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from kzeu_cli.audit.case import Case
from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.interval import Interval, interval
from kzeu_cli.audit.observation import ONE_WAY, Observation
from kzeu_cli.audit.phrasing import amount, enumerated, rounded
from kzeu_cli.audit.rule import rule
from kzeu_cli.model import PERCENT, Figure
from kzeu_cli.support.phrases import capital

_HALF = interval(50)
# What a whole flow consists of is turned round.
_TURNED_ROUND = 40


class _Weight(NamedTuple):
    """How much of a flow a product group made, in percent, and the facts that say so."""

    product: str
    share: Interval
    facts: tuple[Observation, ...]


@rule(24, "mostly", "A flow that is said to consist mostly of what it does not")
def mostly(case: Case) -> Iterator[Finding]:
    """Hold the product groups that a flow is said to mostly consist of against those whose share is known.

    If another group made more than half of the same flow in the same time, the description is wrong; in another time
    that the same source tells of, the two pull apart. If that group is small in the opposite flow, the description may
    belong there. Shares are stated, or worked out from amounts of one source.
    """
    for one in case.observations:
        described = one.fact.products if isinstance(one.fact, Figure) else ()
        if not described or one.route is None or one.route[2] != ONE_WAY:
            continue
        heavy = [
            weight
            for weight in _weights(case, one.route[0], one.route[1])
            if _HALF.below(weight.share) and not _is_among(case, weight.product, described) and _bears_on(weight, one)
        ]
        if heavy:
            yield _wrong(case, one, heavy)


def _bears_on(weight: _Weight, one: Observation) -> bool:
    """Whether a share is of the flow's own time, or of another time but stated by the same source."""
    told = weight.facts[0]
    return told.days == one.days or told.fact.source == one.fact.source


def _weights(case: Case, start: str, end: str) -> Iterator[_Weight]:
    """Find the shares of product groups in a flow from one side to the other."""
    for part in (one for one in case.find(route=(start, end, ONE_WAY)) if one.product):
        whole_is_all = isinstance(part.fact, Figure) and (part.fact.share_of or {}).get("product")
        if part.nature == "share" and part.unit == PERCENT and whole_is_all:
            yield _Weight(part.product or "", part.interval, (part,))
        same = part.only("measure", "route", "nature", "coverage", "unit", "view", "composition", "source", "days")
        for whole in case.find(**same, product=None) if part.nature == "flow" else ():
            yield _Weight(part.product or "", part.interval / whole.interval * 100, (part, whole))


def _is_among(case: Case, product: str, described: tuple[str, ...]) -> bool:
    """Whether a group is one of those described, or part of one, or has one as its part."""
    return any(product in _wider(case, name) or name in _wider(case, product) for name in described)


def _wider(case: Case, product: str) -> set[str]:
    """Name a group and all wider ones, but for the one of everything."""
    found: set[str] = set()
    while product not in found and (word := case.dataset.products.get(product)) and word.parent:
        found.add(product)
        product = word.parent
    return found


def _wrong(case: Case, one: Observation, heavy: list[_Weight]) -> Finding:
    dataset = case.dataset
    now = any(weight.facts[0].days == one.days for weight in heavy)
    described = one.fact.products if isinstance(one.fact, Figure) else ()
    named = enumerated(dataset.products[name].title or name for name in described)
    ordered = sorted(heavy, key=lambda weight: [part.id for part in weight.facts])
    start, end, _ = one.route or ("", "", "")
    products = {weight.product for weight in heavy}
    back = (weight for weight in _weights(case, end, start) if weight.product in products and _bears_on(weight, one))
    weighed = tuple(dict.fromkeys(fact.id for weight in ordered for fact in weight.facts))
    heaviest = max(ordered, key=lambda weight: weight.share.middle or Fraction(0)).product
    small = [weight for weight in back if weight.share.below(_HALF)]
    return Finding(
        severity="error" if now else "tension",
        facts=(one.id, *weighed),
        witnesses=weighed,
        title=f"{_flow(case, one)} were mostly {dataset.products[heaviest].title or heaviest}, not "
        f"{dataset.products[described[0]].title or described[0]}",
        evidence=f"{'; '.join(_told(case, weight) for weight in ordered)}"
        + "".join(f"; the other way, {_told(case, weight)}" for weight in small)
        + f"; stated is: mostly {named}.",
        right=f"{capital(named)} may describe what goes from {case.the(end)} to {case.the(start)}."
        if small
        else "The products of that time.",
        extra=_TURNED_ROUND if now else 15,
    )


def _flow(case: Case, one: Observation) -> str:
    """Name a flow shortly: `EU imports (2020)`."""
    flow = one.fact.flow if isinstance(one.fact, Figure) else None
    return f"{case.dataset.name(one.subject)} {flow} ({case.when(one)})"


def _told(case: Case, weight: _Weight) -> str:
    dataset = case.dataset
    part = weight.facts[0]
    title = dataset.products[weight.product].title or weight.product
    share = rounded(weight.share.middle or Fraction(0), PERCENT, dataset.units, 3)
    if len(weight.facts) == 1:
        return f"{title} made {amount(part.amount, dataset.units)} ({case.when(part)})"
    told = " of ".join(amount(fact.amount, dataset.units) for fact in weight.facts)
    return f"{title} made {told}, {share} ({case.when(part)})"
