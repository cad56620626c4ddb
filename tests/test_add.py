"""kzeu data add: one record of one's own dataset."""

import sys
from pathlib import Path

import pexpect
import pytest
import tomli
from conftest import Kzeu


@pytest.fixture(name="mine")
def _mine(kzeu: Kzeu, tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    assert kzeu("data", "new", str(folder), "--party", "NO=Norway", "--party", "JP=Japan", "--empty").code == 0
    return folder


def test_an_event_from_options(kzeu: Kzeu, mine: Path) -> None:
    words = ("--set", "text=The ministers met in Oslo.", "--set", "topics=relations,trade", "--set", "source=text")
    result = kzeu("data", "add", "event", "--into", str(mine), *words, "--set", "date=2026-05-04")
    assert (result.code, result.err) == (0, "")
    assert result.out == f"the-ministers-met-in-oslo in {mine / 'events.toml'}\n"
    [event] = tomli.loads((mine / "events.toml").read_text())["event"]
    assert event == {
        "id": "the-ministers-met-in-oslo", "topics": ["relations", "trade"], "text": "The ministers met in Oslo.",
        "layer": "article", "source": "text", "date": "2026-05-04",
    }  # fmt: skip
    rows = kzeu("timeline", "--data", str(mine), "--json").json
    assert [row["id"] for row in rows] == [event["id"]]


def test_a_number_is_exact_and_a_second_record_stands_behind_the_first(kzeu: Kzeu, mine: Path) -> None:
    words = ("--set", "topics=trade", "--set", "source=statistics", "--set", "measure=trade", "--set", "unit=EUR")
    for text, value in (("Sales one.", "13.35e9"), ("Sales two.", "1_000_000.25")):
        assert (
            kzeu(
                "data", "add", "figure", "--into", str(mine), *words, "--set", f"text={text}", "--set", f"value={value}"
            ).code
            == 0
        )
    figures = tomli.loads((mine / "figures.toml").read_text())["figure"]
    assert [(figure["id"], figure["value"]) for figure in figures] == [
        ("sales-one", 13_350_000_000), ("sales-two", 1_000_000.25),
    ]  # fmt: skip


WHOLE = ("--set", "text=A.", "--set", "source=text")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ((), 2, "an event needs --set source=…, --set topics=…, --set text=…"),
        ((*WHOLE, "--set", "topics=relations", "--set", "date=yesterday"), 3, "'yesterday'"),
        (("--set", "txt=A."), 2, "has no key 'txt'; did you mean text?"),
        ((*WHOLE, "--set", "topics=sport"), 3, "no topic 'sport'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_a_line_and_nothing_is_written(
    kzeu: Kzeu, mine: Path, words: tuple[str, ...], code: int, message: str
) -> None:
    result = kzeu("data", "add", "event", "--into", str(mine), *words)
    assert (result.code, result.out, result.err.count("\n")) == (code, "", 1)
    assert message in result.err
    assert not (mine / "events.toml").exists()


@pytest.mark.parametrize(
    ("kind", "words", "message"),
    [
        ("place", ("id=SE", "name=Sweden"), "the dataset has a place 'SE' already; --set id=… names another"),
        ("topic", ("id=sport", "title=Sport"), "the dataset has a topic 'sport' already"),
        ("reference", ("id=2", "type=book", "title=T", "layer=official"), "the dataset has a reference 2 already"),
        ("body", ("id=nordic-council", "name=Nordic Council"), "the dataset has a body 'nordic-council' already"),
    ],
)
def test_what_is_there_is_not_added_again(
    kzeu: Kzeu, mine: Path, kind: str, words: tuple[str, ...], message: str
) -> None:
    given = [part for word in words for part in ("--set", word)]
    first = kzeu("data", "add", kind, "--into", str(mine), *given)
    assert first.code == 0 or "already" in first.err, first.err
    again = kzeu("data", "add", kind, "--into", str(mine), *given)
    assert (again.code, again.out) == (1, "")
    assert message in again.err


def test_a_reference_is_cited_by_its_number(kzeu: Kzeu, mine: Path) -> None:
    book = ("id=7", "type=book", "title=A book", "layer=official")
    assert kzeu("data", "add", "reference", "--into", str(mine), *(p for w in book for p in ("--set", w))).code == 0
    said = (*WHOLE, "--set", "topics=relations", "--set", "date=2026", "--set", "refs=7")
    assert kzeu("data", "add", "event", "--into", str(mine), *said).code == 0
    assert tomli.loads((mine / "events.toml").read_text())["event"][0]["refs"] == [7]


def test_asks_on_a_terminal(mine: Path) -> None:
    child = pexpect.spawn(
        sys.executable, ["-m", "kzeu_cli", "data", "add", "statement", "--into", str(mine)], timeout=20
    )
    for asked, answer in (("source", "text"), ("topics", "relations"), ("text", "They agreed."), ("refs", "")):
        child.expect(f"{asked} \\(")
        child.sendline(answer)
    while child.expect([r"\): ", pexpect.EOF]) == 0:
        child.sendline("")
    [statement] = tomli.loads((mine / "statements.toml").read_text())["statement"]
    assert (statement["id"], statement["topics"]) == ("they-agreed", ["relations"])
