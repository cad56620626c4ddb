"""How dates are written in citations, each as precisely as it is known; of a span, both ends."""

from collections.abc import Callable, Sequence

from kzeu_cli.model.dates import MONTHS, Period
from kzeu_cli.support.phrases import joined

FULL: Sequence[str] = MONTHS
# MLA Handbook, 9th edition, appendix 1. IEEE and NLM cut every month to three letters.
MLA: Sequence[str] = (
    "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip
NLM: Sequence[str] = tuple(month[:3] for month in FULL)
IEEE: Sequence[str] = tuple(month if month == "May" else f"{month}." for month in NLM)


def parts(when: Period) -> list[tuple[int, ...]]:
    """Take a date apart: year, and month and day as far as known, for each end that is not open."""
    return [tuple(map(int, end.split("-"))) for end in when.text.split("/") if end != ".."]


def year(when: Period) -> str:
    """Write `2021`, `2007–2013`."""
    return _ends(when, lambda y, *_: str(y))


def month(when: Period, months: Sequence[str]) -> str:
    """Write `May`, or nothing if only the year is known."""
    return _ends(when, lambda y, m=0, d=0: months[m - 1] if m else "")


def month_day(when: Period) -> str:
    """Write `May 11`, `May`, or nothing if only the year is known."""
    return _ends(when, lambda y, m=0, d=0: f"{FULL[m - 1]} {d}" if d else FULL[m - 1] if m else "")


def day_month(when: Period) -> str:
    """Write `11 May`, `May`, or nothing if only the year is known."""
    return _ends(when, lambda y, m=0, d=0: f"{d} {FULL[m - 1]}" if d else FULL[m - 1] if m else "")


def american(when: Period) -> str:
    """Write `May 7, 2021`, `May 2021`, `2021`."""
    return _ends(when, lambda y, m=0, d=0: f"{FULL[m - 1]} {d}, {y}" if d else f"{FULL[m - 1]} {y}" if m else str(y))


def ieee(when: Period) -> str:
    """Write `Sep. 07, 2021`, `Sep. 2021`, `2021`."""
    return _ends(when, lambda y, m=0, d=0: f"{IEEE[m - 1]} {d:02}, {y}" if d else f"{IEEE[m - 1]} {y}" if m else str(y))


def british(when: Period, months: Sequence[str] = FULL) -> str:
    """Write `7 May 2021`, `May 2021`, `2021`."""
    return _ends(when, lambda y, m=0, d=0: joined(f"{d}" if d else "", months[m - 1] if m else "", f"{y}"))


def nlm(when: Period) -> str:
    """Write `2021 May 7`, `2021 May`, `2021`."""
    return _ends(when, lambda y, m=0, d=0: joined(f"{y}", NLM[m - 1] if m else "", f"{d}" if d else ""))


def _ends(when: Period, write: Callable[..., str]) -> str:
    return "–".join(dict.fromkeys(filter(None, (write(*part) for part in parts(when)))))
