"""How an answer is chosen: order, and who is in office on a day."""

from datetime import date

import pytest
from conftest import HERE
from hypothesis import given
from hypothesis import strategies as st

from kzeu_cli import dataset
from kzeu_cli.model import Dataset, Event, Fact, Facts, Figure, Office
from kzeu_cli.model.dates import parse
from kzeu_cli.model.policy import in_office, newest_first
from kzeu_cli.model.selection import merely_holds


@pytest.fixture(name="relations", scope="module")
def _relations() -> Dataset:
    return dataset.load(str(HERE / "data" / "relations"))


def event(when: str | None, layer: str = "official") -> Event:
    return Event(id=f"{when} {layer}", date=when and parse(when), layer=layer)


def test_puts_the_newest_first_the_exact_before_the_vague_and_the_undated_last() -> None:
    events = [
        event(None), event("2015"), event("2016-01", "article"), event("2016-01-05"), event("2016-01-01"),
        event("2016-01"), event("1999/.."), event("../2015-12-31"), event("2014/2020"), event(None, "article"),
    ]  # fmt: skip
    assert [fact.id for fact in newest_first(events)] == [
        "2016-01-05 official", "2016-01-01 official", "2016-01 official", "2016-01 article", "../2015-12-31 official",
        "2015 official", "2014/2020 official", "1999/.. official", "None official", "None article",
    ]  # fmt: skip


def test_takes_a_number_for_as_new_as_the_last_day_that_it_covers() -> None:
    figures = [
        Figure(id=text, period=parse(text), layer="official") for text in ("2002/..", "2020", "2005/2024", "2021")
    ]
    # What has held since a year is no newer than that year.
    assert [fact.id for fact in newest_first(figures)] == ["2005/2024", "2021", "2020", "2002/.."]


_TIMES = st.sampled_from([None, "2015", "2015-11", "2015-11-30", "2014/2020", "1999/..", "../2015"])


@given(st.lists(st.builds(event, _TIMES, st.sampled_from(["article", "official"]))))
def test_order_does_not_depend_on_how_facts_came(facts: list[Fact]) -> None:
    assert [f.id for f in newest_first(facts)] == [f.id for f in newest_first(facts[::-1])]


def test_what_only_has_no_end_is_no_answer_to_what_happened_later() -> None:
    since = parse("2010")
    assert merely_holds(event("1999/.."), since)
    assert not merely_holds(event("2012/.."), since)
    assert not merely_holds(event("2007/2013"), since)
    assert not merely_holds(event("1999/.."), None)
    assert not merely_holds(Figure(id="share", period=parse("2002/.."), layer="article"), since)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        # Ames from 2010 on, Dahl from 2012 to the end of 2014; of Boro nothing before the day on which he is named.
        ("2010-02-28", set()),
        ("2010-03-01", {"Mary Ames"}),
        ("2014-12-30", {"Mary Ames", "Olaf Dahl"}),
        ("2014-12-31", {"Mary Ames", "Olaf Dahl"}),
        ("2015-01-01", {"Mary Ames"}),
        ("2015-05-05", {"Mary Ames", "Ian Boro"}),
        # Cole held Boro's office by February 2016, and no longer when September 2019 began.
        ("2016-02-01", {"Mary Ames", "Ian Boro"}),
        ("2016-02-02", {"Mary Ames", "Ada Cole"}),
        ("2019-08-31", {"Mary Ames", "Ada Cole"}),
        ("2019-09-01", {"Mary Ames"}),
        # Ames was seen last on 30 June 2019: two years later that says nothing any more.
        ("2021-06-29", {"Mary Ames"}),
        ("2021-06-30", set()),
    ],
)
def test_knows_who_is_in_office_on_a_day(relations: Dataset, day: str, expected: set[str]) -> None:
    assert {tenure.person for tenure in in_office(relations, date.fromisoformat(day))} == expected


def test_one_person_in_one_office_is_one_tenure_with_all_its_records(relations: Dataset) -> None:
    (ames,) = in_office(relations, date(2010, 3, 1))
    assert [fact.id for fact in ames.facts] == ["president-ames", "president-ames-gazette"]
    assert str(ames.start) == "2010-03-01"
    assert (ames.first, ames.last) == (date(2010, 3, 1), date(2019, 6, 30))


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2002-06-01", {"Eva Fay"}), ("2004-06-01", {"Tom Gil"}), ("2006-06-01", {"Eva Fay"}), ("2008-07-01", set())],
)
def test_a_person_may_hold_an_office_twice(relations: Dataset, day: str, expected: set[str]) -> None:
    held = in_office(relations, date.fromisoformat(day))
    assert {tenure.person for tenure in held if tenure.office.role == "Judge"} == expected


def test_presidents_of_two_bodies_do_not_follow_each_other(relations: Dataset) -> None:
    held = in_office(relations, date(2007, 8, 1))
    assert {"Ann Hale", "Bo Ives"} <= {tenure.person for tenure in held}


def test_of_two_seen_in_office_on_one_day_neither_follows_the_other(relations: Dataset) -> None:
    def mayor(name: str, seen: str) -> Office:
        return Office(id=name, holder=name, role="Mayor", party="SM", layer="official", as_of=parse(seen))

    both = {each.id: each for each in (mayor("Ann Lee", "2020-05-01"), mayor("Bo Roy", "2020-05-01"))}
    later = {**both, "Cy Orr": mayor("Cy Orr", "2020-05-02")}
    for facts, expected in ((both, set(both)), (later, {"Cy Orr"})):
        held = in_office(Dataset(**{**vars(relations), "facts": Facts(facts), "terms": ()}), date(2020, 6, 1))
        assert {tenure.person for tenure in held} == expected


def test_todays_offices_are_those_of_the_newest_sources(builtin: Dataset) -> None:
    # From the pages read for terms.toml: the article's Smaiylov and Michel have successors.
    people = {(tenure.office.role, tenure.person) for tenure in in_office(builtin, date(2026, 11, 26))}
    assert {("Prime Minister", "Olzhas Bektenov"), ("Foreign Minister", "Yermek Kosherbayev")} <= people
    assert not {"Charles Michel", "Älihan Smaiylov", "Josep Borrell", "Edgars Rinkēvičs"} & {name for _, name in people}
