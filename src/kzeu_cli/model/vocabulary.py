"""The terms that the field itself has, closed; measures, units and topics are open: the dataset declares them."""

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, ...]] = {
    "layer": ("article", "official", "context"),
    "bound": ("exactly", "about", "over", "almost", "at-most", "at-least"),
    "nature": ("flow", "stock", "cumulative", "share", "count", "rank", "rate", "quotient"),
    "flow": ("imports", "exports", "total", "balance", "inward", "outward"),
    "coverage": ("goods", "services", "both"),
    "status": ("expected", "estimate", "partial", "provisional"),
    "stage": (
        "negotiated", "agreed", "initialled", "signed", "provisional", "consent", "ratified", "adopted", "in-force",
    ),
    "certainty": ("inferred",),
    "change": ("added", "corrected", "removed"),
    "grain": ("year", "month", "partner", "group"),
    "partner_is": ("subject", "counterpart"),
    "budget_basis": ("total", "per-year"),
    "cue": (
        "filler", "amount", "money", "count", "share", "date", "person", "place", "country", "newest", "event", "words",
        "sends", "takes", "from", "to", "of",
    ),
    "wording": (
        "current", "latest", "former", "first", "ongoing", "future", "planned", "expected", "annual", "recent-years",
    ),
    "weekday": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}  # fmt: skip

# The counterpart that stands for all countries, as in statistics.
WORLD = "WORLD"
# The unit of shares and rates, which the code itself reads and makes.
PERCENT = "percent"
