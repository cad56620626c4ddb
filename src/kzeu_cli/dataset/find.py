"""Where a dataset lies: the one that comes with the program, or the user's own."""

import os
from pathlib import Path

from kzeu_cli.dataset.read import parse, text_of
from kzeu_cli.support.errors import DatasetError, Problem

ROOT_FILE = "dataset.toml"
VARIABLE = "KZEU_DATA"
# Where a wheel carries the dataset.
_PACKAGED = Path(__file__).parents[1] / "data"


def builtin() -> Path:
    """Find the folder of the dataset that comes with the program.

    A wheel carries it inside the package. In a checkout, and so in an editable install, it is the folder `data/` at
    the root, which no build step has copied yet.
    """
    for folder in (_PACKAGED, _PACKAGED.parents[2] / "data"):
        if folder.is_dir():
            return folder
    from importlib.resources import files  # ten milliseconds that only a program inside a zip file needs

    return files("kzeu_cli") / "data"  # type: ignore[return-value]  # what lies in a zip file is read as a Path is


def is_installed(folder: Path) -> bool:
    """Whether a folder came with an installed program: nobody edits it, so that all files in it fit together."""
    return folder == _PACKAGED or not isinstance(folder, Path)


def chosen(path: str | None) -> Path | None:
    """Find the dataset the user asked for by option or environment; None for the built-in one.

    Raise DatasetError if nothing is there, or no ordinary file or folder.
    """
    named = path or os.environ.get(VARIABLE)
    if not named:
        return None
    try:
        place = Path(named).expanduser()
    except RuntimeError:  # there is no home folder
        place = Path(named)
    if not place.exists():
        raise DatasetError([Problem(named, 0, "", "no such file or folder")])
    if not (place.is_file() or place.is_dir()):
        # A pipe may never end, and a device never does.
        raise DatasetError([Problem(named, 0, "", "a pipe or device, which is not read; save it as a file first")])
    return place


def files(place: Path) -> tuple[list[Path], list[Problem]]:
    """List the TOML files of a dataset, its root file first, and the folders below it that cannot be read.

    Hidden folders and links to folders are passed over. Raise DatasetError if there is no root file.
    """
    if not place.is_dir():
        return [place], []
    if not isinstance(place, Path):  # in a zip file, where nobody adds files
        root = parse(text_of(place / ROOT_FILE), ROOT_FILE)
        return [place / ROOT_FILE, *(place / part["path"] for part in root["part"])], []
    found: list[Path] = []
    unreadable: list[Problem] = []

    def note(error: OSError) -> None:
        unreadable.append(Problem(str(error.filename), 0, "", f"cannot be read: {error.strerror}"))

    for folder, folders, names in os.walk(place, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = (Path(folder) / name for name in names if name.endswith(".toml") and not name.startswith("."))
        found += [path for path in paths if path.is_file()]
    root = place / ROOT_FILE
    if root in found:
        return [root, *sorted(path for path in found if path != root)], unreadable
    if len(found) == 1:
        return found, unreadable
    what = f"no {ROOT_FILE} among its {len(found)} TOML files" if found else "no TOML file in this folder"
    raise DatasetError([*unreadable, Problem(str(place), 0, "", what)])
