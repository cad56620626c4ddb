"""kzeu agreements, meetings, programmes, people and topics, held against the article."""

from conftest import Kzeu


def test_agreements_tell_their_steps_in_order(kzeu: Kzeu) -> None:
    rows = kzeu("agreements", "--layer", "article", "--json").json
    epca = [(row["stage"], row["date"], row["refs"]) for row in rows if row["agreement"] == "epca" and row["stage"]]
    assert epca == [("ratified", "2016-03", [8]), ("ratified", "2017-12-12", [9]), ("in-force", "2020-03-01", [])]


def test_agreements_count_the_days_between_steps_of_one_layer(kzeu: Kzeu) -> None:
    rows = kzeu("agreements", "--layer", "official", "--json").json
    [provisional] = [row for row in rows if row["id"] == "official-epca-provisional"]
    # From 21 December 2015 to 1 May 2016: 10 + 31 + 29 + 31 + 30 + 1 days.
    assert (provisional["since"], provisional["days_least"], provisional["days_most"]) == (
        "official-epca-signed",
        132,
        132,
    )


def test_agreements_without_a_told_step_are_not_lost(kzeu: Kzeu) -> None:
    rows = kzeu("agreements", "--json").json
    assert {"pca", "epca", "mou-energy", "regional-strategy-paper"} <= {row["agreement"] for row in rows}


def test_agreements_are_a_tree_for_people(kzeu: Kzeu) -> None:
    out = kzeu("agreements").out
    assert "(PCA)" in out
    assert "└── " in out


def test_meetings_count_from_one_to_the_next(kzeu: Kzeu) -> None:
    rows = kzeu("meetings", "--layer", "article", "--json").json
    council = [
        (row["ordinal"], row["date"], row["days_least"]) for row in rows if row["series"] == "cooperation-council"
    ]
    # From 3 March 2015 to 4 October 2016: 366 - 1 days of 2015 and 2016 to 3 March, then 215.
    assert council == [(14, "2015-03-03", None), (15, "2016-10-04", 581), (18, "2021-05", 1670)]


def test_meetings_say_which_numbers_are_not_told(kzeu: Kzeu) -> None:
    assert "Cooperation Council: 16, 17 not told" in kzeu("meetings", "--layer", "article").out


def test_meetings_name_their_series_as_the_body_that_meets(kzeu: Kzeu) -> None:
    out = kzeu("meetings").out
    assert all(name in out for name in ("EU–Central Asia summit", "Subcommittee on Justice and Home Affairs"))


def test_a_wait_says_since_when(kzeu: Kzeu) -> None:
    # The article tells of no 16th and 17th meeting; the official layer tells of both, and counts from there.
    out = " ".join(kzeu("meetings").out.replace("│", "").split())
    assert "2021-05 18th Brussels (4.6–4.7 years after 2016-10-04, derived)" in out
    assert "2021-05-10 18th Brussels (476 days after 2020-01-20, derived)" in out
    assert "(132 days after 2015-12-21, derived)" in kzeu("agreements").out


def test_programmes_by_budget_put_the_largest_first_and_the_unknown_last(kzeu: Kzeu) -> None:
    rows = kzeu("programmes", "--layer", "article", "--sort", "budget", "--json").json
    budgets = [row["value"] for row in rows if row["budget_basis"] == "total"]
    assert budgets == [500_000_000, 115_000_000, 28_000_000, 5_500_000]
    assert rows[-1]["value"] is None


def test_programmes_by_budget_put_yearly_ones_after_whole_ones(kzeu: Kzeu) -> None:
    rows = kzeu("programmes", "--sort", "budget", "--json").json
    told = [row["id"] for row in rows if row["value"] is not None]
    assert (told[0], told[-1]) == ("global-gateway-central-asia", "eidhr")


def test_programmes_print_no_amount_without_a_time(kzeu: Kzeu) -> None:
    table = {line.split("  ")[0]: line for line in kzeu("programmes").out.splitlines()}
    assert "no year" in table["Global Gateway package"]
    assert "no year" in table["European Instrument for"]
    assert "3 years" in " ".join(kzeu("programmes", "--tree").out.split())


def test_people_are_found_by_part_of_a_name_without_accents(kzeu: Kzeu) -> None:
    rows = kzeu("people", "rinkevics", "--json").json
    assert {row["person"] for row in rows} == {"Edgars Rinkēvičs"}
    assert ("Foreign Minister", "LV") in {(row["role"], row["party"]) for row in rows}


def test_people_not_found_name_the_nearest(kzeu: Kzeu) -> None:
    result = kzeu("people", "Tokaev")
    assert (result.code, result.out) == (1, "")
    assert "Tokayev" in result.err


def test_topics_count_their_facts(kzeu: Kzeu) -> None:
    rows = kzeu("topics", "--json").json
    [energy] = [row for row in rows if row["id"] == "energy"]
    assert energy["facts"] == energy["article"] + energy["official"]
    listed = kzeu("topics", "energy", "--json").json
    assert len(listed) == energy["facts"]
    assert all("energy" in row["topics"] for row in listed)


def test_a_misspelt_topic_names_the_nearest(kzeu: Kzeu) -> None:
    result = kzeu("topics", "enrgy")
    assert (result.code, result.err) == (1, "kzeu: no topic 'enrgy'; did you mean energy?\n")
