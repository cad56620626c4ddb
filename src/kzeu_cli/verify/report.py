"""The outcome as a whole, and section by section."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kzeu_cli.verify.finding import Finding, Status
from kzeu_cli.verify.layout import Document


@dataclass(frozen=True)
class SectionCount:
    """How the records of a section came out, and what of its passages no record covers."""

    section: str
    passages: int
    statuses: Mapping[Status, int]

    @property
    def records(self) -> int:
        """How many records say that they stand in the section."""
        return sum(n for status, n in self.statuses.items() if status is not Status.UNCOVERED)


@dataclass(frozen=True, kw_only=True)
class Report:
    """All findings, and the page they were made on."""

    document: Document
    findings: tuple[Finding, ...]

    @cached_property
    def differing(self) -> list[Finding]:
        """Everything that is not confirmed."""
        return [finding for finding in self.findings if finding.status is not Status.CONFIRMED]

    @property
    def records(self) -> int:
        """How many records were held against the page."""
        return sum(finding.status is not Status.UNCOVERED for finding in self.findings)

    @property
    def confirmed(self) -> int:
        """How many of them are confirmed."""
        return len(self.findings) - len(self.differing)

    def sections(self) -> list[SectionCount]:
        """Count section by section, in the order of the page; of what has several places the first counts."""
        places = {passage.place for passage in self.document.values()}
        passages = Counter(_section(place) for place in places)
        statuses: dict[str, Counter[Status]] = {}
        for finding in self.findings:
            place = (finding.at or finding.found)[0]
            statuses.setdefault(_section(place), Counter())[finding.status] += 1
        order = dict.fromkeys([*(_section(place) for place in self.document), *statuses])
        return [SectionCount(name, passages[name], statuses.get(name, Counter())) for name in order]


def _section(place: str) -> str:
    return place.partition("/")[0]
