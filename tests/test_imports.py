"""What a command may import on its way to --json: each module is waited for at every start."""

import json
import subprocess
import sys

import pytest

# Heavy, or of no use to a script: tables, validation, databases.
NEVER = {"rich", "pydantic", "sqlite3", "duckdb", "csv", "asyncio", "unittest", "multiprocessing"}
# What `kzeu trade --json` takes beyond what Typer has imported. Add only what cannot be done without, and measure.
OUTSIDE = {
    "__future__", "_contextvars", "_decimal", "_json", "binascii", "contextvars", "decimal", "json", "numbers",
    "unicodedata",
}  # fmt: skip
# Our own packages on that way; none of the others is of use to it.
OURS = {"answers", "audit", "cli", "commands", "dataset", "emit", "figures", "model", "support"}
COMMANDS = (
    "timeline", "trade", "fdi", "compare", "compare --over-time", "cite", "topics", "agreements", "meetings",
    "programmes", "people", "facts", "show epca", "trade --by partner --in USD", "data info",
)  # fmt: skip
PROBE = """
import sys, typer
before = set(sys.modules)
sys.stdout = open("/dev/null", "w") if sys.platform != "win32" else open("nul", "w")
from kzeu_cli.cli import run
code = run(sys.argv[1:])
sys.stdout = sys.__stdout__
import json
print(json.dumps([code, sorted(set(sys.modules) - before)]))
"""


def imported(*args: str) -> set[str]:
    """Run a command line in a fresh process, and tell what it imported beyond Typer."""
    done = subprocess.run([sys.executable, "-c", PROBE, *args], capture_output=True, text=True, check=True)
    code, names = json.loads(done.stdout)
    assert (code, done.stderr) == (0, "")
    return set(names)


def test_trade_imports_no_more_than_it_needs() -> None:
    names = imported("trade", "--json")
    own = {name for name in names if name.startswith("kzeu_cli.")}
    assert {name.split(".")[1] for name in own} <= OURS
    others = {name.partition(".")[0] for name in names - own - {"kzeu_cli"}}
    # Typer imports parts of itself only when a command runs; compiled tomli is a module with a name of its own.
    assert {name for name in others if name not in ("typer", "click") and not name.endswith("__mypyc")} <= OUTSIDE


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_heavy_on_the_way_to_json(command: str) -> None:
    names = {name.partition(".")[0] for name in imported(*command.split(), "--json")}
    assert names.isdisjoint(NEVER)


PUT_OFF = """
import sys
from kzeu_cli import __main__
for name in __main__._SPARED:
    sys.modules.pop(name, None)
    __main__._put_off(name)
import typer
waiting = [name for name in __main__._SPARED if "__getattr__" in vars(sys.modules[name])]
import bz2, zlib, subprocess
from linecache import getline
assert bz2.decompress(bz2.compress(b"kzeu")) == b"kzeu"
assert zlib.crc32(b"kzeu") and subprocess.run([sys.executable, "-c", ""]).returncode == 0
assert getline(typer.__file__, 1) and not hasattr(bz2, "nothing")
print(" ".join(waiting))
"""


def test_modules_are_put_off_until_something_of_them_is_asked_for() -> None:
    done = subprocess.run([sys.executable, "-c", PUT_OFF], capture_output=True, text=True, check=True)
    # Another Typer may ask for some of them at once; what a program needs it gets all the same.
    assert {"subprocess", "bz2"} <= set(done.stdout.split())


MADE = """
import sys
from kzeu_cli.cli import run
from kzeu_cli.model import Facts
loaded = []
begin = Facts.__init__
Facts.__init__ = lambda self, parts: (begin(self, parts), loaded.append(self))[0]
sys.stdout = open("/dev/null", "w") if sys.platform != "win32" else open("nul", "w")
run(sys.argv[1:])
sys.stdout = sys.__stdout__
print(*(sum(map(len, column)) for column in ((facts._parts for facts in loaded),
    ([part for part in facts._parts.values() if not isinstance(part, tuple)] for facts in loaded))))
"""


@pytest.mark.parametrize("question", ["netherlands", "epca in force", "batteries"])
def test_a_search_for_few_things_makes_few_of_the_facts(question: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", MADE, "search", question, "--json"], capture_output=True, text=True, check=True
    )
    known, made = map(int, done.stdout.split())
    assert 0 < made < known / 3
