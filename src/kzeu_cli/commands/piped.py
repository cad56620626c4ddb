"""What is piped into a command: text, or names of facts and references."""

import json
import sys
from typing import Any

from kzeu_cli.support.errors import WrongUsage

STDIN = "-"


def text() -> str:
    """Read stdin; raise WrongUsage if it is not UTF-8."""
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise WrongUsage("what is piped in is not UTF-8 text") from None


def names() -> list[str]:
    """Read names from stdin: words, or the ids of objects as `--format jsonl` and `--json` write them."""
    given = text()
    try:
        if given.lstrip()[:1] == "[":
            rows = json.loads(given)
        else:
            rows = [json.loads(line) for line in given.splitlines() if line.strip()]
    except ValueError:
        rows = given.split()
    return [_name(row) for row in rows]


def expanded(words: list[str]) -> list[str]:
    """Put what stdin names in the place of a `-`."""
    return [name for word in words for name in (names() if word == STDIN else [word])]


def _name(row: Any) -> str:
    if isinstance(row, dict):
        row = row.get("id")
    if not isinstance(row, (str, int)):
        raise WrongUsage("what is piped in has no id to go by")
    return str(row)
