"""Data flows one way: who may import whom, and who may import what from outside."""

import ast
from collections import Counter
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

from conftest import ROOT

PACKAGE = ROOT / "src" / "kzeu_cli"
FILES = sorted(PACKAGE.rglob("*.py"))

# From the ground up: a module may import from its own room and from those on lower floors.
FLOORS = (
    ("support",),
    ("model",),
    ("dataset", "figures"),
    ("languages",),
    ("search", "citations", "audit", "verify", "importers"),
    ("answers",),
    ("charts",),
    ("render", "export"),
    ("emit",),
    ("commands",),
    ("cli",),
)
# Of one floor, the rooms that another may know: the audit reads times in titles as search does in questions.
BESIDE = {("audit", "search")}
# The libraries, and the only rooms that may know them.
ROOMS = {
    "typer": {"cli", "commands"},
    "rich": {"render"},
    "tomli": {"dataset"},
    "sqlite3": {"export"},
    "vl_convert": {"export"},
}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def violations() -> Iterator[str]:
    """Name each import that climbs, crosses a floor, or brings a library into a room that must not know it."""
    heights = {name: height for height, names in enumerate(FLOORS) for name in names}
    for path in FILES:
        if path.name in ("__init__.py", "__main__.py") and path.parent == PACKAGE:
            continue
        own = room(path)
        for name in imports(path):
            parts = name.split(".")
            if parts[0] == "kzeu_cli" and parts[1] in heights and parts[1] != own:
                if heights[parts[1]] >= heights[own] and (own, parts[1]) not in BESIDE:
                    yield f"{path}: {own} must not know {parts[1]}"
            elif own not in ROOMS.get(parts[0], {own}):
                yield f"{path}: {parts[0]} belongs in {ROOMS[parts[0]]}"


def test_every_room_has_its_floor() -> None:
    rooms = {room(path) for path in FILES} - {"__init__", "__main__"}
    assert rooms == {name for names in FLOORS for name in names}


def test_imports_go_down() -> None:
    assert list(violations()) == []


def test_no_two_classes_share_a_name() -> None:
    names = Counter(
        node.name for path in FILES for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ClassDef)
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    names = {".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts): path for path in FILES}
    graph = {
        name: {
            # `from kzeu_cli.room import module` as well as `from kzeu_cli.room.module import thing`.
            known
            for imported in imports(path)
            for known in (imported, imported.rpartition(".")[0])
            if known in names
        }
        for name, path in names.items()
    }
    assert list(TopologicalSorter(graph).static_order())
