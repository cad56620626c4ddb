"""A dataset in which everything fits, made anew for each example: the audit must find nothing in it.

`world` draws the numbers and years and writes the tables as a TOML file would hold them. Whatever a rule looks at
should occur here, so that its silence means something.
"""

from decimal import Decimal
from pathlib import Path
from typing import Any

import tomli
from hypothesis import strategies as st

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
    tables["trait"] = [*profile(draw, "NM"), *profile(draw, "SU")]
    return tables


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
        trait(party, "area", area, "km2"),
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
    assert list(problems([File(Path("dataset.toml"), "", tables)])) == []
    return build([tables], "synthetic")
