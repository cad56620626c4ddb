"""What a listing of figures lacks: the known gaps in the data where a user would look for a number."""

from collections.abc import Iterable, Mapping, Sequence

from kzeu_cli.figures.derivation import Row
from kzeu_cli.model import WORLD, Dataset, Gap
from kzeu_cli.model.dates import Period
from kzeu_cli.model.selection import Filter
from kzeu_cli.support.phrases import joined

# So many gaps are named ahead of an answer.
_MOST = 2
# Days: what is shorter is a part of a year.
_YEAR = 365
_DIMENSIONS = ("measure", "subject", "counterpart", "flow", "coverage", "view", "nature", "basis")


def missing(
    dataset: Dataset, topic: str, selection: Filter, asked: Mapping[str, Sequence[str]], rows: Iterable[Row]
) -> str:
    """Say which known gaps an answer has in the time and the dimensions asked for; nothing if nothing was asked."""
    chosen, listed = {name: values for name, values in asked.items() if values}, list(rows)
    if not selection.is_dated and (listed or not chosen):
        return ""
    # Without a word on services, goods are meant.
    wanted = {"coverage": ("goods", "both"), **chosen}
    is_closed = selection.since is not None and selection.until is not None
    span = Period("", selection.first, selection.last)

    def is_hit(gap: Gap) -> bool:
        fits = all(getattr(gap, name, None) in (None, *values) for name, values in wanted.items())
        named = any(getattr(gap, name, None) in values for name, values in chosen.items())
        in_time = gap.period is None or gap.period.overlaps(span)
        return topic in gap.topics and gap.counterpart != WORLD and fits and in_time and (named or is_closed)

    found = [gap for gap in dataset.gaps.values() if gap.measure and gap.period and is_hit(gap)]
    left = [gap for gap in found if not any(_fills(row, gap, span) for row in listed)]
    return "; ".join(gap.text.removesuffix(".") for gap in left[:_MOST])


def longer(selection: Filter, rows: Iterable[Row], instead: str = "") -> str:
    """Say which figures are for longer than the time asked for, if that is finer than years; `instead` what to do."""
    if all(edge is None or edge.days >= _YEAR for edge in (selection.since, selection.until)):
        return ""
    asked = Period("", selection.first, selection.last)
    flows = (row.when for row in rows if row.when and not row.when.is_open and row.when.days > 1)
    wider = list(dict.fromkeys(when.words for when in flows if not when.within(asked)))
    several = f"{', '.join(wider[:_MOST])}{' …' if wider[_MOST:] else ''}"
    said = f"the figures for {several} are for longer than the time asked for" if wider else ""
    return joined(said, instead if said else "", by="; ")


def _fills(row: Row, gap: Gap, span: Period) -> bool:
    """Whether a figure is of what a gap says is missing, in the time asked for."""
    when = row.when
    alike = all(getattr(row, name) == getattr(gap, name) for name in _DIMENSIONS if getattr(gap, name))
    return (
        alike
        and when is not None
        and row.status != "partial"
        and when.overlaps(span)
        and when.overlaps(gap.period or span)
    )
