"""Trees."""

import pytest

from kzeu_cli.answers.columns import Answer, Column, Node, View
from kzeu_cli.model import Dataset
from kzeu_cli.render import trees

COLUMNS = (Column("name", "string", "", "Name", get=lambda row: row[1]),)
ROWS = (("a", "one"), ("b", "two"), ("a", "three"))


def draw(dataset: Dataset, rows: tuple = ROWS, **options) -> str:
    return trees(Answer(view=View("test", COLUMNS, **options), rows=rows, dataset=dataset, title="Root"), COLUMNS)


def test_gathers_rows_under_their_branch(builtin: Dataset) -> None:
    assert draw(builtin, branch=lambda row, dataset: row[0]) == (
        "Root\n├── a\n│   ├── one\n│   └── three\n└── b\n    └── two\n"
    )


def test_a_leaf_may_have_parts_of_its_own(builtin: Dataset) -> None:
    out = draw(builtin, ROWS[:1], leaf=lambda row, dataset: Node(row[1], (Node("x", label="is"),)))
    assert out == "Root\n└── one\n    └── is  x\n"


def test_each_row_may_be_a_tree(builtin: Dataset) -> None:
    out = draw(builtin, ROWS[:2], node=lambda row, dataset: Node(row[0], (Node(row[1]),)))
    assert out == "a\n└── one\n\nb\n└── two\n"


def test_wraps_beside_its_guides(builtin: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    out = draw(builtin, (("a", "word " * 12),), branch=lambda row, dataset: row[0])
    assert max(map(len, out.splitlines())) <= 30
    assert out.count("word") == 12
    assert out.splitlines()[3].startswith("        word")


def test_guides_are_ascii_where_the_terminal_needs_it(builtin: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert draw(builtin, ROWS[:2]) == "Root\n|-- one\n`-- two\n"


def test_a_terminal_that_only_prints_gets_no_guides(builtin: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert draw(builtin, ROWS[:2]) == "Root\n    one\n    two\n"


def test_markup_is_shown(builtin: Dataset) -> None:
    assert "[red]x[/red]" in draw(builtin, (("a", "[red]x[/red]"),))


def test_a_label_does_not_dim_what_it_stands_before(builtin: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = draw(builtin, ROWS[:1], node=lambda row, dataset: Node("x", (Node("value", label="label"),)))
    assert "\x1b[2mlabel  \x1b[0mvalue" in out
