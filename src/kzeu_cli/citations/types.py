"""What a work of each CSL type is called in other formats.

After the published mappings: Zotero's translators (RIS, BibTeX, BibLaTeX), citation.js' plugins, and the manuals of
biblatex (section 2.1) and of Wikipedia's CS1 templates. Where they differ, what Zotero imports goes first: it drops
entries of types it does not know, such as @dataset, @standard and @legal.
"""

from collections.abc import Mapping
from typing import NamedTuple

from kzeu_cli.model import Reference


class Type(NamedTuple):
    """How a CSL type is written.

    `kind` is how styles treat it; `bibtex`, `biblatex`, `ris` and `template` are what the formats call it; `word` says
    what it is where their name does not.
    """

    kind: str
    bibtex: str
    biblatex: str
    ris: str
    template: str
    word: str = ""


# Every type of CSL 1.0.2, and `press-release`, which CSL makes a webpage whose genre says so.
TYPES: Mapping[str, Type] = {
    "article": Type("article", "article", "article", "JOUR", "cite journal"),
    "article-journal": Type("article", "article", "article", "JOUR", "cite journal"),
    "article-magazine": Type("news", "article", "article", "MGZN", "cite magazine"),
    "article-newspaper": Type("news", "article", "article", "NEWS", "cite news"),
    "bill": Type("law", "misc", "legislation", "BILL", "", "Bill"),
    "book": Type("book", "book", "book", "BOOK", "cite book"),
    "broadcast": Type("page", "misc", "misc", "MPCT", "cite AV media", "Broadcast"),
    "chapter": Type("chapter", "incollection", "incollection", "CHAP", "cite book"),
    "classic": Type("book", "book", "book", "CLSWK", "cite book"),
    "collection": Type("page", "misc", "misc", "GEN", "", "Collection"),
    "dataset": Type("data", "misc", "misc", "DATA", "", "Dataset"),
    "document": Type("page", "misc", "misc", "GEN", ""),
    "entry": Type("entry", "incollection", "inreference", "ENCYC", "cite encyclopedia"),
    "entry-dictionary": Type("entry", "incollection", "inreference", "DICT", "cite encyclopedia"),
    "entry-encyclopedia": Type("entry", "incollection", "inreference", "ENCYC", "cite encyclopedia"),
    "event": Type("page", "misc", "misc", "GEN", "", "Event"),
    "figure": Type("page", "misc", "artwork", "FIGURE", "", "Figure"),
    "graphic": Type("page", "misc", "artwork", "ART", "", "Graphic"),
    "hearing": Type("law", "misc", "jurisdiction", "HEAR", "", "Hearing"),
    "interview": Type("talk", "misc", "misc", "PCOMM", "cite interview", "Interview"),
    "legal_case": Type("law", "misc", "jurisdiction", "CASE", ""),
    "legislation": Type("law", "misc", "legislation", "STAT", ""),
    "manuscript": Type("talk", "unpublished", "unpublished", "MANSCPT", "", "Manuscript"),
    "map": Type("page", "misc", "misc", "MAP", "cite map", "Map"),
    "motion_picture": Type("page", "misc", "movie", "MPCT", "cite AV media", "Motion picture"),
    "musical_score": Type("page", "misc", "misc", "MUSIC", "", "Musical score"),
    "pamphlet": Type("book", "booklet", "booklet", "PAMP", "cite book", "Pamphlet"),
    "paper-conference": Type("paper", "inproceedings", "inproceedings", "CONF", "cite conference"),
    "patent": Type("page", "misc", "patent", "PAT", "", "Patent"),
    "performance": Type("talk", "misc", "misc", "GEN", "", "Performance"),
    "periodical": Type("page", "misc", "misc", "SER", "cite magazine", "Periodical"),
    "personal_communication": Type("talk", "misc", "letter", "PCOMM", "", "Letter"),
    "post": Type("page", "misc", "online", "ICOMM", "cite web", "Post"),
    "post-weblog": Type("page", "misc", "online", "BLOG", "cite web", "Blog post"),
    "press-release": Type("page", "misc", "online", "ELEC", "cite press release", "Press release"),
    "regulation": Type("law", "misc", "legislation", "STAT", ""),
    "report": Type("report", "techreport", "report", "RPRT", "cite report", "Report"),
    "review": Type("article", "article", "article", "JOUR", "cite journal"),
    "review-book": Type("article", "article", "article", "JOUR", "cite journal"),
    "software": Type("data", "misc", "software", "COMP", "", "Computer software"),
    "song": Type("page", "misc", "audio", "SOUND", "cite AV media", "Song"),
    "speech": Type("talk", "misc", "unpublished", "SLIDE", "cite speech", "Speech"),
    "standard": Type("report", "misc", "misc", "STAND", "cite tech report", "Standard"),
    "thesis": Type("thesis", "phdthesis", "thesis", "THES", "cite thesis", "Thesis"),
    "treaty": Type("law", "misc", "legislation", "STAT", "", "Treaty"),
    "webpage": Type("page", "misc", "online", "ELEC", "cite web"),
}  # fmt: skip


def of(work: Reference) -> Type:
    """Take the type of a work; one that CSL does not know is a page."""
    return TYPES.get(work.type) or TYPES["webpage"]


def kind(work: Reference) -> str:
    """Take how styles treat a work: as what `kind` of its type says."""
    return of(work).kind


def is_dated_by_year(work: Reference) -> bool:
    """Whether styles give the year of a work and no day, as they do of what stands on shelves."""
    return kind(work) in ("book", "chapter", "thesis")
