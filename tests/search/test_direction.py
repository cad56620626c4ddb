"""From whom and to whom."""

from datetime import date

import pytest

from kzeu_cli.model import Dataset
from kzeu_cli.search.lexicon import lexicon
from kzeu_cli.search.question import Asker
from kzeu_cli.search.stems import Stems


@pytest.fixture(name="asker", scope="module")
def _asker(builtin: Dataset) -> Asker:
    stems = Stems()
    return Asker(builtin, lexicon(builtin, stems), stems, frozenset())


@pytest.mark.parametrize(
    ("text", "origins", "destinations"),
    [
        ("EU exports to Kazakhstan", {"EU"}, {"KZ"}),
        ("EU imports from Kazakhstan", {"KZ"}, {"EU"}),
        ("what did the EU import from Kazakhstan", {"KZ"}, {"EU"}),
        ("Kazakhstan's oil exports", {"KZ"}, set()),
        ("exports of Kazakhstan to the EU", {"KZ"}, {"EU"}),
        ("Dutch investment in Kazakhstan", {"NL"}, {"KZ"}),
        ("investment by the Netherlands", {"NL"}, set()),
        ("how much did France invest in Kazakhstan", {"FR"}, {"KZ"}),
        ("the EU's ambassador to Kazakhstan", {"EU"}, {"KZ"}),
        ("trade between the EU and Kazakhstan", set(), set()),
        ("population of Kazakhstan", set(), set()),
        ("Austrian imports of Kazakh oil", {"KZ"}, {"AT"}),
        ("imports of Kazakhstan", set(), {"KZ"}),
        # An importer is no import, and an exporter no export.
        ("top importer of Kazakh goods", {"KZ"}, set()),
        ("largest exporter to Kazakhstan", set(), {"KZ"}),
        ("EU suppliers of Kazakhstan", {"EU"}, {"KZ"}),
    ],
)
def test_reads_the_direction(asker: Asker, text: str, origins: set[str], destinations: set[str]) -> None:
    ends = asker.ask(text, date(2026, 11, 26)).ends
    assert (ends.origins, ends.destinations) == (origins, destinations)
