"""An SQLite database: tables, keys, pointers, full text, and for datasette what each column means."""

import sqlite3
from pathlib import Path
from typing import Any

from kzeu_cli.answers.formats import dumps
from kzeu_cli.export.sql.database import fill
from kzeu_cli.export.sql.tables import Table, columns_table, tables
from kzeu_cli.model import Dataset
from kzeu_cli.support.files import STDOUT, check_file, write_file, write_text


def export(dataset: Dataset, place: Path, force: bool) -> list[Path]:
    """Write the database, and beside it `NAME.metadata.json` for datasette."""
    every = tables()
    every.append(columns_table(every))

    def write(file: Path) -> None:
        database = sqlite3.connect(file)
        try:
            fill(database, dataset, every)
            database.execute("PRAGMA optimize")
        finally:
            database.close()

    if place == STDOUT:
        return [write_file(place, write, force=force)]
    described = place.with_name(f"{place.stem}.metadata.json")
    check_file(described, force=force)
    about = f"{dumps(metadata(dataset, place.stem, every), indent=2)}\n"
    return [write_file(place, write, force=force), write_text(described, about, force=force)]


def metadata(dataset: Dataset, name: str, every: list[Table]) -> dict[str, Any]:
    """Describe the database as datasette reads it: `datasette NAME.db --metadata NAME.metadata.json`."""
    return {
        "title": dataset.title,
        "description": dataset.description,
        "license": dataset.licence,
        "source": dataset.credit,
        "databases": {
            name: {
                "tables": {
                    table.name: {
                        "description": table.doc,
                        "columns": {column.key: column.doc for column in table.columns},
                    }
                    for table in every
                }
            }
        },
    }
