"""Findings kept beside the data: running the audit for each table would take longer than the answer.

`scripts/findings.py` writes those of the built-in data; a test says when they are stale. A dataset of one's own may
have such a file too, which counts as long as no file of the dataset is newer.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from kzeu_cli.audit.finding import Finding
from kzeu_cli.audit.flags import FLAG_WORDS
from kzeu_cli.dataset.find import builtin
from kzeu_cli.model import Dataset

FILE = Path("generated") / "findings.json"
_LISTS = ("facts", "refs", "topics", "layers")
# Rows say themselves that they have no reference.
_SAID_BY_THE_ROW = "unsourced"


@lru_cache(maxsize=1)
def findings(dataset: Dataset) -> list[Finding]:
    """Take the findings that are kept of a dataset, each by itself; none if they are older than its files."""
    own, folder = builtin(), Path(dataset.path)
    if dataset.path == str(own):
        return kept(own / FILE)[1]
    return kept(folder / FILE)[1] if _is_fresh(folder) else []


def flags(dataset: Dataset) -> Mapping[str, tuple[str, ...]]:
    """Map the ids of facts to what the kept findings hold against them, the gravest first."""
    held: dict[str, set[str]] = {}
    for finding in findings(dataset):
        for name in finding.facts if finding.rule != _SAID_BY_THE_ROW else ():
            # What the article is held against is not at fault.
            is_witness = "article" in finding.layers and _layer(name, dataset) != "article"
            if not is_witness:
                held.setdefault(name, set()).add(finding.severity)
    return {name: tuple(sorted(found, key=FLAG_WORDS.index)) for name, found in held.items()}


def _layer(name: str, dataset: Dataset) -> str:
    """Tell the layer of a fact; one that a command did not load is never drawn."""
    return dataset.facts[name].layer if name in dataset.facts else ""


def _is_fresh(folder: Path) -> bool:
    """Whether a dataset has kept findings that are newer than all of its files."""
    file = folder / FILE
    if not file.is_file():
        return False
    written_at = file.stat().st_mtime_ns
    return all(other.stat().st_mtime_ns <= written_at for other in folder.rglob("*.toml") if other.is_file())


def kept(file: Path) -> tuple[date, list[Finding]]:
    """Read the day of an audit and its findings; none if the file is not there, or is not such a file."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        return date.fromisoformat(content["as_of"]), [_finding(table) for table in content["findings"]]
    except (OSError, ValueError, KeyError, TypeError):
        return date.min, []


def written(as_of: date, found: Iterable[Finding]) -> str:
    """Write the findings of an audit, each by itself, one a line."""
    lines = ",\n".join(f"  {json.dumps(_table(finding), ensure_ascii=False)}" for finding in found)
    return f'{{\n"as_of": "{as_of}",\n"findings": [\n{lines}\n]\n}}\n'


def lasting(found: Sequence[Finding], of_day: Iterable[str]) -> list[Finding]:
    """Take the findings of rules that do not ask for the day: they hold as long as the data do."""
    asking = set(of_day)
    return [finding for finding in found if finding.rule not in asking]


def _table(finding: Finding) -> dict[str, Any]:
    defaults = Finding._field_defaults
    return {name: value for name, value in finding._asdict().items() if value != defaults.get(name)}


def _finding(table: dict[str, Any]) -> Finding:
    return Finding(**{name: tuple(value) if name in _LISTS else value for name, value in table.items()})  # type: ignore[arg-type]  # the file is our own
