"""Whatever a person types: a random walk over command lines that are made from the app itself.

A few hundred by default, each time the same; KZEU_WALK says how many, KZEU_WALK_SEED which others.
"""

import itertools
import os
import shlex
from pathlib import Path

import pytest
import walk

LINES = int(os.environ.get("KZEU_WALK", "200"))
SEED = int(os.environ.get("KZEU_WALK_SEED", "1"))
# Parts of the walk, so that they can run side by side.
PARTS = 8


@pytest.mark.parametrize("part", range(PARTS))
def test_no_command_line_breaks_the_program(part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a traceback nor an exit code of no meaning, nor more than a line on stderr."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "made").mkdir()
    for line in itertools.islice(walk.lines(SEED * 1000 + part), LINES // PARTS):
        try:
            outcome = walk.execute(line)
        except Exception as error:
            error.add_note(f"kzeu {shlex.join(line)[:1000]}")
            raise
        assert walk.fault(line, outcome) == "", f"kzeu {shlex.join(line)[:1000]}: {outcome.err[:500]}"
