"""Citations in detail: what changes of single lines showed that no other test looked at."""

from typing import Any

import pytest
from conftest import Kzeu
from test_styles import article, ours, people, person, work

from kzeu_cli.citations import bibtex, csl, days, keys
from kzeu_cli.citations.styles import from_calculations
from kzeu_cli.citations.styles import style as named
from kzeu_cli.citations.works import of_dataset, of_program, of_source
from kzeu_cli.dataset import nothing
from kzeu_cli.model import Dataset, Source, dates


def entry(style: str, **values: Any) -> str:
    return named(style).entry(work(id="x", **values), "")


def written(**values: Any) -> str:
    return bibtex.write([work(id="x", **values)], nothing())


@pytest.mark.parametrize(("when", "said"), [("2021", "2021"), ("2021-05", "May 2021"), ("2021-05-07", "May 7, 2021")])
def test_american_dates_are_as_precise_as_they_are_known(when: str, said: str) -> None:
    assert days.american(dates.parse(when)) == said


def test_books_go_by_their_year() -> None:
    assert "(2015)." in entry("apa", type="book", issued="2015-05")
    assert "(2015)." in entry("apa", type="article-journal", issued="2015-05-11")
    assert "(2015, May 11)." in entry("apa", type="article-newspaper", issued="2015-05-11")


def test_only_the_first_author_stands_family_first() -> None:
    [citation] = ours([article("x", (person("Anna", "Bo"), person("Carl", "Do")), "2001")], "mla").values()
    assert citation.entry.startswith("Bo, Anna, and Carl Do.")
    assert [*ours([article("y", people(1, "Bo"), "2001")], "mla").values()][0].entry.startswith("Boa, Ana.")


@pytest.mark.parametrize(
    ("author", "said"),
    [
        ({"given": "Anna", "family": "Bo"}, "author = {Bo, Anna}"),
        ({"family": "Bo"}, "author = {{Bo}}"),
        ({"given": "Anna"}, "author = {{Anna}}"),
        ({"literal": "Bo, Do and Co"}, "author = {{Bo, Do and Co}}"),
    ],
)
def test_names_without_a_part_are_kept_whole(author: dict[str, str], said: str) -> None:
    assert said in written(author=(author,))


def test_bibtex_has_no_empty_publisher_and_one_pair_of_braces_for_a_site() -> None:
    page = written(type="webpage", container_title="The Site")
    assert "howpublished = {The Site}" in page
    assert "{}" not in page
    assert "organization" not in page
    assert "organization = {{The House}}" in written(type="webpage", publisher="The House")
    assert "booktitle = {{The Book}}" in written(type="chapter", container_title="The Book")


def test_ieee_names_the_house_of_a_report_or_else_its_site() -> None:
    assert "The House" in entry("ieee", type="report", container_title="The Site", publisher="The House")
    assert "The Site" in entry("ieee", type="report", container_title="The Site")


def test_types_that_csl_lacks_are_pages() -> None:
    assert csl.item(work(id="x", type="report"))["type"] == "report"
    assert csl.item(work(id="x", type="press-release"))["type"] == "webpage"
    assert csl.item(work(id="x", type="carrier-pigeon"))["type"] == "webpage"


def test_what_is_worked_out_stands_inside_the_brackets() -> None:
    [citation] = ours([article("x", people(1, "Bo"), "2001")], "apa").values()
    made = from_calculations(citation, ["a − b"], named("apa"))
    assert made.in_text == "(own calculation (a − b) from Boa, 2001)"


def test_wikipedia_says_of_dead_pages_only_that_they_are() -> None:
    assert "url-status" not in entry("wikipedia", type="webpage", URL="https://example.org")
    assert "|url-status=dead" in entry("wikipedia", type="webpage", URL="https://example.org", status=("dead",))
    assert "url-status" not in entry("wikipedia", type="webpage", status=("dead",))


def test_wikipedia_keeps_the_order_in_which_works_are_named(kzeu: Kzeu) -> None:
    both, turned = (kzeu("cite", *names, "--style", "wikipedia").out.splitlines() for names in (("7", "3"), ("3", "7")))
    assert both[:2] == turned[:2][::-1]


def test_a_source_is_a_work_of_its_type() -> None:
    def source(**values: Any) -> Source:
        return Source(**{"id": "s", "layer": "official", "title": "S", "publisher": "House", **values})

    plain, dataset, article_ = (of_source(source(type=type_)) for type_ in (None, "dataset", "entry-encyclopedia"))
    assert (plain.type, plain.publisher, plain.container_title) == ("webpage", "House", None)
    assert (dataset.type, dataset.publisher) == ("dataset", "House")
    assert (article_.container_title, article_.publisher) == ("House", None)


def test_the_dataset_has_the_author_that_it_names() -> None:
    about = vars(nothing())
    assert of_dataset(Dataset(**about)).author == ()
    assert of_dataset(Dataset(**{**about, "author": "Ann Lee"})).author == ({"literal": "Ann Lee"},)


def test_keys_are_those_of_the_dataset_or_made(builtin: Dataset) -> None:
    for name, source in builtin.sources.items():
        assert keys.find(builtin, keys.key(of_source(source), builtin)) == name
    assert keys.key(of_program("1.0", builtin), builtin)


def test_only_one_way_of_choosing_at_a_time(kzeu: Kzeu) -> None:
    for line in (["--self", "--all"], ["7", "--self"], ["7", "--topic", "trade"]):
        result = kzeu("cite", *line)
        assert (result.code, result.out) == (2, "")
        assert result.err == "kzeu: references are named, or filtered, or --self: one of these at a time\n"


def test_the_article_is_not_cited_in_itself(kzeu: Kzeu) -> None:
    assert "cited in" not in kzeu("cite", "article", "--style", "apa").out.casefold()


def test_what_is_worked_out_is_no_direct_citation(kzeu: Kzeu) -> None:
    assert "Own calculation" in kzeu("cite", "balance-of-kz-view-exports-2025", "--style", "apa").out
    assert "Own " not in kzeu("cite", "official-epca-signed", "--style", "apa").out


def test_a_topic_narrows_the_works(kzeu: Kzeu) -> None:
    energy, everything = (
        {row["id"] for row in kzeu("cite", *line, "--json").json} for line in (["--topic", "energy"], ["--all"])
    )
    assert energy < everything
