"""An invented dataset for charts, and charts saved by the program as their readers find them."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import Kzeu

NORLAND = str(Path(__file__).parent / "data" / "norland.toml")
SVG = "{http://www.w3.org/2000/svg}"

Spec = dict[str, Any]


class Bar(NamedTuple):
    """A bar of a picture: what it says of itself, and where it stands within its panel."""

    said: str
    left: float
    top: float
    width: float
    height: float
    fill: str

    @property
    def value(self) -> float:
        """The number that it stands for, as it says."""
        found = re.search(r"value: (-?[\d.]+)", self.said.replace("−", "-"))
        assert found
        return float(found[1])


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


def panels(spec: Spec) -> list[Spec]:
    """The panels of a specification, without the lines below them."""
    return [panel for panel in spec["vconcat"] if "layer" in panel]


def bars(picture: ET.Element) -> list[Bar]:
    """The bars of a picture, in the order in which they are drawn."""
    found = []
    for path in picture.iter(f"{SVG}path"):
        if path.get("aria-roledescription") == "bar":
            shape = re.fullmatch(r"M([-\d.e]+),([-\d.e]+)h([-\d.e]+)v([-\d.e]+)h[-\d.e]+Z", path.get("d", ""))
            assert shape, path.get("d")
            left, top, width, height = map(float, shape.groups())
            found.append(Bar(path.get("aria-label", ""), left, top, width, height, path.get("fill", "")))
    return found
