"""Findings kept beside the built-in data: running the audit for each table would take longer than the answer.

`scripts/findings.py` writes them; a test says when they are stale.
"""

import json
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from kzeu_cli.audit import audit
from kzeu_cli.audit.finding import Finding
from kzeu_cli.dataset.find import builtin
from kzeu_cli.model import Dataset

FILE = Path("generated") / "findings.json"
_LISTS = ("facts", "refs", "topics", "layers")
# So many facts of a user's own are audited in a hundredth of a second or two.
_FEW = 300


@lru_cache(maxsize=1)
def findings(dataset: Dataset) -> list[Finding]:
    """Take the findings in a dataset: the kept ones of the built-in one, those made now of a user's own."""
    if Path(dataset.path) == builtin():
        return kept(builtin() / FILE)[1]
    return audit(dataset, date.today())


def quickly(dataset: Dataset) -> list[Finding]:
    """Take the findings in a dataset if that takes no time to speak of; of a large one of a user's own none."""
    return findings(dataset) if Path(dataset.path) == builtin() or len(dataset.facts) <= _FEW else []


def kept(file: Path) -> tuple[date, list[Finding]]:
    """Read the day of an audit and its findings; none if the file is not there."""
    if not file.is_file():
        return date.min, []
    content = json.loads(file.read_text(encoding="utf-8"))
    return date.fromisoformat(content["as_of"]), [_finding(table) for table in content["findings"]]


def written(as_of: date, found: list[Finding]) -> str:
    """Write the findings of an audit, one a line."""
    lines = ",\n".join(f"  {json.dumps(_table(finding), ensure_ascii=False)}" for finding in found)
    return f'{{\n"as_of": "{as_of}",\n"findings": [\n{lines}\n]\n}}\n'


def _table(finding: Finding) -> dict[str, Any]:
    defaults = Finding._field_defaults
    return {name: value for name, value in finding._asdict().items() if value != defaults.get(name)}


def _finding(table: dict[str, Any]) -> Finding:
    return Finding(**{name: tuple(value) if name in _LISTS else value for name, value in table.items()})  # type: ignore[arg-type]  # the file is our own
