"""What kzeu is built from: pinned with hashes, and free to use."""

import re
import tomllib
from pathlib import Path

import licences
import pytest
from conftest import ROOT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PINNED = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
EXTRAS = {"development": ("test", "check"), "check": ("check",)}


def pins(file: Path) -> dict[str, Requirement]:
    """Read what a file pins."""
    lines = (line.split("\\")[0] for line in file.read_text().splitlines() if re.match(r"[\w]", line))
    return {canonicalize_name(pin.name): pin for pin in map(Requirement, lines)}


@pytest.mark.parametrize("file", PINNED, ids=lambda file: file.stem)
def test_every_pin_is_exact_and_has_hashes(file: Path) -> None:
    entries = re.split(r"\n(?=\w)", file.read_text().partition("\n")[2])
    assert len(entries) > 10
    for entry in entries:
        assert re.match(r"[\w.\[\],-]+==[\w.]+( ; .+)? \\\n    --hash=sha256:[0-9a-f]{64}", entry), entry
    # Where it is had from is the business of whoever installs it.
    assert "://" not in file.read_text()


@pytest.mark.parametrize("file", PINNED, ids=lambda file: file.stem)
def test_the_pins_are_what_the_project_asks_for(file: Path) -> None:
    pinned = pins(file)
    asked = [
        *PROJECT["dependencies"],
        *(line for extra in EXTRAS[file.stem] for line in PROJECT["optional-dependencies"][extra]),
    ]
    for requirement in map(Requirement, asked):
        pin = pinned[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(str(pin.specifier).removeprefix("=="))


def test_all_that_is_needed_has_a_licence_that_allows_it() -> None:
    assert licences.faults() == []


def test_the_page_names_all_that_runs_kzeu() -> None:
    named = re.findall(r"^\| ([\w.-]+) \| [^|]+ \|$", licences.PAGE.read_text(), re.MULTILINE)
    assert licences.running() <= set(named)
