"""Both sides' statistics of the same flow as a chart: two series in one panel and currency, never one line."""

from collections.abc import Iterator, Sequence

from kzeu_cli.answers.columns import Answer
from kzeu_cli.answers.mirror import REASONS
from kzeu_cli.charts import wording
from kzeu_cli.charts.chart import Chart, NotDrawn, Panel, PlottedSeries, over_time, whole
from kzeu_cli.charts.figures import Drawn, drawn, in_time
from kzeu_cli.charts.indexed import indexed
from kzeu_cli.charts.scales import scaled
from kzeu_cli.charts.times import filled
from kzeu_cli.figures.derivation import Derived
from kzeu_cli.model import Dataset, Statement
from kzeu_cli.model.components import ends_between
from kzeu_cli.support.phrases import capital


def mirror(answer: Answer, *, index: bool = False) -> Chart:
    """Draw what each side reports of a flow beside what the other does, a panel for each way that goods go.

    Raise NotDrawn if no flow is reported by both sides in one currency.
    """
    dataset = answer.dataset
    stated = [row for row in answer.rows if not isinstance(row, Derived)]
    ways: dict[tuple[str | None, ...], list[Drawn]] = {}
    for one in drawn(stated, answer):
        row = one.row
        ends = ends_between(row.flow, row.subject, row.counterpart) or (None, None)
        ways.setdefault((*ends, row.coverage, one.unit), []).append(one)
    both = {way: part for way, part in ways.items() if len({one.row.view for one in part}) > 1}
    if not both:
        raise NotDrawn("nothing to draw: there is no flow here that both sides report in one currency")
    made = (_panel(way, part, dataset) for way, part in both.items())
    panels, notes = scaled((indexed(panel) if index else panel for panel in made), dataset)
    shown = [one for part in both.values() for one in part]
    rows = [one.row for one in shown]
    return whole(
        wording.title(rows, panels, answer),
        panels,
        (
            *notes,
            *wording.notes(rows, panels, 0, dataset),
            *wording.rate_notes((one.exchange for one in shown), dataset),
            *_reasons(answer),
        ),
        wording.sources(rows, dataset),
    )


def _reasons(answer: Answer) -> Iterator[str]:
    """Say why two sides' statistics differ, as the table does, with the pages that say so by name."""
    for fact in answer.dataset.of(Statement):
        if fact.group == REASONS:
            yield f"{fact.text} ({'; '.join(wording.page(found) for found in answer.dataset.cited(fact.refs))})"


def _panel(way: Sequence[str | None], part: Sequence[Drawn], dataset: Dataset) -> Panel:
    runs: dict[str | None, list[Drawn]] = {view: [] for view in dataset.parties}
    for one in part:
        runs.setdefault(one.row.view, []).append(one)
    series, labels = filled(
        PlottedSeries(f"as {wording.side(view, dataset)} reports", tuple(in_time(run, dataset)))
        for view, run in runs.items()
        if run
    )
    start, end, coverage, unit = way
    names = [wording.side(code, dataset) for code in (start, end)]
    title = f"{coverage or 'goods'} from {names[0]} to {names[1]}"
    about = "; ".join(dict.fromkeys(wording.about([one.row], dataset) for one in part))
    return Panel(
        title=f"{capital(title)}, as each side reports",
        subtitle=about,
        form=over_time(series, labels),
        series=tuple(series),
        labels=labels,
        unit=unit,
        sort="flow",
    )
