"""One screen of 80 by 24, the newest first, one line for the prompt left; and a line of what else there is."""

import pytest
from conftest import HERE, Kzeu

SCREEN = 23
PLAIN = ["timeline", "agreements", "meetings", "programmes", "people", "facts", "topics"]
MORE = [
    ["timeline", "2020"], ["facts", "trade"], ["topics", "human-rights"], ["meetings", "cooperation-council"],
    ["programmes", "--sort", "budget"], ["programmes", "--in", "USD"], ["people", "tokayev"],
    ["people", "--as-of", "2022"], ["show", "council-14"], ["show", "wto-accession"], ["show", "epca-in-force"],
    ["show", "eucj"], ["show", "kz-view-exports-2024"], ["timeline", "--tree"], [],
]  # fmt: skip


def size(out: str) -> tuple[int, int]:
    lines = out.splitlines()
    return len(lines), max(map(len, lines))


@pytest.mark.parametrize("command", [*([name] for name in PLAIN), *MORE], ids=" ".join)
def test_an_answer_fits_80_by_24(kzeu: Kzeu, command: list[str]) -> None:
    height, width = size(kzeu(*command).out)
    assert (height <= SCREEN, width <= 80) == (True, True), (height, width)


@pytest.mark.parametrize("width", [60, 120])
@pytest.mark.parametrize("name", PLAIN)
def test_lists_fit_narrow_and_wide_terminals(
    kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, name: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    height, widest = size(kzeu(name).out)
    assert (height <= SCREEN, widest <= width) == (True, True), (height, widest)


@pytest.mark.parametrize("name", PLAIN)
def test_a_list_uses_the_room_there_is(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    small, _ = size(kzeu(name).out)
    monkeypatch.setenv("LINES", "60")
    large, _ = size(kzeu(name).out)
    everything, _ = size(kzeu(name, "--all").out)
    assert small <= SCREEN
    assert small <= large <= 59
    assert everything > small or everything <= SCREEN


@pytest.mark.parametrize("name", PLAIN)
def test_the_last_line_says_how_to_ask_for_the_rest(kzeu: Kzeu, name: str) -> None:
    out = " ".join(kzeu(name).out.rpartition("\n\n")[2].split())
    assert "--all" in out
    assert out.endswith(".")


@pytest.mark.parametrize("name", PLAIN)
def test_programs_get_every_row(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    rows = kzeu(name, "--json").out
    monkeypatch.setenv("LINES", "10")
    assert kzeu(name, "--json").out == rows
    assert len(kzeu(name, "--format", "csv").out.splitlines()) > SCREEN or name == "programmes"


@pytest.mark.parametrize("name", ["timeline", "facts", "people", "topics"])
def test_a_limit_is_a_number_of_rows_however_many_lines(kzeu: Kzeu, name: str) -> None:
    rows = kzeu(name, "--limit", "30", "--json").json
    assert len(rows) == 30 or name == "topics"


def test_a_small_dataset_is_shown_whole(kzeu: Kzeu) -> None:
    out = kzeu("people", "--data", str(HERE / "data" / "relations"), "--as-of", "2016-02-02").out
    assert [line.split("  ")[0] for line in out.splitlines()[4:6]] == ["President, Sudmark", "Ambassador to Sudmark,"]


@pytest.mark.parametrize(("width", "explained"), [(60, False), (80, True)])
def test_trade_explains_the_columns_that_it_shows(
    kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, width: int, explained: bool
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    out = " ".join(kzeu("trade").out.split())
    assert ("share of the world" in out, " Share " in out) == (explained, explained)
    assert "change in a year" in out
