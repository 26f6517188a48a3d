"""The sources of the package, each read once for all rules about code."""

from __future__ import annotations

import ast
import functools
from pathlib import Path

import netbuilder

PACKAGE = Path(netbuilder.__file__).parent
SOURCES = sorted(PACKAGE.rglob("*.py"))


@functools.cache
def tree_of(source: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(source.read_text(encoding="utf-8"))
