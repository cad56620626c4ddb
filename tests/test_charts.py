"""--chart, from outside, and the parts that charts are made of."""

from pathlib import Path

import pytest
from conftest import Kzeu
from kzeu_cli.answers.panels import Point, in_time

from kzeu_cli.model.dates import parse
from kzeu_cli.render import curves
from kzeu_cli.support import bars


def rows(out: str, title: str) -> list[str]:
    """The lines of the panel that this title begins."""
    lines = out.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(title))
    return lines[start : lines.index("", start)]


def run(*known: tuple[str, int | None]) -> tuple[Point, ...]:
    return in_time((parse(year), Point(year, value)) for year, value in known)


def test_missing_years_are_gaps_and_long_gaps_one_row() -> None:
    assert [(point.label, point.value) for point in run(("2010", 1), ("2012", 2))] == [
        ("2010", 1), ("2011", None), ("2012", 2)
    ]  # fmt: skip
    assert [point.label for point in run(("2007", 1), ("2020", 2))] == ["2007", "2008–2019", "2020"]


def test_part_of_a_year_gives_way_to_the_whole() -> None:
    whole, part = (parse("2022"), Point("2022", 2)), (parse("2022-01/2022-11"), Point("2022 part", 1, is_partial=True))
    assert [point.label for point in in_time([whole, part])] == ["2022"]
    assert [point.label for point in in_time([part])] == ["2022 part"]


def test_bars_stand_on_their_scale() -> None:
    assert bars.signed(5, 0, 10, 10) == "█████"
    assert bars.signed(10, 0, 10, 10) == "█" * 10
    assert bars.signed(0, 0, 10, 10) == ""


def test_negative_bars_go_to_the_left_of_the_axis() -> None:
    assert bars.signed(-5, -5, 15, 20) == "█████│"
    assert bars.signed(15, -5, 15, 20) == "     │" + "█" * 15
    assert bars.signed(-1, -5, 15, 20) == "    █│"


def test_bars_for_part_of_the_time_are_of_another_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    assert bars.signed(-5, -5, 15, 20, is_partial=True) == "▒▒▒▒▒│"
    monkeypatch.setenv("TERM", "dumb")
    assert bars.signed(-5, -5, 15, 20, is_partial=True) == "=====|"
    assert bars.signed(5, 0, 10, 10) == "#####"


def test_a_curve_rises_from_the_bottom_to_the_top() -> None:
    assert curves.curve([0, 1, 2], 0, 2, 3, 3) == ["  ╭", " ╭╯", "─╯"]
    assert curves.curve([2, 0], 0, 2, 2, 3) == ["─╮", " │", " ╰"]


def test_a_curve_is_broken_where_a_number_is_missing() -> None:
    (line,) = curves.curve([1, 1, None, 1, 1], 1, 1, 9, 1)
    assert line == "───   ───"


def test_a_curve_of_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert "".join(curves.curve([0, 1, 2, 1], 0, 2, 4, 3)).isascii()


def test_trade_draws_each_view_on_its_own(kzeu: Kzeu) -> None:
    out = kzeu("trade", "--chart", "--layer", "official").out
    assert len(rows(out, "EU exports to Kazakhstan, EUR (EU: Eurostat, goods")) > 10
    # Kazakhstan's own statistics from 2018 to 2025, each value rounded to two decimals.
    panel = rows(out, "Kazakhstan exports to EU, USD (Kazakhstan: Bureau of National")
    years = [line for line in panel if line[:4].isdecimal()]
    assert [line[:4] for line in years] == [str(year) for year in range(2018, 2026)]
    assert years[-1].endswith("$34.76 bn")


def test_partial_periods_are_marked(kzeu: Kzeu) -> None:
    out = kzeu("trade", "--chart", "--view", "eu").out
    assert "2024 Jan–Aug, part  ▒▒▒" in out
    assert "▒ part of the time only." in out


def test_the_articles_years_without_a_number_are_a_gap(kzeu: Kzeu) -> None:
    panel = rows(kzeu("trade", "--chart", "--layer", "article").out, "EU imports from Kazakhstan, EUR")
    assert panel[1].endswith("€13.35 bn")
    assert panel[2].split() == ["2008–2019", "no", "figure"]
    assert panel[3].endswith("€12.60 bn")


def test_a_negative_year_goes_to_the_left(kzeu: Kzeu) -> None:
    out = kzeu("fdi", "--chart", "--nature", "flow", "--source", "nbk").out
    # The net inflow from the EU in 2019, National Bank of Kazakhstan.
    (line,) = [line for line in out.splitlines() if line.endswith("-€880.30 m")]
    assert line.startswith("2019  █")
    assert "│" in line


def test_the_investors_are_bars_by_partner(kzeu: Kzeu) -> None:
    panel = rows(kzeu("fdi", "--chart", "--layer", "article").out, "Wikipedia, cumulative, no year given, USD")
    assert [line.split()[0] for line in panel[1:]] == [
        "Netherlands", "Switzerland", "France", "Italy", "Belgium", "Germany",
    ]  # fmt: skip


def test_amounts_can_be_drawn_in_another_currency(kzeu: Kzeu) -> None:
    out = kzeu("trade", "--chart", "--view", "kz", "--in", "EUR").out
    assert "Kazakhstan exports to EU, EUR, changed from USD" in out
    # 34,760 million dollars of 2025 at 1.1300
    assert "€30.76 bn = $34.76 bn" in out
    assert "European Central Bank" in " ".join(out.split())


def test_over_time_each_party_has_its_own_scale_and_the_article_is_told(kzeu: Kzeu) -> None:
    out = kzeu("compare", "--over-time", "population", "--chart").out
    panel = rows(out, "Kazakhstan: Population, persons (worldbank)")
    assert panel[1].split("┤")[0].strip() == "20,592,571"
    assert panel[11].split("┤")[0].strip() == "15,455,874"
    assert panel[12].split()[0] == "1990"
    assert "article [3]: 18,708,352 persons (no year given)" in panel


def test_the_parties_side_by_side(kzeu: Kzeu) -> None:
    out = kzeu("compare", "population", "--chart", "--layer", "article").out
    panel = rows(out, "Population, persons (no year given, article [3])")
    assert panel[1].startswith("EU          ████")
    assert panel[2].endswith("18,708,352 persons")


@pytest.mark.parametrize("arguments", [("trade",), ("fdi",), ("compare",), ("compare", "--over-time")])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_fits_the_terminal_and_names_its_sources(
    kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    result = kzeu(*arguments, "--chart")
    assert (result.code, result.err) == (0, "")
    assert max(map(len, result.out.splitlines())) <= width
    assert "Source (article): Kazakhstan–European Union relations" in " ".join(result.out.split())
    assert "\x1b" not in result.out


def test_plain_where_the_terminal_needs_it(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    for arguments in (("fdi",), ("compare", "--over-time")):
        out = kzeu(*arguments, "--chart").out
        assert out.isascii()
        assert "###" in out or "---" in out


@pytest.mark.parametrize(("suffix", "begin"), [(".svg", "<svg"), (".html", "<!DOCTYPE html>"), (".txt", "Foreign")])
def test_saves_a_chart_whole(kzeu: Kzeu, tmp_path: Path, suffix: str, begin: str) -> None:
    file = tmp_path / f"chart{suffix}"
    result = kzeu("fdi", "--chart", "--save", str(file))
    assert (result.code, result.out, result.err) == (0, "", f"kzeu: saved {file}\n")
    text = file.read_text(encoding="utf-8").replace("&#160;", " ")
    assert text.startswith(begin)
    for words in (
        "National Bank of Kazakhstan, through the wiiw FDI Database",
        "Source (article)",
        "dataset kzeu 2026",
    ):
        assert words in text
    assert [entry.name for entry in tmp_path.iterdir()] == [file.name]


def test_a_saved_picture_needs_nothing_from_elsewhere(kzeu: Kzeu, tmp_path: Path) -> None:
    for suffix in (".svg", ".html"):
        file = tmp_path / f"chart{suffix}"
        kzeu("compare", "--over-time", "--chart", "--save", str(file))
        assert "http" not in file.read_text(encoding="utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")


def test_a_file_that_is_there_stays_unless_forced(kzeu: Kzeu, tmp_path: Path) -> None:
    file = tmp_path / "chart.txt"
    file.write_text("mine")
    result = kzeu("fdi", "--chart", "--save", str(file))
    assert (result.code, result.err) == (2, f"kzeu: {file} is there already; --force replaces it\n")
    assert file.read_text() == "mine"
    assert kzeu("fdi", "--chart", "--save", str(file), "--force").code == 0
    assert file.read_text(encoding="utf-8") != "mine"


def test_a_folder_that_is_not_there_is_one_line(kzeu: Kzeu, tmp_path: Path) -> None:
    result = kzeu("fdi", "--chart", "--save", str(tmp_path / "no" / "chart.svg"))
    assert result.code == 1
    assert result.err.endswith("chart.svg cannot be written: No such file or directory\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--chart", "--save", "x.png"), "kzeu: x.png: a chart is saved as .svg, .html, .txt\n"),
        (("--save", "x.svg"), "kzeu: --save goes with --chart\n"),
        (("--chart", "--force"), "kzeu: --force goes with --save\n"),
        (("--chart", "--json"), "kzeu: --chart draws; neither formats nor fields nor references go with it\n"),
    ],
)
def test_options_that_make_no_sense_are_refused(kzeu: Kzeu, arguments: tuple[str, ...], said: str) -> None:
    result = kzeu("fdi", *arguments)
    assert (result.code, result.out, result.err) == (2, "", said)


def test_what_cannot_be_drawn_says_so(kzeu: Kzeu) -> None:
    result = kzeu("compare", "capital", "--chart")
    assert (result.code, result.out) == (0, "")
    assert result.err == "kzeu: nothing here can be drawn: that takes two numbers of one kind\n"
