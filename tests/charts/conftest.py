"""Charts saved by the program."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Kzeu
from drawings import Spec


@pytest.fixture(name="spec")
def _spec(kzeu: Kzeu, tmp_path: Path) -> Callable[..., Spec]:
    """Save a chart as its specification, and read it."""

    def save(*arguments: str) -> Spec:
        file = tmp_path / "chart.vl.json"
        result = kzeu(*arguments, "--save", str(file), "--force")
        assert (result.code, result.out, result.err) == (0, "", f"kzeu: saved {file}\n")
        made: Spec = json.loads(file.read_text(encoding="utf-8"))
        return made

    return save


@pytest.fixture(name="svg")
def _svg(kzeu: Kzeu, tmp_path: Path) -> Callable[..., ET.Element]:
    """Save a chart as a picture, and read it with a parser that takes well-formed XML only."""
    pytest.importorskip("vl_convert")

    def save(*arguments: str) -> ET.Element:
        file = tmp_path / "chart.svg"
        result = kzeu(*arguments, "--save", str(file), "--force")
        assert (result.code, result.out) == (0, "")
        return ET.fromstring(file.read_bytes())

    return save
