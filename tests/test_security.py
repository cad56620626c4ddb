"""What SECURITY.md promises, line by line.

Run as a script, this file runs command lines with an audit hook, which Python tells of all that a program does, and
prints what they did that they must not.
"""

import contextlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from conftest import HERE, ROOT, Kzeu

TWIN = HERE / "data" / "valid" / "twin"
PAGE = HERE / "data" / "verify" / "pages"
# What reaches other machines, or starts other programs and libraries.
FORBIDDEN = (
    "socket.", "urllib.", "http.", "smtplib.", "ftplib.", "webbrowser.", "subprocess.", "os.system", "os.exec",
    "os.posix_spawn", "os.spawn", "os.fork", "os.startfile", "pty.", "ctypes.", "sqlite3.load_extension",
    "sqlite3.enable_load_extension", "pickle.", "code.__new__",
)  # fmt: skip
# What changes files; the first argument is the one changed.
CHANGING = (
    "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.chown", "os.link", "os.symlink", "os.truncate",
    "os.utime", "shutil.",
)  # fmt: skip
EXPORTS = ("sqlite", "csv", "json", "jsonld")
LINES = [
    [], ["--version"], ["--help"], ["timeline"], ["trade", "--by", "partner", "--in", "USD"], ["fdi", "--all"],
    ["compare"], ["cite", "--all", "--format", "biblatex"], ["cite", "--style", "apa"],
    ["search", "who is ambassador now"],
    ["search", "handel mit italien"], ["topics"], ["agreements"], ["meetings"], ["programmes"], ["people"],
    ["facts", "--json"], ["show", "epca"], ["audit"], ["trade", "--chart"],
    ["trade", "--chart", "--save", "made/chart.svg"], ["trade", "--chart", "--save", "made/chart.html"],
    ["data", "info"], ["data", "path"], ["data", "check"], ["data", "check", str(TWIN)], ["data", "schema"],
    ["data", "schema", "--output", "trade"], ["data", "sql", "select * from facts"],
    ["data", "sql", "select load_extension('x')"], ["data", "sql", "select readfile('/etc/passwd')"],
    ["data", "sql", "attach 'made/other.db' as other"], ["data", "sql", "vacuum into 'made/other.db'"],
    ["data", "verify", str(min(PAGE.iterdir()))], ["data", "new", "made/new"],
    *(["data", "export", form, f"made/{form}"] for form in EXPORTS),
    *(["data", "export", form, f"made/{form}", "--force"] for form in EXPORTS),
    *([name, "--data", str(TWIN)] for name in ("facts", "trade", "timeline", "compare", "audit")),
    ["__complete", "show", "ep"], ["--show-completion", "bash"],
]  # fmt: skip


def test_nothing_is_done_that_was_not_asked_for(tmp_path: Path) -> None:
    """No network, no other program, no code from data, and nothing written but what was named."""
    (tmp_path / "made").mkdir()
    env = {**os.environ, "HOME": str(tmp_path / "home"), "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(
        [sys.executable, __file__], cwd=tmp_path, env=env, input=json.dumps(LINES), capture_output=True, text=True
    )
    assert run.stderr == ""
    seen = json.loads(run.stdout)
    assert seen["did"] == []
    assert seen["events"] > 1000
    assert sorted(path.name for path in tmp_path.iterdir()) == ["made"]
    assert {path.name for path in (tmp_path / "made").iterdir()} >= {*EXPORTS, "new", "chart.svg"}
    assert not (tmp_path / "made" / "other.db").exists()


def test_the_hook_sees_what_is_forbidden(tmp_path: Path) -> None:
    """A test that cannot fail would prove nothing."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import test_security, socket, subprocess, pathlib\n"
        "did = []; test_security.watch(did)\n"
        "socket.socket().close(); subprocess.run(['true']); pathlib.Path('elsewhere').write_text('x')\n"
        "print(' '.join(event for event, _ in did))"
    )
    command = [sys.executable, "-c", code, str(HERE)]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert {"socket.__new__", "subprocess.Popen", "open"} <= set(run.stdout.split())


def test_only_the_pager_is_started(tmp_path: Path) -> None:
    """On a terminal, a long answer starts the program that KZEU_PAGER names, and no shell."""
    pexpect = pytest.importorskip("pexpect")
    (tmp_path / "pager").write_text('#!/bin/sh\ncat >/dev/null\necho "paged $#"\n')
    (tmp_path / "pager").chmod(0o755)
    env = {**os.environ, "KZEU_PAGER": f"{tmp_path}/pager ; touch {tmp_path}/owned", "COLUMNS": "80", "LINES": "24"}
    run = pexpect.spawn(sys.executable, ["-m", "kzeu_cli", "facts", "--all"], env=env, encoding="utf-8", timeout=30)
    run.expect("paged 3")
    run.expect(pexpect.EOF)
    assert not (tmp_path / "owned").exists()


@pytest.mark.parametrize(
    "query",
    [
        "delete from facts",
        "create table x (y)",
        "attach 'x.db' as x",
        "pragma writable_schema = 1",
        "select load_extension('x')",
        "select writefile('x', 'y')",
        "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n",
    ],
)
def test_a_query_changes_nothing_and_ends(
    kzeu: Kzeu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = kzeu("data", "sql", query, "--timeout", "0.2")
    assert (result.code in (1, 2), result.out) == (True, "")
    assert list(tmp_path.iterdir()) == []


def test_says_what_it_promises() -> None:
    """What SECURITY.md lists as never done is what is tested here."""
    text = (ROOT / "SECURITY.md").read_text()
    for promise in ("no connection", "no code and no template", "no other program but the pager", "writes nothing but"):
        assert promise in text


def watch(did: list[tuple[str, str]]) -> list[int]:
    """Write down what is forbidden from now on; return the count of all that is done."""
    count = [0]
    allowed = (Path.cwd() / "made").as_posix()

    def is_named(path: Any, folder: int = -1) -> bool:
        """Whether a path, or one within an open folder, lies where all that is named lies."""
        if isinstance(path, int):
            return True
        start = Path.cwd() if folder < 0 else Path("/proc/self/fd", str(folder)).readlink()
        return (start / os.fsdecode(path)).as_posix().startswith(allowed) or path == os.devnull

    def hook(event: str, args: tuple[Any, ...]) -> None:
        count[0] += 1
        if event.startswith(FORBIDDEN):
            is_fine = False
        elif event == "open":
            is_fine = not _writes(args[1], args[2]) or is_named(args[0])
        elif event.startswith(CHANGING):
            is_fine = is_named(args[0], args[-1] if event in ("os.remove", "os.rmdir", "os.mkdir") else -1)
        else:
            is_fine = event != "sqlite3.connect" or args[0] == ":memory:" or is_named(args[0])
        if not is_fine:
            did.append((event, repr(args)[:200]))

    sys.addaudithook(hook)
    return count


def _writes(mode: Any, flags: Any) -> bool:
    if isinstance(mode, str):
        return bool(set(mode) & set("wax+"))
    return bool(isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR))


def main() -> None:
    """Run the command lines of stdin, watched."""
    from kzeu_cli.cli import run

    did: list[tuple[str, str]] = []
    lines = json.load(sys.stdin)
    count = watch(did)
    for line in lines:
        streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
        with (
            mock.patch.dict(os.environ),
            contextlib.redirect_stdout(streams[0]),
            contextlib.redirect_stderr(streams[1]),
        ):
            code = run(line)
        if code not in (0, 1, 2):
            did.append(("exit", f"{line} {code}"))
    # What follows is no concern of the hook any more.
    seen = json.dumps({"did": did, "events": count[0]})
    print(seen)


if __name__ == "__main__":
    main()
