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

from kzeu_cli.languages.compounds import parted
from kzeu_cli.languages.vocabulary import vocabulary

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
    @pytest.mark.parametrize("line", ["trade --data", "data verify", "data diff", "data import --into ."])
    def test_devices_are_not_read(self, kzeu: Kzeu, line: str, device: str) -> None:
        result = kzeu(*line.split(), device)
        assert (result.out, result.err.count("\n")) == ("", 1)
        assert result.err.startswith(f"kzeu: {device}: a pipe or device, which is not read")

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


def chain(kind: str, link: str, *keys: str) -> str:
    """Write 3,000 records of which each points to the one before."""
    shared = 'layer = "article"\nsource = "gazette"\ntopics = ["border"]\n' if kind != "body" else ""
    return "".join(
        f'\n[[{kind}]]\nid = "{kind}-{number}"\n{shared}'
        + "".join(f"{key}\n".replace("NUMBER", str(number + 1)) for key in keys)
        + (f"{link}\n".replace("BEFORE", f"{kind}-{number - 1}") if number else "")
        for number in range(3000)
    )


CHAINS = {
    "retold": chain(
        "figure", 'restates = "BEFORE"', 'text = "Trade was NUMBER euros."', 'measure = "trade"', "value = NUMBER",
        'unit = "EUR"', 'period = "2001"', 'subject = "AL"', 'counterpart = "BM"', 'flow = "imports"',
    ),
    "part-of": chain("programme", 'part_of = "BEFORE"', 'text = "A programme."', 'name = "Programme NUMBER"'),
    "superseded": chain("agreement", 'supersedes = "BEFORE"', 'text = "A treaty."', 'name = "Treaty NUMBER"'),
    "bodies": chain("body", 'parents = ["BEFORE"]', 'name = "Body NUMBER"'),
}  # fmt: skip


@pytest.mark.parametrize("name", CHAINS)
def test_links_lead_as_far_as_they_may(kzeu: Kzeu, whole: Path, name: str) -> None:
    """Three times as far as Python calls itself."""
    beside = 'beside = ["body-2999", "body-0"]\n' if name == "bodies" else ""
    more = '\n[[measure]]\nid = "trade"\ndimension = "money"\n'
    text = (whole / "dataset.toml").read_text()
    (whole / "dataset.toml").write_text(text + beside + more + CHAINS[name])
    data = ("--data", str(whole))
    assert kzeu("data", "check", str(whole)).code == 0
    for line in (
        ("facts", "--json"),
        ("audit", "--json"),
        ("show", "border-drawn"),
        ("timeline",),
        ("trade", "--json"),
    ):
        assert kzeu(*line, *data).code == 0, line


def test_very_many_misspelt_names_are_all_told(kzeu: Kzeu, whole: Path) -> None:
    """What is near is looked for among all of them, but not for each."""
    facts = chain("statement", 'related = ["statemnt-BEFORE"]', 'text = "Said."')
    (whole / "facts.toml").write_text(facts)
    problems = kzeu("data", "check", str(whole), "--format", "jsonl", "--fields", "problem").out.splitlines()
    assert len(problems) == 2999
    assert any("did you mean statement-" in problem for problem in problems)
    assert "what is near is looked up for the first 50 problems only" in problems[-1]


class TestOfManyDigits:
    """Numbers that somebody writes have as many digits as they like; Python reads 4300 of them and no more."""

    DIGITS = "9" * 5000

    @pytest.mark.parametrize("line", [["trade", "--chart"], ["timeline"], ["audit"], ["trade", "--help"]])
    @pytest.mark.parametrize("columns", [DIGITS, "99999999999"])
    def test_no_terminal_is_so_wide(
        self, kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, columns: str, line: list[str]
    ) -> None:
        for name in ("COLUMNS", "LINES", "VTE_VERSION"):
            monkeypatch.setenv(name, columns)
        result = kzeu(*line)
        assert (result.code, result.err) == (0, "")
        assert max(map(len, result.out.splitlines())) <= 2000

    @pytest.mark.parametrize(
        "line",
        [["cite", DIGITS], ["show", DIGITS], ["audit", DIGITS], ["trade", DIGITS], ["trade", "--limit", DIGITS],
         ["timeline", "--year", DIGITS], ["data", "schema", "--output", DIGITS]],
    )  # fmt: skip
    def test_no_thing_has_such_a_number(self, kzeu: Kzeu, line: list[str]) -> None:
        result = kzeu(*line)
        assert result.code in (1, 2)
        assert result.out == ""
        (said,) = result.err.splitlines()
        assert "mistake" not in said
        assert len(said) < 500

    def test_a_page_may_number_its_lines_so(self, kzeu: Kzeu, tmp_path: Path) -> None:
        (tmp_path / "page.txt").write_text(f"References\n\n1. One.\n{self.DIGITS}. Two.\n")
        result = kzeu("data", "verify", str(tmp_path / "page.txt"))
        assert result.code in (0, 1)
        assert "mistake" not in result.err

    @pytest.mark.parametrize("key", ["id", "composition", "at"])
    def test_a_dataset_may_name_its_things_so(self, kzeu: Kzeu, whole: Path, key: str) -> None:
        reference = self.DIGITS if key == "id" else "page"
        more = {"composition": f'composition = "EU{self.DIGITS}"', "at": f'at = ["lead/1/{self.DIGITS}"]'}.get(key, "")
        added = (
            f'\n[[reference]]\nid = "{reference}"\ntype = "webpage"\ntitle = "Page"\nURL = "https://example.org"\n'
            f'[[figure]]\nid = "number"\nlayer = "article"\nsource = "gazette"\ntopics = ["border"]\n'
            f'text = "Trade came to 5 euros in 2020."\nrefs = ["{reference}"]\nmeasure = "trade"\nsubject = "AL"\n'
            f'counterpart = "BM"\nflow = "exports"\nvalue = 5\nunit = "EUR"\nperiod = "2020"\n{more}\n'
            '[[measure]]\nid = "trade"\ndimension = "money"\n'
        )
        file = whole / "dataset.toml"
        file.write_text(file.read_text() + added)
        checked = kzeu("data", "check", str(whole))
        assert checked.code in (0, 3), checked.err
        for line in (["audit"], ["trade", "--refs"], ["cite", "--all"], ["facts", "--all"], ["search", "trade"]):
            result = kzeu(*line, "--data", str(whole))
            assert "mistake" not in result.err
            assert result.code == checked.code

    def test_no_word_is_so_long(self) -> None:
        known = vocabulary("de")
        assert [part for part, _ in parted("Handelsbilanz".casefold(), known)] == ["handels", "bilanz"]
        assert parted("handels" * 1000 + "bilanz", known) == []
