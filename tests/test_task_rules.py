"""Only the data know what MNIST is like, and only a metric what it is called."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest
from sources import PACKAGE, SOURCES, tree_of

if TYPE_CHECKING:
    from pathlib import Path

NUMBERS = {28, 784, 255}
"""Side, pixels and largest grey value of an image of MNIST."""
WORDS = re.compile(r"accurac|28×28|\b784\b|\b255\b", re.IGNORECASE)

ROOMS = ("data/", "project/sets/", "ui/pad/", "ui/insight/drawing/")
"""Rooms that are about MNIST, or about drawings that are made like its images."""
ALLOWED = {
    "blocks/input.py": "shape of a new Input, and examples in its help",
    "blocks/reshape.py": "default and examples in its help",
    "blocks/window.py": "examples in refusals",
    "engine/exporters/keras_model.py": "words about images, whose largest grey value is 255",
    "files/keras_graph.py": "words about images, whose largest grey value is 255",
    "project/metric.py": "what the metrics are called",
    "ui/palette/tree.py": "pixels of the screen",
    "ui/widgets/array_image.py": "pixels of the screen",
}
NAMES = {"ACCURACY"}
"""Names that stand for the metric itself."""


def knowledge(tree: ast.AST) -> list[str]:
    """Return where a file knows by itself what a task is there to say."""
    texts = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    found = []
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=bool()):
                continue
            case ast.Constant(value=int() | float() as number) if number in NUMBERS:
                found.append(f"{node.lineno}: {number:g}")
            case ast.Constant(value=str() as text) if id(node) not in texts and WORDS.search(text):
                found.append(f"{node.lineno}: {text!r}")
            case ast.Attribute(attr=name) | ast.Name(id=name) | ast.arg(arg=name):
                if name not in NAMES and WORDS.search(name):
                    found.append(f"{node.lineno}: {name}")
            case ast.keyword(arg=str() as name) if WORDS.search(name):
                found.append(f"{node.value.lineno}: {name}=")
    return found


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_other_file_knows_mnist_or_accuracy(source: Path):
    name = source.relative_to(PACKAGE).as_posix()
    if name in ALLOWED or name.startswith(ROOMS):
        return
    assert knowledge(tree_of(source)) == []


def test_what_is_allowed_is_still_needed():
    for name in ALLOWED:
        assert knowledge(tree_of(PACKAGE / name)), name


@pytest.mark.parametrize(
    "code",
    [
        "side = 28",
        "shape = (28, 28, 1)",
        "values / 255.0",
        "run.test.accuracy",
        "epoch.val_accuracy",
        "Score(loss, accuracy=share)",
        "getattr(epoch, 'accuracy')",
        "_('28×28, or 784')",
        "def show(accuracy): ...",
    ],
)
def test_the_rule_sees_each_way_of_knowing(code: str):
    assert knowledge(ast.parse(code))


@pytest.mark.parametrize(
    "code", ["'''Accuracy, e.g. 28×28.'''", "from x import ACCURACY", "metric is ACCURACY", "29"]
)
def test_the_rule_lets_the_metric_itself_be(code: str):
    assert knowledge(ast.parse(code)) == []
