"""kzeu data diff: what differs between two datasets, whatever holds them."""

import sqlite3
from pathlib import Path

import pytest
from conftest import HERE, Kzeu

BASE = (HERE / "data" / "invalid" / "base.toml").read_text()
OLD = """
[defaults]
layer = "article"
source = "gazette"
topics = ["trade"]

[[series]]
id = "sales"
text = "Sales."
measure = "trade"
unit = "SEK"
values = { 2001 = 200, 2002 = 300 }

[[event]]
id = "fair"
text = "A fair was held."
date = "2001-05"
"""
NEW = (
    OLD.replace("2002 = 300", "2002 = 250.5, 2003 = 400")
    .replace("[[event]]", "[[statement]]")
    .replace('id = "fair"', 'id = "market"')
)


@pytest.fixture(name="old")
def _old(tmp_path: Path) -> Path:
    file = tmp_path / "old.toml"
    file.write_text(BASE + OLD)
    return file


@pytest.fixture(name="new")
def _new(tmp_path: Path) -> Path:
    file = tmp_path / "new.toml"
    file.write_text(BASE + NEW)
    return file


@pytest.mark.parametrize("format", ["toml", "json", "sqlite"])
def test_the_same_differences_whatever_holds_the_old_one(
    kzeu: Kzeu, tmp_path: Path, old: Path, new: Path, format: str
) -> None:
    first = old
    if format != "toml":
        first = tmp_path / f"old.{format}"
        assert kzeu("data", "export", format, str(first), "--data", str(old)).code == 0
    rows = kzeu("data", "diff", str(first), str(new), "--json").json
    found = {(row["change"], row["id"], row["field"]): row for row in rows}
    assert set(found) == {
        ("added", "sales-2003", None), ("added", "market", None), ("gone", "fair", None),
        ("changed", "sales-2002", "value"),
    }  # fmt: skip
    changed = found["changed", "sales-2002", "value"]
    assert (changed["old"], changed["new"], changed["by"], changed["percent"]) == (300, 250.5, -49.5, -16.5)
    assert found["gone", "fair", None]["old"] == "A fair was held."


def test_exit_code_on_request(kzeu: Kzeu, old: Path, new: Path) -> None:
    assert kzeu("data", "diff", str(old), str(new)).code == 0
    result = kzeu("data", "diff", str(old), str(new), "--exit-code")
    assert (result.code, result.err) == (1, "kzeu: 4 differences\n")
    same = kzeu("data", "diff", str(old), str(old), "--exit-code")
    assert (same.code, same.out, same.err) == (0, "", "kzeu: no difference\n")


def test_the_built_in_dataset_goes_by_its_name(kzeu: Kzeu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('schema = 1\nextends = "builtin"\n[[series]]\nid = "kz-view-exports"\nvalues.2030 = 1\n')
    monkeypatch.setenv("KZEU_DATA", str(mine))
    assert [row["id"] for row in kzeu("data", "diff", "builtin", "--json").json] == ["kz-view-exports-2030"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.json", b"{}", "no JSON that kzeu data export json writes"),
        ("a.json", b"[1, 2]", "no JSON that kzeu data export json writes"),
        ("a.db", b"SQLite format 3\0", "no database of kzeu data export sqlite: file is not a database"),
        ("a.toml", b"\xff", "not UTF-8 text"),
    ],
)
def test_what_holds_no_dataset_is_said_in_a_line(
    kzeu: Kzeu, tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    result = kzeu("data", "diff", str(file))
    assert (result.code, result.out, result.err.count("\n")) == (3, "", 1)
    assert message in result.err


def test_a_database_of_something_else_is_none(kzeu: Kzeu, tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    database = sqlite3.connect(file)
    database.execute("create table birds (name text)")
    database.close()
    result = kzeu("data", "diff", str(file))
    assert (result.code, result.err.count("\n")) == (3, 1)
    assert "no such table: facts" in result.err


def test_changes_are_those_of_the_dataset(kzeu: Kzeu) -> None:
    rows = kzeu("data", "changes", "--json").json
    assert rows
    assert [row["date"] for row in rows] == sorted((row["date"] for row in rows), reverse=True)
