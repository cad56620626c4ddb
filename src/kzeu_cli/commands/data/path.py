"""kzeu data path: where the dataset lies."""

import typer

from kzeu_cli import dataset
from kzeu_cli.commands.options import CONTEXT, DataOption
from kzeu_cli.emit import write

app = typer.Typer(add_completion=False)


@app.command(context_settings=CONTEXT, epilog="kzeu data path")
def path(data: DataOption = None) -> None:
    """Print where the dataset lies: the built-in one, or that of --data or KZEU_DATA."""
    write(f"{dataset.place(data)}\n")
