"""The days that a number covers where only their count is stated."""

from datetime import date

from kzeu_cli.audit.case import window
from kzeu_cli.model.dates import parse


def test_an_open_window_closes_on_the_day_of_the_telling() -> None:
    told = date(2019, 9, 11)
    assert str(window(parse("1991/.."), None, told)) == "1991-01-01/2019-09-11"
    assert str(window(None, "P15Y", told)) == "2004-09-11/2019-09-11"
    assert str(window(parse("2007"), "P15Y", told)) == "2007"
    assert window(None, None, told) is None
    assert str(window(parse("2030/.."), None, told)) == "2030/.."
