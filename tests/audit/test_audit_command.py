"""`kzeu audit` as users and scripts run it."""

import pytest
from conftest import Kzeu

DAY = ("--as-of", "2026-11-23")


def test_json_has_all_findings_and_people_see_a_page(kzeu: Kzeu) -> None:
    rows = kzeu("audit", *DAY, "--json").json
    assert {"rule", "severity", "confidence", "weight", "facts", "said", "computed", "reconcile", "refs"} <= set(
        rows[0]
    )
    out = kzeu("audit", *DAY).out
    assert f"{len(rows)} found on 2026-11-23" in out
    assert out.count(" rule  ") == 12
    assert kzeu("audit", *DAY, "--all").out.count(" rule  ") == len(rows)


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
    assert kzeu("audit", *DAY, "--strict", "--severity", "stale", "--json").code == 0


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
