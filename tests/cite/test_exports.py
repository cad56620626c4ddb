"""The exports, read back by programs that others use for these formats."""

import html
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import bibtexparser
import citeproc
import jsonschema
import mwparserfromhell
import pypandoc
import pytest
import rispy
from conftest import Kzeu
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kzeu_cli import dataset
from kzeu_cli.citations import biblatex, bibtex, csl, faces, ris
from kzeu_cli.citations.prose import printed
from kzeu_cli.citations.romanization import romanized
from kzeu_cli.citations.styles import NAMES
from kzeu_cli.citations.styles import style as named
from kzeu_cli.model import Dataset, Reference

Fields = Mapping[str, str]
_WORDS = {
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^",
}  # fmt: skip


@pytest.fixture(name="works", scope="module")
def _works(builtin: Dataset) -> list[Reference]:
    return list(builtin.references.values())


def key(work: Reference) -> str:
    assert work.citation_key
    return work.citation_key


def entries(text: str) -> dict[str, Fields]:
    """Read a .bib file with bibtexparser."""
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    return {entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries}


def untexed(value: str) -> str:
    """Read a field as TeX would set it."""
    inner = value[1:-1] if value.startswith("{") and value.endswith("}") else value
    return re.sub(r"\\([a-z]+)\{\}|\\([&%$#_])", lambda match: _WORDS[match[1]] if match[1] else match[2], inner)


def csl_items(text: str, reader: str) -> dict[str, dict[str, Any]]:
    """Read a file with pandoc."""
    command = [pypandoc.get_pandoc_path(), f"--from={reader}", "--to=csljson"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return {item["id"]: item for item in json.loads(done.stdout)}


def unmarked(text: str) -> str:
    """Take off what pandoc adds to a title: the marks of kept case, typographic apostrophes."""
    return re.sub(r"</?[a-z][^>]*>", "", text).replace("’", "'").replace("\xa0", " ")


# -- BibTeX and BibLaTeX


@pytest.mark.parametrize("write", [biblatex.write, bibtex.write], ids=["biblatex", "bibtex"])
def test_bibtexparser_reads_every_entry_as_it_was(
    write: Callable[..., str], works: list[Reference], builtin: Dataset
) -> None:
    found = entries(write(works, builtin))
    assert list(found) == [key(work) for work in works]
    for work in works:
        fields = found[key(work)]
        # Classic LaTeX stops at Cyrillic.
        expected = romanized(printed(work)) if write is bibtex.write else printed(work)
        assert untexed(fields["title"]) == expected
        assert fields.get("url") == work.URL
        assert fields.get("doi") == work.DOI


@pytest.mark.parametrize(
    ("write", "reader"), [(biblatex.write, "biblatex"), (bibtex.write, "bibtex")], ids=["biblatex", "bibtex"]
)
def test_pandoc_reads_every_entry_as_it_was(
    write: Callable[..., str], reader: str, works: list[Reference], builtin: Dataset
) -> None:
    found = csl_items(write(works, builtin), reader)
    for work in works:
        item = found[key(work)]
        expected = romanized(printed(work)) if reader == "bibtex" else printed(work)
        assert unmarked(item["title"]).casefold() == unmarked(expected).casefold()
        assert item.get("author", []) == [dict(name) for name in work.author]
        assert item.get("URL") == work.URL
        assert ("issued" in item) == (work.issued is not None)
        if work.issued:
            assert item["issued"]["date-parts"] == csl.date(work.issued)["date-parts"]


@pytest.fixture(name="biber", scope="module")
def _biber(works: list[Reference], builtin: Dataset, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Run biber over all references, with its check of BibLaTeX's data model: what it says, and what it writes."""
    if shutil.which("biber") is None:
        pytest.skip("biber is not installed here; CI installs it")
    folder = tmp_path_factory.mktemp("biber")
    (folder / "refs.bib").write_text(biblatex.write(works, builtin))
    command = ["biber", "--tool", "--validate-datamodel", "--output-file=out.bib", "refs.bib"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout, (folder / "out.bib").read_text()


def test_biber_misses_only_what_the_sources_lack(
    biber: tuple[str, str], works: list[Reference], builtin: Dataset
) -> None:
    lines = [line.partition("Datamodel: ")[2] for line in biber[0].splitlines() if not line.startswith("INFO")]
    # BibLaTeX's own data model gives its types for laws no fields of theirs; its drivers print them as misc.
    said = {line for line in lines if not line.endswith("for entrytype 'legislation'")}
    assert "WARN" not in "".join(said)
    types = {name: entry for entry, name in re.findall(r"@(\w+)\{([^,]+),", biblatex.write(works, builtin))}
    missing = set()
    for work in works:
        entry = f"Entry '{key(work)}' (refs.bib): Missing mandatory field"
        if not work.issued and types[key(work)] != "legislation":
            missing.add(f"{entry} - one of 'date, year' must be defined")
        if not work.URL and not work.DOI and types[key(work)] == "online":
            missing.add(f"{entry} - one of 'url, doi, eprint' must be defined")
        if not work.author and types[key(work)] in ("article", "report", "unpublished"):
            missing.add(f"{entry} 'author'")
    assert said == missing


def test_biber_keeps_titles_addresses_and_dates(biber: tuple[str, str], works: list[Reference]) -> None:
    found = {name: {k.lower(): v for k, v in fields.items()} for name, fields in entries(biber[1]).items()}
    for work in works:
        fields = found[key(work)]
        assert untexed(fields["title"]) == printed(work)
        assert fields.get("url") == work.URL
        assert fields.get("date") == (work.issued.text if work.issued else None)
        assert fields.get("urldate") == (work.accessed.text if work.accessed else None)


# -- RIS


def test_rispy_reads_every_record_as_it_was(works: list[Reference], builtin: Dataset) -> None:
    records = rispy.loads(ris.write(works, builtin))
    assert [record["id"] for record in records] == [key(work) for work in works]
    for work, record in zip(works, records, strict=True):
        assert record["title"] == printed(work)
        assert record.get("urls", [None]) == [work.URL]
        assert record.get("doi") == work.DOI
        assert record.get("authors", []) == [
            name.get("literal") or f"{name['family']}, {name['given']}" for name in work.author
        ]
        assert record.get("year") == (work.issued.text[:4] if work.issued else None)


def test_ris_has_the_form_of_the_specification(works: list[Reference], builtin: Dataset) -> None:
    lines = ris.write(works, builtin).split("\r\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines if line)
    assert [line for line in lines if line.startswith("DA")][0] == "DA  - 2013/06/28/"
    assert {line[6:] for line in lines if line.startswith("TY")} <= set(rispy.config.TYPE_OF_REFERENCE_MAPPING)


# -- CSL-JSON


def test_csl_json_meets_its_schema(works: list[Reference], builtin: Dataset) -> None:
    jsonschema.Draft7Validator(schema()).validate(csl.items(works, builtin))


def schema() -> Any:
    """Find the JSON Schema of the CSL project: CI fetches the one package that has it, without what it depends on."""
    if (named := os.environ.get("CSL_SCHEMA")) is not None:
        return json.loads(Path(named).read_text())
    try:
        found = [file for file in metadata.files("commonmeta-py") or () if file.name == "csl-data.json"]
    except metadata.PackageNotFoundError:
        found = []
    if not found:
        pytest.skip("the schema comes with commonmeta-py, which is not installed here; CI fetches it")
    return json.loads(Path(str(found[0].locate())).read_text())


def test_csl_json_knows_only_types_and_variables_of_csl(works: list[Reference], builtin: Dataset) -> None:
    folder = Path(citeproc.__file__).parent / "data" / "schema" / "schemas" / "styles"
    types = set(re.findall(r'"([a-z_-]+)"', (folder / "csl-types.rnc").read_text()))
    variables = set(re.findall(r'"([A-Za-z_-]+)"', (folder / "csl-variables.rnc").read_text()))
    assert {"article-journal", "webpage"} <= types
    for item in csl.items(works, builtin):
        assert item["type"] in types
        assert set(item) - {"id", "type", "custom"} <= variables | {"language"}


def test_pandoc_reads_csl_json_as_it_was(works: list[Reference], builtin: Dataset) -> None:
    found = csl_items(json.dumps(csl.items(works, builtin)), "csljson")
    for work in works:
        item = found[key(work)]
        assert unmarked(item["title"]) == unmarked(printed(work))
        assert item.get("URL") == work.URL
        assert item.get("issued") == csl.date(work.issued)


# -- wikitext and Markdown


def test_wikitext_is_one_template_a_reference(works: list[Reference]) -> None:
    for work in works:
        nodes = mwparserfromhell.parse(named("wikipedia").entry(work, "")).nodes
        template, *rest = [node for node in nodes if str(node).strip()]
        assert parameters(template)["title"] == printed(work)
        assert parameters(template).get("url") == work.URL
        assert all(str(node).startswith("<!--") for node in rest)
        # CS1 refuses a cite web, and a date of access, without an address.
        if not work.URL:
            assert "access-date" not in parameters(template)
            assert template.name != "cite web"


def parameters(template: Any) -> dict[str, str]:
    """Read the parameters of a template as the wiki would show them."""
    return {
        str(parameter.name): html.unescape(str(parameter.value).replace("{{!}}", "|").rstrip())
        for parameter in template.params
    }


def test_a_footnote_of_wikitext_has_a_name(works: list[Reference]) -> None:
    for work in works:
        [tag] = mwparserfromhell.parse(named("wikipedia").in_text(work, "")).filter_tags(
            matches=lambda node: node.tag == "ref"
        )
        assert not str(tag.get("name").value).isdigit()


MARKDOWN = MarkdownIt("commonmark")
# This reader decodes what is percent-encoded in the text of an address, which CommonMark does not ask for.
MARKDOWN.normalizeLinkText = str


def shown(text: str) -> str:
    """Read Markdown as a browser would show it, addresses by their text."""
    return "".join(
        child.content
        for token in MARKDOWN.parse(text)
        for child in token.children or ()
        if child.type in ("text", "text_special")
    )


@pytest.mark.parametrize("style", [name for name in NAMES if name != "wikipedia"])
def test_markdown_shows_what_the_style_writes(style: str, works: list[Reference]) -> None:
    for work in works:
        entry = named(style).entry(work, "")
        assert shown(faces.markdown(entry)) == faces.plain(entry)


# -- whatever a title, a name or an address may hold

TEXT = st.text(
    st.sampled_from("aZ9 .,:;!?'\"`*_~^#$%&@=+-/\\|()[]{}<>éŁқЖ中–“”’") | st.characters(exclude_categories=("C", "Z")),
    min_size=1,
    max_size=30,
).filter(lambda text: faces.clean(text) != "")
ADDRESS = st.text(st.sampled_from("aZ9-._~:/?#[]@!$&'()*+,;=%|{}\\^\"é"), min_size=1, max_size=30).map(
    lambda path: f"https://example.org/{path}"
)


@cache
def root() -> Dataset:
    """Load no more of the dataset than its name and credit."""
    return dataset.load(None, "party")


def invented(title: str, url: str, family: str) -> Reference:
    author = ({"family": family, "given": "Ana"}, {"literal": family})
    return Reference(id=1, layer="article", type="webpage", title=title, URL=url, author=author, status=())


@settings(deadline=None)
@given(TEXT, ADDRESS, TEXT)
@pytest.mark.parametrize("write", [biblatex.write, bibtex.write], ids=["biblatex", "bibtex"])
def test_any_text_survives_bib(write: Callable[..., str], title: str, url: str, name: str) -> None:
    [fields] = entries(write([invented(title, url, name)], root())).values()
    latin = romanized if write is bibtex.write else str
    assert untexed(fields["title"]) == latin(faces.clean(title))
    assert unquote(fields["url"]) == unquote(url)
    assert untexed(fields["author"].rpartition(" and ")[2]) == latin(faces.clean(name)) or " and " in f" {name} "


@settings(deadline=None)
@given(TEXT, ADDRESS, TEXT)
def test_any_text_survives_ris(title: str, url: str, name: str) -> None:
    [record] = rispy.loads(ris.write([invented(title, url, name)], root()))
    assert record["title"] == faces.clean(title)
    assert [unquote(found) for found in record["urls"]] == [unquote(url)]
    # The comma is what cuts a name into family and given name.
    uncut = faces.clean(re.sub(r"\s*,\s*", " ", faces.clean(name)))
    assert record["authors"] == [f"{uncut}, Ana" if uncut else "Ana", *([uncut] if uncut else [])]


@settings(deadline=None)
@given(TEXT, ADDRESS, TEXT)
def test_any_text_survives_wikitext(title: str, url: str, name: str) -> None:
    text = named("wikipedia").entry(invented(title, url, name), "")
    [template] = [node for node in mwparserfromhell.parse(text).nodes if str(node).strip()]
    found = parameters(template)
    # Double parentheses keep a name with a comma whole.
    body = f"(({faces.clean(name)}))" if re.search("[,;]", name) else faces.clean(name)
    assert (found["title"], found["last1"], found["author2"]) == (faces.clean(title), faces.clean(name), body)
    assert unquote(found["url"]) == unquote(url)


@settings(deadline=None)
@given(TEXT, ADDRESS, TEXT)
def test_any_text_survives_markdown(title: str, url: str, name: str) -> None:
    entry = named("apa").entry(invented(title, url, name), "")
    assert shown(faces.markdown(entry)) == faces.plain(entry)


# -- credit


CREDIT = ("Wikipedia, “Kazakhstan–European Union relations”", "CC-BY-SA-4.0", "Publishers of the official layer:")


@pytest.mark.parametrize("write", [biblatex.write, bibtex.write], ids=["biblatex", "bibtex"])
def test_comments_carry_credit_and_licence_once(
    write: Callable[..., str], works: list[Reference], builtin: Dataset
) -> None:
    comments, _, entries = write(works, builtin).partition("\n@")
    for words in (f"kzeu {builtin.version}", *CREDIT):
        assert comments.count(words) == 1
        assert words not in entries


@pytest.mark.parametrize("format", ["ris", "csl-json"])
def test_without_comments_credit_and_licence_stand_on_stderr(kzeu: Kzeu, builtin: Dataset, format: str) -> None:
    result = kzeu("cite", "--all", "--format", format)
    # Each publisher stands with its work; a line of all of them would be none to read.
    for words in (f"kzeu {builtin.version}", *CREDIT[:2]):
        assert words in result.err
        # The article itself is one of the works, under its own name.
        assert words not in result.out or words == CREDIT[0]
