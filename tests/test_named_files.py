"""The files that the documentation names are there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
DOCUMENTS = sorted((*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/**/*.md")))
PLACES = ("netbuilder", "tests", "tools", "docs", "resources", ".github")
ELSEWHERE = {
    "resources/recipes/NAME.json",
    "resources/translations",
    "resources/translations/zh_CN/LC_MESSAGES",
    "netbuilder.json",
    "project.json",
    "run.json",
}
"""Files that the reader is told to make, and members of the files that the program writes."""


@cache
def files() -> frozenset[str]:
    """Return all files and folders of the repository, each with `/` before every name."""
    found = [path for place in PLACES for path in (REPOSITORY / place).rglob("*")]
    found += [*REPOSITORY.iterdir()]
    return frozenset(f"/{path.relative_to(REPOSITORY).as_posix()}" for path in found)


def named(text: str) -> set[str]:
    """Return what stands between backticks and looks like a path."""
    spans = re.findall(r"`([^`\n]+)`", text)
    paths = (span for span in spans if re.fullmatch(r"[\w./-]+(\.py|\.json|\.md|/)", span))
    return {path.rstrip("/") for path in paths} - ELSEWHERE


def label(document: Path) -> str:
    return document.relative_to(REPOSITORY).as_posix()


@pytest.mark.parametrize("document", DOCUMENTS, ids=label)
def test_every_file_that_is_named_is_there(document):
    text = document.read_text(encoding="utf-8")
    missing = [name for name in named(text) if not any(f.endswith(f"/{name}") for f in files())]
    assert not missing


@pytest.mark.parametrize("document", DOCUMENTS, ids=label)
def test_every_link_leads_to_a_file(document):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []
