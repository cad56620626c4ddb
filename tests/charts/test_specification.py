"""The specification of a chart: valid for Vega-Lite, honest in its scales, and with the numbers of the data."""

import json
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from typing import Any

import jsonschema
import numpy
import pytest
from colorspacious import cspace_convert, deltaE
from conftest import Kzeu
from drawings import NORLAND, Spec, panels

from kzeu_cli.charts.chart import PALETTE

# A chart of each kind, by a command that makes it.
KINDS = {
    "both flows": ("trade",),
    "one series": ("trade", "--view", "kz", "--flow", "exports"),
    "another currency": ("trade", "--view", "kz", "--flow", "exports", "--in", "EUR"),
    "one partner": ("trade", "italy"),
    "partners of a year": ("trade", "--by", "partner", "--year", "2024"),
    "partners over time": ("trade", "--by", "partner", "--view", "kz"),
    "shares": ("trade", "--chart-of", "share"),
    "both sides": ("trade", "--mirror"),
    "months": ("trade", "--by", "month"),
    "balances": ("trade", "--flow", "balance"),
    "growth": ("trade", "--chart-of", "growth"),
    "flows and stocks": ("fdi",),
    "the article alone": ("trade", "--layer", "article"),
    "side by side": ("compare",),
    "over time": ("compare", "--over-time"),
    "as an index": ("compare", "--over-time", "gdp", "population", "--index"),
    "events": ("timeline",),
    "spans": ("programmes",),
}


@pytest.fixture(name="validator", scope="module")
def _validator() -> Any:
    """Vega-Lite's own schema, as Altair ships it."""
    altair = find_spec("altair")
    assert altair
    assert altair.origin
    file = Path(altair.origin).parent / "vegalite" / "v6" / "schema" / "vega-lite-schema.json"
    return jsonschema.Draft7Validator(json.loads(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("kind", KINDS)
def test_is_valid_vega_lite(spec: Callable[..., Spec], validator: Any, kind: str) -> None:
    made = spec(*KINDS[kind])
    assert panels(made)
    assert [error.message for error in validator.iter_errors(made)] == []


# The keys of a specification under which stands what readers of the picture see.
SEEN = {"text", "subtitle", "title", "label", "series", "description", "values"}


def texts(part: Any) -> Iterator[str]:
    """Go through all that a reader of the picture may see."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from texts(value) if key in SEEN or not isinstance(value, str) else ()
    elif isinstance(part, list):
        for value in part:
            yield from texts(value)


@pytest.mark.parametrize("kind", KINDS)
def test_names_no_codes_and_whose_numbers_they_are(spec: Callable[..., Spec], kind: str) -> None:
    words = " ".join(texts(spec(*KINDS[kind])))
    for code in ("EU27", "WORLD", " KZ ", "worldbank", "wiiw-fdi", "nbk "):
        assert code not in words
    assert "Source: " in words
    assert "Licence: " in words


@pytest.mark.parametrize("kind", KINDS)
def test_bars_start_at_zero(spec: Callable[..., Spec], kind: str) -> None:
    for panel in panels(spec(*KINDS[kind])):
        for layer in panel["layer"]:
            is_bar = layer["mark"]["type"] == "bar"
            for axis in (layer["encoding"].get(side, {}) for side in ("x", "y")):
                if is_bar and axis.get("field") == "value":
                    low, high = axis["scale"]["domain"]
                    assert low <= 0 <= high


def domains(made: Spec) -> list[tuple[str, list[float]]]:
    """The unit and the reach of the axis of each panel."""
    axes = [panel["layer"][0]["encoding"] for panel in panels(made)]
    numbers = [axis for both in axes for axis in (both["x"], both["y"]) if axis.get("field") == "value"]
    return [(axis["axis"]["title"], axis["scale"]["domain"]) for axis in numbers]


def test_panels_of_one_unit_share_one_scale(spec: Callable[..., Spec]) -> None:
    found = domains(spec("trade", "--data", NORLAND))
    assert found == [("$ billion", [0, 50_000_000_000]), ("$ billion", [0, 50_000_000_000])]


def test_panels_that_do_not_share_a_scale_say_so(spec: Callable[..., Spec]) -> None:
    made = spec("fdi", "--data", NORLAND)
    flow, stock = domains(made)
    assert flow[1] != stock[1]
    assert "The panels in $ do not share one scale." in " ".join(texts(made))


def test_a_line_that_would_be_flat_says_where_its_axis_begins(spec: Callable[..., Spec]) -> None:
    made = spec("compare", "--over-time", "population")
    assert "begins at" in " ".join(texts(made))
    assert "not at zero" in " ".join(texts(made))


def rows(panel: Spec) -> list[dict[str, Any]]:
    """The data of a panel."""
    values: list[dict[str, Any]] = panel["data"]["values"]
    return values


def test_holds_the_numbers_of_the_data(spec: Callable[..., Spec], kzeu: Kzeu) -> None:
    (panel,) = panels(spec("trade", "--view", "kz", "--flow", "exports"))
    known = kzeu("trade", "--view", "kz", "--flow", "exports", "--json").json
    stated = {
        row["year"]: row["value"]
        for row in known
        if not row["derived"] and row["composition"] == "EU27_2020" and row["partner"] == "EU"
    }
    assert len(stated) > 5
    assert {int(row["label"]): row["value"] for row in rows(panel)} == stated


def test_a_gap_is_a_gap_and_a_part_is_marked(spec: Callable[..., Spec]) -> None:
    (panel,) = panels(spec("trade", "--data", NORLAND, "--view", "no", "--flow", "exports"))
    assert [(row["label"], row["value"]) for row in rows(panel)] == [
        ("2001", 10_000_000_000), ("2002", 20_000_000_000), ("2003", 40_000_000_000), ("2004", None), ("2005", None),
        ("2006", 30_500_000_000), ("2007 Jan–Jun", 16_000_000_000),
    ]  # fmt: skip
    assert [row["label"] for row in rows(panel) if row.get("partial")] == ["2007 Jan–Jun"]


def test_no_digits_are_invented(spec: Callable[..., Spec]) -> None:
    made = spec("fdi", "--layer", "article")
    assert "no year given" in str(made["title"])
    (panel,) = panels(made)
    assert rows(panel)[0]["text"] == "$90.4 bn"


def test_what_is_about_says_so(spec: Callable[..., Spec]) -> None:
    made = spec("trade", "--layer", "article")
    numbers = {row["number"] for panel in panels(made) for row in rows(panel) if row["value"] is not None}
    assert "about 53.4" in numbers


def test_two_sides_are_never_one_line(spec: Callable[..., Spec]) -> None:
    of_norland, of_sudland = panels(spec("trade", "--data", NORLAND, "--flow", "imports"))
    assert "Office of Norland" in str(of_norland["title"])
    assert "Office of Sudland" in str(of_sudland["title"])


def test_in_the_mirror_two_sides_stand_as_two(spec: Callable[..., Spec]) -> None:
    made = spec("trade", "--mirror", "--data", NORLAND)
    (panel,) = panels(made)
    sides: dict[str, list[float]] = {}
    for row in rows(panel):
        if row["value"] is not None:
            sides.setdefault(row["series"], []).append(row["value"])
    assert sides == {
        "as Norland reports": [10e9, 20e9, 40e9, 30.5e9],
        "as Sudland reports": [11e9, 22e9, 45e9, 31e9],
    }


def test_another_currency_names_its_rates_and_what_the_source_states(spec: Callable[..., Spec]) -> None:
    made = spec("trade", "--data", NORLAND, "--view", "no", "--flow", "exports", "--in", "EUR")
    (panel,) = panels(made)
    # 10 billion dollars at 2 dollars per euro, 20 at 1.25, 40 at 1.6.
    assert [row["value"] for row in rows(panel)][:3] == [5_000_000_000, 16_000_000_000, 25_000_000_000]
    assert rows(panel)[0]["text"] == "€5 bn ($10 bn)"
    words = " ".join(texts(made))
    assert "USD per EUR" in words
    assert "2002 1.25" in words
    assert "Bank of Sudland" in words


def test_an_amount_that_stays_in_its_currency_says_why(spec: Callable[..., Spec]) -> None:
    made = spec("fdi", "--layer", "article", "--in", "EUR")
    assert {axis for axis, _ in domains(made)} == {"$ billion"}
    assert "Some amounts stay in USD: no year given." in " ".join(texts(made))


def test_balances_are_drawn_and_say_that_they_are_worked_out(spec: Callable[..., Spec]) -> None:
    made = spec("trade", "--data", NORLAND, "--flow", "balance")
    (panel,) = panels(made)
    assert [row["value"] for row in rows(panel) if row["value"] is not None] == [
        -5_000_000_000, 7_500_000_000, 32_000_000_000, 21_500_000_000,
    ]  # fmt: skip
    assert "Worked out by kzeu, not stated by the source: balance = exports − imports." in " ".join(texts(made))


def test_growth_of_changed_amounts_is_the_growth_drawn(spec: Callable[..., Spec]) -> None:
    made = spec("trade", "--data", NORLAND, "--view", "no", "--flow", "exports", "--chart-of", "growth", "--in", "EUR")
    (changes,) = panels(made)
    assert "Change of" in str(made["title"])
    # From 5 to 16 and on to 25 billion euros.
    assert [row["value"] for row in rows(changes)[:2]] == [220, 56.25]
    words = " ".join(texts(made))
    assert "changed to € first, at" in words
    assert "1.25 USD per EUR (mean of 2002)" in words


def test_an_index_begins_at_100_for_each(spec: Callable[..., Spec]) -> None:
    (panel,) = panels(spec("compare", "--over-time", "gdp", "--index"))
    firsts = {row["series"]: row["value"] for row in reversed(rows(panel)) if row["value"] is not None}
    assert firsts == {"EU": 100, "Kazakhstan": 100}


def test_the_title_says_in_words_what_it_is(spec: Callable[..., Spec]) -> None:
    made = spec("trade", "--view", "kz", "--flow", "exports", "--to", "2025")
    assert " ".join(made["title"]["text"]) == "Kazakhstan's exports of goods to the EU, 2018–2025"
    assert "27 members of today" in " ".join(made["title"]["subtitle"])
    named = spec("trade", "--title", "My own title")
    assert named["title"]["text"] == ["My own title"]


def test_the_licence_notes_travel(spec: Callable[..., Spec]) -> None:
    assert "do not pass on the table without asking" in " ".join(texts(spec("fdi")))
    assert "ask before you pass it on" in " ".join(texts(spec("trade", "--data", NORLAND)))


def seen(colour: str, blindness: str | None) -> Any:
    """The colour as people with a kind of colour blindness see it, by the model of Machado and others (2009)."""
    plain = numpy.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    if blindness is None:
        return plain
    return cspace_convert(plain, {"name": "sRGB1+CVD", "cvd_type": blindness, "severity": 100}, "sRGB1").clip(0, 1)


@pytest.mark.parametrize("blindness", [None, "deuteranomaly", "protanomaly", "tritanomaly"])
def test_the_colour_blind_can_tell_the_colours_apart(blindness: str | None) -> None:
    # In CAM02-UCS one is about the least difference that is seen; ten is plain beside each other.
    for one, other in combinations(PALETTE, 2):
        assert deltaE(seen(one, blindness), seen(other, blindness), input_space="sRGB1") > 10


def test_the_colours_stand_out_from_white() -> None:
    for colour in PALETTE:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        # What WCAG 2.1 asks of graphics.
        assert 1.05 / (luminance + 0.05) >= 3
