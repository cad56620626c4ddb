"""Inputs that once broke kzeu, or that try to: a folder each, with the commands to run in it and what they must say.

In `commands.txt`, `$` stands before a command, `>` before a line of stdout, `!` before one of stderr, `=` before the
exit code. What cannot be kept in a folder (pipes, devices, huge files) is made here.
"""

import os
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import HERE, Kzeu

HOSTILE = HERE / "data" / "hostile"
FOLDERS = sorted(path for path in HOSTILE.iterdir() if path.is_dir())


def runs(commands: str) -> Iterator[tuple[list[str], list[str]]]:
    """Part a file of commands into command lines, each with all that must come of it."""
    for run in f"\n{commands}".split("\n$ kzeu ")[1:]:
        line, *expected = run.splitlines()
        yield shlex.split(line), expected


def test_there_are_folders() -> None:
    assert len(FOLDERS) >= 10


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_is_said(kzeu: Kzeu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    shutil.copytree(folder, tmp_path / "it")
    monkeypatch.chdir(tmp_path / "it")
    for line, expected in runs((folder / "commands.txt").read_text()):
        result = kzeu(*line)
        told = [*(f"> {row}" for row in result.out.split("\n")[:-1]), *(f"! {row}" for row in result.err.splitlines())]
        assert [row.rstrip() for row in (*told, f"= {result.code}")] == expected, line


@pytest.fixture(name="whole")
def _whole(tmp_path: Path) -> Path:
    """Make a small valid dataset, a folder of two files."""
    folder = tmp_path / "whole"
    folder.mkdir()
    text = (HERE / "data" / "valid" / "one-file.toml").read_text()
    (folder / "dataset.toml").write_text(text)
    return folder


class TestOfWhatIsRead:
    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
    def test_a_pipe_is_not_waited_for(self, kzeu: Kzeu, tmp_path: Path, whole: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        os.mkfifo(whole / "pipe.toml")
        result = kzeu("trade", "--data", str(tmp_path / "pipe"))
        assert (result.code, result.out) == (3, "")
        assert (
            result.err == f"kzeu: {tmp_path / 'pipe'}: a pipe or device, which is not read; save it as a file first\n"
        )
        # Beside files of a dataset it is none.
        assert kzeu("data", "check", str(whole)).err == "kzeu: no problem in 1 file\n"

    @pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
    def test_devices_are_not_read(self, kzeu: Kzeu, device: str) -> None:
        assert kzeu("trade", "--data", device).err.startswith(f"kzeu: {device}: a pipe or device")

    def test_a_file_has_a_bound_that_can_be_lifted(
        self, kzeu: Kzeu, whole: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with (whole / "large.toml").open("w") as file:
            file.write("# \n")
            file.truncate(64 * 10**6 + 1)
        result = kzeu("facts", "--data", str(whole))
        assert (result.code, result.out) == (3, "")
        assert result.err == f"kzeu: {whole}/large.toml: has more than 64 MB; KZEU_MAX_MB sets another bound\n"
        (whole / "large.toml").write_text(f"# {'x' * 10**6}\n")
        assert kzeu("data", "check", str(whole)).code == 0
        monkeypatch.setenv("KZEU_MAX_MB", "1")
        assert "has more than 1 MB" in kzeu("data", "check", str(whole)).out.replace("\n", " ")

    @pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no such rights here")
    def test_a_folder_that_may_not_be_read_is_told(self, kzeu: Kzeu, whole: Path) -> None:
        line = ("data", "check", str(whole), "--format", "tsv", "--fields", "file,problem")
        assert kzeu(*line).code == 0
        (whole / "more").mkdir(mode=0o000)
        root = os.geteuid() == 0
        for folder in (whole, *whole.parents) if root else ():
            # Root, who may read all, is somebody else for a moment, and that one may go through here.
            if folder.stat().st_mode & 0o005 != 0o005:
                folder.chmod(0o755)
        if root:
            os.seteuid(65534)
        try:
            result = kzeu(*line)
        finally:
            if root:
                os.seteuid(0)
        assert (result.code, result.err) == (3, f"kzeu: 1 problem in {whole}\n")
        assert result.out.splitlines()[1:] == [f"{whole}/more\tcannot be read: Permission denied"]


def test_names_of_any_bytes_are_shown(kzeu: Kzeu) -> None:
    result = kzeu("trade", "--data", os.fsdecode(b"no-such-\xff"))
    assert (result.code, result.out) == (3, "")
    assert result.err == "kzeu: no-such-?: no such file or folder\n"


@pytest.mark.parametrize(
    "line",
    [["show", "b" * 100_000], ["facts", "--topic", "b" * 100_000], ["b" * 100_000], ["search", "--in", "b" * 100_000]],
    ids=["id", "topic", "command", "currency"],
)
def test_a_message_is_short_however_long_what_it_quotes(kzeu: Kzeu, line: list[str]) -> None:
    result = kzeu(*line)
    assert (result.code in (1, 2), result.out) == (True, "")
    assert len(result.err) < 600
    assert result.err.count("\n") == 1
