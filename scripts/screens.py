"""Write the pictures of terminals in docs/screens: what commands print with colours, on a light and a dark ground."""

import os
import re
import subprocess
import sys
from html import escape, unescape
from io import StringIO
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME, SVG_EXPORT_THEME
from rich.text import Text

FOLDER = Path(__file__).parents[1] / "docs" / "screens"
SCREENS = {
    "home": "kzeu",
    "trade": "kzeu trade",
    "timeline": "kzeu timeline 2025",
    "compare": "kzeu compare population gdp-per-head",
    "audit": "kzeu audit --as-of 2026-11-26",
    "chart": "kzeu compare --over-time gdp --from 2014 --chart",
}
THEMES = {"light": DEFAULT_TERMINAL_THEME, "dark": SVG_EXPORT_THEME}
WIDTH = 80
_TOP = """# Screens

What a terminal of 80 × 24 shows of these commands, on a light or a dark ground. Made by `scripts/screens.py`.
"""
_PICTURE = """
```sh
{command}
```

<picture>
  <source media="(prefers-color-scheme: dark)" srcset="{name}-dark.svg">
  <img src="{name}-light.svg" alt="What {command} prints" width="720">
</picture>
"""
# Rich's frame would load its font from the network; the reader's own monospaced font does as well.
_FRAME = re.sub(r"@font-face \{\{.*?\}\}\n\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL).replace(
    "Fira Code, monospace", "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
)
# As Rich sets it: 20 pixels high, 0.61 as wide.
_CHARACTER = 12.2
_TEXT = re.compile(
    r'<text (class="[^"]+") x="([^"]+)" (y="[^"]+") textLength="[^"]+" (clip-path="[^"]+")>([^<]+)</text>'
)


def screen(command: str) -> str:
    """Run a command as on a terminal of 80 × 24 with colours, and return what it prints."""
    env = {
        "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm-256color", "FORCE_COLOR": "1",
        "COLUMNS": str(WIDTH), "LINES": "24",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-P", "-m", "kzeu_cli", *command.split()[1:]], env=env, text=True, stdout=subprocess.PIPE
    )
    done.check_returncode()
    return done.stdout


def placed(found: re.Match[str]) -> str:
    """Write each stretch of a line of text at its own place: some viewers drop the spaces in front of a text."""
    style, left, top, clip, text = found.groups()
    parts = []
    for part in re.finditer(r"[^\xa0]+(?:\xa0[^\xa0]+)*", unescape(text)):
        place, length = float(left) + _CHARACTER * part.start(), _CHARACTER * len(part[0])
        parts.append(f'<text {style} x="{place:.1f}" {top} textLength="{length:.1f}" {clip}>{escape(part[0])}</text>')
    return "".join(parts)


def main() -> int:
    """Write each picture twice, and the page that shows them, and take away those that are no longer named."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, command in SCREENS.items():
        printed = Text.from_ansi(f"$ {command}\n{screen(command)}")
        for ground, theme in THEMES.items():
            console = Console(file=StringIO(), record=True, width=WIDTH, force_terminal=True, color_system="truecolor")
            console.print(printed)
            file = FOLDER / f"{name}-{ground}.svg"
            drawn = console.export_svg(title="", theme=theme, code_format=_FRAME, unique_id=f"{name}-{ground}")
            file.write_text(_TEXT.sub(placed, drawn), encoding="utf-8")
    page = "".join([_TOP, *(_PICTURE.format(name=name, command=command) for name, command in SCREENS.items())])
    (FOLDER / "README.md").write_text(page, encoding="utf-8")
    for file in FOLDER.glob("*.svg"):
        if file.stem.rpartition("-")[0] not in SCREENS:
            file.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
