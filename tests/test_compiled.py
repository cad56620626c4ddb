"""What is worked out ahead of questions: it is what working it out now gives, and nothing depends on it."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from conftest import ROOT, Kzeu

from kzeu_cli import dataset
from kzeu_cli.dataset import compiled, find


def test_kept_files_are_what_the_data_give() -> None:
    done = subprocess.run([sys.executable, "scripts/compiled.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "up to date\n"), done.stdout


@pytest.fixture(name="copy")
def _copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the program take a copy for the data that come with it."""
    copy = tmp_path / "data"
    shutil.copytree(find.builtin(), copy)
    for module in (dataset.find, compiled):
        monkeypatch.setattr(module, "builtin", lambda: copy)
    return copy


@pytest.mark.parametrize("command", ["facts", "trade", "trade --by month", "fdi", "show epca", "people", "compare"])
def test_answers_are_the_same_without_it(kzeu: Kzeu, copy: Path, command: str) -> None:
    args = [*command.split(), "--json"]
    before = kzeu(*args).out
    shutil.rmtree(copy / "generated" / "rows")
    shutil.rmtree(copy / "generated" / "tables")
    assert kzeu(*args).out == before


def test_a_changed_file_is_read_anew(kzeu: Kzeu, copy: Path) -> None:
    file = copy / "article" / "events.toml"
    text = file.read_text(encoding="utf-8")
    first = kzeu("timeline", "--layer", "article", "--json").json[0]
    file.write_text(text.replace(f'"{first["id"]}"', f'"{first["id"]}-anew"', 1), encoding="utf-8")
    assert f"{first['id']}-anew" in {row["id"] for row in kzeu("timeline", "--json").json}


@pytest.mark.parametrize("content", ["", "{", "[]", '{"mark": 0}', "\x00"])
def test_a_spoilt_file_is_passed_over(kzeu: Kzeu, copy: Path, content: str) -> None:
    before = kzeu("timeline", "--json").out
    for file in (copy / "generated" / "tables").rglob("*.json"):
        file.write_text(content, encoding="utf-8")
    assert kzeu("timeline", "--json").out == before


def test_numbers_keep_their_digits() -> None:
    folder = find.builtin()
    for file in folder.rglob("*.toml"):
        kept = compiled.tables_file(folder, file.relative_to(folder).as_posix()).read_text(encoding="utf-8")
        read = tomllib.loads(file.read_text(encoding="utf-8"), parse_float=lambda digits: digits.replace("_", ""))
        assert json.loads(kept, parse_float=str)["tables"] == read


@pytest.fixture(name="own")
def _own(tmp_path: Path) -> Path:
    """Generate data of one's own."""
    folder = tmp_path / "own"
    subprocess.run([sys.executable, "benchmarks/generate.py", "100", str(folder)], cwd=ROOT, check=True)
    return folder


OWN = ["facts --json", "trade --json", "trade --by partner --csv", "show f14 --json", "audit --json", "audit"]


def test_compiled_data_answer_alike(kzeu: Kzeu, own: Path) -> None:
    before = [kzeu(*command.split(), "--data", str(own)).out for command in OWN]
    made = kzeu("data", "compile", str(own)).out.split()
    assert all(Path(file).is_file() for file in made)
    answers = {command: kzeu(*command.split(), "--data", str(own)).out for command in OWN}
    # Rows of data that are compiled say what the audit holds against them; without that nothing is known.
    flagged = [row["flags"] for row in json.loads(answers["facts --json"])]
    assert [_unflagged(text) for text in answers.values()] == [_unflagged(text) for text in before]
    assert any(flagged) == bool(json.loads(answers["audit --json"]))
    assert "Compiled" in kzeu("data", "info", "--data", str(own)).out


def _unflagged(text: str) -> str:
    return re.sub(r'"flags": \[[^]]*\]', "", text)


def test_compiled_data_that_changed_are_read_anew(kzeu: Kzeu, own: Path) -> None:
    kzeu("data", "compile", str(own))
    assert "Compiled" in kzeu("data", "info", "--data", str(own)).out
    file = own / "facts-0000.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("Delegation", "Embassy"), encoding="utf-8")
    assert all(row["text"].startswith("Embassy") for row in kzeu("timeline", "--json", "--data", str(own)).json)
    assert "Changed since" in kzeu("data", "info", "--data", str(own)).out
    (own / "more.toml").write_text("[[event]]\nid = 5\n", encoding="utf-8")
    assert kzeu("timeline", "--data", str(own)).code == 3
