"""Where a dataset lies: the one that comes with the program, or the user's own."""

import os
from pathlib import Path

from kzeu_cli.errors import DatasetError, Problem

ROOT_FILE = "dataset.toml"
VARIABLE = "KZEU_DATA"


def builtin() -> Path:
    """Find the folder of the dataset that comes with the program.

    A wheel carries it inside the package. In a checkout, and so in an editable install, it is the folder `data/` at
    the root, which no build step has copied yet.
    """
    package = Path(__file__).parents[1]
    inside = package / "data"
    return inside if inside.is_dir() else package.parents[1] / "data"


def chosen(path: str | None) -> Path | None:
    """Find the dataset the user asked for by option or environment; None for the built-in one."""
    named = path or os.environ.get(VARIABLE)
    if not named:
        return None
    place = Path(named).expanduser()
    if not place.exists():
        raise DatasetError([Problem(named, 0, "", "no such file or folder")])
    return place


def files(place: Path) -> list[Path]:
    """List the TOML files of a dataset, its root file first."""
    if place.is_file():
        return [place]
    found = sorted(place.rglob("*.toml"), key=lambda path: (path.name != ROOT_FILE, path.as_posix()))
    if not found:
        raise DatasetError([Problem(str(place), 0, "", "no TOML file in this folder")])
    return found
