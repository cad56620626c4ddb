"""The rows and columns of `kzeu cite`: works with what rests on them, works in a style, sentences to paste."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from operator import attrgetter
from typing import Any, NamedTuple

from kzeu_cli.answers.columns import Answer, Column, View
from kzeu_cli.answers.formats import Format, dumps
from kzeu_cli.answers.rows import contract, field
from kzeu_cli.citations import faces
from kzeu_cli.citations.cited import Cited, fact_of, works_of
from kzeu_cli.citations.cited import named as named
from kzeu_cli.citations.prose import sentence as stopped
from kzeu_cli.citations.styles import (
    DEFAULT,
    Citation,
    Style,
    cite,
    from_calculations,
    line,
    with_citations,
    worked_out,
)
from kzeu_cli.citations.styles import style as style_of
from kzeu_cli.figures.description import sentence
from kzeu_cli.model import Dataset, Fact, Reference, RefId, Statement
from kzeu_cli.support.errors import WrongUsage
from kzeu_cli.support.grouping import union
from kzeu_cli.support.phrases import joined

# So many references of two or three lines, or a citation and so many facts that rest on it, fill a screen of 24.
SCREEN, _FACTS = 5, 4
# Formats without comments: whom to credit, and for what, is said on stderr.
_WITHOUT_COMMENTS = ("csl-json", "ris")
_WAYS = "--style chicago, --inline, --sentence FACT, --format bibtex (biblatex, ris, csl-json)."


class Sentence(NamedTuple):
    """A fact as a sentence that cites what it rests on, and the ids and keys of that."""

    fact: Fact
    style: str
    text: str
    refs: tuple[str, ...]
    keys: tuple[str, ...]


def _works(answer: Answer) -> list[Reference]:
    return [row.work for row in answer.rows]


def to_csl_json(answer: Answer) -> str:
    """Write one array of CSL items, an item a line."""
    from kzeu_cli.citations import csl  # lists and styles do without

    lines = ",\n".join(f"  {dumps(item)}" for item in csl.items(_works(answer), answer.dataset))
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def _exported(name: str) -> Callable[[Answer], str]:
    """Make the writer of a format whose module has its name, imported only when it is used."""

    def write(answer: Answer) -> str:
        text: str = import_module(f"kzeu_cli.citations.{name}").write(_works(answer), answer.dataset)
        return text

    return write


def _to_markdown(answer: Answer) -> str:
    from kzeu_cli.citations.credit import credit  # as above

    texts = [citation.entry for citation in cite(answer.rows, style_of(DEFAULT))]
    return _markdown(texts, credit(_works(answer), answer.dataset))


def _markdown(texts: Sequence[str], credit: Sequence[str]) -> str:
    """Write a paragraph a reference, the addresses as links, and the credit as a comment at the end."""
    # Wikitext, which Markdown would garble, stands as code.
    written = (f"```wikitext\n{text}\n```" if "{{" in text else faces.markdown(text) for text in texts)
    comment = " · ".join(credit).replace("--", "–")
    return "".join(f"{text}\n\n" for text in written) + f"<!-- {comment} -->\n"


# Formats that hold whole references: these need no facts.
WRITERS: Mapping[str, Callable[[Answer], str]] = {
    "csl-json": to_csl_json,
    "biblatex": _exported("biblatex"),
    "bibtex": _exported("bibtex"),
    "ris": _exported("ris"),
    Format.MARKDOWN: _to_markdown,
}


def _title(row: Cited, dataset: Dataset) -> str:
    who = "; ".join(name.get("literal") or ", ".join(name.values()) for name in row.work.author)
    return joined(who, row.work.title or "", by=": ")


def _where(row: Cited, dataset: Dataset) -> str:
    work = row.work
    when = work.issued.words if work.issued else ""
    accessed = f"accessed {work.accessed.words}" if work.accessed else ""
    archived = f"archived {work.archived.words}" if work.archived else ""
    status = (word.replace("-", " ") for word in work.status if word != "archived")
    return joined(work.container_title or "", work.publisher or "", when, accessed, archived, *status, by=", ")


def _used_in(row: Cited) -> list[str]:
    return list(dict.fromkeys(place.partition("/")[0] for fact in row.facts for place in fact.at))


def _as_statement(row: Cited) -> Statement:
    """Take a work for what its row says in the fields that every row has."""
    topics = union(fact.topics for fact in row.facts)
    known: dict[str, Any] = {
        "id": str(row.id), "layer": row.work.layer, "source": "", "topics": topics, "text": "", "refs": (row.id,),
        "date": row.work.issued,
    }  # fmt: skip
    return Statement(**known)


# Takes the work out of a row; the one function for all columns, which are read together.
_WORK = attrgetter("work")


def _columns() -> tuple[Column, ...]:
    """Give works the fields that every row has, and all that is known of them; people see three columns."""
    shown: Mapping[str, Mapping[str, Any]] = {
        "id": {"title": "No.", "doc": "number in the article, or a name"},
        "kind": {
            "get": None,
            "find": lambda row, dataset: "reference" if row.id in dataset.references else "work",
            "doc": "reference, or work: a source as a whole, the dataset, the program",
        },
        "source": {
            "find": None,
            "get": lambda row: row.via.id if row.via else None,
            "doc": "source that cites it",
        },
        "text": {"find": None, "get": lambda row: line(row.work), "doc": "the work in APA style"},
        "topics": {"doc": "topics of the facts that rest on it"},
        "same_as": {
            "find": None,
            "get": lambda row: [str(ref) for ref in row.work.same_as],
            "doc": "ids of references that are the same work",
        },
        "copy_of": {"find": None, "get": lambda row: [str(ref) for ref in row.work.copy_of]},
        "title": {"title": "Reference", "show": _title},
        "container_title": {"title": "Published", "show": _where, "under": "title", "faint": True},
    }
    common = {column.key: column for column in contract(_as_statement)}
    work = {column.key: column for column in (field(name, Reference, _WORK) for name in Reference.keys)}
    more = (
        Column("citation_key", "string", "key that bibliographies cite it by", get=lambda row: row.key),
        Column(
            "facts", "array", "ids of the facts that rest on it", "Facts",
            get=lambda row: [fact.id for fact in row.facts], show=lambda row, _: str(len(row.facts)), right=True,
        ),
        Column("used_in", "array", "sections in which it is used", get=_used_in),
        # `status` is how final a number is, in every listing.
        field("status", Reference, _WORK)._replace(key="reference_status"),
        Column("calculations", "array", "how the numbers for which it is cited were worked out of what it prints"),
    )  # fmt: skip
    columns = {**work, **common, **{column.key: column for column in more}}
    first = [*common, *(key for key in columns if key not in common)]
    return tuple(columns[key]._replace(**shown.get(key, {})) for key in first)


REFERENCES = View(
    "references",
    _columns(),
    branch=lambda row, dataset: row.work.class_ or "other",
    leaf=lambda row, dataset: f"[{row.id}] {joined(_title(row, dataset), _where(row, dataset), by=', ')}",
    writers=WRITERS,
)

RESTING = View(
    "facts",
    (
        Column("id", "string", "id of the fact", "Fact"),
        Column("text", "string", "the fact", "What it says", find=sentence),
    ),
)

_CITATION = (
    Column("id", "string", "number or name of the reference", "No.", get=lambda row: str(row.id)),
    Column("citation_key", "string", "key that bibliographies cite it by", get=lambda row: row.key),
    Column("style", "string", "style", "Style"),
    Column(
        "text", "string", "the reference in the list, without italics", "Reference",
        get=lambda row: faces.plain(row.entry),
    ),
    Column(
        "inline", "string", "what stands for it in the text", "In the text",
        get=lambda row: faces.plain(row.in_text),
    ),
    Column(
        "markdown", "string", "the reference in the list, with Markdown's italics and links",
        get=lambda row: faces.markdown(row.entry),
    ),
)  # fmt: skip


def _prose(name: str, columns: tuple[Column, ...], text: Callable[[Any], str]) -> View:
    """Make a view whose rows are paragraphs of marked text."""

    def to_markdown(answer: Answer) -> str:
        return _markdown([text(row) for row in answer.rows], (answer.dataset.credit,))

    def to_lines(answer: Answer) -> str:
        return "".join(f"{faces.plain(text(row))}\n" for row in answer.rows)

    return View(name, columns, prose=text, writers={Format.TABLE: to_lines, Format.MARKDOWN: to_markdown})


CITATIONS = _prose("citations", _CITATION, lambda row: row.entry)
INLINE = _prose("citations", _CITATION, lambda row: row.in_text)
SENTENCES = _prose(
    "sentences",
    (
        Column("id", "string", "id of the fact", get=lambda row: row.fact.id),
        Column("style", "string", "style"),
        Column(
            "text",
            "string",
            "the fact as a sentence that cites what it rests on",
            get=lambda row: faces.plain(row.text),
        ),
        Column("refs", "array", "ids of the references"),
        Column("citation_keys", "array", "keys that bibliographies cite them by", get=lambda row: row.keys),
    ),
    lambda row: row.text,
)


def answer(
    rows: Sequence[Cited],
    dataset: Dataset,
    style: str | None = None,
    *,
    inline: bool = False,
    as_cited: bool = False,
    whole: bool = False,
    screen: int | None = None,
    format: str | None = None,
) -> Answer:
    """Answer with works as a style writes them, or as a table.

    Of works asked for by name (`whole`) people read the citation first and then what rests on them. `screen` is how
    many rows of a table they get at most. Formats that have no comments leave the credit to stderr.
    """
    if style or inline or as_cited:
        return _written(rows, dataset, style_of(style or DEFAULT), inline=inline, as_cited=as_cited)
    remarks: list[str] = []
    if rows and format in _WITHOUT_COMMENTS:
        from kzeu_cli.citations.credit import credit  # as above

        remarks += credit((), dataset)
    if format in WRITERS:
        # A file describes works: that a number is none of theirs has no place in it.
        remarks += [f"{row.key} is cited for {worked_out(row.calculations)}" for row in rows if row.calculations]
    remark = " ".join(map(stopped, remarks))
    found = Answer(view=REFERENCES, rows=rows, dataset=dataset, remark=remark)
    if whole:
        return _whole(found, screen)
    title = f"References: {len(rows)}" if len(rows) != 1 else ""
    if screen is None or len(rows) <= screen:
        return found._replace(title=title)
    first = found._replace(title=f"References: {screen} of {len(rows)}", rows=rows[:screen])
    rest = f"More: --all lists them all; `kzeu cite {rows[0].id}` shows what rests on one; {_WAYS}"
    return found._replace(tables=lambda _: [first], rest=rest)


def sentences(names: Sequence[str], dataset: Dataset, style: str | None) -> Answer:
    """Answer with facts as sentences that cite what they rest on, in a style; raise NotFoundError, or WrongUsage."""
    facts = {name: fact_of(dataset, name) for name in names}
    for name, fact in facts.items():
        if fact is None:
            # Says what does not exist; what exists is a work.
            named(dataset, [name])
            raise WrongUsage(f"{name!r} is a work; --sentence writes facts, whose ids `kzeu cite {name}` lists")
    chosen = style_of(style or DEFAULT)
    found = [(fact, works_of(fact, dataset)) for fact in facts.values() if fact is not None]
    works = {cited.id: cited._replace(calculations=()) for _, each in found for cited in each}
    citations = {citation.id: citation for citation in cite(list(works.values()), chosen)}
    rows = [_sentence(fact, each, citations, dataset, chosen) for fact, each in found]
    return Answer(view=SENTENCES, rows=rows, dataset=dataset, title=chosen.title)


def _sentence(
    fact: Fact, works: Sequence[Cited], citations: Mapping[RefId, Citation], dataset: Dataset, style: Style
) -> Sentence:
    cited = [
        from_calculations(citations[work.id], work.calculations, style) if work.calculations else citations[work.id]
        for work in works
    ]
    text = with_citations(sentence(fact, dataset), cited, style)
    refs, keys = (str(citation.id) for citation in cited), (citation.key for citation in cited)
    return Sentence(fact, style.title, text, tuple(refs), tuple(keys))


def _written(
    rows: Sequence[Cited], dataset: Dataset, style: Style, *, inline: bool = False, as_cited: bool = False
) -> Answer:
    citations = cite(rows, style, as_cited=as_cited)
    if inline:
        # What goes into a text keeps the order of what was named.
        by_id = {citation.id: citation for citation in citations}
        citations = [by_id[row.id] for row in rows]
    return Answer(view=INLINE if inline else CITATIONS, rows=citations, dataset=dataset, title=style.title)


def _whole(answer: Answer, screen: int | None) -> Answer:
    """Lay out works asked for by name: the citations first, then the facts that rest on them."""
    facts = list({fact.id: fact for row in answer.rows for fact in row.facts}.values())
    shown = facts if screen is None else facts[:_FACTS]
    is_cut = len(shown) < len(facts)
    count = f"{len(shown)} of {len(facts)}" if is_cut else f"{len(facts)}"
    title = f"Facts that rest on {'it' if len(answer.rows) == 1 else 'them'}: {count}"
    written = _written(answer.rows, answer.dataset, style_of(DEFAULT))
    resting = Answer(view=RESTING, rows=shown, dataset=answer.dataset, title=title)
    names = ", ".join(row.key for row in answer.rows)
    rest = f"Citation key: {names}. More: {'--all lists all facts; ' if is_cut else ''}{_WAYS}"
    return answer._replace(tables=lambda _: [written, resting], rest=rest)
