"""What the terminal can show."""

import os
import re
import signal
import subprocess
import sys
import textwrap

import pytest
from conftest import Kzeu

from kzeu_cli.answers.formats import Format
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


# Rules, frames and branches in both their forms.
_DRAWN = re.compile("[─━│├└┤┬┴┼]|-{4,}|^ *(\\|--|`--|\\|)", re.MULTILINE)
_READ_ALOUD = [
    ("topics", "--all"),
    ("facts", "--topic", "energy", "--all"),
    ("timeline", "--tree"),
    ("show", "epca"),
    ("trade", "--by", "partner"),
    ("audit",),
    ("data", "info"),
]


@pytest.mark.parametrize("line", _READ_ALOUD, ids=" ".join)
@pytest.mark.parametrize("asked", ["--plain", "TERM=dumb"])
def test_draws_nothing_for_those_who_listen(
    kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, line: tuple[str, ...], asked: str
) -> None:
    drawn = kzeu(*line).out
    if asked == "--plain":
        monkeypatch.setenv("FORCE_COLOR", "1")
        read = kzeu(*line, "--plain").out
    else:
        monkeypatch.setenv("TERM", "dumb")
        read = kzeu(*line).out
    assert _DRAWN.search(drawn)
    assert not _DRAWN.search(read), _DRAWN.search(read)
    assert "\x1b" not in read
    # What is said is the same.
    assert re.findall(r"[^\W_]+", read) == re.findall(r"[^\W_]+", drawn)


@pytest.mark.parametrize("encoding", ["koi8-r", "cp1252", "cp437", "shift_jis", "ascii"])
def test_every_character_set_gets_every_format(encoding: str) -> None:
    """People get what their terminal has, programs UTF-8."""
    env = {**os.environ, "PYTHONIOENCODING": encoding}
    line = [sys.executable, "-m", "kzeu_cli", "facts", "--topic", "energy"]
    for format in Format:
        run = subprocess.run([*line, "--format", format], env=env, capture_output=True, check=True)
        assert run.stderr == b""
        text = run.stdout.decode(encoding if format in (Format.TABLE, Format.TREE) else "utf-8")
        assert "Kazakh" in text


@pytest.mark.skipif(os.name == "nt", reason="no such signals")
@pytest.mark.parametrize("imports", [6, 8, 20, 80, 200, 400])
def test_an_early_interrupt_shows_no_traceback(imports: int) -> None:
    """Press Ctrl-C while the n-th module is imported."""
    code = f"""
        import builtins
        count, real = 0, builtins.__import__
        def hook(*args, **named):
            global count
            count += 1
            if count == {imports}:
                raise KeyboardInterrupt
            return real(*args, **named)
        builtins.__import__ = hook
        from kzeu_cli.__main__ import main
        main()
    """
    run = subprocess.run([sys.executable, "-c", textwrap.dedent(code), "topics"], capture_output=True, text=True)
    assert run.stderr == ""
    assert run.returncode in (130, -signal.SIGINT)
