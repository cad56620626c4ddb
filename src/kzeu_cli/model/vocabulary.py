"""The terms that the field itself has, closed; measures, units and topics are open: the dataset declares them.

Each is a type, so that a misspelt term is found before the program runs.
"""

from collections.abc import Mapping
from typing import Literal, get_args

Layer = Literal["article", "official", "context"]
Bound = Literal["exactly", "about", "over", "almost", "at-most", "at-least"]
Nature = Literal["flow", "stock", "cumulative", "share", "count", "rank", "rate", "quotient"]
Flow = Literal["imports", "exports", "total", "balance", "inward", "outward"]
Coverage = Literal["goods", "services", "both"]
Status = Literal["expected", "estimate", "partial", "provisional"]
Stage = Literal[
    "negotiated", "agreed", "initialled", "signed", "provisional", "consent", "ratified", "adopted", "in-force",
]  # fmt: skip
Certainty = Literal["inferred"]
Revision = Literal["added", "corrected", "removed"]
Grain = Literal["year", "month", "partner", "group"]
PartnerSide = Literal["subject", "counterpart"]
BudgetBasis = Literal["total", "per-year"]
Meaning = Literal[
    "filler", "amount", "money", "count", "share", "date", "person", "place", "country", "newest", "goods",
    "agreement", "what", "most", "least", "peak", "event", "words", "sends", "takes", "buys", "supplies", "from", "to",
    "of", "among", "before", "after",
]  # fmt: skip
Wording = Literal[
    "current", "latest", "former", "first", "ongoing", "future", "planned", "expected", "annual",
    "recent-years",
]  # fmt: skip
Weekday = Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

# Name of the list of words, as fields name it (`one:nature`), and its words.
WORDS: Mapping[str, tuple[str, ...]] = {
    name: get_args(terms)
    for name, terms in (
        ("layer", Layer), ("bound", Bound), ("nature", Nature), ("flow", Flow), ("coverage", Coverage),
        ("status", Status), ("stage", Stage), ("certainty", Certainty), ("change", Revision),
        ("grain", Grain), ("partner_is", PartnerSide), ("budget_basis", BudgetBasis), ("cue", Meaning),
        ("wording", Wording), ("weekday", Weekday),
    )
}  # fmt: skip

# What the audit may hold against a fact, the gravest first: the `flags` of a row.
FLAG_WORDS = ("error", "tension", "outdated", "unclear")
# The counterpart that stands for all countries, as in statistics.
WORLD = "WORLD"
# The unit of shares and rates, which the code itself reads and makes.
PERCENT = "percent"
