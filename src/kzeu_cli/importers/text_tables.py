"""A file as rows of text, and which kind of table it is: long, wide, or one of the publishers' own layouts."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

from kzeu_cli.dataset.read import text_of
from kzeu_cli.importers.cells import period
from kzeu_cli.support.errors import KzeuError, WrongUsage

# The first cell of Eurostat's TSV files: the names of the dimensions, then that of the columns.
_EUROSTAT = "\\TIME_PERIOD"
# The first cell of a World Bank indicator file, ahead of a heading on line 5.
_WORLD_BANK = "Data Source"
# The columns of the ECB's eurofxref-hist.csv: a day, then the price of a euro in each currency.
_ECB = ("Date", "USD")
# A cell that is a number and nothing else.
_NUMBER = re.compile(r"\s*[+-]?\d[\d.,\s]*")
# A line with so many times in it is the heading of a wide table.
_TIMES = 2


class TextTable(NamedTuple):
    """Columns and rows of text; of a wide one the columns that are times have these as their names."""

    layout: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def times(self) -> dict[str, str]:
        """The columns that are times, with the time as ISO 8601 writes it."""
        return {name: when for name in self.columns if (when := period(name))}

    def column(self, name: str) -> list[str]:
        """Take the cells of a column."""
        place = self.columns.index(name)
        return [row[place] for row in self.rows]


def read(path: Path) -> TextTable:
    """Read a CSV or TSV file; raise WrongUsage if it is no table, KzeuError if it cannot be read."""
    if path.is_dir():
        raise KzeuError(f"{path}: a folder; name a file")
    if not path.is_file():
        raise KzeuError(f"{path}: {'a pipe or device, which is not read' if path.exists() else 'no such file'}")
    text = text_of(path)
    try:
        return _parted(text)
    except WrongUsage as error:
        raise WrongUsage(f"{path}: {error}") from None


def _parted(text: str) -> TextTable:
    """Part a text into columns and rows, by whose layout it has."""
    rows = [row for row in _rows(text) if any(cell.strip() for cell in row)]
    if len(rows) < 2:
        raise WrongUsage(f"no table: it has {len(rows)} lines with anything in them")
    first = rows[0][0].strip()
    if _EUROSTAT in first:
        return _eurostat(rows)
    heading = _heading(rows)
    layout = "wide" if sum(period(cell) is not None for cell in rows[heading]) >= _TIMES else "long"
    names = [cell.strip() for cell in rows[heading]]
    if first == _WORLD_BANK:
        layout = "World Bank"
    elif tuple(names[:2]) == _ECB:
        layout = "ECB"
    elif "TIME_PERIOD" in names and "OBS_VALUE" in names:
        layout = "SDMX-CSV"
    return _table(layout, names, rows[heading + 1 :])


def _rows(text: str) -> list[list[str]]:
    """Part the text into cells, by the sign of which most of the first lines have the same number."""
    head = [line for line in text.splitlines()[:20] if line.strip()]
    counts = {sign: Counter(number for line in head if (number := line.count(sign))) for sign in "\t;,"}
    # Of equal ones the first: a tab or semicolon parts cells, a comma may stand within one.
    sign = max(counts, key=lambda sign: max(counts[sign].values(), default=0))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=False))
    except csv.Error as error:
        raise WrongUsage(f"not a table: {error}") from None


def _heading(rows: Sequence[Sequence[str]]) -> int:
    """Find the heading: the first line that names several times, else the first that is as wide as the table."""
    widest = max(len(row) for row in rows[:50])
    for number, row in enumerate(rows[:50]):
        if sum(period(cell) is not None for cell in row) >= _TIMES and not period(row[0]):
            return number
    first = next(number for number, row in enumerate(rows) if len(row) == widest)
    if first and any(map(_NUMBER.fullmatch, rows[first])):
        # A line of numbers is no heading: it has more cells than that.
        _refuse(first, rows[first], len(rows[first - 1]))
    return first


def _eurostat(rows: Sequence[Sequence[str]]) -> TextTable:
    """Part the first cell of each line, which holds all dimensions."""
    names = rows[0][0].strip().removesuffix(_EUROSTAT).split(",")
    columns = [*names, *(cell.strip() for cell in rows[0][1:])]
    return _table("Eurostat", columns, [[*row[0].strip().split(","), *row[1:]] for row in rows[1:]])


def _refuse(number: int, row: Sequence[str], width: int) -> NoReturn:
    raise WrongUsage(
        f"row {number}, {', '.join(row)[:40]}: {len(row)} cells, but the heading has {width};"
        " quotes keep together a number that has commas"
    )


def _table(layout: str, names: Sequence[str], rows: Sequence[Sequence[str]]) -> TextTable:
    columns = tuple(name or f"column {number}" for number, name in enumerate(names, 1))
    if len(set(columns)) < len(columns):
        twice = next(name for name in columns if columns.count(name) > 1)
        raise WrongUsage(f"two columns are called {twice!r}")
    width = len(columns)
    for number, row in enumerate(rows, 1):
        if any(cell.strip() for cell in row[width:]) and any(map(_NUMBER.fullmatch, row)):
            _refuse(number, row, width)
    # Notes below a table have fewer cells than it, or commas.
    return TextTable(layout, columns, tuple((*row[:width], *[""] * (width - len(row))) for row in rows))
