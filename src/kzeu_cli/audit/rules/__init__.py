"""The rules, by theme: a module is collected by the line that imports it here."""

from kzeu_cli.audit.rule import RULES
from kzeu_cli.audit.rules import (
    actors,
    chronology,
    columns,
    comparability,
    completeness,
    currencies,
    lists,
    members,
    offices,
    official,
    outdated,
    products,
    quotients,
    references,
    restatement,
    series,
    shares,
    sources,
    sums,
    values,
    wording,
)

__all__ = [
    "RULES", "actors", "chronology", "columns", "comparability", "completeness", "currencies", "lists", "members",
    "offices", "official", "outdated", "products", "quotients", "references", "restatement", "series", "shares",
    "sources", "sums", "values", "wording",
]  # fmt: skip
