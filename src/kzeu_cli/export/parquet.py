"""A folder of Parquet files, one for each table or parted by year and layer, by DuckDB (the extra `parquet`)."""

from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

from kzeu_cli.answers.columns import Column
from kzeu_cli.answers.formats import to_jsonl
from kzeu_cli.answers.rows import day
from kzeu_cli.export.folders import write_folder
from kzeu_cli.export.package import describe
from kzeu_cli.export.sql.tables import Table, tables
from kzeu_cli.model import Dataset
from kzeu_cli.support.errors import KzeuError

_TYPES = {"integer": "BIGINT", "number": "VARCHAR", "boolean": "BOOLEAN", "object": "JSON"}
# What holds every number that the check of datasets lets pass.
_EXACT = "DECIMAL(38, 18)"
_LISTED = ("text", "one", "ref")
# How the tables of facts are parted, as folders of Hive: `facts/year=2024/layer=official/`.
_PARTED_BY = ("year", "layer")
_YEAR = Column(
    "year", "integer", "year in which that time begins, if known",
    get=lambda fact: int(first[:4]) if (first := day(fact, "first")) else None,
)  # fmt: skip


def export(dataset: Dataset, place: Path, force: bool) -> list[Path]:
    """Write a Parquet file for each table, with licence and credit in its metadata, and `datapackage.json`."""
    return _export(dataset, place, force, tables())


def export_parted(dataset: Dataset, place: Path, force: bool) -> list[Path]:
    """Write the same, but of each table of facts a folder, parted by year and layer."""
    return _export(dataset, place, force, [_parted(table) for table in tables()])


def _parted(table: Table) -> Table:
    """Give a table of facts a column of years, if it has a time."""
    is_dated = {"layer", "when"} <= {column.key for column in table.columns}
    return table._replace(columns=(*table.columns, _YEAR)) if is_dated else table


def _export(dataset: Dataset, place: Path, force: bool, every: list[Table]) -> list[Path]:
    duckdb = _duckdb()

    def fill(folder: Path) -> list[str]:
        with duckdb.connect() as database:
            names = [_write(database, table, dataset, folder) for table in every]
        parted = {name: _files(folder / name, folder) for name in names if (folder / name).is_dir()}
        return [*names, describe(dataset, every, folder, "parquet", parted)]

    return write_folder(place, fill, force=force)


def _files(parted: Path, folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in parted.rglob("*.parquet"))


def _duckdb() -> Any:
    try:
        return import_module("duckdb")
    except ModuleNotFoundError:
        raise KzeuError("Parquet needs DuckDB: pip install 'kzeu-cli[parquet]'") from None


def _write(database: Any, table: Table, dataset: Dataset, folder: Path) -> str:
    """Hand the rows over as lines of JSON, much quicker than row by row; return the name of the file or folder."""
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
    # Of no rows there would be no folder.
    is_parted = _YEAR in table.columns and lines.stat().st_size > 0
    name = table.name if is_parted else f"{table.name}.parquet"
    parts = f", PARTITION_BY ({', '.join(_PARTED_BY)})" if is_parted else ""
    database.execute(
        f"COPY (SELECT {chosen} FROM read_json({_text(str(lines))}, format='newline_delimited', columns={{{types}}}))"
        f" TO {_text(str(folder / name))} (FORMAT parquet, KV_METADATA {{{metadata}}}{parts})"
    )
    lines.unlink()
    return name


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
