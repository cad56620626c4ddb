"""Charts in the terminal: bars, lines and spans that fit, with axes, and what cannot be drawn."""

import re
from pathlib import Path

import pytest
from conftest import Kzeu
from drawings import NORLAND

from kzeu_cli.render.curves import Spot, curves
from kzeu_cli.support import bars

KINDS = (
    ("trade",), ("trade", "--by", "partner", "--year", "2024"), ("trade", "--by", "month"), ("fdi",), ("compare",),
    ("compare", "--over-time"), ("compare", "--over-time", "gdp", "--index"), ("timeline",), ("programmes",),
)  # fmt: skip


def length(line: str) -> float:
    """How long the bar of a line is, in characters."""
    signs = re.search(r"[█▏▎▍▌▋▊▉]+", line)
    assert signs
    return sum("▏▎▍▌▋▊▉█".index(sign) + 1 for sign in signs[0]) / 8


def test_bars_are_as_long_as_their_numbers(kzeu: Kzeu) -> None:
    out = kzeu("trade", "--data", NORLAND, "--view", "no", "--flow", "exports", "--chart").out
    lengths = {line[:4]: length(line) for line in out.splitlines() if re.match(r"200[1236] +█", line)}
    assert list(lengths) == ["2001", "2002", "2003", "2006"]
    for year, value in (("2002", 2), ("2003", 4), ("2006", 3.05)):
        assert lengths[year] / lengths["2001"] == pytest.approx(value, rel=0.02)


def test_an_axis_with_its_unit_stands_below_the_bars(kzeu: Kzeu) -> None:
    lines = kzeu("trade", "--data", NORLAND, "--view", "no", "--flow", "exports", "--chart").out.splitlines()
    axis = next(number for number, line in enumerate(lines) if "┴" in line)
    assert lines[axis + 1].split() == ["0", "10", "20", "30", "40", "50", "$", "billion"]
    # The bar of 40 ends at the tick of 40.
    ticks = [place for place, sign in enumerate(lines[axis]) if sign == "┴"]
    (bar,) = [line for line in lines if line.startswith("2003")]
    assert bar.index("█") + length(bar) == pytest.approx(ticks[4], abs=1)


def test_gaps_and_parts_of_a_year(kzeu: Kzeu) -> None:
    out = kzeu("trade", "--data", NORLAND, "--view", "no", "--flow", "exports", "--chart").out
    assert re.search(r"^2004–2005 +no figure$", out, re.M)
    assert re.search(r"^2007 Jan–Jun +▒+ +\$16 bn$", out, re.M)
    assert "Hatched: a part of a year only (2007 Jan–Jun)." in out


def test_negative_bars_go_to_the_left_of_the_line(kzeu: Kzeu) -> None:
    out = kzeu("fdi", "--data", NORLAND, "--nature", "flow", "--chart").out
    (down,) = [line for line in out.splitlines() if line.startswith("2002")]
    (up,) = [line for line in out.splitlines() if line.startswith("2001")]
    assert down.index("█") < down.index("│") == up.index("│") < up.index("█")
    assert "−$1 bn" in down


def test_a_part_of_a_year_gives_way_to_the_whole(kzeu: Kzeu) -> None:
    out = kzeu("trade", "--view", "eu", "--flow", "exports", "--chart").out
    assert re.search(r"^2022 ", out, re.M)
    assert not re.search(r"^2022 Jan", out, re.M)


def test_the_articles_years_without_a_number_are_a_gap(kzeu: Kzeu) -> None:
    out = kzeu("trade", "--chart", "--layer", "article", "--flow", "imports", "--coverage", "goods").out
    assert re.search(r"^2007 +█+.*€13\.35 bn$", out, re.M)
    assert re.search(r"^2008–2019 +no figure$", out, re.M)
    assert re.search(r"^2020 +█+.*€12\.6 bn$", out, re.M)


def test_the_investors_are_sorted(kzeu: Kzeu) -> None:
    lines = kzeu("fdi", "--chart", "--layer", "article").out.splitlines()
    named = [line.split()[0] for line in lines if "█" in line and line.endswith("bn")]
    assert named == ["Netherlands", "Switzerland", "France", "Italy", "Belgium", "Germany"]


@pytest.mark.parametrize("arguments", KINDS)
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_fits_the_terminal_and_names_its_sources(
    kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    result = kzeu(*arguments, "--chart")
    assert (result.code, result.err) == (0, "")
    assert max(map(len, result.out.splitlines())) <= width
    words = " ".join(result.out.split())
    assert "Source: " in words
    assert "Drawn by kzeu from its dataset kzeu" in words
    assert "\x1b" not in result.out


@pytest.mark.parametrize("arguments", KINDS)
def test_plain_where_the_terminal_needs_it(
    kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    usual = kzeu(*arguments, "--chart").out
    monkeypatch.setenv("LC_ALL", "C")
    out = kzeu(*arguments, "--chart").out
    assert out.isascii()
    assert re.search(r"###|===|aaa|\*\*|o", out)
    # What cannot be written is a question mark: two signs of the sources, and nothing that is drawn.
    assert out.count("?") == usual.count("?") + usual.count("©") + usual.count("÷")


def test_width_and_height_are_columns_and_rows(kzeu: Kzeu) -> None:
    arguments = ("compare", "--over-time", "gdp", "--index", "--chart")
    low, high = (kzeu(*arguments, "--width", "50", "--height", rows).out for rows in ("6", "18"))
    assert max(map(len, low.splitlines())) <= 50
    assert high.count("│") + high.count("┤") - low.count("│") - low.count("┤") == 12


def test_a_saved_text_does_not_follow_the_terminal(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    saved = []
    for columns in ("40", "200"):
        monkeypatch.setenv("COLUMNS", columns)
        file = tmp_path / f"{columns}.txt"
        assert kzeu("trade", "--data", NORLAND, "--save", str(file)).code == 0
        saved.append(file.read_text(encoding="utf-8"))
    assert saved[0] == saved[1]
    assert 60 < max(map(len, saved[0].splitlines())) <= 80


def grid(*lines: list[Spot], width: int = 4, height: int = 2, plain: bool = False) -> list[str]:
    """Draw lines, and return the rows as text."""
    return ["".join(cell.sign for cell in row) for row in curves(lines, width, height, plain=plain, dashed=False)]


def test_a_line_of_dots_rises_from_the_bottom_to_the_top() -> None:
    # Two by four dots to a character: 8 by 8 dots, one to each column and row.
    assert grid([Spot(0, 0.0), Spot(1, 1.0)]) == ["  ⡠⠊", "⡠⠊  "]
    assert grid([Spot(0, 1.0), Spot(1, 1.0)]) == ["⠉⠉⠉⠉", "    "]


def test_a_line_is_broken_where_a_number_is_missing() -> None:
    line = [Spot(0, 0.0), Spot(0.25, 0.0), Spot(0.5, None), Spot(0.75, 0.0), Spot(1, 0.0)]
    assert grid(line, width=9, height=1, plain=True) == ["***   ***"]


def test_a_part_of_a_year_is_no_point_of_the_line() -> None:
    line = [Spot(0, 0.0), Spot(0.5, 0.0), Spot(1, 0.0, is_apart=True)]
    assert grid(line, width=9, height=1, plain=True) == ["*****   *"]


def test_bars_stand_on_their_scale(monkeypatch: pytest.MonkeyPatch) -> None:
    assert bars.signed(5, 0, 10, 10) == "█████"
    assert bars.signed(0, 0, 10, 10) == ""
    assert bars.signed(-5, -5, 15, 20) == "█████│"
    assert bars.signed(-5, -5, 15, 20, is_partial=True) == "▒▒▒▒▒│"
    monkeypatch.setenv("TERM", "dumb")
    assert bars.signed(-5, -5, 15, 20, is_partial=True) == "=====|"


@pytest.mark.parametrize(("suffix", "begin"), [(".svg", b"<svg"), (".txt", b"Foreign"), (".vl.json", b"{")])
def test_saves_a_chart_whole(kzeu: Kzeu, tmp_path: Path, suffix: str, begin: bytes) -> None:
    file = tmp_path / f"chart{suffix}"
    result = kzeu("fdi", "--save", str(file))
    assert (result.code, result.out, result.err) == (0, "", f"kzeu: saved {file}\n")
    assert file.read_bytes().startswith(begin)
    assert [entry.name for entry in tmp_path.iterdir()] == [file.name]


def test_a_file_that_is_there_stays_unless_forced(kzeu: Kzeu, tmp_path: Path) -> None:
    file = tmp_path / "chart.txt"
    file.write_text("mine")
    result = kzeu("fdi", "--chart", "--save", str(file))
    assert (result.code, result.err) == (2, f"kzeu: {file} is there already; --force replaces it\n")
    assert file.read_text() == "mine"
    assert kzeu("fdi", "--chart", "--save", str(file), "--force").code == 0
    assert file.read_text(encoding="utf-8") != "mine"


def test_a_folder_that_is_not_there_is_one_line(kzeu: Kzeu, tmp_path: Path) -> None:
    result = kzeu("fdi", "--save", str(tmp_path / "no" / "chart.txt"))
    assert result.code == 1
    assert result.err.endswith("chart.txt cannot be written: No such file or directory\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--save", "x.gif"), "x.gif: a chart is saved as .svg, .png, .pdf, .html, .vl.json, .txt"),
        (("--save", "x.json"), "x.json: a chart is saved as .svg, .png, .pdf, .html, .vl.json, .txt"),
        (("--chart", "--force"), "--force goes with --save"),
        (("--title", "x"), "--title goes with --chart"),
        (("--alt",), "--alt goes with --chart"),
        (("--index",), "--index goes with --chart"),
        (("--chart", "--json"), "a chart is drawn; neither formats nor fields nor references go with it"),
    ],
)
def test_options_that_make_no_sense_are_refused(kzeu: Kzeu, arguments: tuple[str, ...], said: str) -> None:
    result = kzeu("fdi", *arguments)
    assert (result.code, result.out, result.err) == (2, "", f"kzeu: {said}\n")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("compare", "capital"), "no attribute here is a number that both parties have"),
        (("compare", "area", "--index"), "an index needs numbers over time"),
        (("timeline", "--index"), "an index needs numbers over time"),
        (("trade", "--from", "1700", "--to", "1701"), "nothing"),
        (("trade", "--by", "partner", "--year", "2024", "--index"), "an index needs numbers over time"),
        (("trade", "--data", NORLAND, "--year", "2001", "--flow", "exports"), "one number alone, $10 bn"),
        (("fdi", "--data", NORLAND, "--nature", "rank"), "nothing"),
        (("compare", "--chart-of", "share"), "is drawn whole"),
        (("trade", "--data", NORLAND, "--chart-of", "share"), "nothing"),
    ],
)
def test_what_cannot_be_drawn_is_an_error_with_a_reason(
    kzeu: Kzeu, tmp_path: Path, arguments: tuple[str, ...], why: str
) -> None:
    file = tmp_path / "chart.svg"
    for more in (("--chart",), ("--save", str(file))):
        result = kzeu(*arguments, *more)
        assert (result.code, result.out) == (1, "")
        assert result.err.count("\n") == 1
        assert why in result.err
    assert not file.exists()


def test_what_two_layers_state_alike_is_drawn_once(kzeu: Kzeu) -> None:
    out = " ".join(kzeu("fdi", "--chart").out.split())
    assert out.count("$90.4 bn") == 1
    assert "Cumulative gross foreign direct investment in Kazakhstan, by partner, as of 2019-09-05" in out
    assert kzeu("fdi", "--chart", "--layer", "article").out.count("$90.4 bn") == 1
