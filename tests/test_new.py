"""kzeu data new."""

from pathlib import Path

import pytest
import tomli
from conftest import Kzeu

PARTIES = ("--party", "NO=Norway", "--party", 'JP=Japan "$title" \\ [x]')


def test_the_starter_passes_the_check_and_answers(kzeu: Kzeu, tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "mine"
    made = kzeu("data", "new", str(folder), *PARTIES)
    assert made.code == 0
    assert made.out.splitlines() == [
        str(folder / name) for name in ("dataset.toml", "facts.toml", "series.toml", "schema.json")
    ]
    check = kzeu("data", "check", str(folder)).err
    assert check.startswith("kzeu: no problem in 3 files; still examples of the starter: ")
    assert "first-treaty-signed" in check
    assert tomli.loads((folder / "dataset.toml").read_text())["id"] == "mine", "the id follows the folder"
    rows = kzeu("facts", "--data", str(folder), "--json").json
    assert {row["kind"] for row in rows} == {
        "agreement", "event", "figure", "trait", "programme", "office", "statement",
    }  # fmt: skip
    assert 'Japan "$title" \\ [x]' in kzeu("compare", "--data", str(folder)).out


def test_a_built_in_series_that_goes_on_is_no_example(kzeu: Kzeu, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        'schema = 1\nextends = "builtin"\n[[series]]\nid = "kz-view-exports"\n[series.values]\n2099 = 41000000000\n'
    )
    assert kzeu("data", "check", str(file)).err == "kzeu: no problem in 1 file\n"


def test_the_starter_needs_no_parties(kzeu: Kzeu, tmp_path: Path) -> None:
    assert kzeu("data", "new", str(tmp_path)).code == 0
    assert kzeu("data", "check", str(tmp_path)).code == 0


def test_every_key_of_the_starter_is_explained(kzeu: Kzeu, tmp_path: Path) -> None:
    kzeu("data", "new", str(tmp_path))
    for file in tmp_path.glob("*.toml"):
        lines = file.read_text().splitlines()
        assert lines[0] == "#:schema ./schema.json"
        assert sum("#" in line for line in lines) >= len(lines) / 10


@pytest.mark.parametrize("name", ["facts.toml", "notes.txt"])
def test_never_writes_into_a_folder_in_use(kzeu: Kzeu, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    result = kzeu("data", "new", str(tmp_path))
    assert (result.code, result.out) == (2, "")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(name, "mine")]


def test_never_writes_over_a_file(kzeu: Kzeu, tmp_path: Path) -> None:
    file = tmp_path / "mine"
    file.write_text("mine")
    assert kzeu("data", "new", str(file)).code == 2
    assert file.read_text() == "mine"


@pytest.mark.parametrize(
    "parties", [["NO=Norway"], ["NO=Norway", "NO=Norge"], ["NO"], ["=Norway", "JP=Japan"], ["N O=Norway", "JP=Japan"]]
)
def test_takes_two_different_parties(kzeu: Kzeu, tmp_path: Path, parties: list[str]) -> None:
    result = kzeu("data", "new", str(tmp_path / "x"), *(word for party in parties for word in ("--party", party)))
    assert result.code == 2
    assert "NO=Norway" in result.err
    assert not (tmp_path / "x").exists()


def test_an_empty_one_has_no_examples(kzeu: Kzeu, tmp_path: Path) -> None:
    folder = tmp_path / "Nordic Sea"
    made = kzeu("data", "new", str(folder), *PARTIES, "--empty")
    assert made.out.splitlines() == [str(folder / name) for name in ("dataset.toml", "schema.json")]
    assert kzeu("data", "check", str(folder)).err == "kzeu: no problem in 1 file\n"
    assert tomli.loads((folder / "dataset.toml").read_text())["id"] == "nordic-sea"
    assert kzeu("facts", "--data", str(folder), "--json").out == "[]\n"


def test_what_continues_a_built_in_series_is_no_example(kzeu: Kzeu, tmp_path: Path) -> None:
    (tmp_path / "dataset.toml").write_text(
        'schema = 1\nextends = "builtin"\n[[series]]\nid = "kz-view-exports"\n[series.values]\n2090 = 1\n'
    )
    assert kzeu("data", "check", str(tmp_path)).err == "kzeu: no problem in 1 file\n"
