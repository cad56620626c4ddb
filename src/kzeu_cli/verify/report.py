"""The outcome as a whole, and section by section."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from kzeu_cli.model.locators import section
from kzeu_cli.verify.layout import Document
from kzeu_cli.verify.outcome import Outcome, Status

# Of an article that was rewritten more than this is left; a page of something else has names in common with it at most.
_LOST = 0.8


@dataclass(frozen=True, kw_only=True)
class Section:
    """A section of the page: how many passages it has, and what came of the records that say they stand there."""

    id: str
    passages: int
    outcomes: tuple[Outcome, ...]

    @property
    def records(self) -> int:
        """How many records say that they stand in the section."""
        return sum(outcome.status is not Status.UNCOVERED for outcome in self.outcomes)

    @property
    def confirmed(self) -> int:
        """How many of them are confirmed."""
        return len(self.outcomes) - len(self.differing)

    @property
    def differing(self) -> list[Outcome]:
        """What is not confirmed, or not covered."""
        return [outcome for outcome in self.outcomes if outcome.status is not Status.CONFIRMED]


@dataclass(frozen=True, kw_only=True)
class Report:
    """All outcomes, and the page they were made on."""

    document: Document
    outcomes: tuple[Outcome, ...]

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Sort by section, in the order of the page; what has several places goes by the first."""
        passages = Counter(section(place) for place in {passage.place for passage in self.document.values()})
        found: dict[str, list[Outcome]] = {section(place): [] for place in self.document}
        for outcome in self.outcomes:
            found.setdefault(section((outcome.at or outcome.found)[0]), []).append(outcome)
        return tuple(Section(id=name, passages=passages[name], outcomes=tuple(own)) for name, own in found.items())

    @property
    def is_faithful(self) -> bool:
        """Whether every record is confirmed and everything is covered."""
        return all(outcome.status is Status.CONFIRMED for outcome in self.outcomes)

    @property
    def is_of_something_else(self) -> bool:
        """Whether next to nothing of the dataset stands on the page."""
        records = sum(part.records for part in self.sections)
        lost = sum(outcome.status is Status.GONE for outcome in self.outcomes)
        return lost > _LOST * records

    @property
    def verdict(self) -> str:
        """How faithful and complete the data is, in one line."""
        records = sum(part.records for part in self.sections)
        confirmed = sum(part.confirmed for part in self.sections)
        uncovered = len(self.outcomes) - records
        return f"{confirmed} of {records} records confirmed, {uncovered or 'nothing'} uncovered"
