"""What ties facts to each other, read off the article and the official layer by hand."""

import pytest
from conftest import Kzeu

from kzeu_cli.model import Dataset
from kzeu_cli.model.persons import known_as
from kzeu_cli.model.ties import ties


@pytest.mark.parametrize(
    ("one", "what", "others"),
    [
        # The article gives the month, the WTO's page the day.
        ("wto-accession", "event", {"official-wto-accession"}),
        ("council-15", "event", {"official-council-15"}),
        ("epca-ep-consent", "event", {"official-epca-consent"}),
        # Reference 24 is that of the six investors.
        ("fdi-italy", "reference", {"fdi-netherlands", "fdi-switzerland", "fdi-france", "fdi-belgium", "fdi-germany"}),
        ("current-leader-tokayev", "person", {"tokayev-reforms-announced", "official-president-kz"}),
        ("pca-in-force", "agreement", {"official-pca-signed"}),
        ("eucj-launch", "programme", {"eucj-completion-conference", "eucj-rule-of-law"}),
    ],
)
def test_facts_are_tied_both_ways(kzeu: Kzeu, one: str, what: str, others: set[str]) -> None:
    (row,) = kzeu("show", one, "--json").json
    tied = set(row[f"same_{what}"])
    assert others <= tied
    for other in others:
        (back,) = kzeu("show", other, "--json").json
        assert one in {*back["related"], *back[f"same_{what}"]}


def test_no_fact_is_told_twice(builtin: Dataset) -> None:
    found = [
        other.id for tie in ties(builtin, builtin.facts["council-14"], {"council-14-chair"}) for other in tie.facts
    ]
    assert len(found) == len(set(found))
    assert not {"council-14", "council-14-chair"} & set(found)


def test_observations_of_a_series_are_not_tied_by_their_reference(builtin: Dataset) -> None:
    assert ties(builtin, builtin.facts["kz-view-exports-2019"], set()) == []


def test_two_layers_tell_of_two_meetings_unless_they_meet_in_time(builtin: Dataset) -> None:
    tied = [
        other.id for tie in ties(builtin, builtin.facts["human-rights-dialogue-2008"], set()) for other in tie.facts
    ]
    assert "hrd-12" not in tied


def test_one_person_has_one_name(builtin: Dataset) -> None:
    full = known_as(builtin)
    assert full["Margulan Baimukhan"] == full["Margulan B. Baimukhan"] == "Margulan B. Baimukhan"
    assert full["Smailov"] == "Älihan Smaiylov"
    assert full["Charles Michel"] != full["Charles Tannock"]


def test_people_are_found_under_any_spelling(kzeu: Kzeu) -> None:
    rows = kzeu("people", "smailov", "--json").json
    assert {(row["person"], row["known_as"]) for row in rows} == {
        ("Smailov", "Älihan Smaiylov"),
        ("Älihan Smaiylov", "Älihan Smaiylov"),
    }
