"""Charts that the program saved, as their readers find them: rows of a specification, bars of a picture."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any, NamedTuple

# An invented dataset whose numbers are easy to follow.
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
