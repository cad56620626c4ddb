"""From TOML files to tables. The only module that knows tomli."""

import os
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from sys import intern
from typing import Any

from kzeu_cli.support.errors import DatasetError, Problem

Tables = Mapping[str, Any]

# Far above any dataset of facts, far below what would fill the memory.
_MOST_MB = 64
# Of longer texts hardly one comes twice.
_LONGEST_WORD = 24
# What programs of Windows begin their text files with; a codec of its own would take time at every start.
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# Whoever means it can have more read.
LIMIT = "KZEU_MAX_MB"


def text_of(path: Path) -> str:
    """Read the text of a file; raise DatasetError if that is not possible."""
    given = os.environ.get(LIMIT, "")
    most = int(given) if given.isdecimal() and len(given) < 10 else _MOST_MB
    try:
        with path.open("rb") as file:
            content = file.read(most * 10**6 + 1)
        if len(content) > most * 10**6:
            raise DatasetError([Problem(str(path), 0, "", f"has more than {most} MB; {LIMIT} sets another bound")])
        return content.removeprefix(_BYTE_ORDER_MARK).decode()
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise DatasetError([Problem(str(path), line, "", "not UTF-8 text")]) from None
    except OSError as error:
        raise DatasetError([Problem(str(path), 0, "", f"cannot be read: {error.strerror}")]) from None


def parse(text: str, name: str) -> Tables:
    """Turn TOML into tables; numbers with a point become decimals, so that money stays exact.

    Raise DatasetError, with file and line, for what is not TOML or nested too deeply.
    """
    import tomli  # two milliseconds that tables which are kept spare

    try:
        tables: Tables = shared(tomli.loads(text, parse_float=Decimal))
        return tables
    except tomli.TOMLDecodeError as error:
        raise DatasetError([Problem(name, error.lineno, "", f"not TOML: {error.msg} (column {error.colno})")]) from None
    except RecursionError:
        raise DatasetError([Problem(name, 0, "", "not readable: lists or tables nested too deeply")]) from None
    except ValueError as error:
        # Python reads no whole number of more than 4300 digits.
        raise DatasetError([Problem(name, 0, "", f"not readable: {error}")]) from None


def shared(value: Any) -> Any:
    """Keep keys and words once, however many tables have them: a large dataset takes two thirds of the memory."""
    if isinstance(value, str):
        return intern(value) if len(value) <= _LONGEST_WORD else value
    if isinstance(value, list):
        return [shared(part) for part in value]
    if isinstance(value, dict):
        return {intern(name): shared(part) for name, part in value.items()}
    return value


def wanted(
    parts: Iterable[Tables], kinds: tuple[str, ...], topics: tuple[str, ...], grains: tuple[str, ...]
) -> list[str]:
    """Name the files that may hold what is asked for; an empty wish asks for everything.

    `parts` is the list in the root file: each says which kinds it holds and, where it is cut finer, which topics and
    grains.
    """

    def meets(wish: tuple[str, ...], holds: Iterable[str]) -> bool:
        return not wish or not holds or not set(wish).isdisjoint(holds)

    return [
        part["path"]
        for part in parts
        if meets(kinds, part["kinds"])
        and meets(topics, part.get("topics", ()))
        and meets(grains, part.get("grains", ()))
    ]
