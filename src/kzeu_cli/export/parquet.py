"""A folder of Parquet files, one for each table, written by DuckDB (the extra `parquet`)."""

from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

from kzeu_cli.answers.columns import Column
from kzeu_cli.answers.formats import to_jsonl
from kzeu_cli.export.folders import write_folder
from kzeu_cli.export.package import describe
from kzeu_cli.export.sql.tables import Table, tables
from kzeu_cli.model import Dataset
from kzeu_cli.support.errors import KzeuError

_TYPES = {"integer": "BIGINT", "number": "VARCHAR", "boolean": "BOOLEAN", "object": "JSON"}
# What holds every number that the check of datasets lets pass.
_EXACT = "DECIMAL(38, 18)"
_LISTED = ("text", "one", "ref")


def export(dataset: Dataset, place: Path, force: bool) -> list[Path]:
    """Write a Parquet file for each table, with licence and credit in its metadata, and `datapackage.json`."""
    duckdb = _duckdb()
    every = tables()

    def fill(folder: Path) -> list[str]:
        with duckdb.connect() as database:
            for table in every:
                _write(database, table, dataset, folder)
        return [*(f"{table.name}.parquet" for table in every), describe(dataset, every, folder, "parquet")]

    return write_folder(place, fill, force=force)


def _duckdb() -> Any:
    try:
        return import_module("duckdb")
    except ModuleNotFoundError:
        raise KzeuError("Parquet needs DuckDB: pip install 'kzeu-cli[parquet]'") from None


def _write(database: Any, table: Table, dataset: Dataset, folder: Path) -> None:
    """Hand the rows over as lines of JSON, which is much quicker than row by row."""
    lines = folder / f"{table.name}.jsonl"
    columns = [_exact(column) if column.type == "number" else column for column in table.columns]
    with lines.open("w", encoding="utf-8") as file:
        file.writelines(to_jsonl.pieces(table.rows(dataset), columns, dataset))
    types = ", ".join(f"{_text(column.key)}: {_text(_type(column))}" for column in table.columns)
    about = {"title": dataset.title, "licence": dataset.licence, "credit": dataset.credit, "version": dataset.version}
    metadata = ", ".join(f"{name}: {_text(value)}" for name, value in about.items())
    exact = ", ".join(
        f'CAST("{column.key}" AS {_EXACT}) AS "{column.key}"' for column in columns if column.type == "number"
    )
    chosen = f"* REPLACE ({exact})" if exact else "*"
    database.execute(
        f"COPY (SELECT {chosen} FROM read_json({_text(str(lines))}, format='newline_delimited', columns={{{types}}}))"
        f" TO {_text(str(folder / f'{table.name}.parquet'))} (FORMAT parquet, KV_METADATA {{{metadata}}})"
    )
    lines.unlink()


def _exact(column: Column) -> Column:
    """Write a number as text, since readers of JSON make binary floats of numbers."""

    def find(row: Any, dataset: Dataset) -> str | None:
        value = column.raw(row, dataset)
        return None if value is None else f"{Decimal(value):f}"

    return column._replace(find=find)


def _type(column: Column) -> str:
    if column.type == "array":
        is_plain = column.of is not None and column.of.form in _LISTED
        return "VARCHAR[]" if is_plain else "JSON"
    return _TYPES.get(column.type, "VARCHAR")


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
