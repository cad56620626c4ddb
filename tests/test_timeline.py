"""kzeu timeline."""

from collections import Counter

import pytest
from conftest import Kzeu


def test_tells_the_article_in_order(kzeu: Kzeu) -> None:
    rows = kzeu("timeline", "--layer", "article", "--json").json
    # Read off the article, sentence by sentence; what it dates to a year stands before what it dates within the year.
    assert [row["when"] for row in rows if row["when"]] == [
        "1992", "1992",  # relations, protocol
        "1999/..", "1999",  # the PCA and its entry into force
        "2006-11",  # memorandum on energy
        "2007/2013",  # strategy paper
        "2008-04", "2008-10",  # human rights dialogue
        "2014/2020", "2014",  # Erasmus+, ASEM
        "2015", "2015", "2015",  # EPCA, green economy project
        "2015-03-03", "2015-10", "2015-10", "2015-11",  # 14th council, EUCJ, WTO
        "2016", "2016", "2016-03", "2016-10-04",  # renewables framework, ratification, 15th council
        "2017-12-12",  # European Parliament
        "2019", "2019-11", "2019-11",  # strategy, three programmes
        "2020-03-01", "2020-06", "2020-11", "2020-11", "2020-12", "2020-12",  # in force, Til Kazyna, dialogue …
        "2021-05", "../2021-05", "../2021-05",  # 18th council and what it welcomed
    ]  # fmt: skip


def test_keeps_the_undated_in_a_group_at_the_end(kzeu: Kzeu) -> None:
    rows = kzeu("timeline", "--layer", "article", "--json").json
    first = next(number for number, row in enumerate(rows) if row["when"] is None)
    assert {row["when"] for row in rows[first:]} == {None}
    # London, the commission of reference 20, the conference on 25 years, the closing conference, and four programmes
    # that the article does not date.
    assert len(rows[first:]) == 8
    lines = kzeu("timeline", "--layer", "article").out.splitlines()
    assert lines.index("No date given") > lines.index(next(line for line in lines if line.startswith("by 2021-05")))


def test_reaches_2025_in_the_official_layer(kzeu: Kzeu) -> None:
    rows = kzeu("timeline", "--layer", "official", "--from", "2025", "--json").json
    # The summit of 4 April, and the package that came with it.
    told = ["2025-03-06", "2025-04-04", "2025-04-04", "2025-12-01", "2025-12-02"]
    assert not Counter(told) - Counter(row["when"] for row in rows)
    assert {row["layer"] for row in rows} == {"official"}


def test_says_of_each_row_which_layer_tells_it(kzeu: Kzeu) -> None:
    out = kzeu("timeline", "--from", "2015-03-03", "--to", "2015-03-03", "--topic", "cooperation-council").out
    rows = [line for line in out.splitlines() if line.startswith("2015-03-03")]
    assert [row.split("  ")[-1].strip() for row in rows] == ["article [28] ⚑", "official"]


def test_a_span_is_found_in_each_of_its_years(kzeu: Kzeu) -> None:
    rows = kzeu("timeline", "--from", "2018", "--to", "2018", "--layer", "article", "--json").json
    assert [row["id"] for row in rows] == ["pca", "erasmus-plus"]


def test_figures_and_statements_are_no_events(kzeu: Kzeu) -> None:
    assert {row["kind"] for row in kzeu("timeline", "--json").json} == {"event", "programme", "agreement"}


def test_draws_a_branch_for_each_year(kzeu: Kzeu) -> None:
    out = kzeu("timeline", "--layer", "article", "--from", "2019", "--to", "2020-06", "--tree").out
    branches = [line[4:] for line in out.splitlines() if line[:4] in ("├── ", "└── ")]
    assert branches == ["1999", "2014", "2019", "2020"]


def test_refuses_a_time_that_ends_before_it_begins(kzeu: Kzeu) -> None:
    result = kzeu("timeline", "--from", "2020", "--to", "2019")
    assert (result.code, result.out) == (2, "")
    assert result.err == "kzeu: --from 2020 is after --to 2019\n"


@pytest.mark.parametrize("width", [60, 80, 120])
def test_cuts_nothing(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    rows, out = kzeu("timeline", "--json").json, kzeu("timeline").out
    assert max(map(len, out.splitlines())) <= width
    shown = "".join(out.split())
    assert all(row["id"] in out for row in rows)
    assert all(row["text"].split()[0] in shown for row in rows)
