"""Which way a number goes, in words."""

import pytest

from kzeu_cli.figures.description import direction, what
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
        ("fdi-eu-share-2006", "Investment in Kazakhstan from EU", "Share of EU in investment in Kazakhstan"),
        ("official-fdi-eu-growth-2022", "Investment in Kazakhstan from EU", "Growth: Investment in Kazakhstan from EU"),
        ("eu-view-fuel-imports-2020", "EU imports from Kazakhstan", "EU imports from Kazakhstan, mineral fuels"),
        ("kz-view-exports-to-it-2024", "Kazakhstan exports to Italy", "Kazakhstan exports to Italy, goods"),
        ("eu-view-exports-by-de-2023", "Germany exports to Kazakhstan", "Germany exports to Kazakhstan, goods"),
    ],
)
def test_directions_are_made_of_names(builtin: Dataset, name: str, way: str, said: str) -> None:
    figure = builtin.facts[name]
    assert (direction(figure, builtin), what(figure, builtin)) == (way, said)
