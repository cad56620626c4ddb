"""The styles, held against pandoc with the CSL project's styles on all references of both layers."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from differences import ALL, RULES
from pandoc import FILES, SOMEWHERE, Written, addressed, written

from kzeu_cli.citations import faces
from kzeu_cli.citations.cited import Cited
from kzeu_cli.citations.keys import year_suffix
from kzeu_cli.citations.prose import title
from kzeu_cli.citations.styles import NAMES, Citation, cite
from kzeu_cli.citations.styles import style as named
from kzeu_cli.model import Dataset, Reference, dates

# What the CSL styles have no place for: ours say it of exactly those works that it is known of.
REMARKS = re.compile(
    r" (Date taken from the address\."
    r"|Archived [^.]*?(\d{4}|[A-Z][a-z]+\. \d{2}, \d{4}|[A-Z][a-z]+\.? \d{1,4}|\d{4} [A-Z][a-z]+ \d+)\."
    r"|Dead link\.)"
)


def work(**values: Any) -> Reference:
    for name in ("issued", "accessed", "archived"):
        if name in values:
            values[name] = dates.parse(values[name])
    return Reference(**{"layer": "article", "type": "article-journal", "title": "A title", **values})


def person(given: str, family: str) -> Mapping[str, str]:
    return {"given": given, "family": family}


def people(count: int, family: str) -> tuple[Mapping[str, str], ...]:
    """Invent authors; each list has its own family, as CSL tells like authors apart by naming more of them."""
    return tuple(person(f"{sign}na", f"{family}{sign.lower()}") for sign in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:count])


def article(name: str, author: tuple[Mapping[str, str], ...], year: str, **values: Any) -> Reference:
    return work(**{"id": name, "author": author, "issued": year, "container_title": "Journal", "volume": "3", **values})


# Invented works for what the dataset happens not to have.
INVENTED = (
    article("two", people(2, "Bo"), "2001", page="321–328"),
    article("three", people(3, "Co"), "2002-04", page="100–104"),
    article("four", people(4, "Do"), "2003-09-01", page="107–108"),
    article("six", people(6, "Fo"), "2004", page="71–72"),
    article("seven", people(7, "Go"), "2005", page="1496–1504"),
    article("twenty", people(20, "Ho"), "2006", page="5"),
    article("all", people(26, "Io"), "2007"),
    article("hyphen", (person("Kassym-Jomart", "Tokayev"),), "2008"),
    article("cyrillic", (person("Нұрсұлтан", "Назарбаев"),), "2009", container_title="Егемен Қазақстан"),
    article("accents", (person("Élodie", "Șerban-Łódź"),), "2010", container_title="Журнал"),
    article("one-name", ({"family": "Suharto"},), "2011"),
    article("bank", ({"literal": "National Bank of Kazakhstan"},), "2012"),
    article("mixed", ({"literal": "World Bank"}, person("Ana", "Author")), "2013"),
    work(
        id="book",
        type="book",
        author=people(1, "Jo"),
        issued="2014-05-06",
        publisher="University of Midport",
        URL="https://example.org/book",
    ),
    work(
        id="chapter",
        type="chapter",
        author=people(2, "Ko"),
        issued="2015",
        container_title="A collection",
        publisher="University of Midport",
        page="107–108",
        URL="https://example.org/chapter",
    ),
    work(
        id="manuscript",
        type="manuscript",
        author=people(1, "Lo"),
        issued="2016",
        publisher="An archive",
        URL="https://example.org/manuscript",
    ),
)


@pytest.fixture(name="works", scope="module")
def _works(builtin: Dataset) -> list[Reference]:
    """Take all references of both layers, each with an address, and the invented ones."""
    return [*map(addressed, builtin.references.values()), *INVENTED]


@pytest.fixture(name="pandoc", scope="module")
def _pandoc(works: list[Reference], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Written]:
    """Cite them in every style with pandoc, once."""
    folder = tmp_path_factory.mktemp("pandoc")
    return {style: written(works, style, folder) for style in FILES}


def told(text: str) -> str:
    """Leave out what is no difference: links, shapes of apostrophes and blanks, a capital that CSL begins with."""
    return re.sub("[\ue002\ue003]", "", text.replace("’", "'").replace("\xa0", " ")).casefold()


def cited(works: Sequence[Reference]) -> list[Cited]:
    return [Cited(work, f"key{work.id}") for work in works]


def ours(works: Sequence[Reference], style: str) -> Mapping[Any, Citation]:
    return {citation.id: citation for citation in cite(cited(works), named(style))}


@pytest.mark.parametrize("style", ALL)
def test_agrees_with_pandoc_but_for_what_is_explained(
    style: str, works: list[Reference], pandoc: Mapping[str, Written]
) -> None:
    mine = ours(works, style)
    wrong, idle = [], []
    for ref in works:
        theirs = pandoc[style][ref.id]
        for rule in (rule for rule in RULES if style in rule.styles):
            before, theirs = theirs, (rule.apply(theirs[0], ref), rule.apply(theirs[1], ref))
            if rule.applies(ref) and theirs == before:
                idle.append((ref.id, rule.why))
        own = REMARKS.sub("", mine[ref.id].entry.replace(f" Copy at {ref.copy_at}.", "")), mine[ref.id].in_text
        wrong += [(ref.id, *pair) for pair in zip(theirs, own, strict=True) if told(pair[0]) != told(pair[1])]
    for line in wrong:
        print("WRONG", line)
    assert wrong == []
    assert idle == [], "no such difference any more: take the explanation away"


@pytest.mark.parametrize("style", ALL)
def test_says_whose_copy_was_read_and_what_became_of_the_page_and_of_no_other(
    style: str, works: list[Reference]
) -> None:
    for ref in works:
        entry = faces.plain(named(style).entry(ref, ""))
        found = "".join(match[0] for match in REMARKS.finditer(entry))
        said = ("Archived" in found, "Dead link" in found, "Date taken" in found, f"Copy at {ref.copy_at}." in entry)
        assert said == (
            ref.archived is not None, "dead" in ref.status, "date-from-address" in ref.status, ref.copy_at is not None,
        ), ref  # fmt: skip


@pytest.mark.parametrize("style", NAMES)
def test_titles_keep_case_and_script(style: str, works: list[Reference]) -> None:
    for ref in works:
        entry = faces.plain(named(style).entry(ref, ""))
        # Wikitext escapes the bar, which parts parameters; a quotation inside a quotation changes its marks.
        assert title(ref).replace("|", "{{!}}" if style == "wikipedia" else "|") in entry


@pytest.mark.parametrize("style", ALL)
def test_invents_no_address(style: str, builtin: Dataset) -> None:
    for number in range(1, 47):
        entry = faces.plain(named(style).entry(builtin.references[number], ""))
        assert "http" not in entry or builtin.references[number].DOI
        assert SOMEWHERE not in entry


APA = {
    # No author: the title stands first, and the day of access stays although no address is known.
    2: "*Kazakhstan - Trade - European Commission*. (n.d.). ec.europa.eu. Retrieved September 6, 2021.",
    # A title that only stands for a missing one is in brackets.
    5: "[Archived copy]. (n.d.). Archived January 21, 2015. Retrieved January 21, 2015.",
    # Two authors, the day of publication.
    19: "Gotev, G., & Makszimov, V. (2021, May 11). *Oettinger: It's time to take EU-Kazakhstan relations to a new "
    "level*. www.euractiv.com.",
    # The institution is the author.
    34: "EEAS - European External Action Service - European Commission. (n.d.). *EU-Kazakhstan Cooperation Council, "
    "10 May 2021*. Retrieved September 6, 2021.",
    # Gone for good.
    41: "*Kazakhstan expects to become European Union member*. (2009, April 24). Trend. Dead link.",
}


@pytest.mark.parametrize("number", APA)
def test_writes_what_the_source_lacks_as_the_manual_says(number: int, builtin: Dataset) -> None:
    entry = named("apa").entry(builtin.references[number], "")
    assert "".join(f"*{run.text}*" if run.italic else run.text for run in faces.runs(entry)) == APA[number]


def test_tells_works_of_one_name_and_year_apart(builtin: Dataset) -> None:
    same = [builtin.references[number] for number in (7, 2, 21)]
    assert [(row.id, faces.plain(row.in_text)) for row in cite(cited(same), named("apa"))] == [
        (2, "(Kazakhstan - Trade - European Commission, n.d.-a)"),
        (7, "(Kazakhstan - Trade - European Commission, n.d.-b)"),
        (21, "(Kazakhstan - Trade - European Commission, n.d.-c)"),
    ]


def test_year_suffixes_go_on_after_z() -> None:
    assert [year_suffix(number) for number in (0, 25, 26, 51, 52, 701, 702)] == [
        "a",
        "z",
        "aa",
        "az",
        "ba",
        "zz",
        "aaa",
    ]


def test_vancouver_writes_two_initials_at_most() -> None:
    # The NLM wants no more than two, however many given names there are.
    [entry] = ours([article("x", (person("Anna Berta Clara", "Dorn"),), "2020")], "vancouver").values()
    assert "Dorn AB." in entry.entry


def test_numbers_follow_the_order_given(builtin: Dataset) -> None:
    rows = cite(cited([builtin.references[number] for number in (24, 1)]), named("ieee"))
    assert [(row.id, row.in_text, row.entry[:4]) for row in rows] == [(24, "[1]", "[1] "), (1, "[2]", "[2] ")]


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        ("2021", "(2021)"),
        ("2021-05", "(2021, May)"),
        ("2021-05-11", "(2021, May 11)"),
        ("2007/2013", "(2007–2013)"),
        ("2002/..", "(2002)"),
    ],
)
def test_dates_are_as_precise_as_they_are_known(issued: str, expected: str) -> None:
    assert expected in named("apa").entry(work(id="x", type="webpage", issued=issued), "")


def test_a_question_needs_no_stop_after_it() -> None:
    asked = work(id="x", type="webpage", title="What now?", container_title="Site", issued="2020")
    assert faces.plain(named("mla").entry(asked, "")) == "“What now?” Site, 2020."


def test_quotations_inside_quotations_change_their_marks() -> None:
    quoting = work(id="x", type="article-newspaper", title="He said “yes”", container_title="Paper")
    assert "“He said ‘yes’.”" in named("mla").entry(quoting, "")
    assert "‘He said “yes”’" in named("harvard").entry(quoting, "")
