"""Sentences made of figures: whole, with number, unit, period and whose statistics, on any dataset."""

import re
from decimal import Decimal

import pytest
from conftest import HERE, Kzeu

from kzeu_cli import dataset
from kzeu_cli.figures.derivation import deviation
from kzeu_cli.figures.description import composition, label, sentence, span
from kzeu_cli.figures.lookup import everything, find
from kzeu_cli.model import Dataset, Figure
from kzeu_cli.model.dates import parse


@pytest.fixture(name="twin", scope="module")
def _twin() -> Dataset:
    return dataset.load_all(str(HERE / "data" / "valid" / "twin"))


def test_observations_of_a_series(twin: Dataset) -> None:
    assert sentence(twin.facts["ald-exports-2003"], twin) == (
        "Aldland's exports of goods to the Union came to ALC 2.4 billion in 2003 "
        "(Aldland's statistics: Aldish Statistical Office)."
    )
    assert sentence(twin.facts["union-exports-by-month-2003-02"], twin) == (
        "The Union's exports of goods to Aldland came to BMT 65 million in February 2003 "
        "(the Union's statistics: Union Bureau of Numbers)."
    )


def test_what_was_worked_out(twin: Dataset) -> None:
    found = everything(twin)
    expected = {
        # 2,400 less 1,500, and 2,400 to 2,200.0000005 million crowns
        "balance-of-ald-exports-2003": "Aldland's trade balance in goods with the Union was ALC 900 million in 2003",
        "growth-of-ald-exports-2003": "Aldland's exports of goods to the Union rose by 9.09% from 2002 to 2003",
        "share-of-ald-exports-to-lo-2003-in-ald-exports-2003":
            "Aldland's exports of goods to Lowen made up 45.83% of Aldland's exports of goods to the Union in 2003",
    }  # fmt: skip
    for name, begin in expected.items():
        said = sentence(found[name], twin)
        assert said.startswith(f"{begin} (worked out by kzeu from figures of Aldish Statistical Office: "), said
        assert found[name].formula in said
    changed = sentence(everything(twin, "BMT")["growth-of-ald-exports-2003-in-bmt"], twin)
    # 2,400 at 2.1 and 2,200.0000005 at 2.05 crowns for a thaler
    assert changed.startswith("Aldland's exports of goods to the Union rose by 6.49% from 2002 to 2003 (worked out by")
    assert "in BMT, at 2.1 ALC per BMT (mean of 2003); 2.05 ALC per BMT (mean of 2002)," in changed


def test_what_a_source_states_in_a_sentence_stays(twin: Dataset) -> None:
    fact = twin.facts["almanac-imports-2003"]
    assert sentence(fact, twin) == fact.text


@pytest.mark.parametrize(
    ("name", "begin"),
    [
        # A share says of what it is one: both numbers are in the register's and Eurostat's own tables.
        (
            "crude-register-share-2019",
            "The EU's imports of crude oil from Kazakhstan made up 7.27% of the EU's imports of crude oil from all "
            "countries in 2019 (",
        ),
        (
            "cpc-blend-value-share-2023",
            "The EU's imports of CPC Blend crude from Kazakhstan made up 7.53% of the EU's imports of crude oil from "
            "all countries in 2023 (",
        ),
        (
            "corridor-cargo-2025",
            "Cargo on the Trans-Caspian International Transport Route (Middle Corridor) came to 4.12",
        ),
    ],
)
def test_what_a_stated_share_is_of(builtin: Dataset, name: str, begin: str) -> None:
    assert sentence(builtin.facts[name], builtin).startswith(begin)


def test_every_observation_of_the_built_in_data(builtin: Dataset) -> None:
    for figure in builtin.of(Figure):
        if figure.series and figure.value is not None:
            said = sentence(figure, builtin)
            assert re.fullmatch(r"[A-Z].*[^ ] (came to|was|made up) (-?[€$])?[\d.,]+.*\)\.", said), said
            assert str(figure.when.first.year) in said
            # What gathers pages of several publishers says so.
            publisher = builtin.sources[figure.source].publisher
            assert ("the pages cited" if publisher.startswith("several") else publisher) in said
            assert not figure.compiled or figure.compiled in said
            assert ("part of the year" in said) == (figure.status == "partial")
            assert " the the " not in said


@pytest.mark.parametrize(
    ("time", "words"),
    [
        ("2022", "2022"),
        ("2022-09", "September 2022"),
        ("2024-01/2024-08", "January to August 2024"),
        ("2023-07/2024-06", "July 2023 to June 2024"),
        ("2005/2016", "2005–2016"),
        ("2019-09-05", "2019-09-05"),
        ("2002/..", "since 2002"),
    ],
)
def test_times(time: str, words: str) -> None:
    assert span(parse(time)) == words


def test_sentences_are_the_texts_of_rows(kzeu: Kzeu, builtin: Dataset) -> None:
    [row] = kzeu("trade", "--view", "kz", "--flow", "exports", "--year", "2025", "--limit", "1", "--json").json
    assert row["text"] == sentence(builtin.facts[row["id"]], builtin)


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("difference-of-eu-view-exports-2023-to-kz-view-imports-2023-in-eur", "Difference: EU exports to Kazakhstan"),
        ("deviation-of-kz-view-imports-2023-from-eu-view-exports-2023-in-eur", "Deviation: Kazakhstan imports from EU"),
        ("sum-of-official-fdi-netherlands", "Investment in Kazakhstan from those listed, gross cumulative"),
    ],
)
def test_one_number_against_another_is_not_called_like_either(builtin: Dataset, name: str, called: str) -> None:
    row = find(builtin, name)
    assert row
    assert (label(row, builtin) or "").removesuffix(", goods") == called


def test_a_share_that_rounds_to_nothing_is_not_nothing(builtin: Dataset) -> None:
    said = sentence(everything(builtin)["share-of-kz-view-exports-to-ee-2020-in-kz-view-exports-world-2020"], builtin)
    assert "made up less than 0.01% of Kazakhstan's exports of goods to all countries in 2020" in said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        # Both sides are named where one of them would not say what the other is.
        (
            "ratio-of-ald-exports-2003-to-ald-exports-to-lo-2003",
            # 2,400 to 1,100 million
            "Aldland's exports of goods to the Union came to 2.18 times Aldland's exports of goods to Lowen in 2003",
        ),
        (
            "difference-of-ald-exports-2003-to-ald-exports-to-lo-2003",
            "Aldland's exports of goods to the Union came to ALC 1.3 billion more than Aldland's exports of goods to "
            "Lowen in 2003",
        ),
        (
            "difference-of-ald-exports-to-lo-2003-to-ald-exports-2003",
            "Aldland's exports of goods to Lowen came to ALC 1.3 billion less than Aldland's exports of goods to the "
            "Union in 2003",
        ),
        (
            "deviation-of-ald-exports-2003-from-ald-exports-2002",
            # 2,400 to 2,200.0000005
            "Aldland's exports of goods to the Union in 2003 came to 9.09% more than Aldland's exports of goods to the "
            "Union in 2002",
        ),
    ],
)
def test_of_two_numbers_both_are_named(twin: Dataset, name: str, said: str) -> None:
    found = find(twin, name)
    assert found is not None
    assert sentence(found, twin).startswith(f"{said} (worked out by kzeu")
    assert " against Aldland exports to " in str(label(found, twin))


@pytest.mark.parametrize(
    "name",
    [
        "ratio-of-nothing-to-ald-exports-2003",
        "ratio-of-ald-exports-2003-to-nothing",
        "ratio-of-ald-exports-2003-to-ald-exports-2003",
        "ratio-of-ald-exports-to-lo-2003-to-ald-exports-to-lo-2003",
        "difference-of-ald-exports-2003-to-ald-exports-2002",
        "ratio-of-balance-of-ald-exports-2003-to-balance-of-ald-exports-to-lo-2003",
        "share-of-nothing-in-eur",
    ],
)
def test_what_may_not_be_set_against_each_other_is_not_found(twin: Dataset, name: str) -> None:
    assert find(twin, name) is None


def test_two_numbers_in_another_currency_are_changed_first(twin: Dataset) -> None:
    plain = find(twin, "ratio-of-ald-exports-2003-to-ald-exports-to-lo-2003")
    changed = find(twin, "ratio-of-ald-exports-2003-to-ald-exports-to-lo-2003-in-bmt")
    assert plain is not None
    assert changed is not None
    assert (plain.currency, changed.currency) == (None, "BMT")
    assert changed.value == pytest.approx(plain.value)


def test_an_in_within_an_id_is_no_currency(builtin: Dataset) -> None:
    name = "share-of-kz-view-exports-2025-in-kz-view-exports-world-months-2025"
    found = find(builtin, name)
    assert found is not None
    assert (found.id, found.currency) == (name, None)


def test_no_share_of_something_is_nothing(builtin: Dataset) -> None:
    shares = [row for row in everything(builtin).values() if row.nature == "share" and row.value]
    said = [sentence(row, builtin) for row in shares]
    assert not [text for text in said if re.search(r"\b0%", text)]
    assert [text for text in said if "less than 0.01%" in text]


def test_a_caution_is_said_once(builtin: Dataset) -> None:
    cautions = [row.caution for row in everything(builtin).values() if row.caution]
    assert all(len(set(caution.split("; "))) == len(caution.split("; ")) for caution in cautions)
    pair = "ratio-of-gdp-per-head-of-worldbank-gdp-eu-2023-to-gdp-per-head-of-worldbank-gdp-kz-2023"
    found = find(builtin, pair)
    assert found is not None
    assert found.caution == "the inputs rest on different references"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("EU27_2020", "27 members of today"),
        ("EU28_2013", "28 members of 2013"),
        ("EU27_2007", "27 members of 2007"),
        (None, ""),
        ("CHANGING", "CHANGING"),
    ],
)
def test_which_members_are_counted(builtin: Dataset, code: str | None, said: str) -> None:
    assert composition(code, "EU", builtin) == said


def test_whose_numbers_were_set_against_each_other(builtin: Dataset) -> None:
    found = find(builtin, "difference-of-eu-view-exports-2023-to-kz-view-imports-2023-in-eur")
    assert found is not None
    said = sentence(found, builtin)
    assert said.startswith("The EU's exports of goods to Kazakhstan came to €2.57 billion more than Kazakhstan reports")
    assert "from figures of Eurostat and the Bureau of National Statistics of Kazakhstan: " in said


def test_two_of_one_name_are_told_apart_by_their_ids(builtin: Dataset) -> None:
    # The sum of the partners and the row of the same table: one flow, year and source.
    found = find(builtin, "difference-of-kz-view-exports-2023-to-kz-view-exports-eu-row-2023")
    assert found is not None
    said = sentence(found, builtin)
    assert "(kz-view-exports-2023) came to" in said
    assert "(kz-view-exports-eu-row-2023) in 2023" in said


def test_what_traits_measure_is_named(builtin: Dataset) -> None:
    found = find(builtin, "ratio-of-area-eu-to-area-kz")
    assert found is not None
    assert sentence(found, builtin).startswith("The area of the EU was 1.59 times that of Kazakhstan")


def test_members_of_nobody_are_those_of_their_year(builtin: Dataset) -> None:
    assert composition("EU27_2020", None, builtin) == "27 members of 2020"
    assert composition("EU27_2020", "EU", builtin) == "27 members of today"


@pytest.mark.parametrize(("value", "said"), [("0.5", "0.5% more than"), ("-0.5", "0.5% less than")])
def test_a_half_percent_more_is_more(builtin: Dataset, value: str, said: str) -> None:
    exports, imports = builtin.facts["kz-view-exports-2020"], builtin.facts["eu-view-imports-2020"]
    assert isinstance(exports, Figure)
    assert isinstance(imports, Figure)
    found = deviation(exports.replace(unit="EUR"), imports)
    assert found is not None
    assert said in sentence(found.replace(value=Decimal(value)), builtin)
