"""Records: frozen, with their fields declared once."""

import pytest

from kzeu_cli.model.record import Record, key


class Plant(Record):
    """Something that grows."""

    id: str = key("name", "id", required=True)
    height: int | None = key("in metres", "number")
    near: tuple[str, ...] = key("plants beside it", "refs:plant")


class Tree(Plant):
    """A tall plant."""

    height: int | None = key("in whole metres", "integer")
    from_: str | None = key("where it comes from", "one:place")


def test_what_is_left_out_is_none_or_empty() -> None:
    plant = Plant(id="moss")
    assert (plant.height, plant.near) == (None, ())


def test_a_misspelt_field_is_refused() -> None:
    with pytest.raises(AssertionError, match="Plant has no heigth"):
        Plant(id="moss", heigth=1)  # type: ignore[call-arg]


def test_a_record_is_frozen_and_equal_only_to_itself() -> None:
    plant = Plant(id="moss")
    with pytest.raises(AttributeError, match="Plant is frozen"):
        plant.height = 2  # type: ignore[misc]
    assert plant != Plant(id="moss")


def test_replace_makes_another() -> None:
    oak = Tree(id="oak", height=20, near=("moss",))
    taller = oak.replace(height=21)
    assert (taller.id, taller.height, taller.near, oak.height, type(taller)) == ("oak", 21, ("moss",), 20, Tree)
    with pytest.raises(AssertionError, match="Tree has no width"):
        oak.replace(width=1)


def test_the_declaration_says_form_target_and_number() -> None:
    near, origin, height = Tree.keys["near"], Tree.keys["from_"], Tree.keys["height"]
    assert (near.form, near.target, near.is_many) == ("ref", "plant", True)
    assert (origin.form, origin.target, origin.is_many) == ("one", "place", False)
    assert (height.form, height.doc) == ("integer", "in whole metres"), "a subclass may say otherwise"
    assert [name for name, _ in Tree(id="oak").pairs()] == ["id", "height", "near", "from"]
