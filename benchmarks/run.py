"""Measure kzeu: python benchmarks/run.py [--runs N] [--growth 1000,10000,100000] [--lake N] [--svg FILE].

Prints what whole processes cost beside what their libraries cost alone, beside other tools on the same facts, and how
the cost grows with the facts. Costs are seconds of processor as the system counts them, which other work on the machine
disturbs least. The two of a pair run in turn; the figure is the median of the pairs' ratios. POSIX only.
"""

import argparse
import compileall
import math
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from generate import generate

ROOT = Path(__file__).parents[1]
TYPER = (sys.executable, "-c", "import typer")
RICH = (sys.executable, "-c", "import typer, rich.console, rich.table")
KZEU = (sys.executable, "-m", "kzeu_cli")
# A command line, what it is held against, and the ratio that is aimed at.
CASES: Sequence[tuple[str, Sequence[str], float]] = (
    ("--version", TYPER, 1.05),
    ("trade --json", TYPER, 1.4),
    ("fdi --json", TYPER, 1.4),
    ("timeline --json", TYPER, 1.4),
    ("compare --json", TYPER, 1.4),
    ("people --json", TYPER, 1.4),
    ("cite --json", TYPER, 1.4),
    ("show epca --json", TYPER, 1.4),
    ("search netherlands --json", TYPER, 1.4),
    # A question of which every sixth fact has something.
    ("search trade 2024 --json", TYPER, 1.4),
    ("facts --json", TYPER, 1.6),
    ("audit --json", TYPER, 1.6),
    ("__complete show epca", TYPER, 1.4),
    ("trade", RICH, 1.25),
    ("timeline", RICH, 1.25),
    ("compare", RICH, 1.25),
    ("facts", RICH, 1.25),
)
# Every event of 2020 or later, from the facts that kzeu writes as JSON or SQLite.
RIVALS: Sequence[tuple[str, Sequence[str]]] = (
    ("jq", ('[.[] | select(.kind == "event" and .start >= "2020")]', "facts.json")),
    ("sqlite3", ("facts.db", "select * from facts where kind = 'event' and first_day >= '2020'")),
    ("sqlite-utils", ("query", "facts.db", "select * from facts where kind = 'event' and first_day >= '2020'")),
)
MISSPELT = "f3x"
GROWING = (
    "trade --json", "trade", "facts --json", "facts --layer official --limit 10 --format csv", "timeline --json",
    "search uranium --json", "show f34 --json", "show f34", f"show {MISSPELT}", "people --json", "audit --json",
)  # fmt: skip
# So many facts are a dataset of the lake: each is read and written by itself.
_IN_A_PART = 100_000
# What is asked of all parts of the lake.
_ASKED = (
    (
        "the events of 2015",
        "SELECT * FROM 'lake/*/events/*/*/*.parquet' WHERE year = 2015 AND layer = 'official'",
    ),
    (
        "the sum of exports of each year",
        "SELECT year, sum(value) FROM 'lake/*/figures/*/*/*.parquet' WHERE flow = 'exports' GROUP BY year",
    ),
)
_TOMLI = "import pathlib, sys, tomli; [tomli.loads(p.read_text()) for p in pathlib.Path(sys.argv[1]).rglob('*.toml')]"


class Cost(NamedTuple):
    """Seconds of processor, and megabytes of memory at most."""

    seconds: float
    megabytes: float


def cost(command: Sequence[str], folder: Path | None = None) -> Cost:
    """Run a command whose output goes nowhere, and tell what it cost; one that fails ends the measuring."""
    environment = {name: value for name, value in os.environ.items() if name != "KZEU_DATA"}
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder,
        env=environment,
    )  # fmt: skip
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    # What is misspelt is asked for on purpose.
    if process.returncode != (MISSPELT in command):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    in_a_megabyte = 2**20 if sys.platform == "darwin" else 2**10
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / in_a_megabyte)


def compared(
    command: Sequence[str], other: Sequence[str], runs: int, folder: Path | None = None
) -> tuple[float, float, float]:
    """Run two commands in turn after one turn uncounted: both medians in milliseconds, and the median ratio."""
    pairs = [(cost(command, folder).seconds, cost(other, folder).seconds) for _ in range(runs + 1)][1:]
    ours, theirs = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
    return ours, theirs, statistics.median(one / another for one, another in pairs)


def ratios(runs: int) -> Iterator[str]:
    """Hold commands on the built-in data against what their libraries cost alone."""
    yield f"{'kzeu …':28} {'ms':>6} {'floor':>12} {'ms':>6} {'ratio':>6} {'aim':>6}"
    for words, floor, aim in CASES:
        ours, theirs, ratio = compared((*KZEU, *words.split()), floor, runs)
        name = "typer" if floor is TYPER else "typer + rich"
        yield f"{words:28} {ours:6.0f} {name:>12} {theirs:6.0f} {ratio:6.2f} {aim:6.2f}"


def rivals(runs: int) -> Iterator[str]:
    """Hold a listing of events against other tools that find the same in what kzeu exports."""
    ours = (*KZEU, "timeline", "--from", "2020", "--json")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "facts.json").write_bytes(subprocess.run([*KZEU, "facts", "--json"], capture_output=True).stdout)
        subprocess.run([*KZEU, "data", "export", "sqlite", "facts.db"], cwd=folder, capture_output=True)
        for tool, words in RIVALS:
            found = shutil.which(tool) or shutil.which(tool, path=str(Path(sys.executable).parent))
            if found is None:
                yield f"{tool:28} is not installed"
                continue
            mine, theirs, ratio = compared(ours, (found, *words), runs, folder)
            yield f"{'timeline --from 2020 --json':28} {mine:6.0f} {tool:>12} {theirs:6.0f} {ratio:6.2f}"


def lake(size: int, runs: int) -> Iterator[str]:
    """Write datasets as Parquet, parted by year and layer, and ask DuckDB of them all: the way out when data grow."""
    if find_spec("duckdb") is None:
        yield "DuckDB is not installed: no figures for Parquet"
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "lake").mkdir()
        made = []
        for part, start in enumerate(range(0, size, _IN_A_PART)):
            generate(min(_IN_A_PART, size - start), folder / "own", start)
            exported = (*KZEU, "data", "export", "parquet", f"lake/{part}", "--partition", "--data", "own")
            made.append(cost(exported, folder))
            shutil.rmtree(folder / "own")
        files = [file.stat().st_size for file in (folder / "lake").rglob("*.parquet")]
        yield (
            f"{size:,} facts to Parquet: {sum(each.seconds for each in made):.0f} s in {len(made)} runs,"
            f" at most {max(each.megabytes for each in made):.0f} MB of memory; {len(files):,} files,"
            f" {sum(files) / 2**20:.0f} MB"
        )
        for question, query in _ASKED:
            asked = (sys.executable, "-c", f"import duckdb; duckdb.sql({query!r}).fetchall()")
            times = [cost(asked, folder).seconds for _ in range(runs + 1)][1:]
            yield f"{question:46}{statistics.median(times):8.2f} s"


def growth(sizes: Sequence[int]) -> tuple[list[str], Mapping[str, list[Cost]]]:
    """Measure commands on data of each size: the lines of a table, and the costs by command."""
    costs: dict[str, list[Cost]] = {}
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            folder = Path(name) / str(size)
            generate(size, folder)
            costs.setdefault("(tomli alone)", []).append(cost((sys.executable, "-c", _TOMLI, str(folder))))
            for words in GROWING:
                costs.setdefault(words, []).append(cost((*KZEU, *words.split(), "--data", str(folder))))
    lines = [f"{'kzeu … --data GENERATED':46}{''.join(f'{size:>16,}' for size in sizes)} {'exponent':>9}"]
    for words, found in costs.items():
        cells = "".join(f"{each.seconds:8.2f} s {each.megabytes:3.0f} MB" for each in found)
        lines.append(f"{words:46}{cells} {exponent(sizes, found):9.2f}")
    return lines, costs


def exponent(sizes: Sequence[int], costs: Sequence[Cost]) -> float:
    """Tell with which power of the facts the cost grows beyond that of the smallest size, over the largest two."""
    if len(sizes) < 3:
        return math.nan
    (_, middle, largest), base = (costs[0], *costs[-2:]), costs[0].seconds
    if middle.seconds <= base:
        return math.nan
    grown = (sizes[-1] - sizes[0]) / (sizes[-2] - sizes[0])
    return math.log((largest.seconds - base) / (middle.seconds - base)) / math.log(grown)


def svg(sizes: Sequence[int], costs: Mapping[str, Sequence[Cost]]) -> str:
    """Draw seconds by facts, both on logarithmic scales, a line for each command."""
    left, top, width, height = 60, 20, 420, 400
    seconds = [each.seconds for found in costs.values() for each in found]
    low, high = math.floor(math.log10(min(seconds))), math.ceil(math.log10(max(seconds)))

    def x(size: float) -> float:
        return left + width * math.log(size / sizes[0]) / math.log(sizes[-1] / sizes[0])

    def y(value: float) -> float:
        return top + height * (high - math.log10(value)) / (high - low)

    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" width="760" height="470" font-family="sans-serif" font-size="12">'
    ]
    parts += [f'<text x="{x(size):.0f}" y="440" text-anchor="middle">{size:,} facts</text>' for size in sizes]
    for power in range(low, high + 1):
        at = y(10.0**power)
        parts.append(f'<path d="M{left} {at:.0f}h{width}" stroke="#ccc"/>')
        parts.append(f'<text x="{left - 6}" y="{at + 4:.0f}" text-anchor="end">{10.0**power:g} s</text>')
    # Names that end at one height move apart.
    room = -math.inf
    for words, found in sorted(costs.items(), key=lambda pair: -pair[1][-1].seconds):
        points = " ".join(f"{x(size):.0f},{y(each.seconds):.0f}" for size, each in zip(sizes, found, strict=True))
        room = max(y(found[-1].seconds), room + 14)
        parts.append(f'<polyline points="{points}" fill="none" stroke="#1a4f9c"/>')
        parts.append(f'<text x="{left + width + 8}" y="{room + 4:.0f}">{words}</text>')
    return "\n".join([*parts, "</svg>\n"])


def main() -> None:
    """Print the tables, and draw the growth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=11, help="turns of each pair")
    parser.add_argument("--growth", default="1000,10000,100000", help="numbers of facts; empty for none")
    parser.add_argument("--lake", type=int, default=1_000_000, help="facts as Parquet in DuckDB; 0 for none")
    parser.add_argument("--svg", type=Path, help="where to draw the growth")
    options = parser.parse_args()
    compileall.compile_dir(str(ROOT / "src"), quiet=1)
    print(f"{date.today()}, Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors\n")
    for line in (*ratios(options.runs), "", *rivals(options.runs)):
        print(line, flush=True)
    for line in ("", *lake(options.lake, min(options.runs, 3))) if options.lake else ():
        print(line, flush=True)
    if sizes := [int(size) for size in options.growth.split(",") if size]:
        lines, costs = growth(sizes)
        print("", *lines, sep="\n")
        if options.svg:
            options.svg.write_text(svg(sizes, costs), encoding="utf-8")


if __name__ == "__main__":
    main()
