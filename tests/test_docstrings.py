"""What the house promises of its public functions: that their docstrings name the exceptions they raise."""

import ast
from collections.abc import Iterator
from pathlib import Path

import kzeu_cli
from kzeu_cli.support import errors

HOUSE = Path(kzeu_cli.__file__).parent
# The docstring of a command is its help; what any of them may end with is said by `kzeu --help` and docs/scripts.md.
HELP = HOUSE / "commands"
# What goes around Python's own exceptions, or is drawn from others, is named by the function that raises it.
NAMED = {name for name, found in vars(errors).items() if isinstance(found, type)} | {"TypeError", "ValueError"}


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for file in sorted(HOUSE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and ast.get_docstring(node):
                if file.is_relative_to(HELP) and node.decorator_list:
                    continue
                yield f"{file.relative_to(HOUSE)}: {node.name}", node


def raised(function: ast.FunctionDef) -> set[str]:
    """Name the exceptions that a function's own text raises, those of functions within it too."""
    made = [node.exc for node in ast.walk(function) if isinstance(node, ast.Raise) and node.exc]
    named = [each.func if isinstance(each, ast.Call) else each for each in made]
    return {each.id for each in named if isinstance(each, ast.Name)} & NAMED


def test_public_functions_name_what_they_raise() -> None:
    found = dict(functions())
    assert sum(bool(raised(function)) for function in found.values()) > 20
    silent = {
        where: unnamed
        for where, function in found.items()
        if (unnamed := {name for name in raised(function) if name not in (ast.get_docstring(function) or "")})
    }
    assert silent == {}
