"""The dataset as one JSON document: every record whole, without what it does not have."""

from pathlib import Path
from typing import Any

from kzeu_cli.answers.columns import plain
from kzeu_cli.answers.formats import dumps
from kzeu_cli.dataset.build import ABOUT, TABLES
from kzeu_cli.model import Dataset
from kzeu_cli.support.files import write_text


def export(dataset: Dataset, place: Path, force: bool) -> list[Path]:
    """Write the document: what the dataset is, its words, its references, its facts."""
    return [write_text(place, f"{dumps(document(dataset), indent=1)}\n", force=force)]


def document(dataset: Dataset) -> dict[str, Any]:
    """Lay out the dataset; facts have their `kind` as well."""
    tables = {field: getattr(dataset, field) for field, _ in TABLES.values()}
    return {
        "dataset": {name: getattr(dataset, name) for name in ABOUT},
        **{
            field: [plain(record) for record in (table.values() if isinstance(table, dict) else table)]
            for field, table in tables.items()
        },
        "facts": [{"id": fact.id, "kind": fact.kind, **plain(fact)} for fact in dataset.facts.values()],
    }
