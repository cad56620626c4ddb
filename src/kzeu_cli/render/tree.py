"""Rows as a tree: a branch for each group, a leaf for each row; or a tree for each row, as its view says."""

from collections.abc import Iterator, Sequence

from rich.text import Text
from rich.tree import Tree

from kzeu_cli.answers.columns import Answer, Column, Node
from kzeu_cli.render.console import text


def trees(answer: Answer, columns: Sequence[Column]) -> Iterator[Tree | Text]:
    """Draw the rows as one tree, grouped by the branch of their view, or each as the tree that the view makes of it."""
    if not answer.view.node:
        yield drawn(_grouped(answer, columns))
        return
    for number, row in enumerate(answer.rows):
        if number:
            yield Text()
        yield drawn(answer.view.node(row, answer.dataset))


def drawn(node: Node) -> Tree:
    """Draw a node and all below it."""
    root = Tree(text(node.text, "bold"), guide_style="dim")
    for part in node.parts:
        _grow(root, part)
    return root


def _grow(tree: Tree, node: Node) -> None:
    label = text(f"{node.label}  " if node.label and node.text else node.label, "dim")
    # A text hands its style on to what is added to it.
    branch = tree.add(Text() + label + text(node.text, "bold" if node.parts else ""))
    for part in node.parts:
        _grow(branch, part)


def _grouped(answer: Answer, columns: Sequence[Column]) -> Node:
    branches: dict[str, list[Node]] = {}
    for row in answer.rows:
        name = answer.view.branch(row, answer.dataset) if answer.view.branch else ""
        if name not in branches:
            lines = answer.view.about(row, answer.dataset) if answer.view.about else ()
            branches[name] = [Node("", label=line) for line in lines]
        branches[name].append(_leaf(row, answer, columns))
    parts = [part for name, leaves in branches.items() for part in ([Node(name, tuple(leaves))] if name else leaves)]
    return Node(answer.title or answer.view.name, tuple(parts))


def _leaf(row: object, answer: Answer, columns: Sequence[Column]) -> Node:
    if answer.view.leaf:
        leaf = answer.view.leaf(row, answer.dataset)
        return leaf if isinstance(leaf, Node) else Node(leaf)
    return Node("  ".join(cell for column in columns if (cell := column.text(row, answer.dataset))))
