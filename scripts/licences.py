"""Write docs/licences.md, the licences of all that kzeu needs; with --check, only say whether it is stale.

The licences are those that the installed packages declare. What runs kzeu must leave its users free; what only develops
and tests it may ask more of those who change it.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "licences.md"
PINNED = ROOT / "requirements" / "development.txt"
# By what they are called in metadata, new and old.
PERMISSIVE = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software|MPL|Mozilla|Unlicense|Public Domain|0BSD|Zlib|CNRI", re.I
)
COPYLEFT = re.compile(r"GPL|General Public|CC-BY-SA|Creative Commons", re.I)
HEAD = """# Licences of what kzeu needs

Made by `scripts/licences.py` from what the packages declare. kzeu itself is MIT, its data CC BY-SA 4.0.

"""


def name_of(requirement: str) -> str:
    """Take the name of a requirement, as indexes spell it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement)[0]).lower()


def running() -> set[str]:
    """Name all that runs kzeu, directly or through others, as far as it is installed here."""
    found: set[str] = set()
    waiting = list(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"])
    while waiting:
        name = name_of(waiting.pop())
        if name not in found and is_installed(name):
            found.add(name)
            waiting += [line for line in metadata.requires(name) or () if "extra ==" not in line]
    return found


def pinned() -> set[str]:
    """Name all that is pinned for development, as far as it is installed here."""
    lines = PINNED.read_text(encoding="utf-8").splitlines()
    return {name for line in lines if "==" in line and is_installed(name := name_of(line))}


def is_installed(name: str) -> bool:
    """Whether a package is installed; what only other systems need is not."""
    try:
        metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def licence(name: str) -> str:
    """Tell the licence that a package declares: as SPDX, by its classifiers, in its own words, or in a file."""
    about = metadata.metadata(name)
    if expression := about.get("License-Expression"):
        return expression
    classes = [
        line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or () if line.startswith("License ::")
    ]
    named = [line for line in classes if line != "OSI Approved"]
    if words := ", ".join(named) or (about.get("License") or "").strip().split("\n")[0]:
        return words
    files = [file for file in metadata.files(name) or () if re.search("licen[cs]e|copying", file.name, re.IGNORECASE)]
    return files[0].read_text().strip().split("\n")[0] if files else ""


def page() -> Iterator[str]:
    """Write the page, line by line."""
    run = running()
    for heading, names in (("To run it", run), ("To develop and test it", pinned() - run)):
        yield f"## {heading}\n"
        yield "| package | licence |\n|---|---|"
        yield from (f"| {name} | {licence(name)} |" for name in sorted(names))
        yield ""


def faults() -> list[str]:
    """List the packages whose licence is missing, unknown, or not one for what runs kzeu."""
    run = running()
    return [
        f"{name}: {licence(name) or 'no licence declared'}"
        for name in sorted(run | pinned())
        if not (PERMISSIVE.search(licence(name)) or (name not in run and COPYLEFT.search(licence(name))))
    ]


def main() -> None:
    """Write the page or hold it against what is installed."""
    if found := faults():
        sys.exit("\n".join(found))
    text = HEAD + "\n".join(page()).rstrip() + "\n"
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(text, encoding="utf-8")
    elif not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != text:
        sys.exit(f"{PAGE.relative_to(ROOT)} is stale; run scripts/licences.py")


if __name__ == "__main__":
    main()
