"""What the audit finds: one place where facts do not hold together."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from kzeu_cli.model import RefId

if TYPE_CHECKING:
    from fractions import Fraction  # rows say what the audit kept, which takes no arithmetic

Severity = Literal["error", "tension", "outdated", "unclear"]
Confidence = Literal["high", "medium", "low"]
# error: cannot hold as written; tension: two statements pull apart; outdated: held once, not on the day of the audit;
# unclear: cannot be checked or understood without what is missing.
SEVERITIES: tuple[Severity, ...] = ("error", "tension", "outdated", "unclear")
_BASE = {"error": 60, "tension": 40, "outdated": 25, "unclear": 10}
_DOUBT = {"high": 0, "medium": 10, "low": 20}
_ASIDE = 40


class Finding(NamedTuple):
    """One place where the facts do not hold together.

    `title` says in at most ten words what is wrong, `evidence` in a sentence how that follows, `right` what would be
    right, if that is known. `brief` is the evidence in a few words, for a list of several.

    `witnesses` names those of the facts that it only holds the others against: they are not at fault.

    A rule yields it, with keywords; the engine fills in which rule it was, the topics and layers of its facts and,
    unless the rule names references, theirs. Findings of one `matter` stand together as `parts` of the one that
    `leads` it. What only other layers than the article hold weighs less: the article is what is read.
    """

    severity: Severity
    title: str
    evidence: str
    right: str = ""
    facts: tuple[str, ...] = ()
    refs: tuple[RefId, ...] = ()
    confidence: Confidence = "high"
    extra: int = 0
    brief: str = ""
    witnesses: tuple[str, ...] = ()
    matter: str = ""
    leads: bool = False
    rule: str = ""
    topics: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    parts: tuple["Finding", ...] = ()

    @property
    def weight(self) -> int:
        """How much a reader would care, 0 to 100: by severity and confidence, and what the rule adds (`extra`)."""
        aside = _ASIDE if self.is_aside else 0
        return max(0, min(100, _BASE[self.severity] - _DOUBT[self.confidence] + self.extra - aside))

    @property
    def is_aside(self) -> bool:
        """Whether the article has no part in it."""
        return bool(self.layers) and "article" not in self.layers

    @property
    def id(self) -> str:
        """Name the finding by its rule and the first of its facts or references, as long as those stay."""
        first = self.facts[0] if self.facts else f"ref-{self.refs[0]}" if self.refs else "all"
        return f"{self.rule}-{first}"


def by_gap(gap: "Fraction") -> int:
    """Turn a relative distance into what it adds to a finding's weight: 1 for each percent, at most 30."""
    return min(30, int(gap * 100))
