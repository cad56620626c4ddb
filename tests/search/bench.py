"""How long search takes, and how it compares with SQLite's FTS5 on the same questions: `python tests/search/bench.py`.

FTS5 gets its best setting for this: the Porter stemmer, accents removed, BM25 with the words of the sentence weighted
above its aliases and remarks, all words joined by OR.
"""

import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from score import Outcome, questions, table

from kzeu_cli.dataset import load_all
from kzeu_cli.model import Dataset
from kzeu_cli.search import Index
from kzeu_cli.search.stems import words

QUESTIONS = Path(__file__).parent / "queries.toml"
ROUNDS = 5
WEIGHTS = (4.0, 3.0, 1.0)

Find = Callable[[str], Sequence[str]]


def ours(dataset: Dataset) -> Find:
    """Make the index of kzeu."""
    index = Index(dataset)
    return lambda text: [hit.fact.id for hit in index.search(text).hits]


def fts5(dataset: Dataset) -> Find:
    """Put the facts into an FTS5 table in memory."""
    base = sqlite3.connect(":memory:")
    base.execute(
        "CREATE VIRTUAL TABLE fact USING fts5("
        "id UNINDEXED, said, aliases, note, tokenize = 'porter unicode61 remove_diacritics 2')"
    )
    rows = ((fact.id, fact.text, " ".join(fact.aliases), fact.note or "") for fact in dataset.facts.values())
    base.executemany("INSERT INTO fact VALUES (?, ?, ?, ?)", rows)
    order = f"SELECT id FROM fact WHERE fact MATCH ? ORDER BY bm25(fact, 0, {', '.join(map(str, WEIGHTS))}), rowid"
    return lambda text: [name for (name,) in base.execute(order, [" OR ".join(f'"{word}"' for word in words(text))])]


def fastest(work: Callable[[], object]) -> float:
    """Time a piece of work in milliseconds, the fastest of some rounds."""
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times) * 1000


def main() -> None:
    """Print times and shares of both."""
    asked = questions(QUESTIONS)
    print(f"load everything {fastest(load_all):6.1f} ms")
    dataset = load_all()
    for name, make in (("kzeu", ours), ("FTS5", fts5)):
        try:
            find = make(dataset)
        except sqlite3.OperationalError as error:
            print(f"\n{name}: {error}")
            continue
        every = fastest(lambda find=find: [find(one.text) for one in asked])
        print(f"\n{name}: index {fastest(lambda make=make: make(dataset)):.1f} ms, search {every / len(asked):.1f} ms")
        print(*table([Outcome(one, tuple(find(one.text))) for one in asked]), sep="\n")


if __name__ == "__main__":
    main()
