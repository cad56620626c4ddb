"""Numbers as an index: each series in per cent of its number at the first time that all of them have one."""

from decimal import Decimal

from kzeu_cli.charts.chart import NO_FIGURE, NotDrawn, Panel, PlottedSeries, Point, number


def indexed(panel: Panel) -> Panel:
    """Set each series of a panel to 100 at the first time for which all have a whole and positive number.

    Raise NotDrawn if there is no such time, or the numbers do not run over time.
    """
    if panel.form not in ("bars", "lines"):
        raise NotDrawn("an index needs numbers over time")
    base = next((label for label in panel.labels if all(_has(series, label) for series in panel.series)), None)
    if base is None:
        raise NotDrawn("no index: there is no time for which every series has a positive number")
    series = tuple(
        PlottedSeries(run.name, tuple(_of(point, _base(run, base)) for point in run.points)) for run in panel.series
    )
    return panel._replace(form="lines", series=series, unit=f"index, {base} = 100")


def _has(series: PlottedSeries, label: str) -> bool:
    return any(
        point.label == label and point.value is not None and point.value > 0 and not point.is_partial
        for point in series.points
    )


def _base(series: PlottedSeries, label: str) -> Decimal:
    return next(Decimal(point.value) for point in series.points if point.label == label and point.value is not None)


def _of(point: Point, base: Decimal) -> Point:
    # A part of a year cannot be set against a whole one.
    if point.value is None or point.is_partial:
        return point._replace(value=None, text=NO_FIGURE, original="")
    value = 100 * Decimal(point.value) / base
    return point._replace(value=value, text=number(value, 1), original=point.words)
