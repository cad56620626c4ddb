"""kzeu timeline."""

from pathlib import Path

import pytest
from conftest import HERE, Kzeu


def test_has_the_article_the_newest_first_and_with_oldest_in_order(kzeu: Kzeu) -> None:
    # Read off the article, sentence by sentence; what it dates to a year stands before what it dates within the year.
    expected = [
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
    oldest = [row["when"] for row in kzeu("timeline", "--layer", "article", "--oldest", "--json").json if row["when"]]
    newest = [row["when"] for row in kzeu("timeline", "--layer", "article", "--json").json if row["when"]]
    assert sorted(oldest, key=lambda when: expected.index(when)) == expected
    assert oldest == newest[::-1]
    ends = [when.strip("./")[:4] for when in oldest]
    assert ends == sorted(ends)


def test_keeps_the_undated_in_a_group_at_the_end(kzeu: Kzeu) -> None:
    for line in (["timeline", "--layer", "article"], ["timeline", "--layer", "article", "--oldest"]):
        rows = kzeu(*line, "--json").json
        first = next(number for number, row in enumerate(rows) if row["when"] is None)
        assert {row["when"] for row in rows[first:]} == {None}
        # London, the commission of reference 20, the conference on 25 years, the closing conference, and the
        # programmes that the article does not date.
        assert {"london-treaties", "kazakh-british-commission", "conference-25-years"} < {
            row["id"] for row in rows[first:]
        }
        lines = kzeu(*line, "--all").out.splitlines()
        assert lines.index("No date given") > lines.index(next(line for line in lines if line.startswith("by 2021-05")))


def test_reaches_2025_in_the_official_layer(kzeu: Kzeu) -> None:
    rows = kzeu("timeline", "--layer", "official", "--year", "2025", "--json").json
    # The summit of 4 April, and the package that came with it.
    days = {row["id"]: row["when"] for row in rows}
    assert days["central-asia-summit-1"] == days["global-gateway-central-asia"] == "2025-04-04"
    assert (days["council-22"], days["visa-talks-2025"]) == ("2025-12-01", "2025-12-02")
    assert {row["layer"] for row in rows} == {"official"}


def test_begins_with_what_happened_last(kzeu: Kzeu) -> None:
    rows = kzeu("timeline", "--json").json
    lines = kzeu("timeline").out.splitlines()
    assert lines[2].startswith(rows[0]["when"].partition("/")[0])
    assert rows[0]["start"] == max(row["start"] for row in rows if row["start"])
    assert [row["id"] for row in kzeu("timeline", "--limit", "5", "--json").json] == [row["id"] for row in rows[:5]]


def test_one_event_has_one_row_for_people_and_two_in_json(kzeu: Kzeu) -> None:
    table = kzeu("timeline", "2016-10-04", "--all").out
    [row] = [line for line in table.splitlines() if line.startswith("2016-10-04")]
    assert "official," in row
    assert "[16]" in table
    rows = kzeu("timeline", "2016-10-04", "--json").json
    assert {row["id"]: row["same_as"] for row in rows if row["series"]} == {
        "official-council-15": ["council-15"], "council-15": ["official-council-15"],
    }  # fmt: skip
    tree = kzeu("timeline", "2016-10-04", "--tree").out
    assert tree.count("2016-10-04") == 1


def test_a_programme_and_its_launch_are_one(kzeu: Kzeu) -> None:
    table = kzeu("timeline", "2015-10", "--all").out
    assert table.count("2015-10  ") == 1
    # The launch itself has no reference in the article; its programme cites [42].
    assert "[42]" in table


def test_counts_each_thing_once(kzeu: Kzeu) -> None:
    rows = kzeu("timeline", "--json").json
    things = {min((row["id"], *row["same_as"])) for row in rows}
    assert f" of {len(things)}." in kzeu("timeline").out


def test_a_span_is_found_in_each_of_its_years_but_not_what_only_has_no_end(kzeu: Kzeu) -> None:
    rows = kzeu("timeline", "--from", "2018", "--to", "2018", "--layer", "article", "--json").json
    # The PCA has been the framework since 1999, which is nothing that happened in 2018.
    assert [row["id"] for row in rows] == ["erasmus-plus"]
    assert "pca" in {row["id"] for row in kzeu("timeline", "1999", "--json").json}


def test_figures_and_statements_are_no_events(kzeu: Kzeu) -> None:
    assert {row["kind"] for row in kzeu("timeline", "--json").json} == {"event", "programme", "agreement"}


def test_draws_a_branch_for_each_year(kzeu: Kzeu) -> None:
    out = kzeu("timeline", "--layer", "article", "--from", "2019", "--to", "2020-06", "--tree", "--all").out
    branches = [line[4:] for line in out.splitlines() if line[:4] in ("├── ", "└── ")]
    assert branches == ["2020", "2019", "2014"]


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["energy"], "kzeu: 'energy' is no year or date; did you mean --topic energy?"),
        (["article"], "kzeu: 'article' is no year or date; did you mean --layer article?"),
        (["yesterday"], "kzeu: 'yesterday' is no year or date"),
        (["2020", "2021"], "kzeu: '2021' is a second time; name one, or --from and --to"),
        (["2020", "--from", "2021"], "kzeu: '2020' is a second time; name one, or --from and --to"),
    ],
)
def test_says_what_a_word_could_have_been(kzeu: Kzeu, words: list[str], error: str) -> None:
    result = kzeu("timeline", *words)
    assert (result.code, result.out, result.err.splitlines()) == (2, "", [error])


def test_a_year_is_a_word_an_option_or_two(kzeu: Kzeu) -> None:
    by_word = kzeu("timeline", "2020", "--json").out
    assert by_word == kzeu("timeline", "--year", "2020", "--json").out
    assert by_word == kzeu("timeline", "--from", "2020", "--to", "2020", "--json").out


def test_refuses_a_time_that_ends_before_it_begins(kzeu: Kzeu) -> None:
    result = kzeu("timeline", "--from", "2020", "--to", "2019")
    assert (result.code, result.out) == (2, "")
    assert result.err == "kzeu: --from 2020 is after --to 2019\n"


@pytest.mark.parametrize("width", [60, 80, 120])
def test_cuts_nothing(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    rows, out = (
        kzeu("timeline", "--layer", "official", "--json").json,
        kzeu("timeline", "--layer", "official", "--all").out,
    )
    assert max(map(len, out.splitlines())) <= width
    shown = "".join(out.split())
    assert all(row["id"] in out for row in rows)
    assert all(row["text"].split()[0] in shown for row in rows)


def test_a_sentence_does_not_repeat_the_time_beside_it(kzeu: Kzeu, tmp_path: Path) -> None:
    root = (HERE / "data" / "relations" / "dataset.toml").read_text(encoding="utf-8")
    texts = {
        "2021-03-04": "The ministers met in Boro on 4 March 2021.",
        "2021-02": "In February 2021 a bridge was opened.",
        "2020": "A road was begun in 2020.",
        "2019-05-06": "On 6 May 2019, a Monday, they met.",
        "2018-03-04": "The ministers met in Boro on 14 March 2018.",
    }
    common = 'topics = ["relations"]\nlayer = "official"\nsource = "registry"\nrefs = []\n'
    events = (f'[[event]]\nid = "e-{day}"\ntext = "{text}"\ndate = "{day}"\n{common}' for day, text in texts.items())
    (tmp_path / "dataset.toml").write_text(root.partition("[[event]]")[0] + "\n".join(events), encoding="utf-8")
    rows = kzeu("timeline", "--data", str(tmp_path), "--from", "2018").out.splitlines()[2:7]
    # What the sentence says beside the time, and a time that is not the one beside it, stay.
    assert [row[10:].rpartition("official")[0].strip() for row in rows] == [
        "The ministers met in Boro.", "A bridge was opened.", "A road was begun.", "On 6 May 2019, a Monday, they met.",
        "The ministers met in Boro on 14 March 2018.",
    ]  # fmt: skip
    assert {row["text"] for row in kzeu("timeline", "--data", str(tmp_path), "--json").json} == set(texts.values())
