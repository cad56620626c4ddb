"""On which line of a TOML file a table or a key stands, which no TOML parser tells."""

import re
from collections.abc import Iterator

_HEADER = re.compile(r"\s*\[(\[?)\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"\s*((?:\"[^\"]*\"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:\"[^\"]*\"|'[^']*'|[\w-]+))*)\s*=")
_TOKEN = re.compile(r"#.*|\"\"\"|'''|\"(?:\\.|[^\"\\])*\"|'[^']*'")
_QUOTES = re.compile(r"[\"'\s]")
# No key of the schema is deeper; a hostile one is not followed down.
_DEPTH = 4

Place = tuple[str, int]


class Lines:
    """The lines of a file's tables and keys: those of the n-th `[[kind]]`, and those at the top."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Place, dict[str, int]] = {("", 0): {}}
        counts: dict[str, int] = {}
        inside, prefix = ("", 0), ""
        for number, line in _outside_strings(text):
            if header := _HEADER.match(line):
                kind, _, rest = _QUOTES.sub("", header[2]).partition(".")
                if header[1] and not rest:
                    counts[kind] = counts.get(kind, 0) + 1
                inside, prefix = (kind, max(counts.get(kind, 0) - 1, 0)), f"{rest}." if rest else ""
                self._lines.setdefault(inside, {"": number})
                self._lines[("", 0)].setdefault(kind, number)
                self._note(inside, rest, number)
            elif key := _KEY.match(line):
                self._note(inside, prefix + _QUOTES.sub("", key[1]), number)

    def _note(self, inside: Place, name: str, number: int) -> None:
        """Remember where a key stands, and where the table above it begins."""
        name = ".".join(name.split(".", _DEPTH)[:_DEPTH])
        while name:
            self._lines[inside].setdefault(name, number)
            name = name.rpartition(".")[0]

    def top(self, name: str) -> int:
        """Find the line of a key or table at the top of the file; 0 if it is not there."""
        return self._lines[("", 0)].get(name, 0)

    def of(self, kind: str, number: int, name: str = "") -> int:
        """Find the line of a key in the n-th table of a kind, else of what is nearest above it."""
        keys = self._lines.get((kind, number), {})
        while name and name not in keys:
            name = name.rpartition(".")[0]
        return keys.get(name, 0) or self.top(kind)


def _outside_strings(text: str) -> Iterator[tuple[int, str]]:
    """Go through the lines that do not begin inside a string of several lines, with their numbers."""
    open_with = ""
    for number, line in enumerate(text.split("\n"), 1):
        if not open_with:
            yield number, line
        rest = line
        while rest:
            if open_with:
                _, closed, rest = rest.partition(open_with)
                open_with = "" if closed else open_with
                if not closed:
                    break
            token = _TOKEN.search(rest)
            if token is None or token[0].startswith("#"):
                break
            rest = rest[token.end() :]
            open_with = token[0] if token[0] in ('"""', "'''") else ""
