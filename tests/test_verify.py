"""kzeu data verify: invented pages, with and without planted changes, against one small dataset."""

import json
import random
import re
import textwrap
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from conftest import HERE, Kzeu

from kzeu_cli.model import Dataset
from kzeu_cli.model.dates import parse
from kzeu_cli.verify.printed_amounts import misreadings
from kzeu_cli.verify.printed_forms import prints, shown_amounts
from kzeu_cli.verify.sentences import sentences
from kzeu_cli.verify.variants import dates as spellings

FOLDER = HERE / "data" / "verify"
PAGES = sorted((FOLDER / "pages").glob("*.txt"))
RECORDS = 17


def _verify(kzeu: Kzeu, page: Path, *options: str) -> Any:
    return kzeu("data", "verify", str(page), "--data", str(FOLDER / "dataset.toml"), *options)


def _differing(out: str) -> list[dict[str, Any]]:
    keys = ("status", "id", "found", "missing", "now")
    return [{key: row[key] for key in keys} for row in json.loads(out) if row["status"] != "confirmed"]


def test_there_are_pages() -> None:
    assert len(PAGES) > 10


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_planted_change_is_reported_and_nothing_else(kzeu: Kzeu, page: Path) -> None:
    expected = json.loads(page.with_suffix(".json").read_text())
    result = _verify(kzeu, page, "--json")
    assert _differing(result.out) == expected
    assert result.code == (1 if expected else 0)
    assert len([row for row in json.loads(result.out) if row["id"] is not None]) == RECORDS


def test_a_saved_html_page_is_read_like_the_text(kzeu: Kzeu) -> None:
    result = _verify(kzeu, FOLDER / "pages" / "same.html", "--json")
    assert (_differing(result.out), result.code, result.err) == ([], 0, "")


def test_an_html_page_tells_the_same_change(kzeu: Kzeu, tmp_path: Path) -> None:
    page = (FOLDER / "pages" / "same.html").read_text()
    (tmp_path / "changed.html").write_text(page.replace("320,000", "321,000").replace("Per Oslak", "Per <i>Oslak</i>"))
    [row] = _differing(_verify(kzeu, tmp_path / "changed.html", "--json").out)
    assert row["id"] == "population-sl"
    assert (row["missing"], row["now"]) == (["320,000"], ["321,000"])


def test_a_line_of_the_box_that_no_record_covers_is_listed(kzeu: Kzeu, tmp_path: Path) -> None:
    page = (FOLDER / "pages" / "same.html").read_text()
    (tmp_path / "more.html").write_text(page.replace("<tr><td>Ambassador", "<tr><th>Ocean</th></tr><tr><td>Ambassador"))
    [row] = _differing(_verify(kzeu, tmp_path / "more.html", "--json").out)
    assert (row["status"], row["now"]) == ("uncovered", ["Ocean"])


@pytest.mark.parametrize(
    ("written", "instead", "status", "now"),
    [
        ("value = 3_200_000\n", "value = 32_000_000\n", "misread", "value 32000000 where 3200000 is printed"),
        ('bound = "over"\n', 'bound = "almost"\n', "misread", "bound almost where over is printed"),
        ('unit = "EUR"\nbound', 'unit = "USD"\nbound', "misread", "unit USD where EUR is printed"),
        ('shown = "over €3.2 million"\n', "", "unproven", None),
    ],
)
def test_a_record_that_does_not_say_what_it_shows(
    kzeu: Kzeu, tmp_path: Path, written: str, instead: str, status: str, now: str | None
) -> None:
    data = (FOLDER / "dataset.toml").read_text()
    assert data.count(written) == 1
    (tmp_path / "data.toml").write_text(data.replace(written, instead))
    result = kzeu("data", "verify", str(FOLDER / "pages" / "same.txt"), "--data", str(tmp_path), "--json")
    found = {row["id"]: row for row in json.loads(result.out)}["exports-2006"]
    assert (found["status"], found["now"]) == (status, [now] if now else [])


def test_people_see_sections_and_what_differs(kzeu: Kzeu) -> None:
    result = _verify(kzeu, FOLDER / "pages" / "value-changed.txt")
    assert result.code == 1
    assert result.err == "kzeu: data and page differ: 16 of 17 records confirmed, nothing uncovered\n"
    for text in ("What differs", "exports-2006", "over €3.4 million", "2 of 3"):
        assert text in result.out
    tree = _verify(kzeu, FOLDER / "pages" / "value-changed.txt", "--tree").out
    assert "└── changed exports-2006 (trade/1/1): over €3.2 million → over €3.4 million" in tree


def test_nothing_differs_in_silence(kzeu: Kzeu) -> None:
    result = _verify(kzeu, FOLDER / "pages" / "same.txt")
    assert (result.code, result.err) == (0, "")
    assert "17 of 17 records confirmed, nothing uncovered" in result.out
    assert "What differs" not in result.out


def test_a_file_that_cannot_be_read_is_one_line(kzeu: Kzeu, tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes("Relations\nÄlter".encode("latin-1"))
    assert _verify(kzeu, tmp_path / "none.txt").err == f"kzeu: no file {str(tmp_path / 'none.txt')!r}\n"
    assert "latin.txt, line 2: not UTF-8 text" in _verify(kzeu, tmp_path / "latin.txt").err
    assert "cannot be read" in _verify(kzeu, tmp_path).err


def test_a_page_that_breaks_off_is_read_to_its_end(kzeu: Kzeu, tmp_path: Path) -> None:
    page = (FOLDER / "pages" / "same.html").read_text()
    (tmp_path / "torn.html").write_text(page.partition("</ol>")[0] + "</ol><p>One more line")
    result = _verify(kzeu, tmp_path / "torn.html", "--json")
    assert (_differing(result.out), result.code) == ([], 0)


@pytest.mark.parametrize(
    "text", ["", "A page about something else altogether. It is of 1999.\n\nNothing of it is there.\n"]
)
def test_a_page_of_something_else_is_told_so_in_a_line(kzeu: Kzeu, tmp_path: Path, text: str) -> None:
    (tmp_path / "other.txt").write_text(text)
    result = _verify(kzeu, tmp_path / "other.txt")
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert "other.txt is not the article of the dataset: 0 of 17 records confirmed" in result.err


LAYOUTS: dict[str, Callable[[str], str]] = {
    "edit links": lambda text: re.sub(r"^(Trade)$", r"\1[edit]", text, flags=re.M),
    "edit links of two kinds": lambda text: re.sub(r"^(Trade)$", r"\1 [ edit | edit source ]", text, flags=re.M),
    "wiki headings": lambda text: re.sub(r"^(Trade)$", r"== \1 ==", text, flags=re.M),
    "markdown headings": lambda text: re.sub(r"^(Trade)$", r"## \1", text, flags=re.M),
    "underlined headings": lambda text: re.sub(r"^(Trade)$", "\\1\n-----", text, flags=re.M),
    "folded": lambda text: "\n".join(textwrap.fill(line, 72) if len(line) > 72 else line for line in text.split("\n")),
    "folded with a hanging indent": lambda text: "\n".join(
        textwrap.fill(line, 60, subsequent_indent="     ") if re.match(r" +\d+\.", line) else line
        for line in text.split("\n")
    ),
    "marks raised": lambda text: re.sub(r"(\[\d\])", r"^\1", text),
    "marks raised by pandoc": lambda text: re.sub(r"(\[\d\])", r"^(\1)", text),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: f"\ufeff{text}",
    "accents apart": lambda text: unicodedata.normalize("NFD", text),
    "other quotes and dashes": lambda text: re.sub('"(.*?)"', "“\\1”", text).replace("-", "\u2011"),
    "wide spaces": lambda text: text.replace(" ", "  "),
    "numbers of references begun elsewhere": lambda text: re.sub(
        r"\[(\d)\]|^  (\d)\. ", lambda m: f"[{int(m[1]) + 4}]" if m[1] else f"  {int(m[2]) + 4}. ", text, flags=re.M
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout_is_no_content(kzeu: Kzeu, tmp_path: Path, name: str) -> None:
    text = (FOLDER / "pages" / "same.txt").read_text()
    changed = LAYOUTS[name](text)
    assert changed != text
    (tmp_path / "page.txt").write_bytes(changed.encode())
    result = _verify(kzeu, tmp_path / "page.txt", "--json")
    assert (_differing(result.out), result.code) == ([], 0)


def test_a_page_printed_by_other_programs_loses_nothing_but_its_place(kzeu: Kzeu, tmp_path: Path) -> None:
    """What a page has around its article cannot be told from it in plain text, and moves what stands below."""
    text = pypandoc.convert_file(str(FOLDER / "pages" / "same.html"), "plain")
    (tmp_path / "pandoc.txt").write_text(text)
    rows = json.loads(_verify(kzeu, tmp_path / "pandoc.txt", "--json").out)
    assert {row["status"] for row in rows if row["id"] is not None} <= {"confirmed", "moved"}


def test_each_number_changed_by_a_digit_is_noticed(kzeu: Kzeu, tmp_path: Path) -> None:
    text = (FOLDER / "pages" / "same.txt").read_text().partition("Navigation")[0]
    digits = [match.start() for match in re.finditer(r"\d", text) if not re.match(r"\d?\d\. \^", text[match.start() :])]
    assert len(digits) > 40
    for place in random.Random(16).sample(digits, 40):
        digit = str((int(text[place]) + 1) % 10)
        (tmp_path / "page.txt").write_text(text[:place] + digit + text[place + 1 :])
        result = _verify(kzeu, tmp_path / "page.txt", "--json")
        assert result.code == 1, text[max(place - 20, 0) : place + 20]


@pytest.mark.parametrize(
    ("paragraph", "count"),
    [
        ("He met Ana A. Brandt. She left.", 2),
        ("It grew to 3.5 million, i.e. by a half, etc. as planned.[1][2] It fell later. [3]", 2),
        ('They said "we agree."[1] Others did not.', 2),
        ("“All of it... was done in time.”[4]", 1),
        ("Was it so? No! Yes.", 3),
        ("Dr. Holm of the U.S. Navy spoke (see p. 4.)", 1),
        ("no full stop at all", 1),
    ],
)
def test_sentences(paragraph: str, count: int) -> None:
    assert len(list(sentences(paragraph))) == count


@pytest.mark.parametrize(
    ("period", "printed"),
    [
        ("2015-03-03", "March 3, 2015"),
        ("2015-03-03", "3rd March 2015"),
        ("2015-11", "Nov 2015"),
        ("2014-01/2014-06", "first half of 2014"),
        ("2014-04/2014-06", "second quarter of 2014"),
        ("2002/..", "2002"),
    ],
)
def test_dates_are_known_in_all_usual_spellings(period: str, printed: str) -> None:
    [wordings] = spellings(parse(period))
    assert printed in wordings


def test_both_ends_of_a_span_are_looked_for() -> None:
    assert list(spellings(parse("2007/2013"))) == [("2007",), ("2013",)]


def test_every_built_in_fact_of_the_article_has_something_to_prove_its_place(builtin: Dataset) -> None:
    article = [fact for fact in builtin.facts.values() if fact.layer == "article"]
    assert len(article) > 200
    assert [fact.id for fact in article if not any(one.is_proof for one in prints(fact, builtin))] == []


def test_every_built_in_fact_reads_as_it_is_shown(builtin: Dataset) -> None:
    wrong = {
        fact.id: misreadings(amount)
        for fact in builtin.facts.values()
        if fact.layer == "article"
        for amount in shown_amounts(fact)
        if misreadings(amount)
    }
    assert wrong == {}
