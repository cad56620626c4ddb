"""Files that are there whole or not at all, and never in place of another without force."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from kzeu_cli.support.errors import KzeuError, WrongUsage


def write_file(place: Path, write: Callable[[Path], object], *, force: bool) -> Path:
    """Let `write` fill a new file beside the place, and move it there when it is whole."""
    check_file(place, force=force)
    try:
        with tempfile.TemporaryDirectory(prefix=f".{place.name}-", dir=place.parent) as folder:
            made = Path(folder) / place.name
            write(made)
            check_file(place, force=force)
            made.replace(place)
    except OSError as error:
        raise unwritable(place, error) from None
    return place


def check_file(place: Path, *, force: bool) -> None:
    """Refuse a place where something is already."""
    if place.is_dir():
        raise WrongUsage(f"{place} is a folder; name a file")
    if place.exists() and not force:
        raise WrongUsage(f"{place} is there already; --force replaces it")


def unwritable(place: Path, error: OSError) -> KzeuError:
    """Say why a place cannot be written."""
    return KzeuError(f"{place} cannot be written: {error.strerror or error}")
