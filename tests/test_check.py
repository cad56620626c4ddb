"""kzeu data check, and what it says of files that are wrong.

Beside each invalid file stands what must be said of it, a line a problem.
"""

import os
import re
from pathlib import Path

import pytest
from conftest import HERE, Kzeu

from kzeu_cli import dataset
from kzeu_cli.support.errors import DatasetError

VALID = HERE / "data" / "valid"
INVALID = HERE / "data" / "invalid"
FACTS = sorted((INVALID / "facts").glob("*.toml"))
ROOTS = sorted((INVALID / "root").glob("*.toml"))


def said(place: Path) -> list[str]:
    """List what is said of a dataset, by the names of its files."""
    _, found = dataset.inspect(str(place))
    folder = place if place.is_dir() else place.parent
    lines = [str(problem).replace(f"{folder}{os.sep}", "") for problem in found]
    # How many keys there are changes with the schema.
    return [re.sub(r"\bare \d+", "are N", line) for line in lines]


def beside(file: Path) -> list[str]:
    return file.with_suffix(".txt").read_text().splitlines()


def test_there_are_files() -> None:
    assert len(FACTS) >= 12
    assert len(ROOTS) >= 6


@pytest.mark.parametrize("file", ROOTS, ids=lambda file: file.stem)
def test_says_what_is_wrong_with_a_root_file(file: Path) -> None:
    assert said(file) == beside(file)


@pytest.mark.parametrize("file", FACTS, ids=lambda file: file.stem)
def test_says_what_is_wrong_with_a_file_of_facts(file: Path, tmp_path: Path) -> None:
    (tmp_path / "dataset.toml").write_bytes((INVALID / "base.toml").read_bytes())
    (tmp_path / file.name).write_bytes(file.read_bytes())
    assert said(tmp_path) == beside(file)


def test_the_built_in_dataset_is_valid(kzeu: Kzeu) -> None:
    result = kzeu("data", "check")
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("kzeu: no problem in ")


def test_every_valid_file_is_valid() -> None:
    files = sorted(VALID.iterdir())
    assert {str(file): said(file) for file in files} == {str(file): [] for file in files}


class TestCommand:
    def test_lists_all_problems_and_fails(self, kzeu: Kzeu) -> None:
        file = INVALID / "root" / "another-version.toml"
        result = kzeu("data", "check", str(file), "--format", "jsonl", "--fields", "line,key,problem")
        assert result.code == 3
        assert (
            result.out.splitlines()[-1] == '{"line": 6, "key": "party", "problem": "there must be two parties, not 1"}'
        )
        assert result.err == f"kzeu: 6 problems in {file}\n"

    def test_other_commands_name_the_first_and_count_the_rest(self, kzeu: Kzeu) -> None:
        file = INVALID / "root" / "extends-what.toml"
        result = kzeu("facts", "--data", str(file), "--json")
        assert (result.code, result.out) == (3, "")
        assert result.err == (
            f"kzeu: {file}:2: id: must be kebab-case (a-b-c), not 'My Data' "
            f"(and 3 more: kzeu data check {file} lists them)\n"
        )

    def test_takes_the_dataset_of_the_environment(self, kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("KZEU_DATA", str(VALID / "one-file.toml"))
        assert kzeu("data", "check").err == "kzeu: no problem in 1 file\n"
        assert kzeu("data", "path").out == f"{VALID / 'one-file.toml'}\n"


class TestPlaces:
    @pytest.mark.parametrize(
        ("name", "problem"),
        [
            ("nowhere", "no such file or folder"),
            ("hollow", "no TOML file in this folder"),
            ("a.toml/b", "no such file"),
        ],
    )
    def test_that_are_no_dataset(self, kzeu: Kzeu, tmp_path: Path, name: str, problem: str) -> None:
        (tmp_path / "hollow" / ".git").mkdir(parents=True)
        (tmp_path / "hollow" / ".git" / "hidden.toml").write_text("x = 1")
        (tmp_path / "a.toml").write_text("")
        result = kzeu("facts", "--data", str(tmp_path / name))
        assert result.code == 3
        assert result.err.startswith(f"kzeu: {tmp_path / name}: {problem}")

    def test_a_folder_needs_a_root(self, tmp_path: Path) -> None:
        for name in ("a.toml", "b.toml"):
            (tmp_path / name).write_text("")
        with pytest.raises(DatasetError, match="no dataset.toml among its 2 TOML files"):
            dataset.inspect(str(tmp_path))

    def test_a_lone_file_of_a_folder_is_its_root(self, kzeu: Kzeu, tmp_path: Path) -> None:
        (tmp_path / "mine.toml").write_bytes((VALID / "one-file.toml").read_bytes())
        assert [row["id"] for row in kzeu("facts", "--data", str(tmp_path), "--json").json] == ["border-drawn"]

    @pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
    def test_links_that_go_in_circles(self, tmp_path: Path) -> None:
        (tmp_path / "dataset.toml").write_bytes((VALID / "one-file.toml").read_bytes())
        (tmp_path / "self.toml").symlink_to(tmp_path / "self.toml")
        (tmp_path / "sub").symlink_to(tmp_path)
        assert said(tmp_path) == []
        with pytest.raises(DatasetError, match="no such file"):
            dataset.inspect(str(tmp_path / "self.toml"))

    def test_a_long_circle_is_told_by_its_ends(self, tmp_path: Path) -> None:
        (tmp_path / "dataset.toml").write_bytes((VALID / "one-file.toml").read_bytes())
        bodies = (f'[[body]]\nid = "b{n}"\nname = "B{n}"\nparents = ["b{(n + 1) % 3000}"]\n' for n in range(3000))
        (tmp_path / "bodies.toml").write_text("".join(bodies))
        [line] = [line for line in said(tmp_path) if "leads back to itself" in line]
        assert line.endswith("b0 → b1 → b2 → … → b2998 → b2999 → b0")

    def test_what_cannot_be_parsed_hides_no_other_problem(self, tmp_path: Path) -> None:
        (tmp_path / "dataset.toml").write_bytes((INVALID / "base.toml").read_bytes())
        (tmp_path / "broken.toml").write_text("= 1\n")
        (tmp_path / "facts.toml").write_text('[[event]]\nid = "A"\ntopics = ["of-the-broken-file"]\n')
        assert said(tmp_path) == [
            "broken.toml:1: not TOML: Invalid statement (column 1)",
            "facts.toml:1: A.layer: is missing: which layer it belongs to",
            "facts.toml:1: A.source: is missing: source that states it",
            "facts.toml:1: A.text: is missing: one plain sentence that stands alone",
            "facts.toml:2: A.id: must be kebab-case (a-b-c), not 'A'",
        ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (f"x = {'[' * 50_000}", "not readable: lists or tables nested too deeply"),
        (f"x = {'1' * 5_000}", "not readable: Exceeds the limit"),
        (f"{'a.' * 5_000}a = 1", "nested too deeply|unknown key"),  # which of the two depends on the version of tomli
        (f"{'a.' * 300}a = 1", "unknown key"),
    ],
    ids=["deep", "long", "dotted-deep", "dotted"],
)
def test_hostile_sizes(tmp_path: Path, text: str, problem: str) -> None:
    file = tmp_path / "hostile.toml"
    file.write_text(text)
    assert any(re.search(problem, line) for line in said(file))
