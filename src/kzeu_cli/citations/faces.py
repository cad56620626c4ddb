"""Neutral marks for italics and links inside a citation, and what each kind of output makes of them.

Styles write plain strings, in which four characters of Unicode's private use area stand for the beginning and end of
italics and of a link. `plain`, `markdown` and `runs` are the only readers of these marks.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_ITALIC, _ROMAN, _LINK, _LINKED = "\ue000", "\ue001", "\ue002", "\ue003"
_MARKS = f"[{_ITALIC}-{_LINKED}]"
_RUNS = f"{_LINK}([^{_LINKED}]*){_LINKED}|{_ITALIC}|{_ROMAN}|[^{_ITALIC}-{_LINKED}]+"
# What Markdown (CommonMark with GitHub's tables) would obey inside a line; an entity begins with an ampersand.
_OBEYED = r"[\\`*_\[\]<>|~$]|&(?=#?\w+;)"
# What would end the address of a link.
_CLOSING = r"[\\<>]"
_ESCAPED = r"\\\g<0>"
# What would make a list, a heading or a rule of a line that begins with it.
_LEADING = r"^(\d*)([-+#=.)])"
DOI = "https://doi.org/"


class Run(NamedTuple):
    """A stretch of text in one face; `link` is the address that it leads to, or nothing."""

    text: str
    italic: bool = False
    link: str = ""


def clean(text: str) -> str:
    """Take the characters that serve as marks out of a text from the data, and its line breaks."""
    return " ".join(re.sub(_MARKS, "", text).split())


def italic(text: str) -> str:
    """Mark a text as italic."""
    return f"{_ITALIC}{text}{_ROMAN}" if text else ""


def link(text: str) -> str:
    """Mark an address, or a bare DOI, as a link to itself."""
    return f"{_LINK}{text}{_LINKED}" if text else ""


def plain(text: str) -> str:
    """Write a marked text without any sign of its marks."""
    return re.sub(_MARKS, "", text)


def runs(text: str) -> Iterator[Run]:
    """Go through the stretches of a marked text."""
    is_italic = False
    for match in re.finditer(_RUNS, text):
        if match[0] in (_ITALIC, _ROMAN):
            is_italic = match[0] == _ITALIC
        elif match[1] is not None:
            yield Run(match[1], is_italic, match[1] if "://" in match[1] else DOI + match[1])
        else:
            yield Run(match[0], is_italic)


def markdown(text: str) -> str:
    """Write a marked text in Markdown: `*italic*`, `<https://…>`; everything else stands as it is."""
    whole = "".join(_markdown(run) for run in runs(text))
    return re.sub(_LEADING, r"\1\\\2", whole)


def _markdown(run: Run) -> str:
    if run.link == run.text and not re.search(r"[\s<>\\]", run.text):
        return f"<{run.text}>"
    escaped = re.sub(_OBEYED, _ESCAPED, run.text)
    if run.link:
        return f"[{escaped}](<{re.sub(_CLOSING, _ESCAPED, run.link)}>)"
    return f"*{escaped}*" if run.italic else escaped
