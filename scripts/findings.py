"""Write the findings of the audit beside the built-in data; with --check, only say whether they are stale.

The day of the audit is today, or the one given: `scripts/findings.py 2026-11-23`.
"""

import sys
from datetime import date

from kzeu_cli import dataset
from kzeu_cli.audit import engine
from kzeu_cli.audit.kept import FILE, kept, written
from kzeu_cli.dataset.find import builtin


def main() -> int:
    """Write the findings, or compare them with those that are there."""
    file = builtin() / FILE
    if "--check" in sys.argv:
        day = kept(file)[0]
        is_stale = not file.is_file() or file.read_text(encoding="utf-8") != _made(day)
        print("stale; run scripts/findings.py" if is_stale else f"the findings of {day} are up to date")
        return int(is_stale)
    day = date.fromisoformat(sys.argv[1]) if len(sys.argv) > 1 else date.today()
    file.parent.mkdir(exist_ok=True)
    file.write_text(_made(day), encoding="utf-8")
    return 0


def _made(day: date) -> str:
    return written(day, engine.run(dataset.load_all(), day))


if __name__ == "__main__":
    sys.exit(main())
