"""kzeu data compile: what answers need of a dataset of one's own, worked out ahead."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from kzeu_cli import dataset
from kzeu_cli.commands.ask import command
from kzeu_cli.emit import write
from kzeu_cli.export import compiled
from kzeu_cli.support.errors import KzeuError, WrongUsage

FolderArgument = Annotated[Path, typer.Argument(metavar="FOLDER", help="A dataset of your own.")]


@command(examples="kzeu data compile mine\nkzeu trade --data mine")
def compile(folder: FolderArgument) -> None:
    """Work out ahead what answers need of a dataset, into its folder generated; it counts until a file changes."""
    if folder.is_file():
        raise WrongUsage(f"{folder} is one file, read quickly as it is; a folder can be compiled")
    try:
        files = compiled.write(dataset.load_all(str(folder)), date.today())
    except OSError as error:
        raise KzeuError(f"{error.filename or folder}: {error.strerror}") from None
    write("".join(f"{file}\n" for file in files))
