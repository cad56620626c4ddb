"""A dataset in which everything fits, made anew for each example: the audit must find nothing in it.

`world` draws the numbers and years and writes the tables as a TOML file would hold them. Whatever a rule looks at
should occur here, so that its silence means something.
"""

from decimal import Decimal
from pathlib import Path
from typing import Any

import tomli
from hypothesis import strategies as st
from synthetic_sources import add_sources

from kzeu_cli.dataset.build import build
from kzeu_cli.dataset.check import problems
from kzeu_cli.dataset.file import File
from kzeu_cli.model import Dataset

Tables = dict[str, Any]
FRAME = Path(__file__).parent / "data" / "base.toml"
FACT = {"layer": "article", "source": "almanac", "topics": ["trade"], "refs": ["survey"]}


@st.composite
def world(draw: st.DrawFn) -> Tables:
    """Draw the tables of a dataset without a flaw."""
    tables = tomli.loads(FRAME.read_text(), parse_float=Decimal)
    tables["reference"] = references()
    tables["member"] = [
        {"of": "SU", "country": "XA", "from": "1991-05-01"},
        {"of": "SU", "country": "XB", "from": "1996-01-01"},
        {"of": "SU", "country": "XC", "from": "1991-05-01", "to": "1999-12-31"},
    ]
    tables["trait"] = [*profile(draw, "NM"), *profile(draw, "SU"), faiths(draw), towns()]
    year = draw(st.integers(2001, 2025))
    tables["figure"] = [*trade(draw, year), *investment(draw, year)]
    tables["event"] = [treaty(), *meetings(draw)]
    tables["statement"] = [
        told("meets-yearly", series="meetings", wording=["annual"]),
        told("plans", wording=["planned"], period="2030"),
        told("works", wording=["ongoing"], body="guild"),
    ]
    post = {"role": "President", "party": "SU"}
    tables["office"] = [
        told("president", holder="Bo Beck", wording=["current"], **post),
        told("first-president", holder="Ann Ames", wording=["first"], **post),
    ]
    tables["term"] = [
        {"holder": "Ann Ames", "role": "President", "party": "SU", "from": "2010-01-01", "to": "2019-12-31"},
        {"holder": "Bo Beck", "role": "President", "party": "SU", "from": "2020-01-01"},
    ]
    tables["body"] = [
        {"id": "guild", "name": "Guild", "from": "1990"},
        {"id": "old-guild", "name": "Old Guild", "to": "1989"},
    ]
    tables["rate"] = [
        {"id": "suf-nmk", "source": "notes", "base": "SUF", "quote": "NMK", "values": {"2020": Decimal("1.25")}}
    ]
    tables["programme"] = [roads(draw)]
    add_sources(tables)
    return tables


def told(name: str, /, **more: Any) -> Tables:
    """Write a fact of the text."""
    return {**FACT, "id": name, "text": f"{name}.", **more}


def treaty() -> Tables:
    """Write a dated deed of a member."""
    return told("treaty-signed", date="2001-05-04", actors=["NM", "XB"])


def meetings(draw: st.DrawFn) -> list[Tables]:
    """Draw yearly meetings, the last one of them the latest."""
    first = draw(st.integers(1, 30))
    every = [
        told(f"meeting-{number}", series="meetings", ordinal=first + number, date=f"{2021 + number}-0{number + 1}")
        for number in range(6)
    ]
    every[-1]["wording"] = ["latest"]
    return every


def roads(draw: st.DrawFn) -> Tables:
    """Draw a programme whose budget is told in two currencies."""
    budget = draw(st.integers(1, 1000)) * 10**6
    also = {"value": budget * 5 // 4, "unit": "NMK", "shown": f"{budget * 5 // 4:,}"}
    own = {"name": "Roads", "start": "2020", "budget_basis": "total", "funders": ["SU"]}
    return told("roads", value=budget, unit="SUF", shown=f"{budget:,}", also=[also], **own)


def trade(draw: st.DrawFn, year: int) -> list[Tables]:
    """Draw Northmark's trade with Suthland: both ways, goods and services, by half-year and member, and its shares."""
    amounts = st.integers(10**6, 10**9)
    by_member, exports, services = draw(st.tuples(amounts, amounts)), draw(amounts), draw(amounts)
    imports = sum(by_member)
    first_half = imports // draw(st.integers(2, 9))
    of_exports, of_imports = draw(st.integers(1, 99)), draw(st.integers(1, 99))
    of_all = draw(st.integers(*sorted((of_exports, of_imports))))
    every = [
        figure("imports", imports, flow="imports", period=str(year)),
        figure("imports-first-half", first_half, flow="imports", period=f"{year}-01/{year}-06"),
        figure("imports-second-half", imports - first_half, flow="imports", period=f"{year}-07/{year}-12"),
        figure("imports-xa", by_member[0], flow="imports", period=str(year), counterpart="XA"),
        figure("imports-xb", by_member[1], flow="imports", period=str(year), counterpart="XB"),
        figure("imports-timber", imports // 2, flow="imports", period=str(year), product="timber"),
        figure("imports-services", services, flow="imports", period=str(year), coverage="services"),
        figure("imports-both", imports + services, flow="imports", period=str(year), coverage="both"),
        figure("exports", exports, flow="exports", period=str(year)),
        figure("total", imports + exports, flow="total", period=str(year)),
        share("share-of-imports", of_imports, flow="imports", period=str(year)),
        share("share-of-exports", of_exports, flow="exports", period=str(year)),
        share("share-of-all", of_all, flow="total", period=str(year)),
    ]
    return [{"coverage": "goods", **table} for table in every]


def investment(draw: st.DrawFn, year: int) -> list[Tables]:
    """Draw Suthland's investment in Northmark, its share of all, and that of its members as a list."""
    percent = draw(st.integers(10, 90))
    whole = draw(st.integers(10**6, 10**9)) * 100
    place = {"at": ["text/3/1"]}
    ours = {"measure": "investment", "flow": "inward", "nature": "cumulative", "period": f"1996/{year}", **place}
    part = whole * percent // 100
    return [
        figure("investment-all", whole, **{**ours, "counterpart": "WORLD"}),
        figure("investment-su", part, **ours),
        share("investment-share", percent, **{**ours, "numerator": "investment-su", "share_nature": "cumulative"}),
        figure("investment-xa", part // 2, **{**ours, "counterpart": "XA", "listed_under": "SU", "group": "investors"}),
        figure(
            "investment-xb",
            part - part // 2,
            **{**ours, "counterpart": "XB", "listed_under": "SU", "group": "investors"},
        ),
    ]


def figure(name: str, value: int, /, **more: Any) -> Tables:
    """Write an amount of money of Northmark with Suthland, unless told otherwise."""
    return {
        **FACT,
        "id": name,
        "text": f"{name}: {value} SUF.",
        "measure": "trade",
        "subject": "NM",
        "counterpart": "SU",
        "nature": "flow",
        "composition": "SU2_1996",
        "value": value,
        "unit": "SUF",
        "shown": f"{value:,}",
        **more,
    }


def share(name: str, value: int, /, **more: Any) -> Tables:
    """Write a share of Northmark's figure for all countries."""
    own = {"nature": "share", "unit": "percent", "shown": f"{value}%", "share_of": {"counterpart": "WORLD"}}
    return figure(name, value, **more) | own | {"text": f"{name}: {value}%."}


def faiths(draw: st.DrawFn) -> Tables:
    """Draw a list of shares that make 100%, one of them divided further."""
    moon = draw(st.integers(2, 99))
    new = draw(st.integers(1, moon - 1))
    shares = [
        ("moon", moon, None),
        ("new moon", new, "moon"),
        ("old moon", moon - new, "moon"),
        ("sun", 100 - moon, None),
    ]
    items = [{"name": name, "value": value, "unit": "percent", "shown": f"{value}%"} for name, value, _ in shares]
    for item, (_, _, whole) in zip(items, shares, strict=True):
        item |= {"part_of": whole} if whole else {}
    return {
        **FACT,
        "id": "faiths",
        "text": "Faiths of Northmark.",
        "attribute": "faiths",
        "party": "NM",
        "items": items,
        "as_of": "2025",
    }


def towns() -> Tables:
    """Write a list of towns of Suthland's members."""
    items = [{"name": "Alda", "country": "XA"}, {"name": "Brill", "country": "XB"}]
    return {**FACT, "id": "towns", "text": "Towns of Suthland.", "attribute": "towns", "party": "SU", "items": items}


def references() -> list[Tables]:
    return [
        {
            "id": "survey",
            "layer": "article",
            "type": "report",
            "title": "Survey of the two parties",
            "publisher": "The bureau",
            "issued": "2026",
            "accessed": "2026-11",
            "URL": "https://bureau.example/survey",
            "class": "data",
        }
    ]


def profile(draw: st.DrawFn, party: str) -> list[Tables]:
    """Draw a party's population, area, density, GDP and GDP per head."""
    people = draw(st.integers(10**5, 10**9))
    area = draw(st.integers(10**3, 10**7))
    gdp = draw(st.integers(10**9, 10**13))
    return [
        trait(party, "population", people, "persons"),
        trait(party, "area", area, "km2") | {"also": [square_miles(area)]},
        trait(party, "density", Decimal(people) / area, "per-km2"),
        trait(party, "gdp", gdp, "SUF"),
        trait(party, "gdp-per-head", Decimal(gdp) / people, "SUF"),
    ]


def trait(party: str, attribute: str, value: int | Decimal, unit: str) -> Tables:
    value = round(value, 6) if isinstance(value, Decimal) else value
    return {
        **FACT,
        "id": f"{attribute}-{party.lower()}",
        "text": f"{attribute} of {party}: {value} {unit}.",
        "attribute": attribute,
        "party": party,
        "value": value,
        "unit": unit,
        "shown": f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}",
        "as_of": "2025",
    }


def square_miles(area: int) -> Tables:
    """Convert square kilometres, rounded to whole square miles."""
    value = round(area / Decimal("2.589988110336"))
    return {"value": value, "unit": "sq-mi", "shown": f"{value:,} sq mi"}


def fact(tables: Tables, name: str) -> Tables:
    """Find a fact's table by id, to change it."""
    return next(
        table
        for content in tables.values()
        if isinstance(content, list)
        for table in content
        if isinstance(table, dict) and table.get("id") == name and "text" in table
    )


def built(tables: Tables) -> Dataset:
    """Check the tables as a user's own are checked, and build the dataset."""
    assert list(problems([File(Path("dataset.toml"), tables, "")])) == []
    return build([tables], "synthetic")
