"""What becomes of the places that exports are written to: nothing is destroyed, nothing half made stays."""

import json
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from conftest import HERE, Kzeu

from kzeu_cli.support import files
from kzeu_cli.support.errors import Stopped

TWIN = ("--data", str(HERE / "data" / "valid" / "twin"))
posix = pytest.mark.skipif(os.name == "nt", reason="links, pipes and modes of POSIX")
pytestmark = posix


def test_a_link_is_written_through(kzeu: Kzeu, tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old")
    link = tmp_path / "link.json"
    link.symlink_to("real.json")
    assert kzeu("data", "export", "json", str(link), *TWIN).code == 2
    assert (tmp_path / "real.json").read_text() == "old"
    assert kzeu("data", "export", "json", str(link), *TWIN, "--force").code == 0
    assert link.is_symlink()
    assert json.loads((tmp_path / "real.json").read_text())["facts"]


def test_a_link_to_a_file_that_is_not_there_yet_makes_it(kzeu: Kzeu, tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to("later.json")
    assert kzeu("data", "export", "json", str(tmp_path / "link.json"), *TWIN).code == 0
    assert json.loads((tmp_path / "later.json").read_text())["facts"]


def test_a_link_that_leads_to_itself_is_left_alone(kzeu: Kzeu, tmp_path: Path) -> None:
    loop = tmp_path / "loop.json"
    loop.symlink_to("loop.json")
    result = kzeu("data", "export", "json", str(loop), *TWIN, "--force")
    assert (result.code, result.out) == (2, "")
    assert result.err == f"kzeu: {loop} is a link that leads back to itself\n"
    assert loop.is_symlink()


def test_a_linked_folder_is_written_through(kzeu: Kzeu, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    for force in ((), ("--force",)):
        assert kzeu("data", "export", "csv", str(tmp_path / "link"), *TWIN, *force).code == 0
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "real" / "facts.csv").is_file()


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664])
def test_a_file_keeps_its_mode(kzeu: Kzeu, tmp_path: Path, mode: int) -> None:
    place = tmp_path / "twin.db"
    place.write_text("old")
    place.chmod(mode)
    assert kzeu("data", "export", "sqlite", str(place), *TWIN, "--force").code == 0
    assert stat.S_IMODE(place.stat().st_mode) == mode
    with sqlite3.connect(place) as database:
        assert database.execute("select count(*) from facts").fetchone() > (5,)
    database.close()


def test_a_pipe_is_written_to(kzeu: Kzeu, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    assert kzeu("data", "export", "json", str(pipe), *TWIN, "--force").code == 0
    reader.join(timeout=30)
    assert json.loads(read[0])["facts"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("place", ["-", "/dev/stdout"])
def test_stdout_is_written_to(kzeu: Kzeu, tmp_path: Path, place: str) -> None:
    result = kzeu("data", "export", "json", place, *TWIN)
    assert result.json["facts"]
    assert kzeu("data", "export", "jsonld", place, *TWIN, "--force").json
    refused = kzeu("data", "export", "csv", "-", *TWIN)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == "kzeu: an export of many files needs a folder, not stdout\n"


def test_a_database_goes_through_a_pipe_whole(tmp_path: Path) -> None:
    line = [sys.executable, "-m", "kzeu_cli", "data", "export", "sqlite", "-", *TWIN]
    run = subprocess.run(line, capture_output=True, check=True)
    (tmp_path / "twin.db").write_bytes(run.stdout)
    with sqlite3.connect(tmp_path / "twin.db") as database:
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)
    database.close()


def test_a_device_is_written_to(kzeu: Kzeu) -> None:
    assert kzeu("data", "export", "json", "/dev/null", *TWIN, "--force").code == 0
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)  # noqa: PTH116  # of what the name leads to


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_leaves_nothing_half_made(tmp_path: Path, number: int) -> None:
    code = f"""
import os, sys
from pathlib import Path
from kzeu_cli import cli
from kzeu_cli.support import files
def end(dataset, place, force):
    def write(made):
        made.write_text("half")
        os.kill(os.getpid(), {int(number)})
    return [files.write_file(place, write, force=force)]
import kzeu_cli.export
kzeu_cli.export.EXPORTERS["json"] = end
cli.main(["data", "export", "json", "place.json"])
"""
    # Whoever runs the tests may have had the signal ignored, as nohup does.
    usual = "default_int_handler" if number == signal.SIGINT else "SIG_DFL"
    code = f"import signal; signal.signal({int(number)}, signal.{usual})\n{code}"
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert (run.returncode, run.stdout, run.stderr) == (128 + number, "", "")
    assert list(tmp_path.iterdir()) == []


def test_an_ignored_signal_stays_ignored() -> None:
    """As `nohup` has it."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with files.cleaned_up():
            os.kill(os.getpid(), signal.SIGHUP)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_signals_are_the_programs_own_again() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(Stopped) as stopped, files.cleaned_up():
        os.kill(os.getpid(), signal.SIGTERM)
    assert stopped.value.number == signal.SIGTERM
    assert signal.getsignal(signal.SIGTERM) is before


def test_exports_for_spreadsheets_say_their_character_set(kzeu: Kzeu) -> None:
    line = ("facts", "--topic", "energy", "--format")
    assert kzeu(*line, "excel-csv").out == f"\ufeff{kzeu(*line, 'csv').out}"
