"""The citation styles by name, what a style consists of, and a list of references written in one."""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from kzeu_cli.citations import faces
from kzeu_cli.citations.cited import Cited
from kzeu_cli.citations.keys import year_suffix
from kzeu_cli.model import Reference, RefId
from kzeu_cli.support.folding import fold
from kzeu_cli.support.grouping import grouped
from kzeu_cli.support.phrases import capital, joined

NAMES = ("apa", "chicago", "mla", "harvard", "vancouver", "ieee", "wikipedia")
DEFAULT = NAMES[0]
# Words with which data say how a number was worked out; whatever else they say is a formula.
_SAID = ("sum", "mean")


class Style(NamedTuple):
    """How one style writes works.

    `entry` writes a work for the list of references, `in_text` its citation in the text; both take the year suffix
    that parts works of one author and year (`a`, `b`, or nothing) and return marked text (see `marks`). `around`
    encloses citations in the text, which are joined by `joint`. A numbered style has `label`, which writes the number
    in the list; the others sort the list. `via` introduces the work through which another one is known. `from_` tells
    of a citation in the text what was worked out from the work; `after_stop` puts it after the stop of a sentence.
    With `by_day` undated works come first, and those of one year in the order of their days.
    Without year suffixes, `with_title` writes the citation in the text of works that are alike there.
    """

    title: str
    entry: Callable[[Reference, str], str]
    in_text: Callable[[Reference, str], str]
    via: str
    around: tuple[str, str] = ("(", ")")
    joint: str = "; "
    from_: Callable[[str, str], str] = "{} from {}".format
    after_stop: bool = False
    label: Callable[[int], str] | None = None
    is_sorted: bool = True
    has_year_suffix: bool = False
    with_title: Callable[[Reference], str] | None = None
    by_day: bool = False


class Citation(NamedTuple):
    """A work as a style writes it: in the list of references and in the text, both as marked text."""

    id: RefId
    key: str
    style: str
    entry: str
    in_text: str
    bare: str


def style(name: str) -> Style:
    """Import the style of a name, one of NAMES; its module has the same one."""
    found: Style = import_module(f"kzeu_cli.citations.{name}").STYLE
    return found


def line(work: Reference) -> str:
    """Write a work in the default style, without italics."""
    return faces.plain(style(DEFAULT).entry(work, ""))


def cite(rows: Sequence[Cited], style: Style, *, as_cited: bool = False) -> list[Citation]:
    """Write works in a style, in its order; `as_cited` names the work through which some are known."""
    ordered = sorted(rows, key=lambda row: _order(style, row.work)) if style.is_sorted else list(rows)
    suffixes = dict(_year_suffixes([row.work for row in ordered], style)) if not style.label else {}
    return [
        _citation(row, style, suffixes.get(row.id, ""), number, row.via if as_cited else None)
        for number, row in enumerate(ordered, 1)
    ]


def with_citations(sentence: str, citations: Sequence[Citation], style: Style) -> str:
    """Put the citations of what a sentence rests on into it: before its stop, or after it as footnotes are."""
    if not citations:
        return sentence
    bare = style.joint.join(_each_said_once(citations))
    opening, closing = style.around
    if style.after_stop:
        return f"{sentence}{opening}{bare}{closing}"
    if opening == "(" and sentence.endswith(")."):
        # Two pairs of parentheses do not follow each other.
        return f"{sentence[:-2]}; {bare})."
    return f"{sentence.removesuffix('.')} {opening}{bare}{closing}."


def _each_said_once(citations: Sequence[Citation]) -> Iterator[str]:
    """Go through citations as they stand in a sentence: of works for one calculation only the first says which."""
    before = ""
    for citation in citations:
        how, from_, work = citation.bare.partition(" from ")
        is_own = bool(from_) and how.startswith("own ")
        yield work if is_own and how == before else citation.bare
        before = how if is_own else ""


def worked_out(calculations: Sequence[str]) -> str:
    """Say that numbers are not a work's own: `own sum of the 27 reporting members`, `own calculation (a − b)`."""
    said = [how for how in calculations if how.startswith(_SAID)]
    formulas = "; ".join(how for how in calculations if how not in said)
    plural = "s" if len(calculations) - len(said) > 1 else ""
    return " and ".join(
        [*(f"own {how}" for how in said), *([f"own calculation{plural} ({formulas})"] if formulas else [])]
    )


def from_calculations(citation: Citation, calculations: Sequence[str], style: Style) -> Citation:
    """Say in a citation what was worked out of the work, for numbers that it does not print itself."""
    how = worked_out(calculations)
    bare = style.from_(how, citation.bare)
    in_text = style.around[0] + bare + style.around[1]
    return citation._replace(entry=f"{capital(how)}, from: {citation.entry}", in_text=in_text, bare=bare)


def _citation(row: Cited, style: Style, suffix: str, number: int, via: Reference | None) -> Citation:
    work = row.work.replace(citation_key=row.key)
    entry = style.entry(work, suffix if style.has_year_suffix else "")
    in_text = str(number) if style.label else style.in_text(work, suffix)
    if suffix and style.with_title:
        in_text = style.with_title(work)
    if via:
        entry = joined(entry, capital(style.via), style.entry(via, ""))
        in_text = in_text if style.label else f"{in_text.rstrip(',')}, {style.via} {style.in_text(via, '')}"
    if row.calculations and row.is_direct:
        entry = f"{entry} Also for {worked_out(row.calculations)}."
    citation = Citation(row.id, row.key, style.title, entry, style.around[0] + in_text + style.around[1], in_text)
    if row.calculations and not row.is_direct:
        citation = from_calculations(citation, row.calculations, style)
    return citation._replace(entry=style.label(number) + citation.entry) if style.label else citation


def _order(style: Style, work: Reference) -> tuple[Any, ...]:
    """Sort by what the work goes by in the text, then by year, title and number."""
    undated = work.replace(issued=None)
    when = work.issued
    year = ((when is None) != style.by_day, when.begin.year if when else 0)
    day = when.order if when and style.by_day else ()
    number = (1, 0, work.id) if isinstance(work.id, str) else (0, work.id, "")
    return _bare(style.in_text(undated, "")), year, day, _bare(work.title or ""), number


def _year_suffixes(ordered: Sequence[Reference], style: Style) -> Iterator[tuple[RefId, str]]:
    """Give year suffixes to works whose citations in the text are alike, in the order of the list."""
    for alike in grouped(ordered, lambda work: _bare(style.in_text(work, ""))).values():
        if len(alike) > 1:
            yield from ((work.id, year_suffix(number)) for number, work in enumerate(alike))


def _bare(text: str) -> str:
    """Leave the letters and digits of a text: no marks, no punctuation, no case, no accents."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(faces.plain(text))).split())
