"""What a citation style consists of, and a list of references written in one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kzeu_cli.citations import marks
from kzeu_cli.citations.prose import joined
from kzeu_cli.model import Reference, RefId
from kzeu_cli.support.folding import fold


@dataclass(frozen=True, kw_only=True)
class Style:
    """How one style writes works.

    `entry` writes a work for the list of references, `inline` what stands for it in the text; both take the letter
    that tells works of one author and year apart (`a`, `b`, or nothing) and return marked text (see `marks`). `around`
    encloses what stands in the text. A numbered style has `label`, which writes the number in the list; the others sort
    the list. `via` introduces the work through which another one is known.
    """

    title: str
    entry: Callable[[Reference, str], str]
    inline: Callable[[Reference, str], str]
    via: str
    around: tuple[str, str] = ("(", ")")
    label: Callable[[int], str] | None = None
    is_sorted: bool = True
    has_letters: bool = False
    undated_first: bool = False


@dataclass(frozen=True)
class Citation:
    """A work as a style writes it: in the list of references and in the text, both as marked text."""

    id: RefId
    style: str
    entry: str
    inline: str


def cite(works: Sequence[Reference], style: Style, via: Mapping[RefId, Reference] | None = None) -> list[Citation]:
    """Write works in a style, in its order; `via` tells through which other work some of them are known."""
    ordered = sorted(works, key=lambda work: _order(style, work)) if style.is_sorted else list(works)
    letters = dict(_letters(ordered, style)) if style.has_letters else {}
    return [
        _citation(work, style, letters.get(work.id, ""), number, (via or {}).get(work.id))
        for number, work in enumerate(ordered, 1)
    ]


def _citation(work: Reference, style: Style, letter: str, number: int, via: Reference | None) -> Citation:
    entry = style.entry(work, letter)
    inline = str(number) if style.label else style.inline(work, letter)
    if via:
        entry = joined(entry, f"{style.via[0].upper()}{style.via[1:]}", style.entry(via, ""))
        inline = inline if style.label else f"{inline.rstrip(',')}, {style.via} {style.inline(via, '')}"
    label = style.label(number) if style.label else ""
    return Citation(work.id, style.title, label + entry, style.around[0] + inline + style.around[1])


def _order(style: Style, work: Reference) -> tuple[Any, ...]:
    """Sort by what the work goes by in the text, then by year, title and number."""
    undated = Reference(**{**{name: getattr(work, name) for name in Reference.keys}, "issued": None})
    goes_by = _told(style.inline(undated, ""))
    year = ((work.issued is None) != style.undated_first, work.issued.begin.year if work.issued else 0)
    number = (1, 0, work.id) if isinstance(work.id, str) else (0, work.id, "")
    return goes_by, year, _told(work.title or ""), number


def _letters(ordered: Sequence[Reference], style: Style) -> Iterator[tuple[RefId, str]]:
    """Give letters to works that are told alike in the text, in the order of the list."""
    alike: dict[str, list[RefId]] = {}
    for work in ordered:
        alike.setdefault(_told(style.inline(work, "")), []).append(work.id)
    for ids in alike.values():
        if len(ids) > 1:
            yield from ((work, letter(number)) for number, work in enumerate(ids))


def _told(text: str) -> str:
    """Leave of a text what tells it from others: no marks, no punctuation, no case, no accents."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(marks.plain(text))).split())


def letter(number: int) -> str:
    """Count a, b, …, z, aa, ab."""
    before, last = divmod(number, 26)
    return (letter(before - 1) if before else "") + "abcdefghijklmnopqrstuvwxyz"[last]
