"""The fuzz targets, on a few inputs always; under atheris, if it is installed, for as many runs as KZEU_FUZZ says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import targets
from conftest import HERE

RUNS = os.environ.get("KZEU_FUZZ", "")
INPUTS = (
    b"", b"\xff\xfe", b"\x00", b"[[event]]", b"x = [[[[", b"how much oil in 2023?", b"<p>Kazakhstan</p><table><tr>",
    b"\xef\xbb\xbfschema = 1", "₸€和\u202e".encode(), b"a" * 20_000, b"1" * 5_000, b"(" * 3_000, b"\n" * 5_000,
)  # fmt: skip


@pytest.mark.parametrize("name", targets.TARGETS)
def test_takes_anything(name: str) -> None:
    for content in (*INPUTS, (HERE / "data" / "valid" / "one-file.toml").read_bytes()):
        targets.TARGETS[name](content)


@pytest.mark.skipif(not RUNS, reason="KZEU_FUZZ says how many runs")
@pytest.mark.parametrize("name", targets.TARGETS)
def test_under_atheris(name: str, tmp_path: Path) -> None:
    pytest.importorskip("atheris")
    seeds = {"dataset": [str(HERE / "data" / "corpus"), str(HERE / "data" / "invalid" / "facts")]}.get(name, [])
    command = [sys.executable, targets.__file__, name, f"-runs={RUNS}", str(tmp_path), *seeds]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr[-3000:]
