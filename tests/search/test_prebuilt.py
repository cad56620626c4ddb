"""What search works out ahead of the built-in dataset: fresh, and no other answer than without it."""

from datetime import date
from pathlib import Path

import pytest

from kzeu_cli.dataset import find, load_all
from kzeu_cli.model import Dataset
from kzeu_cli.search import Index, prebuilt

DAY = date(2026, 11, 26)


def test_the_kept_file_is_what_the_data_make(tmp_path: Path, builtin: Dataset) -> None:
    made = tmp_path / "search.jsonl"
    prebuilt.write(made, builtin)
    kept = find.builtin() / prebuilt.FILE
    assert made.read_bytes() == kept.read_bytes(), "run scripts/search_index.py"


@pytest.mark.parametrize(
    "text",
    [
        "trade balance 2023",
        "president of Kazakhstan",
        "kazakstan exports to Italy",
        "1 March 2020",
        "banana",
        "€13.35bn",
    ],
)
def test_answers_as_without_it(text: str, builtin: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    ahead = answers(Index(load_all()), text)
    monkeypatch.setattr(prebuilt, "FILE", Path("generated") / "nothing.jsonl")
    assert answers(Index(builtin), text) == ahead


def test_is_not_used_for_data_that_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prebuilt, "_fingerprint", lambda: [["trade.toml", 1]])
    assert answers(Index(load_all()), "trade balance 2023")


def answers(index: Index, text: str) -> list[tuple[object, ...]]:
    hits = index.search(text, day=DAY).hits
    return [
        (hit.score, hit.fact.id, str(list(hit.fact.pairs())), hit.matched, hit.missing, hit.observations)
        for hit in hits
    ]
