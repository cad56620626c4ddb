"""kzeu agreements, meetings, programmes, people and topics, held against the article."""

import pytest
from conftest import Kzeu

from kzeu_cli.figures.amounts import ordinal


def prose(out: str) -> str:
    return " ".join(out.replace("│", "").split())


def test_agreements_have_their_steps_the_newest_first(kzeu: Kzeu) -> None:
    rows = kzeu("agreements", "--layer", "article", "--json").json
    epca = [(row["stage"], row["when"], row["refs"]) for row in rows if row["agreement"] == "epca" and row["stage"]]
    assert epca == [("in-force", "2020-03-01", []), ("ratified", "2017-12-12", ["9"]), ("ratified", "2016-03", ["8"])]


def test_agreements_in_force_come_first_each_once(kzeu: Kzeu) -> None:
    lines = kzeu("agreements").out.splitlines()
    found = [line for line in lines if " entered into  " in line]
    # The article has both, the official layer the days; each is one row of both.
    assert [(" ".join(line.split()[:4]), "1999-07-01" in line) for line in found] == [
        ("Enhanced Partnership and Cooperation", False),
        ("Partnership and Cooperation Agreement", True),
    ]
    assert lines.index(found[1]) < lines.index(next(line for line in lines if "initialled" in line))
    rows = kzeu("agreements", "--json").json
    assert [row["agreement"] for row in rows if row["reached"] == "in-force"][:1] == ["epca"]
    assert {row["id"]: row["same_as"] for row in rows}["pca-in-force"] == ["official-pca-in-force"]


def test_one_agreement_is_a_tree_of_its_steps(kzeu: Kzeu) -> None:
    out = prose(kzeu("agreements", "epca").out)
    assert "└── 2015 The EPCA is an agreement of 2015." in out
    # 10 + 31 + 29 + 31 + 30 + 1 days.
    assert "2016-05-01 applied provisionally (132 days after 2015-12-21, derived) official" in out
    # Between 2015 and March 2016 lie 61 days or 455, which tells nothing.
    assert "2016-03 ratified by Parliament of Kazakhstan article [8]" in out
    assert out.count("2020-03-01 entered into force") == 1
    assert {row["agreement"] for row in kzeu("agreements", "epca", "--json").json} == {"epca"}


def test_agreements_are_found_by_a_word_of_theirs(kzeu: Kzeu) -> None:
    rows = kzeu("agreements", "energy", "--json").json
    assert {row["agreement"] for row in rows} == {"mou-energy"}
    result = kzeu("agreements", "enhancd partnership and cooperation agreement")
    assert (result.code, result.out) == (1, "")
    assert "did you mean Enhanced Partnership and Cooperation Agreement" in result.err


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


def test_meetings_count_from_one_to_the_next(kzeu: Kzeu) -> None:
    rows = kzeu("meetings", "--layer", "article", "--json").json
    council = [
        (row["ordinal"], row["when"], row["days_least"]) for row in rows if row["series"] == "cooperation-council"
    ]
    # From 3 March 2015 to 4 October 2016: 366 - 1 days of 2015 and 2016 to 3 March, then 215.
    assert council == [(18, "2021-05", 1670), (15, "2016-10-04", 581), (14, "2015-03-03", None)]


def test_meetings_show_the_latest_of_each_series_how_many_and_which_are_missing(kzeu: Kzeu) -> None:
    rows = kzeu("meetings", "--json").json
    table = kzeu("meetings").out
    [council] = [line for line in table.splitlines() if line.startswith("Cooperation Council ")]
    known = {row["ordinal"] for row in rows if row["series"] == "cooperation-council"}
    latest = max((row for row in rows if row["series"] == "cooperation-council"), key=lambda row: row["start"])
    assert council.split()[2:6] == [latest["when"], ordinal(latest["ordinal"]), latest["place"], str(len(known))]
    [dialogue] = [line for line in table.splitlines() if line.startswith("Human Rights ")]
    missing = next(row["missing"] for row in rows if row["series"] == "human-rights-dialogue")
    assert 15 in missing
    assert not set(missing) & {row["ordinal"] for row in rows if row["series"] == "human-rights-dialogue"}
    assert set(missing) < set(range(1, 17))
    assert "2–" in dialogue


def test_meetings_of_one_series_have_each_meeting_once(kzeu: Kzeu) -> None:
    lines = kzeu("meetings", "cooperation-council").out.splitlines()
    numbers = [line.split()[1] for line in lines if line[:2] == "20"]
    assert len(numbers) == len(set(numbers))
    rows = kzeu("meetings", "cooperation-council", "--json").json
    assert numbers[0] == ordinal(max(row["ordinal"] for row in rows))
    [fifteenth] = [line for line in lines if " 15th " in line and line.startswith("2016-10-04")]
    assert "official, article [16]" in fifteenth
    assert {row["series"] for row in rows} == {"cooperation-council"}
    assert {row["id"]: row["same_as"] for row in rows}["council-15"] == ["official-council-15"]


def test_a_wait_across_a_missing_meeting_says_since_which(kzeu: Kzeu) -> None:
    # The article states no 16th and 17th meeting.
    out = prose(kzeu("meetings", "cooperation-council", "--layer", "article").out)
    assert "2021-05 18th Brussels 4.6–4.7 years since" in out
    assert "the 15th" in out
    assert "Cooperation Council: missing 16–17." in out


def test_meetings_are_found_by_the_name_of_their_series(kzeu: Kzeu) -> None:
    assert {row["series"] for row in kzeu("meetings", "subcommittee", "--json").json} == {"justice-subcommittee"}
    result = kzeu("meetings", "qqqq")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("kzeu: no series of meetings 'qqqq'; ")


def test_meetings_of_a_year(kzeu: Kzeu) -> None:
    in_2020 = {row["id"] for row in kzeu("meetings", "2020", "--json").json}
    assert {"human-rights-dialogue-2020", "hrd-12"} <= in_2020
    assert in_2020 == {row["id"] for row in kzeu("meetings", "--year", "2020", "--json").json}


def test_programmes_by_budget_put_the_largest_first_and_the_unknown_last(kzeu: Kzeu) -> None:
    rows = kzeu("programmes", "--layer", "article", "--sort", "budget", "--json").json
    budgets = [row["value"] for row in rows if row["budget_basis"] == "total"]
    assert budgets == [500_000_000, 115_000_000, 28_000_000, 5_500_000]
    assert rows[-1]["value"] is None


def test_programmes_by_budget_put_yearly_ones_after_whole_ones(kzeu: Kzeu) -> None:
    rows = kzeu("programmes", "--sort", "budget", "--json").json
    told = [row["id"] for row in rows if row["value"] is not None]
    assert (told[0], told[-1]) == ("global-gateway-central-asia", "eidhr")


def test_programmes_begin_with_the_newest_and_print_no_amount_without_a_time(kzeu: Kzeu) -> None:
    rows = [line for line in kzeu("programmes").out.splitlines() if "article [" in line or "official" in line]
    times = [row["when"] for row in kzeu("programmes", "--json").json if row["when"]]
    assert rows[0].startswith(f"{times[0]} ")
    assert times[0][:4] == max(when[:4] for when in times)
    [eidhr] = [line for line in kzeu("programmes", "eidhr").out.splitlines() if "€1 m a year" in line]
    assert eidhr.startswith("no year ")
    assert "3 years" in " ".join(kzeu("programmes", "--tree").out.split())


def test_one_programme_by_its_name(kzeu: Kzeu) -> None:
    assert [row["id"] for row in kzeu("programmes", "erasmus", "--json").json] == ["erasmus-plus"]
    [eucj] = kzeu("programmes", "eucj", "--json").json
    assert eucj["same_as"] == ["eucj-launch"]
    assert kzeu("programmes", "erasmsu").code == 1


def test_people_begin_with_who_is_in_office_on_the_day(kzeu: Kzeu) -> None:
    # From the CIA World Factbook and the page on the council of December 2022: nobody named was Foreign Minister later.
    out = kzeu("people", "--as-of", "2022-12-01").out
    assert out.startswith("In office on 2022-12-01")
    assert "Mukhtar" in out
    assert "Kosherbayev" not in out
    rows = kzeu("people", "--as-of", "2026-01-22", "--json").json
    held = {(row["role"], row["person"]): row["in_office"] for row in rows}
    assert held[("President", "Kassym-Jomart Tokayev")] is True
    assert held[("Prime Minister", "Olzhas Bektenov")] is True
    assert set(held.values()) == {True}


def test_a_minister_whose_successor_had_come_is_not_in_office(kzeu: Kzeu) -> None:
    # From the Astana Times: Foreign Minister Nurtleu met Borrell on 15 May 2023 and Kallas on 28 March 2025.
    rows = kzeu("people", "--as-of", "2024-01-15", "--json").json
    assert [row["person"] for row in rows if row["role"] == "Foreign Minister"] == ["Nurtleu"]


def test_people_in_office_come_first_among_all(kzeu: Kzeu) -> None:
    rows = kzeu("people", "--json").json
    states = [row["in_office"] for row in rows if row["kind"] == "office"]
    assert True in states
    assert False in states
    last = {row["known_as"] for row in rows if row["in_office"]}
    first_other = next(place for place, row in enumerate(rows) if row["known_as"] not in last)
    assert all(row["known_as"] not in last for row in rows[first_other:])


def test_an_office_that_two_layers_state_is_one_row_for_people(kzeu: Kzeu) -> None:
    out = prose(kzeu("people", "tokayev").out)
    assert out.count("President, Kazakhstan") == 1
    assert "(official, article [44]" in out
    offices = [row for row in kzeu("people", "tokayev", "--json").json if row["kind"] == "office"]
    assert len(offices) == 3


def test_a_layer_alone_knows_only_its_own_times(kzeu: Kzeu) -> None:
    # The article says of nobody since when.
    result = kzeu("people", "--layer", "article", "--as-of", "2026-01-22")
    assert (result.code, result.out) == (0, "")
    assert result.err == "kzeu: nobody is known to be in office on 2026-01-22\n"


def test_terms_of_office_that_no_fact_states_count(kzeu: Kzeu) -> None:
    [term] = [row for row in kzeu("people", "borrell", "--json").json if row["kind"] == "office"]
    assert (term["layer"], term["in_office"], term["last_seen"]) == ("context", False, "2024-08-01")
    [shown] = kzeu("show", term["id"], "--json").json
    assert (shown["text"], shown["refs"]) == (term["text"], term["refs"])


def test_people_are_found_by_part_of_a_name_without_accents(kzeu: Kzeu) -> None:
    rows = kzeu("people", "rinkevics", "--json").json
    assert {row["person"] for row in rows} == {"Edgars Rinkēvičs"}
    assert ("Foreign Minister", "LV") in {(row["role"], row["party"]) for row in rows}


def test_people_not_found_are_said_to_be_none(kzeu: Kzeu) -> None:
    result = kzeu("people", "qqqq")
    assert (result.code, result.out, result.err) == (1, "", "kzeu: nobody named 'qqqq'; kzeu people lists them\n")


def test_topics_count_their_facts(kzeu: Kzeu) -> None:
    rows = kzeu("topics", "--json").json
    [energy] = [row for row in rows if row["id"] == "energy"]
    assert energy["facts"] == energy["article"] + energy["official"]
    listed = kzeu("topics", "energy", "--json").json
    assert len(listed) == energy["facts"]
    assert all("energy" in row["topics"] for row in listed)


def test_topics_count_for_people_what_opening_one_shows_and_for_programs_every_fact(kzeu: Kzeu) -> None:
    # Several steps of agreements are stated by both layers.
    [line] = [line for line in kzeu("topics", "--all").out.splitlines() if line.startswith("Agreements ")]
    counted = int(line.split()[2])
    assert f"of {counted};" in kzeu("topics", "agreements").out
    [row] = [row for row in kzeu("topics", "--json").json if row["id"] == "agreements"]
    assert row["facts"] == len(kzeu("topics", "agreements", "--json").json) > counted


def test_a_misspelt_topic_names_the_nearest(kzeu: Kzeu) -> None:
    result = kzeu("topics", "enrgy")
    assert (result.code, result.err) == (1, "kzeu: no topic 'enrgy'; did you mean energy?\n")


def test_people_whom_only_one_telling_of_an_event_names_are_not_lost(kzeu: Kzeu) -> None:
    # The article names both chairs of the 14th Council, the official page nobody.
    for name in ("idrissov", "rinkevics"):
        out = prose(kzeu("people", name).out)
        assert (
            "2015-03-03 The Cooperation Council held its 14th meeting on 3 March 2015. (official, article [28])" in out
        )


@pytest.mark.parametrize("format", ["table", "tree", "json", "jsonl", "csv", "markdown"])
def test_somebody_who_was_not_in_office_on_a_day_is_nobody_in_any_format(kzeu: Kzeu, format: str) -> None:
    result = kzeu("people", "tokayev", "--as-of", "1990", "--format", format)
    assert result.code == 0
    assert "nobody is known to be in office on 1990-12-31" in result.err
    assert "Tokayev" not in result.out
