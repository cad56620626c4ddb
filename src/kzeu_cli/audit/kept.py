"""Findings kept beside the data: running the audit for each table would take longer than the answer.

`scripts/findings.py` writes those of the built-in data; a test says when they are stale. A dataset of one's own may
have such a file too, which counts as long as no file of the dataset is newer.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from kzeu_cli.audit.finding import Finding
from kzeu_cli.dataset.compiled import is_current
from kzeu_cli.dataset.find import builtin
from kzeu_cli.model import Dataset
from kzeu_cli.model.vocabulary import FLAG_WORDS

FILE = Path("generated") / "findings.json"
# Nanoseconds: a minute, in which Git writes any checkout.
_LEEWAY = 60 * 10**9
_LISTS = ("facts", "refs", "witnesses", "topics", "layers")
# What these rules find is no fault of each fact: that numbers cannot be set side by side, where else a thing is stated,
# and what a row says itself: that it has no reference, or which one it rests on.
_OF_SEVERAL = frozenset(("scope", "currency", "composition", "two-places", "one-voice", "unsourced"))


@lru_cache(maxsize=1)
def findings(dataset: Dataset) -> list[Finding]:
    """Take the findings that are kept of a dataset, each by itself; none if they are older than its files."""
    own, folder = builtin(), Path(dataset.path)
    if dataset.path == str(own):
        return kept(own / FILE)[1]
    return kept(folder / FILE)[1] if _is_newer(folder / FILE, folder.rglob("*.toml")) else []


def lasting(dataset: Dataset) -> list[Finding] | None:
    """Take the kept findings of a dataset for an audit of another day; None if they may be out of date.

    Those of one's own data count as long as no file changes. Those of the built-in data count in a checkout, where data
    and rules are changed, only if they are newer than all of these, but for the time in which Git writes its files.
    """
    folder = builtin()
    if dataset.path != str(folder):
        return (findings(dataset) or None) if is_current(dataset.path) else None
    code = Path(__file__).parents[1]
    # What lies in a zip file is no Path, and nobody changes it there.
    if (
        not isinstance(folder, Path)
        or folder.parent == code
        or _is_newer(folder / FILE, (*folder.rglob("*.toml"), *code.rglob("*.py")), _LEEWAY)
    ):
        return findings(dataset) or None
    return None


def flags(dataset: Dataset) -> Mapping[str, tuple[str, ...]]:
    """Map the ids of facts to what the kept findings hold against them, the gravest first."""
    held: dict[str, set[str]] = {}
    for finding in findings(dataset):
        for name in finding.facts if finding.rule not in _OF_SEVERAL else ():
            # What the article is held against is not at fault.
            is_witness = name in finding.witnesses or (
                "article" in finding.layers and _layer(name, dataset) != "article"
            )
            if not is_witness:
                held.setdefault(name, set()).add(finding.severity)
    return {name: tuple(sorted(found, key=FLAG_WORDS.index)) for name, found in held.items()}


def _layer(name: str, dataset: Dataset) -> str:
    """Tell the layer of a fact; one that a command did not load is never drawn."""
    return dataset.facts[name].layer if name in dataset.facts else ""


def _is_newer(file: Path, others: Iterable[Path], leeway: int = 0) -> bool:
    """Whether a file is there and newer than all others, or no more than so many nanoseconds older."""
    if not file.is_file():
        return False
    written_at = file.stat().st_mtime_ns
    return all(other.stat().st_mtime_ns <= written_at + leeway for other in others if other.is_file())


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


def _table(finding: Finding) -> dict[str, Any]:
    defaults = Finding._field_defaults
    return {name: value for name, value in finding._asdict().items() if value != defaults.get(name)}


def _finding(table: dict[str, Any]) -> Finding:
    return Finding(**{name: tuple(value) if name in _LISTS else value for name, value in table.items()})  # type: ignore[arg-type]  # the file is our own
