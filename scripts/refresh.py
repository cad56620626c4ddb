"""Write anew all that is made from the data and the commands, and say what changed: run it after any change of these.

The keys of the data, findings of the audit, fields of the JSON and their page, recorded screens, blocks of output in
README.md and docs/, man pages, pictures of charts and of terminals. Read what changed before you commit it: tests hold
most of these files to what the program says today.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[1]
# In this order: tables carry marks of the findings, and pages show tables.
MAKERS = (
    "scripts/keys.py", "scripts/findings.py", "scripts/compiled.py", "scripts/search_index.py",
    "tests/test_contract.py", "tests/test_golden.py", "scripts/fields.py", "tests/test_readme.py", "scripts/man.py",
    "scripts/pictures.py", "scripts/screens.py",
)  # fmt: skip
MADE = ("data", "tests/data/fields.json", "tests/golden", "README.md", "docs", "share/man")


def contents() -> dict[Path, bytes]:
    """Read the files that are made."""
    return {path: path.read_bytes() for path in files()}


def files() -> Iterator[Path]:
    """Go through the files that are made, as far as they are there."""
    for name in MADE:
        place = ROOT / name
        yield from ([place] if place.is_file() else sorted(path for path in place.rglob("*") if path.is_file()))


def main() -> int:
    """Run each maker, and print the files that came, went or changed."""
    before = contents()
    for maker in MAKERS:
        done = subprocess.run([sys.executable, maker], cwd=ROOT)
        if done.returncode:
            print(f"{maker} failed; what it makes is as it was", file=sys.stderr)
            return done.returncode
    after = contents()
    changed = [path for path in sorted(before.keys() | after.keys()) if before.get(path) != after.get(path)]
    for path in changed:
        what = "new" if path not in before else "gone" if path not in after else "changed"
        print(f"{what}: {path.relative_to(ROOT)}")
    print(f"{len(changed)} of {len(after)} made files changed")
    return 0


if __name__ == "__main__":
    # `python3 scripts/refresh.py` finds the environment of the README's test command by itself.
    own = ROOT / ".venv" / "bin" / "python"
    if find_spec("pytest") is None or find_spec("kzeu_cli") is None:
        if not own.exists() or Path(sys.executable) == own:
            sys.exit("the test dependencies are not installed: see the test command in README.md")
        os.execv(own, [str(own), __file__])
    sys.exit(main())
