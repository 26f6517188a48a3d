"""Tests ask what a user or a neighbouring room can see."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from sources import tree_of

MOST_PRIVATE_READS = 20
"""The reads of private members that are left in the tests."""


def private_reads(tree: ast.AST) -> list[int]:
    """Return the lines that read a private member of something else than `self` or `cls`."""
    public = {"_replace", "_asdict", "_exit", "_getframe"}
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr.startswith("_")
        and not node.attr.startswith("__")
        and node.attr not in public
        and getattr(node.value, "id", "") not in {"self", "cls"}
    ]


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("panel._rows", 1),
        ("self.panel._rows[0]._label", 2),
        ("self._rows", 0),
        ("point._replace(x=1)", 0),
        ("thing.__class__", 0),
    ],
)
def test_the_rule_counts_reads_of_private_members(code: str, count: int):
    assert len(private_reads(ast.parse(code))) == count


def test_tests_ask_what_a_neighbouring_room_can_see():
    """The number may fall, never grow: what a test must read is a property that is missing."""
    tests = Path(__file__).parent
    found = [
        f"{source.relative_to(tests)}:{line}"
        for source in sorted(tests.rglob("*.py"))
        for line in private_reads(tree_of(source))
    ]
    assert len(found) <= MOST_PRIVATE_READS, found
