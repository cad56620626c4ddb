"""What the terminal can show."""

import pytest

from kzeu_cli.support import terminal


@pytest.mark.parametrize(("columns", "width"), [("60", 60), ("7", 20), ("", 80), ("wide", 80), ("-3", 80), ("0", 80)])
def test_is_as_wide_as_it_is_said_to_be(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert terminal.width() == width


@pytest.mark.parametrize(
    ("name", "locale", "is_ascii"),
    [
        ("LC_ALL", "C", True),
        ("LC_ALL", "POSIX", True),
        ("LC_ALL", "en_US.US-ASCII", True),
        ("LC_ALL", "C.UTF-8", False),
        ("LC_ALL", "de_DE.utf8", False),
        ("LC_ALL", "kk_KZ", False),
        ("LC_CTYPE", "C", True),
    ],
)
def test_knows_locales_of_ascii(monkeypatch: pytest.MonkeyPatch, name: str, locale: str, is_ascii: bool) -> None:
    monkeypatch.setenv(name, locale)
    assert terminal.is_ascii() is is_ascii


def test_spells_out_what_ascii_has_not(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Älihan Smaiylov – €13.35 bn, 2,724,900 km² “x” 和"
    assert terminal.legible(text) == text
    monkeypatch.setenv("LC_ALL", "C")
    assert terminal.legible(text) == 'Alihan Smaiylov - EUR 13.35 bn, 2,724,900 km2 "x" ?'
