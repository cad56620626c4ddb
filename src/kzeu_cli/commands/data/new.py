"""kzeu data new: a dataset to begin with."""

import re
from pathlib import Path
from typing import Annotated

import typer

from kzeu_cli.answers import schema
from kzeu_cli.answers.formats import dumps
from kzeu_cli.commands.ask import command
from kzeu_cli.dataset.new import PARTIES, Party, create
from kzeu_cli.emit import write
from kzeu_cli.support.errors import KzeuError, WrongUsage


def parse_party(text: str) -> Party:
    """Read `ID=NAME` of the command line."""
    code, _, name = (part.strip() for part in text.partition("="))
    if not re.fullmatch(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", code) or not name or not name.isprintable():
        raise typer.BadParameter(f"{text!r} is not ID=NAME, such as NO=Norway")
    return code, name


FolderArgument = Annotated[Path, typer.Argument(metavar="FOLDER", help="A new or empty folder.")]
PartyOption = Annotated[
    list[str] | None, typer.Option("--party", metavar="ID=NAME", help="A party, such as NO=Norway; give it twice.")
]
EmptyOption = Annotated[bool, typer.Option("--empty", help="Without example records.")]


@command(examples="kzeu data new mine --party NO=Norway --party JP=Japan")
def new(folder: FolderArgument, party: PartyOption = None, empty: EmptyOption = False) -> None:
    """Write a commented dataset of two parties to begin with; it passes the check, and nothing is overwritten."""
    parties = [parse_party(text) for text in party] if party else PARTIES
    if len(parties) != 2 or parties[0][0] == parties[1][0]:
        raise WrongUsage("two different parties are needed: --party NO=Norway --party JP=Japan")
    try:
        files = create(folder, (parties[0], parties[1]), f"{dumps(schema.of_files(), indent=2)}\n", empty=empty)
    except OSError as error:
        raise KzeuError(f"{error.filename or folder}: {error.strerror}") from None
    write("".join(f"{file}\n" for file in files))
