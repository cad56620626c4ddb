"""From TOML files to tables. The only module that knows tomli."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import tomli

from kzeu_cli.errors import DatasetError, Problem

Tables = Mapping[str, Any]


def read(path: Path) -> Tables:
    """Read one file; numbers with a point become decimals, so that money stays exact."""
    try:
        return tomli.loads(path.read_bytes().decode(), parse_float=Decimal)
    except tomli.TOMLDecodeError as error:
        raise DatasetError(
            [Problem(str(path), error.lineno, "", f"not TOML: {error.msg} (column {error.colno})")]
        ) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise DatasetError([Problem(str(path), line, "", "not UTF-8 text")]) from None
    except OSError as error:
        raise DatasetError([Problem(str(path), 0, "", f"cannot be read: {error.strerror}")]) from None


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
