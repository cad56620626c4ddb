"""What came of holding a record, or a passage, against the page."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How a record, or a passage, came out.

    A record is confirmed; or moved to another place; changed in part; gone; misread, where its number is not the one
    that it shows; unproven, where nothing of it can be looked for. A passage is uncovered by any record.
    """

    CONFIRMED = "confirmed"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"
    MISREAD = "misread"
    UNPROVEN = "unproven"
    UNCOVERED = "uncovered"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of holding one record, or one passage, against the page.

    `at` is where the record says it stands, `found` where it does; `missing` is what is not printed there, and `now`
    what stands there instead.
    """

    status: Status
    id: str | int | None = None
    kind: str
    at: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
