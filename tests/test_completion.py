"""What the Tab key offers, in the program and in the real shells."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest
from conftest import ROOT, Kzeu

SHARE = ROOT / "share"


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
        (("topics", "energy", ""), []),
        (("no-such-command", ""), []),
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


def test_bash(path: str) -> None:
    script = f"""
        source {SHARE}/bash-completion/completions/kzeu
        complete -p kzeu
        COMP_WORDS=(kzeu topics en) COMP_CWORD=2
        _kzeu
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    run = subprocess.run(
        [shell("bash"), "-c", script], env={**os.environ, "PATH": path}, capture_output=True, text=True, check=True
    )
    assert run.stdout.splitlines() == ["complete -o default -F _kzeu kzeu", "energy", "environment"]


def test_fish(path: str, tmp_path: Path) -> None:
    script = f"source {SHARE}/fish/vendor_completions.d/kzeu.fish; complete --do-complete 'kzeu topics en'"
    env = {**os.environ, "PATH": path, "HOME": str(tmp_path)}
    run = subprocess.run([shell("fish"), "-c", script], env=env, capture_output=True, text=True, check=True)
    assert [line.split("\t")[0] for line in run.stdout.splitlines()] == ["energy", "environment"]


def test_zsh(path: str, tmp_path: Path) -> None:
    env = {**os.environ, "PATH": path, "HOME": str(tmp_path), "TERM": "dumb"}
    zsh = pexpect.spawn(shell("zsh"), ["-f"], env=env, encoding="utf-8", timeout=30, dimensions=(40, 200))
    zsh.sendline(
        f"PS1='> '; fpath=({SHARE}/zsh/site-functions $fpath); autoload -U compinit; compinit -u -D; echo re''ady"
    )
    zsh.expect("ready")
    zsh.send("kzeu topics ener\t")
    zsh.expect("energy")
    zsh.close(force=True)
