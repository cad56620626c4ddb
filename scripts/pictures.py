"""Write the pictures of docs/charts, one of each kind of chart, and the page that shows them with their commands."""

import contextlib
import io
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from kzeu_cli.cli import run

FOLDER = Path(__file__).parents[1] / "docs" / "charts"
_TOP = """# Charts

Each picture is what the command above it writes. `pip install 'kzeu-cli[charts]'` or `pipx inject kzeu-cli
vl-convert-python` adds what draws them. `.png`, `.pdf`, `.html` (with tooltips), `.vl.json` (the Vega-Lite
specification, to edit) and `.txt` are made in the same way; `--chart` alone draws in the terminal. `--title`, `--width`
and `--height` change a picture, `--in EUR` its currency; `--chart-of` draws changes, shares, totals or balances of
trade and investment, `--index` each series as an index; `--alt` says in words what is shown.
"""


class Picture(NamedTuple):
    """A picture: the name of its file, and the command that draws it."""

    name: str
    command: str


PICTURES = (
    Picture("exports", "kzeu trade --view kz --flow exports"),
    Picture("trade", "kzeu trade"),
    Picture("balance", "kzeu trade --flow balance"),
    Picture("mirror", "kzeu trade --mirror --in EUR"),
    Picture("growth", "kzeu trade --chart-of growth --view kz"),
    Picture("shares", "kzeu trade --chart-of share"),
    Picture("partners", "kzeu trade --by partner --year 2024 --view kz --flow exports"),
    Picture("partners-over-time", "kzeu trade --by partner --view kz --flow exports"),
    Picture("months", "kzeu trade --by month"),
    Picture("investment", "kzeu fdi --layer official"),
    Picture("investors", "kzeu fdi --layer article"),
    Picture("parties", "kzeu compare population gdp"),
    Picture("gdp", "kzeu compare --over-time gdp"),
    Picture("gdp-index", "kzeu compare --over-time gdp --index"),
    Picture("timeline", "kzeu timeline"),
    Picture("programmes", "kzeu programmes"),
)


def main() -> int:
    """Write all pictures and their page, and take away those that are no longer named."""
    if find_spec("vl_convert") is None:
        sys.exit("vl-convert-python is not installed: see the test command in README.md")
    FOLDER.mkdir(parents=True, exist_ok=True)
    parts = [_TOP]
    for name, command in PICTURES:
        file = FOLDER / f"{name}.svg"
        with contextlib.redirect_stderr(io.StringIO()) as said:
            code = run([*command.split()[1:], "--save", str(file), "--force"])
        if code:
            sys.exit(f"{command}: {said.getvalue()}")
        title = next(ElementTree.parse(file).iter("{http://www.w3.org/2000/svg}title")).text
        parts.append(f"```sh\n{command} --save {file.name}\n```\n\n![{title}]({file.name})\n")
    (FOLDER / "README.md").write_text("\n".join(parts), encoding="utf-8")
    for file in FOLDER.glob("*.svg"):
        if file.stem not in {picture.name for picture in PICTURES}:
            file.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
