"""kzeu alone: the relationship on one screen."""

from kzeu_cli.answers import home as view
from kzeu_cli.answers.formats import Format
from kzeu_cli.dataset import load
from kzeu_cli.emit import Output, emit, emit_page

KINDS = ("trait", "figure", "event", "agreement", "programme", "member", "measure", "attribute", "unit", "place")
TOPICS = ("profile", "trade", "investment")


def home(*, json: bool = False) -> None:
    """Show the relationship on one screen, or its facts as rows of JSON."""
    dataset = load(None, *KINDS, topics=TOPICS)
    found = view.overview(dataset)
    if json:
        emit(view.answer(found, dataset), Output(Format.JSON))
    else:
        emit_page(view.home(found, dataset, events) for events in range(len(found.events) or 1, 0, -1))
