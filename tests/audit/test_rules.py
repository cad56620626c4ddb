"""Each rule against a pair of tiny datasets: one that must raise it, one that must not.

The pairs are `data/rules/NAME-raises.toml` and `NAME-silent.toml`; more of them may follow as `NAME-raises-2.toml`. The
first line of one that raises names the facts of each finding: `# finds: a b; c d`.
"""

from datetime import date
from pathlib import Path

import pytest

from kzeu_cli import dataset
from kzeu_cli.audit.engine import run
from kzeu_cli.audit.rules import RULES
from kzeu_cli.model import Dataset

HERE = Path(__file__).parent / "data"
FILES = sorted((HERE / "rules").glob("*.toml"))
AS_OF = date(2026, 11, 23)


def load(file: Path, folder: Path) -> Dataset:
    """Load a tiny dataset within the frame that all of them share, checked as a user's own is."""
    (folder / "dataset.toml").write_text((HERE / "base.toml").read_text())
    (folder / file.name).write_text(file.read_text())
    return dataset.load(str(folder))


def promised(file: Path) -> list[tuple[str, ...]]:
    first = file.read_text().splitlines()[0]
    assert first.startswith("# finds:"), f"{file.name} must say in its first line what it finds"
    return [tuple(facts.split()) for facts in first.removeprefix("# finds:").split(";")]


def rule_of(file: Path) -> str:
    return file.name.partition("-raises")[0].partition("-silent")[0].removesuffix(".toml")


@pytest.mark.parametrize("file", [file for file in FILES if "-raises" in file.name], ids=lambda file: file.stem)
def test_a_rule_finds_what_it_must(file: Path, tmp_path: Path) -> None:
    found = run(load(file, tmp_path), AS_OF, [rule_of(file)])
    assert sorted(finding.facts for finding in found) == sorted(promised(file))


@pytest.mark.parametrize("file", [file for file in FILES if "-silent" in file.name], ids=lambda file: file.stem)
def test_a_rule_is_silent_where_it_must(file: Path, tmp_path: Path) -> None:
    assert run(load(file, tmp_path), AS_OF, [rule_of(file)]) == []


@pytest.mark.parametrize("name", sorted(RULES))
def test_every_rule_has_its_pair_and_says_what_it_tests(name: str) -> None:
    for end in ("raises", "silent"):
        assert (HERE / "rules" / f"{name}-{end}.toml").is_file()
    assert RULES[name].doc


def test_no_pair_is_left_without_its_rule() -> None:
    assert FILES
    assert {rule_of(file) for file in FILES} == set(RULES)
