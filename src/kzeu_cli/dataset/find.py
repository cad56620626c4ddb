"""Where a dataset lies: the one that comes with the program, or the user's own."""

import os
from pathlib import Path

from kzeu_cli.dataset.read import Tables, read, wanted
from kzeu_cli.support.errors import DatasetError, Problem

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
    try:
        place = Path(named).expanduser()
    except RuntimeError:  # there is no home folder
        place = Path(named)
    if not place.exists():
        raise DatasetError([Problem(named, 0, "", "no such file or folder")])
    return place


def files(place: Path) -> list[Path]:
    """List the TOML files of a dataset, its root file first; hidden folders and links to folders are passed over."""
    if not place.is_dir():
        return [place]
    found = sorted(
        path
        for path in place.rglob("*.toml")
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(place).parts)
    )
    root = place / ROOT_FILE
    if root in found:
        return [root, *(path for path in found if path != root)]
    if len(found) == 1:
        return found
    what = f"no {ROOT_FILE} among its {len(found)} TOML files" if found else "no TOML file in this folder"
    raise DatasetError([Problem(str(place), 0, "", what)])


def read_parts(
    folder: Path, kinds: tuple[str, ...] = (), topics: tuple[str, ...] = (), grains: tuple[str, ...] = ()
) -> list[Tables]:
    """Read the root file of a folder and those of its parts that can hold what is asked for."""
    root = read(folder / ROOT_FILE)
    return [root, *(read(folder / part) for part in wanted(root["part"], kinds, topics, grains))]
