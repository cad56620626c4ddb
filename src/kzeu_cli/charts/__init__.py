"""Charts: one description of what is drawn, from the rows of an answer; its specification and its alternative text."""

from collections.abc import Callable, Mapping

from kzeu_cli.answers.columns import Answer
from kzeu_cli.charts.alternative import alternative
from kzeu_cli.charts.chart import Chart, NotDrawn
from kzeu_cli.charts.comparison import comparison, over_time
from kzeu_cli.charts.events import events, programmes
from kzeu_cli.charts.figures import figures
from kzeu_cli.charts.mirror import mirror

__all__ = ["Chart", "NotDrawn", "alternative", "draw"]

# Name of the view -> what draws its rows.
MAKERS: Mapping[str, Callable[..., Chart]] = {
    "trade": figures,
    "trade --mirror": mirror,
    "fdi": figures,
    "compare": comparison,
    "compare --over-time": over_time,
    "timeline": events,
    "programmes": programmes,
}


def draw(answer: Answer, *, index: bool = False, of: str | None = None, title: str | None = None) -> Chart:
    """Describe an answer as a chart; raise NotDrawn, which says why, where there is nothing to draw."""
    if not answer.rows:
        raise NotDrawn(f"{answer.empty}, so there is nothing to draw")
    if answer.view.name not in MAKERS:
        raise NotDrawn(f"{answer.view.name} cannot be drawn; these can: {', '.join(MAKERS)}")
    maker = MAKERS[answer.view.name]
    if of and maker is not figures:
        raise NotDrawn(f"{answer.view.name} is drawn whole; --chart-of goes with trade and fdi")
    made = figures(answer, index=index, of=of) if maker is figures else maker(answer, index=index)
    return made._replace(title=title) if title else made
