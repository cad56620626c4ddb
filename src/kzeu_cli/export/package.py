"""A folder of CSV files with a description of every column: a Frictionless Data Package."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kzeu_cli.answers.columns import Column
from kzeu_cli.answers.formats import dumps, to_csv
from kzeu_cli.export.folders import PACKAGE_FILE, write_folder
from kzeu_cli.export.sql.tables import Table, tables
from kzeu_cli.model import Dataset, Source
from kzeu_cli.support.phrases import joined

_NOTE = "Lists and tables within a cell are JSON. Text that a spreadsheet would run as a formula has a ' before it."


def export(dataset: Dataset, place: Path, force: bool) -> list[Path]:
    """Write a CSV file for each table, and `datapackage.json`."""
    every = tables()

    def fill(folder: Path) -> list[str]:
        for table in every:
            columns = [column._replace(find=_as_json(column)) for column in table.columns]
            with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
                file.writelines(to_csv.pieces(table.rows(dataset), columns, dataset))
        return [*(f"{table.name}.csv" for table in every), describe(dataset, every, folder, "csv")]

    return write_folder(place, fill, force=force)


def describe(
    dataset: Dataset,
    every: list[Table],
    folder: Path,
    format: str,
    parted: Mapping[str, list[str]] = MappingProxyType({}),
) -> str:
    """Write `datapackage.json` for tables in files `TABLE.FORMAT`, or `parted` into several; return its name."""
    described = {
        "profile": "data-package",
        "name": dataset.id.lower(),
        "version": dataset.version,
        "title": dataset.title,
        "description": joined(dataset.description, _NOTE if format == "csv" else ""),
        "licenses": [{"name": dataset.licence}] if dataset.licence else [],
        "contributors": [{"title": dataset.credit}] if dataset.credit else [],
        "sources": [_source(source) for source in dataset.sources.values()],
        "resources": [_resource(table, format, parted.get(table.name, f"{table.name}.{format}")) for table in every],
    }
    (folder / PACKAGE_FILE).write_text(f"{dumps(described, indent=2)}\n", encoding="utf-8")
    return PACKAGE_FILE


def _source(source: Source) -> dict[str, Any]:
    known = {
        "title": source.title, "path": source.url, "publisher": source.publisher, "licence": source.licence,
        "credit": source.credit,
    }  # fmt: skip
    return {key: value for key, value in known.items() if value}


def _resource(table: Table, format: str, path: str | list[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column, table) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    schema["foreignKeys"] = [
        {"fields": [key], "reference": {"resource": "" if target == table.name else target, "fields": ["id"]}}
        for key, target in table.points.items()
    ]
    return {
        "name": table.name,
        "path": path,
        "profile": "tabular-data-resource" if format == "csv" else "data-resource",
        "format": format,
        "encoding": "utf-8",
        "description": table.doc,
        "schema": schema,
    }


def _field(column: Column, table: Table) -> dict[str, Any]:
    needed = {"constraints": {"required": True}} if column.key in table.key else {}
    return {"name": column.key, "type": column.type, "description": column.doc, **needed}


def _as_json(column: Column) -> Any:
    def find(row: Any, dataset: Dataset) -> Any:
        value = column.raw(row, dataset)
        if isinstance(value, (list, dict)):
            return dumps(value) if value else None
        return value

    return find
