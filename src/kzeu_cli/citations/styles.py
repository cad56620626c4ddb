"""The citation styles by name, each imported only when it is used."""

from importlib import import_module

from kzeu_cli.citations.marks import plain
from kzeu_cli.citations.style import Style
from kzeu_cli.model import Reference

NAMES = ("apa", "chicago", "mla", "harvard", "vancouver", "ieee", "wikipedia")
DEFAULT = NAMES[0]


def style(name: str) -> Style:
    """Take the style of a name; its module has the same one."""
    found: Style = import_module(f"kzeu_cli.citations.{name}").STYLE
    return found


def line(work: Reference) -> str:
    """Write a work in the default style, without italics."""
    return plain(style(DEFAULT).entry(work, ""))
