"""What official statistics say of a share: worked out from amounts of the subject's own."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from kzeu_cli.audit.case import Case
from kzeu_cli.audit.interval import Interval, total
from kzeu_cli.audit.observation import Observation
from kzeu_cli.model import WORLD, Figure

# The flows of official statistics that make up a flow.
_FLOWS: Mapping[str | None, tuple[str, ...]] = {
    "imports": ("imports",), "exports": ("exports",), "total": ("imports", "exports"), "inward": ("inward",),
    "outward": ("outward",),
}  # fmt: skip


class OfficialShare(NamedTuple):
    """A share in percent that official amounts of one year make, and these amounts."""

    year: int
    value: Interval
    part: list[Observation]
    whole: list[Observation]


def official_shares(case: Case, share: Observation, flow: str | None = None) -> list[OfficialShare]:
    """Work out a share of all countries in every year for which official amounts are there, the earliest first.

    `flow` asks for that of another direction than the share's own.
    """
    figure = share.fact
    if not isinstance(figure, Figure) or share.product or not is_of_world(case, figure):
        return []
    flows = _FLOWS.get(flow or figure.flow, ())
    sides = [_amounts(case, share, flows, side) for side in (share.counterpart, WORLD)]
    found = []
    for year in sorted(set(sides[0]) & set(sides[1])):
        part, whole = (side[year] for side in sides)
        if len(part) == len(whole) == len(flows) and len({one.unit for one in (*part, *whole)}) == 1:
            value = total(one.interval for one in part) / total(one.interval for one in whole) * 100
            found.append(OfficialShare(year, value, part, whole))
    return found


def is_of_world(case: Case, figure: Figure) -> bool:
    """Whether a share is one of what goes on with all countries."""
    named = (figure.share_of or {}).get("fact")
    whole = case.get(named) if named else None
    counterpart = whole.counterpart if isinstance(whole, Figure) else (figure.share_of or {}).get("counterpart")
    return counterpart == WORLD


def _amounts(
    case: Case, share: Observation, flows: tuple[str, ...], counterpart: str | None
) -> dict[int, list[Observation]]:
    """List the official amounts of whole years that make up flows with a side, by year."""
    assert isinstance(share.fact, Figure)
    found: dict[int, list[Observation]] = {}
    for other in case.find(
        **share.only("measure", "subject"), layer="official", counterpart=counterpart, view=share.subject,
        nature=share.fact.share_nature or "flow", product=None,
    ):  # fmt: skip
        year = other.period.year if other.period else None
        is_fit = other.composition != "changing" and other.status != "partial"
        agrees = share.coverage in (None, other.coverage) and share.basis in (None, other.basis)
        is_flow = isinstance(other.fact, Figure) and other.fact.flow in flows
        if year and is_fit and agrees and is_flow and other.days == (date(year, 1, 1), date(year, 12, 31)):
            found.setdefault(year, []).append(other)
    return found


def coverage(number: Observation) -> str:
    """Say in brackets what an official number counts, if that is said: ` (goods)`."""
    told = number.coverage or number.basis
    return f" ({told})" if told else ""
