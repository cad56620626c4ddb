"""The pages lead somewhere, say the same as the package, and are no longer than they should be."""

import re
import runpy
import tomllib
from pathlib import Path

import pytest
from conftest import ROOT
from markdown_it import MarkdownIt

from kzeu_cli import __version__

PAGES = (
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    ROOT / "data" / "README.md",
)
_OF_HTML = re.compile(r'(?:src|srcset|href)="([^"]+)"')


def links(text: str) -> list[str]:
    """List where the links and pictures of a page lead, those in HTML too."""
    found = []
    for token in MarkdownIt().enable("table").parse(text):
        for part in (token, *(token.children or ())):
            if part.type in ("html_block", "html_inline"):
                found += _OF_HTML.findall(part.content)
            found += [str(part.attrs[name]) for name in ("href", "src") if name in part.attrs]
    return found


def anchors(text: str) -> set[str]:
    """List the anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files_and_headings_that_exist(page: Path) -> None:
    broken = []
    for link in links(page.read_text(encoding="utf-8")):
        if re.match(r"\w+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        if not target.exists() or (anchor and anchor not in anchors(target.read_text(encoding="utf-8"))):
            broken.append(link)
    assert broken == []


def test_every_page_is_reached_from_the_readme() -> None:
    reached, new = set(), {ROOT / "README.md"}
    while new:
        reached |= new
        found = {(page.parent / link.partition("#")[0]).resolve() for page in new for link in links(page.read_text())}
        new = {page for page in found if page.suffix == ".md" and page.is_file()} - reached
    assert {page for page in PAGES if page.parent.name in ("docs", "charts", "screens")} <= reached


def test_the_readme_is_one_page() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 200


def test_the_page_of_fields_is_fresh() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "fields.py"))["page"]()
    assert (ROOT / "docs" / "fields.md").read_text(encoding="utf-8") == made, "run python3 scripts/refresh.py"


def test_all_say_the_same_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    is_released = "dev" not in __version__
    stable = "Development Status :: 5 - Production/Stable"
    assert (stable in project["classifiers"]) == is_released
    assert f"\nversion: {__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    newest = re.search(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest
    assert __version__ in newest[1]
    assert ("Unreleased" in newest[1]) != is_released


def test_the_tasks_are_read_as_they_stand() -> None:
    tasks = list(runpy.run_path(str(ROOT / "scripts" / "acceptance.py"))["tasks"]())
    assert [task.number for task in tasks] == list(range(1, 21))
    assert all("kzeu" in task.commands for task in tasks)
