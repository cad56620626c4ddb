"""kzeu data sql."""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import HERE, Kzeu

from kzeu_cli.model import KINDS, Dataset

TWIN = str(HERE / "data" / "valid" / "twin")
FOREVER = "with recursive n(x) as (select 1 union all select x + 1 from n) select max(x) from n"
REFUSED = "kzeu: only questions are answered here (SELECT); nothing can be written, attached or loaded\n"


@pytest.fixture(name="ask")
def _ask(kzeu: Kzeu) -> Any:
    def ask(question: str) -> Any:
        return kzeu("data", "sql", question, "--data", TWIN, "--json").json

    return ask


class TestAnswers:
    def test_every_fact_is_in_its_table(self, kzeu: Kzeu, builtin: Dataset) -> None:
        for kind, cls in KINDS.items():
            [counted] = kzeu("data", "sql", f"select count(*) as n, min(id) as first from {kind}s", "--json").json
            ids = [fact.id for fact in builtin.of(cls)]
            assert counted == {"n": len(ids), "first": min(ids)}

    def test_months_and_partners_are_there(self, ask: Any) -> None:
        rows = ask("select grain, count(*) as n from figures where layer = 'official' group by grain order by grain")
        assert rows == [
            {"grain": "group", "n": 1},
            {"grain": "month", "n": 2},
            {"grain": "partner", "n": 4},
            {"grain": "year", "n": 11},
        ]

    def test_numbers_are_numbers(self, ask: Any) -> None:
        assert ask("select value, unit from figures where series = 'ald-exports' order by period") == [
            {"value": 2_000_000_000, "unit": "ALC"},
            {"value": 2_200_000_000.5, "unit": "ALC"},
            {"value": 2_400_000_000, "unit": "ALC"},
        ]

    def test_sums_have_no_binary_noise(self, ask: Any) -> None:
        assert ask("select 0.1 + 0.2 as sum") == [{"sum": 0.3}]

    def test_links_lead_to_what_facts_list(self, ask: Any) -> None:
        assert ask(
            'select r.title, r.issued, l.position from fact_references l join "references" r on r.id = l.reference'
            " where l.fact = 'river-treaty-2' order by l.position"
        ) == [
            {"title": "The Long River", "issued": "1998", "position": 1},
            {"title": "Water & Salt: <Notes> on a Union", "issued": "2004-06-01", "position": 2},
        ]
        assert ask("select role, actor from fact_actors where fact = 'clean-river' order by role") == [
            {"role": "beneficiaries", "actor": "ALD"},
            {"role": "funders", "actor": "BMU"},
            {"role": "implementers", "actor": "river-council"},
        ]

    def test_days_bound_what_is_known(self, ask: Any) -> None:
        assert ask(
            "select id, \"when\", first_day, last_day from facts where id in ('river-council-2', 'border-opened')"
            " order by id desc"
        ) == [
            {"id": "river-council-2", "when": "1999-06", "first_day": "1999-06-01", "last_day": "1999-06-30"},
            {"id": "border-opened", "when": None, "first_day": None, "last_day": None},
        ]

    def test_lists_of_words_are_json(self, ask: Any) -> None:
        rows = ask("select value from agreements, json_each(covers) where agreements.id = 'river-treaty'")
        assert [row["value"] for row in rows] == ["water", "fishing", "mills; weirs"]

    def test_entries_of_a_list_are_rows(self, ask: Any) -> None:
        assert ask("select name, value from fact_items where fact = 'languages-ald'") == [
            {"name": "Aldish", "value": 80.5},
            {"name": "Low Bergish", "value": 19.5},
        ]

    def test_full_text(self, ask: Any) -> None:
        rows = ask(
            "select facts.id from facts_fts join facts on facts.rowid = facts_fts.rowid"
            " where facts_fts match 'fishing OR salt' order by facts.id"
        )
        assert [row["id"] for row in rows] == ["berg-on-salt", "salt-imports"]

    def test_an_empty_answer_is_none(self, kzeu: Kzeu) -> None:
        result = kzeu("data", "sql", "select id from facts where 1 = 2", "--json")
        assert (result.code, result.out, result.err) == (0, "[]\n", "kzeu: no rows\n")

    def test_each_column_has_a_name_of_its_own(self, ask: Any) -> None:
        assert ask("select 1 as a, 2 as a, 3 as a_2") == [{"a": 1, "a_2": 2, "a_2_2": 3}]

    def test_what_json_has_not_is_text(self, ask: Any) -> None:
        assert ask("select 9e999 as much, x'00ff' as bytes, null as none") == [
            {"much": "Infinity", "bytes": "00ff", "none": None}
        ]

    def test_all_formats(self, kzeu: Kzeu) -> None:
        question = ("data", "sql", "select -1 as a, '=1' as b", "--format")
        assert kzeu(*question, "csv").out == "a,b\r\n-1,'=1\r\n"
        assert kzeu(*question, "markdown").out == "| a | b |\n| --: | --- |\n| -1 | =1 |\n"
        assert "-1  =1" in kzeu(*question, "table").out


class TestTables:
    def test_every_table_and_column_is_described_and_there(self, kzeu: Kzeu, ask: Any) -> None:
        told = kzeu("data", "sql", "--tables", "--json").json
        for name in {row["table"] for row in told}:
            columns = ", ".join(f'"{row["column"]}"' for row in told if row["table"] == name)
            assert ask(f'select count(*) as n from (select {columns} from "{name}")')
        assert all(row["meaning"] and row["about"] for row in told)


class TestRefuses:
    @pytest.mark.parametrize(
        "question",
        [
            "delete from facts",
            "update facts set text = ''",
            "insert into facts (id) values ('x')",
            "create table x (y)",
            "create temp table x (y)",
            "drop table facts",
            "update sqlite_master set sql = ''",
            "pragma query_only = 0",
            "pragma writable_schema = 1",
            "select load_extension('x')",
            "attach 'x.db' as x",
            "vacuum into 'x.db'",
            "begin",
        ],
    )
    def test_whatever_is_no_question(
        self, kzeu: Kzeu, question: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.chdir(tmp_path)
        result = kzeu("data", "sql", question)
        assert (result.code, result.out, result.err) == (2, "", REFUSED)
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        ("question", "said"),
        [
            ("select * from figurs", "no table 'figurs'; did you mean figures?"),
            ("select valu from figures", "no column 'valu'; did you mean value?"),
            (
                "select * from references",
                'references is a word of SQL; the name is written "references", in double quotes',
            ),
            ("select when from facts", 'when is a word of SQL; the name is written "when", in double quotes'),
            ("selec 1", 'SQLite says: near "selec": syntax error'),
            ("select 1; select 2", "SQLite says: You can only execute one statement at a time."),
            ("", "this asks nothing; begin with SELECT"),
            ("select zeroblob(2000000000)", "SQLite says: string or blob too big"),
        ],
    )
    def test_what_it_cannot_answer(self, kzeu: Kzeu, question: str, said: str) -> None:
        result = kzeu("data", "sql", question)
        assert (result.code, result.out, result.err) == (2, "", f"kzeu: {said}\n")

    def test_what_takes_for_ever(self, kzeu: Kzeu) -> None:
        result = kzeu("data", "sql", FOREVER, "--timeout", "0.1")
        assert (result.code, result.out) == (1, "")
        assert result.err == "kzeu: the question took more than 0.1 seconds; --timeout gives it longer\n"

    def test_no_question_at_all(self, kzeu: Kzeu) -> None:
        assert kzeu("data", "sql").code == kzeu("data", "sql", "select 1", "--tables").code == 2


def test_reads_a_question_from_stdin(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "question.sql"
    file.write_text("-- how many\nselect count(*) as n from parties")
    with file.open() as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        assert json.loads(kzeu("data", "sql", "-", "--json").out) == [{"n": 2}]
