"""Command lines made at random from the app itself, and what must hold for each.

Whatever a person types, the program ends with an exit code of its contract, says at most one line on stderr, and prints
nothing if it fails, but for the commands whose listing is why they fail.
"""

import contextlib
import io
import os
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from typer.main import get_command

from kzeu_cli.cli import app, run

HERE = Path(__file__).parent
DATASETS = (HERE.parent / "data" / "valid" / "twin", HERE.parent / "data" / "valid" / "one-file.toml")
PAGE = HERE.parent / "data" / "verify" / "pages"
# 0 answered, 1 what was named does not exist or a check failed, 2 wrong usage, 3 bad dataset.
CODES = (0, 1, 2, 3)
# These take datasets as arguments.
TAKE_DATASETS = (["data", "check"], ["data", "diff"], ["data", "compile"])
# What these list is why they fail.
LISTS_AND_FAILS = (("data", "check"), ("data", "verify"), ("data", "diff"), ("audit",))
JUNK = (
    "", " ", "-", "--", "---", "-x", "--x", "=", "?", "*", "%", "'", '"', "\\", "\n", "\x1b[31m", "0", "-1",
    "1e9", "9" * 400,
    "2020", "1991/..", "../2020", "2015-11", "2019-02-30", "0000", "9999", "2020/2010", "é", "\udcff", "\u202e",
    "EUR", "xyz", "italy", "KZ", "epca", "trade", "a" * 10_000, "[b]x[/b]", "{}", "[]", '{"id": 1}', "select 1",
    "select * from facts", "../..", "/dev/null", "x.db", "x.svg", "x.txt", "folder", "..", ".",
)  # fmt: skip


class Outcome(NamedTuple):
    """What a run of the program printed, and its exit code."""

    code: int
    out: str
    err: str


def execute(line: list[str], stdin: str = "") -> Outcome:
    """Run a command line in this process, its environment left as it was."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace")  # as Python's own
    given = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    with (
        mock.patch.dict(os.environ),
        mock.patch("sys.stdin", given),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = run(line)
    texts = []
    for stream in (out, err):
        stream.flush()
        # A database on stdout is no text.
        texts.append(stream.buffer.getvalue().decode(errors="replace"))
    return Outcome(code, *texts)


def lines(seed: int) -> Iterator[list[str]]:
    """Make command lines without end; the same for the same seed."""
    chance = random.Random(seed)
    while True:
        names, command = chance.choice(commands())
        words = [*names]
        for param in command.params:
            if param.param_type_name == "argument":
                most = 1 if param.nargs == 1 else 3
                words += [_value(chance, param) for _ in range(chance.randint(param.required * 1, most))]
        options = [
            param for param in command.params if param.param_type_name == "option" and "--help" not in param.opts
        ]
        for option in chance.sample(options, min(len(options), chance.choice((0, 1, 1, 2, 3, 5)))):
            words += _option(chance, option)
        if chance.random() < 0.1:
            words.insert(chance.randrange(len(words) + 1), chance.choice(JUNK))
        if chance.random() < 0.1:
            words += ["--data", str(chance.choice(DATASETS))]
        yield words


def fault(line: list[str], outcome: Outcome) -> str:
    """Say what is wrong with how a command line ended; nothing if all is well."""
    said = outcome.err.splitlines()
    if outcome.code not in CODES:
        return f"exit code {outcome.code}"
    names_one = line[:2] in TAKE_DATASETS or any(word.startswith(("--data", "--into")) for word in line)
    if outcome.code == 3 and not names_one:
        return "the built-in dataset was blamed"
    if len(said) > 1 or (outcome.code and len(said) != 1) or not all(row.startswith("kzeu: ") for row in said):
        return f"{len(said)} lines on stderr"
    if said and len(said[0]) > 600:
        return "a line on stderr without bounds"
    if outcome.code and outcome.out and not any(tuple(line[: len(name)]) == name for name in LISTS_AND_FAILS):
        return "output of a command that failed"
    return ""


@cache
def commands() -> list[tuple[tuple[str, ...], Any]]:
    """List the commands with the words that name them; the program itself is one."""

    def within(group: Any, names: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
        yield names, group
        for name in group.list_commands(None) if hasattr(group, "list_commands") else ():
            yield from within(group.get_command(None, name), (*names, name))

    return list(within(get_command(app), ()))


def _option(chance: random.Random, option: Any) -> list[str]:
    name = chance.choice(option.opts)
    if getattr(option, "is_flag", False):
        return [name]
    value = _value(chance, option)
    return [f"{name}={value}"] if name.startswith("--") and chance.random() < 0.3 else [name, value]


def _value(chance: random.Random, param: Any) -> str:
    known = _offered(param)
    kind = chance.random()
    if known and kind < 0.7:
        word = chance.choice(known)
        # What is nearly right is what people type.
        return word if kind < 0.6 else chance.choice((word[:-1], word.upper(), f"{word}x", f" {word}", f"{word},"))
    if param.name in ("folder", "place", "save") and kind < 0.9:
        return chance.choice(
            ("made/a.db", "made/b.svg", "made/c", "made/d.html", "made/e.txt", "made", "-", "no/such/x")
        )
    if param.name == "file" and kind < 0.8:
        return str(chance.choice(sorted(PAGE.iterdir())))
    if param.name in ("data", "path"):
        return str(chance.choice((*DATASETS, HERE, "no-such", "/dev/null")))
    return chance.choice(JUNK)


@cache
def _offered(param: Any) -> list[str]:
    context = get_command(app).make_context("kzeu", [], resilient_parsing=True)
    return [item.value for item in param.shell_complete(context, "") if item.type == "plain"]
