"""What a work of each CSL type becomes in the formats, held against CSL's own list and what importers make of it."""

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import citeproc
import mwparserfromhell
import pypandoc
import pytest
import rispy

from kzeu_cli import dataset
from kzeu_cli.citations import biblatex, bibtex, csl, ris
from kzeu_cli.citations.credit import credit
from kzeu_cli.citations.styles import style
from kzeu_cli.citations.types import TYPES
from kzeu_cli.model import Dataset, Reference, dates

# Zotero's own table of its item types by CSL type (zotero-schema, `csl.types`), the first where there are several.
ZOTERO: Mapping[str, str] = {
    "article": "preprint", "article-journal": "journalArticle", "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle", "bill": "bill", "book": "book", "broadcast": "tvBroadcast",
    "chapter": "bookSection", "dataset": "dataset", "document": "document", "entry-dictionary": "dictionaryEntry",
    "entry-encyclopedia": "encyclopediaArticle", "graphic": "artwork", "hearing": "hearing", "interview": "interview",
    "legal_case": "case", "legislation": "statute", "manuscript": "manuscript", "map": "map",
    "motion_picture": "film", "paper-conference": "conferencePaper", "patent": "patent",
    "personal_communication": "letter", "post": "forumPost", "post-weblog": "blogPost", "report": "report",
    "software": "computerProgram", "song": "audioRecording", "speech": "presentation", "standard": "standard",
    "thesis": "thesis", "webpage": "webpage",
}  # fmt: skip
# What its RIS translator makes of a record (`exportTypeMap`, `importTypeMap`).
RIS_IMPORT: Mapping[str, str] = {
    "ART": "artwork", "SOUND": "audioRecording", "BILL": "bill", "BLOG": "blogPost", "BOOK": "book",
    "CHAP": "bookSection", "CASE": "case", "COMP": "computerProgram", "CONF": "conferencePaper",
    "DICT": "dictionaryEntry", "ENCYC": "encyclopediaArticle", "ICOMM": "email", "DATA": "dataset", "MPCT": "film",
    "HEAR": "hearing", "JOUR": "journalArticle", "PCOMM": "letter", "MGZN": "magazineArticle",
    "MANSCPT": "manuscript", "MAP": "map", "NEWS": "newspaperArticle", "PAT": "patent", "SLIDE": "presentation",
    "RPRT": "report", "STAT": "statute", "THES": "thesis", "ELEC": "webpage", "CLSWK": "book", "FIGURE": "artwork",
    "GEN": "journalArticle", "MUSIC": "audioRecording", "PAMP": "manuscript", "SER": "book", "STAND": "report",
}  # fmt: skip
# RIS has no record of these types; the nearest is named.
RIS_LACKS = {
    "article": "journalArticle", "broadcast": "film", "document": "journalArticle", "interview": "letter",
    "post": "email", "standard": "report",
}  # fmt: skip
# The entries that its BibTeX and BibLaTeX translator imports (`bibtex2zoteroTypeMap`); any other it drops.
BIB_IMPORT = {
    "book", "inbook", "incollection", "article", "patent", "phdthesis", "unpublished", "inproceedings", "conference",
    "techreport", "booklet", "manual", "mastersthesis", "misc", "proceedings", "online", "electronic", "thesis",
    "letter", "movie", "artwork", "report", "legislation", "jurisdiction", "audio", "video", "software",
    "inreference", "collection", "mvbook",
}  # fmt: skip
# The entries that the styles of classic BibTeX know (btxdoc, section 3.1).
CLASSIC = {
    "article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings", "manual", "mastersthesis",
    "misc", "phdthesis", "proceedings", "techreport", "unpublished",
}  # fmt: skip
# The templates of Wikipedia's CS1 (Help:Citation Style 1).
CS1 = {
    "citation", "cite AV media", "cite book", "cite conference", "cite encyclopedia", "cite interview", "cite journal",
    "cite magazine", "cite map", "cite news", "cite press release", "cite report", "cite speech", "cite tech report",
    "cite thesis", "cite web",
}  # fmt: skip
# What pandoc's reader of BibLaTeX takes an entry of these types for: @misc has no type, and no entry is for that alone.
PANDOC_BIBLATEX = {
    **dict.fromkeys(("broadcast", "collection", "dataset", "document", "event", "interview", "map"), ""),
    **dict.fromkeys(("musical_score", "performance", "periodical", "standard"), ""),
    **dict.fromkeys(("bill", "regulation", "treaty"), "legislation"), "hearing": "legal_case",
    **dict.fromkeys(("article", "review", "review-book"), "article-journal"), "classic": "book", "figure": "graphic",
    **dict.fromkeys(("entry", "entry-dictionary"), "entry-encyclopedia"), "speech": "manuscript",
    **dict.fromkeys(("post", "post-weblog", "press-release"), "webpage"),
}  # fmt: skip


def each(**more: Any) -> list[Reference]:
    """Make a work of each type that has all that any entry needs, but for `more`."""
    known = {
        "layer": "official", "title": "A title", "container_title": "A container", "publisher": "A publisher",
        "author": ({"family": "Sample", "given": "Bo"},), "issued": dates.parse("2004-05-06"),
        "URL": "https://example.org/x",
    }  # fmt: skip
    return [Reference(**{**known, "id": type_, "type": type_, "citation_key": type_, **more}) for type_ in TYPES]


@pytest.fixture(name="root", scope="module")
def _root() -> Dataset:
    return dataset.load(None, "party")


def of_type(type_: str, **more: Any) -> Reference:
    """Make a work of one type."""
    return next(work for work in each(**more) if work.type == type_)


def entry_types(text: str) -> list[str]:
    return re.findall(r"^@(\w+)\{", text, re.MULTILINE)


def test_knows_every_type_of_csl() -> None:
    schema = Path(citeproc.__file__).parent / "data" / "schema" / "schemas" / "styles" / "csl-types.rnc"
    assert set(TYPES) == {*re.findall(r'"([a-z_-]+)"', schema.read_text()), "press-release"}


def test_csl_json_keeps_the_type(root: Dataset) -> None:
    for item, type_ in zip(csl.items(each(), root), TYPES, strict=True):
        assert item["type"] == ("webpage" if type_ == "press-release" else type_)
        assert item.get("genre") == {"press-release": "Press release", "speech": "Speech"}.get(type_)


def test_ris_is_imported_as_the_same_type(root: Dataset) -> None:
    records = rispy.loads(ris.write(each(), root))
    types = {type_: record["type_of_reference"] for type_, record in zip(TYPES, records, strict=True)}
    assert set(types.values()) <= set(rispy.config.TYPE_OF_REFERENCE_MAPPING)
    assert {type_: RIS_IMPORT[types[type_]] for type_ in ZOTERO} == ZOTERO | RIS_LACKS


def test_biblatex_arrives_everywhere(root: Dataset) -> None:
    text = biblatex.write(each(), root)
    assert set(entry_types(text)) <= BIB_IMPORT
    command = [pypandoc.get_pandoc_path(), "--from=biblatex", "--to=csljson"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    items = dict(zip(TYPES, json.loads(done.stdout), strict=True))
    assert {type_: item["type"] for type_, item in items.items()} == {type_: type_ for type_ in TYPES} | PANDOC_BIBLATEX
    # What its entry does not tell is said in words.
    said = {type_: item["genre"] for type_, item in items.items() if item["type"] == "" and type_ != "document"}
    assert {type_: words.lower().replace(" ", "_") for type_, words in said.items()} == {type_: type_ for type_ in said}


def test_bibtex_takes_the_entry_that_fits(root: Dataset) -> None:
    types = dict(zip(TYPES, entry_types(bibtex.write(each(), root)), strict=True))
    assert set(types.values()) <= CLASSIC
    fitting = {
        "book": "book", "thesis": "phdthesis", "chapter": "incollection", "paper-conference": "inproceedings",
        "report": "techreport", "manuscript": "unpublished", "article-newspaper": "article", "pamphlet": "booklet",
        "webpage": "misc", "entry-encyclopedia": "incollection",
    }  # fmt: skip
    assert {type_: types[type_] for type_ in fitting} == fitting


@pytest.mark.parametrize("more", [{}, {"URL": None}, {"container_title": None}], ids=["whole", "offline", "alone"])
def test_wikitext_takes_a_template_of_cs1(more: Mapping[str, Any]) -> None:
    for each_ in each(**more):
        [template] = mwparserfromhell.parse(style("wikipedia").entry(each_, "")).filter_templates()
        name_ = str(template.name).strip()
        assert name_ in CS1
        # These refuse to stand without a container, and `cite web` without an address.
        for name in ("journal", "magazine", "encyclopedia"):
            assert name_ != f"cite {name}" or template.has(name)
        assert name_ != "cite web" or template.has("url")
        assert "A title" in str(template)
        assert ("A container" in str(template)) == ("container_title" not in more)


def test_bib_entries_do_without_a_container(root: Dataset) -> None:
    for write in (bibtex.write, biblatex.write):
        types = set(entry_types(write(each(container_title=None), root)))
        assert not types & {"article", "incollection", "inproceedings", "inreference"}


def fields(text: str) -> list[Mapping[str, str]]:
    """Read the fields of each entry, braces that keep the case aside."""
    entries = re.split(r"^@\w+\{", text, flags=re.MULTILINE)[1:]
    found = (re.findall(r"^\s+(\w+)\s*=\s*\{(.*)\},?$", entry, re.MULTILINE) for entry in entries)
    return [{name.lower(): value.strip("{}") for name, value in pairs} for pairs in found]


# The fields of the entries as btxdoc (section 3.1) and the manual of BibLaTeX (section 2.1.1) have them.
BIBTEX_FIELDS = {
    "article-journal": ("journal", "organization"), "chapter": ("booktitle", "publisher"),
    "paper-conference": ("booktitle", "publisher"), "book": ("howpublished", "publisher"),
    "thesis": ("howpublished", "school"), "report": ("howpublished", "institution"),
    "webpage": ("howpublished", "organization"),
}  # fmt: skip
BIBLATEX_FIELDS = {
    "article-journal": ("journaltitle", "note"), "chapter": ("booktitle", "publisher"),
    "paper-conference": ("booktitle", "publisher"), "entry-encyclopedia": ("booktitle", "publisher"),
    "book": ("titleaddon", "publisher"), "thesis": ("titleaddon", "institution"),
    "report": ("titleaddon", "institution"), "patent": ("titleaddon", "holder"),
}  # fmt: skip


@pytest.mark.parametrize(("write", "expected"), [(bibtex.write, BIBTEX_FIELDS), (biblatex.write, BIBLATEX_FIELDS)])
def test_container_and_publisher_stand_where_the_entry_has_them(
    root: Dataset, write: Any, expected: Mapping[str, tuple[str, str]]
) -> None:
    entries = dict(zip(TYPES, fields(write(each(), root)), strict=True))
    found = {
        type_: tuple(
            next((name for name, value in entries[type_].items() if value == wanted), "")
            for wanted in ("A container", "A publisher")
        )
        for type_ in expected
    }
    assert found == expected


def test_only_entries_that_need_a_container_become_others_without(root: Dataset) -> None:
    classic = dict(zip(TYPES, entry_types(bibtex.write(each(container_title=None), root)), strict=True))
    assert [classic[type_] for type_ in ("book", "thesis", "report", "chapter")] == [
        "book", "phdthesis", "techreport", "misc",
    ]  # fmt: skip
    modern = dict(zip(TYPES, entry_types(biblatex.write(each(container_title=None), root)), strict=True))
    assert [modern[type_] for type_ in ("book", "thesis", "chapter")] == ["book", "thesis", "online"]
    # The styles of BibLaTeX would print the date of news without one as `()`.
    undated = dict(zip(TYPES, entry_types(biblatex.write(each(issued=None), root)), strict=True))
    assert (undated["article-newspaper"], undated["article-journal"]) == ("online", "article")


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({}, "A publisher"),
        ({"publisher": None}, "A container"),
        ({"publisher": None, "container_title": None, "title": "On a very long title"}, "On a very long"),
    ],
)
def test_what_nobody_signs_is_sorted_by_who_publishes_it(root: Dataset, more: Mapping[str, Any], key: str) -> None:
    entries = fields(bibtex.write(each(author=(), **more), root))
    assert {entry["key"] for entry in entries} == {key}
    assert not any("key" in entry for entry in fields(bibtex.write(each(), root)))


def test_an_entry_says_in_words_what_its_name_does_not(root: Dataset) -> None:
    classic, modern = (
        dict(zip(TYPES, fields(write(each(), root)), strict=True)) for write in (bibtex.write, biblatex.write)
    )
    assert classic["hearing"]["type"] == modern["hearing"]["type"] == "Hearing"
    # These have no such field in BibLaTeX.
    for type_ in ("article-journal", "book", "chapter", "paper-conference", "entry-encyclopedia", "webpage"):
        assert "type" not in modern[type_]


@pytest.mark.parametrize(
    ("code", "name"), [("en", "english"), ("de", "german"), ("fr", "french"), ("ru", "russian"), ("kk", "kazakh")]
)
def test_biblatex_names_languages_as_babel_does(root: Dataset, code: str, name: str) -> None:
    assert {entry["langid"] for entry in fields(biblatex.write(each(language=code), root))} == {name}


def test_news_without_a_paper_are_still_cited() -> None:
    news = of_type("article-newspaper", container_title=None, author=())
    for name in ("apa", "chicago", "mla", "harvard", "vancouver", "ieee", "wikipedia"):
        entry = style(name).entry(news, "")
        assert "A title" in entry
        assert "None" not in entry


def test_an_export_credits_the_publishers_of_the_official_layer(root: Dataset) -> None:
    works = [
        Reference(id="a", type="webpage", title="A", layer="official", publisher="Zulu Office", container_title="Site"),
        Reference(id="b", type="webpage", title="B", layer="official", container_title="Alpha Times"),
        Reference(id="c", type="webpage", title="C", layer="official"),
        Reference(id="d", type="webpage", title="D", layer="official", publisher="Zulu Office"),
        Reference(id="e", type="webpage", title="E", layer="article", publisher="Nobody"),
    ]
    assert credit(works, root)[-1] == "Publishers of the official layer: Alpha Times; Zulu Office"
    assert not any("Publishers" in line for line in credit(works[2:3] + works[4:], root))


@pytest.mark.parametrize("name", ["apa", "chicago", "ieee"])
def test_a_thesis_says_so_and_where_it_was_handed_in(name: str) -> None:
    thesis = of_type("thesis", container_title=None)
    assert "Thesis, A publisher" in style(name).entry(thesis, "")


@pytest.mark.parametrize("name", ["harvard", "ieee"])
def test_a_paper_in_a_volume_has_its_pages(name: str) -> None:
    paper = of_type("paper-conference", page="11–19")
    assert "pp. 11–19" in style(name).entry(paper, "")


def test_an_item_is_known_by_its_key() -> None:
    report = of_type("report", citation_key="key")
    assert (csl.item(report)["id"], csl.item(report, "other")["id"]) == ("key", "other")
    assert csl.item(next(iter(each(citation_key=None))))["id"] == next(iter(TYPES))


def test_ris_says_what_importers_read_and_nothing_that_they_misread(root: Dataset) -> None:
    """Zotero takes the container of these for a series or department, the language of software for a program's."""
    records = dict(zip(TYPES, rispy.loads(ris.write(each(language="en"), root)), strict=True))
    assert {name for name, record in records.items() if "secondary_title" not in record} == {
        "dataset", "software", "thesis",
    }  # fmt: skip
    assert {name for name, record in records.items() if "language" not in record} == {"software"}
    sorts = {name: record.get("type_of_work") for name, record in records.items()}
    assert (sorts["report"], sorts["thesis"], sorts["speech"], sorts["press-release"]) == (
        "Report", "Thesis", "Speech", "Press release",
    )  # fmt: skip
    assert {sorts[name] for name in ("article-journal", "article-newspaper", "book", "chapter", "webpage")} == {None}


@pytest.mark.parametrize(
    ("name", "ris_", "bib"),
    [
        ({"family": "Sample", "given": "Bo"}, "Sample, Bo", "Sample, Bo"),
        ({"family": "Suharto"}, "Suharto", "{Suharto}"),
        ({"given": "Ana"}, "Ana", "{Ana}"),
        ({"literal": "Barnes and Noble, Inc."}, "Barnes and Noble Inc.", "{Barnes and Noble, Inc.}"),
        # A comma or an "and" within a part would part the name again.
        ({"family": "Smith, Jr", "given": "Ana"}, "Smith Jr, Ana", "{Smith, Jr}, Ana"),
        ({"family": "Barnes and Noble", "given": "Ana"}, "Barnes and Noble, Ana", "{Barnes and Noble}, Ana"),
        ({"family": "Smith", "given": "Ana, MD"}, "Smith, Ana, MD", "Smith, {Ana, MD}"),
    ],
)
def test_every_name_arrives_whole(root: Dataset, name: Mapping[str, str], ris_: str, bib: str) -> None:
    work = of_type("book", author=(name,))
    assert f"AU  - {ris_}\r\n" in ris.write([work], root)
    assert f"author = {{{bib}}}" in biblatex.write([work], root)


@pytest.mark.parametrize("name", [{"family": "Suharto"}, {"given": "Suharto"}, {"literal": "Suharto"}])
@pytest.mark.parametrize("style_name", ["apa", "chicago", "mla", "harvard", "ieee", "vancouver"])
def test_a_name_of_one_part_has_no_comma(name: Mapping[str, str], style_name: str) -> None:
    entry = style(style_name).entry(of_type("book", author=(name,)), "")
    assert re.match(r"(<[^>]+>|\[\d+\] ?)?Suharto[. (,]", entry.lstrip()), entry
    assert ", Suharto" not in entry
    assert not re.search(r"Suharto, [.(]|Suharto ,", entry)


def test_initials_that_are_short_already_stay() -> None:
    entry = style("apa").entry(of_type("book", author=({"family": "Mann", "given": "Th. K."},)), "")
    assert entry.startswith("Mann, Th. K. (")


def test_a_chapter_without_a_book_is_in_nothing() -> None:
    bare = style("vancouver").entry(of_type("chapter", container_title=None), "")
    assert "In:" not in bare
    assert "In: A container" in style("vancouver").entry(of_type("chapter"), "")


def wikitext(type_: str, **more: Any) -> str:
    return style("wikipedia").entry(of_type(type_, **more), "")


@pytest.mark.parametrize(
    ("type_", "template"),
    [
        # CS1 refuses these three without the work that they are in, the others not.
        ("article-journal", "cite web"), ("article-magazine", "cite web"), ("entry-encyclopedia", "cite web"),
        ("article-newspaper", "cite news"), ("book", "cite book"),
    ],
)  # fmt: skip
def test_wikipedia_takes_no_template_that_lacks_what_it_needs(type_: str, template: str) -> None:
    assert wikitext(type_, container_title=None).startswith(f"{{{{{template} |")
    assert not wikitext(type_).startswith("{{cite web")


def test_wikipedia_numbers_authors_if_there_are_several() -> None:
    one, two = ({"family": "Sample", "given": "Bo"},), ({"family": "Sample", "given": "Bo"}, {"literal": "A, B; C"})
    assert "|last=Sample |first=Bo |" in wikitext("book", author=one)
    assert "|last1=Sample |first1=Bo |author2=((A, B; C)) |" in wikitext("book", author=two)
    assert "|author=Simple name |" in wikitext("book", author=({"literal": "Simple name"},))


def test_wikipedia_keeps_in_a_comment_what_its_templates_do_not_take() -> None:
    day = dates.parse("2004-05-07")
    bare = {"URL": None, "accessed": day}
    assert wikitext("webpage", **bare).endswith(" <!-- accessed 2004-05-07; no address is known -->")
    assert wikitext("webpage", URL=None, status=("dead",)).endswith(" <!-- dead link; no address is known -->")
    assert "<!--" not in wikitext("webpage", URL=None)
    assert "<!--" not in wikitext("webpage", accessed=day)
    assert "|access-date=2004-05-07" in wikitext("webpage", accessed=day)


def test_wikipedia_says_what_was_worked_out_in_a_footnote_of_its_own() -> None:
    made = style("wikipedia")
    footnote = made.in_text(of_type("book"), "")
    own = made.from_("balance: exports − imports", footnote)
    assert footnote.startswith('<ref name="book">{{')
    assert own.startswith('<ref name="book-own">Balance: exports − imports, from: {{')


def test_a_type_that_csl_does_not_know_is_a_page(root: Dataset) -> None:
    odd = of_type("webpage").replace(type="hologram")
    assert biblatex.write([odd], root).partition("@")[2].startswith("online{")
    assert "TY  - ELEC\r\n" in ris.write([odd], root)
