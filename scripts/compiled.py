"""Write beside the built-in data what answers need of it; with --check, only say whether that is stale."""

import sys

from kzeu_cli import dataset
from kzeu_cli.export.compiled import files


def main() -> int:
    """Write the files, or compare them with those that are there."""
    made = dict(files(dataset.load_all()))
    stale = [path for path, text in made.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv:
        print(f"stale, run scripts/compiled.py: {', '.join(map(str, stale))}" if stale else "up to date")
        return int(bool(stale))
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made[path], encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
