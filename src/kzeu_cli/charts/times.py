"""Times along an axis: their labels, and places for those that have no figure."""

from collections.abc import Iterable, Sequence
from datetime import date

from kzeu_cli.charts.chart import PlottedSeries, Point
from kzeu_cli.figures.description import month
from kzeu_cli.model import dates
from kzeu_cli.model.dates import Period

# Months that have a tick, and distances of years that are easy to read.
_QUARTERS = (1, 4, 7, 10)
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


def label(when: Period) -> str:
    """Write a time in little room: `2024`, `2024 Jan–Aug`, `Jan 2020`, `2005–2016`, `31 Dec 2022`."""
    begin, slash, end = when.text.partition("/")
    if when.first == when.last:
        return f"{when.first.day} {_short(when.first)} {when.first.year}"
    if not slash and len(begin) == len("2020-01"):
        return f"{_short(when.first)} {when.first.year}"
    if when.year is not None and (when.first, when.last) != (date(when.year, 1, 1), date(when.year, 12, 31)):
        return f"{when.year} {_short(when.first)}–{_short(when.last)}"
    return str(when.year) if when.year is not None else when.words


def place(when: Period) -> float:
    """Tell where a time stands on an axis of years: a year at its number, a month or a day within its year."""
    if when.year is None or len(when.text) == len("2020"):
        return float(when.begin.year)
    middle = date.fromordinal((when.first.toordinal() + when.last.toordinal()) // 2)
    # A part of a year that reaches over several months stands where its year does.
    return float(when.first.year) if "/" in when.text else edge(middle)


def edge(day: date) -> float:
    """Tell where a day lies on an axis of years."""
    start = date(day.year, 1, 1)
    length = date(day.year, 12, 31).toordinal() - start.toordinal() + 1
    return day.year + (day.toordinal() - start.toordinal()) / length


def ticks(first: int, last: float, most: int) -> list[tuple[float, str]]:
    """List at most so many places from the beginning of a year on, with their labels; in a short time quarters too.

    Each is a round year, and the first year is among them.
    """
    years = range(first, int(last) + 1)
    if (last - first) * len(_QUARTERS) <= most:
        days = (date(year, number, 1) for year in years for number in _QUARTERS)
        return [(edge(day), _short(day) if day.month > 1 else str(day.year)) for day in days if edge(day) <= last]
    step = next((step for step in _STEPS if len(years) / step <= most), _STEPS[-1])
    round_ = [year for year in years if year % step == 0]
    # The first year stands there too, unless a round one is too near.
    ahead = [first] if not round_ or round_[0] - first > step / 2 else []
    return [(float(year), str(year)) for year in (*ahead, *round_)]


def filled(runs: Iterable[PlottedSeries]) -> tuple[list[PlottedSeries], tuple[str, ...]]:
    """Give each series a point at every time that one of them has, and between these, a gap where there is none."""
    series = list(runs)
    known = {point.when.text: point.when for run in series for point in run.points if point.when}
    times = sorted([*known.values(), *_missing(list(known.values()))], key=lambda when: when.order)
    labels = tuple(dict.fromkeys(label(when) for when in times))
    whens = {label(when): when for when in times}
    full = []
    for run in series:
        own = {point.label: point for point in run.points}
        full.append(run._replace(points=tuple(own.get(name, Point(name, None, when=whens[name])) for name in labels)))
    return full, labels


def _missing(times: Sequence[Period]) -> list[Period]:
    """List the years, or where all are months the months, between the first and the last that are not there."""
    first, last = min(when.begin for when in times), max(when.begin for when in times)
    if all(len(when.text) == len("2020-01") for when in times):
        months = (f"{number // 12:04}-{number % 12 + 1:02}" for number in range(_months(first), _months(last)))
        covered = {when.text for when in times}
        return [dates.parse(text) for text in months if text not in covered]
    covered = {str(year) for when in times for year in range(when.begin.year, min(when.last, date.max).year + 1)
               if when.last != date.max or year == when.begin.year}  # fmt: skip
    return [dates.parse(f"{year:04}") for year in range(first.year, last.year) if str(year) not in covered]


def _months(day: date) -> int:
    return day.year * 12 + day.month - 1


def _short(day: date) -> str:
    return month(day)[:3]
