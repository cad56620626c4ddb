"""The formats say the same, each read back by a reader that is not ours."""

import json
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest
from conftest import Kzeu
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kzeu_cli.answers.columns import Column
from kzeu_cli.answers.formats import WRITERS, Format, cell, to_csv, to_json, to_jsonl, to_markdown, to_tsv
from kzeu_cli.dataset import nothing
from kzeu_cli.model import Dataset, Figure, Trait

# Rows of these columns say all of themselves.
NOTHING = nothing()
COLUMNS = (Column("name", "string", ""), Column("what", "string", ""))
MARKDOWN = MarkdownIt("commonmark").enable("table").enable("strikethrough")
# What TOML strings may hold, without the control characters that no text format carries.
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\t\n\r|\\`*_[]<>&;'\"=+-@~!"))


def row(what: Any, name: str = "x") -> Any:
    return SimpleNamespace(name=name, what=what)


def read_csv(text: str, folder: Path) -> list[list[str]]:
    file = folder / "out.csv"
    file.write_bytes(text.encode())
    query = f"select * from read_csv('{file}', all_varchar=true, header=false, delim=',', quote='\"', escape='\"')"
    return [[part or "" for part in line] for line in duckdb.sql(query).fetchall()]


def read_tsv(text: str) -> list[list[str]]:
    """Read as Miller and PostgreSQL do: split, then undo the four escapes."""
    undo = {"\\\\": "\\", "\\t": "\t", "\\n": "\n", "\\r": "\r"}

    def plain(part: str) -> str:
        pieces = iter(part)
        return "".join(undo[f"\\{next(pieces)}"] if piece == "\\" else piece for piece in pieces)

    return [[plain(part) for part in line.split("\t")] for line in text.removesuffix("\n").split("\n")]


def read_markdown(text: str) -> list[list[str]]:
    """Read the table as a browser would show it."""
    lines: list[list[str]] = []
    for token in MARKDOWN.parse(text):
        if token.type == "tr_open":
            lines.append([])
        elif token.type == "inline":
            assert {child.type for child in token.children or ()} <= {"text", "text_special", "html_inline"}
            lines[-1].append("".join(child.content for child in token.children or ()).replace("<br>", "\n"))
    return lines


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ([], ""),
        (True, "true"),
        (0, "0"),
        (13_350_000_000, "13350000000"),
        (Decimal("90.40"), "90.40"),
        (Decimal("1E+3"), "1000"),
        (["a", "b"], "a; b"),
        ([1, 2], "1; 2"),
        (["a; b", "c"], '["a; b", "c"]'),
        (["[1]"], '["[1]"]'),
        ([""], '[""]'),
        ({"of": "EU"}, '{"of": "EU"}'),
        ([{"name": "Kazakh", "value": Decimal("65.5")}], '[{"name": "Kazakh", "value": 65.5}]'),
    ],
)
def test_a_cell_has_one_form(value: Any, text: str) -> None:
    assert cell(value) == text


@given(st.lists(TEXT))
def test_a_list_can_be_read_back(parts: list[str]) -> None:
    text = cell(parts)
    read = json.loads(text) if text.startswith("[") else text.split("; ") if text else []
    assert read == parts


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"])
def test_text_is_never_a_formula(text: str) -> None:
    assert to_csv([row(text)], COLUMNS, NOTHING).splitlines()[1].split(",")[1].strip('"').startswith("'")
    assert to_tsv([row(text)], COLUMNS, NOTHING).splitlines()[1].split("\t")[1].startswith("'")


def test_a_list_is_never_a_formula() -> None:
    assert to_csv([row(["=1+1", "b"])], COLUMNS, NOTHING) == "name,what\r\nx,'=1+1; b\r\n"


def test_negative_numbers_stay_numbers() -> None:
    assert to_csv([row(-5)], COLUMNS, NOTHING) == "name,what\r\nx,-5\r\n"
    assert to_csv([row(Decimal("-0.5"))], COLUMNS, NOTHING) == "name,what\r\nx,-0.5\r\n"


def test_csv_quotes_as_rfc_4180_has_it(tmp_path: Path) -> None:
    text = to_csv([row('one, "two"\nthree', "Älihan")], COLUMNS, NOTHING)
    assert text == 'name,what\r\nÄlihan,"one, ""two""\nthree"\r\n'
    assert read_csv(text, tmp_path)[1] == ["Älihan", 'one, "two"\nthree']


@given(TEXT)
def test_tsv_keeps_a_line_a_row(text: str) -> None:
    written = to_tsv([row(text)], COLUMNS, NOTHING)
    assert written.count("\n") == 2
    assert read_tsv(written)[1][1].removeprefix("'") == text.removeprefix("'")


@given(TEXT.map(str.strip))
def test_markdown_shows_text_as_it_stands(text: str) -> None:
    shown = read_markdown(to_markdown([row(text)], COLUMNS, NOTHING))[1][1]
    assert shown.split() == text.split()


def test_a_heading_is_as_harmless_as_a_cell() -> None:
    columns = (Column("a|b", "string", "", get=lambda row: row.what),)
    assert read_markdown(to_markdown([row("x")], columns, NOTHING)) == [["a|b"], ["x"]]


@pytest.mark.parametrize(
    ("number", "text"),
    [("1E+3", "1000"), ("65.5", "65.5"), ("90.40", "90.4"), ("12345678901234567890", "12345678901234567890")],
)
def test_json_numbers_are_as_exact_as_the_data(number: str, text: str) -> None:
    assert to_jsonl([row(Decimal(number))], COLUMNS, NOTHING) == f'{{"name": "x", "what": {text}}}\n'


def test_binary_floats_are_refused() -> None:
    with pytest.raises(TypeError, match="float"):
        to_json([row([0.1])], COLUMNS, NOTHING)


def test_no_rows_are_an_empty_answer_in_every_format() -> None:
    written = {name: write([], COLUMNS, NOTHING) for name, write in WRITERS.items()}
    assert written == {
        Format.JSON: "[]\n",
        Format.JSONL: "",
        Format.CSV: "name,what\r\n",
        Format.EXCEL_CSV: "\ufeffname,what\r\n",
        Format.TSV: "name\twhat\n",
        Format.MARKDOWN: "| name | what |\n| --- | --- |\n",
    }


def test_every_format_is_written_or_drawn() -> None:
    assert set(Format) == {*WRITERS, Format.TABLE, Format.TREE}


@pytest.mark.skipif(not shutil.which("jq"), reason="jq is not installed")
def test_all_formats_have_the_same_rows(kzeu: Kzeu, tmp_path: Path) -> None:
    def run(format: str) -> str:
        return kzeu("facts", "--format", format).out

    def jq(text: str, *words: str) -> Any:
        return json.loads(subprocess.run(["jq", *words], input=text, capture_output=True, check=True, text=True).stdout)

    rows = jq(run("json"), ".")
    header = list(rows[0])
    lines = [[cell(value) for value in row.values()] for row in rows]
    bare = [[part.removeprefix("'") for part in line] for line in (header, *lines)]
    assert jq(run("jsonl"), "-s", ".") == rows
    for read in (read_csv(run("csv"), tmp_path), read_tsv(run("tsv"))):
        assert [[part.removeprefix("'") for part in line] for line in read] == bare


def test_markdown_is_what_a_table_shows(kzeu: Kzeu) -> None:
    written = kzeu("facts", "--kind", "figure", "--topic", "trade", "--layer", "article", "--format", "markdown").out
    _, *lines = read_markdown(written)
    facts = kzeu("facts", "--kind", "figure", "--topic", "trade", "--layer", "article", "--json").json
    assert len(lines) == len(facts)
    for fact, line in zip(facts, lines, strict=True):
        assert {fact["id"], " ".join(fact["text"].split())} <= {" ".join(part.split()) for part in line}


class TestFields:
    def test_each_comes_once_and_none_is_no_choice(self, kzeu: Kzeu) -> None:
        assert kzeu("facts", "--fields", "id,id", "--limit", "1", "--format", "csv").out.splitlines()[0] == "id"
        for names in ("", ",", " , "):
            result = kzeu("facts", "--fields", names)
            assert (result.code, result.out) == (2, "")
            assert result.err == "kzeu: --fields names none; without a value it lists them\n"

    def test_choose_and_order_the_columns(self, kzeu: Kzeu) -> None:
        rows = kzeu("facts", "--limit", "2", "--fields", "text, id", "--json").json
        assert [list(row) for row in rows] == [["text", "id"], ["text", "id"]]

    def test_are_columns_of_their_own_for_people_too(self, kzeu: Kzeu) -> None:
        out = kzeu("agreements", "--fields", "short,when", "--from", "2020", "--to", "2020").out
        assert [line.split() for line in out.splitlines()[2:]] == [
            ["short", "When"], ["─" * 17], ["EPCA", "2020-03-01"], ["EPCA", "2020-03-01"], ["EPCA", "2020-01-20"],
        ]  # fmt: skip
        assert kzeu("facts", "--fields", "id,text", "--limit", "1").out.splitlines()[2].split() == ["Id", "Fact"]

    def test_have_no_place_in_a_tree(self, kzeu: Kzeu) -> None:
        result = kzeu("agreements", "--tree", "--fields", "short")
        assert (result.code, result.out) == (2, "")
        assert result.err == "kzeu: --fields chooses columns; a tree has none\n"

    @pytest.mark.parametrize("line", [["--fields"], ["--fields", "--json"], ["--fields", "?", "--json"]])
    def test_without_a_value_are_listed(self, kzeu: Kzeu, line: list[str]) -> None:
        result = kzeu("facts", *line)
        assert result.code == 0
        assert "one whole sentence, fit to be quoted" in result.out

    def test_listed_are_those_of_the_json(self, kzeu: Kzeu) -> None:
        listed = [row["field"] for row in kzeu("facts", "--fields", "--json").json]
        assert listed == list(kzeu("facts", "--limit", "1", "--json").json[0])

    def test_unknown_names_the_nearest(self, kzeu: Kzeu) -> None:
        result = kzeu("facts", "--fields", "id,topic", "--json")
        assert (result.code, result.out) == (2, "")
        assert result.err == "kzeu: no field 'topic' in facts; did you mean topics?\n"


def test_formats_that_disagree_are_refused(kzeu: Kzeu) -> None:
    result = kzeu("facts", "--json", "--format", "csv")
    assert (result.code, result.err) == (2, "kzeu: one format at a time, not csv and json\n")


def test_every_number_of_the_data_survives_json(builtin: Dataset) -> None:
    for fact in builtin.of(Figure, Trait):
        if fact.value is not None:
            [read] = json.loads(to_json([row(fact.value)], COLUMNS[1:], NOTHING), parse_float=Decimal)
            assert read["what"] == fact.value, fact.id
