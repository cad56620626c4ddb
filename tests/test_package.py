"""The wheel and the sdist, built as an index would get them, and what is in them."""

import json
import os
import subprocess
import sys
import tarfile
import zipfile
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
