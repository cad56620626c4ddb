"""What the audit must tell of the article's sources, retellings, actors and lists, and of what is official."""

from datetime import date

import pytest

from kzeu_cli.audit.engine import run
from kzeu_cli.audit.finding import Finding
from kzeu_cli.model import Dataset

AS_OF = date(2026, 11, 23)


@pytest.fixture(name="found", scope="module")
def _found(builtin: Dataset) -> list[Finding]:
    return [finding for finding in run(builtin, AS_OF) if "article" in finding.layers or not finding.facts]


# rule, facts of its only finding, or among several of the one meant, and what it must say
TOLD = [
    # a source of October 2014 on the whole year
    ("early-source", {"trade-share-2014"}, "2014-10-07"),
    # reference 44 is dated 27 November 2021, the meeting November 2020
    ("late-source", {"justice-subcommittee-2020"}, "2021-11-27"),
    ("access", {"population-eu"}, "values of 2017 to 2023"),
    ("one-framework", {"pca", "epca"}, "2020-03-01"),
    ("retold", {"trade-exports-share-lead", "kz-exports-share"}, "exactly against over"),
    ("retold", {"fdi-gross-eu-share", "fdi-eu-share"}, "gross against not stated"),
    ("retold", {"trade-goods-share-lead", "trade-goods-share-2020"}, "not stated against 2020"),
    ("lost-source", {"dzhaksybekov-eu-membership"}, "dead"),
    ("lost-source", {"government-eu"}, "placeholder"),
    ("title-number", {"trade-total-2013", "trade-total-2014-h1"}, "$53.4 billion"),
    ("incomplete", {"trade-to-eu-undated"}, "the year, the direction and goods or services"),
    ("act", {"epca-ep-consent"}, "takes another: consent"),
    ("first", {"first-leader-monnet", "current-leader-michel"}, "from 1952 to 1967"),
    ("two-places", {"wto-accession", "wto-member-number"}, "Cooperation, paragraph 4"),
    ("part-beside-whole", {"ready4trade-itc-help"}, "UNCTAD"),
    ("part-beside-whole", {"cooperation-council-agenda"}, "a body of the EU and Kazakhstan"),
    ("through", {"karaganda-solar-financing"}, "belongs to its own members"),
    ("incomplete", {"conference-25-years"}, "the date"),
    ("members-listed", {"global-cities-eu"}, "none of Belgium, Luxembourg, Malta"),
    ("subset", {"capital-eu", "global-cities-eu"}, "Brussels"),
    # 11,433,084,451 of 12,598,309,523 euros, and 41.1 of 5,910.9 million the other way
    ("mostly", {"trade-goods-imports-2020", "kz-exports-oil-gas-share-2007"}, f"{1_143_308 / 12_598.31:.1f}%"),
    (
        "one-voice",
        {"trade-share-2014", "fdi-gross-eu", "kz-exports-share"},
        "an opinion piece on the side of Kazakhstan",
    ),
    # 5,001.7 million euros at 1.2556
    ("official-number", {"fdi-total-2006"}, f"${5_001.7 * 1.2556 / 1000:.2f} bn"),
    ("official-range", {"area-eu"}, "4,236,351"),
    ("official-date", {"relations-began"}, "2 February 1993"),
]


@pytest.mark.parametrize(("rule", "facts", "says"), TOLD, ids=lambda value: value if isinstance(value, str) else "")
def test_tells_what_does_not_add_up(found: list[Finding], rule: str, facts: set[str], says: str) -> None:
    [meant] = [finding for finding in found if finding.rule == rule and facts <= set(finding.facts)]
    assert says in meant.evidence


def test_titles_that_stand_several_times_are_one_finding_each(found: list[Finding]) -> None:
    groups = {finding.refs for finding in found if finding.rule == "cited-twice"}
    assert groups == {(2, 7, 21), (9, 11), (15, 16), (17, 34), (38, 44)}


def test_references_without_any_date_are_counted_once(found: list[Finding]) -> None:
    [undated] = [finding for finding in found if finding.rule == "undated-source"]
    # Read off the article: neither a date in brackets or at the end, nor retrieved, nor archived.
    bare = (7, 8, 9, 10, 12, 13, 14, 15, 16, 20, 23, 25, 26, 28, 29, 30, 32, 36, 37, 38, 39, 42, 46)
    assert undated.refs == bare
    assert f"{len(bare)} of 46" in undated.title


def test_sentences_without_a_mark_are_one_finding_a_paragraph(found: list[Finding]) -> None:
    bare = {finding.evidence.partition(": no reference")[0] for finding in found if finding.rule == "unsourced"}
    told = {evidence.partition(" (")[0] for evidence in bare}
    # 26 cells, of which four have a mark: population [3] and area [4] of the EU, its government [5] and languages [6].
    assert "22 cells of Comparison" in told
    # The first sentences on a programme or meeting have none of the references that follow.
    trade = "Trade and Foreign Direct Investment"
    assert {
        "Cooperation in judicial sphere, paragraph 1, sentences 1, 3",
        f"{trade}, paragraph 5, sentence 1",
        "Cooperation, paragraph 7, sentences 1, 2",
        "Cooperation in green economy, paragraph 1, sentence 1",
        f"{trade}, paragraph 1, sentences 2, 3, 4",
        f"{trade}, paragraph 2, sentence 3",
        "Lead, paragraph 1, sentence 1",
        "Culture and education, paragraph 1, sentence 2",
    } <= told
    paragraphs = [evidence.partition(", sentence")[0] for evidence in told]
    assert len(paragraphs) == len(set(paragraphs))
    # The sentence on 28 million euros has no reference; [31] stands after the next one.
    assert any("28 million euros" in evidence for evidence in bare)


def test_official_figures_that_agree_are_no_finding(found: list[Finding]) -> None:
    against = ("official-number", "official-share", "official-range", "official-date")
    official = {name for finding in found if finding.rule in against for name in finding.facts}
    # €12.6 and €5.9 billion are 12.598 and 5.911 in the EU's statistics; 511 votes, 162nd member, 1 March 2020 as well.
    agreeing = {"trade-goods-imports-2020", "trade-goods-exports-2020", "epca-ep-votes-for", "wto-member-number"}
    assert not official & (agreeing | {"epca-in-force", "council-15", "council-18", "area-kz"})


def test_dates_that_fit_are_no_finding(found: list[Finding]) -> None:
    # 3 March 2015 was a Tuesday; three years from October 2015 fit a completion told on 6 October 2018.
    assert not [finding for finding in found if finding.rule in ("weekday", "steps", "length", "title-date")]
