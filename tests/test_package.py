"""The wheel and the sdist, built as an index would get them, and what is in them."""

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipapp
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from conftest import ROOT


@pytest.fixture(name="dist", scope="module")
def _dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sdist, and the wheel from nothing but the sdist."""
    dist = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", dist], cwd=ROOT, check=True)
    [sdist] = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(dist / "unpacked", filter="data")
    [tree] = (dist / "unpacked").iterdir()
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", dist], cwd=tree, check=True)
    return dist


@pytest.fixture(name="installed", scope="module")
def _installed(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack the wheel, as an installer would, in a folder that nobody may write to."""
    target = tmp_path_factory.mktemp("site")
    [wheel] = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    for path in target.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    return target


def kzeu(site: Path, folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    # -P keeps the folder at hand, and with it this checkout, off the path.
    command = [sys.executable, "-P", "-m", "kzeu_cli", *args]
    env = {**os.environ, "PYTHONPATH": str(site)}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=True)


def test_the_wheel_holds_the_program_and_all_data(dist: Path) -> None:
    [wheel] = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("kzeu_cli/")}
    code = {f"kzeu_cli/{p.relative_to(ROOT / 'src/kzeu_cli').as_posix()}" for p in sources("src/kzeu_cli")}
    data = {f"kzeu_cli/{p.relative_to(ROOT).as_posix()}" for p in sources("data")}
    assert "kzeu_cli/data/dataset.toml" in packed
    assert packed == code | data


def test_the_wheel_puts_completions_and_manuals_where_shells_look(dist: Path) -> None:
    [wheel] = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        shared = {name.partition(".data/data/")[2] for name in archive.namelist()}
    assert {
        "share/bash-completion/completions/kzeu",
        "share/zsh/site-functions/_kzeu",
        "share/fish/vendor_completions.d/kzeu.fish",
        "share/man/man1/kzeu.1",
    } <= shared


def needed(requirements: list[str]) -> set[str]:
    """Name the packages of some requirements, and all that these need to run."""
    found: set[str] = set()
    waiting = list(requirements)
    while waiting:
        line = waiting.pop()
        name = re.split(r"[^\w.-]", line)[0]
        if "extra ==" not in line and name not in found:
            found.add(name)
            # Of what is needed on other systems nothing is installed.
            with contextlib.suppress(metadata.PackageNotFoundError):
                waiting += metadata.requires(name) or []
    return found


def installed_files(name: str) -> list[metadata.PackagePath]:
    """List the files of a package, if it is installed here."""
    with contextlib.suppress(metadata.PackageNotFoundError):
        return metadata.files(name) or []
    return []


def test_it_runs_from_a_zip_file(installed: Path, tmp_path: Path) -> None:
    """As zipapp, shiv and pex make them: with the data in it, and the starter of a dataset."""
    tree = tmp_path / "tree"
    of_wheel = metadata.Distribution.at(next(installed.glob("*.dist-info")))
    for file in (file for name in needed(of_wheel.requires or []) for file in installed_files(name)):
        if file.suffix == ".py" and ".." not in file.parts:
            (tree / file.parent).mkdir(parents=True, exist_ok=True)
            shutil.copy(file.locate(), tree / file)
    shutil.copytree(installed / "kzeu_cli", tree / "kzeu_cli")
    for folder in (tree, *(path for path in tree.rglob("*") if path.is_dir())):
        folder.chmod(0o755)
    zipapp.create_archive(tree, tmp_path / "kzeu.pyz", main="kzeu_cli.__main__:main")
    program = [sys.executable, "-S", "-P", str(tmp_path / "kzeu.pyz")]

    def run(*args: str) -> str:
        return subprocess.run([*program, *args], cwd=tmp_path, capture_output=True, text=True, check=True).stdout

    assert json.loads(run("trade", "--json")) == json.loads(kzeu(installed, tmp_path, "trade", "--json").stdout)
    assert run("trade") == kzeu(installed, tmp_path, "trade").stdout
    assert run("--show-completion", "zsh").startswith("#compdef kzeu")
    assert run("data", "path").startswith(str(tmp_path / "kzeu.pyz"))
    assert len(run("data", "new", "mine").splitlines()) == 4
    run("data", "check", "mine")
    run("data", "check")
    run("data", "info")
    assert run("search", "oill") == kzeu(installed, tmp_path, "search", "oill").stdout
    assert run("handel", "italien") == kzeu(installed, tmp_path, "handel", "italien").stdout
    assert run("audit") == kzeu(installed, tmp_path, "audit").stdout
    assert run("data", "sql", "select count(*) from facts")


def sources(folder: str) -> list[Path]:
    return [p for p in (ROOT / folder).rglob("*") if p.is_file() and "__pycache__" not in p.parts]


def test_the_sdist_holds_what_the_tests_need(dist: Path) -> None:
    [tree] = (dist / "unpacked").iterdir()
    for name in ("data/dataset.toml", "tests/conftest.py", "README.md", "LICENSE", "LICENSE-DATA", "pyproject.toml"):
        assert (tree / name).is_file()


def test_the_wheel_answers_from_any_folder(installed: Path, tmp_path: Path) -> None:
    references = json.loads(kzeu(installed, tmp_path, "cite", "--json").stdout)
    assert len(references) == 46


def test_the_wheel_reads_its_own_data(installed: Path, tmp_path: Path) -> None:
    assert kzeu(installed, tmp_path, "data", "path").stdout.strip() == str(installed / "kzeu_cli" / "data")


def test_two_builds_are_the_same(dist: Path, tmp_path: Path) -> None:
    [tree] = (dist / "unpacked").iterdir()
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path], cwd=tree, check=True)
    [first], [second] = dist.glob("*.whl"), tmp_path.glob("*.whl")
    assert first.read_bytes() == second.read_bytes()


def test_the_package_runs_by_its_own_name_too(dist: Path) -> None:
    [wheel] = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        [entries] = [name for name in archive.namelist() if name.endswith("entry_points.txt")]
        text = archive.read(entries).decode()
    assert "kzeu = kzeu_cli.__main__:main" in text
    assert "kzeu-cli = kzeu_cli.__main__:main" in text
