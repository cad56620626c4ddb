"""One defect for each rule, planted into the flawless dataset of `synthetic`."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from synthetic import Tables, fact, figure, share
from synthetic_sources import text

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
    fact(tables, "investment-share").pop("at")
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
        table = figure(name, 10**6, flow="balance", period=year, coverage="goods")
        table.pop("composition")
        tables["figure"].append(table)


@breaks("which-members")
def _a_name_without_its_year(tables: Tables) -> None:
    fact(tables, "imports-timber")["composition"] = "SU2"


@breaks("column")
def _a_page_older_than_a_member(tables: Tables) -> None:
    tables["reference"].append({**tables["reference"][0], "id": "old", "title": "Old areas", "archived": "1993"})
    fact(tables, "area-su")["refs"] = ["old"]


@breaks("list")
def _members_outweigh_their_union(tables: Tables) -> None:
    fact(tables, "investment-xb")["listed_under"] = "SU"
    union = figure("union", 10, measure="investment", flow="inward", nature="cumulative", event="treaty-signed")
    tables["figure"].append(union | {"shown": "10"})


@breaks("unlisted")
def _half_of_the_list_is_left_out(tables: Tables) -> None:
    fact(tables, "investment-xb").pop("listed_under")


@breaks("exchange")
def _rate_is_double(tables: Tables) -> None:
    also = fact(tables, "roads")["also"][0]
    also["value"] *= 2
    also["shown"] = f"{also['value']:,}"


@breaks("currency")
def _balance_is_in_another_currency(tables: Tables) -> None:
    for name, unit in (("early", "NMK"), ("late", "SUF")):
        tables["figure"].append(figure(name, 10**6, flow="balance", period="2005", measure="gdp", unit=unit))


@breaks("growth")
def _grew_out_of_a_stock(tables: Tables) -> None:
    tables["figure"].append(
        figure("stock", 10**6, period="1996", measure="gdp", nature="stock", coverage="goods", counterpart="XA")
    )
    fact(tables, "imports-xa")["grew_from"] = "stock"


@breaks("row")
def _one_cell_counts_heads(tables: Tables) -> None:
    items = [{"name": name, "value": 10, "unit": "persons", "shown": "10"} for name in ("moon", "sun")]
    tables["trait"].append({**fact(tables, "faiths"), "id": "faiths-su", "party": "SU", "items": items})


@breaks("lengths")
def _half_a_year_beside_a_year(tables: Tables) -> None:
    for name in ("imports", "imports-first-half"):
        fact(tables, name)["at"] = ["text/1/1"]


@breaks("scope")
def _coverage_is_not_said(tables: Tables) -> None:
    fact(tables, "imports-timber").pop("coverage")


@breaks("value")
def _told_twice_with_two_values(tables: Tables) -> None:
    timber = fact(tables, "imports-timber")
    tables["figure"].append(
        {**timber, "id": "timber-again", "value": timber["value"] // 2 + 7, "shown": f"{timber['value'] // 2 + 7:,}"}
    )


@breaks("swing")
def _a_share_falls_far(tables: Tables) -> None:
    for name, value, year in (("early-share", 80, "1997"), ("late-share", 20, "1998")):
        tables["figure"].append(share(name, value, flow="total", coverage="services", period=year))


@breaks("pace")
def _years_went_without_a_meeting(tables: Tables) -> None:
    for table in tables["event"]:
        if table["id"] in ("meeting-0", "meeting-1", "meeting-2"):
            table["date"] = str(int(table["date"][:4]) - 3)


@breaks("order")
def _a_number_too_low(tables: Tables) -> None:
    fact(tables, "meeting-3")["ordinal"] -= 2


@breaks("office")
def _somebody_out_of_office(tables: Tables) -> None:
    fact(tables, "president")["holder"] = "Ann Ames"


@breaks("tenure")
def _in_office_too_early(tables: Tables) -> None:
    president = fact(tables, "president")
    del president["wording"]
    president["as_of"] = "2009"


@breaks("lifetime")
def _a_body_that_is_gone(tables: Tables) -> None:
    fact(tables, "roads")["funders"] = ["old-guild"]


@breaks("latest")
def _called_latest_too_early(tables: Tables) -> None:
    fact(tables, "meeting-3")["wording"] = ["latest"]


@breaks("ahead")
def _expected_for_a_time_past(tables: Tables) -> None:
    fact(tables, "imports-timber")["status"] = "expected"


@breaks("present")
def _present_in_an_old_text(tables: Tables) -> None:
    tables["reference"].append(
        {**tables["reference"][0], "id": "old", "title": "Old news", "issued": "2001", "accessed": "2001"}
    )
    fact(tables, "works")["refs"] = ["old"]


@breaks("recent-years")
def _the_last_years_of_long_ago(tables: Tables) -> None:
    tables["reference"].append(
        {**tables["reference"][0], "id": "old", "title": "Old news", "issued": "2001", "accessed": "2001"}
    )
    timber = fact(tables, "imports-timber")
    timber.pop("period")
    timber |= {"refs": ["old"], "wording": ["recent-years"], "duration": "P5Y"}


@breaks("over")
def _a_strategy_that_has_run_out(tables: Tables) -> None:
    tables["agreement"].append(text("paper", name="Paper", parties=["NM", "SU"], period="2007/2013"))


@breaks("garbled")
def _a_number_that_is_a_reading(tables: Tables) -> None:
    fact(tables, "imports-timber")["certainty"] = "inferred"


@breaks("stray-number")
def _a_number_of_nothing(tables: Tables) -> None:
    tables["statement"].append(text("stray", at=["infobox/9/1"], quotes=["Suthland 22"]))


@breaks("spelling")
def _a_letter_too_many(tables: Tables) -> None:
    fact(tables, "works")["quotes"] = ["Northmaark"]


@breaks("unmade-share")
def _more_of_all_than_both_directions_allow(tables: Tables) -> None:
    tables["figure"].remove(fact(tables, "share-of-exports"))
    change(tables, "official-exports-world", fact(tables, "exports")["value"] * 100)
    for name, percent in (("share-of-imports", 20), ("share-of-all", 30)):
        fact(tables, name).update(value=percent, shown=f"{percent}%")


@breaks("official-sum")
def _a_total_rounded_up(tables: Tables) -> None:
    amounts = {"total": (18_600, "18.6"), "imports": (12_600, "12.6"), "exports": (5_900, "5.9")}
    for flow, (value, printed) in amounts.items():
        own = {"flow": flow, "period": "2005", "measure": "gdp", "coverage": "goods", "shown": f"{printed} billion"}
        tables["figure"].append(figure(f"round-{flow}", value * 10**6, **own))
    for flow, value in (("imports", 12_598_309_523), ("exports", 5_910_933_159)):
        own = {
            "flow": flow,
            "period": "2005",
            "measure": "gdp",
            "coverage": "goods",
            "shown": f"{value:,}",
            "view": "NM",
        }
        tables["figure"].append(figure(f"exact-{flow}", value, **own) | {"layer": "official", "source": "bureau"})
