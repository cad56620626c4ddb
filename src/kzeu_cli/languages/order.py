"""The pieces of a question in another language, put in the order of English."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kzeu_cli.languages.vocabulary import (
    ADJECTIVE,
    AFTER_NUMBER,
    ARTICLE,
    BEFORE_NUMBER,
    FILLER,
    JOIN,
    NAME,
    PERSON,
    WORD,
    Vocabulary,
)

# What goes, goes to a place and not in it.
_MOVING = frozenset(
    ("exports", "export", "exported", "sold", "imports", "import", "imported", "visit", "deliveries", "supplies")
)

_ABBREVIATION = 3
# What is counted, where some languages have one word for how much and how many.
_COUNTED = frozenset((
    "MEPs", "deputies", "companies", "visas", "applications", "votes", "members", "students", "passengers", "flights",
    "containers", "barrels", "joint", "programmes", "languages", "agreements", "treaties", "Schengen",
))  # fmt: skip


class Piece(NamedTuple):
    """Words of a question, where they stand, and the English for them; if they were not read, themselves."""

    typed: str
    english: str
    kind: str = ""
    case: str = ""
    place: int = 0
    size: int = 1
    is_read: bool = False
    is_basic: bool = True

    @property
    def is_name(self) -> bool:
        """Whether it names a country, a body or a person."""
        return self.kind in (NAME, ADJECTIVE, PERSON)

    @property
    def is_number(self) -> bool:
        """Whether it is a number."""
        return self.typed[:1].isdigit()


def arranged(pieces: Sequence[Piece], known: Vocabulary) -> list[Piece]:
    """Put pieces in the order of English, with the prepositions that cases stand for."""
    asked = [piece for piece in pieces if piece.kind != FILLER]
    asked = list(_of_names(list(_postponed(asked))))
    if known.adjectives_follow:
        asked = list(_adjectives_first(asked))
    asked = list(_heads_first(asked)) if known.is_head_final else list(_genitives(asked, known))
    return list(_prepositions(asked))


def _postponed(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Put before a number what Kazakh puts behind it: 2015 жылдан бері, since 2015."""
    for i, piece in enumerate(pieces):
        after = pieces[i + 1] if i + 1 < len(pieces) else None
        if after and after.kind == AFTER_NUMBER and piece.is_number:
            yield after
        if piece.kind != AFTER_NUMBER:
            yield piece


def _adjectives_first(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Put an adjective before its noun: exportations françaises, French exports."""
    waiting: Piece | None = None
    for piece in pieces:
        if waiting is not None and piece.kind != ADJECTIVE:
            yield waiting
            waiting = None
        if piece.kind == WORD:
            waiting = piece
        else:
            yield piece
    if waiting is not None:
        yield waiting


def _genitives(pieces: Sequence[Piece], known: Vocabulary) -> Iterator[Piece]:
    """Say `of` or `to` where the case of a name does: экспорт Германии, exports of Germany."""
    for before, piece in zip([None, *pieces], pieces, strict=False):
        if piece.kind == NAME and before and before.kind == WORD:
            # An abbreviation has no case that one could see.
            is_short = known.has_genitive and piece.typed.isalpha() and len(piece.typed) <= _ABBREVIATION
            if not piece.is_basic and piece.typed.casefold().endswith(known.datives):
                yield Piece("", "to", JOIN)
            elif not piece.is_basic or is_short:
                yield Piece("", "of", JOIN)
        yield piece


def _heads_first(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Put names with a case behind their noun: Қазақстанның ЕО-ға экспорты, exports of Kazakhstan to EU."""
    waiting: list[Piece] = []
    for piece in pieces:
        if piece.is_name and piece.case:
            waiting += [Piece("", piece.case, JOIN), piece]
            continue
        yield piece
        if piece.kind == WORD:
            yield from waiting
            waiting = []
    yield from waiting


def _of_names(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Read an article as a genitive between a noun and a name only: Einfuhren der EU, but der letzte Rat."""
    for i, piece in enumerate(pieces):
        is_between = 0 < i < len(pieces) - 1 and pieces[i - 1].kind == WORD and pieces[i + 1].kind == NAME
        if piece.kind != ARTICLE or is_between:
            yield piece


def _prepositions(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Choose between `in` and `to`, for which some languages have one word."""
    is_moving = False
    for piece, after in zip(pieces, [*pieces[1:], None], strict=False):
        is_moving = is_moving or not _MOVING.isdisjoint(piece.english.split())
        if piece.kind in (JOIN, BEFORE_NUMBER) and after is None:
            continue
        if piece.kind == JOIN and piece.english == "in" and is_moving and after and after.kind == NAME:
            yield piece._replace(english="to")
        elif piece.english == "how much" and after and not _COUNTED.isdisjoint(after.english.split()):
            yield piece._replace(english="how many")
        else:
            yield piece
