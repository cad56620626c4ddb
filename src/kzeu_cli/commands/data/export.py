"""kzeu data export: the whole dataset for other tools."""

from pathlib import Path
from typing import Annotated

import typer

from kzeu_cli import dataset
from kzeu_cli.commands import completion
from kzeu_cli.commands.options import CONTEXT, DataOption
from kzeu_cli.commands.parsers import one_of
from kzeu_cli.emit import write
from kzeu_cli.export import EXPORTERS
from kzeu_cli.support.files import STDOUT_TOO

app = typer.Typer(add_completion=False)

FormatArgument = Annotated[
    str,
    typer.Argument(
        parser=one_of(tuple(EXPORTERS)),
        metavar="FORMAT",
        help=f"One of {', '.join(EXPORTERS)}.",
        autocompletion=completion.words(*EXPORTERS),
    ),
]
PlaceArgument = Annotated[
    Path, typer.Argument(metavar="PATH", help="A file, - for stdout; for csv and parquet a folder.")
]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace an earlier file or export.")]


@app.command(context_settings=CONTEXT, epilog="kzeu data export sqlite kzeu.db\nkzeu data export csv kzeu/ --force")
def export(format: FormatArgument, place: PlaceArgument, force: ForceOption = False, data: DataOption = None) -> None:
    """Write every fact at every grain, with credit and licence, and print the files written."""
    files = EXPORTERS[format](dataset.load_all(data), place, force)
    if place not in STDOUT_TOO:
        write("".join(f"{file}\n" for file in files))
