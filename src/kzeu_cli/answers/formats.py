"""The machine formats: rows and columns in, text out. One writer each, one signature.

JSON holds values as they are. The formats that are text only (CSV, TSV) write each value as `cell` says, Markdown as
tables do.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any

from kzeu_cli.answers.columns import Column, Taken, plain
from kzeu_cli.dataset import compiled
from kzeu_cli.model import Dataset


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    TREE = "tree"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    EXCEL_CSV = "excel-csv"
    TSV = "tsv"
    MARKDOWN = "markdown"


# What a spreadsheet takes for a formula at the beginning of a cell, full-width forms included (OWASP, CSV injection).
_FORMULA = r"[=+\-@＝＋－＠\t\r\n]"
_TSV_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
# What Markdown (CommonMark and GitHub's tables) would obey. An underscore inside a word means nothing.
_MARKDOWN = r"[\\|`*<~\[]|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])"
_LINE_BREAK = r"\r\n|[\r\n]"


class Writer:
    """A format: a function that makes its text piece by piece (`pieces`), for whoever has no room for the whole."""

    def __init__(self, pieces: Callable[[Iterable[Any], Sequence[Column], Dataset], Iterator[str]]) -> None:
        self.pieces = pieces
        self.__doc__ = pieces.__doc__

    def __call__(self, rows: Iterable[Any], columns: Sequence[Column], dataset: Dataset) -> str:
        """Write rows as one text."""
        return "".join(self.pieces(rows, columns, dataset))


@Writer
def to_json(rows: Iterable[Any], columns: Sequence[Column], dataset: Dataset) -> Iterator[str]:
    """Write one array of flat objects, an object a line."""
    before = "[\n"
    for line in _objects(rows, columns, dataset):
        yield f"{before}  {line}"
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


@Writer
def to_jsonl(rows: Iterable[Any], columns: Sequence[Column], dataset: Dataset) -> Iterator[str]:
    """Write an object a line."""
    return (f"{line}\n" for line in _objects(rows, columns, dataset))


@Writer
def to_csv(rows: Iterable[Any], columns: Sequence[Column], dataset: Dataset) -> Iterator[str]:
    """Write comma-separated values (RFC 4180), with a header; text that looks like a formula gets a `'` before it."""
    import csv  # a quarter of a millisecond that only this format needs
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for cells in _cells(rows, columns, dataset):
        writer.writerow(cells)
        yield out.getvalue()
        out.seek(0)
        out.truncate()


@Writer
def to_excel_csv(rows: Iterable[Any], columns: Sequence[Column], dataset: Dataset) -> Iterator[str]:
    """Write CSV with a byte order mark, without which spreadsheets take UTF-8 for another character set."""
    yield "\ufeff"
    yield from to_csv.pieces(rows, columns, dataset)


@Writer
def to_tsv(rows: Iterable[Any], columns: Sequence[Column], dataset: Dataset) -> Iterator[str]:
    r"""Write a line for each row, cells parted by tabs and never quoted; a tab inside a cell is written `\t`."""
    for cells in _cells(rows, columns, dataset):
        yield "\t".join(text.translate(_TSV_ESCAPES) for text in cells) + "\n"


@Writer
def to_markdown(rows: Iterable[Any], columns: Sequence[Column], dataset: Dataset) -> Iterator[str]:
    """Write a pipe table (GitHub's Markdown): a format that people read, so values stand as they do in tables."""
    yield _markdown_line(_markdown_cell(column.title or column.key) for column in columns)
    yield _markdown_line("--:" if column.right else "---" for column in columns)
    for row in rows:
        yield _markdown_line(_markdown_cell(column.text(row, dataset)) for column in columns)


def _markdown_line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _cells(rows: Iterable[Any], columns: Sequence[Column], dataset: Dataset) -> Iterator[list[str]]:
    """Go through the header and the rows of a text format."""
    keys = [column.key for column in columns]
    yield keys
    for table in tables_of(rows, columns, dataset):
        yield [_harmless(table[key]) for key in keys]


WRITERS: Mapping[str, Writer] = {
    Format.JSON: to_json,
    Format.JSONL: to_jsonl,
    Format.CSV: to_csv,
    Format.EXCEL_CSV: to_excel_csv,
    Format.TSV: to_tsv,
    Format.MARKDOWN: to_markdown,
}


def cell(value: Any) -> str:
    """Write a raw value as the text of one cell.

    Nothing is empty, truth is `true` or `false`, numbers are plain digits. A list is its entries parted by `; `.
    Whatever that cannot hold (a table, a list of tables, entries that hold a semicolon) is JSON, which begins with
    `[` or `{` as no list written the short way does.
    """
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, list) and all(_is_simple(part) for part in value) and cell(value[0])[0] not in "[{":
        return "; ".join(cell(part) for part in value)
    return dumps(value) if isinstance(value, (list, dict)) else str(value)


def dumps(value: Any, **options: Any) -> str:
    """Write a value as JSON: UTF-8 unescaped, decimals as numbers."""
    return json.dumps(value, ensure_ascii=False, default=_number, allow_nan=False, **options)


def tables_of(rows: Iterable[Any], columns: Sequence[Column], dataset: Dataset) -> Iterator[dict[str, Any]]:
    """Go through the values of each row by key, those that are kept of its fact read instead of worked out."""
    empty = {column.key: None for column in columns}
    values_of = _values_of(columns, dataset)
    return (empty | dict(values_of(row)) for row in rows)


def _objects(rows: Iterable[Any], columns: Sequence[Column], dataset: Dataset) -> Iterator[str]:
    """Write each row as an object: first what all rows say of their facts, which is text already where it is kept."""
    from kzeu_cli.answers.rows import contract  # whatever lists facts has imported it, help and completion need not

    common, others = columns[: len(contract())], columns[len(contract()) :]
    if len(common) < len(contract()) or not all(map(_is_kept, common, contract())):
        yield from map(_object_of(columns, dataset), rows)
        return
    fact_of = common[0].find.fact  # type: ignore[union-attr]  # what is kept is taken from a fact
    common_of, others_of = (_object_of(part, dataset) for part in (common, others))
    for row in rows:
        line = compiled.line(dataset, fact_of(row)) or common_of(row)
        yield f"{line[:-1]}, {others_of(row)[1:]}" if others else line


def _is_kept(column: Column, common: Column) -> bool:
    """Whether a column holds the very same as one of those that every row has, which are kept."""
    take = column.find
    return isinstance(take, Taken) and take.common and column.key == take.name == common.key


def _object_of(columns: Sequence[Column], dataset: Dataset) -> Callable[[Any], str]:
    """Make what writes a row as an object; most of the many fields of most rows are null."""
    nulls = {column.key: f'"{column.key}": null' for column in columns}
    values_of = _values_of(columns, dataset)

    def written(row: Any) -> str:
        fields = nulls.copy()
        for key, value in values_of(row):
            # Every other value is a list of words or an empty one, of which an encoder makes more than is needed.
            is_list = type(value) is list and all(type(part) is str for part in value)
            fields[key] = f'"{key}": ' + (f"[{', '.join(map(encode, value))}]" if is_list else encode(value))
        return f"{{{', '.join(fields.values())}}}"

    return written


def _values_of(columns: Sequence[Column], dataset: Dataset) -> Callable[[Any], Iterator[tuple[str, Any]]]:
    """Make what goes through the values of a row that are not null, each with its key.

    It does at once for the columns of one fact what `Column.raw` does for each: a listing has up to a hundred of them.
    """
    taken: dict[Callable[[Any], Any], dict[str, Taken]] = {}
    others = []
    for column in columns:
        if isinstance(column.find, Taken):
            taken.setdefault(column.find.fact, {})[column.key] = column.find
        else:
            others.append(column)
    groups = [(fact_of, _Group(takes, dataset)) for fact_of, takes in taken.items()]

    def values(row: Any) -> Iterator[tuple[str, Any]]:
        for fact_of, group in groups:
            yield from group.values(fact_of(row))
        for column in others:
            if (value := column.raw(row, dataset)) is not None:
                yield column.key, value

    return values


class _Group:
    """The columns that take values from one fact, by key."""

    def __init__(self, takes: Mapping[str, Taken], dataset: Dataset) -> None:
        self._dataset = dataset
        self._worked_out = [(key, take.name, take.work_out) for key, take in takes.items() if take.work_out]
        self._are_kept = any(take.common for take in takes.values() if take.work_out)
        self._fields = [(key, take.name) for key, take in takes.items() if not take.work_out]
        # Most kinds of facts lack most of the fields of the others.
        self._of_class: dict[type, list[tuple[str, str]]] = {}

    def values(self, fact: Any) -> Iterator[tuple[str, Any]]:
        """Go through the values of a fact that are not null, each with its key."""
        kept = compiled.row(self._dataset, fact) if self._are_kept else None
        for key, name, work_out in self._worked_out:
            value = plain(work_out(fact, self._dataset)) if kept is None else kept[name]
            if value is not None:
                yield key, value
        if type(fact) not in self._of_class:
            known = getattr(fact, "keys", ())
            self._of_class[type(fact)] = [
                (key, name) for key, name in self._fields if name in known or hasattr(fact, name)
            ]
        for key, name in self._of_class[type(fact)]:
            if (value := getattr(fact, name, None)) is not None:
                yield key, plain(value)


def number(value: Decimal) -> int | float:
    """Turn a decimal into a number of JSON and SQLite; up to 15 digits come out as they went in."""
    # repr of a float is the shortest text that reads back as itself.
    return int(value) if value == value.to_integral_value() else float(value)


def _number(value: object) -> int | float:
    if isinstance(value, Decimal):
        return number(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


# One encoder for all rows: dumps would make a new one for each.
encode = json.JSONEncoder(ensure_ascii=False, default=_number, allow_nan=False).encode


def _is_simple(value: Any) -> bool:
    return isinstance(value, (int, Decimal)) or (isinstance(value, str) and value.strip() != "" and ";" not in value)


def _harmless(value: Any) -> str:
    """Write a cell that no spreadsheet runs: only text can be a formula, numbers stay what they are."""
    text = cell(value)
    is_number = isinstance(value, (int, Decimal))
    return f"'{text}" if not is_number and re.match(_FORMULA, text) else text


def _markdown_cell(text: str) -> str:
    return re.sub(_LINE_BREAK, "<br>", re.sub(_MARKDOWN, r"\\\g<0>", text))
