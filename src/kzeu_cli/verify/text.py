"""The file that holds the article, as text."""

import sys
from pathlib import Path

from kzeu_cli.support.errors import KzeuError, NotFoundError


def read(path: Path) -> str:
    """Read a file, or stdin for `-`; it must be UTF-8 text.

    Raise NotFoundError if there is no such file, and KzeuError if it cannot be read or is not UTF-8.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        # A pipe may never end, and a device never does.
        raise KzeuError(f"{path}: a pipe or device, which is not read; - reads stdin")
    try:
        content = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return content.decode("utf-8-sig")
    except FileNotFoundError:
        raise NotFoundError(f"no file {str(path)!r}") from None
    except OSError as error:
        raise KzeuError(f"{path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise KzeuError(f"{path}, line {line}: not UTF-8 text") from None
