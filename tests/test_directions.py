"""Which way a number goes, in words."""

import pytest

from kzeu_cli.figures.description import direction, what
from kzeu_cli.figures.lookup import everything
from kzeu_cli.model import Dataset


@pytest.mark.parametrize(
    ("name", "way", "said"),
    [
        ("trade-goods-imports-2007", "EU imports from Kazakhstan", "EU imports from Kazakhstan, goods"),
        ("trade-services-exports-2007", "EU exports to Kazakhstan", "EU exports to Kazakhstan, services"),
        ("trade-total-2013", "Kazakhstan trade with EU", "Kazakhstan trade with EU"),
        ("trade-to-eu-undated", "Kazakhstan with EU", "Trade: Kazakhstan with EU"),
        ("trade-to-eu-share-undated", "Kazakhstan with EU", "Trade, share: Kazakhstan with EU"),
        ("trade-rank-kz-2020", "EU with Kazakhstan", "Rank among trading partners: Kazakhstan for EU"),
        ("london-treaties-number", "Kazakhstan with United Kingdom", "Treaties signed: Kazakhstan with United Kingdom"),
        ("companies-european-capital", "Kazakhstan", "Companies with European capital: Kazakhstan"),
        (
            "trade-exports-share-lead",
            "Kazakhstan exports to EU",
            "Share of EU in Kazakhstan exports",
        ),
        (
            "kz-exports-oil-gas-share-2007",
            "Kazakhstan exports to EU",
            "Share of oil and gas in Kazakhstan exports to EU",
        ),
        ("trade-goods-share-2020", "Kazakhstan trade with EU", "Share of EU in Kazakhstan trade, goods"),
        (
            "fdi-netherlands",
            "Investment in Kazakhstan from Netherlands",
            "Investment in Kazakhstan from Netherlands, cumulative",
        ),
        (
            "fdi-total-2006",
            "Investment in Kazakhstan from all countries",
            "Investment in Kazakhstan from all countries, flow",
        ),
        (
            "erasmus-plus-europeans-in-kazakhstan",
            "Students and staff on exchange from EU to Kazakhstan",
            "Students and staff on exchange from EU to Kazakhstan, cumulative",
        ),
        ("uranium-share-2024", "EU imports from Kazakhstan", "Share of Kazakhstan in EU imports, natural uranium"),
        (
            "cpc-blend-value-share-2023",
            "EU imports from Kazakhstan",
            "Share of CPC Blend crude from Kazakhstan in EU imports, crude oil",
        ),
        ("fdi-eu-share-2006", "Investment in Kazakhstan from EU", "Share of EU in investment in Kazakhstan"),
        (
            "official-fdi-eu-growth-2022",
            "Investment in Kazakhstan from EU",
            "Growth: Investment in Kazakhstan from EU, gross",
        ),
        ("eu-view-fuel-imports-2020", "EU imports from Kazakhstan", "EU imports from Kazakhstan, mineral fuels"),
        ("kz-view-exports-to-it-2024", "Kazakhstan exports to Italy", "Kazakhstan exports to Italy, goods"),
        ("eu-view-exports-by-de-2023", "Germany exports to Kazakhstan", "Germany exports to Kazakhstan, goods"),
    ],
)
def test_directions_are_made_of_names(builtin: Dataset, name: str, way: str, said: str) -> None:
    figure = builtin.facts[name]
    assert (direction(figure, builtin), what(figure, builtin)) == (way, said)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        # A member's part of what all members export, and one buyer's part of what the EU buys, are no parts of all.
        ("share-of-eu-view-exports-by-de-2023-in-eu-view-exports-2023", "Share of Germany in EU exports to Kazakhstan"),
        ("share-of-kz-view-exports-to-it-2024-in-kz-view-exports-2024", "Share of Italy in Kazakhstan exports to EU"),
        ("share-of-kz-view-exports-to-it-2022-in-kz-view-exports-world-2022", "Share of Italy in Kazakhstan exports"),
        (
            "share-of-official-fdi-netherlands-2022-in-official-fdi-eu-2022",
            "Share of Netherlands in investment in Kazakhstan from EU, gross flow",
        ),
        ("growth-of-nbk-fdi-stock-eu-2021", "Growth: Investment in Kazakhstan from EU, stock"),
    ],
)
def test_a_share_says_what_it_is_of(builtin: Dataset, name: str, said: str) -> None:
    assert what(everything(builtin)[name], builtin).removesuffix(", goods") == said


def test_no_two_shares_of_different_wholes_are_called_alike(builtin: Dataset) -> None:
    called: dict[tuple[str, str], set[str]] = {}
    for row in everything(builtin).values():
        if row.derivation == "share":
            called.setdefault((what(row, builtin), row.inputs[0]), set()).add(row.inputs[1])
    assert {name: wholes for name, wholes in called.items() if len(wholes) > 1} == {}
