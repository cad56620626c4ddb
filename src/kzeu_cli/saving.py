"""Writing files: whole or not at all."""

import os
from pathlib import Path

from kzeu_cli.errors import KzeuError, WrongUsage


def save(path: Path, content: str, *, force: bool = False) -> None:
    """Write a text file in UTF-8, first beside its place, then into it; replace one that is there only by force."""
    if path.exists() and not force:
        raise WrongUsage(f"{path} is there already; --force replaces it")
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(content, encoding="utf-8", newline="\n")
        beside.replace(path)
    except OSError as error:
        raise KzeuError(f"{path} cannot be written: {error.strerror}") from None
    finally:
        beside.unlink(missing_ok=True)
