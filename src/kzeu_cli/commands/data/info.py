"""kzeu data info: what the dataset holds and what it rests on."""

from kzeu_cli.answers.data import about
from kzeu_cli.commands.ask import OUTPUT, Ask, command


@command(OUTPUT, examples="kzeu data info --json")
def info(ask: Ask) -> None:
    """Show versions, counts, and the sources with their licences and credit."""
    ask.answer(about(ask.load(grains=())))
