"""Run the tasks of docs/acceptance.md with the kzeu on the path, each as it stands there, and say which fail."""

import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PAGE = Path(__file__).parents[1] / "docs" / "acceptance.md"
_TASK = re.compile(r"^(\d+)\. (.*?)\n\n +```sh\n(.*?)\n +```$", re.MULTILINE | re.DOTALL)


class Task(NamedTuple):
    """A task: its number, what somebody wants, and the commands that must succeed."""

    number: int
    wish: str
    commands: str

    @property
    def lacks(self) -> list[str]:
        """The programs it needs that are not here."""
        needs = re.search(r"^# needs: (.*)$", self.commands, re.MULTILINE)
        return [name for name in needs[1].split() if shutil.which(name) is None] if needs else []


def tasks() -> Iterator[Task]:
    """Read the tasks of the page."""
    for number, wish, commands in _TASK.findall(PAGE.read_text(encoding="utf-8")):
        yield Task(int(number), " ".join(wish.split()), textwrap.dedent(commands))


def main() -> int:
    """Run each task in a folder of its own; exit with 1 if any fails."""
    if not all(map(shutil.which, ("kzeu", "jq"))):
        sys.exit("kzeu and jq must be on the path")
    failed = 0
    for task in tasks():
        if task.lacks:
            print(f"skipped  {task.number:2}  {task.wish} ({', '.join(task.lacks)} not installed)")
            continue
        begin = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(
                ["bash", "-euo", "pipefail", "-c", task.commands], cwd=folder, text=True,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            )  # fmt: skip
        failed += bool(done.returncode)
        seconds = time.monotonic() - begin
        print(f"{'FAILED' if done.returncode else 'done':7}  {task.number:2}  {task.wish} ({seconds:.1f} s)")
        if done.returncode:
            print(textwrap.indent(f"{task.commands}\n{done.stdout}", "    "))
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
