"""What holds for every command, those to come included: JSON as its schema says, of whatever parties the data has.

Run as a script, this file writes down the fields of every command's JSON as they are today. Scripts of other people
rest on them: new ones may be added at any time; before one that is written down goes or comes to mean something else,
`OUTPUT_VERSION` in `schema.py` must be raised and CHANGELOG.md must say so.
"""

import contextlib
import io
import itertools
import json
import re
import shlex
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import HERE, Kzeu
from jsonschema import Draft202012Validator
from typer.main import get_command

from kzeu_cli.answers.schema import OUTPUT_VERSION
from kzeu_cli.cli import app, run

TWIN = str(HERE / "data" / "valid" / "twin")
FIELDS = HERE / "data" / "fields.json"
# What a command needs to answer at all, of the built-in dataset and of the other one.
ARGUMENTS = {
    "show": ("epca", "river-treaty"),
    "search": ("energy", "salt"),
    "data diff": ("builtin", TWIN),
    "data sql": ("'select id, value from figures'",) * 2,
}
# These answer with no rows, or are tested by themselves.
NO_ROWS = {
    "data path",
    "data add",
    "data compile",
    "data import",
    "data new",
    "data schema",
    "data export",
    "data verify",
}
FILTERS = {
    "--layer": ("article", "article"),
    "--from": ("2014", "2002"),
    "--to": ("2020", "2003"),
    "--topic": ("trade", "trade"),
    "--source": ("article", "almanac"),
    "--limit": ("2", "2"),
    "--in": ("USD", "ALC"),
}
# What no answer on the second dataset may name.
# What a row says of its fact; an agreement's state and a programme's budget have more beside it.
SAME = (
    "kind", "layer", "source", "topics", "text", "label", "refs", "when", "year", "partial", "value", "unit", "bound",
    "shown", "status", "partner", "flow", "coverage", "nature", "measure", "derived", "compiled", "same_as", "flags",
)  # fmt: skip
BUILT_IN = re.compile(r"kazakh|europ|\bEU\b|\bKZ\b|\bKZT\b|\bEUR\b|€|₸|brussels|astana", re.IGNORECASE)


def commands() -> Iterator[tuple[str, Any]]:
    """Go through the commands that exist, those of groups too."""

    def within(group: Any, prefix: str) -> Iterator[tuple[str, Any]]:
        for name in group.names:
            try:
                command = group.get_command(None, name)
            except ModuleNotFoundError:
                continue
            if hasattr(command, "names"):
                yield from within(command, f"{name} ")
            else:
                yield f"{prefix}{name}", command

    return within(get_command(app), "")


LISTING = {name: command for name, command in commands() if name not in NO_ROWS}


def options(name: str) -> list[str]:
    return [option for param in LISTING[name].params for option in param.opts if option in FILTERS]


def lines(name: str, number: int, *, pairs: bool = True) -> Iterator[list[str]]:
    """Make the command lines of a command: with no filter, each alone, each two together (`pairs`), and all."""
    start = [*name.split(), *shlex.split(ARGUMENTS.get(name, ("", ""))[number])]
    known = options(name)
    for size in (0, 1, *([2] if pairs else []), len(known)):
        for chosen in itertools.combinations(known, size):
            yield [*start, *itertools.chain.from_iterable((option, FILTERS[option][number]) for option in chosen)]


def test_knows_the_commands() -> None:
    assert {"facts", "timeline", "trade", "data check"} <= set(LISTING)


@pytest.mark.parametrize("name", LISTING)
def test_json_is_as_its_schema_says(kzeu: Kzeu, name: str) -> None:
    schemas: dict[str, Draft202012Validator] = {}
    seen: set[str] = set()
    for line in lines(name, 0):
        result = kzeu(*line, "--json")
        assert result.code == 0, f"{line}: {result.err}"
        currency = "--in" if "--in" in line else ""
        if currency not in schemas:
            told = json.loads(kzeu("data", "schema", "--output", shlex.join(line)).out)
            Draft202012Validator.check_schema(told)
            schemas[currency] = Draft202012Validator(told)
        rows = json.loads(result.out)
        # A filter takes rows away, and most of what it leaves has been looked at before.
        new = [row for row in rows if f"{currency}{row}" not in seen]
        seen.update(f"{currency}{row}" for row in new)
        assert [error.message for error in schemas[currency].iter_errors(new)] == [], line
        assert bool(rows) != result.err.startswith("kzeu: "), line


def promised(told: Any) -> dict[str, str]:
    """Say in a line for each field what scripts rest on: its type and its meaning."""
    of = told["items"]["properties"]
    return {name: f"{'/'.join(of[name].get('type', ['any']))}: {of[name].get('description', '')}" for name in of}


def test_no_field_goes_or_changes_its_meaning(kzeu: Kzeu) -> None:
    written = json.loads(FIELDS.read_text())
    assert written["version"] == OUTPUT_VERSION
    for name, fields in written["commands"].items():
        told = promised(json.loads(kzeu("data", "schema", "--output", shlex.join(next(lines(name, 0)))).out))
        assert {field: told.get(field) for field in fields} == fields, name


@pytest.mark.parametrize("name", LISTING)
def test_formats_have_the_same_rows(kzeu: Kzeu, name: str) -> None:
    line = next(lines(name, 0))
    listed = [row["field"] for row in kzeu(*line, "--fields", "--json").json]
    line += ["--fields", ",".join(listed)]  # all of them, so that no view writes in a way of its own
    rows = json.loads(kzeu(*line, "--json").out)
    assert rows == [json.loads(row) for row in kzeu(*line, "--format", "jsonl").out.splitlines()]
    assert all(list(row) == listed for row in rows)
    for format, head in (("tsv", 1), ("markdown", 2)):
        assert len(kzeu(*line, "--format", format).out.splitlines()) == len(rows) + head


@pytest.mark.parametrize("name", LISTING)
def test_no_command_has_the_parties_built_in(kzeu: Kzeu, name: str) -> None:
    every = list(lines(name, 1, pairs=False))
    for line, format in itertools.chain(
        ((line, "json") for line in every), itertools.product(every[:1] + every[-1:], ("table", "tree", "csv"))
    ):
        result = kzeu(*line, "--data", TWIN, "--format", format)
        assert result.code == 0, f"{line}: {result.err}"
        named = BUILT_IN.search(result.out + result.err)
        assert not named, f"{line} names {named}"


def test_the_home_screen_names_other_parties(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KZEU_DATA", TWIN)
    result = kzeu()
    assert result.code == 0
    assert "Aldland" in result.out
    assert not BUILT_IN.search(result.out)


def main() -> None:
    """Write down the fields of every command."""
    commands = {}
    for name in LISTING:
        with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())) as out:
            run(["data", "schema", "--output", shlex.join(next(lines(name, 0)))])
        commands[name] = promised(json.loads(out.buffer.getvalue()))
    FIELDS.write_text(
        f"{json.dumps({'version': OUTPUT_VERSION, 'commands': commands}, indent=1, ensure_ascii=False)}\n"
    )


if __name__ == "__main__":
    main()


def test_a_fact_is_the_same_in_every_command(kzeu: Kzeu) -> None:
    """What a row says of a fact does not depend on what else a command had to read."""
    everywhere = {row["id"]: row for row in kzeu("facts", "--json").json}
    compared = 0
    for line in ((), ("timeline",), ("trade",), ("fdi",), ("meetings",), ("agreements",), ("programmes",)):
        for row in kzeu(*line, "--json").json:
            if row["id"] in everywhere:
                compared += 1
                other = everywhere[row["id"]]
                assert [row[key] for key in SAME] == [other[key] for key in SAME], f"kzeu {' '.join(line)}"
    assert compared > 100


def test_what_rests_on_two_sources_has_the_terms_of_both(kzeu: Kzeu) -> None:
    *stated, difference, _ = kzeu("trade", "--mirror", "--limit", "1", "--json").json[:4]
    assert difference["derived"]
    assert [row["licence"] for row in stated] == [row["licence"] for row in stated if row["licence"]]
    assert all(row["licence"] in difference["licence"] for row in stated)
