"""kzeu search."""

import json
import re
import shlex
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import HERE, Kzeu

from kzeu_cli.model import Dataset, Event, Figure, Office
from kzeu_cli.model.policy import in_office
from kzeu_cli.search.question import LONGEST

OTHER = str(HERE / "data" / "other")


def first(kzeu: Kzeu, *words: str) -> str:
    return str(json.loads(kzeu("search", *words, "--json").out)[0]["id"])


def test_answers_a_question_with_fact_number_and_source(kzeu: Kzeu) -> None:
    article = ("--layer", "article", "--json")
    best, *_ = kzeu("search", "how much did the Netherlands invest in Kazakhstan?", *article).json
    assert (best["rank"], best["id"], best["value"], best["unit"]) == (1, "fdi-netherlands", 90_400_000_000, "USD")
    assert best["refs"] == ["24"]
    assert 0 < best["score"] <= 1
    assert (best["matched"], best["missing"], best["read_as"]) == (["the Netherlands", "invest", "Kazakhstan"], [], [])


def test_the_best_comes_first(kzeu: Kzeu) -> None:
    rows = kzeu("search", "human rights dialogue", "--json").json
    assert [row["rank"] for row in rows] == list(range(1, len(rows) + 1))
    assert [row["score"] for row in rows] == sorted((row["score"] for row in rows), reverse=True)
    assert len({row["id"] for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Erasmus+ budget", "erasmus-plus"),
        ("inhabitants of the EU", "population-eu"),
        ("FDI NL", "fdi-netherlands"),
        ("Dutch foreign direct investment", "fdi-netherlands"),
        ("MoU on energy", "mou-energy"),
        ("447206135", "population-eu"),
        ("90,4 bn", "fdi-netherlands"),
        ("4 October 2016", "council-15"),
        ("when did the EPCA enter into force", "epca-in-force"),
        ("EU imports of goods in 2007", "trade-goods-imports-2007"),
        ("EU exports of goods in 2007", "trade-goods-exports-2007"),
        ("IT investment", "fdi-italy"),
        ("DE investment", "fdi-germany"),
    ],
)
def test_finds_what_people_mean(kzeu: Kzeu, words: str, found: str) -> None:
    assert first(kzeu, *words.split(), "--layer", "article") == found


@pytest.mark.parametrize("words", ["BRUSSELS", "brussels", "Brüssels"])
def test_case_and_accents_do_not_matter(kzeu: Kzeu, words: str) -> None:
    assert first(kzeu, words, "capital") == "capital-eu"


def test_says_what_it_read_instead(kzeu: Kzeu) -> None:
    result = kzeu("search", "Kazakhastan", "populaton", "--layer", "article", "--json")
    assert result.err == "kzeu: Read Kazakhastan as Kazakhstan, populaton as population.\n"
    best = json.loads(result.out)[0]
    assert (best["id"], best["read_as"]) == ("population-kz", ["Kazakhastan → Kazakhstan", "populaton → population"])


@pytest.mark.parametrize(
    ("word", "read"), [("cooperationcouncil", "Cooperation Council"), ("renewab", "renewable or renewables")]
)
def test_says_how_it_read_words_run_together_or_cut_short(kzeu: Kzeu, word: str, read: str) -> None:
    assert kzeu("search", word, "--json").err.casefold() == f"kzeu: read {word} as {read}.\n".casefold()


@pytest.mark.parametrize("word", ["wheat", "war", "steal", "trail", "goal", "banana", "football"])
def test_reads_no_english_word_as_another(kzeu: Kzeu, word: str) -> None:
    result = kzeu("search", word, "--json")
    assert "Read" not in result.err
    assert all(not row["read_as"] for row in json.loads(result.out))


@pytest.mark.parametrize(
    ("words", "read"),
    [("prime minster", "minster as Minister"), ("Bill Maser", "Maser as Mazer")],
)
def test_mends_an_english_word_only_in_a_phrase_or_a_name(kzeu: Kzeu, words: str, read: str) -> None:
    assert f"Read {read}." in kzeu("search", words).err


def test_does_not_guess_words_that_are_nowhere(kzeu: Kzeu) -> None:
    result = kzeu("search", "banana", "--json")
    assert (result.code, result.out, result.err) == (0, "[]\n", "kzeu: Nothing about *banana* here\n")


def test_says_first_what_no_fact_has_and_shows_three(kzeu: Kzeu) -> None:
    result = kzeu("search", "banana", "trade")
    assert result.err == "kzeu: Nothing about *banana* here; nearest:\n"
    assert re.search(r"^3 of \d+ facts", result.out, re.MULTILINE)
    rows = json.loads(kzeu("search", "banana", "trade", "--json").out)
    # A fact that has the word among its other names says through which.
    matched = [[match.partition(" → ")[0] for match in row["matched"]] for row in rows]
    assert all(row["missing"] == ["banana"] and found == ["trade"] for row, found in zip(rows, matched, strict=True))


def test_says_what_no_fact_has_together(kzeu: Kzeu) -> None:
    assert kzeu("search", "president of Uzbekistan").err == (
        "kzeu: Nothing about *Uzbekistan* with *president* here; nearest:\n"
    )


@pytest.mark.parametrize("words", ["EU imports from Kazakhstan 2015", "EU exports to Kazakhstan 1995"])
def test_no_other_year_or_direction_passes_for_the_one_asked_for(kzeu: Kzeu, words: str) -> None:
    assert "Nothing about" in (err := kzeu("search", words).err) or "There are no" in err


def test_says_a_known_gap_and_why(kzeu: Kzeu, builtin: Dataset) -> None:
    gap = builtin.gaps["services-after-2007"]
    assert kzeu("search", "services trade 2020").err.startswith(f"kzeu: {gap.text} {gap.why}")
    # Of the year for which there are services it is none.
    assert gap.text not in kzeu("search", "services trade 2007").err


@pytest.mark.parametrize("word", ["по", "Показатели"])
def test_a_title_in_another_language_is_no_evidence(kzeu: Kzeu, word: str) -> None:
    assert json.loads(kzeu("search", word, "--json").out) == []


def test_says_why_a_fact_was_found_that_does_not_show_it(kzeu: Kzeu) -> None:
    result = kzeu("search", "steel")
    assert "found by: steel → Coal and Steel Community" in result.out
    assert kzeu("search", "steel", "--json").json[0]["matched"] == ["steel → Coal and Steel Community"]
    assert "found by" not in kzeu("search", "High Authority", "-n", "1").out


def test_what_is_pasted_beyond_any_question_is_not_read(kzeu: Kzeu) -> None:
    text = "trade with Italy " + "and much more besides " * 5_000
    assert kzeu("search", text, "--json").out == kzeu("search", text[:LONGEST], "--json").out
    assert kzeu("search", "x" * 100_000).code == 0


@pytest.mark.parametrize("words", [("?",), ("the",), ("[bold]",), ("\x1b[31m",), ("--", "-5%")])
def test_anything_may_be_typed(kzeu: Kzeu, words: tuple[str, ...]) -> None:
    assert kzeu("search", *words).code == 0


def test_asks_for_words(kzeu: Kzeu) -> None:
    result = kzeu("search")
    assert result.code == 2
    assert "WORDS" in result.err


@pytest.mark.parametrize("words", [("",), (" ", "")])
def test_words_of_nothing_are_none(kzeu: Kzeu, words: tuple[str, ...]) -> None:
    result = kzeu("search", *words)
    assert (result.code, result.err) == (2, "kzeu: nothing to search for: name a word, a date, an amount\n")


def test_an_observation_stands_for_its_series(kzeu: Kzeu) -> None:
    rows = kzeu("search", "EU exports to Kazakhstan 2019", "--json").json
    [row] = [row for row in rows if row["id"].startswith("eu-view-exports-20")]
    assert (row["id"], row["value"], row["observations"]) == ("eu-view-exports-2019", 5_917_319_466, 14)


def test_a_span_of_time_brings_its_observations(kzeu: Kzeu) -> None:
    rows = kzeu("search", "population of Kazakhstan 2010-2012", "--json").json
    years = {row["period"] for row in rows if row["id"].startswith("worldbank-population-kz")}
    assert years == {"2010", "2011", "2012"}


def test_the_number_of_an_observation_is_shown(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    out = kzeu("search", "population of Kazakhstan in 2015", "--layer", "official", "-n", "1").out
    assert "18,084,169 persons" in out
    assert "1 of 35 in its series" in out


@pytest.mark.parametrize("words", ["trade", "human rights dialogue", "EPCA", "exports of oil", "invest"])
def test_shows_a_page_and_says_how_many_there_are(kzeu: Kzeu, words: str) -> None:
    result = kzeu("search", words)
    [(shown, every)] = re.findall(r"(\d+) of (\d+) facts; --all", result.out)
    # An event that two layers tell is one row for people.
    assert int(shown) < int(every) <= len(kzeu("search", words, "--json").json)
    assert len(result.out.splitlines()) <= 24


@pytest.mark.parametrize("limit", ["0", "1", "3"])
def test_limits(kzeu: Kzeu, limit: str) -> None:
    result = kzeu("search", "trade", "--limit", limit, "--format", "jsonl")
    assert len(result.out.splitlines()) == int(limit)


def test_filters(kzeu: Kzeu) -> None:
    rows = kzeu("search", "European Parliament", "--layer", "official", "--from", "2017", "--to", "2017", "--json").json
    assert rows
    assert {row["layer"] for row in rows} == {"official"}
    assert all(row["when"].startswith("2017") for row in rows)


def test_the_filter_does_not_change_what_is_known(kzeu: Kzeu) -> None:
    rows = kzeu("search", "Smaiylov", "prime", "minister", "--topic", "diplomacy", "--json").json
    assert rows[0]["id"] == "current-leader-smaiylov"


def test_words_that_were_found_are_marked_on_a_terminal(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in kzeu("search", "sustainable tourists", "-n", "1").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = kzeu("search", "sustainable tourists", "-n", "1").out
    assert re.findall(r"\x1b\[[\d;]*33m([^\x1b]+)\x1b\[0m", out) == ["tourism", "sustainable"]


def test_a_dataset_of_other_parties_is_searched_alike(kzeu: Kzeu) -> None:
    rows = kzeu("search", "how many people live in Breen?", "--data", OTHER, "--json").json
    assert rows[0]["id"] == "population-br"


def test_answers_the_same_twice(kzeu: Kzeu) -> None:
    assert kzeu("search", "trade", "--json") == kzeu("search", "trade", "--json")


@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_fits_the_terminal(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    lines = kzeu("search", "exports 2019").out.splitlines()
    assert max(map(len, lines)) <= int(columns)


def test_no_name_of_the_parties_stands_in_the_code() -> None:
    package = Path(__file__).parents[1] / "src" / "kzeu_cli" / "search"
    code = " ".join(re.sub(r'"""[\s\S]*?"""|#.*', "", path.read_text()) for path in package.glob("*.py"))
    assert not re.search(r"Kazakh|Europe|\bEU\b|\bKZ\b", code)


# -- the newest, the official, whoever is in office


@pytest.mark.parametrize(
    "words", ["latest cooperation council", "last cooperation council meeting", "cooperation council now"]
)
def test_the_latest_is_the_newest_by_date(kzeu: Kzeu, builtin: Dataset, words: str) -> None:
    meetings = [event for event in builtin.of(Event) if event.series == "cooperation-council" and event.date]
    newest = max(meetings, key=lambda event: event.date.begin if event.date else date.min)
    assert first(kzeu, words) == newest.id


@pytest.mark.parametrize(
    ("words", "role", "party"),
    [
        ("president of Kazakhstan", "President", "KZ"),
        ("who is prime minister of Kazakhstan now", "Prime Minister", "KZ"),
    ],
)
def test_who_is_in_office_comes_before_who_was(kzeu: Kzeu, builtin: Dataset, words: str, role: str, party: str) -> None:
    held = [
        tenure
        for tenure in in_office(builtin, date.today())
        if (tenure.office.role, tenure.office.party) == (role, party)
    ]
    if not held:
        pytest.skip("nobody is known to hold it on this day")
    assert kzeu("search", words, "--json").json[0]["holder"] == held[0].office.holder
    # Of the first Prime Minister nothing is known, which is said on stderr.
    first_of_all = json.loads(kzeu("search", f"first {role} of Kazakhstan", "--json").out)[0]
    assert first_of_all["holder"] != held[0].office.holder


def test_a_term_of_the_context_is_found(kzeu: Kzeu) -> None:
    rows = json.loads(kzeu("search", "High Representative Josep Borrell", "--json").out)
    assert "term-josep-borrell-high-representative" in {row["id"] for row in rows}
    assert kzeu("search", "High Representative", "--json").json[0]["holder"] == "Kaja Kallas"


def test_the_official_and_newest_comes_before_the_article(kzeu: Kzeu) -> None:
    rows = kzeu("search", "population of Kazakhstan", "--json").json
    layers = [row["layer"] for row in rows if row["measure"] == "population" or row["attribute"] == "population"]
    assert layers[0] == "official"
    assert "article" in layers
    assert kzeu("search", "population of Kazakhstan", "--layer", "article", "--json").json[0]["id"] == "population-kz"


def test_a_part_of_a_year_never_stands_for_the_year(kzeu: Kzeu) -> None:
    assert kzeu("search", "EU exports to Kazakhstan 2022", "--json").json[0]["period"] == "2022"
    assert json.loads(kzeu("search", "EU exports to Kazakhstan", "--json").out)[0]["partial"] is False


# -- what follows from the facts


def of(dataset: Dataset, name: str) -> int | Decimal:
    fact = dataset.facts[name]
    assert isinstance(fact, Figure)
    assert fact.value is not None
    return fact.value


def test_finds_a_balance(kzeu: Kzeu, builtin: Dataset) -> None:
    best = kzeu("search", "trade balance 2024", "--json").json[0]
    exports, imports = (of(builtin, f"kz-view-{flow}-2024") for flow in ("exports", "imports"))
    assert best["derived"] is True
    assert Decimal(str(best["value"])) == Decimal(exports) - imports


def test_finds_a_total(kzeu: Kzeu, builtin: Dataset) -> None:
    best = kzeu("search", "how big is trade between the EU and Kazakhstan", "--json").json[0]
    year = max(int(name[-4:]) for name in builtin.facts if re.fullmatch(r"kz-view-exports-\d{4}", name))
    exports, imports = (of(builtin, f"kz-view-{flow}-{year}") for flow in ("exports", "imports"))
    assert Decimal(str(best["value"])) == Decimal(exports) + imports


def test_finds_a_rate(kzeu: Kzeu, builtin: Dataset) -> None:
    best = kzeu("search", "euro dollar rate 2023", "--json").json[0]
    assert (str(best["value"]), best["unit"]) == (str(builtin.rates["eur-usd"].values["2023"]), "USD")


@pytest.mark.parametrize(("words", "prefix"), [("which EU country buys most from Kazakhstan", "kz-view-exports-to-")])
def test_finds_the_largest_of_the_newest_year(kzeu: Kzeu, builtin: Dataset, words: str, prefix: str) -> None:
    rows = [fact for name, fact in builtin.facts.items() if name.startswith(prefix) and isinstance(fact, Figure)]
    newest = max(row.period.text for row in rows if row.period)
    largest = max((row for row in rows if row.period and row.period.text == newest), key=lambda row: row.value or 0)
    assert first(kzeu, words) == largest.id


@pytest.mark.parametrize(
    "words",
    [
        "trade balance", "Italy exports", "EU share of Kazakhstan's exports", "FDI stock", "Dutch investment",
        "president of Kazakhstan", "population of the EU", "EPCA in force", "latest cooperation council", "Erasmus+",
        "exports December 2020", "relations began", "GDP of Kazakhstan", "visa talks", "High Representative Borrell",
    ],
)  # fmt: skip
def test_the_command_named_lists_the_fact(kzeu: Kzeu, words: str) -> None:
    best = json.loads(kzeu("search", words, "--json").out)[0]
    command = shlex.split(best["command"])
    assert command[0] == "kzeu"
    assert best["command"] in " ".join(kzeu("search", words).out.split())
    listed = json.loads(kzeu(*command[1:], "--json").out)
    rows = listed if isinstance(listed, list) else [listed]
    assert best["id"] in json.dumps(rows)


@pytest.mark.parametrize("words", ["latest", "what's new", "how are relations", "recent developments"])
def test_what_is_new_is_what_happened_last(kzeu: Kzeu, words: str) -> None:
    best = kzeu("search", words, "--json").json[0]
    assert best["id"] == kzeu("timeline", "--json", "--limit", "1").json[0]["id"]
    assert all(best["matched"])


def test_a_time_alone_asks_for_what_happened_then(kzeu: Kzeu) -> None:
    assert first(kzeu, "December 2020") == "ready4trade-launch"


@pytest.mark.parametrize(
    "words",
    [
        "what does Kazakhstan sell to the EU",
        "what goods does the EU buy from Kazakhstan",
        "what Kazakhstan sells to the EU",
        "was exportiert Kasachstan in die EU",
        "что Казахстан экспортирует в ЕС",
    ],
)
def test_asked_for_goods_it_names_some_and_says_that_others_are_not_known(kzeu: Kzeu, words: str) -> None:
    result = kzeu("search", words, "--json")
    best = json.loads(result.out)[0]
    assert best["product"] or best["products"]
    assert "no official figures of trade by product other than" in result.err
    assert "by product" not in kzeu("search", "what was the value of exports to the EU in 2024").err


@pytest.mark.parametrize("country", ["Georgia", "Iceland", "Qatar", "Cameroon", "Benin", "Greenland", "iceland"])
def test_no_country_is_read_as_another_or_as_a_word(kzeu: Kzeu, country: str) -> None:
    result = kzeu("search", f"trade with {country}")
    assert result.err.startswith(f"kzeu: Nothing about *{country}* here")
    assert "Read" not in result.err


@pytest.mark.parametrize("words", ["next cooperation council", "when is the next summit", "trade next year"])
def test_nothing_that_is_past_passes_for_what_is_to_come(kzeu: Kzeu, words: str) -> None:
    assert re.match(r"kzeu: Nothing about \*next( year)?\*", kzeu("search", words).err)


def test_the_next_is_the_one_that_is_to_begin(kzeu: Kzeu, tmp_path: Path) -> None:
    (tmp_path / "extra.toml").write_text(
        'schema = 1\nextends = "builtin"\n[[event]]\nid = "council-of-later"\nlayer = "official"\nsource = "events"\n'
        'topics = ["cooperation-council"]\ntext = "The Cooperation Council is to hold a meeting in 2999."\n'
        'date = "2999"\nactors = ["EU", "KZ"]\n'
    )
    result = kzeu("search", "next cooperation council", "--json", "--data", str(tmp_path))
    assert result.json[0]["id"] == "council-of-later"


@pytest.mark.parametrize(
    ("words", "series"),
    [
        ("visa talks latest round", "visa-talks-"),
        ("visa talks", "visa-talks-"),
        ("roadmap of the raw materials partnership", "raw-materials-roadmap-"),
    ],
)
def test_of_single_events_that_meet_the_same_the_newest_comes_first(
    kzeu: Kzeu, builtin: Dataset, words: str, series: str
) -> None:
    events = [event for event in builtin.of(Event) if event.id.startswith(series)]
    newest = max(events, key=lambda event: event.date.begin if event.date else date.min)
    found = [row["id"] for row in kzeu("search", words, "--json").json if row["kind"] == "event"]
    assert found[0] == newest.id


def test_the_title_of_the_whole_dataset_is_no_word_of_a_fact(kzeu: Kzeu) -> None:
    # That of the article names both parties: no reason to prefer what it tells of one.
    assert [row["layer"] for row in kzeu("search", "GDP of Kazakhstan and the EU", "--json").json[:2]] == [
        "official"
    ] * 2


def test_who_is_known_not_to_be_the_largest_is_no_answer_to_who_is(kzeu: Kzeu) -> None:
    rows = kzeu("search", "which European country is the biggest investor in Kazakhstan", "--json").json
    assert "netherlands" in rows[0]["id"]
    assert "fdi-switzerland" not in " ".join(row["id"] for row in rows[:3])


@pytest.mark.parametrize("words", ["which EU country trades most with Kazakhstan", "largest trade with an EU country"])
def test_the_largest_of_what_is_worked_out_by_partner_is_found(kzeu: Kzeu, words: str) -> None:
    totals = [
        row
        for row in kzeu("trade", "--by", "partner", "--view", "kz", "--flow", "total", "--json").json
        if row["flow"] == "total" and row["when"] == "2025"
    ]
    largest = max(totals, key=lambda row: Decimal(str(row["value"])))
    assert first(kzeu, words) == largest["id"]


def test_an_ordinal_is_found_in_words_and_in_digits(kzeu: Kzeu) -> None:
    assert first(kzeu, "10th anniversary of the EPCA") == first(kzeu, "tenth anniversary of the EPCA")
    assert first(kzeu, "tenth human rights dialogue") == "hrd-10"


def test_an_office_is_held_on_every_day_between(kzeu: Kzeu) -> None:
    assert first(kzeu, "ambassador of Kazakhstan to the EU in 2021") == "official-ambassador-baimukhan"


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        ("who was EU ambassador before Aleška Simkić", "Kestutis Jankauskas"),
        ("predecessor of Simkic", "Kestutis Jankauskas"),
        ("Simkić's predecessor", "Kestutis Jankauskas"),
        ("who preceded Carlsson", "Traian Laurentiu Hristea"),
        ("who replaced Carlsson as ambassador", "Kestutis Jankauskas"),
        ("Borrell's successor", "Kaja Kallas"),
        ("special representative after Burian", "Terhi Hakala"),
        ("first EU ambassador to Kazakhstan", "Robert Kremer"),
    ],
)
def test_who_held_an_office_before_or_after_somebody(kzeu: Kzeu, builtin: Dataset, words: str, holder: str) -> None:
    found = first(kzeu, words)
    facts = {fact.id: fact for fact in builtin.of(Office)}
    assert facts[found].holder == holder


@pytest.mark.parametrize("words", ["president before Tokayev", "who was ambassador before Kremer"])
def test_says_if_nobody_before_is_known(kzeu: Kzeu, words: str) -> None:
    name = words.split()[-1]
    rows = json.loads(kzeu("search", words, "--json").out)
    assert rows
    assert all(f"before {name}" in row["missing"] for row in rows)


@pytest.mark.parametrize("words", ["before 2019", "trade before the pandemic", "who succeeded", "after Astana"])
def test_before_and_after_without_the_holder_of_an_office_ask_for_nobody(kzeu: Kzeu, words: str) -> None:
    rows = json.loads(kzeu("search", words, "--json").out or "[]")
    through = [match for row in rows for match in row["matched"]]
    assert not any(re.search("→ (before|after) ", match) for match in through)
    assert not any(re.match("before|after", word) for row in rows for word in row["missing"])


@pytest.mark.parametrize(
    "words",
    [
        "biggest trading partner in the EU",
        "Kazakhstan's biggest customer in the EU",
        "largest buyer of Kazakh goods among the EU",
        "which EU country is Kazakhstan's largest client",
        "which EU country is the top buyer now",
    ],
)
def test_the_largest_in_a_party_is_one_of_its_countries(kzeu: Kzeu, builtin: Dataset, words: str) -> None:
    best = kzeu("search", words, "--json").json[0]
    sold: dict[str | None, Decimal] = {
        fact.counterpart: Decimal(fact.value or 0)
        for fact in builtin.of(Figure)
        if fact.series == "kz-view-exports-to" and fact.when and fact.when.text == best["period"]
    }
    assert best["counterpart"] == max(sold, key=lambda code: sold[code])


def test_single_statements_of_several_sources_are_no_list(kzeu: Kzeu, tmp_path: Path) -> None:
    """Of two countries of which two pages speak, neither is the largest of all."""
    fields = 'measure = "trade"\ncounterpart = "KZ"\nflow = "imports"\ncoverage = "goods"\nnature = "flow"\n'
    amount = 'unit = "EUR"\nperiod = "2031"\ngrain = "partner"\nrefs = ["trend-at-oil-2017"]\n'
    (tmp_path / "extra.toml").write_text(
        'schema = 1\nextends = "builtin"\n[defaults]\nlayer = "official"\nsource = "events"\ntopics = ["trade"]\n'
        f'[[figure]]\nid = "one"\ntext = "Malta imported much."\nsubject = "MT"\nvalue = 5\n{fields}{amount}'
        f'[[figure]]\nid = "two"\ntext = "Cyprus imported more."\nsubject = "CY"\nvalue = 6\n{fields}{amount}'
    )
    rows = json.loads(kzeu("search", "largest importer in 2031", "--data", str(tmp_path), "--json").out)
    assert {"one", "two"} <= {row["id"] for row in rows}
    assert not any("largest" in match for row in rows if row["id"] in ("one", "two") for match in row["matched"])


@pytest.mark.parametrize(
    ("words", "asks"), [("us investment in Kazakhstan", True), ("tell us about investment", False)]
)
def test_us_is_a_country_unless_somebody_asks_for_us(kzeu: Kzeu, words: str, asks: bool) -> None:
    best = kzeu("search", words, "--json").json[0]
    assert ("US" in (best.get("counterpart"), best.get("subject"))) is asks


@pytest.mark.parametrize(
    "words", ["Kazakhstan's exports to the EU in March 2024", "EU exports in the first half of 2023"]
)
def test_a_whole_year_never_stands_for_a_part_of_it(kzeu: Kzeu, words: str) -> None:
    result = kzeu("search", words, "--json")
    best = json.loads(result.out)[0]
    assert best["missing"]
    assert result.err.startswith("kzeu: Nothing about ")


@pytest.mark.parametrize(
    "words", ["imports from the EU in the first half of 2026", "exports to EU January to June 2026"]
)
def test_what_is_traded_with_all_countries_is_no_trade_with_one_party(kzeu: Kzeu, words: str) -> None:
    # Of 2026 there are only Kazakhstan's totals.
    best = json.loads(kzeu("search", words, "--json").out)[0]
    assert best["partner"] != "WORLD" or any("EU" in word for word in best["missing"])


@pytest.mark.parametrize(
    "words", ["how did trade change in 2023", "is trade falling", "growth of trade", "trade growth 2021"]
)
def test_how_trade_changed_is_told_of_its_total_first(kzeu: Kzeu, words: str) -> None:
    best = kzeu("search", words, "--json").json[0]
    assert (best["flow"], best["nature"], best["unit"]) == ("total", "rate", "percent")


@pytest.mark.parametrize(
    ("words", "series", "is_highest"),
    [
        ("which year had the highest exports of Kazakhstan to the EU", "kz-view-exports", True),
        ("record year of Kazakhstan's exports to the EU", "kz-view-exports", True),
        ("when were Kazakhstan's imports from the EU lowest", "kz-view-imports", False),
        ("in which year did Kazakhstan export most to Italy", "kz-view-exports-to", True),
        # The longer series says more, and age takes nothing from a record.
        ("when were EU exports to Kazakhstan the lowest", "eu-view-exports", False),
        ("highest kazakh exports to the EU year", "kz-view-exports", True),
    ],
)
def test_which_year_was_the_highest_of_a_series(
    kzeu: Kzeu, builtin: Dataset, words: str, series: str, is_highest: bool
) -> None:
    best = json.loads(kzeu("search", words, "--json").out)[0]
    of_series = [
        fact
        for fact in builtin.of(Figure)
        if fact.series == series and (fact.counterpart == best["counterpart"]) and fact.when and fact.when.year
    ]
    peak = (max if is_highest else min)(of_series, key=lambda fact: Decimal(fact.value or 0))
    assert best["id"] == peak.id


@pytest.mark.parametrize(("flow", "words"), [("exports", "highest"), ("imports", "lowest")])
def test_what_a_publisher_parts_into_series_has_one_record(kzeu: Kzeu, builtin: Dataset, flow: str, words: str) -> None:
    """Kazakhstan's trade with all countries is one series up to 2023 and another one from 2024 on."""
    best = kzeu("search", f"when were Kazakhstan's {flow} {TO_ALL[flow]} all countries the {words}", "--json").json[0]
    years = [
        fact
        for fact in builtin.of(Figure)
        if (fact.view, fact.subject, fact.counterpart, fact.flow) == ("KZ", "KZ", "WORLD", flow)
        and fact.when and fact.when.text.isdecimal() and fact.product is None and fact.value is not None
    ]  # fmt: skip
    assert len({fact.series for fact in years}) > 1
    peak = (max if words == "highest" else min)(years, key=lambda fact: fact.value or 0)
    assert best["id"] == peak.id


TO_ALL = {"exports": "to", "imports": "from"}


def test_which_month_was_the_highest(kzeu: Kzeu, builtin: Dataset) -> None:
    best = kzeu("search", "which month had the highest imports of the EU from Kazakhstan", "--json").json[0]
    months = [fact for fact in builtin.of(Figure) if fact.series == "eu-view-imports-month"]
    assert best["id"] == max(months, key=lambda fact: fact.value or 0).id


def test_services_are_no_service_in_an_office(kzeu: Kzeu) -> None:
    rows = json.loads(kzeu("search", "services trade 2020", "--json").out)
    assert rows[0]["coverage"] == "services"
    assert not [row["id"] for row in rows if row["kind"] == "office"]


def test_since_when_somebody_is_the_largest_asks_for_no_such_year(kzeu: Kzeu) -> None:
    best = kzeu("search", "since when is the EU the biggest trading partner of Kazakhstan", "--json").json[0]
    assert best["nature"] == "rank"


def test_the_very_span_that_was_named_comes_before_times_within_it(kzeu: Kzeu) -> None:
    best = kzeu("search", "EU exports to Kazakhstan in the first seven months of 2023", "--json").json[0]
    assert (best["start"], best["end"]) == ("2023-01-01", "2023-07-31")


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("what is the newest trade figure", {"flow": "total"}),
        ("gdp of the EU now", {"attribute": "gdp", "party": "EU"}),
        ("current stock of EU investment in Kazakhstan", {"nature": "stock", "partner": "EU"}),
        ("top EU supplier of Kazakhstan", {"partner": "DE"}),
    ],
)
def test_the_number_that_is_meant(kzeu: Kzeu, words: str, fields: dict[str, str]) -> None:
    best = kzeu("search", words, "--json").json[0]
    assert {name: best[name] for name in fields} == fields


@pytest.mark.parametrize(
    ("words", "gap"),
    [
        ("how much does Kazakhstan invest in Europe", "fdi-outward"),
        ("Kazakhstan's investment in the EU", "fdi-outward"),
        ("how much oil does the EU buy from Kazakhstan", "crude-oil-2023-and-later"),
    ],
)
def test_a_known_gap_is_in_the_rows_too(kzeu: Kzeu, builtin: Dataset, words: str, gap: str) -> None:
    result = kzeu("search", words, "--json")
    rows = json.loads(result.out)
    assert all(builtin.gaps[gap].text in row["gaps"] for row in rows)
    assert builtin.gaps[gap].text.rstrip(".") in result.err


def test_no_gap_is_named_where_there_is_none(kzeu: Kzeu) -> None:
    assert kzeu("search", "how much did Europe invest in Kazakhstan", "--json").json[0]["gaps"] == []


def test_money_never_goes_the_other_way(kzeu: Kzeu) -> None:
    """A sum of several partners has a direction too."""
    rows = json.loads(kzeu("search", "how much does Kazakhstan invest in Europe", "--json").out)
    assert rows[0]["flow"] != "inward" or rows[0]["missing"]


def test_the_largest_surplus_is_no_answer_to_who_exports_most(kzeu: Kzeu) -> None:
    best = json.loads(kzeu("search", "largest exporters to Kazakhstan in the EU", "--json").out)[0]
    assert (best["flow"], best["subject"]) in (("exports", "DE"), ("imports", "KZ"))
    assert "DE" in (best["subject"], best["counterpart"])
    best = json.loads(kzeu("search", "largest trade surplus with an EU country", "--json").out)[0]
    assert best["flow"] == "balance"


def test_of_a_bare_topic_the_newest_number_comes_first(kzeu: Kzeu) -> None:
    rows = kzeu("search", "uranium", "--json").json
    assert rows[0]["id"] == "uranium-share-2024"
