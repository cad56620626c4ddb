"""The columns of `kzeu cite`: works with the facts that rest on them, and works as a style writes them."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from kzeu_cli.answers.columns import Answer, Column, View
from kzeu_cli.answers.facts import column
from kzeu_cli.answers.formats import Format, dumps
from kzeu_cli.citations import csl, marks
from kzeu_cli.citations.cited import Cited
from kzeu_cli.citations.credit import credit
from kzeu_cli.citations.prose import joined
from kzeu_cli.citations.styles import DEFAULT, Citation, Style, cite
from kzeu_cli.citations.styles import style as named
from kzeu_cli.model import Dataset, Fact, Reference
from kzeu_cli.model.record import toml_key


def to_csl_json(answer: Answer) -> str:
    """Write one array of CSL items, an item a line."""
    items = csl.items([row.work for row in answer.rows], answer.dataset)
    lines = ",\n".join(f"  {dumps(item)}" for item in items)
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def to_csl_lines(answer: Answer) -> str:
    """Write a CSL item a line."""
    return "".join(f"{dumps(item)}\n" for item in csl.items([row.work for row in answer.rows], answer.dataset))


def _exported(name: str) -> Callable[[Answer], str]:
    """Make the writer of a format whose module has its name, imported only when it is used."""

    def write(answer: Answer) -> str:
        text: str = import_module(f"kzeu_cli.citations.{name}").write([row.work for row in answer.rows], answer.dataset)
        return text

    return write


def _to_markdown(answer: Answer) -> str:
    works = [row.work for row in answer.rows]
    return _markdown([citation.entry for citation in cite(works, named(DEFAULT))], credit(works, answer.dataset))


def _markdown(texts: Sequence[str], credit: Sequence[str]) -> str:
    """Write a paragraph a reference, the addresses as links, and the credit as a comment at the end."""
    # Wikitext, which Markdown would garble, stands as code.
    written = (f"```wikitext\n{text}\n```" if "{{" in text else marks.markdown(text) for text in texts)
    comment = " · ".join(credit).replace("--", "–")
    return "".join(f"{text}\n\n" for text in written) + f"<!-- {comment} -->\n"


# Formats that hold whole references: these need no facts.
WRITERS: Mapping[str, Callable[[Answer], str]] = {
    Format.JSON: to_csl_json,
    Format.JSONL: to_csl_lines,
    "csl-json": to_csl_json,
    "biblatex": _exported("biblatex"),
    "bibtex": _exported("bibtex"),
    "ris": _exported("ris"),
    Format.MARKDOWN: _to_markdown,
}


def _title(row: Cited, dataset: Dataset) -> str:
    who = "; ".join(csl_name.get("literal") or ", ".join(csl_name.values()) for csl_name in row.work.author)
    return joined(who, row.work.title or "", by=": ")


def _where(row: Cited, dataset: Dataset) -> str:
    work = row.work
    when = work.issued.words if work.issued else ""
    accessed = f"accessed {work.accessed.words}" if work.accessed else ""
    return joined(work.container_title or "", work.publisher or "", when, accessed, by=", ")


def _state(row: Cited, dataset: Dataset) -> str:
    archived = f"archived {row.work.archived.words}" if row.work.archived else ""
    words = (word.replace("-", " ") for word in row.work.status if word != "archived")
    return joined(archived, *words, by=", ")


def _sections(row: Cited, dataset: Dataset) -> str:
    """Name the sections of the source whose facts rest on the work."""
    places = dict.fromkeys(place.partition("/")[0] for fact in row.facts for place in fact.at)
    return "; ".join(dataset.sections[place].title or place for place in places if place in dataset.sections)


def _of_work(name: str) -> Column:
    made = column(name, Reference.keys[name])
    return Column(made.key, made.type, made.doc, get=lambda row: getattr(row.work, name))


_PEOPLES = (
    Column("id", "string", "number in the article, or a name", "No.", get=lambda row: row.id),
    Column(
        "title", "string", Reference.keys["title"].doc, "Reference", get=lambda row: row.work.title, show=_title
    ),
    Column(
        "container_title", "string", Reference.keys["container_title"].doc, "Published",
        get=lambda row: row.work.container_title, show=_where, under="title", faint=True,
    ),
    Column("status", "array", Reference.keys["status"].doc, "State", get=lambda row: row.work.status, show=_state),
    Column(
        "facts", "array", "ids of the facts that rest on it", "Facts",
        get=lambda row: [fact.id for fact in row.facts], show=lambda row, _: str(len(row.facts)), right=True,
    ),
    Column(
        "used_in", "array", "sections in which it is used", "Used in",
        get=lambda row: list(dict.fromkeys(place.partition("/")[0] for fact in row.facts for place in fact.at)),
        show=_sections,
    ),
)  # fmt: skip
_TAKEN = {column.key for column in _PEOPLES}

REFERENCES = View(
    "references",
    (*_PEOPLES, *(_of_work(name) for name in Reference.keys if toml_key(name) not in _TAKEN)),
    branch=lambda row, dataset: row.work.class_ or "other",
    leaf=lambda row, dataset: f"[{row.id}] {joined(_title(row, dataset), _where(row, dataset), by=', ')}",
    writers=WRITERS,
    item=csl.SCHEMA,
)

RESTING = View(
    "facts",
    (
        Column("id", "string", "id of the fact", "Fact"),
        Column("text", "string", "the fact", "What it says"),
        Column("refs", "array", "reference ids", "Ref.", show=lambda fact, _: ", ".join(map(str, fact.refs))),
    ),
)

_CITATION = (
    Column("id", "string", "number or name of the reference", "No."),
    Column("style", "string", "style", "Style"),
    Column(
        "text", "string", "the reference in the list, without italics", "Reference",
        get=lambda row: marks.plain(row.entry),
    ),
    Column(
        "inline", "string", "what stands for it in the text", "In the text",
        get=lambda row: marks.plain(row.in_text),
    ),
    Column(
        "markdown", "string", "the reference in the list, with Markdown's italics and links",
        get=lambda row: marks.markdown(row.entry),
    ),
)  # fmt: skip


def _citations(*, inline: bool) -> View:
    def to_markdown(answer: Answer) -> str:
        return _markdown([prose(row) for row in answer.rows], (answer.dataset.credit,))

    def to_lines(answer: Answer) -> str:
        return "".join(f"{marks.plain(prose(row))}\n" for row in answer.rows)

    def prose(row: Citation) -> str:
        return row.in_text if inline else row.entry

    writers: dict[str, Callable[[Answer], str]] = {Format.TABLE: to_lines, Format.MARKDOWN: to_markdown}
    return View("citations", _CITATION, prose=prose, writers=writers)


CITATIONS, INLINE = _citations(inline=False), _citations(inline=True)


def answer(
    rows: Sequence[Cited], dataset: Dataset, style: str | None, *, inline: bool, as_cited: bool, whole: bool
) -> Answer:
    """Answer with works as a style writes them, or as a table; the table of works asked for by name is `whole`."""
    if style or inline or as_cited:
        return _written(rows, dataset, named(style or DEFAULT), inline=inline, as_cited=as_cited)
    more = (_facts(rows, dataset), _written(rows, dataset, named(DEFAULT))) if whole else ()
    title = f"References: {len(rows)}" if len(rows) != 1 else ""
    return Answer(view=REFERENCES, rows=rows, dataset=dataset, title=title, more=more)


def _written(
    rows: Sequence[Cited], dataset: Dataset, style: Style, *, inline: bool = False, as_cited: bool = False
) -> Answer:
    via = {row.id: row.via for row in rows if row.via} if as_cited else {}
    citations = cite([row.work for row in rows], style, via)
    return Answer(view=INLINE if inline else CITATIONS, rows=citations, dataset=dataset, title=style.title)


def _facts(rows: Sequence[Cited], dataset: Dataset) -> Answer:
    facts: dict[str, Fact] = {fact.id: fact for row in rows for fact in row.facts}
    return Answer(
        view=RESTING,
        rows=list(facts.values()),
        dataset=dataset,
        title=f"Facts that rest on {'it' if len(rows) == 1 else 'them'}",
    )
