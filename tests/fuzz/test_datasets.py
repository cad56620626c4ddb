"""What `kzeu data check` passes, every command survives: over datasets made at random, and those that once failed.

A few datasets by default, each time the same; KZEU_DATASETS says how many, and then they differ each time. What fails
is kept in `tests/data/corpus/`, one file each, whose first line says what it broke.
"""

import itertools
import os
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import datasets
import pytest
import walk
from conftest import HERE
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

CORPUS = sorted((HERE / "data" / "corpus").glob("*.toml"))
ASKED = os.environ.get("KZEU_DATASETS", "")
EXAMPLES = int(ASKED or "8")
# Of each dataset: every command as people and as programs see it, and so many lines of the random walk.
WALKED = 12
ARGUMENTS = {"search": ["salt", "exports", "2001"], "data sql": ["select * from figures"], "cite": ["--all"]}
FORMATS = ([], ["--json"], ["--all", "--format", "tree"], ["--format", "markdown"])
# These make files, or are of no dataset.
APART = ("data new", "data export", "data verify", "data check", "data diff", "data path", "data schema", "show")


@pytest.fixture(autouse=True, scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let the commands write where nothing is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("walk"))
        Path("made").mkdir()
        yield


def lines(ids: list[str], seed: int, walked: int) -> Iterator[list[str]]:
    """Make the command lines that a dataset must survive."""
    for number, (names, command) in enumerate(walk.commands()):
        name = " ".join(names)
        if name not in APART and not hasattr(command, "list_commands"):
            # Not each command in each format: of several datasets, each is asked another way.
            yield [*names, *ARGUMENTS.get(name, []), *FORMATS[(seed + number) % len(FORMATS)]]
    if ids:
        yield ["show", *ids]
        yield ["show", *ids, "--json"]
    yield from (["data", "export", form, f"made/{form}", "--force"] for form in ("sqlite", "csv", "json", "jsonld"))
    ahead = (line for line in walk.lines(seed) if not any(word.startswith("--data") for word in line))
    yield from itertools.islice((line for line in ahead if line[:2] not in walk.TAKE_DATASETS), walked)


def survives(file: Path, ids: list[str], seed: int, walked: int) -> bool:
    """Run the commands on a dataset that the check passes; False if it does not pass."""
    shutil.rmtree("made")
    Path("made").mkdir()
    checked = walk.execute(["data", "check", str(file)])
    assert walk.fault(["data", "check"], checked) == ""
    if checked.code:
        return False
    for line in lines(ids, seed, walked):
        try:
            outcome = walk.execute([*line, "--data", str(file)])
        except Exception as error:
            error.add_note(f"kzeu {shlex.join(line)[:500]}")
            raise
        assert outcome.code != 3, f"kzeu {shlex.join(line)[:500]}: {outcome.err}"
        assert walk.fault([*line, "--data"], outcome) == "", f"kzeu {shlex.join(line)[:500]}: {outcome.err}"
    return True


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=not ASKED,
    database=None,
    # Shrinking runs all commands hundreds of times; whoever looks for the smallest input asks for it.
    phases=[Phase.generate, *([Phase.shrink] if ASKED else [])],
    suppress_health_check=list(HealthCheck),
)
@given(made=datasets.datasets(), seed=st.integers(0, 10**6))
def test_what_is_valid_is_survived(made: datasets.Tables, seed: int) -> None:
    Path("made.toml").write_text(datasets.toml(made), encoding="utf-8")
    survives(Path("made.toml"), [fact["id"] for kind in datasets.KINDS for fact in made[kind]], seed, WALKED)


@settings(
    max_examples=4 * EXAMPLES, deadline=None, derandomize=not ASKED, database=None,
    phases=[Phase.generate], suppress_health_check=list(HealthCheck),
)  # fmt: skip
@given(made=datasets.datasets(spoilt=True), seed=st.integers(0, 10**6))
def test_what_is_nearly_valid_is_survived_or_refused(made: datasets.Tables, seed: int) -> None:
    Path("spoilt.toml").write_text(datasets.toml(made), encoding="utf-8")
    survives(Path("spoilt.toml"), [], seed, 0)


def test_most_of_what_is_made_is_valid() -> None:
    """A test of what the check refuses would prove nothing."""
    passed: list[bool] = []

    @settings(max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(datasets.datasets())
    def collect(made: datasets.Tables) -> None:
        Path("made.toml").write_text(datasets.toml(made), encoding="utf-8")
        passed.append(walk.execute(["data", "check", "made.toml"]).code == 0)

    collect()
    assert sum(passed) > len(passed) / 2


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.stem)
def test_what_once_failed_does_so_no_more(file: Path) -> None:
    assert survives(file, [], 0, 0)
