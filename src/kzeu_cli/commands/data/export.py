"""kzeu data export: the whole dataset for other tools."""

from pathlib import Path
from typing import Annotated

import typer

from kzeu_cli import dataset
from kzeu_cli.commands.ask import command
from kzeu_cli.commands.options import DataOption
from kzeu_cli.commands.parsers import among
from kzeu_cli.emit import write
from kzeu_cli.export import EXPORTERS, PARTED
from kzeu_cli.support.errors import WrongUsage
from kzeu_cli.support.files import STDOUT_TOO

FormatArgument = Annotated[
    str,
    among(EXPORTERS, typer.Argument, metavar="FORMAT", help=f"One of {', '.join(EXPORTERS)}."),
]
PlaceArgument = Annotated[
    Path, typer.Argument(metavar="PATH", help="A file, - for stdout; for csv and parquet a folder.")
]
PartitionOption = Annotated[
    bool,
    typer.Option("--partition", help="Part parquet by year and layer, into folders as Hive has them."),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace an earlier file or export.")]


@command(examples="kzeu data export sqlite kzeu.db\nkzeu data export csv kzeu/ --force")
def export(
    format: FormatArgument,
    place: PlaceArgument,
    partition: PartitionOption = False,
    force: ForceOption = False,
    data: DataOption = None,
) -> None:
    """Write every fact at every grain, with credit and licence, and print the files written."""
    if partition and format not in PARTED:
        raise WrongUsage(f"--partition goes with {' or '.join(PARTED)}")
    exporter = PARTED[format] if partition else EXPORTERS[format]
    files = exporter(dataset.load_all(data), place, force)
    if place not in STDOUT_TOO:
        write("".join(f"{file}\n" for file in files))
