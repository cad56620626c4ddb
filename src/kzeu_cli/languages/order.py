"""The pieces of a question in another language, put in the order of English."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from kzeu_cli.languages import kazakh
from kzeu_cli.languages.vocabulary import (
    ADJECTIVE,
    AFTER_NUMBER,
    ARTICLE,
    BEFORE_NUMBER,
    FILLER,
    JOIN,
    NAME,
    NUMERAL,
    PERSON,
    QUESTION,
    WORD,
    Vocabulary,
)

# What goes, goes to a place and not in it.
_MOVING = frozenset(
    ("exports", "export", "exported", "sold", "imports", "import", "imported", "visit", "deliveries", "supplies")
)

_ABBREVIATION = 3
_YEAR = re.compile(r"(?:19|20)\d\d")
_FLOWS = frozenset(("exports", "imports"))
_SCALES = frozenset(("thousand", "million", "billion", "trillion"))
# The cases of nouns that belong to other nouns: the others belong to verbs.
_LOCAL = (kazakh.OF, kazakh.IN, kazakh.FROM)
# What is counted, where some languages have one word for how much and how many.
_COUNTED = frozenset((
    "MEPs", "deputies", "companies", "visas", "applications", "votes", "members", "students", "passengers", "flights",
    "containers", "barrels", "joint", "programmes", "languages", "member", "agreements", "treaties", "Schengen",
))  # fmt: skip


class Piece(NamedTuple):
    """Words of a question, where they stand, and the English for them; if they were not read, themselves.

    `is_borrowed` says that another language had to be asked for them.
    """

    typed: str
    english: str
    kind: str = ""
    case: str = ""
    place: int = 0
    size: int = 1
    is_read: bool = False
    is_basic: bool = True
    is_borrowed: bool = False

    @property
    def places(self) -> range:
        """The places of its words in the question."""
        return range(self.place, self.place + self.size)

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
    asked = list(_amounts_only([piece for piece in pieces if piece.kind != FILLER]))
    asked = list(_of_names(list(_postponed(asked))))
    if known.adjectives_follow:
        asked = list(_adjectives_first(asked))
    asked = list(_heads_first(asked)) if known.is_head_final else list(_genitives(asked, known))
    return list(_possessives(list(_prepositions(asked))))


def _amounts_only(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Leave out a scale and its unit without a number: `сколько млрд долларов`, `2024 млрд долларов` is no amount."""
    is_left_out = False
    for before, piece in zip([None, *pieces], pieces, strict=False):
        if piece.kind == NUMERAL and piece.english in _SCALES:
            number = before.typed if before else ""
            is_left_out = not piece.is_number and (not number[:1].isdigit() or bool(_YEAR.fullmatch(number)))
        elif piece.kind != NUMERAL:
            is_left_out = False
        if not is_left_out:
            yield piece


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
    """Put what has a case behind its noun: Қазақстанның ЕО-ға экспорты, exports of Kazakhstan to EU.

    Question words come first, and possessors before what has another case; a noun with a case takes along what stands
    before it.
    """
    yield from (piece for piece in pieces if piece.kind == QUESTION)
    pieces = [piece for piece in pieces if piece.kind != QUESTION]
    waiting: list[list[Piece]] = []
    bare: list[Piece] = []
    for i, piece in enumerate(pieces):
        after = pieces[i + 1] if i + 1 < len(pieces) else None
        if piece.is_name and piece.case:
            waiting.append([Piece("", piece.case, JOIN), piece])
        elif _is_placed(piece):
            names = [[Piece("", kazakh.OF, JOIN), name] for name in bare if name.kind != ADJECTIVE and name.is_name]
            others = [other for other in bare if other.kind == ADJECTIVE or not other.is_name]
            waiting.append([Piece("", piece.case, JOIN), *others, piece, *chain.from_iterable(names)])
            bare = []
        elif piece.is_name or (piece.kind == WORD and after and _is_placed(after)):
            bare.append(piece)
        else:
            yield from bare
            bare = []
            yield piece
            if piece.kind == WORD:
                yield from _possessors_first(waiting)
                waiting = []
    yield from bare
    yield from _possessors_first(waiting)


def _is_placed(piece: Piece) -> bool:
    """Whether it is a noun whose case says where: экспортында, in the exports."""
    return piece.kind == WORD and piece.case in _LOCAL


def _possessors_first(waiting: Sequence[Sequence[Piece]]) -> Iterator[Piece]:
    for group in sorted(waiting, key=lambda group: group[0].english != kazakh.OF):
        yield from group


def _possessives(pieces: Sequence[Piece]) -> list[Piece]:
    """Say at once whose exports or imports: `Kazakhstan's exports to Italy`, before another country is named."""
    found = list(pieces)
    for i in range(len(found) - 2):
        flow, of, name = found[i : i + 3]
        is_bare = i == 0 or found[i - 1].kind not in (WORD, ADJECTIVE)
        if is_bare and flow.english in _FLOWS and of.english == kazakh.OF and name.kind == NAME:
            found[i : i + 3] = [name._replace(english=f"{name.english}'s"), flow, Piece("", "")]
    return found


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
