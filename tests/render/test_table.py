"""Tables, and the cards that take their place where the terminal is too narrow."""

from typing import Any

import pytest

from kzeu_cli.answers.columns import Answer, Column, View
from kzeu_cli.model import Dataset
from kzeu_cli.render import tables

TEXT = "a sentence that is long enough to be wrapped in every terminal that these tests know, and then some more words"
COLUMNS = (
    Column("when", "string", "", "When"),
    Column("text", "string", "", "What"),
    Column("id", "string", "", "Id", under="text", faint=True),
    Column("value", "number", "", "Value in tons (derived)", right=True),
)
ROWS = (
    {"when": "2020", "text": TEXT, "id": "an-id-of-thirty-characters-yes", "value": 1234},
    {"when": "2021-05-03", "text": "short", "id": "b", "value": 5, "group": "Others"},
)


def view(columns: tuple[Column, ...] = COLUMNS, **options: Any) -> View:
    taken = tuple(column._replace(get=lambda row, key=column.key: row.get(key)) for column in columns)
    return View("test", taken, **options)


def draw(dataset: Dataset, made: View, rows: tuple[Any, ...] = ROWS, **options: Any) -> str:
    return tables(Answer(view=made, rows=rows, dataset=dataset, **options), made.titled)


@pytest.fixture(name="width")
def _width(monkeypatch: pytest.MonkeyPatch) -> Any:
    return lambda columns: monkeypatch.setenv("COLUMNS", str(columns))


def test_numbers_stand_right_and_texts_have_the_room(builtin: Dataset) -> None:
    lines = draw(builtin, view()).splitlines()
    assert lines[0].split() == ["When", "What", "Value", "in"]
    assert lines[1].split() == ["tons"]
    assert lines[2].split() == ["(derived)"]
    assert set(lines[3]) == {"─"}
    assert lines[4].startswith("2020        a sentence that is long enough")
    assert lines[4].endswith(" 1234")
    assert all(len(line) <= 80 for line in lines)


def test_a_column_stands_under_another_one(builtin: Dataset) -> None:
    lines = draw(builtin, view()).splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("2021-05-03"))
    assert lines[place + 1].split() == ["b"]
    assert "Id" not in lines[0]


def test_a_column_whose_upper_one_is_not_shown_stands_on_its_own(builtin: Dataset) -> None:
    made = view(COLUMNS[::2])
    assert draw(builtin, made).splitlines()[0].split() == ["When", "Id"]


def test_ids_are_not_broken(builtin: Dataset, width: Any) -> None:
    for columns in (60, 80, 120):
        width(columns)
        assert "an-id-of-thirty-characters-yes" in draw(builtin, view())


def test_too_narrow_a_terminal_gets_cards(builtin: Dataset, width: Any) -> None:
    width(40)
    lines = draw(builtin, view()).splitlines()
    assert lines[0].split() == ["When", "2020"]
    assert "" in lines
    assert max(map(len, lines)) <= 40
    assert " ".join(TEXT.split()[-3:]) in " ".join(" ".join(lines).split())


def test_a_card_leaves_out_what_is_empty(builtin: Dataset, width: Any) -> None:
    width(40)
    assert "When" not in draw(builtin, view(), ({"text": TEXT, "id": "x" * 30, "value": 1},))


def test_rows_stand_under_their_group(builtin: Dataset) -> None:
    lines = draw(builtin, view(group=lambda row, dataset: row.get("group", ""))).splitlines()
    place = lines.index("Others")
    assert lines[place - 1] == ""
    assert lines[place + 1].startswith("2021-05-03")


def test_title_and_notes_stand_apart(builtin: Dataset) -> None:
    lines = draw(builtin, view(), title="A title", notes=("A note.",)).splitlines()
    assert lines[:2] == ["A title", ""]
    assert lines[-2:] == ["", "A note."]


def test_markup_is_shown_and_controls_are_replaced(builtin: Dataset) -> None:
    text = "[bold]x[/bold] [/] \x1b[31mred\x07 \u202eright\u2066 a\tb [link=http://x]y[/link]"
    out = draw(builtin, view(), ({"text": text},))
    assert "[bold]x[/bold] [/] �[31mred� �right� a b [link=http://x]y[/link]" in " ".join(out.split())
    assert not set(out) & set("\x1b\x07\u202e\u2066\t")


def test_wide_letters_take_two_places(builtin: Dataset) -> None:
    rows = ({"when": "1", "text": "和平条约", "value": 1}, {"when": "2", "text": "abcdefgh", "value": 2})
    lines = draw(builtin, view(), rows).splitlines()
    assert lines[-2].index("1", 2) + 4 == lines[-1].index("2", 2)


def test_a_word_longer_than_the_line_is_folded_not_cut(builtin: Dataset, width: Any) -> None:
    width(60)
    word = "x" * 200
    assert "".join(draw(builtin, view(), ({"text": f"see {word}"},)).split()).count("x") == 200


def test_no_escape_goes_into_a_pipe(builtin: Dataset) -> None:
    assert "\x1b" not in draw(builtin, view(), title="Title")


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_can_be_forced_and_forbidden(
    builtin: Dataset, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1m" in draw(builtin, view(), title="Title")
    monkeypatch.setenv(name, value)
    assert "\x1b" not in draw(builtin, view(), title="Title")


def test_an_ascii_locale_gets_ascii(builtin: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    out = draw(builtin, view(), ({"text": "Älihan – €5 “x” 和"},))
    assert out.isascii()
    assert 'Alihan - EUR 5 "x" ?' in out


def test_a_dumb_terminal_keeps_letters_but_has_no_lines(builtin: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    out = draw(builtin, view(), ({"text": "Älihan"},))
    assert "Älihan" in out
    assert "─" not in out


@pytest.mark.parametrize("columns", ["0", "-5", "x", "", "3"])
def test_a_senseless_width_does_no_harm(builtin: Dataset, width: Any, columns: str) -> None:
    width(columns)
    assert "sentence" in "".join(draw(builtin, view()).split())
