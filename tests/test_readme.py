"""The README and the pages in docs/ cannot lie: every command in them is run, and prints what stands there.

Run as a script, this file writes what the commands print today into the pages; read the difference before you commit
it.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NEEDED = ("jq", "sqlite3")
_LACKS = re.compile(r"command not found|No module named|Parquet needs DuckDB")


def blocks(text: str) -> Iterator[re.Match[str]]:
    """Go through the blocks of a page that show commands and their output."""
    return _BLOCK.finditer(text)


def commands(block: str) -> list[str]:
    """List the commands of a block: the lines that begin with a prompt."""
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


def run(block: str, folder: Path) -> str:
    """Run the commands of a block as a user would, and write them down with what they print."""
    programs, home = folder / "programs", folder / "home"
    programs.mkdir()
    home.mkdir()
    program = programs / "kzeu"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m kzeu_cli "$@"\n')
    program.chmod(0o755)
    env = {
        # The readers that the tests install stand beside the interpreter.
        "PATH": os.pathsep.join((str(programs), str(Path(sys.executable).parent), os.environ["PATH"])),
        "HOME": str(home),
        "COLUMNS": "80",
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    lines = []
    for command in commands(block):
        done = subprocess.run(
            ["bash", "-c", command], cwd=home, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        # Otherwise the page would come to show what the machine at hand lacks.
        assert not _LACKS.search(done.stdout), f"{command}: install the test dependencies first"
        lines += [f"$ {command}", done.stdout.rstrip("\n")] if done.stdout else [f"$ {command}"]
    return "\n".join(lines) + "\n"


SHOWN = [match[1] for page in PAGES for match in blocks(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("block", SHOWN, ids=[commands(block)[0] for block in SHOWN])
def test_prints_what_the_page_shows(block: str, tmp_path: Path) -> None:
    for program in _NEEDED:
        if program in block and shutil.which(program) is None:
            pytest.skip(f"{program} is not installed here; CI installs it")
    assert run(block, tmp_path) == block


def test_shows_every_command() -> None:
    from kzeu_cli.cli import Commands

    shown = {command.split()[1] for block in SHOWN for command in commands(block) if command.startswith("kzeu ")}
    assert set(Commands.names) <= shown


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        for page in PAGES:
            old = page.read_text(encoding="utf-8")
            new = _BLOCK.sub(lambda match: f"```console\n{run(match[1], Path(tempfile.mkdtemp(dir=place)))}```", old)
            page.write_text(new, encoding="utf-8")
