"""Charts: one description of what is drawn, from the rows of an answer; its specification and its alternative text."""

from kzeu_cli.answers.columns import Answer
from kzeu_cli.charts.chart import Chart, NotDrawn
from kzeu_cli.charts.figures import figures


def draw(answer: Answer, *, index: bool = False, title: str | None = None) -> Chart:
    """Describe an answer as a chart; raise NotDrawn, which says why, where there is nothing to draw."""
    if not answer.rows:
        raise NotDrawn(f"{answer.empty}, so there is nothing to draw")
    makers = {"trade": figures, "fdi": figures}
    if answer.view.name not in makers:
        raise NotDrawn(f"{answer.view.name} cannot be drawn; these can: {', '.join(makers)}")
    made = makers[answer.view.name](answer, index=index)
    return made._replace(title=title) if title else made
