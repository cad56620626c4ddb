"""How to cite kzeu itself: by its own command, and by the file that GitHub and Zenodo read."""

import re
from pathlib import Path

import pytest
from conftest import HERE, Kzeu

from kzeu_cli import __version__
from kzeu_cli.citations.styles import NAMES
from kzeu_cli.model import Dataset

CFF = HERE.parent / "CITATION.cff"


@pytest.mark.parametrize("style", NAMES)
def test_names_version_and_year_and_says_that_it_is_unpublished(kzeu: Kzeu, builtin: Dataset, style: str) -> None:
    year = builtin.version.partition(".")[0]
    for line in kzeu("cite", "--self", "--style", style).out.splitlines():
        assert year in line
        assert "http" not in line
    out = kzeu("cite", "--self", "--style", style).out
    assert __version__ in out
    assert builtin.version in out
    assert "npublished software" in out.casefold() or "unpublished" in out


def test_a_dataset_whose_version_is_no_date_has_no_year(kzeu: Kzeu, tmp_path: Path) -> None:
    kzeu("data", "new", str(tmp_path / "own"), "--party", "NO=Norway", "--party", "JP=Japan")
    out = kzeu("cite", "--self", "--style", "apa", "--data", str(tmp_path / "own")).out
    assert out.count("(n.d.") == 2


def test_the_file_for_citing_names_this_version(builtin: Dataset) -> None:
    text = CFF.read_text()
    assert re.findall(r"^version: (.*)$", text, re.MULTILINE) == [__version__]
    assert f'version: "{builtin.version}"' in text
    assert builtin.sources["article"].url in text


def test_the_file_for_citing_is_valid() -> None:
    cffconvert = pytest.importorskip(
        "cffconvert", reason="cffconvert wants an older jsonschema: it has an environment of its own"
    )
    cffconvert.Citation(CFF.read_text()).validate()
