"""What the audit finds: one place where facts do not hold together."""

from fractions import Fraction
from typing import Literal, NamedTuple

from kzeu_cli.model import RefId

Severity = Literal["error", "tension", "stale", "ambiguity"]
Confidence = Literal["high", "medium", "low"]
# error: cannot hold as written; tension: two statements pull apart; stale: held once, not on the day of the audit;
# ambiguity: cannot be checked or understood without what is missing.
SEVERITIES: tuple[Severity, ...] = ("error", "tension", "stale", "ambiguity")
_BASE = {"error": 60, "tension": 40, "stale": 25, "ambiguity": 10}
_DOUBT = {"high": 0, "medium": 10, "low": 20}
_ASIDE = 40


class Finding(NamedTuple):
    """One place where the facts do not hold together.

    A rule yields it, with keywords; the engine fills in which rule it was, the topics and layers of its facts and,
    unless the rule names references, theirs. What only other layers than the article hold weighs less: the article is
    what is read.
    """

    severity: Severity
    facts: tuple[str, ...]
    said: str
    computed: str = ""
    reconcile: str = ""
    confidence: Confidence = "high"
    extra: int = 0
    refs: tuple[RefId, ...] = ()
    rule: str = ""
    topics: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """How much a reader would care, 0 to 100: by severity and confidence, and what the rule adds (`extra`)."""
        aside = _ASIDE if self.layers and "article" not in self.layers else 0
        return max(0, min(100, _BASE[self.severity] - _DOUBT[self.confidence] + self.extra - aside))


def by_gap(gap: Fraction) -> int:
    """Turn a relative distance into what it adds to a finding's weight: 1 for each percent, at most 30."""
    return min(30, int(gap * 100))
