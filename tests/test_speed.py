"""What makes a run slow, counted instead of timed: files read, packages imported, calls made for each fact."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

QUERIES = (
    "trade",
    "fdi",
    "timeline",
    "compare",
    "meetings",
    "agreements",
    "programmes",
    "people",
    "facts",
    "show epca",
)
# Runs a command line, and tells its exit code, the files that it opened, what it imported, and how many calls it made.
PROBE = """
import json, sys
opened, calls = [], 0
def hook(event, args):
    if event == "open" and isinstance(args[0], str) and args[0].startswith(sys.argv[1]):
        opened.append(args[0])
def count(frame, event, arg):
    global calls
    calls += event in ("call", "c_call")
from kzeu_cli.cli import run
out, sys.stdout = sys.stdout, open("/dev/null", "w", encoding="utf-8")
sys.addaudithook(hook)
sys.setprofile(count)
code = run(sys.argv[2:])
sys.setprofile(None)
sys.stdout = out
print(json.dumps([code, opened, [name for name in sys.modules if name.startswith("kzeu_cli.")], calls]))
"""


class Run:
    """What a run of a command line did, with the files below a folder."""

    def __init__(self, folder: Path, *args: str) -> None:
        command = [sys.executable, "-c", PROBE, str(folder), *args]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        self.code, self.opened, self.modules, self.calls = json.loads(done.stdout)
        assert self.code == 0, done.stderr


@pytest.fixture(name="sizes", scope="module")
def _sizes(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Generate two datasets, one of twice as many facts as the other."""
    place = tmp_path_factory.mktemp("sizes")
    for count in ("500", "1000"):
        subprocess.run([sys.executable, "benchmarks/generate.py", count, str(place / count)], cwd=ROOT, check=True)
    return [place / "500", place / "1000"]


@pytest.mark.parametrize("query", [*QUERIES, "audit", "search netherlands", "cite"])
def test_each_file_is_read_once(query: str) -> None:
    opened = Run(ROOT / "data", *query.split(), "--json").opened
    assert opened
    assert sorted(opened) == sorted(set(opened))


def test_only_the_files_that_can_hold_the_answer_are_read() -> None:
    parts = {Path(name).relative_to(ROOT / "data").parts for name in Run(ROOT / "data", "trade", "--json").opened}
    assert {part[-1] for part in parts}.isdisjoint({"events.toml", "search.toml", "findings.json", "ru.toml"})


@pytest.mark.parametrize("query", [*QUERIES, "search netherlands", "cite"])
@pytest.mark.parametrize("form", ["--json", "--all"])
def test_no_query_runs_the_audit(query: str, form: str, sizes: list[Path]) -> None:
    form = "--limit=5" if query.startswith("search") and form == "--all" else form
    for data in ([], ["--data", str(sizes[0])]) if query.startswith(("trade", "timeline", "facts")) else ([],):
        modules = Run(ROOT / "data", *query.split(), form, *data).modules
        assert "kzeu_cli.audit.engine" not in modules
        # People read the titles of the rules that found something in a fact.
        if query != "show epca" or form == "--json":
            assert not [name for name in modules if name.startswith("kzeu_cli.audit.rules.")]


@pytest.mark.parametrize(
    ("query", "most"),
    [
        ("trade --json", 2.2), ("trade --all", 2.2), ("timeline --json", 2.2), ("facts --json", 2.2),
        ("facts --format csv", 2.2), ("show f14 --json", 2.2), ("people --json", 2.2), ("data check", 2.2),
        # n log n.
        ("search uranium --json", 2.4), ("audit --json", 2.4),
    ],
)  # fmt: skip
def test_work_grows_as_the_facts_do(query: str, most: float, sizes: list[Path]) -> None:
    option = [] if query.startswith("data") else ["--data"]
    small, large = (Run(ROOT, *query.split(), *option, str(folder)).calls for folder in sizes)
    assert large <= most * small


@pytest.mark.parametrize("query", ["trade --json", "facts --json", "timeline --json", "audit --json"])
def test_compiled_data_are_not_checked_again(query: str, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "benchmarks/generate.py", "500", str(tmp_path / "own")], cwd=ROOT, check=True)
    before = Run(tmp_path, *query.split(), "--data", str(tmp_path / "own"))
    Run(tmp_path, "data", "compile", str(tmp_path / "own"))
    after = Run(tmp_path, *query.split(), "--data", str(tmp_path / "own"))
    assert after.calls < before.calls * 0.75
