"""kzeu data path: where the dataset lies."""

from kzeu_cli import dataset
from kzeu_cli.commands.ask import command
from kzeu_cli.commands.options import DataOption
from kzeu_cli.emit import write


@command(examples="kzeu data path")
def path(data: DataOption = None) -> None:
    """Print where the dataset lies: the built-in one, or that of --data or KZEU_DATA."""
    write(f"{dataset.place(data)}\n")
