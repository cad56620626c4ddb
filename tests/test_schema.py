"""kzeu data schema: held against validators that are not ours."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import tomli
from conftest import HERE, ROOT, Kzeu
from jsonschema import Draft202012Validator

# The tests install it beside the interpreter, which need not be on the path.
TAPLO = shutil.which("taplo", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])))

# The vocabularies of other languages are no files of facts.
VALID = sorted(
    path
    for folder in (ROOT / "data", HERE / "data" / "valid")
    for path in folder.rglob("*.toml")
    if path.parent.name != "languages"
)
# Files whose faults the form of the files alone shows, without the names of others.
MISFORMED = [
    HERE / "data" / "invalid" / "facts" / f"{name}.toml"
    for name in ("unknown-key", "wrong-type", "missing", "wrong-shape", "parts")
]


@pytest.fixture(name="schema")
def _schema(kzeu: Kzeu) -> Any:
    return json.loads(kzeu("data", "schema").out)


def tables(file: Path) -> Any:
    return tomli.loads(file.read_text())


def test_is_a_schema(schema: Any) -> None:
    Draft202012Validator.check_schema(schema)


def test_holds_for_every_valid_file(schema: Any) -> None:
    validator = Draft202012Validator(schema)
    assert len(VALID) > 25
    for file in VALID:
        assert [error.message for error in validator.iter_errors(tables(file))] == [], file


@pytest.mark.parametrize("file", MISFORMED, ids=lambda file: file.stem)
def test_refuses_what_is_misformed(schema: Any, file: Path) -> None:
    assert list(Draft202012Validator(schema).iter_errors(tables(file)))


@pytest.mark.skipif(not TAPLO, reason="taplo is not installed")
def test_editors_understand_it(kzeu: Kzeu, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    kzeu("data", "new", str(folder))

    def lint() -> int:
        return subprocess.run([TAPLO, "lint", *folder.glob("*.toml")], cwd=folder, capture_output=True).returncode

    assert lint() == 0
    facts = folder / "facts.toml"
    facts.write_text(facts.read_text().replace('nature = "share"', 'nature = "shares"'))
    assert lint() != 0


class TestOutput:
    def test_tells_the_fields_of_a_command(self, kzeu: Kzeu) -> None:
        told = json.loads(kzeu("data", "schema", "--output", "timeline").out)
        fields = [row["field"] for row in kzeu("timeline", "--fields", "--json").json]
        assert list(told["items"]["properties"]) == told["items"]["required"] == fields
        assert told["$schema"] == "https://json-schema.org/draft/2020-12/schema"

    def test_knows_that_options_add_fields(self, kzeu: Kzeu) -> None:
        plain = json.loads(kzeu("data", "schema", "--output", "trade").out)
        exchanged = json.loads(kzeu("data", "schema", "--output", "trade --in USD").out)
        assert set(plain["items"]["properties"]) < set(exchanged["items"]["properties"])

    @pytest.mark.parametrize(
        ("command", "code", "message"),
        [
            ("data path", 1, "kzeu data path prints no rows, so it has no schema"),
            ("trad", 2, "no command 'trad'; did you mean trade?"),
            ("data verify", 2, "Missing argument"),
        ],
    )
    def test_names_what_is_wrong(self, kzeu: Kzeu, command: str, code: int, message: str) -> None:
        result = kzeu("data", "schema", "--output", command)
        assert (result.code, result.out) == (code, "")
        assert message in result.err
