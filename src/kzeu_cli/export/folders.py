"""Folders of an export: there whole or not at all, and never in place of anything but an earlier export."""

import json
import os
import shutil
import tempfile
from collections.abc import Callable
from itertools import chain
from pathlib import Path

from kzeu_cli.support.errors import WrongUsage
from kzeu_cli.support.files import STDOUT, cleaned_up, unwritable

PACKAGE_FILE = "datapackage.json"


def write_folder(place: Path, fill: Callable[[Path], list[str]], *, force: bool) -> list[Path]:
    """Let `fill` write files into a new folder beside the place, and move it there when it is whole.

    Only a folder that holds nothing, or with force nothing but an earlier export, gives way. Raise KzeuError if it
    cannot be written.
    """
    _check_folder(place, force=force)
    # A link is written through.
    target = Path(os.path.realpath(place)) if place.is_symlink() else place
    try:
        with cleaned_up(), tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as folder:
            made = Path(folder) / target.name
            made.mkdir()
            names = fill(made)
            if target.exists():
                shutil.copymode(target, made)
                target.rename(Path(folder) / "old")
            made.rename(target)
    except OSError as error:
        raise unwritable(place, error) from None
    return [place / name for name in names]


def _check_folder(place: Path, *, force: bool) -> None:
    if place == STDOUT:
        raise WrongUsage("an export of many files needs a folder, not stdout")
    if not place.exists() or (place.is_dir() and not any(place.iterdir())):
        return
    if not place.is_dir():
        raise WrongUsage(f"{place} is a file; name a folder")
    if not force:
        raise WrongUsage(f"{place} is there already; --force replaces an earlier export")
    if strange := sorted({path.name for path in place.iterdir()} - _exported(place)):
        raise WrongUsage(f"{place} holds what is no export ({strange[0]}), so it is left alone")


def _exported(place: Path) -> set[str]:
    """Name the files and folders of an earlier export, as its own description lists them."""
    try:
        package = json.loads((place / PACKAGE_FILE).read_text(encoding="utf-8"))
        paths = (resource["path"] for resource in package["resources"])
        files = chain.from_iterable([path] if isinstance(path, str) else path for path in paths)
        return {PACKAGE_FILE, *(file.partition("/")[0] for file in files)}
    except (OSError, ValueError, KeyError, TypeError):
        return set()
