"""No class is cut in two: a base class with one child alone is one that others name as well."""

from __future__ import annotations

import ast
from collections import defaultdict

import pytest
from sources import PACKAGE, SOURCES, tree_of


def names_in(tree: ast.AST) -> set[str]:
    """Return every name that a source uses or imports."""
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    imported = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return names | {alias.name for node in imported for alias in node.names}


def halves(trees: dict[str, ast.Module]) -> list[str]:
    """Return the bases of one child that nothing but the two of them names, with the child.

    A child of several bases puts together things that have names of their own.
    """
    places: dict[str, str] = {}
    children: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for place, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                places[node.name] = place
                for base in node.bases:
                    inner = base.value if isinstance(base, ast.Subscript) else base
                    if isinstance(inner, ast.Name):
                        children[inner.id].append((node.name, place, len(node.bases)))
    used = {place: names_in(tree) for place, tree in trees.items()}
    return [
        f"{base} of {child}"
        for base, ((child, place, bases), *others) in children.items()
        if base in places and not others and bases == 1
        if not any(base in names for at, names in used.items() if at not in {place, places[base]})
    ]


def test_no_class_is_cut_in_two():
    trees = {str(source.relative_to(PACKAGE)): tree_of(source) for source in SOURCES}
    assert halves(trees) == []


@pytest.mark.parametrize(
    ("third", "found"),
    [
        ("", ["PlanSteps of Plan"]),
        ("from steps import PlanSteps", []),
        ("from steps import PlanSteps\nclass Other(PlanSteps): ...", []),
    ],
)
def test_a_half_is_one_that_nobody_else_names(third: str, found: list[str]):
    files = {
        "steps": "class PlanSteps: ...",
        "plan": "from steps import PlanSteps\nclass Plan(PlanSteps): ...",
        "third": third,
    }
    assert halves({place: ast.parse(code) for place, code in files.items()}) == found


def test_what_is_put_together_of_several_is_no_half():
    code = "class Loss: ...\nclass Steps: ...\nclass Plan(Loss, Steps): ..."
    assert halves({"plan": ast.parse(code)}) == []
