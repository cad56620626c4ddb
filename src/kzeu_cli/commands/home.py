"""kzeu alone: the relationship on one screen."""

from kzeu_cli.answers import home as view
from kzeu_cli.answers.overview import overview
from kzeu_cli.dataset import load
from kzeu_cli.emit import emit_page

KINDS = ("trait", "figure", "event", "agreement", "programme", "measure", "attribute", "unit", "place")
TOPICS = ("profile", "trade", "investment")


def home() -> None:
    """Show the relationship on one screen."""
    dataset = load(None, *KINDS, topics=TOPICS)
    emit_page(view.home(overview(dataset), dataset))
