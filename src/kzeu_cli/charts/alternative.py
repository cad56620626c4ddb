"""The alternative text of a chart: what a screen reader says in its place."""

from collections.abc import Iterator

from kzeu_cli.charts.chart import Chart, Panel, PlottedSeries
from kzeu_cli.support.phrases import joined

_FORMS = {
    "bars": "bar chart", "ranked": "bar chart", "lines": "line chart", "spans": "chart of spans of time",
    "strip": "strip of events",
}  # fmt: skip
# So many numbers are read out; of more, the first, the last, the least and the largest.
_READ = 12


def alternative(chart: Chart) -> str:
    """Say what a chart shows, in sentences."""
    kinds = dict.fromkeys(_FORMS[panel.form] for panel in chart.panels)
    parts = [f"{' and '.join(kinds).capitalize()}: {chart.title}.", _sentence(chart.subtitle)]
    for panel in chart.panels:
        parts += _panel(panel)
    return joined(*parts, *map(_sentence, chart.notes), *map(_sentence, chart.sources))


def _panel(panel: Panel) -> Iterator[str]:
    yield _sentence(panel.title)
    yield _sentence(panel.subtitle)
    if panel.form == "strip":
        times = [point.when.words for point in panel.known if point.when]
        for label in panel.labels:
            number = sum(1 for point in panel.known if point.label == label)
            yield f"{label}: {number}."
        yield f"From {times[0]}." if len(times) == 1 else ""
        return
    for series in panel.series:
        yield _series(series)


def _series(series: PlottedSeries) -> str:
    name = f"{series.name}: " if series.name else ""
    known = series.known
    if len(known) <= _READ:
        words = [f"{point.label} {point.words}{' (part of a year)' if point.is_partial else ''}" for point in known]
        return f"{name}{', '.join(words)}."
    least, largest = min(known, key=lambda point: point.value or 0), max(known, key=lambda point: point.value or 0)
    return (
        f"{name}from {known[0].words} ({known[0].label}) to {known[-1].words} ({known[-1].label}); "
        f"the least {least.words} ({least.label}), the most {largest.words} ({largest.label})."
    )


def _sentence(text: str) -> str:
    return f"{text.rstrip('.')}." if text else ""
