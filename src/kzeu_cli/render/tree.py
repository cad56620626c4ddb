"""Rows as a tree: a branch for each group, a leaf for each row."""

from collections.abc import Sequence

from rich.console import Console
from rich.tree import Tree

from kzeu_cli.columns import Answer, Column
from kzeu_cli.render.console import text


def tree(console: Console, answer: Answer, columns: Sequence[Column]) -> Tree:
    """Draw the rows grouped by the branch of their view, in the order of the rows."""
    root = Tree(text(answer.title or answer.view.name, "bold"))
    branches: dict[str, Tree] = {}
    for row in answer.rows:
        name = answer.view.branch(row, answer.dataset) if answer.view.branch else ""
        if name not in branches:
            branches[name] = root.add(text(name, "bold")) if name else root
            for line in answer.view.about(row, answer.dataset) if answer.view.about else ():
                branches[name].add(text(line, "dim"))
        branches[name].add(text(_leaf(row, answer, columns)))
    return root


def _leaf(row: object, answer: Answer, columns: Sequence[Column]) -> str:
    if answer.view.leaf:
        return answer.view.leaf(row, answer.dataset)
    return "  ".join(cell for column in columns if (cell := column.text(row, answer.dataset)))
