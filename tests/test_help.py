"""The help of the commands."""

import pytest
from conftest import Kzeu


def test_sorts_the_options_under_headings_and_ends_with_an_example(kzeu: Kzeu) -> None:
    lines = kzeu("facts", "--help").out.splitlines()
    headings = [line for line in lines if line.endswith(":") and not line.startswith(" ")]
    assert headings == ["Arguments:", "Options:", "Select:", "Output:", "Examples:"]
    assert lines[lines.index("Examples:") + 1].startswith("  kzeu facts ")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_fits_the_terminal_and_has_no_frames(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    out = kzeu("facts", "--help").out
    assert max(map(len, out.splitlines())) <= width
    assert out.isascii()
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
        (["cite", "24", "--style"], "Option '--style' requires an argument (see kzeu cite --help)"),
    ],
)
def test_a_wrong_option_is_told_what_is_near(kzeu: Kzeu, line: list[str], said: str) -> None:
    result = kzeu(*line)
    assert (result.code, result.out, result.err) == (2, "", f"kzeu: {said}\n")
