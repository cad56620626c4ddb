"""The help of the commands."""

import subprocess

import pytest
from conftest import Kzeu


def test_sorts_the_options_under_headings_and_ends_with_an_example(kzeu: Kzeu) -> None:
    lines = kzeu("facts", "--help").out.splitlines()
    headings = [line for line in lines if line.endswith(":") and not line.startswith(" ")]
    assert headings == ["Arguments:", "Options:", "Select:", "Output:", "Examples:"]
    assert lines[lines.index("Examples:") + 1].startswith("  kzeu facts ")


def test_data_alone_shows_its_commands(kzeu: Kzeu) -> None:
    result = kzeu("data")
    assert (result.code, result.err) == (0, "")
    assert result.out == kzeu("data", "--help").out


@pytest.mark.parametrize("width", [20, 30, 60, 80, 120])
def test_fits_the_terminal_and_has_no_frames(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for line in ((), ("facts",), ("data",), ("data", "sql"), ("data", "export")):
        out = kzeu(*line, "--help").out
        assert max(map(len, out.splitlines())) <= width
        assert "\x1b" not in out


@pytest.mark.parametrize(
    ("line", "example"),
    [
        (["--json", "trade"], "kzeu trade --json"),
        (["--tree", "facts", "--json"], "kzeu facts --tree"),
        (["data", "--json", "check"], "kzeu data check --json"),
    ],
)
def test_an_option_before_the_command_is_told_where_it_goes(kzeu: Kzeu, line: list[str], example: str) -> None:
    result = kzeu(*line)
    assert (result.code, result.out) == (2, "")
    assert f"options go after the command, as in {example} " in result.err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["facts", "--xyz"], "no option --xyz (see kzeu facts --help)"),
        (["facts", "--limt", "2"], "no option --limt; did you mean --limit? (see kzeu facts --help)"),
        # Not --schema, which help does not show.
        (["timeline", "--schem"], "no option --schem (see kzeu timeline --help)"),
        (["data", "info", "--jsn"], "no option --jsn; did you mean --json? (see kzeu data info --help)"),
        (["what", "is", "new"], "no command 'what'; kzeu search takes questions (see kzeu --help)"),
        (["data", "xyzzy"], "no command 'xyzzy' (see kzeu data --help)"),
        (["cite", "24", "--style"], "Option '--style' requires an argument (see kzeu cite --help)"),
    ],
)
def test_a_wrong_option_or_command_is_told_what_is_near(kzeu: Kzeu, line: list[str], said: str) -> None:
    result = kzeu(*line)
    assert (result.code, result.out, result.err) == (2, "", f"kzeu: {said}\n")


def test_a_long_example_can_be_copied(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch) -> None:
    wide = kzeu("cite", "--help").out.partition("Example:\n")[2]
    monkeypatch.setenv("COLUMNS", "30")
    narrow = kzeu("cite", "--help").out.partition("Example:\n")[2]
    assert max(map(len, narrow.splitlines())) <= 30
    words = subprocess.run(
        ["sh", "-c", f"set -- {narrow.strip()}; echo $@"], capture_output=True, text=True, check=True
    )
    assert words.stdout.split() == wide.split()


@pytest.mark.parametrize("line", [("facts", "--help"), ("topics",), ("facts", "--topic", "energy", "--tree")])
def test_colours_of_help_and_tables_obey_the_same_wishes(
    kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, line: tuple[str, ...]
) -> None:
    """No colours in a pipe unless they are asked for, and none at all if somebody wants none."""
    plain = kzeu(*line).out
    assert "\x1b" not in plain
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1m" in kzeu(*line).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert kzeu(*line).out == plain
    monkeypatch.delenv("FORCE_COLOR")
    assert kzeu(*line).out == plain
