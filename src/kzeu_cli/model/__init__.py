"""The records of a dataset: frozen, typed, no input or output.

The loader, the checker, the JSON Schema of the TOML files and the docs all read the fields' declarations. The form of
a field is one of: `text`, `texts`, `number`, `integer`, `flag`, `period`, `duration`, `address`, `unit`, `currency`,
`factor` (positive number in quotes), `id`, `mark` (number or id), `items`, `quantities`, `stated`, `names` (CSL
persons), `dimensions` (of a figure), `values` (numbers by period, or by partner and period), `spans` (references by
period); `one:WORD` and `many:WORD` take values of the list WORD in `WORDS`; `ref:KIND` and `refs:KIND` name records of
the dataset.
"""

from kzeu_cli.model.components import Amount, Dimensions, Holding, Item, Named, Number, Quantity, RefId
from kzeu_cli.model.context import (
    Body,
    Change,
    Cue,
    Gap,
    Member,
    Numeral,
    Party,
    Place,
    Rate,
    Reference,
    Source,
    Stated,
    Synonym,
    Term,
    Word,
)
from kzeu_cli.model.dataset import Dataset, Facts, Making
from kzeu_cli.model.facts import KINDS, Agreement, Event, Fact, Figure, Office, Programme, Series, Statement, Trait
from kzeu_cli.model.vocabulary import PERCENT, WORDS, WORLD

__all__ = [
    "Agreement", "Amount", "Body", "Change", "Cue", "Dataset", "Dimensions", "Event", "Fact", "Facts", "Figure", "Gap",
    "Holding", "Item", "KINDS", "Making", "Member", "Named", "Number", "Numeral", "Office", "PERCENT", "Party", "Place",
    "Programme", "Quantity", "Rate", "RefId", "Reference", "Series", "Source", "Stated", "Statement", "Synonym",
    "Term", "Trait", "WORDS", "WORLD", "Word",
]  # fmt: skip
