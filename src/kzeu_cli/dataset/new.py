"""A dataset to begin with: commented files on two parties of one's choice, which pass the check."""

import json
import re
from importlib.resources import files
from pathlib import Path
from string import Template

from kzeu_cli.dataset.find import ROOT_FILE
from kzeu_cli.dataset.names import FACTS
from kzeu_cli.dataset.read import parse
from kzeu_cli.support.errors import WrongUsage
from kzeu_cli.support.folding import fold

# Id and name.
Party = tuple[str, str]

SCHEMA_FILE = "schema.json"
PARTIES: tuple[Party, Party] = (("ONE", "First party"), ("TWO", "Second party"))


def create(folder: Path, parties: tuple[Party, Party], schema: str, *, empty: bool = False) -> list[Path]:
    """Write the starter and the schema for editors into a new or empty folder; return the files written.

    An `empty` one has the root file only: no example records. Raise WrongUsage if the folder holds something.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUsage(f"{folder} is there already and not empty; choose a new folder")
    starter = sorted((files("kzeu_cli") / "dataset" / "starter").iterdir(), key=lambda file: file.name)
    texts = {
        file.name: _filled(file.read_text(encoding="utf-8"), parties, folder)
        for file in starter
        if file.name == ROOT_FILE or (file.name.endswith(".toml") and not empty)
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (texts | {SCHEMA_FILE: schema}).items():
        # Mode x: whatever came in between is not overwritten.
        with (folder / name).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    return [folder / name for name in (*texts, SCHEMA_FILE)]


def examples() -> dict[str, str]:
    """Map the id of each example record to its text, for the check to tell those that were left."""
    found = {}
    for file in (files("kzeu_cli") / "dataset" / "starter").iterdir():
        if file.name.endswith(".toml"):
            tables = parse(_filled(file.read_text(encoding="utf-8"), PARTIES, Path("mine")), file.name)
            found.update({str(table["id"]): table["text"] for kind in FACTS for table in tables.get(kind, ())})
    return found


def _filled(text: str, parties: tuple[Party, Party], folder: Path) -> str:
    (first_id, first), (second_id, second) = parties
    name = "-".join(re.findall(r"[a-z0-9]+", fold(folder.absolute().name)))
    values = {
        "id": name or "mine",
        "title": f"{first} and {second}",
        "first_id": first_id,
        "first_name": first,
        "second_id": second_id,
        "second_name": second,
    }
    # Of printable text, TOML and JSON make the same string.
    return Template(text).substitute({name: json.dumps(value, ensure_ascii=False) for name, value in values.items()})
