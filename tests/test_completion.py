"""What the Tab key offers, in the program and in the real shells."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest
from conftest import ROOT, Kzeu

from kzeu_cli.commands.completion import unquoted


def offered(kzeu: Kzeu, *words: str) -> list[str]:
    result = kzeu("__complete", *words)
    assert (result.code, result.err) == (0, "")
    return [line.split("\t")[0] for line in result.out.splitlines()]


def test_offers_commands(kzeu: Kzeu) -> None:
    assert offered(kzeu, "t") == ["timeline", "trade", "topics"]


def test_offers_options_of_the_command_only(kzeu: Kzeu) -> None:
    assert "--sort" in offered(kzeu, "programmes", "--")
    assert "--sort" not in offered(kzeu, "people", "--")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("topics", "en"), ["energy", "environment"]),
        (("facts", "--topic", "human"), ["human-rights"]),
        (("facts", "--topic", "trade", "--layer", "a"), ["article"]),
        (("facts", "--format", "js"), ["json", "jsonl"]),
        (("programmes", "--sort", "b"), ["budget"]),
        (("facts", "--topic=human"), ["--topic=human-rights"]),
        (("facts", "--layer=article", "--topic=human"), ["--topic=human-rights"]),
        # As bash parts it.
        (("facts", "--layer", "="), ["article", "official"]),
        (("facts", "--layer", "=", "article", "--topic", "=", "human"), ["human-rights"]),
        (("show", "epca-kz"), ["epca-kz-ratified"]),
        (("show", "epca", "fdi-switz"), ["fdi-switzerland"]),
        (("cite", "24"), ["24"]),
        (("cite", "gotev"), ["gotev2021oettinger"]),
        (("cite", "fdi-netherl"), ["fdi-netherlands"]),
        (("compare", "popul"), ["population", "population-density"]),
        (("trade", "--partner", "Ital"), ["Italy"]),
        (("trade", "it"), ["Italy"]),
        (("trade", "--partner", "ge"), ["Germany"]),
        (("fdi", "--in", "us"), ["USD"]),
        (("people", "tokay"), ["Tokayev"]),
        # Several go on in small letters, which the command takes too.
        (("trade", "l"), ["lithuania", "luxembourg", "latvia", "lt", "lu", "lv"]),
        (("agreements", "epc"), ["epca"]),
        (("meetings", "cooperation-comm"), ["cooperation-committee"]),
        (("programmes", "eras"), ["erasmus-plus"]),
        (("topics", "energy", ""), []),
        (("no-such-command", ""), []),
        (("facts", "--fields", "id,wordi"), ["id,wording"]),
        (("facts", "--fields", "id,text,tex"), []),
        (("show", "epca", "--fields", "sour"), ["source"]),
        (("trade", "--in", "USD", "--fields", "value_i"), ["value_in"]),
        (("data", "sql", "select 1 as one", "--fields", "o"), ["one"]),
        (("data", "export", "js"), ["json", "jsonld"]),
        (("data", "schema", "--output", "ti"), ["timeline"]),
        (("data", "schema", "--output", "data s"), ["data schema", "data sql"]),
        (("data", "schema", "--output", "facts --topic human"), ["facts --topic human-rights"]),
        (("--show-completion", "z"), ["zsh"]),
    ],
)
def test_offers_the_names_of_the_dataset(kzeu: Kzeu, words: tuple[str, ...], expected: list[str]) -> None:
    assert offered(kzeu, *words) == expected


def test_does_without_rich() -> None:
    code = "import sys; from kzeu_cli.cli import run; run(['__complete', 'people', 't'])"
    code += "; assert 'rich' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> str:
    """Put a `kzeu` on the path that runs this interpreter."""
    program = tmp_path / "kzeu"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kzeu_cli "$@"\n')
    program.chmod(0o755)
    return f"{tmp_path}{os.pathsep}{os.environ['PATH']}"


def shell(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed here; CI installs it")
    return found


# Each shell with nothing of the user's, and how it reads the script.
STARTS = {
    "bash": (["--norc", "--noprofile", "-i"], 'source <(kzeu --show-completion bash); PS1="> "'),
    "zsh": (["-f"], 'autoload -U compinit; compinit -u -D; source <(kzeu --show-completion zsh); PS1="> "'),
    "fish": (["--no-config"], "kzeu --show-completion fish | source"),
}
# What is typed before Tab, and the words that the shell then has. Inside a word nothing may be lost or doubled.
TYPED = {
    "a word": ("kzeu topics ener", ["kzeu", "topics", "energy"]),
    "an option": ("kzeu programmes --sor", ["kzeu", "programmes", "--sort"]),
    "a value with a space": ("kzeu people Kassym", ["kzeu", "people", "Kassym-Jomart Tokayev"]),
    "in another case": ("kzeu people kassym", ["kzeu", "people", "Kassym-Jomart Tokayev"]),
    "after an escaped space": (r"kzeu people Kassym-Jomart\ T", ["kzeu", "people", "Kassym-Jomart Tokayev"]),
    "in double quotes": ('kzeu people "Kassym-Jomart T', ["kzeu", "people", "Kassym-Jomart Tokayev"]),
    "in single quotes": ("kzeu people 'Kassym-Jomart T", ["kzeu", "people", "Kassym-Jomart Tokayev"]),
    "after a quoted word": ("kzeu trade --partner 'Italy' --laye", ["kzeu", "trade", "--partner", "Italy", "--layer"]),
    "a second field": ("kzeu facts --fields id,wordi", ["kzeu", "facts", "--fields", "id,wording"]),
    "a format of exports": ("kzeu data export parq", ["kzeu", "data", "export", "parquet"]),
    "a command line": ("kzeu data schema --output 'data sq", ["kzeu", "data", "schema", "--output", "data sql"]),
}


@pytest.mark.parametrize("name", STARTS)
def test_in_the_real_shell(path: str, tmp_path: Path, name: str) -> None:
    """Type, press Tab, and let the shell print the words that it would hand over."""
    arguments, start = STARTS[name]
    env = {**os.environ, "PATH": path, "HOME": str(tmp_path), "TERM": "dumb", "INPUTRC": "/dev/null"}
    terminal = pexpect.spawn(shell(name), arguments, env=env, encoding="utf-8", timeout=30, dimensions=(40, 200))
    terminal.sendline(f"{start}; echo re''ady")
    terminal.expect("ready")
    for typed, expected in TYPED.values():
        # Ctrl-A goes to the beginning of the line: the words are printed instead of run.
        terminal.send(f"{typed}\t")
        terminal.send("\x01printf '<%s>' \r")
        terminal.expect_exact("".join(f"<{word}>" for word in expected))
    terminal.close(force=True)


@pytest.mark.parametrize("name", STARTS)
def test_pip_users_get_the_script_from_the_program(kzeu: Kzeu, name: str) -> None:
    result = kzeu("--show-completion", name)
    assert (result.code, result.err) == (0, "")
    assert result.out == (ROOT / "src" / "kzeu_cli" / "commands" / "shells" / f"kzeu.{name}").read_text()


def test_there_is_no_script_for_other_shells(kzeu: Kzeu) -> None:
    result = kzeu("--show-completion", "tcsh")
    assert (result.code, result.out) == (2, "")
    assert "there are: bash, fish, zsh" in result.err


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("Italy", "Italy"),
        ("'New Y", "New Y"),
        ('"New Y', "New Y"),
        (r"New\ Y", "New Y"),
        (r"'a\b'", r"a\b"),
        (r'"a\b\"c', r'a\b"c'),
        ("d\"e 'f'\"g", "de 'f'g"),
        ("end\\", "end"),
        ("", ""),
    ],
)
def test_takes_off_what_quotes_a_word(typed: str, word: str) -> None:
    assert unquoted(typed) == word
