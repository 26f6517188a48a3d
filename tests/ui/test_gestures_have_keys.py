"""Whatever takes the mouse stands in the table of gestures and their keys."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from sources import PACKAGE, SOURCES, tree_of

import netbuilder

TABLE = Path(netbuilder.__file__).parents[1] / "docs" / "accessibility.md"
HANDLER = re.compile(r"(mouse|wheel|contextMenu|drag|drop|tablet|nativeGesture)\w*Event|startDrag")
"""Methods that Qt calls for the mouse, by their names."""
SEEN = re.compile(
    r"\w*MouseButton(Press|Release|DblClick)|\w*MouseMove|Wheel|ContextMenu|Tablet\w+|Drag\w+|Drop"
    r"|\w*[dD]oubleClicked|customContextMenuRequested|section\w*Clicked"
)
"""Kinds of events that filters look for, and signals of the mouse alone."""
NO_GESTURES = {
    "FocusKeeper": "notes that somebody works",
    "_Loss": "stands beside `FocusKeeper`",
    "KeyPen": "hides the pen of the keys",
    "_DoubleClicksTaken": "takes the second press of a double click",
}
"""Classes that see the mouse and offer nothing by it."""


def takes_the_mouse(node: ast.AST) -> bool:
    """Tell whether a piece of code has a handler of the mouse, or looks for its events."""
    for part in ast.walk(node):
        match part:
            case ast.FunctionDef(name=name) if HANDLER.fullmatch(name):
                return True
            case ast.Attribute(attr=name) if SEEN.fullmatch(name):
                return True
    return False


def classes_with_gestures(tree: ast.Module) -> set[str]:
    """Return the classes of a file that take the mouse; what stands around them counts for all."""
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    others = [node for node in tree.body if not isinstance(node, ast.ClassDef | ast.ImportFrom)]
    if any(map(takes_the_mouse, others)):
        return {node.name for node in classes}
    return {node.name for node in classes if takes_the_mouse(node)}


def gestures(page: str) -> list[tuple[str, str, set[str]]]:
    """Return the rows of the table: the gesture, its keys, and who takes it."""
    _before, _heading, after = page.partition("## What the mouse does, by keys")
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in after.partition("\n## ")[0].splitlines()
        if line.startswith("|")
    ]
    return [(mouse, keys, set(re.findall(r"`(\w+)`", who))) for mouse, keys, who in cells[2:]]


def test_whoever_takes_the_mouse_stands_in_the_table_with_the_keys():
    rows = gestures(TABLE.read_text(encoding="utf-8"))
    listed = set().union(*(who for _mouse, _keys, who in rows))
    found = {
        name
        for source in SOURCES
        if source.is_relative_to(PACKAGE / "ui")
        for name in classes_with_gestures(tree_of(source))
    }
    assert found - listed == set(NO_GESTURES)
    assert listed - found == set()


def test_each_gesture_of_the_table_has_keys():
    rows = gestures(TABLE.read_text(encoding="utf-8"))
    assert len(rows) > 10
    assert [mouse for mouse, keys, _who in rows if not keys] == []


def test_handlers_filters_and_signals_of_the_mouse_are_found():
    code = """
class Handler:
    def wheelEvent(self, event): ...
class Filter:
    def eventFilter(self, watched, event): return event.type() == QEvent.Type.MouseButtonPress
class Connected:
    def __init__(self): self.list.itemDoubleClicked.connect(self.open)
class Still:
    def keyPressEvent(self, event): ...
"""
    assert classes_with_gestures(ast.parse(code)) == {"Handler", "Filter", "Connected"}
    around = "PRESSES = (QEvent.Type.MouseButtonPress,)\nclass Filter: ..."
    assert classes_with_gestures(ast.parse(around)) == {"Filter"}
