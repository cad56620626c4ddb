"""Working out ahead of questions what answers need of a dataset: the files that `dataset.compiled` reads."""

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from kzeu_cli.answers.formats import encode
from kzeu_cli.answers.rows import contract
from kzeu_cli.audit import engine, kept
from kzeu_cli.dataset.compiled import flags_file, manifest, manifest_file, mark, marks, rows_file, tables_file
from kzeu_cli.dataset.read import parse, text_of
from kzeu_cli.figures.lookup import everything
from kzeu_cli.model import Dataset

# What stands in JSON for a decimal until its digits do.
_DECIMAL = re.compile(r'"\\u0000([^"\\]+)\\u0000"')


def write(dataset: Dataset, day: date) -> list[Path]:
    """Keep in the folder of a dataset of one's own, read at every grain, what answers need, audited on a day."""
    folder = Path(dataset.path)
    # Without it nothing else counts.
    manifest_file(folder).unlink(missing_ok=True)
    written = [_write(folder / kept.FILE, kept.written(day, engine.run(dataset, day)))]
    written += [_write(path, text) for path, text in files(dataset)]
    return [*written, _write(manifest_file(folder), f"{dumps(manifest(marks(folder)))}\n")]


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def files(dataset: Dataset) -> Iterator[tuple[Path, str]]:
    """Make all that is kept of a dataset, read at every grain: the files and their content."""
    folder = Path(dataset.path)
    for part in marks(folder):
        text = text_of(folder / part)
        yield tables_file(folder, part), dumps({"mark": mark(text), "tables": parse(text, part)}) + "\n"
    held = kept.flags(dataset)
    yield flags_file(folder), f"{dumps(held)}\n"
    rows: dict[Path, list[str]] = {}
    columns = contract()
    for fact in (*dataset.facts.values(), *everything(dataset).values()):
        row = {column.key: column.raw(fact, dataset) for column in columns}
        # What a row says takes them from the file that this one is to replace.
        row["flags"] = list(held.get(fact.id, ()))
        rows.setdefault(rows_file(folder, fact.kind, getattr(fact, "grain", None)), []).append(f"{encode(row)}\n")
    yield from ((file, "".join(lines)) for file, lines in rows.items())


def dumps(value: Any) -> str:
    """Write JSON in which decimals have the digits that they have in the data."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=lambda number: f"\0{_plain(number)}\0")
    return _DECIMAL.sub(r"\1", text)


def _plain(value: Any) -> str:
    if isinstance(value, Decimal) and value.is_finite():
        # A number without a point would come back as whole.
        text = str(value)
        return text if re.search(r"[.E]", text) else f"{text}.0"
    raise TypeError(f"no JSON for {type(value).__name__}")
