"""A dataset to begin with: commented files on two parties of one's choice, which pass the check."""

import json
from importlib.resources import files
from pathlib import Path
from string import Template

from kzeu_cli.support.errors import WrongUsage

# Id and name.
Party = tuple[str, str]

SCHEMA_FILE = "schema.json"
PARTIES: tuple[Party, Party] = (("ONE", "First party"), ("TWO", "Second party"))


def create(folder: Path, parties: tuple[Party, Party], schema: str) -> list[Path]:
    """Write the starter and the schema for editors into a new or empty folder; return the files written."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUsage(f"{folder} is there already and not empty; choose a new folder")
    starter = sorted((files("kzeu_cli") / "dataset" / "starter").iterdir(), key=lambda file: file.name)
    texts = {
        file.name: _filled(file.read_text(encoding="utf-8"), parties) for file in starter if file.name.endswith(".toml")
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (texts | {SCHEMA_FILE: schema}).items():
        # Mode x: whatever came in between is not overwritten.
        with (folder / name).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    return [folder / name for name in (*texts, SCHEMA_FILE)]


def _filled(text: str, parties: tuple[Party, Party]) -> str:
    (first_id, first), (second_id, second) = parties
    values = {
        "title": f"{first} and {second}",
        "first_id": first_id,
        "first_name": first,
        "second_id": second_id,
        "second_name": second,
    }
    # Of printable text, TOML and JSON make the same string.
    return Template(text).substitute({name: json.dumps(value, ensure_ascii=False) for name, value in values.items()})
