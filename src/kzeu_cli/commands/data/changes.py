"""kzeu data changes: what the versions of the dataset added or corrected."""

from kzeu_cli.answers.data import changes as answer
from kzeu_cli.commands.ask import OUTPUT, Ask, command

_SCREEN = 10


@command(OUTPUT, examples="kzeu data changes")
def changes(ask: Ask) -> None:
    """List what each version of the dataset added or corrected."""
    ask.answer(answer(ask.load("change"), ask.limit(_SCREEN)))
