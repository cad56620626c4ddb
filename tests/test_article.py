"""The article layer, held against what was read in the article by hand."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

import pytest
from conftest import ROOT, Kzeu

from kzeu_cli.model import Dataset, Fact, Figure, Programme, Reference, Trait

# The article's sections in order, each with the number of sentences of its paragraphs (lines, in the infobox).
SENTENCES = {
    "infobox": (1, 3, 1, 1),
    "lead": (1, 2, 2),
    "agreement": (5, 2, 1),
    "council": (2, 2),
    "trade": (4, 4, 1, 1, 2, 2, 2, 1, 1),
    "cooperation": (3, 1, 2, 4, 1, 1, 3),
    "green": (2, 1, 2, 1),
    "human-rights": (4, 2),
    "membership": (4,),
    "justice": (4, 1),
    "culture": (2, 2),
}
ROWS = (
    "population", "area", "population-density", "capital", "global-cities", "government", "first-leader",
    "current-leader", "official-languages", "main-religions", "ethnic-groups", "gdp", "gdp-per-head",
)  # fmt: skip
CELLS = tuple(f"comparison/{row}/{party}" for row in ROWS for party in ("EU", "KZ"))
PLACES = tuple(
    f"{section}/{paragraph}/{sentence}"
    for section, counts in SENTENCES.items()
    for paragraph, count in enumerate(counts, 1)
    for sentence in range(1, count + 1)
)
TITLES = tuple(f"references/{number}" for number in range(1, 47))

# Where the article sets the mark of each reference: 56 marks.
MARKS = {
    1: ("lead/2/1",),
    2: ("lead/3/2", "trade/6/2", "trade/9/1"),
    3: ("comparison/population/EU",),
    4: ("comparison/area/EU",),
    5: ("comparison/government/EU",),
    6: ("comparison/official-languages/EU",),
    7: ("agreement/1/1",),
    8: ("agreement/1/2",),
    9: ("agreement/1/3",),
    10: ("agreement/1/4",),
    11: ("agreement/1/5",),
    12: ("agreement/2/2",),
    13: ("agreement/3/1",),
    14: ("council/1/1",),
    15: ("council/1/2",),
    16: ("council/2/1",),
    17: ("council/2/2",),
    18: ("trade/1/1", "trade/2/1", "trade/2/2"),
    19: ("trade/2/4",),
    20: ("trade/3/1",),
    21: ("trade/4/1",),
    22: ("trade/4/1", "cooperation/4/4"),
    23: ("trade/5/2",),
    24: ("trade/7/2",),
    25: ("trade/8/1",),
    26: ("cooperation/1/3",),
    27: ("cooperation/3/2",),
    28: ("cooperation/4/1", "cooperation/4/3"),
    29: ("cooperation/5/1",),
    30: ("cooperation/6/1",),
    31: ("cooperation/7/3",),
    32: ("green/1/2", "green/2/1"),
    33: ("green/3/1",),
    34: ("green/3/1",),
    35: ("green/3/2",),
    36: ("green/4/1",),
    37: ("human-rights/1/3",),
    38: ("human-rights/1/4",),
    39: ("human-rights/2/1", "human-rights/2/2"),
    40: ("membership/1/1", "membership/1/4"),
    41: ("membership/1/2",),
    42: ("justice/1/2",),
    43: ("justice/1/4",),
    44: ("justice/2/1",),
    45: ("culture/1/1",),
    46: ("culture/2/1", "culture/2/2"),
}

# id: value, unit, bound, period or as-of as given, references, as printed.
B, M = 10**9, 10**6
NUMBERS: dict[str, tuple[object, str, str | None, str | None, list[int], str]] = {
    "trade-goods-share-lead": (30, "percent", "about", None, [], "roughly 30%"),
    "trade-exports-share-lead": (41, "percent", None, None, [], "41%"),
    "kz-exports-share": (41, "percent", "over", None, [18], "more than 41%"),
    "kz-exports-oil-gas-share-2007": (80, "percent", None, "2007", [], "80%"),
    "trade-goods-imports-2007": (13_350 * M, "EUR", None, "2007", [], "€13.35 billion"),
    "trade-services-imports-2007": (1_520 * M, "EUR", None, "2007", [], "€1.52 billion"),
    "trade-goods-exports-2007": (6_040 * M, "EUR", None, "2007", [], "€6.04 billion"),
    "trade-services-exports-2007": (1_920 * M, "EUR", None, "2007", [], "€1.92 billion"),
    "trade-share-2014": (50, "percent", "over", "2014", [18], "more than half"),
    "trade-total-2013": (53_400 * M, "USD", "about", "2013", [18], "some $53.4 billion"),
    "trade-total-2014-h1": (28_400 * M, "USD", None, "2014-01/2014-06", [18], "$28.4 billion"),
    "trade-to-eu-undated": (31 * B, "EUR", None, None, [], "€31 billion"),
    "trade-to-eu-share-undated": (36, "percent", None, None, [], "36%"),
    "fdi-gross-eu-share": (50, "percent", "over", None, [18], "More than half"),
    "fdi-gross-eu": (100 * B, "USD", "almost", None, [18], "nearly $100 billion"),
    "fdi-eu27-share-15-years": (44, "percent", None, None, [19], "44%"),
    "fdi-eu27-15-years": (157 * B, "USD", None, None, [19], "$157 billion"),
    "london-treaties-number": (46, "treaties", None, None, [20], "46 treaties"),
    "london-treaties-value": (13 * B, "USD", "over", None, [20], "over $13 billion"),
    "wto-member-number": (162, "rank", None, "2015-11", [21, 22], "162nd"),
    "trade-rank-eu-2002": (1, "rank", None, "2002/..", [18], "largest"),
    "trade-rank-kz-2020": (33, "rank", None, "2020", [], "33rd"),
    "trade-rank-eu-2020": (1, "rank", None, "2020", [], "biggest"),
    "trade-goods-share-2020": (30, "percent", "about", "2020", [], "roughly 30%"),
    "trade-goods-total-2020": (18_600 * M, "EUR", None, "2020", [2], "€18.6 billion"),
    "trade-goods-imports-2020": (12_600 * M, "EUR", None, "2020", [2], "€12.6 billion"),
    "trade-goods-exports-2020": (5_900 * M, "EUR", None, "2020", [2], "€5.9 billion"),
    "fdi-eu-share": (50, "percent", "over", None, [], "More than 50%"),
    "fdi-netherlands": (90_400 * M, "USD", None, None, [24], "$90.4 billion"),
    "fdi-switzerland": (25_800 * M, "USD", None, None, [24], "$25.8 billion"),
    "fdi-france": (16_100 * M, "USD", None, None, [24], "$16.1 billion"),
    "fdi-italy": (8_700 * M, "USD", None, None, [24], "$8.7 billion"),
    "fdi-belgium": (7_600 * M, "USD", None, None, [24], "$7.6 billion"),
    "fdi-germany": (5_200 * M, "USD", None, None, [24], "$5.2 billion"),
    "companies-european-capital": (4_000, "companies", "over", None, [25], "More than 4,000 companies"),
    "joint-ventures": (2_000, "joint-ventures", "over", None, [25], "more than 2,000 joint ventures"),
    "fdi-total-2006": (7_300 * M, "USD", None, "2006", [2], "$7.3 billion"),
    "fdi-eu-share-2006": (50, "percent", None, "2006", [2], "half"),
    "fdi-eu-2019": (64 * B, "EUR", "almost", "2019", [2], "almost €64 billion"),
    "epca-ep-votes-for": (511, "votes", None, None, [10], "511"),
    "epca-ep-votes-all": (654, "votes", None, None, [10], "654"),
    "epca-areas": (29, "areas", None, None, [12], "29 areas"),
    "karaganda-solar-capacity": (76, "MWp", None, None, [35], "76 MWp"),
    "erasmus-plus-kazakhs-in-europe": (3_400, "persons", "about", "../2020", [46], "some 3,400"),
    "erasmus-plus-europeans-in-kazakhstan": (1_500, "persons", "over", "../2020", [46], "over 1,500"),
    "regional-programmes-2019": (28 * M, "EUR", None, "2019-11", [31], "28 million euros"),
    "ebrd-renewables-framework": (500 * M, "EUR", None, "2016", [35], "€500 million"),
    "eidhr": (1 * M, "EUR", None, None, [39], "€1 million per year"),
    "eucj": (5_500_000, "EUR", None, "2015-10", [42], "5.5 million euros"),
    "erasmus-plus": (115 * M, "EUR", None, "2014/2020", [46], "€115 million"),
    "population-eu": (447_206_135, "persons", None, None, [3], "447,206,135"),
    "population-kz": (18_708_352, "persons", None, None, [], "18,708,352"),
    "area-eu": (4_324_782, "km2", None, None, [4], "4,324,782 km2"),
    "area-kz": (2_724_900, "km2", None, None, [], "2,724,900 km2"),
    "population-density-eu": (115, "per-km2", None, None, [], "115/km2"),
    "population-density-kz": (7, "per-km2", None, None, [], "7/km2"),
    "gdp-eu": (16_477 * B, "USD", None, None, [], "$16.477 trillion"),
    "gdp-kz": (179_332 * M, "USD", None, None, [], "$179.332 billion"),
    "gdp-per-head-eu": (31_801, "USD", None, None, [], "$31,801 per capita"),
    "gdp-per-head-kz": (9_686, "USD", None, None, [], "$9,686 per capita"),
}

# id: date, references.
DATES: dict[str, tuple[str | None, list[int]]] = {
    "diplomatic-protocol-signed": ("1992", [1]),
    "pca-in-force": ("1999", []),
    "mou-energy-signed": ("2006-11", []),
    "human-rights-dialogue-agreed": ("2008-04", []),
    "human-rights-dialogue-2008": ("2008-10", [37]),
    "asem-accession": ("2014", [29]),
    "council-14": ("2015-03-03", [28]),
    "eucj-launch": ("2015-10", []),
    "wto-accession": ("2015-11", [21, 22]),
    "green-economy-project-launch": ("2015", []),
    "epca-2015": ("2015", [7]),
    "epca-kz-ratified": ("2016-03", [8]),
    "council-15": ("2016-10-04", [16]),
    "ebrd-renewables-framework-established": ("2016", [35]),
    "epca-ep-consent": ("2017-12-12", [9]),
    "central-asia-strategy-adopted": ("2019", [13]),
    "regional-programmes-2019-launch": ("2019-11", []),
    "epca-in-force": ("2020-03-01", []),
    "til-kazyna-opening": ("2020-06", [45]),
    "justice-subcommittee-2020": ("2020-11", [44]),
    "human-rights-dialogue-2020": ("2020-11", [38]),
    "ready4trade-launch": ("2020-12", []),
    "council-18": ("2021-05", [17, 33, 34]),
    "london-treaties": (None, [20]),
    "conference-25-years": (None, [30]),
    "eucj-completion-conference": (None, [43]),
}

NAMES = (
    "Sven-Olov Carlsson", "Margulan B. Baimukhan", "Jean Monnet", "Nursultan Nazarbayev", "Charles Michel",
    "Ursula von der Leyen", "Kassym-Jomart Tokayev", "Älihan Smaiylov", "Günther Oettinger", "David Cameron",
    "Erlan A. Idrissov", "Edgars Rinkēvičs", "Peter Burian", "Adilbek Dzhaksybekov", "Charles Tannock", "Bill Mazer",
    "Second Optional Protocol to the International Covenant on Civil and Political Rights", "Ready4Trade Central Asia",
    "UN Conference on Trade and Development", "International Trade Centre", "Development Cooperation Instrument",
    "EC Regional Strategy Paper for Central Asia 2007–2013", "Asia-Europe Meeting", "Kazakhstan Renewables Framework",
    "25 Years of European Union – Central Asia Relations: From the Past to the Future", "European Neighbourhood Policy",
    "United Nations Development Programme", "UNECE", "European Bank for Reconstruction and Development", "Karaganda",
    "European Instrument for Democracy and Human Rights", "Enhancing Criminal Justice in Kazakhstan", "EUCJ",
    "Subcommittee on Justice and Home Affairs", "Til Kazyna", "Culture is treasure", "Erasmus+", "COVID-19", "EU27",
    "Memorandum of Understanding", "New EU Strategy on Central Asia", "Estonia and Latvia", "Ljubljana", "Stepnogorsk",
    "Switzerland", "Supranational parliamentary democracy",
    "Unitary dominant-party presidential constitutional republic", "third stage of political reform", "Uyghur",
    "Eastern Orthodoxy", "1,669,808 sq mi", "18.1/sq mi", "ca. 46 million", "fourteenth", "Tuesday", "$30.8 million",
    "three programmes", "P3Y", "P15Y",
)  # fmt: skip


@pytest.fixture(name="facts", scope="module")
def _facts(builtin: Dataset) -> dict[str, Fact]:
    return {fact.id: fact for fact in builtin.facts.values() if fact.layer == "article"}


@pytest.fixture(name="references", scope="module")
def _references(builtin: Dataset) -> dict[int, Reference]:
    return {ref.id: ref for ref in builtin.references.values() if ref.layer == "article" and isinstance(ref.id, int)}


def amounts(facts: dict[str, Fact]) -> Iterator[Figure | Trait | Programme]:
    return (fact for fact in facts.values() if isinstance(fact, Figure | Trait | Programme) and fact.value is not None)


def test_says_as_much_as_the_article(facts: dict[str, Fact]) -> None:
    kinds = Counter(fact.kind for fact in facts.values())
    assert kinds >= Counter(agreement=8, event=30, figure=47, office=18, programme=10, statement=118, trait=26)


# References whose title says something that the text does not; its numbers stand in `states` (22, 24, 25, 35).
TELLING_TITLES = {9, 10, 11, 13, 14, 15, 16, 17, 18, 19, 20, 23, 26, 33, 34, 35, 37, 38, 41, 44, 45, 46}


def test_what_only_titles_say(facts: dict[str, Fact], references: dict[int, Reference]) -> None:
    told = {}
    for fact in facts.values():
        for place in fact.at:
            section, _, number = place.partition("/")
            if section == "references":
                assert int(number) in fact.refs, fact.id
                told[int(number)] = fact.id
    assert set(told) >= TELLING_TITLES
    assert {number for number, ref in references.items() if ref.states} == {22, 24, 25, 35}


def test_a_reference_without_title_has_no_language(references: dict[int, Reference]) -> None:
    assert [number for number, ref in references.items() if ref.language is None] == [5]


def test_what_the_erasmus_money_is_for(facts: dict[str, Fact]) -> None:
    programme = facts["erasmus-plus"]
    assert isinstance(programme, Programme)
    # 2014-2020 and the amount are those of the cooperation with Central Asia, not of Erasmus+.
    assert programme.name == "Erasmus+ higher education cooperation with Central Asia"
    assert programme.beneficiaries == ("central-asia", "KZ")


def test_no_id_is_used_twice() -> None:
    tables = [tomllib.loads(path.read_text()) for path in sorted((ROOT / "data" / "article").glob("*.toml"))]
    facts = chain.from_iterable(
        rows for table in tables for name, rows in table.items() if name not in ("defaults", "reference")
    )
    ids = Counter(row["id"] for row in facts)
    assert [name for name, count in ids.items() if count > 1] == []
    assert [name for name in ids if not name.replace("-", "").isalnum() or name != name.lower()] == []


def test_every_place_is_one_of_the_article(facts: dict[str, Fact]) -> None:
    known = {place: order for order, place in enumerate((*PLACES, *CELLS, *TITLES))}
    assert [(fact.id, place) for fact in facts.values() for place in fact.at if place not in known] == []
    assert [fact.id for fact in facts.values() if not fact.at] == []
    assert [fact.id for fact in facts.values() if sorted(fact.at, key=known.__getitem__) != list(fact.at)] == []


def test_no_sentence_and_no_cell_is_left_out(facts: dict[str, Fact]) -> None:
    told = {place for fact in facts.values() for place in fact.at}
    assert [place for place in (*PLACES, *CELLS) if place not in told] == []


def test_each_fact_has_the_references_of_its_sentences(facts: dict[str, Fact]) -> None:
    marks = {place: {ref for ref, places in MARKS.items() if place in places} for place in (*PLACES, *CELLS)}
    marks |= {place: {number} for number, place in enumerate(TITLES, 1)}
    wrong = {
        fact.id: (fact.refs, expected)
        for fact in facts.values()
        if set(fact.refs) != (expected := set().union(*(marks[place] for place in fact.at)))
    }
    assert wrong == {}


@pytest.mark.parametrize("number", MARKS)
def test_each_reference_is_used_where_the_article_uses_it(number: int, facts: dict[str, Fact]) -> None:
    for place in MARKS[number]:
        assert any(place in fact.at and number in fact.refs for fact in facts.values()), place


@pytest.mark.parametrize("name", NUMBERS)
def test_number(name: str, facts: dict[str, Fact]) -> None:
    fact = facts[name]
    assert isinstance(fact, Figure | Trait | Programme)
    when = str(fact.when) if fact.when else None
    assert (fact.value, fact.unit, fact.bound, when, list(fact.refs), fact.shown) == NUMBERS[name]


@pytest.mark.parametrize("name", DATES)
def test_date(name: str, facts: dict[str, Fact]) -> None:
    fact = facts[name]
    assert (str(fact.when) if fact.when else None, list(fact.refs)) == DATES[name]


def test_both_sides_of_the_trade_of_2007(facts: dict[str, Fact]) -> None:
    found = {
        (fact.flow, fact.coverage): fact.value
        for fact in facts.values()
        if isinstance(fact, Figure) and (fact.measure, fact.subject, str(fact.period)) == ("trade", "EU", "2007")
    }
    assert found == {
        ("imports", "goods"): 13_350 * M,
        ("imports", "services"): 1_520 * M,
        ("exports", "goods"): 6_040 * M,
        ("exports", "services"): 1_920 * M,
    }


def test_the_six_investors_stand_in_the_printed_order(facts: dict[str, Fact]) -> None:
    listed = [fact.counterpart for fact in facts.values() if fact.group == "fdi-largest-eu-sources"]
    assert listed == ["NL", "CH", "FR", "IT", "BE", "DE"]


def test_lists_of_the_comparison_are_whole(facts: dict[str, Fact]) -> None:
    lists = {
        name: [(item.name, item.value) for item in fact.items]
        for name, fact in facts.items()
        if isinstance(fact, Trait) and fact.items
    }
    assert len(lists["global-cities-eu"]) == 24
    assert len(lists["global-cities-kz"]) == 19
    assert len(lists["ethnic-groups-eu"]) == 10
    assert [value for _, value in lists["main-religions-eu"]] == [72, 48, 12, 8, 4, 23, 3, 2]
    assert [value for _, value in lists["main-religions-kz"]] == [Decimal("70.2"), Decimal("26.3"), Decimal("3.5")]
    assert lists["ethnic-groups-kz"] == [
        ("Kazakh", Decimal("65.5")), ("Russian", Decimal("21.5")), ("Uzbek", Decimal("3.0")),
        ("Ukrainian", Decimal("1.8")), ("Uyghur", Decimal("1.4")), ("Tatar", Decimal("1.2")),
        ("German", Decimal("1.1")), ("others", Decimal("4.5")),
    ]  # fmt: skip
    assert lists["official-languages-kz"] == [("Kazakh", None), ("Russian", None)]


def test_each_amount_has_a_unit_and_its_printed_form(facts: dict[str, Fact]) -> None:
    assert [fact.id for fact in amounts(facts) if not fact.unit or not fact.shown] == []


def test_each_share_says_of_what(facts: dict[str, Fact]) -> None:
    shares = [fact for fact in facts.values() if isinstance(fact, Figure) and fact.nature == "share"]
    assert [fact.id for fact in shares if not fact.share_of or fact.unit != "percent"] == []


def test_each_text_is_one_sentence(facts: dict[str, Fact]) -> None:
    texts = {fact.id: fact.text for fact in facts.values()}
    assert [name for name, text in texts.items() if not text.endswith(".") or text != text.strip()] == []
    assert [name for name, count in Counter(texts.values()).items() if count > 1] == []


def test_any_name_is_found_in_the_listing(kzeu: Kzeu) -> None:
    listing = kzeu("facts", "--layer", "article", "--json").out
    assert [name for name in NAMES if name not in listing] == []


# -- references --------------------------------------------------------------------------------------------------------


def test_the_46_references_keep_their_numbers(references: dict[int, Reference]) -> None:
    assert list(references) == list(range(1, 47))


def dated(references: dict[int, Reference], field: str) -> dict[int, str]:
    return {number: str(when) for number, ref in references.items() if (when := getattr(ref, field)) is not None}


def test_dates_of_the_references(references: dict[int, Reference]) -> None:
    assert dated(references, "issued") == {
        1: "2013-06-28", 11: "2017-12-12", 18: "2014-10-07", 19: "2021-05-11", 24: "2019-09-11", 31: "2019-12-03",
        40: "2005-03-16", 41: "2009-04-24", 43: "2018-10-06", 44: "2021-11-27", 45: "2020-06-26",
    }  # fmt: skip
    assert dated(references, "accessed") == {
        3: "2015-03-09", 4: "2015-03-09", 5: "2015-01-21", 6: "2017-06-24",
        **dict.fromkeys((2, 17, 19, 21, 22, 33, 34, 35), "2021-09-06"),
    }  # fmt: skip
    assert dated(references, "archived") == {4: "2007-06-13", 5: "2015-01-21", 27: "2009-04-07"}


def test_status_of_the_references(references: dict[int, Reference]) -> None:
    assert {number: set(ref.status) for number, ref in references.items() if ref.status} == {
        4: {"archived"}, 5: {"archived", "placeholder-title"}, 27: {"archived"}, 41: {"dead"},
    }  # fmt: skip


def test_authors_of_the_references(references: dict[int, Reference]) -> None:
    authors = {number: [name["family"] for name in ref.author] for number, ref in references.items() if ref.author}
    assert authors == {
        1: ["Baizakova", "Yergeshkyzy"], 18: ["Nazarbayev"], 19: ["Gotev", "Makszimov"], 40: ["Tannock"],
    }  # fmt: skip


def test_the_journal_article_is_whole(references: dict[int, Reference]) -> None:
    ref = references[1]
    assert (ref.container_title, ref.volume, ref.page) == ("Procedia - Social and Behavioral Sciences", "81", "558–561")
    assert (ref.DOI, ref.ISSN) == ("10.1016/j.sbspro.2013.06.476", "1877-0428")
    assert [number for number, other in references.items() if other.DOI or other.ISSN or other.URL] == [1]


def test_titles_printed_more_than_once(references: dict[int, Reference]) -> None:
    by_title: dict[str | None, list[int]] = {}
    for number, ref in references.items():
        by_title.setdefault(ref.title, []).append(number)
    assert [numbers for numbers in by_title.values() if len(numbers) > 1] == [
        [2, 7, 21], [9, 11], [15, 16], [17, 34], [38, 44],
    ]  # fmt: skip


def test_site_or_publisher_of_the_references(references: dict[int, Reference]) -> None:
    homes = {number: ref.container_title or ref.publisher for number, ref in references.items()}
    assert [number for number, home in homes.items() if home is None] == [5, 7, 12, 13, 20, 40]
    sites = {
        "ec.europa.eu": [2, 21, 42], "europa.eu": [6], "eeas.europa.eu": [37, 46], "www.consilium.europa.eu": [16, 17],
        "European External Action Service": [38, 39, 44], "astanatimes.com": [24, 31, 43],
        "The Astana Times": [10, 45], "EURACTIV.com": [9], "www.euractiv.com": [11, 19], "Wall Street Journal": [18],
        "www.wto.org": [22], "MENAFN": [23], "Kazakh-TV": [25], "Eureporter": [26], "Interfax": [8], "Trend": [41],
        "www.ebrd.com": [35], "www.unece.org": [32], "thediplomat.com": [33], "CACI Analyst": [14],
        "The World Factbook": [4], "Eurostat": [3], "New Europe": [15], "ASEM": [29],
        "European Commission: External Relations": [27], "European Council Council of the European Union": [28],
        "European Union Delegation to the Republic of Kazakhstan": [30],
        "EEAS - European External Action Service - European Commission": [34],
        "Delegation of the European Union to Kazakhstan": [36],
    }  # fmt: skip
    for site, numbers in sites.items():
        assert [number for number, home in homes.items() if home == site] == numbers, site
