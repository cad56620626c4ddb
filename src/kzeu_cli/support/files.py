"""Files that are there whole or not at all, and never in place of another without force."""

import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import methodcaller
from pathlib import Path
from typing import Any

from kzeu_cli.support.errors import KzeuError, Stopped, WrongUsage

# As a file, it stands for stdout.
STDOUT = Path("-")
STDOUT_TOO = (STDOUT, Path("/dev/stdout"), Path("/dev/fd/1"), Path("/proc/self/fd/1"))
_DEADLY = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


def write_file(place: Path, write: Callable[[Path], object], *, force: bool) -> Path:
    """Let `write` fill a new file, and move it to the place when it is whole.

    A link is written through, and a file that was there keeps its mode. Pipes, devices and stdout (`-`) are no files to
    be replaced: they are written to. Raise WrongUsage where something is already and `force` is not given. Raise
    KzeuError if it cannot be written.
    """
    check_file(place, force=force)
    is_special = place in STDOUT_TOO or (place.exists() and not place.is_file())
    # A place that is a link leads to the file that is meant, even if that is not there yet.
    target = Path(os.path.realpath(place)) if place.is_symlink() and not is_special else place
    try:
        with (
            cleaned_up(),
            tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=None if is_special else target.parent) as folder,
        ):
            made = Path(folder) / target.name
            write(made)
            if is_special:
                _pour(made, target)
            else:
                check_file(place, force=force)
                if target.exists():
                    shutil.copymode(target, made)
                made.replace(target)
    except BrokenPipeError:
        pass  # whoever reads the pipe has seen enough
    except OSError as error:
        raise unwritable(place, error) from None
    return place


def write_text(place: Path, text: str, *, force: bool) -> Path:
    """Write a text likewise, in UTF-8."""
    return write_file(place, methodcaller("write_text", text, encoding="utf-8"), force=force)


def check_file(place: Path, *, force: bool) -> None:
    """Make sure that a file may be written at a place.

    Raise WrongUsage if something is already there that would be replaced, and `force` is not given.
    """
    if place in STDOUT_TOO:
        return
    if place.is_dir():
        raise WrongUsage(f"{place} is a folder; name a file")
    if place.is_file() and not force:
        raise WrongUsage(f"{place} is there already; --force replaces it")
    if place.is_symlink() and Path(os.path.realpath(place)).is_symlink():
        raise WrongUsage(f"{place} is a link that leads back to itself")


def unwritable(place: Path, error: OSError) -> KzeuError:
    """Say why a place cannot be written."""
    return KzeuError(f"{place} cannot be written: {error.strerror or error}")


@contextmanager
def cleaned_up() -> Iterator[None]:
    """Turn the signals that would end the program at once into an exception, so that nothing half made stays behind.

    A signal that is ignored, as `nohup` has it, stays so. Raise Stopped, from wherever the program is, when such a
    signal comes.
    """

    def stop(number: int, frame: Any) -> None:
        # Cleaning up is not to be stopped by being told twice.
        signal.signal(number, signal.SIG_IGN)
        raise Stopped(number)

    deadly = [number for number in _DEADLY if signal.getsignal(number) is signal.SIG_DFL]
    try:
        for number in deadly:
            signal.signal(number, stop)
        yield
    finally:
        for number in deadly:
            signal.signal(number, signal.SIG_DFL)


def _pour(made: Path, target: Path) -> None:
    """Write what was made into a pipe or device."""
    with made.open("rb") as source:
        if target in STDOUT_TOO:
            sys.stdout.flush()
            shutil.copyfileobj(source, sys.stdout.buffer)
            sys.stdout.flush()
        else:
            with target.open("wb") as sink:
                shutil.copyfileobj(source, sink)
