"""How long it is from one date to another, as precisely as the two are known."""

from dataclasses import dataclass
from datetime import date

from kzeu_cli.model.dates import Period

_YEAR = 365.25


@dataclass(frozen=True)
class Span:
    """A number of days of which only the bounds are known."""

    least: int
    most: int

    @property
    def words(self) -> str:
        """`132 days`, `621–651 days`, `4.2 years`: in years from two years on."""
        if self.least >= 2 * _YEAR:
            return f"{_range(round(self.least / _YEAR, 1), round(self.most / _YEAR, 1))} years"
        return f"{_range(self.least, self.most)} days"


def between(earlier: Period, later: Period) -> Span | None:
    """Count the days from one date to a later one; None if an end is open or the order is not sure."""
    if date.min in (earlier.first, later.first) or date.max in (earlier.last, later.last):
        return None
    least, most = (later.first - earlier.last).days, (later.last - earlier.first).days
    return Span(least, most) if least >= 0 else None


def _range(least: float, most: float) -> str:
    return f"{least:,}" if least == most else f"{least:,}–{most:,}"
