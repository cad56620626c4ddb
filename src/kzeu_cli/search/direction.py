"""From whom and to whom: what the order of the words of a question says, and what a figure is about."""

from collections.abc import Sequence
from typing import NamedTuple

from kzeu_cli.model import Fact, Office
from kzeu_cli.model.components import ends_between

_SENDS, _TAKES, _FROM, _TO, _OF, _AMONG = "sends", "takes", "from", "to", "of", "among"
# Whoever buys takes, but "a buyer of Kazakh oil" takes from Kazakhstan; a supplier of it sends to it.
_BUYS, _SUPPLIES = "buys", "supplies"
# What is worked out of both flows.
OF_BOTH = ("total", "balance")
# "Kazakhstan's oil exports": how many words may stand between a country and what it does.
_REACH = 3


class Mention(NamedTuple):
    """A word or name of a question: the countries and bodies that it names, and its cues."""

    codes: frozenset[str]
    cues: frozenset[str]


class Ends(NamedTuple):
    """From whom and to whom; empty where the question does not say."""

    origins: frozenset[str] = frozenset()
    destinations: frozenset[str] = frozenset()

    def factor(self, origin: str, destination: str, contradicted: float) -> float:
        """Weigh a direction: 1 unless it contradicts the question at one end or at both."""
        return (contradicted if destination in self.origins else 1) * (
            contradicted if origin in self.destinations else 1
        )


def ends(steps: Sequence[Mention]) -> Ends:
    """Tell from whom and to whom a question is about, as far as it says."""
    origins: set[str] = set()
    destinations: set[str] = set()
    for i, step in enumerate(steps):
        if step.codes:
            # "in Kazakhstan's exports": what stands right behind a country says more than a little word before it.
            beside = _role(steps[i + 1].cues) if steps[i + 1 :] else ""
            role = beside or _role_before(steps[:i]) or _role_after(steps[i + 1 :])
            if role == _TO and destinations and i and _OF in steps[i - 1].cues:
                # "Austrian imports of Kazakh oil": who imports was named before.
                role = _FROM
            if role == _TO and destinations and i and _AMONG in steps[i - 1].cues:
                # "the largest exporters to Kazakhstan in the EU": to whom was named before.
                role = _FROM
            if role == _FROM:
                origins |= step.codes
            elif role == _TO:
                destinations |= step.codes
    return Ends(frozenset(origins), frozenset(destinations))


def ends_of(fact: Fact) -> tuple[str, str] | None:
    """Tell from whom to whom goods or money went, or an ambassador; None if the fact is about no direction.

    An end is empty if it is several partners together.
    """
    if isinstance(fact, Office):
        return (fact.party, fact.posted_to) if fact.party and fact.posted_to else None
    flow, subject, counterpart = (getattr(fact, name, None) for name in ("flow", "subject", "counterpart"))
    return ends_between(flow, subject, counterpart or "")


def _role_before(steps: Sequence[Mention]) -> str:
    """Read `from X`, `to X`, `exports of X`, `imports by X`, `a buyer of X`."""
    cues = steps[-1].cues if steps else frozenset()
    whose = steps[-2].cues if _OF in cues and len(steps) > 1 else frozenset()
    if _FROM in cues or _BUYS in whose:
        return _FROM
    if _TO in cues or _SUPPLIES in whose:
        return _TO
    return _role(whose)


def _role_after(steps: Sequence[Mention]) -> str:
    """Read `X exports`, `X's oil imports`."""
    for step in steps[:_REACH]:
        if role := _role(step.cues) or _trade_of(step.cues):
            return role
        if step.codes or step.cues & {_FROM, _TO}:
            break
    return ""


def _trade_of(cues: frozenset[str]) -> str:
    """Read `an EU buyer`, `the EU's supplier`: what those of it do."""
    return _TO if _BUYS in cues else _FROM if _SUPPLIES in cues else ""


def _role(cues: frozenset[str]) -> str:
    return _FROM if _SENDS in cues else _TO if _TAKES in cues else ""
