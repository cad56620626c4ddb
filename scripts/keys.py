"""Record the citation keys of references and sources that have none yet; with --check, only name those.

A key that stands in the data is never changed: papers cite by it.
"""

import re
import sys
from collections.abc import Mapping

from kzeu_cli import dataset
from kzeu_cli.citations.keys import keys
from kzeu_cli.dataset.find import builtin

_TABLE = re.compile(r"^\[\[(reference|source)\]\]\nid = (.+)\n(?!citation-key = )", re.MULTILINE)


def main() -> int:
    """Record what is missing, or name it."""
    known = keys(dataset.load_all())
    missing = []
    for file in sorted(builtin().rglob("*.toml")):
        text = file.read_text(encoding="utf-8")
        missing += [match[2] for match in _TABLE.finditer(text)]
        if "--check" not in sys.argv:
            file.write_text(_recorded(text, known), encoding="utf-8")
    if "--check" in sys.argv and missing:
        print(f"without a recorded key: {', '.join(missing)}; run scripts/keys.py")
    return int("--check" in sys.argv and bool(missing))


def _recorded(text: str, known: Mapping[tuple[int | str, bool], str]) -> str:
    def with_key(match: re.Match[str]) -> str:
        ref = match[2].strip('"') if match[2].startswith('"') else int(match[2])
        return f'{match[0]}citation-key = "{known[ref, match[1] == "source"]}"\n'

    return _TABLE.sub(with_key, text)


if __name__ == "__main__":
    sys.exit(main())
