"""A user's own dataset, alone or laid over the built-in one."""

import copy
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from conftest import HERE, Kzeu
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kzeu_cli import dataset
from kzeu_cli.answers.facts import FACTS
from kzeu_cli.answers.formats import WRITERS
from kzeu_cli.dataset.build import build
from kzeu_cli.dataset.check import problems
from kzeu_cli.dataset.own import inspect
from kzeu_cli.model import Dataset, Figure

BASE = HERE / "data" / "invalid" / "base.toml"

EXTENDING = """
schema = 1
extends = "builtin"

[[source]]
id = "diary"
layer = "official"
title = "A diary"

[defaults]
layer = "official"
source = "diary"
topics = ["trade"]
"""


def extended(folder: Path, facts: str) -> str:
    file = folder / "mine.toml"
    file.write_text(EXTENDING + facts)
    return str(file)


class TestExtends:
    def test_adds_to_the_built_in_facts(self, kzeu: Kzeu, tmp_path: Path, builtin: Dataset) -> None:
        mine = extended(
            tmp_path,
            """
            [[event]]
            id = "my-event"
            text = "I crossed the border."
            date = "2024-05-04"
            actors = ["KZ", "european-commission"]
            related = ["epca", "eu-view-exports-2019"]
            """,
        )
        assert kzeu("data", "check", mine).code == 0
        rows = {row["id"]: row for row in kzeu("facts", "--data", mine, "--json").json}
        assert rows["my-event"]["source"] == "diary"
        assert len(rows) == len(kzeu("facts", "--json").json) + 1
        assert rows["epca"]["name"] == "Enhanced Partnership and Cooperation Agreement"

    def test_overrides_a_fact_whole_and_in_its_place(self, kzeu: Kzeu, tmp_path: Path) -> None:
        mine = extended(tmp_path, '[[statement]]\nid = "epca"\ntext = "Mine."\n')
        before, after = kzeu("facts", "--json").json, kzeu("facts", "--data", mine, "--json").json
        assert {row["id"] for row in before} == {row["id"] for row in after}
        [epca] = [row for row in after if row["id"] == "epca"]
        assert (epca["kind"], epca["text"], epca["name"], epca["refs"]) == ("statement", "Mine.", None, [])

    def test_overrides_one_figure_of_a_series(self, kzeu: Kzeu, tmp_path: Path, builtin: Dataset) -> None:
        figure = next(fact for fact in builtin.facts.values() if fact.id == "eu-view-exports-2019")
        mine = extended(
            tmp_path,
            '[[figure]]\nid = "eu-view-exports-2019"\ntext = "Mine."\nmeasure = "trade"\nvalue = 1\nunit = "EUR"\n',
        )
        rows = {row["id"]: row for row in kzeu("facts", "--data", mine, "--json").json}
        assert rows[figure.id]["value"] == 1
        assert rows["eu-view-exports-2018"]["value"] == builtin.facts["eu-view-exports-2018"].value

    def test_continues_a_series_with_later_values(self, kzeu: Kzeu, tmp_path: Path, builtin: Dataset) -> None:
        """What follows from a series takes the new values in: growth 100 % where the value is twice the last one."""
        last = builtin.facts["eu-view-exports-2023"]
        assert isinstance(last, Figure)
        assert last.value is not None
        mine = extended(tmp_path, f'[[series]]\nid = "eu-view-exports"\nvalues.2024 = {2 * last.value}\n')
        assert kzeu("data", "check", mine).code == 0
        rows = {row["id"]: row for row in kzeu("trade", "--data", mine, "--json").json}
        assert rows["eu-view-exports-2024"]["source"] == last.source, "it continues what this source began"
        assert rows["eu-view-exports-2024"]["refs"] == [], "but is not what its references state"
        assert rows["growth-of-eu-view-exports-2024"]["value"] == 100
        assert rows["eu-view-exports-2023"]["value"] == last.value

    def test_says_which_value_of_a_series_stands_in_the_place_of_which(self, kzeu: Kzeu, tmp_path: Path) -> None:
        mine = extended(tmp_path, '[[series]]\nid = "eu-view-exports"\nvalues.2019 = 6_000_000_000\n')
        check = kzeu("data", "check", mine)
        assert (check.code, check.out) == (0, "")
        assert check.err.endswith("eu-view-exports-2019 (6,000,000,000, not 5,917,319,466)\n")
        [row] = [row for row in kzeu("facts", "--data", mine, "--json").json if row["id"] == "eu-view-exports-2019"]
        assert (row["value"], row["in_place_of"]) == (6_000_000_000, 5_917_319_466)

    def test_does_not_continue_a_series_of_another_unit(self, kzeu: Kzeu, tmp_path: Path) -> None:
        mine = extended(tmp_path, '[[series]]\nid = "eu-view-exports"\nunit = "USD"\nvalues.2024 = 1\n')
        result = kzeu("data", "check", mine, "--json")
        assert result.code == 3
        [problem] = json.loads(result.out)
        assert problem["key"] == "eu-view-exports.unit"
        assert problem["problem"] == "'EUR' in the series that it continues; another series needs another id"

    def test_renames_a_party(self, kzeu: Kzeu, tmp_path: Path) -> None:
        party = '[[party]]\nid = "KZ"\nname = "Qazaqstan"\nshort = "Qazaqstan"\n'
        loaded = dataset.load(extended(tmp_path, party))
        assert [party.name for party in loaded.parties.values()] == ["European Union", "Qazaqstan"]

    def test_brings_no_third_party(self, kzeu: Kzeu, tmp_path: Path) -> None:
        party = '[[party]]\nid = "NO"\nname = "Norway"\nshort = "Norway"\n'
        result = kzeu("facts", "--data", extended(tmp_path, party))
        assert result.code == 3
        assert "there must be two parties, not 3" in result.err

    def test_names_what_the_built_in_data_lacks(self, kzeu: Kzeu, tmp_path: Path) -> None:
        result = kzeu("facts", "--data", extended(tmp_path, '[[event]]\nid = "a"\ntext = "B."\nrelated = ["epcaa"]\n'))
        assert (result.code, result.err.partition("; ")[2][:18]) == (3, "did you mean epca ")


def test_months_come_on_request_of_own_data_too(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        BASE.read_text()
        + """
        [defaults]
        layer = "article"
        source = "gazette"
        topics = ["trade"]
        [[series]]
        id = "monthly"
        text = "Sales."
        measure = "trade"
        unit = "SEK"
        grain = "month"
        values = { 2001-01 = 1, 2001-02 = 2 }
        [[series]]
        id = "yearly"
        text = "Sales."
        measure = "trade"
        unit = "SEK"
        values = { 2001 = 3 }
        """
    )
    assert [fact.id for fact in dataset.load(str(file)).facts.values()] == ["yearly-2001"]
    assert len(dataset.load(str(file), grains=("year", "month")).facts) == 3
    assert len(dataset.load_all(str(file)).facts) == 3


JUNK = st.one_of(
    st.booleans(),
    st.integers(),
    st.sampled_from([Decimal(text) for text in ("nan", "inf", "-0", "0.5", "1e999999999", "1e-999999999")]),
    st.text(max_size=8),
    st.sampled_from(["trade", "ALD", "almanac", "2001", "percent", "article", "river-treaty", "2001/..", "https://x"]),
    st.lists(st.one_of(st.integers(), st.text(max_size=3), st.just({"name": "x"}), st.just([1])), max_size=2),
    st.dictionaries(st.sampled_from(["2001", "LO", "fact", "name", "x"]), st.integers(), max_size=2),
)
TWIN, _ = inspect(HERE / "data" / "valid" / "twin")
PLACES = [
    (number, kind, index, key)
    for number, file in enumerate(TWIN)
    for kind, content in file.tables.items()
    if isinstance(content, list)
    for index, table in enumerate(content)
    for key in (*table, "value", "related", "period", "extra")
]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(PLACES), JUNK | st.none()), min_size=1, max_size=3))
def test_whatever_passes_the_check_has_a_meaning(changes: list[tuple[tuple[int, str, int, str], Any]]) -> None:
    """Spoil a valid dataset at random: the check never fails itself, and what it lets pass can be written."""
    tables = copy.deepcopy([file.tables for file in TWIN])
    for (number, kind, index, key), junk in changes:
        if junk is None:
            tables[number][kind][index].pop(key, None)
        else:
            tables[number][kind][index][key] = junk
    files = [replace(file, tables=spoilt) for file, spoilt in zip(TWIN, tables, strict=True)]
    if not list(problems(files)):
        made = build(tables, "")
        for write in WRITERS.values():
            assert write(list(made.facts.values()), FACTS.columns, made)
