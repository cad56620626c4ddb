"""Time the program as whole processes against what its libraries need to start. The promise is a ratio of 1.25.

Compile the bytecode first, as an installer does: `python -m compileall -q src`. The two of a pair
run one after the other, so that a machine that slows down slows both; the median of the pairs' ratios is the figure.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

TYPER = "import typer"
RICH = "import typer, rich.console, rich.table"
# What is timed, against what, and the ratio promised; None where nothing is.
CASES: Sequence[tuple[str, str, float | None]] = (
    ("trade --json", TYPER, 1.25),
    ("fdi --json", TYPER, None),
    ("timeline --json", TYPER, None),
    ("facts --json", TYPER, None),
    ("search netherlands --json", TYPER, None),
    ("__complete show epca", TYPER, None),
    ("trade", RICH, 1.25),
    ("compare", RICH, None),
    ("audit", RICH, None),
)


def seconds(command: Sequence[str]) -> float:
    """Run a command and tell how long it took, from start to end of the process."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def main(runs: int = 15) -> None:
    """Print a line for each case: milliseconds, the other's, and the ratio."""
    print(f"{'kzeu …':28} {'ms':>6} {'against':>42} {'ms':>6} {'ratio':>6} {'promise':>8}")
    for words, imports, promise in CASES:
        ours = [sys.executable, "-m", "kzeu_cli", *words.split()]
        theirs = [sys.executable, "-c", imports]
        pairs = [(seconds(ours), seconds(theirs)) for _ in range(runs + 1)][1:]
        mine, other = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
        ratio = statistics.median(one / another for one, another in pairs)
        print(f"{words:28} {mine:6.0f} {imports:>42} {other:6.0f} {ratio:6.2f} {promise or '':>8}")


if __name__ == "__main__":
    main()
