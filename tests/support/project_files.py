"""Saved projects, changed where nobody should change them."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from netbuilder.errors import NetBuilderError
from netbuilder.files.project_file import open_document
from netbuilder.files.recipes import load_recipe
from netbuilder.project.codec import project_to_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOLDER = "runs/001-Run-1"
RUN = f"{FOLDER}/run.json"


def rewrite(path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """Change the members of a saved project."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def with_project(path: Path, change: Callable[[dict], None]) -> Path:
    """Write a project file whose project.json has been changed."""
    data = project_to_json(load_recipe("lecture-relu"))
    change(data)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.json", json.dumps(data))
    return path


def refusal(path: Path) -> str:
    with pytest.raises(NetBuilderError) as raised:
        open_document(path)
    return str(raised.value)
