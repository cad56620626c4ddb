"""The marks in tables: only what a reader must act on, each explained below with the ids that it is about."""

import re

import pytest
from conftest import Kzeu

SIGNS = {"error": "✗", "tension": "≠", "outdated": "†"}
LISTS = [
    ["timeline", "--all"], ["meetings", "--all"], ["agreements", "--all"], ["programmes", "--all"], ["people", "--all"],
    ["facts", "--all", "--layer", "article"], ["topics", "trade", "--all"], ["timeline", "2020"], ["meetings"],
    ["compare", "population", "gdp-per-head"], ["compare", "--all"],
]  # fmt: skip


@pytest.mark.parametrize("command", LISTS, ids=" ".join)
def test_each_mark_explains_itself_with_the_ids_concerned(kzeu: Kzeu, command: list[str]) -> None:
    out = kzeu(*command).out
    above, _, below = out.rpartition("\n\n")
    flags = {row["id"]: row["flags"] for row in kzeu("facts", "--json").json}
    for flag, sign in SIGNS.items():
        if sign not in above:
            assert sign not in below
            continue
        [listed] = re.findall(
            rf"{sign} [^:]+ \(kzeu audit --fact ID\): ([^✗≠†]+?)(?= [✗≠†] | [A-Z0-9]|$)", " ".join(below.split())
        )
        ids = [name for name in re.split(r"[,\s]+", listed) if name in flags]
        assert ids
        # The gravest flag counts.
        assert all(next(name for name in SIGNS if name in flags[fact]) == flag for fact in ids)


def test_what_is_only_unclear_is_not_marked(kzeu: Kzeu) -> None:
    rows = {row["id"]: row["flags"] for row in kzeu("facts", "--layer", "article", "--json").json}
    unclear = [name for name, flags in rows.items() if flags == ["unclear"]]
    marked = [name for name, flags in rows.items() if set(flags) & set(SIGNS)]
    assert len(marked) < len(rows) / 2
    for name in unclear[:3]:
        assert not set("".join(SIGNS.values())) & set(kzeu("facts", name, "--all").out)


def test_signs_are_words_where_the_terminal_has_no_others(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    out = kzeu("facts", "--layer", "article", "--all").out
    assert out.isascii()
    assert "[!=]" in out or "[x]" in out or "[+]" in out


def test_colour_and_sign_differ(kzeu: Kzeu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = kzeu("facts", "--layer", "article", "--all").out
    colours = {sign: set(re.findall(rf"\x1b\[([\d;]+)m[^\x1b]*{sign}", out)) for sign in SIGNS.values()}
    seen = [frozenset(codes) for codes in colours.values() if codes]
    assert len(seen) == len(set(seen))
