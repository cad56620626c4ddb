"""Whole screens at three widths, as they were looked at and held against the data.

Run as a script, this file writes them anew: read the difference before you commit it.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import HERE, Kzeu

GOLDEN = HERE / "golden"
OTHER = str(HERE / "data" / "other")
WIDTHS = (60, 80, 120)
# What each screen shows, by the name of its file. The invented dataset has markup, controls and wide letters.
SCREENS = {
    "home": (),
    "compare": ("compare", "--layer", "official"),
    "compare-over-time": ("compare", "--over-time", "population", "gdp", "--from", "2015", "--layer", "official"),
    "compare-chart": ("compare", "--over-time", "gdp", "--chart"),
    "fdi-chart": ("fdi", "--source", "nbk", "--nature", "flow", "--chart"),
    "trade-chart": ("trade", "--view", "eu", "--chart"),
    "timeline": ("timeline", "--source", "events", "--from", "2022", "--to", "2023"),
    "timeline-tree": ("timeline", "--source", "events", "--from", "2024", "--tree"),
    "other-timeline": ("timeline", "--data", OTHER),
    "other-compare": ("compare", "--data", OTHER),
    "other-show": ("show", "treaty-signed", "exports-1901", "--data", OTHER),
}


def golden(name: str, width: int) -> Path:
    """Name the file of a screen."""
    return GOLDEN / f"{name}-{width}.txt"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SCREENS)
def test_looks_as_it_was_looked_at(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, name: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert kzeu(*SCREENS[name]).out == golden(name, width).read_text(encoding="utf-8")


def test_every_golden_file_is_used() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {
        golden(name, width).name for name in SCREENS for width in WIDTHS
    }


def screen(name: str, width: int) -> str:
    """Print a screen as a user in a pipe gets it."""
    env = {"PATH": os.environ["PATH"], "COLUMNS": str(width), "LANG": "C.UTF-8", "TERM": "xterm-256color"}
    command = [sys.executable, "-m", "kzeu_cli", *SCREENS[name]]
    return subprocess.run(command, env=env, capture_output=True, check=True).stdout.decode()


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for title in SCREENS:
        for columns in WIDTHS:
            golden(title, columns).write_text(screen(title, columns), encoding="utf-8")
