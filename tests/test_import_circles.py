"""No files of the package import each other in a circle."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

import pytest
from sources import PACKAGE, SOURCES, tree_of

if TYPE_CHECKING:
    from pathlib import Path


def imports_of(path: Path) -> set[str]:
    """Return the modules of ours that a file names, for types alone and inside functions too."""
    found = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("netbuilder"):
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (inner & MODULES_OF_OURS.keys()) or {node.module}
    return found - {name_of(path)}


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


MODULES_OF_OURS = {name_of(path): path for path in SOURCES}


def test_no_files_know_each_other_in_a_circle():
    try:
        TopologicalSorter({name: imports_of(p) for name, p in MODULES_OF_OURS.items()}).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))
