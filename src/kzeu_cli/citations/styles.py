"""The citation styles by name."""

from collections.abc import Mapping

from kzeu_cli.citations import apa, chicago, harvard, ieee, mla, vancouver, wikipedia
from kzeu_cli.citations.style import Style

STYLES: Mapping[str, Style] = {
    "apa": apa.STYLE,
    "chicago": chicago.STYLE,
    "mla": mla.STYLE,
    "harvard": harvard.STYLE,
    "vancouver": vancouver.STYLE,
    "ieee": ieee.STYLE,
    "wikipedia": wikipedia.STYLE,
}
DEFAULT = STYLES["apa"]
