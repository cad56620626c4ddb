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
    return [name for row in rows for name in _names(row)]


def expanded(words: list[str]) -> list[str]:
    """Put what stdin names in the place of a `-`."""
    return [name for word in words for name in (names() if word == STDIN else [word])]


def _names(row: Any) -> list[str]:
    """Take the id of a row; of a finding of the audit, which is about facts or else about references, theirs."""
    if isinstance(row, dict) and row.get("kind") == "finding":
        return list(row.get("facts") or row.get("refs") or ())
    name = row.get("id") if isinstance(row, dict) else row
    if not isinstance(name, (str, int)):
        raise WrongUsage("what is piped in has no id to go by")
    return [str(name)]
