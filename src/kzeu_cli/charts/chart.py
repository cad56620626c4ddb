"""The description of a chart, from which its specification, its drawing in text and its alternative text are made."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, NamedTuple

from kzeu_cli.figures import amounts
from kzeu_cli.model import Number
from kzeu_cli.model.dates import Period
from kzeu_cli.support.errors import KzeuError

# How a panel is drawn: bars in order of time, sorted bars, lines, spans of time with a row each, events on a line.
Form = Literal["bars", "ranked", "lines", "spans", "strip"]

NO_FIGURE = "no figure"
# Blue, vermilion, green and pink are of Okabe and Ito's palette for the colour-blind; black and brown were searched for
# the largest distance from them. A test measures all six as people with each kind of colour blindness see them.
PALETTE = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#1a1a1a", "#663333")
# So many times, and so many bars in all, stand side by side before lines are easier to follow.
_MANY_TIMES, _MANY_BARS = 24, 36
# Numbers that differ more than so many times would leave nothing to see of the smaller ones on a shared scale.
FAR = 12
_TENTH = Decimal("0.1")


class NotDrawn(KzeuError):
    """There is nothing that a chart could show; the message says why."""


class Point(NamedTuple):
    """A number under the label of its time or partner, and as people read it; without a number it is a gap.

    `original` is the amount that the source states where `text` is in another currency. `is_partial` says that it is
    for a part of a year only. `when` is the time along an axis of time; a span reaches from its first day to its last.
    `bound` is the word before a number that is not exact (`about `, `over `).
    """

    label: str
    value: Number | None
    text: str = NO_FIGURE
    original: str = ""
    is_partial: bool = False
    when: Period | None = None
    bound: str = ""

    @property
    def words(self) -> str:
        """The number as people read it, with the amount that the source states."""
        return f"{self.text} ({self.original})" if self.original else self.text


class PlottedSeries(NamedTuple):
    """Numbers that belong together, under the name by which a legend knows them."""

    name: str
    points: tuple[Point, ...]

    @property
    def known(self) -> tuple[Point, ...]:
        """The points that have a number."""
        return tuple(point for point in self.points if point.value is not None)


class Scale(NamedTuple):
    """An axis of numbers: what it counts, from where to where it goes in base units, and where its ticks stand.

    `factor` is how many base units make one of the axis: 1,000,000,000 for `€ billion`.
    """

    unit: str
    factor: Decimal
    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]

    def write(self, value: Number) -> str:
        """Write a number in units of the axis."""
        return number(Decimal(value) / self.factor)


class Panel(NamedTuple):
    """Numbers of one kind and unit on one scale; `labels` is the order of the bars or rows, gaps among them.

    `unit` is the unit of the numbers as the data has it, `sort` the kind of number they are (flow, stock, share);
    `scale` is None where time is the only axis.
    """

    title: str
    subtitle: str
    form: Form
    series: tuple[PlottedSeries, ...]
    labels: tuple[str, ...] = ()
    unit: str | None = None
    sort: str | None = None
    scale: Scale | None = None

    @property
    def known(self) -> Iterator[Point]:
        """The points that have a number, of all series."""
        return (point for series in self.series for point in series.known)


class Chart(NamedTuple):
    """Panels under a title, with notes and the sources below them."""

    title: str
    subtitle: str
    panels: tuple[Panel, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]


def over_time(series: Sequence[PlottedSeries], labels: Sequence[str]) -> Form:
    """Choose how to draw numbers over time: as bars, or as lines where there are many."""
    bars = sum(len(run.known) for run in series)
    return "bars" if len(labels) <= _MANY_TIMES and bars <= _MANY_BARS else "lines"


def whole(title: str, panels: Sequence[Panel], notes: Iterable[str], sources: tuple[str, ...]) -> Chart:
    """Put a chart together; a panel that stands alone needs no title beside that of the chart."""
    subtitle = ""
    if len(panels) == 1:
        subtitle = panels[0].subtitle
        panels = [panels[0]._replace(title="", subtitle="")]
    return Chart(title, subtitle, tuple(panels), tuple(dict.fromkeys(note for note in notes if note)), sources)


def number(value: Decimal, places: int = 2) -> str:
    """Write a number with at most so many decimals, or with two digits where it is less than a tenth."""
    if not value:
        return "0"
    places = places if abs(value) >= _TENTH else 1 - value.adjusted()
    return amounts.grouped(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)).replace("-", "−")


def printable(text: str) -> str:
    """Replace what no document may hold: control characters, halves of letters, and code points that are no characters.

    XML 1.0 allows U+FFFE and U+FFFF no more than controls.
    """
    return "".join(sign if sign.isprintable() else " " if sign.isspace() else "�" for sign in text)
