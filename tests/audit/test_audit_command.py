"""`kzeu audit` as users and scripts run it."""

import io

import pytest
from conftest import Kzeu

DAY = ("--as-of", "2026-11-23")


def test_a_screen_of_ten_and_what_else_there_is(kzeu: Kzeu) -> None:
    lines = kzeu("audit", *DAY).out.splitlines()
    rows = kzeu("audit", *DAY, "--json").json
    # The line below is the prompt's.
    assert len(lines) <= 23
    assert max(map(len, lines)) <= 80
    for number, row in enumerate(rows[:10], 1):
        place = next(place for place, line in enumerate(lines) if f" {number}  {row['title']}" in line)
        assert row["evidence"].startswith(lines[place + 1].strip("│├└─ ").removesuffix(" …"))
    assert rows[10]["title"] not in "\n".join(lines)
    about = [row for row in rows if row["layer"] == "article"]
    assert lines[-1].startswith(f"{len(about)} findings: ")
    assert "2026-11-23" in lines[0]


def test_all_lists_all(kzeu: Kzeu) -> None:
    out = kzeu("audit", *DAY, "--all").out
    assert all(row["title"] in out for row in kzeu("audit", *DAY, "--json").json)


def test_one_is_shown_whole_by_number_id_or_fact(kzeu: Kzeu) -> None:
    rows = kzeu("audit", *DAY, "--json").json
    third = rows[2]
    by_number = kzeu("audit", "3", *DAY, "--json").json
    assert by_number == kzeu("audit", third["id"], *DAY, "--json").json == [third]
    out = " ".join(kzeu("audit", "3", *DAY).out.replace("│", " ").split())
    assert third["evidence"] in out
    assert third["right"] in out
    assert all(part["title"] in out and part["evidence"] in out for part in third["parts"])
    assert third["title"] in kzeu("audit", *DAY, "--fact", "area-eu").out


def test_rows_have_the_fields_of_every_listing(kzeu: Kzeu) -> None:
    for row in kzeu("audit", *DAY, "--json").json:
        assert row["kind"] == "finding"
        assert row["layer"] in ("article", "official")
        assert row["severity"] in ("error", "tension", "outdated", "unclear")
        assert row["text"] == f"{row['title']}: {row['evidence']}"
        assert all(isinstance(ref, str) for ref in row["refs"])
        assert {name for part in row["parts"] for name in part["facts"]} <= set(row["facts"])


def test_findings_can_be_piped_into_show(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch) -> None:
    found = kzeu("audit", *DAY, "--rule", "member", "--layer", "article", "--json")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(found.out.encode())))
    assert [row["id"] for row in kzeu("show", "-", "--json").json] == found.json[0]["facts"]


def test_narrows_to_a_rule_by_name_or_number(kzeu: Kzeu) -> None:
    by_name = kzeu("audit", *DAY, "--rule", "quotient", "--json").json
    assert {row["rule"] for row in by_name} == {"quotient"}
    assert by_name == kzeu("audit", *DAY, "--rule", "2", "--json").json


def test_narrows_to_severity_fact_and_topic(kzeu: Kzeu) -> None:
    rows = kzeu("audit", *DAY, "--severity", "error", "--fact", "fdi-eu-2019", "--topic", "investment", "--json").json
    assert [row["rule"] for row in rows] == ["growth"]
    assert kzeu("audit", *DAY, "--fact", "fdi-eu-2019", "--topic", "culture", "--json").out == "[]\n"


def test_limits(kzeu: Kzeu) -> None:
    assert len(kzeu("audit", *DAY, "--limit", "3", "--json").json) == 3


def test_another_day_finds_other_things(kzeu: Kzeu) -> None:
    at_the_time = kzeu("audit", "--as-of", "2021-09-06", "--rule", "office", "--json").json
    assert "current-leader-michel" not in {name for row in at_the_time for name in row["facts"]}


def test_strict_fails_on_errors_only(kzeu: Kzeu) -> None:
    failed = kzeu("audit", *DAY, "--strict", "--json")
    assert failed.code == 1
    assert failed.err.startswith("kzeu: ")
    assert kzeu("audit", *DAY, "--strict", "--severity", "outdated", "--json").code == 0


def test_lists_the_rules_with_what_they_test(kzeu: Kzeu) -> None:
    rows = {row["rule"]: row for row in kzeu("audit", *DAY, "--rules", "--json").json}
    assert rows["quotient"]["findings"] == len(kzeu("audit", *DAY, "--rule", "quotient", "--json").json)
    assert all(row["title"] and row["test"] for row in rows.values())


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("--rule", "quotent"), 2, "did you mean quotient?"),
        (("--severity", "bad"), 2, "error"),
        (("--fact", "fdi-switzerlan"), 1, "fdi-switzerland"),
        (("--as-of", "2026-13"), 2, "2026-13"),
        (("--derived", "--rule", "sum"), 2, "--derived lists no findings"),
        (("999",), 1, "no finding 999; there are"),
        (("growth-fdi-eu-2018",), 1, "growth-fdi-eu-2019"),
    ],
)
def test_names_what_is_wrong(kzeu: Kzeu, args: tuple[str, ...], code: int, said: str) -> None:
    result = kzeu("audit", *args)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("width", ["60", "80", "120"])
def test_fits_the_terminal(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch, width: str) -> None:
    monkeypatch.setenv("COLUMNS", width)
    for args in (("--all",), ("--rules",), ("-f", "table")):
        assert max(map(len, kzeu("audit", *DAY, *args).out.splitlines())) <= int(width)


def test_a_finding_of_the_official_layer_alone_is_counted_as_such(kzeu: Kzeu) -> None:
    aside = [row["id"] for row in kzeu("audit", *DAY, "--json").json if row["layer"] == "official"]
    assert aside
    for name in aside:
        assert kzeu("audit", name, *DAY).out.splitlines()[-1] == "1 finding in the official layer."


def test_a_number_of_rules_is_listed(kzeu: Kzeu) -> None:
    assert len(kzeu("audit", *DAY, "--rules", "--limit", "2", "--json").json) == 2
