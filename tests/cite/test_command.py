"""kzeu cite, as a user runs it. What is expected was read in the article."""

import io
import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from conftest import Kzeu

from kzeu_cli.citations.styles import NAMES
from kzeu_cli.model import Dataset


def test_lists_the_46_references_of_the_article_as_csl_json(kzeu: Kzeu) -> None:
    assert [row["id"] for row in kzeu("cite", "--json").json] == [str(number) for number in range(1, 47)]
    items = json.loads(kzeu("cite", "--format", "csl-json").out)
    assert len(items) == 46
    assert items[0]["author"] == [
        {"family": "Baizakova", "given": "Kuralay"}, {"family": "Yergeshkyzy", "given": "Gulnaz"},
    ]  # fmt: skip
    assert items[0]["DOI"] == "10.1016/j.sbspro.2013.06.476"
    # The article's text has no addresses, so neither do its references.
    assert not any("URL" in item for item in items)


def test_one_reference_is_one_item(kzeu: Kzeu) -> None:
    result = kzeu("cite", "24", "--format", "csl-json")
    [item] = json.loads(result.out)
    assert item == {
        "id": "astanatimes2019kazakhstan", "type": "article-newspaper", "language": "en",
        "title": "Kazakhstan attracts $330 billion FDI since 1991", "container-title": "astanatimes.com",
        "issued": {"date-parts": [[2019, 9, 11]]},
    }  # fmt: skip
    # JSON has no comments: whom to credit is said beside it.
    assert result.err.count("\n") == 1
    assert "Wikipedia" in result.err
    assert result.err.endswith("Licence: CC-BY-SA-4.0.\n")


def test_json_and_csv_have_the_same_fields(kzeu: Kzeu) -> None:
    [row] = kzeu("cite", "24", "--json").json
    assert list(row) == kzeu("cite", "24", "--format", "csv").out.splitlines()[0].split(",")
    assert (row["id"], row["refs"], row["when"], row["kind"]) == ("24", ["24"], "2019-09-11", "reference")
    assert row["text"] == "Kazakhstan attracts $330 billion FDI since 1991. (2019, September 11). astanatimes.com."


def test_ids_of_references_are_strings_everywhere(kzeu: Kzeu) -> None:
    [row] = kzeu("cite", "euractiv-epca-consent", "--json").json
    assert row["same_as"] == ["9", "11"]
    [row] = kzeu("cite", "europavarietas-council-15", "--json").json
    assert row["copy_of"] == ["15", "16"]


def test_a_row_keeps_what_became_of_the_page(kzeu: Kzeu) -> None:
    [row] = kzeu("cite", "4", "--json").json
    assert row["reference_status"] == ["archived"]
    assert row["archived"] == "2007-06-13"
    # The field of this name is about numbers, in every listing.
    assert row["status"] is None


def test_a_reference_tells_what_rests_on_it_and_where(kzeu: Kzeu) -> None:
    [row] = kzeu("cite", "24", "--fields", "used_in", "--json").json
    assert "trade" in row["used_in"]
    shown = kzeu("cite", "24", "--all").out
    # The six investors of the trade section.
    for country in ("netherlands", "switzerland", "france", "italy", "belgium", "germany"):
        assert f"fdi-{country}" in shown
    assert "(2019, September 11)" in shown


def test_fields_count_facts_and_places(kzeu: Kzeu) -> None:
    [row] = kzeu("cite", "45", "--fields", "id,facts,used_in", "--json").json
    assert row["id"] == "45"
    assert "culture" in row["used_in"]
    assert row["facts"]


def test_fields_know_the_facts_also_where_whole_references_need_none(kzeu: Kzeu) -> None:
    rows = kzeu("cite", "--fields", "id,facts", "--json").json
    assert len(rows) == 46
    assert rows[23]["facts"] == kzeu("cite", "24", "--fields", "facts", "--json").json[0]["facts"] != []


def test_a_fact_without_reference_rests_on_the_article_itself(kzeu: Kzeu) -> None:
    [item] = json.loads(kzeu("cite", "trade-goods-imports-2007", "--format", "csl-json").out)
    assert item["title"] == "Kazakhstan–European Union relations"
    assert item["container-title"] == "Wikipedia"
    # Neither revision nor date is known of the article; its page has a name, and so an address.
    assert not {"version", "issued", "accessed"} & set(item)
    assert unquote(item["URL"]) == "https://en.wikipedia.org/wiki/Kazakhstan–European_Union_relations"
    assert item["URL"].isascii()
    assert kzeu("cite", "trade-goods-imports-2007", "--style", "apa").out == (
        f"Kazakhstan–European Union relations. (n.d.). In Wikipedia. {item['URL']}\n"
    )


def test_facts_and_references_are_listed_once_each(kzeu: Kzeu) -> None:
    items = kzeu("cite", "fdi-netherlands", "24", "[24]", "fdi-france", "19", "--json").json
    assert [item["id"] for item in items] == ["24", "19"]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "(Gotev & Makszimov, 2021)"),
        ("chicago", "(Gotev and Makszimov 2021)"),
        ("mla", "(Gotev and Makszimov)"),
        ("harvard", "(Gotev and Makszimov, 2021)"),
        ("vancouver", "(1)"),
        ("ieee", "[1]"),
    ],
)
def test_in_the_text(kzeu: Kzeu, style: str, expected: str) -> None:
    assert kzeu("cite", "19", "--style", style, "--inline").out == f"{expected}\n"


def test_in_the_text_of_wikipedia_it_is_a_named_footnote(kzeu: Kzeu) -> None:
    assert kzeu("cite", "24", "--style", "wikipedia", "--inline").out == (
        '<ref name="astanatimes2019kazakhstan">{{cite news |date=2019-09-11'
        " |title=Kazakhstan attracts $330 billion FDI since 1991 |newspaper=astanatimes.com}}</ref>\n"
    )


def test_as_cited_in_names_the_article(kzeu: Kzeu) -> None:
    assert kzeu("cite", "19", "--inline", "--as-cited-in").out == (
        "(Gotev & Makszimov, 2021, as cited in “Kazakhstan–European Union relations,” n.d.)\n"
    )
    entry = kzeu("cite", "19", "--style", "mla", "--as-cited-in").out
    assert "11 May 2021. Qtd. in “Kazakhstan–European Union relations.” Wikipedia, https://en.wiki" in entry


def test_official_references_are_read_at_first_hand(kzeu: Kzeu) -> None:
    assert "cited in" not in kzeu("cite", "wto-kazakhstan", "--inline", "--as-cited-in").out


def test_cites_the_program_and_its_dataset(kzeu: Kzeu, builtin: Dataset) -> None:
    out = kzeu("cite", "--self", "--style", "apa").out
    assert f"kzeu (Version {kzeu('--version').out.split()[1]}) [Computer software]." in out
    assert f"(Version {builtin.version}) [Data set]." in out
    assert "http" not in out


def test_a_topic_gives_what_its_facts_rest_on(kzeu: Kzeu) -> None:
    ids = [item["id"] for item in kzeu("cite", "--topic", "trade", "--layer", "article", "--json").json]
    # [18] on exports, [2] on 2020, [25] on companies; the figures of 2007 have no reference of their own.
    assert {"2", "18", "25", "article"} <= set(ids)
    assert "45" not in ids
    assert ids[-1] == "article"


def test_layers(kzeu: Kzeu) -> None:
    article = kzeu("cite", "--layer", "article", "--json").json
    official = kzeu("cite", "--layer", "official", "--json").json
    everything = kzeu("cite", "--all", "--json").json
    assert len(article) == 46
    assert not any(item["id"].isdecimal() for item in official)
    assert {item["id"] for item in everything} >= {item["id"] for item in article + official}


def test_takes_names_from_standard_input(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"fdi-netherlands\n19\n")))
    assert [item["id"] for item in kzeu("cite", "-", "--json").json] == ["24", "19"]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    empty = kzeu("cite", "-", "--json")
    assert (empty.code, empty.out, empty.err) == (0, "[]\n", "kzeu: nothing matches\n")


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("99",), 1, "no reference 99; the numbers run from 1 to 46"),
        (("fdi-netherland",), 1, "did you mean fdi-netherlands"),
        (("24", "--style", "apaa"), 2, "no 'apaa'; did you mean apa?"),
        (("24", "--format", "bibtx"), 2, "did you mean bibtex"),
        (("24", "--topic", "trade"), 2, "one of these at a time"),
        (("24", "--self"), 2, "one of these at a time"),
        (("24", "--sentence"), 2, "'24' is a work"),
        (("nothing-such", "--sentence"), 1, "no reference or fact 'nothing-such'"),
        (("--sentence",), 2, "--sentence goes with ids of facts"),
        (("--topic", "trad"), 1, "no topic 'trad'; did you mean trade?"),
        (("24", "--format", "ris", "--fields", "id"), 2, "neither fields nor a style"),
        (("24", "--format", "ris", "--style", "apa"), 2, "neither fields nor a style"),
        (("24", "--refs", "--json"), 2, "--refs lists references below a table"),
    ],
)
def test_says_what_is_wrong_in_one_line(kzeu: Kzeu, args: tuple[str, ...], code: int, said: str) -> None:
    result = kzeu("cite", *args)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("style", NAMES)
def test_off_a_terminal_a_reference_is_a_line(kzeu: Kzeu, style: str) -> None:
    out = kzeu("cite", "--style", style).out
    assert out.count("\n") == 46
    assert not re.search("[\x1b\ue000-\ue003]", out)


def test_off_a_terminal_no_letter_is_lost(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    out = kzeu("cite", "bns-foreign-trade-workbooks", "1", "--style", "apa").out
    assert "Основные показатели внешней торговли по странам" in out
    assert "558–561" in out


def test_on_a_terminal_there_are_italics_and_links(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    plain = kzeu("cite", "1", "--style", "apa").out
    assert "\x1b[3mProcedia" in plain
    assert "\x1b]8;" not in plain
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    assert "https://doi.org/10.1016/j.sbspro.2013.06.476\x1b\\" in kzeu("cite", "1", "--style", "apa").out


def test_a_style_as_json(kzeu: Kzeu) -> None:
    [row] = kzeu("cite", "19", "--style", "ieee", "--json").json
    assert row["inline"] == "[1]"
    assert row["markdown"].startswith("\\[1\\] G. Gotev and V. Makszimov, “Oettinger: It's time")


def test_markdown_is_a_list_in_a_style(kzeu: Kzeu, builtin: Dataset) -> None:
    out = kzeu("cite", "1", "19", "--format", "markdown").out
    assert "*Procedia - Social and Behavioral Sciences*, *81*, 558–561. <https://doi.org/10.1016/" in out
    assert out.index("Baizakova") < out.index("Gotev")
    assert builtin.credit in out
    assert kzeu("cite", "24", "--style", "wikipedia", "--format", "markdown").out.startswith("```wikitext\n{{cite news")


def test_every_format_is_written(kzeu: Kzeu) -> None:
    assert json.loads(kzeu("cite", "24", "--format", "jsonl").out)["id"] == "24"
    assert kzeu("cite", "24", "--format", "biblatex").out.count("@article{astanatimes2019kazakhstan,") == 1
    assert kzeu("cite", "24", "--format", "ris").out.startswith("TY  - NEWS\r\nID  - astanatimes2019kazakhstan\r\n")
    assert kzeu("cite", "24", "--format", "csv").out.startswith("id,kind,")


# Their own statistics have no row for the EU as of today: the members were added up for it.
SUM = "eu-view-imports-2021"


@pytest.mark.parametrize("style", NAMES)
def test_a_number_that_was_added_up_is_no_number_of_the_publisher(kzeu: Kzeu, style: str) -> None:
    entry = kzeu("cite", SUM, "--style", style).out
    said = "wn sum of the 27 reporting members, from: "
    assert said in entry
    # The publisher comes first, then where the copy was that was read.
    body = entry.partition(said)[2]
    copy = "via=GitHub vzemlys/ruimpeks" if style == "wikipedia" else "Copy at GitHub vzemlys/ruimpeks."
    assert body.index("Eurostat") < body.index(copy)
    assert "wn sum of the 27 reporting members" in kzeu("cite", SUM, "--style", style, "--inline").out
    # The work itself is no sum.
    assert "sum" not in kzeu("cite", "eurostat-comext-imports", "--style", style).out


def test_what_kzeu_worked_out_is_cited_as_its_own_calculation(kzeu: Kzeu) -> None:
    [derived] = kzeu("trade", "--year", "2021", "--view", "EU", "--flow", "balance", "--format", "json").json[:1]
    out = kzeu("cite", derived["id"], "--style", "apa").out
    assert out.count("Own calculation (exports − imports), from: Eurostat. (n.d.") == 2
    [row] = kzeu("cite", derived["id"], "--sentence", "--json").json
    assert (row["id"], len(row["refs"])) == (derived["id"], 2)


def test_a_work_cited_for_both_stands_for_what_it_prints(kzeu: Kzeu) -> None:
    entry = kzeu("cite", SUM, "eurostat-comext-imports", "--style", "apa").out
    assert entry.startswith("Eurostat. (n.d.).")
    assert entry.endswith(" Also for own sum of the 27 reporting members.\n")
    # In sentences each fact says it for itself.
    own, plain = kzeu("cite", SUM, "fdi-netherlands", "--sentence", "--style", "ieee").out.splitlines()
    assert own.endswith(" [own sum of the 27 reporting members from 1].")
    assert plain.endswith(" [2].")


class TestSentence:
    """A fact as a sentence with its citation, to be pasted into a text."""

    @pytest.mark.parametrize(
        ("style", "end"),
        [
            ("apa", " (“Kazakhstan attracts $330 billion FDI since 1991,” 2019)."),
            ("chicago", " (astanatimes.com 2019)."),
            ("ieee", " [1]."),
            ("vancouver", " (1)."),
        ],
    )
    def test_the_citation_stands_before_the_stop(self, kzeu: Kzeu, style: str, end: str) -> None:
        fact = "The Netherlands are the source of $90.4 billion of foreign direct investment (FDI) in Kazakhstan"
        assert kzeu("cite", "fdi-netherlands", "--sentence", "--style", style).out == f"{fact}{end}\n"

    def test_a_footnote_stands_after_it(self, kzeu: Kzeu) -> None:
        out = kzeu("cite", "fdi-netherlands", "--sentence", "--style", "wikipedia").out
        assert re.search(r'in Kazakhstan\.<ref name="astanatimes2019kazakhstan">\{\{cite news .*\}\}</ref>$', out)

    def test_several_facts_keep_their_order_and_share_numbers(self, kzeu: Kzeu) -> None:
        rows = kzeu(
            "cite", "fdi-netherlands", "kz-exports-share", "fdi-france", "--sentence", "--style", "ieee", "--json"
        )
        assert [row["id"] for row in rows.json] == ["fdi-netherlands", "kz-exports-share", "fdi-france"]
        assert [re.findall(r"\[(\d)\]", row["text"]) for row in rows.json] == [["1"], ["2"], ["1"]]
        assert [row["refs"] for row in rows.json][::2] == [["24"], ["24"]]

    def test_a_fact_of_no_reference_cites_its_source(self, kzeu: Kzeu) -> None:
        out = kzeu("cite", "trade-goods-imports-2007", "--sentence", "--style", "mla").out
        assert out.endswith(" (“Kazakhstan–European Union relations”).\n")


def test_a_copied_release_is_by_who_issued_it(kzeu: Kzeu) -> None:
    entry = kzeu("cite", "council-release-2022-06", "--style", "apa").out
    assert entry.startswith("Council of the European Union. (2022, June 20).")
    assert "Copy at ozardiplo.blogspot.com." in entry


def test_a_date_that_only_an_address_has_is_used_and_said_to_be(kzeu: Kzeu) -> None:
    entry = kzeu("cite", "astanatimes-council-22", "--style", "apa").out
    assert "(2025, December)" in entry
    assert "Date taken from the address. https://astanatimes.com/2025/12/" in entry


def test_within_the_text_the_order_is_that_of_what_was_named(kzeu: Kzeu) -> None:
    out = kzeu("cite", "24", "19", "24", "1", "--inline").out.splitlines()
    assert [re.findall("Kazakhstan|Gotev|Baizakova", line)[0] for line in out] == ["Kazakhstan", "Gotev", "Baizakova"]


def test_all_lists_what_rests_on_a_topic_on_more_than_a_screen(kzeu: Kzeu) -> None:
    short, whole = (kzeu("cite", "--topic", "trade", *more).out for more in ((), ("--all",)))
    assert len(short.splitlines()) <= 24
    assert "--all" in short
    rows = kzeu("cite", "--topic", "trade", "--json").json
    assert f"References: {len(rows)}" in whole


@pytest.mark.parametrize("args", [(), ("24",), ("19",), ("--layer", "official"), (SUM,)])
def test_answers_within_a_screen_and_says_what_else_there_is(kzeu: Kzeu, args: tuple[str, ...]) -> None:
    lines = kzeu("cite", *args).out.splitlines()
    assert len(lines) <= 24
    assert "More: " in " ".join(lines[-4:])


@pytest.mark.parametrize("width", ["60", "80", "120"])
def test_tables_fit(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, width: str) -> None:
    monkeypatch.setenv("COLUMNS", width)
    for args in ((), ("24",), ("--all",), ("--tree",)):
        lines = kzeu("cite", *args).out.splitlines()
        assert max(map(len, lines)) <= int(width)


class TestRefs:
    """The list of references below a table."""

    def test_lists_what_the_rows_rest_on(self, kzeu: Kzeu) -> None:
        table, _, below = kzeu("facts", "--topic", "culture", "--layer", "article", "--refs").out.partition(
            "References"
        )
        assert "[45]" in table
        notes = " ".join(below.split())
        assert "[45] Kazakh Cultural Center Opens Its Doors For First Time In Brussels. (2020, June 26). The" in notes
        assert "[24]" not in notes

    def test_names_the_article_for_rows_without_reference(self, kzeu: Kzeu) -> None:
        out = kzeu("trade", "--from", "2007", "--to", "2007", "--refs").out
        assert "[article] Kazakhstan–European Union relations. (n.d.). In Wikipedia." in out.replace("\n", " ")

    def test_stands_below_a_tree_too(self, kzeu: Kzeu) -> None:
        out = kzeu("facts", "--topic", "culture", "--layer", "article", "--refs", "--tree").out
        assert out.index("References") > out.index("Culture")

    def test_is_not_there_unless_asked_for(self, kzeu: Kzeu) -> None:
        assert "References" not in kzeu("facts", "--topic", "culture", "--layer", "article").out


ISLES = """
schema = 1
id = "isles"
version = "1"
title = "Avalon and Lyonesse"
licence = "CC0-1.0"

party = [{ id = "AV", name = "Avalon", short = "Avalon" }, { id = "LY", name = "Lyonesse", short = "Lyonesse" }]
topic = [{ id = "t", title = "T" }]

[[source]]
id = "yearbook"
layer = "official"
title = "Yearbook of Avalon"
publisher = "Office of Statistics"
url = "https://example.org/a%20b_c#d"
as_of = "2020-01-02"

[[reference]]
id = "chronicle"
layer = "official"
type = "webpage"
author = [{ literal = "Merlin" }]
issued = "2001/2003"

[[statement]]
id = "unreferenced"
layer = "official"
source = "yearbook"
topics = ["t"]
text = "Something is said."

[[statement]]
id = "referenced"
layer = "official"
source = "yearbook"
topics = ["t"]
text = "Something else is said."
refs = ["chronicle"]
"""


class TestOwn:
    """A dataset of two invented parties, without an article."""

    @pytest.fixture(autouse=True)
    def _isles(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "isles.toml").write_text(ISLES)
        monkeypatch.setenv("KZEU_DATA", str(tmp_path / "isles.toml"))

    def test_lists_its_references_though_it_has_no_article(self, kzeu: Kzeu) -> None:
        assert [item["id"] for item in kzeu("cite", "--json").json] == ["chronicle"]
        assert [item["id"] for item in kzeu("cite", "--all", "--json").json] == ["chronicle", "yearbook"]

    def test_cites_its_source_with_what_is_known(self, kzeu: Kzeu) -> None:
        assert kzeu("cite", "unreferenced", "--style", "apa").out == (
            "Office of Statistics. (n.d.). Yearbook of Avalon. Retrieved January 2, 2020, from "
            "https://example.org/a%20b_c#d\n"
        )

    def test_makes_up_no_title(self, kzeu: Kzeu) -> None:
        assert kzeu("cite", "referenced", "--json").json[0]["title"] is None
        assert "title" not in json.loads(kzeu("cite", "referenced", "--format", "csl-json").out)[0]
        assert kzeu("cite", "referenced", "--style", "apa").out == "Merlin. (2001–2003). [untitled].\n"

    def test_credits_itself_alone(self, kzeu: Kzeu) -> None:
        out = kzeu("cite", "--format", "biblatex").out
        assert out.startswith("% Avalon and Lyonesse: dataset isles 1\n% Licence: CC0-1.0\n")
        assert "Kazakhstan" not in out + kzeu("cite", "--self", "--format", "ris").out


def test_a_calculation_from_two_works_is_said_once(kzeu: Kzeu) -> None:
    said = kzeu("cite", "total-of-kz-view-exports-2024", "--sentence").out
    assert said.count("own calculation") == 1
    assert said.count("Bureau of National Statistics of Kazakhstan, n.d.") == 2


@pytest.mark.parametrize("style", ["vancouver", "ieee", "wikipedia"])
def test_styles_that_number_or_stand_in_the_text_keep_the_order_asked_for(kzeu: Kzeu, style: str) -> None:
    lines = kzeu("cite", "24", "3", "19", "--style", style).out
    places = [lines.index(word) for word in ("Kazakhstan attracts", "Population on 1 January", "Makszimov")]
    assert places == sorted(places)


@pytest.mark.parametrize("style", ["apa", "chicago", "mla", "harvard"])
def test_styles_of_names_sort_by_what_an_entry_begins_with(kzeu: Kzeu, style: str) -> None:
    entries = [line.lstrip("“").casefold() for line in kzeu("cite", "24", "19", "3", "--style", style).out.splitlines()]
    assert len(entries) == 3
    assert entries == sorted(entries)


@pytest.mark.parametrize("words", [("--source", "bns"), ("--limit", "0"), ("--to", "2000")])
def test_nothing_narrows_sentences(kzeu: Kzeu, words: tuple[str, ...]) -> None:
    result = kzeu("cite", "--sentence", "gdp-eu", *words)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
