"""One defect for each rule, planted into the flawless dataset of `synthetic`."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from synthetic import Tables, fact, figure

Plant = Callable[[Tables], None]
DEFECTS: dict[str, Plant] = {}


def breaks(rule: str) -> Callable[[Plant], Plant]:
    """Register a change of the tables that this rule, and no other, must find once."""

    def register(plant: Plant) -> Plant:
        DEFECTS[rule] = plant
        return plant

    return register


def change(tables: Tables, name: str, value: int | Decimal) -> None:
    """Give a fact another number, printed as such."""
    table = fact(tables, name)
    table |= {"value": value, "shown": f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"}


@breaks("quotient")
def _density_is_off(tables: Tables) -> None:
    change(tables, "density-nm", fact(tables, "density-nm")["value"] * Decimal("1.3") + 1)


@breaks("conversion")
def _square_miles_are_off(tables: Tables) -> None:
    also: dict[str, Any] = fact(tables, "area-nm")["also"][0]
    also["value"] = also["value"] * 3
    also["shown"] = f"{also['value']:,} sq mi"


@breaks("sum")
def _total_is_more_than_both_ways(tables: Tables) -> None:
    change(tables, "total", fact(tables, "total")["value"] + 1000)


@breaks("hundred")
def _a_faith_is_counted_twice(tables: Tables) -> None:
    items = fact(tables, "faiths")["items"]
    items.append({"name": "stars", "value": 5, "unit": "percent", "shown": "5%"})


@breaks("part")
def _timber_is_more_than_all_goods(tables: Tables) -> None:
    change(tables, "imports-timber", fact(tables, "imports")["value"] + 1000)


@breaks("whole")
def _share_fits_no_whole(tables: Tables) -> None:
    fact(tables, "investment-share")["value"] += 5
    fact(tables, "investment-share")["shown"] = f"{fact(tables, 'investment-share')['value']}%"


@breaks("between")
def _share_of_all_is_above_both(tables: Tables) -> None:
    parts = [fact(tables, name)["value"] for name in ("share-of-imports", "share-of-exports")]
    share = fact(tables, "share-of-all")
    share |= {"value": max(parts) + 1, "shown": f"{max(parts) + 1}.00%"}
    for name in ("share-of-imports", "share-of-exports"):
        fact(tables, name)["shown"] = f"{fact(tables, name)['value']}.00%"


@breaks("member")
def _a_stranger_among_the_members(tables: Tables) -> None:
    fact(tables, "investment-xb")["counterpart"] = "XC"


@breaks("former-member")
def _a_deed_of_a_former_member_without_a_date(tables: Tables) -> None:
    fact(tables, "treaty-signed").pop("date")
    fact(tables, "treaty-signed")["actors"] = ["NM", "XC"]


@breaks("composition")
def _a_number_from_before_a_member_left(tables: Tables) -> None:
    for name, year in (("early", "1998"), ("late", "2001")):
        table = figure(name, 10**6, flow="balance", period=year)
        table.pop("composition")
        tables["figure"].append(table)


@breaks("which-members")
def _a_name_without_its_year(tables: Tables) -> None:
    fact(tables, "imports-timber")["composition"] = "SU2"


@breaks("column")
def _a_page_older_than_a_member(tables: Tables) -> None:
    tables["reference"].append({**tables["reference"][0], "id": "old", "title": "Old areas", "archived": "1993"})
    fact(tables, "area-su")["refs"] = ["old"]
