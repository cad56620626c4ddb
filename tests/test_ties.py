"""Which facts state the same, and what else ties facts to each other."""

from pathlib import Path

import pytest
import tomli
from conftest import HERE, Kzeu

from kzeu_cli import dataset
from kzeu_cli.answers.show import ties
from kzeu_cli.model import Dataset, Figure, Office
from kzeu_cli.model.persons import known_as
from kzeu_cli.model.ties import merged, same_as

READ = tomli.loads((HERE / "data" / "same-event.toml").read_text(encoding="utf-8"))
# A small dataset to which each test adds events of its own.
RELATIONS = HERE / "data" / "relations" / "dataset.toml"


def pairs(name: str) -> list[tuple[str, str]]:
    return [tuple(table["facts"]) for table in READ[name]]


@pytest.mark.parametrize(("one", "other"), pairs("same"))
def test_what_states_the_same_is_tied_both_ways(kzeu: Kzeu, one: str, other: str) -> None:
    rows = {row["id"]: row["same_as"] for row in kzeu("show", one, other, "--json").json}
    assert other in rows[one]
    assert one in rows[other]


@pytest.mark.parametrize(("one", "other"), pairs("different"))
def test_what_only_looks_the_same_is_not_tied(builtin: Dataset, one: str, other: str) -> None:
    assert other not in same_as(builtin, builtin.facts[one])
    assert one not in same_as(builtin, builtin.facts[other])


def test_ties_go_both_ways_across_layers_or_kinds_at_dates_that_agree(builtin: Dataset) -> None:
    for fact in builtin.facts.values():
        for name in same_as(builtin, fact):
            other = builtin.facts[name]
            assert fact.id in same_as(builtin, other)
            assert (other.layer, other.kind) != (fact.layer, fact.kind)
            # The article's list of investors has no year; that it agrees in all six amounts says enough.
            if not isinstance(fact, Office | Figure):
                assert fact.when
                assert other.when
                assert fact.when.within(other.when) or other.when.within(fact.when)


def test_each_thing_comes_once_with_the_official_fact_first(builtin: Dataset) -> None:
    names = ("council-15", "wto-accession", "official-wto-accession", "eucj", "eucj-launch", "official-council-15")
    assert [[fact.id for fact in group] for group in merged(builtin, (builtin.facts[name] for name in names))] == [
        ["official-council-15", "council-15"],
        ["official-wto-accession", "wto-accession"],
        ["eucj-launch", "eucj"],
    ]


EVENT = """
[[event]]
id = "{id}"
layer = "{layer}"
source = "{source}"
topics = ["relations"]
text = "{text}"
date = "{date}"
{more}
"""


def tied(tmp_path: Path, one: dict[str, str], *others: dict[str, str]) -> tuple[str, ...]:
    """Add an event of the gazette and official ones to a small dataset, and name those tied to the first."""
    plain = {"text": "Norland and Sudmark opened a bridge.", "date": "2015-11", "more": 'actors = ["NL", "SM"]'}
    tables = [plain | {"id": "one", "layer": "article", "source": "gazette"} | one]
    tables += [
        plain | {"id": f"other-{place}", "layer": "official", "source": "registry"} | other
        for place, other in enumerate(others)
    ]
    text = RELATIONS.read_text(encoding="utf-8") + "".join(EVENT.format(**table) for table in tables)
    (tmp_path / "dataset.toml").write_text(text, encoding="utf-8")
    made = dataset.load(str(tmp_path))
    return same_as(made, made.facts["one"])


MEETING = 'actors = ["NL", "SM"]\nseries = "council"'
SIGNED = 'actors = ["NL", "SM"]\nagreement = "pact"\nstage = "signed"'
RATIFIED = SIGNED.replace("signed", "ratified").replace(', "SM"', "")
STORTING = """
[[body]]
id = "storting"
name = "Storting"
type = "parliament"
party = "NL"
"""
PACT = """
[[agreement]]
id = "pact"
layer = "official"
source = "registry"
topics = ["relations"]
text = "The Pact is a treaty of Norland and Sudmark."
name = "Pact"
parties = ["NL", "SM"]
"""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"date": "2015-11-30", "text": "A bridge between Norland and Sudmark was opened on 30 November 2015."}),
        ({"more": MEETING}, {"more": MEETING, "date": "2015-11-05"}),
        # A number makes a meeting certain, however vague the date.
        ({"more": f"{MEETING}\nordinal = 3", "date": "2015"}, {"more": f"{MEETING}\nordinal = 3"}),
        ({"more": SIGNED, "date": "2015"}, {"more": SIGNED + PACT, "date": "2015-11-30"}),
        # The two layers may have the agreement under ids of their own.
        (
            {
                "more": SIGNED.replace("pact", "pact-2")
                + PACT.replace("pact", "pact-2").replace("official", "article").replace("registry", "gazette")
            },
            {"more": SIGNED + PACT},
        ),
        # A party may be named for all that took part in a joint step.
        ({"more": SIGNED}, {"more": SIGNED.replace('"NL", "SM"', '"SM"') + PACT}),
        ({"more": 'actors = ["NL"]\npersons = ["Mary Ames"]'}, {"more": 'actors = ["NL"]\npersons = ["M. Ames"]'}),
        # A body acts for its party, whichever layer names it.
        ({"more": RATIFIED}, {"more": RATIFIED.replace("NL", "storting") + PACT + STORTING}),
        ({"more": RATIFIED.replace("NL", "storting")}, {"more": RATIFIED + PACT + STORTING}),
    ],
)
def test_ties_the_same_act(tmp_path: Path, one: dict[str, str], other: dict[str, str]) -> None:
    assert tied(tmp_path, one, other) == ("other-0",)


@pytest.mark.parametrize(
    ("one", "others"),
    [
        # Times that are open, apart, or only overlap.
        ({"date": "../2015-11-30"}, [{}]),
        ({"date": "2015/.."}, [{}]),
        ({"date": "2015-10"}, [{}]),
        ({"date": "2015-10-20/2015-11-10"}, [{}]),
        # Another act, other parties, other people.
        ({}, [{"text": "Norland and Sudmark closed their border for a week."}]),
        # Of three words that say what was done one is the same.
        ({}, [{"text": "Norland and Sudmark opened an airport terminal."}]),
        ({"text": "Sudmark joined the league."}, [{"text": "Sudmark's wish to join the league was received."}]),
        ({}, [{"more": 'actors = ["SM"]'}]),
        ({"more": 'actors = ["NL"]\npersons = ["Ames"]'}, [{"more": 'actors = ["NL"]\npersons = ["Boro"]'}]),
        # Meetings: of one year, of another number, of another series, or of one month in which there were two.
        ({"more": MEETING, "date": "2015"}, [{"more": MEETING}]),
        ({"more": f"{MEETING}\nordinal = 3"}, [{"more": f"{MEETING}\nordinal = 4"}]),
        ({"more": MEETING}, [{"more": MEETING.replace("council", "committee")}]),
        ({"more": MEETING}, [{"more": MEETING, "date": "2015-11-05"}, {"more": MEETING, "date": "2015-11-25"}]),
        # Steps: another one, or one that each party takes for itself.
        ({"more": SIGNED}, [{"more": SIGNED.replace("signed", "initialled") + PACT}]),
        ({"more": SIGNED}, [{"more": SIGNED.replace('stage = "signed"', "") + PACT}]),
        (
            {"more": SIGNED.replace("signed", "ratified").replace('"NL", ', "")},
            [{"more": SIGNED.replace("signed", "ratified").replace(', "SM"', "") + PACT}],
        ),
        # A body of the other party.
        ({"more": RATIFIED.replace("NL", "storting")}, [{"more": RATIFIED.replace("NL", "SM") + PACT + STORTING}]),
        # One layer alone repeats nothing.
        ({}, [{"layer": "article", "source": "gazette"}]),
    ],
)
def test_ties_nothing_else(tmp_path: Path, one: dict[str, str], others: list[dict[str, str]]) -> None:
    assert tied(tmp_path, one, *others) == ()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # One name and the same parties are one agreement, unless the times of both are known and lie apart.
        ({}, {}, True),
        ({"period": "2015/.."}, {}, True),
        ({"period": "2015/.."}, {"period": "2016/2020"}, True),
        ({"period": "2001/2005"}, {"period": "2016/2020"}, False),
        ({}, {"parties": '["NL"]'}, False),
        ({}, {"layer": "article", "source": "gazette"}, False),
        ({"name": "Treaty"}, {}, False),
    ],
)
def test_an_agreement_of_one_name_is_one(
    tmp_path: Path, one: dict[str, str], other: dict[str, str], expected: bool
) -> None:
    def agreement(id_: str, **changed: str) -> str:
        values = {"layer": "official", "source": "registry", "name": "Pact", "parties": '["NL", "SM"]'} | changed
        period = f'period = "{values["period"]}"\n' if "period" in values else ""
        return (
            f'[[agreement]]\nid = "{id_}"\ntext = "{id_}."\ntopics = ["relations"]\nlayer = "{values["layer"]}"\n'
            f'source = "{values["source"]}"\nname = "{values["name"]}"\nparties = {values["parties"]}\n{period}'
        )

    tables = agreement("one", **({"layer": "article", "source": "gazette"} | one)) + agreement("other", **other)
    (tmp_path / "dataset.toml").write_text(RELATIONS.read_text(encoding="utf-8") + tables, encoding="utf-8")
    made = dataset.load(str(tmp_path))
    assert same_as(made, made.facts["one"]) == (("other",) if expected else ())
    assert same_as(made, made.facts["other"]) == (("one",) if expected else ())


MEASURE = """
[[measure]]
id = "investment"
title = "Investment"
dimension = "money"

[[place]]
id = "AA"
name = "Alfa"

[[place]]
id = "BB"
name = "Beta"
"""


def investors(layer: str, source: str, amounts: dict[str, int], more: str) -> str:
    return "".join(
        f'[[figure]]\nid = "{layer}-{code.lower()}"\ntext = "{code} invested {amount}."\ntopics = ["relations"]\n'
        f'layer = "{layer}"\nsource = "{source}"\nmeasure = "investment"\nsubject = "NL"\ncounterpart = "{code}"\n'
        f'nature = "stock"\nvalue = {amount}\nunit = "EUR"\nas_of = "2020"\n{more}\n'
        for code, amount in amounts.items()
    )


@pytest.mark.parametrize(
    ("amounts", "more", "expected"),
    [
        # Lists that agree in every partner and digit are one list.
        ({"AA": 5, "BB": 7}, 'group = "investors"', True),
        ({"AA": 5, "BB": 8}, 'group = "investors"', False),
        ({"AA": 5}, 'group = "investors"', False),
        # Numbers that stand in no list may agree by chance.
        ({"AA": 5, "BB": 7}, "", False),
    ],
)
def test_lists_that_agree_are_one(tmp_path: Path, amounts: dict[str, int], more: str, expected: bool) -> None:
    tables = MEASURE + investors("article", "gazette", {"AA": 5, "BB": 7}, more)
    tables += investors("official", "registry", amounts, more)
    (tmp_path / "dataset.toml").write_text(RELATIONS.read_text(encoding="utf-8") + tables, encoding="utf-8")
    made = dataset.load(str(tmp_path))
    assert same_as(made, made.facts["article-aa"]) == (("official-aa",) if expected else ())


PROGRAMME = """
[[programme]]
id = "bridge"
layer = "article"
source = "gazette"
topics = ["relations"]
text = "The bridge is a programme of Norland."
name = "Bridge"
start = "2015-11"
"""


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        ({"more": 'programme = "bridge"'}, ("bridge",)),
        ({"more": 'programme = "bridge"', "date": "2015-11-03"}, ("bridge",)),
        ({"more": 'programme = "bridge"', "date": "2015-12"}, ()),
        # Open times begin nothing; neither does a meeting or a step of an agreement in the same month.
        ({"more": 'programme = "bridge"', "date": "2015/.."}, ()),
        ({"more": 'programme = "bridge"\nseries = "council"'}, ()),
    ],
)
def test_a_launch_is_where_its_programme_begins(tmp_path: Path, one: dict[str, str], expected: tuple[str, ...]) -> None:
    assert tied(tmp_path, one | {"more": one["more"] + PROGRAMME}) == expected


def test_facts_of_one_layer_stay_apart(tmp_path: Path) -> None:
    assert tied(tmp_path, {"id": "one"}, {"layer": "article", "source": "gazette"}) == ()
    made = dataset.load(str(tmp_path))
    facts = [made.facts["one"], made.facts["other-0"]]
    assert merged(made, facts) == [(facts[0],), (facts[1],)]


def test_what_fits_many_is_tied_to_none(tmp_path: Path) -> None:
    assert tied(tmp_path, {}, *({"text": f"Norland and Sudmark opened bridge {n}."} for n in range(2000))) == ()


@pytest.mark.parametrize(
    ("one", "what", "others"),
    [
        # Reference 24 is that of the six investors.
        ("fdi-italy", "reference", {"fdi-netherlands", "fdi-switzerland", "fdi-france", "fdi-belgium", "fdi-germany"}),
        ("current-leader-smaiylov", "person", {"mou-raw-materials-signed"}),
        ("pca-in-force", "agreement", {"official-pca-signed"}),
        ("eucj-launch", "programme", {"eucj-completion-conference", "eucj-rule-of-law"}),
    ],
)
def test_facts_that_share_something_are_tied_both_ways(kzeu: Kzeu, one: str, what: str, others: set[str]) -> None:
    (row,) = kzeu("show", one, "--json").json
    assert others <= set(row[f"same_{what}"])
    for other in others:
        (back,) = kzeu("show", other, "--json").json
        assert one in {*back["related"], *back["same_as"], *back[f"same_{what}"]}


def test_no_fact_is_listed_twice(builtin: Dataset) -> None:
    found = [
        other.id for tie in ties(builtin, builtin.facts["council-14"], {"council-14-chair"}) for other in tie.facts
    ]
    assert len(found) == len(set(found))
    assert not {"council-14", "council-14-chair"} & set(found)


def test_observations_of_a_series_are_not_tied_by_their_reference(builtin: Dataset) -> None:
    assert ties(builtin, builtin.facts["kz-view-exports-2019"], set()) == []


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
