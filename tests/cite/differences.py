"""Where our citations differ from what pandoc makes of the CSL project's styles, and why.

`PREPARED` changes what pandoc is given, `RULES` change what it answers. A rule must change exactly those references to
which it is said to apply.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kzeu_cli.citations import days
from kzeu_cli.citations.prose import genre, is_described
from kzeu_cli.citations.types import kind
from kzeu_cli.model import Reference

AUTHOR_DATE = ("apa", "chicago", "mla", "harvard")
ALL = (*AUTHOR_DATE, "vancouver", "ieee")
# In marked text: italics on, italics off.
ON, OFF = "\ue000", "\ue001"
# A description in brackets that pandoc sets in italics or in quotation marks.
DESCRIBED = f"[{ON}“‘](\\[.*?\\])([,.]?)[{OFF}”’]"


@dataclass(frozen=True)
class Rule:
    """A difference: in which styles, what of pandoc's text becomes what, for which references, and why."""

    why: str
    styles: tuple[str, ...]
    pattern: str
    ours: str | Callable[[Reference], str]
    applies: Callable[[Reference], bool]

    def apply(self, text: str, work: Reference) -> str:
        """Turn pandoc's text into ours, if the difference is said to be there."""
        if not self.applies(work):
            return text
        return re.sub(self.pattern, self.ours if isinstance(self.ours, str) else self.ours(work), text, count=1)


def prepared(item: dict[str, Any], work: Reference, style: str) -> dict[str, Any]:
    """Prepare an item for pandoc.

    A file is a page to us: CSL's `document` within a container is a chapter. In APA (9.11) and Chicago an institution
    that publishes a report is its author, in APA also that of a dataset; the CSL files say so of web pages only.
    """
    changed = {**item, "type": "webpage"} if item["type"] == "document" else item
    by_publishers = {"apa": ("dataset", "report"), "chicago": ("report",)}.get(style, ())
    if work.type in by_publishers and not work.author:
        changed = {**changed, "author": [{"literal": work.publisher}], "publisher": ""}
    return changed


def _is_web(work: Reference) -> bool:
    return kind(work) == "page"


RULES = (
    Rule(
        "The source prints no title: what describes the work is neither italic nor quoted (APA 9.22).",
        ("apa",), DESCRIBED, r"\1\2",
        lambda work: is_described(work) and kind(work) != "law" and not (work.author and kind(work) == "news"),
    ),
    Rule(
        "The same in Harvard and IEEE.",
        ("harvard", "ieee"), DESCRIBED, r"\1\2",
        is_described,
    ),
    Rule(
        "Chicago and MLA set such a description in plain words, without brackets.",
        ("chicago", "mla"),
        f"[{ON}“]?\\[([^{OFF}”\\]]*)\\]([,.]?)[{OFF}”]?", r"\1\2",
        is_described,
    ),
    Rule(
        "“Retrieved” goes with a date of access (APA 9.16); the CSL file writes it before every undated address.",
        ("apa",), "Retrieved (?=https?:)", "",
        lambda work: not work.issued and not work.accessed and not work.DOI,
    ),
    Rule(
        "The kind in brackets follows the title (APA 9.21), before the date where there is no author.",
        ("apa",), r"\. (\(\d*[^()]*\))\. (\[(?:Press release|Speech)\])\. ", r" \2. \1. ",
        lambda work: bool(genre(work)) and not work.author and not (_is_web(work) and work.publisher),
    ),
    Rule(
        "A speech has a date, which the CSL file leaves out with the event that it knows nothing of.",
        ("mla",), r"Speech\. (?=https:)", "Speech. 16 Mar. 2005, ",
        lambda work: work.id == 40,
    ),
    Rule(
        "A speech need not be given at a conference.",
        ("vancouver",), r"Speech presented at\. ", "",
        lambda work: work.type == "speech",
    ),
    Rule(
        "“[Online].” stands before every address (IEEE Reference Guide); the CSL file says it of web pages only.",
        ("ieee",), r"(?<!\[Online\]\. )Available:", "[Online]. Available:",
        lambda work: not _is_web(work) and bool(work.URL),
    ),
    Rule(
        "What has neither site nor date ends in a stop.",
        ("ieee",), r",(?= \[Online\])", ".",
        lambda work: work.type == "speech" and bool(work.author) and not work.issued,
    ),
    Rule(
        "A page without the name of its site has that of its publisher.",
        ("ieee",), r"(?<=[\]\w])\.(”?) (?=Accessed|\[Online)", lambda work: rf",\1 {work.publisher}. ",
        lambda work: _is_web(work) and bool(work.publisher) and not work.container_title,
    ),
    Rule(
        "A page keeps its date of publication beside that of access.",
        ("ieee",), r"\.(”?) (?=Accessed|\[Online)",
        lambda work: rf",\1 {days.ieee(work.issued)}. " if work.issued else "",
        lambda work: _is_web(work) and work.issued is not None,
    ),
    Rule(
        "APA 7 writes “Data set” (10.9).",
        ("apa",), r"\[Dataset\]", "[Data set]",
        lambda work: work.type == "dataset",
    ),
)  # fmt: skip
