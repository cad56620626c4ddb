"""The dataset as linked data: a schema.org Dataset whose facts are claims that cite their references."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from kzeu_cli.answers.columns import plain
from kzeu_cli.answers.formats import dumps
from kzeu_cli.citations.keys import key
from kzeu_cli.figures.amounts import is_currency
from kzeu_cli.figures.description import label, sentence, title_of
from kzeu_cli.model import Dataset, Fact, Quantity, Reference, Source
from kzeu_cli.model.dates import Period
from kzeu_cli.support.files import write_text
from kzeu_cli.support.phrases import joined

Node = dict[str, Any]
# The vocabulary is named here, so that no reader has to fetch a context.
_CONTEXT = {"@vocab": "https://schema.org/", "xsd": "http://www.w3.org/2001/XMLSchema#"}
# Types of schema.org by CSL type; what is not named here is a CreativeWork.
_TYPES = {
    "article-journal": "ScholarlyArticle", "article-magazine": "Article", "article-newspaper": "NewsArticle",
    "bill": "Legislation", "book": "Book", "chapter": "Chapter", "dataset": "Dataset", "entry": "Article",
    "entry-dictionary": "Article", "entry-encyclopedia": "Article", "legislation": "Legislation",
    "manuscript": "Manuscript", "map": "Map", "motion_picture": "Movie", "paper-conference": "ScholarlyArticle",
    "post-weblog": "BlogPosting", "regulation": "Legislation", "report": "Report", "review": "Review",
    "software": "SoftwareApplication", "song": "MusicRecording", "thesis": "Thesis", "treaty": "Legislation",
    "webpage": "WebPage",
}  # fmt: skip
_LICENCES = "https://spdx.org/licenses/"


def export(dataset: Dataset, place: Path, force: bool) -> list[Path]:
    """Write the graph: the dataset, its sources, its references, its facts."""
    return [write_text(place, f"{dumps(graph(dataset), indent=1)}\n", force=force)]


def graph(dataset: Dataset) -> Node:
    """Lay out the dataset as nodes that name each other."""
    return {"@context": _CONTEXT, "@graph": [_whole({**node}) for node in _nodes(dataset)]}


def _nodes(dataset: Dataset) -> Iterator[Node]:
    yield {
        "@id": _name(dataset),
        "@type": "Dataset",
        "name": dataset.title,
        "description": dataset.description,
        "version": dataset.version,
        "license": {"@id": f"{_LICENCES}{dataset.licence}"} if dataset.licence else None,
        "creator": {"@type": "Organization", "name": dataset.author} if dataset.author else None,
        "creditText": dataset.credit,
        "about": [{"@id": _name(dataset, "actor", code)} for code in dataset.parties],
        "isBasedOn": [{"@id": _name(dataset, "source", source)} for source in dataset.sources],
        "variableMeasured": [measure.title or measure.id for measure in dataset.measures.values()],
    }
    for code, party in dataset.parties.items():
        yield {"@id": _name(dataset, "actor", code), "@type": "Organization", "name": party.name}
    yield from (_source(source, dataset) for source in dataset.sources.values())
    yield from (_work(work, dataset) for work in dataset.references.values())
    yield from (_claim(fact, dataset) for fact in dataset.facts.values())


def _claim(fact: Fact, dataset: Dataset) -> Node:
    parties = [code for code in dataset.parties if code in _actors(fact)]
    return {
        "@id": _name(dataset, "fact", fact.id),
        "@type": "Claim",
        "identifier": fact.id,
        "additionalType": fact.kind,
        "text": sentence(fact, dataset),
        "mainEntity": _observation(fact, dataset),
        "temporalCoverage": fact.when.text if fact.when else None,
        "keywords": [title_of(dataset.topics, topic) for topic in fact.topics],
        "about": [{"@id": _name(dataset, "actor", code)} for code in parties],
        "isPartOf": {"@id": _name(dataset)},
        "isBasedOn": {"@id": _name(dataset, "source", fact.source)},
        "citation": [{"@id": _name(dataset, "reference", ref)} for ref in fact.refs],
    }


def _observation(fact: Fact, dataset: Dataset) -> Node | None:
    """Make the observation of a fact that has a number: value, unit, day, and for how long it was counted.

    A number that only bounds the truth says so in words, as the source prints it.
    """
    if not isinstance(fact, Quantity) or fact.value is None:
        return None
    unit = dataset.units.get(fact.unit or "")
    about = getattr(fact, "subject", None) or getattr(fact, "party", None)
    period = fact.period if fact.period and not fact.period.is_open else None
    day = fact.as_of or period
    return _whole({
        "@type": "Observation",
        "variableMeasured": label(fact, dataset) or "Budget",
        "observationAbout": {"@id": _name(dataset, "actor", about)} if about in dataset.parties else None,
        "value": fact.value,
        "unitCode": fact.unit if is_currency(fact.unit) else None,
        "unitText": (unit.title or unit.symbol if unit else None) or fact.unit,
        "observationDate": day.text.partition("/")[0] if day else None,
        "observationPeriod": _length(period) if period and not fact.as_of else None,
        "description": joined(fact.bound, fact.shown) if fact.bound else fact.shown,
    })  # fmt: skip


def _length(period: Period) -> str:
    """Write how long a period is as an ISO 8601 duration, in the largest unit that it is made of: `P1Y`, `P11M`."""
    first, end = period.first, date.fromordinal(period.last.toordinal() + 1)
    months = (end.year - first.year) * 12 + end.month - first.month
    if first.day != 1 or end.day != 1:
        return f"P{(end - first).days}D"
    return f"P{months}M" if months % 12 else f"P{months // 12}Y"


def _actors(fact: Fact) -> set[str]:
    """Gather the codes that a fact names anywhere."""
    named: set[str] = set()
    for name, field in type(fact).keys.items():
        if field.target in ("actor", "party"):
            value = getattr(fact, name)
            named.update(value if isinstance(value, tuple) else [value])
    return named


def _source(source: Source, dataset: Dataset) -> Node:
    return {
        "@id": _name(dataset, "source", source.id),
        "@type": "CreativeWork",
        "name": source.title,
        "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
        "url": source.url,
        "creditText": source.credit,
        "conditionsOfAccess": source.licence,
    }


def _work(work: Reference, dataset: Dataset) -> Node:
    return {
        "@id": _name(dataset, "reference", work.id),
        "@type": _TYPES.get(work.type, "CreativeWork"),
        "identifier": list(dict.fromkeys((str(work.id), key(work, dataset)))),
        "name": work.title,
        "author": [_author(plain(author)) for author in work.author],
        "publisher": {"@type": "Organization", "name": work.publisher} if work.publisher else None,
        "isPartOf": {"@type": "CreativeWork", "name": work.container_title} if work.container_title else None,
        # A date of schema.org is one day, month or year: a span has none.
        "datePublished": work.issued.text if work.issued and "/" not in work.issued.text else None,
        "url": work.URL,
        "sameAs": f"https://doi.org/{work.DOI}" if work.DOI else None,
        "inLanguage": work.language,
    }


def _author(name: Node) -> Node:
    if "literal" in name:
        return {"@type": "Organization", "name": name["literal"]}
    return _whole({"@type": "Person", "familyName": name["family"], "givenName": name.get("given")})


def _whole(node: Node) -> Node:
    """Leave out what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}


def _name(dataset: Dataset, kind: str = "", name: object = "") -> str:
    """Name a thing of the dataset for good: `urn:kzeu:DATASET:fact:ID`."""
    return joined("urn:kzeu", dataset.id, kind, str(name), by=":")
