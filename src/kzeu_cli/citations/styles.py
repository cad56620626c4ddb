"""The citation styles by name, what a style consists of, and a list of references written in one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from kzeu_cli.citations import marks
from kzeu_cli.citations.prose import joined
from kzeu_cli.model import Reference, RefId
from kzeu_cli.support.folding import fold

NAMES = ("apa", "chicago", "mla", "harvard", "vancouver", "ieee", "wikipedia")
DEFAULT = NAMES[0]
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, kw_only=True)
class Style:
    """How one style writes works.

    `entry` writes a work for the list of references, `in_text` its citation in the text; both take the year suffix
    that parts works of one author and year (`a`, `b`, or nothing) and return marked text (see `marks`). `around`
    encloses the citation in the text. A numbered style has `label`, which writes the number in the list; the others
    sort the list. `via` introduces the work through which another one is known.
    """

    title: str
    entry: Callable[[Reference, str], str]
    in_text: Callable[[Reference, str], str]
    via: str
    around: tuple[str, str] = ("(", ")")
    label: Callable[[int], str] | None = None
    is_sorted: bool = True
    has_year_suffix: bool = False
    undated_first: bool = False


@dataclass(frozen=True)
class Citation:
    """A work as a style writes it: in the list of references and in the text, both as marked text."""

    id: RefId
    style: str
    entry: str
    in_text: str


def style(name: str) -> Style:
    """Import the style of a name, one of NAMES; its module has the same one."""
    found: Style = import_module(f"kzeu_cli.citations.{name}").STYLE
    return found


def line(work: Reference) -> str:
    """Write a work in the default style, without italics."""
    return marks.plain(style(DEFAULT).entry(work, ""))


def cite(works: Sequence[Reference], style: Style, via: Mapping[RefId, Reference] | None = None) -> list[Citation]:
    """Write works in a style, in its order; `via` holds the other work through which some of them are known."""
    ordered = sorted(works, key=lambda work: _order(style, work)) if style.is_sorted else list(works)
    suffixes = dict(_year_suffixes(ordered, style)) if style.has_year_suffix else {}
    return [
        _citation(work, style, suffixes.get(work.id, ""), number, (via or {}).get(work.id))
        for number, work in enumerate(ordered, 1)
    ]


def year_suffix(number: int) -> str:
    """Count a, b, …, z, aa, ab."""
    before, last = divmod(number, 26)
    return (year_suffix(before - 1) if before else "") + _ALPHABET[last]


def _citation(work: Reference, style: Style, suffix: str, number: int, via: Reference | None) -> Citation:
    entry = style.entry(work, suffix)
    in_text = str(number) if style.label else style.in_text(work, suffix)
    if via:
        entry = joined(entry, f"{style.via[0].upper()}{style.via[1:]}", style.entry(via, ""))
        in_text = in_text if style.label else f"{in_text.rstrip(',')}, {style.via} {style.in_text(via, '')}"
    label = style.label(number) if style.label else ""
    return Citation(work.id, style.title, label + entry, style.around[0] + in_text + style.around[1])


def _order(style: Style, work: Reference) -> tuple[Any, ...]:
    """Sort by what the work goes by in the text, then by year, title and number."""
    undated = Reference(**{**{name: getattr(work, name) for name in Reference.keys}, "issued": None})
    year = ((work.issued is None) != style.undated_first, work.issued.begin.year if work.issued else 0)
    number = (1, 0, work.id) if isinstance(work.id, str) else (0, work.id, "")
    return _bare(style.in_text(undated, "")), year, _bare(work.title or ""), number


def _year_suffixes(ordered: Sequence[Reference], style: Style) -> Iterator[tuple[RefId, str]]:
    """Give year suffixes to works whose citations in the text are alike, in the order of the list."""
    alike: dict[str, list[RefId]] = {}
    for work in ordered:
        alike.setdefault(_bare(style.in_text(work, "")), []).append(work.id)
    for ids in alike.values():
        if len(ids) > 1:
            yield from ((work, year_suffix(number)) for number, work in enumerate(ids))


def _bare(text: str) -> str:
    """Leave the letters and digits of a text: no marks, no punctuation, no case, no accents."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(marks.plain(text))).split())
