"""How the names of authors are written: whole or as initials, turned round, joined, cut to the first with et al."""

import re
from collections.abc import Callable, Mapping, Sequence

from kzeu_cli.citations.faces import clean
from kzeu_cli.support.phrases import joined

Name = Mapping[str, str]
# What parts the initials of one given name: a blank, or a hyphen, which is kept.
_PARTS = r"(-)|\s+"


def whole(name: Name) -> str:
    """Write a name as it is said, `Georgi Gotev`, or that of an institution."""
    return clean(name.get("literal") or joined(name.get("given"), name.get("family")))


def short(name: Name) -> str:
    """Write what stands for a person inside a text: the family name, or the only one."""
    return clean(name.get("family") or "") or whole(name)


def inverted(name: Name) -> str:
    """Write `Gotev, Georgi`."""
    given, family = clean(name.get("given", "")), clean(name.get("family", ""))
    return f"{family}, {given}" if given and family else whole(name)


def inverted_initials(name: Name) -> str:
    """Write `Gotev, G.`."""
    given, family = initials(name), clean(name.get("family", ""))
    return f"{family}, {given}" if given and family else whole(name)


def leading_initials(name: Name) -> str:
    """Write `G. Gotev`."""
    given, family = initials(name), clean(name.get("family", ""))
    return f"{given} {family}" if given and family else whole(name)


def bare_initials(name: Name) -> str:
    """Write `Gotev G`, with two initials at most (NLM, Citing Medicine)."""
    given, family = "".join(re.findall(r"\w", initials(name))[:2]), clean(name.get("family", ""))
    return f"{family} {given}" if given and family else whole(name)


def initials(name: Name) -> str:
    """Shorten given names: `Kassym-Jomart` to `K.-J.`; what is short already stays as it is."""
    parts = [part for part in re.split(_PARTS, clean(name.get("given", ""))) if part]
    joined = " ".join(part if part == "-" or part.endswith(".") else f"{part[0].upper()}." for part in parts)
    return joined.replace(" - ", "-")


def listed(
    people: Sequence[Name],
    first: Callable[[Name], str],
    others: Callable[[Name], str],
    *,
    last: str,
    most: int,
    shown: int = 1,
    rest: str = ", et al.",
) -> str:
    """List authors: all with `last` before the last one, or of more than `most` those `shown` and then `rest`."""
    names = [clean(first(name) if number == 0 else others(name)) for number, name in enumerate(people)]
    if len(names) > most:
        return ", ".join(names[:shown]) + rest
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + last + names[-1]
