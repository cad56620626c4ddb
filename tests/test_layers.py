"""Data flows one way: who may import whom, and who may import what from outside."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

PACKAGE = ROOT / "src" / "kzeu_cli"
FILES = sorted(PACKAGE.rglob("*.py"))

# From the ground up: a module may import from its own floor and from those below.
FLOORS = (
    ("errors", "near", "record", "dates", "terminal", "folding", "spans", "saving"),
    ("model",),
    ("amounts", "bars", "dataset", "places"),
    (
        "query",
        "persons",
        "ties",
        "money",
        "directions",
        "derive",
        "search",
        "citations",
        "audit",
        "verify",
        "timeline",
        "comparison",
        "listings",
        "overview",
        "charts",
        "curves",
    ),
    ("columns", "schema"),
    ("views", "formats"),
    ("render", "export", "sql"),
    ("emit",),
    ("commands",),
    ("cli",),
)
# The libraries, and the only rooms that may know them.
ROOMS = {"typer": {"cli", "commands"}, "rich": {"render"}, "tomli": {"dataset"}, "sqlite3": {"sql", "export"}}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_down(path: Path) -> None:
    if path.name in ("__init__.py", "__main__.py") and path.parent == PACKAGE:
        return
    heights = {name: height for height, names in enumerate(FLOORS) for name in names}
    assert room(path) in heights, "say in FLOORS where this module stands"
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "kzeu_cli" and parts[1] in heights:
            assert heights[parts[1]] <= heights[room(path)], f"{room(path)} must not know {parts[1]}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_each_library_has_its_room(path: Path) -> None:
    for name in imports(path):
        library = name.split(".")[0]
        assert room(path) in ROOMS.get(library, {room(path)}), f"{library} belongs in {ROOMS[library]}"
