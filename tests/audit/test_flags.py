"""The findings kept beside the data, and the signs by which tables mark facts that have some."""

import os
import re
from datetime import date
from pathlib import Path

import pytest
from conftest import Kzeu

from kzeu_cli.audit.engine import run
from kzeu_cli.audit.flags import flags_of
from kzeu_cli.audit.kept import FILE, kept, written
from kzeu_cli.dataset import load
from kzeu_cli.dataset.find import builtin as folder
from kzeu_cli.model import Dataset

TINY = (Path(__file__).parent / "data" / "base.toml").read_text()
PAIRS = Path(__file__).parent / "data" / "rules"


def test_the_kept_findings_are_those_that_the_audit_makes(builtin: Dataset) -> None:
    """Run scripts/findings.py after a change of the data or the rules."""
    file = folder() / FILE
    day = kept(file)[0]
    assert file.read_text(encoding="utf-8") == written(day, run(builtin, day))


def test_what_is_written_is_read_again(builtin: Dataset, tmp_path: Path) -> None:
    day, found = kept(folder() / FILE)
    (tmp_path / "findings.json").write_text(written(day, found), encoding="utf-8")
    assert kept(tmp_path / "findings.json") == (day, found)
    assert kept(tmp_path / "none.json")[1] == []


def test_tables_mark_facts_and_say_what_the_sign_means(kzeu: Kzeu) -> None:
    out = kzeu("fdi", "--layer", "article").out
    assert any("€64 bn" in line and line.endswith("✗") for line in out.splitlines())
    legend = r"✗ its sentence or cell holds an error \(kzeu audit --fact ID\): [^✗≠†]*fdi-eu-2019"
    assert re.search(legend, " ".join(out.split()))


def test_a_table_of_sound_facts_has_no_legend(kzeu: Kzeu) -> None:
    assert "kzeu audit" not in kzeu("timeline", "--from", "2025-12", "--layer", "official").out


def test_ascii_terminals_get_ascii_signs(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert "article [2] [x]" in kzeu("fdi", "--layer", "article").out


def test_scripts_get_no_signs(kzeu: Kzeu) -> None:
    for format in ("json", "csv"):
        assert not set("✗≠†") & set(kzeu("fdi", "--layer", "article", "-f", format).out)


def test_a_users_own_facts_have_flags_where_findings_are_kept(tmp_path: Path) -> None:
    (tmp_path / "dataset.toml").write_text(TINY)
    (tmp_path / "facts.toml").write_text((PAIRS / "member-raises.toml").read_text())
    own = load(str(tmp_path))
    found = run(own, date(2026, 11, 23))
    assert [flags_of(own, name) for finding in found for name in finding.facts] == [()] * len(found)
    file = tmp_path / FILE
    file.parent.mkdir()
    file.write_text(written(date(2026, 11, 23), found), encoding="utf-8")
    own = load(str(tmp_path))
    assert all(
        "error" in flags_of(own, name) for finding in found if finding.rule == "member" for name in finding.facts
    )
    # A file of the dataset that is newer than the findings may say something else.
    newer = file.stat().st_mtime + 1
    os.utime(tmp_path / "facts.toml", (newer, newer))
    own = load(str(tmp_path))
    assert {flags_of(own, name) for finding in found for name in finding.facts} == {()}
    file.write_text("{", encoding="utf-8")
    assert flags_of(load(str(tmp_path)), found[0].facts[0]) == ()


def test_a_fact_says_what_is_held_against_it(builtin: Dataset) -> None:
    assert flags_of(builtin, "fdi-switzerland")[0] == "error"
    assert flags_of(builtin, "current-leader-smaiylov") == ("outdated",)
    # What the article is held against is not at fault, and what has no reference says so itself.
    assert flags_of(builtin, "worldbank-population-eu-2015") == ()
    assert flags_of(builtin, "capital-kz") == ()
    assert flags_of(builtin, "no-such-fact") == ()
    # The meetings show that they are not yearly, and are not at fault; the oil of 2007 shows what imports consist of.
    assert flags_of(builtin, "cooperation-council-annual") == ("tension",)
    assert flags_of(builtin, "council-14") == ()
    assert "error" in flags_of(builtin, "trade-goods-imports-2020")
    assert "error" not in flags_of(builtin, "kz-exports-oil-gas-share-2007")


def test_show_lists_the_findings_of_a_fact(kzeu: Kzeu) -> None:
    out = kzeu("show", "fdi-switzerland").out
    assert "Findings of the audit" in out
    assert "Switzerland is listed among the EU members" in out
