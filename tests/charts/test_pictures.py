"""Saved pictures: the marks stand where the data says, the files are well-formed and need nothing else."""

import json
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Kzeu
from drawings import NORLAND, SVG, bars

pytestmark = pytest.mark.usefixtures("_with_vl_convert")


@pytest.fixture
def _with_vl_convert() -> None:
    pytest.importorskip("vl_convert")


def test_bars_are_as_high_as_their_numbers(svg: Callable[..., ET.Element]) -> None:
    found = bars(svg("trade", "--data", NORLAND, "--view", "no", "--flow", "exports"))
    assert [bar.value for bar in found] == [10e9, 20e9, 40e9, 30.5e9, 16e9]
    for bar in found:
        assert bar.height / found[0].height == pytest.approx(bar.value / 10e9)
    assert len({bar.top + bar.height for bar in found}) == 1


def test_missing_years_keep_their_place(svg: Callable[..., ET.Element]) -> None:
    first, second, third, after_gap, _ = bars(svg("trade", "--data", NORLAND, "--view", "no", "--flow", "exports"))
    step = second.left - first.left
    assert third.left - second.left == pytest.approx(step)
    assert after_gap.left - third.left == pytest.approx(3 * step)


def test_parts_of_a_year_are_hatched_and_only_they(svg: Callable[..., ET.Element]) -> None:
    found = bars(svg("trade", "--data", NORLAND, "--view", "no", "--flow", "exports"))
    assert [bar.said for bar in found if bar.fill.startswith("url(#")] == [found[-1].said]
    assert "2007 Jan–Jun" in found[-1].said


def test_negative_numbers_hang_below_the_line(svg: Callable[..., ET.Element]) -> None:
    found = bars(svg("fdi", "--data", NORLAND, "--nature", "flow"))
    assert [bar.value for bar in found] == [2e9, -1e9, 3e9]
    up, down, _ = found
    assert up.top + up.height == pytest.approx(down.top)
    assert up.height == pytest.approx(2 * down.height)


def test_sorted_bars_are_as_long_as_their_numbers(svg: Callable[..., ET.Element]) -> None:
    found = bars(svg("trade", "--by", "partner", "--data", NORLAND))
    assert [bar.width / found[-1].width for bar in found] == pytest.approx([4, 2, 1])
    assert [bar.top for bar in found] == sorted(bar.top for bar in found)


def test_a_line_has_as_many_levels_as_there_are_numbers(svg: Callable[..., ET.Element], kzeu: Kzeu) -> None:
    """Kazakhstan's GDP of 1990 to 2001 once was one flat line."""
    span = ("--from", "1990", "--to", "2001", "--source", "worldbank")
    picture = svg("compare", "--over-time", "gdp", *span)
    known = [row["value"] for row in kzeu("compare", "--over-time", "gdp", *span, "--json").json if not row["derived"]]
    tops = {(bar.top, bar.height) for bar in bars(picture)}
    dots = {path.get("transform") for path in picture.iter(f"{SVG}path") if path.get("aria-roledescription") == "point"}
    assert len(tops) + len(dots) == len(set(known)) > 20


NAMED = ("trade", "--by", "partner", "--data", NORLAND)


def test_is_well_formed_whatever_the_names_hold(svg: Callable[..., ET.Element]) -> None:
    words = "".join(svg(*NAMED).itertext())
    assert "</script><script>alert(1)</script>" in words
    assert "\\ 'quoted'" in words
    assert not {"\x07", "\uffff"} & set(words)


@pytest.mark.parametrize(
    "title", ["\x00\x01\x1b[31m", "\ud800", "\ufffe\uffff", "]]>", "<!--", "&amp;", '"><b>', "ﷺ" * 300]
)
def test_is_well_formed_whatever_the_title(svg: Callable[..., ET.Element], title: str) -> None:
    assert svg("trade", "--data", NORLAND, "--title", title).find(f"{SVG}title") is not None


@pytest.mark.parametrize(
    "arguments", [("trade", "--mirror", "--in", "EUR"), ("fdi", "--in", "USD"), ("timeline",), ("programmes",)]
)
def test_writes_no_word_of_the_drawing_program(svg: Callable[..., ET.Element], arguments: tuple[str, ...]) -> None:
    words = {text for part in svg(*arguments).iter(f"{SVG}text") for text in part.itertext()}
    assert len(words) > 10
    assert not {"undefined", "null", "NaN", "[object Object]"} & words


def test_each_tick_has_its_number(svg: Callable[..., ET.Element]) -> None:
    words = [
        text
        for part in svg("fdi", "--data", NORLAND, "--nature", "flow").iter(f"{SVG}text")
        for text in part.itertext()
    ]
    numbers = [text for text in words if text.lstrip("−").isdecimal() and len(text) < 4]
    assert numbers[:7] == ["−2", "−1", "0", "1", "2", "3", "4"]


def test_a_broken_line_has_two_parts(svg: Callable[..., ET.Element]) -> None:
    """No line goes through 2004 and 2005, for which there is no figure, nor to the half of 2007."""
    picture = svg("trade", "--data", NORLAND, "--view", "no", "--flow", "exports", "--index")
    (line,) = (path for path in picture.iter(f"{SVG}path") if path.get("aria-roledescription") == "line mark")
    parts = [part.count(",") for part in line.get("d", "").split("M") if part]
    assert parts == [3, 1]


def test_a_part_of_a_year_is_a_hollow_point_beside_the_line(svg: Callable[..., ET.Element]) -> None:
    picture = svg("trade", "--by", "partner", "--view", "eu")
    points = [path for path in picture.iter(f"{SVG}path") if path.get("aria-roledescription") == "point"]
    hollow = [path.get("aria-label", "") for path in points if path.get("fill") == "#ffffff"]
    assert len(hollow) == 6
    assert all("2024 Jan–Aug" in label for label in hollow)
    assert not any("2024" in path.get("aria-label", "") for path in points if path.get("fill") != "#ffffff")


def test_years_are_years_and_months_have_names(svg: Callable[..., ET.Element]) -> None:
    words = [text for part in svg("timeline", "2024").iter(f"{SVG}text") for text in part.itertext()]
    assert [word for word in words if word in ("2024", "Apr", "Jul", "Oct", "2025")] == [
        "2024",
        "Apr",
        "Jul",
        "Oct",
        "2025",
    ]
    words = [text for part in svg("compare", "--over-time", "gdp").iter(f"{SVG}text") for text in part.itertext()]
    years = [word for word in words if word[:2] in ("19", "20") and len(word) == 4 and word.isdecimal()]
    assert years[:3] == ["1990", "1995", "2000"]
    assert "1,990" not in words


def test_tells_screen_readers_what_it_shows(svg: Callable[..., ET.Element], kzeu: Kzeu, tmp_path: Path) -> None:
    arguments = ("trade", "--data", NORLAND, "--view", "no", "--flow", "exports")
    picture = svg(*arguments)
    title, description = (picture.find(f"{SVG}{name}") for name in ("title", "desc"))
    assert title is not None
    assert title.text == "Norland's exports of goods to Sudland, 2001–2007"
    assert description is not None
    assert description.text
    assert "2002 $20 bn" in description.text
    assert "2007 Jan–Jun $16 bn (part of a year)" in description.text
    assert picture.get("role") == "img"
    alone = kzeu(*arguments, "--chart", "--alt")
    assert (alone.code, alone.out, alone.err) == (0, f"{description.text}\n", "")
    beside = kzeu(*arguments, "--alt", "--save", str(tmp_path / "chart.txt"))
    assert (beside.code, beside.out) == (0, alone.out)


@pytest.mark.parametrize("arguments", [("trade",), ("trade", "--by", "partner", "--year", "2024"), ("timeline",)])
def test_is_as_wide_as_asked(svg: Callable[..., ET.Element], arguments: tuple[str, ...]) -> None:
    for width in (500, 760, 1200):
        assert int(svg(*arguments, "--width", str(width)).get("width", "0")) == pytest.approx(width, abs=2)


def test_is_as_high_as_asked(svg: Callable[..., ET.Element]) -> None:
    for height in (900, 1300):
        assert int(svg("trade", "--height", str(height)).get("height", "0")) == pytest.approx(height, abs=3)


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (("--width", "20"), "pixels wide, not 20"),
        (("--height", "50"), "pixels high, not 50"),
        (("--width", "100000"), "at most 10,000 pixels"),
    ],
)
def test_a_size_that_cannot_be_is_refused(kzeu: Kzeu, tmp_path: Path, size: tuple[str, str], said: str) -> None:
    file = tmp_path / "chart.svg"
    result = kzeu("trade", "--save", str(file), *size)
    assert result.code in (1, 2)
    assert said in result.err
    assert not file.exists()


def test_no_word_stands_outside_the_picture(svg: Callable[..., ET.Element]) -> None:
    """Bars of partners have long names at their left and long amounts at their right."""
    picture = svg("trade", "--by", "partner", "--year", "2024", "--view", "kz")
    assert picture.get("viewBox") == f"0 0 {picture.get('width')} {picture.get('height')}"
    assert abs(int(picture.get("width", "0")) - 760) <= 2


def test_png_has_two_dots_for_each_pixel(kzeu: Kzeu, tmp_path: Path) -> None:
    file = tmp_path / "chart.png"
    assert kzeu("trade", "--data", NORLAND, "--save", str(file), "--width", "600").code == 0
    content = file.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">I", content[16:20])[0] == pytest.approx(1200, abs=4)


def test_pdf_is_one(kzeu: Kzeu, tmp_path: Path) -> None:
    file = tmp_path / "chart.pdf"
    assert kzeu("trade", "--data", NORLAND, "--save", str(file)).code == 0
    assert file.read_bytes().startswith(b"%PDF-")


def test_a_page_holds_all_that_it_needs(kzeu: Kzeu, tmp_path: Path) -> None:
    file = tmp_path / "chart.html"
    assert kzeu(*NAMED, "--save", str(file)).code == 0
    page = file.read_text(encoding="utf-8")
    head, _, rest = page.partition('<script type="application/json" id="specification">')
    assert not re.search(r"<(link|img|iframe)\b|\bsrc=", head)
    data, _, program = rest.partition("</script>")
    assert json.loads(data)["vconcat"]
    # The names in the data end no script.
    assert program.count("</script>") == 1
    assert "import(" not in program[:200]
    assert not re.search(r"\b(fetch|import)\(\s*[\"']https?:", program)


def test_a_specification_is_what_the_picture_was_drawn_from(kzeu: Kzeu, tmp_path: Path) -> None:
    import vl_convert

    spec, picture = tmp_path / "chart.vl.json", tmp_path / "chart.svg"
    for file in (spec, picture):
        assert kzeu("trade", "--save", str(file)).code == 0
    drawn = ET.fromstring(vl_convert.vegalite_to_svg(spec.read_text(encoding="utf-8"), vl_version="6.1"))
    # Gradients are numbered through all that one process draws.
    assert [bar[:-1] for bar in bars(drawn)] == [bar[:-1] for bar in bars(ET.fromstring(picture.read_bytes()))]


@pytest.mark.parametrize("suffix", [".svg", ".png", ".pdf", ".html"])
def test_without_vl_convert_the_error_says_how_to_add_it(
    kzeu: Kzeu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    file = tmp_path / f"chart{suffix}"
    result = kzeu("trade", "--data", NORLAND, "--save", str(file))
    assert (result.code, result.out) == (1, "")
    assert result.err.count("\n") == 1
    assert "pip install 'kzeu-cli[charts]'" in result.err
    assert "pipx inject kzeu-cli vl-convert-python" in result.err
    assert not file.exists()


def test_text_and_specification_need_no_vl_convert(kzeu: Kzeu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    for suffix in (".txt", ".vl.json"):
        assert kzeu("trade", "--data", NORLAND, "--save", str(tmp_path / f"chart{suffix}")).code == 0


def test_pictures_need_no_rich(tmp_path: Path) -> None:
    """Rich takes its time to be imported, and a picture has no terminal."""
    code = (
        "import sys; from kzeu_cli.cli import run; "
        f"assert run(['trade', '--data', {NORLAND!r}, '--save', {str(tmp_path / 'c.svg')!r}]) == 0; "
        "assert 'rich' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0
