"""kzeu as scripts and other programs run it: in pipes, without a terminal, a home or a locale, on streams that fail."""

import io
import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest
from conftest import Kzeu

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the lines are those of a POSIX shell")
BARE = {"PATH": os.environ["PATH"]}


def shell(line: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of bash with nothing of our environment, `kzeu` standing for this program."""
    setup = f'set -o pipefail; kzeu() {{ "{sys.executable}" -P -m kzeu_cli "$@"; }}; '
    return subprocess.run(
        ["bash", "-c", setup + line], env=BARE | env, cwd="/", capture_output=True, timeout=60, stdin=subprocess.DEVNULL
    )


def outcome(line: str, **env: str) -> tuple[int, str, str]:
    done = shell(line, **env)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


class TestPipes:
    @pytest.mark.parametrize("options", ["--json", "--format csv", ""])
    def test_a_reader_may_stop_early(self, options: str) -> None:
        code, out, err = outcome(f"kzeu facts {options} | head -c 1; exit ${{PIPESTATUS[0]}}")
        assert (code, len(out), err) == (0, 1, "")

    @pytest.mark.skipif(not shutil.which("jq"), reason="jq is not installed")
    def test_jq_reads_json(self) -> None:
        assert outcome("kzeu facts --layer article --kind agreement --json | jq length") == (0, "8\n", "")

    def test_rows_of_one_command_are_names_for_another(self) -> None:
        code, out, err = outcome(
            "kzeu facts --layer article --topic wto --kind event --format jsonl | kzeu show - --format jsonl"
        )
        assert (code, err) == (0, "")
        assert [json.loads(line)["id"] for line in out.splitlines()] == ["wto-accession"]


class TestStreams:
    @pytest.mark.parametrize("line", ["facts", "facts --json", "data schema", "nonsense"])
    def test_closed_ones_are_no_mistake(self, line: str) -> None:
        code, out, err = outcome(f"kzeu {line} >&- 2>&- <&-")
        assert (code, out, err) == (2 if line == "nonsense" else 0, "", "")

    def test_a_remark_never_gets_into_the_answer(self) -> None:
        assert outcome("kzeu facts --from 1850 --to 1851 --json 2>&-") == (0, "[]\n", "")

    def test_nothing_to_read_asks_nothing(self) -> None:
        assert outcome("kzeu data sql - <&-") == (2, "", "kzeu: this asks nothing; begin with SELECT\n")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
    @pytest.mark.parametrize("line", ["facts --json", "facts --help"])
    def test_a_full_disk_is_said(self, line: str) -> None:
        said = "kzeu: the answer cannot be written: No space left on device\n"
        assert outcome(f"kzeu {line} > /dev/full") == (1, "", said)


class TestInterrupts:
    @pytest.mark.parametrize("module", ["typer", "kzeu_cli.cli", "kzeu_cli.dataset.read", "rich.console"])
    def test_end_it_without_a_word_from_the_first_import_on(self, module: str) -> None:
        code = f"""
import sys
from kzeu_cli.__main__ import main

class Interrupted:
    def find_spec(self, name, *rest):
        if name == {module!r}:
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupted())
sys.argv = ["kzeu", "facts"]
main()
"""
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=BARE, timeout=60)
        assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")

    @pytest.mark.skipif(not shutil.which("timeout"), reason="timeout is not installed")
    def test_end_a_question_in_sql(self) -> None:
        forever = "with recursive r(x) as (select 1 union all select x + 1 from r) select count(*) from r"
        line = shlex.join([sys.executable, "-P", "-m", "kzeu_cli", "data", "sql", forever])
        assert outcome(f"timeout --preserve-status -s INT 1 {line}") == (130, "", "")


class TestTerminal:
    @pytest.mark.parametrize("format", ["csv", "tsv", "markdown", "json", "table"])
    def test_no_control_character_reaches_it(self, kzeu: Kzeu, tmp_path: Path, format: str) -> None:
        mine = tmp_path / "mine"
        kzeu("data", "new", str(mine), "--party", "NO=Norway", "--party", "JP=Japan")
        hostile = '\n[[statement]]\nid = "hostile"\ntopics = ["trade"]\ntext = "\\u001b[31mred\\u009b \\u202eback"\n'
        with (mine / "facts.toml").open("a", encoding="utf-8") as file:
            file.write(hostile)
        line = ["-P", "-m", "kzeu_cli", "facts", "--data", str(mine), "--fields", "text,id", "--format", format]
        screen = pexpect.run(
            shlex.join([sys.executable, *line]), env=BARE | {"NO_COLOR": "1", "LANG": "C.UTF-8"}
        ).decode()
        assert "red" in screen
        assert not set(screen) & set("\x1b\x9b\u202e")


class TestSurroundings:
    def test_json_is_utf_8_in_every_locale(self) -> None:
        line = "kzeu people --json"
        plain = shell(line, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii")
        assert plain.stdout == shell(line, LANG="C.UTF-8").stdout
        assert "Älihan" in plain.stdout.decode()

    def test_tables_are_ascii_where_nothing_else_can_be_shown(self) -> None:
        done = shell("kzeu people smaiylov", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"Alihan" in done.stdout
        assert done.stdout.isascii()

    @pytest.mark.parametrize("charset", ["latin-1", "cp1252", "cp437"])
    def test_lines_and_bars_are_drawn_with_what_the_charset_has(self, charset: str) -> None:
        out = shell("kzeu fdi --layer article", LANG="C.UTF-8", PYTHONIOENCODING=charset).stdout.decode(charset)
        assert "-" * 80 in out
        assert "####" in out
        assert "?" not in out.replace("[?]", "")

    def test_nothing_needs_to_be_written_anywhere(self) -> None:
        env = {"HOME": "/nonexistent", "TMPDIR": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent"}
        assert outcome("kzeu data sql 'select 1 as one' --json", **env) == (0, '[\n  {"one": 1}\n]\n', "")


class TestNames:
    """What `-` stands for."""

    @pytest.mark.parametrize(
        "piped", [b"1 epca\n", b"\xef\xbb\xbf1\nepca", b'[{"id": 1}, {"id": "epca"}]', b'{"id": 1}\n{"id": "epca"}\n']
    )
    def test_words_or_rows(self, kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, piped: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(piped)))
        assert [row["id"] for row in kzeu("cite", "-", "--json").json] == ["1", "7", "12"]

    @pytest.mark.parametrize(
        ("piped", "said"),
        [
            (b"\xff", "what is piped in is not UTF-8 text"),
            (b'[{"name": "epca"}]', "what is piped in has no id to go by"),
            (b"[[1]]", "what is piped in has no id to go by"),
        ],
    )
    def test_what_names_nothing(self, kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, piped: bytes, said: str) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(piped)))
        result = kzeu("cite", "-")
        assert (result.code, result.out, result.err) == (2, "", f"kzeu: {said}\n")
