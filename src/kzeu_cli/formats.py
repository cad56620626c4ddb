"""The machine formats: rows and columns in, text out. One function each, one signature."""

import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any

from kzeu_cli.columns import Column, words


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    TREE = "tree"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "markdown"


Writer = Callable[[Sequence[Any], Sequence[Column]], str]


def to_json(rows: Sequence[Any], columns: Sequence[Column]) -> str:
    """Write one array of flat objects, an object a line."""
    lines = ",\n".join(f"  {_object(row, columns)}" for row in rows)
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def to_jsonl(rows: Sequence[Any], columns: Sequence[Column]) -> str:
    """Write an object a line."""
    return "".join(f"{_object(row, columns)}\n" for row in rows)


def to_csv(rows: Sequence[Any], columns: Sequence[Column]) -> str:
    """Write comma-separated values (RFC 4180), with a header."""
    return _separated(rows, columns, ",", "\r\n")


def to_tsv(rows: Sequence[Any], columns: Sequence[Column]) -> str:
    """Write tab-separated values, with a header."""
    return _separated(rows, columns, "\t", "\n")


def to_markdown(rows: Sequence[Any], columns: Sequence[Column]) -> str:
    """Write a pipe table."""
    lines = [
        [column.key for column in columns],
        ["--:" if column.right else "---" for column in columns],
        *([_markdown_cell(words(column.raw(row))) for column in columns] for row in rows),
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


WRITERS: Mapping[Format, Writer] = {
    Format.JSON: to_json,
    Format.JSONL: to_jsonl,
    Format.CSV: to_csv,
    Format.TSV: to_tsv,
    Format.MARKDOWN: to_markdown,
}


def dumps(value: Any, **options: Any) -> str:
    """Write a value as JSON: UTF-8 unescaped, decimals as numbers."""
    return json.dumps(value, ensure_ascii=False, default=_number, **options)


def _object(row: Any, columns: Sequence[Column]) -> str:
    return dumps({column.key: column.raw(row) for column in columns})


def _number(value: object) -> float:
    # repr of a float is the shortest text that reads back as itself, so up to 15 digits come out as they went in.
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


def _separated(rows: Sequence[Any], columns: Sequence[Column], delimiter: str, end: str) -> str:
    import csv  # a quarter of a millisecond that only two of the formats need
    import io

    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerow([column.key for column in columns])
    writer.writerows([words(column.raw(row)) for column in columns] for row in rows)
    return out.getvalue()


def _markdown_cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")
