"""What every test may use: the program run as a user runs it, and the dataset."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kzeu_cli import dataset
from kzeu_cli.cli import main
from kzeu_cli.model import Dataset

ROOT = Path(__file__).parents[1]
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Result:
    """What a run of the program printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, read as JSON; the run must have gone well and said nothing on stderr."""
        assert (self.code, self.err) == (0, "")
        return json.loads(self.out)


Kzeu = Callable[..., Result]


@pytest.fixture(autouse=True)
def _same_terminal_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "KZEU_DATA", "LC_ALL", "LC_CTYPE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("KZEU_DEBUG", "1")


@pytest.fixture(name="kzeu")
def _kzeu(capfd: pytest.CaptureFixture[str]) -> Kzeu:
    """Run the program in this process and return what it printed."""

    def run(*args: str) -> Result:
        with pytest.raises(SystemExit) as stop:
            main(args)
        out, err = capfd.readouterr()
        code = stop.value.code
        return Result(code if isinstance(code, int) else 0, out, err)

    return run


@pytest.fixture(name="builtin", scope="session")
def _builtin() -> Dataset:
    """Load the built-in dataset at every grain."""
    return dataset.load_all()
