"""Only the data know what MNIST is like, and only a metric what it is called."""

from __future__ import annotations

import ast
import re

import pytest
from sources import PACKAGE, SOURCES, tree_of

NUMBERS = {28, 784, 255}
"""Side, pixels and largest grey value of an image of MNIST."""
CLASSES = 10
"""Classes of MNIST; known where it counts something that classes count."""
COUNTS_CLASSES = re.compile(r"class|digit|label|units|probabilit|share|score|target|answer", re.I)
MAKES_ROWS = {"range", "zeros", "ones", "eye", "full", "empty", "one_hot", "reshape", "islice"}
WORDS = re.compile(
    r"accurac|28×28|\b784\b|\b255\b|0123456789|\bten (digits|classes|numbers|outputs)|"
    r"images? per second|images/s|\bper image",
    re.IGNORECASE,
)

ROOMS = ("data/", "project/sets/")
"""Rooms that are about MNIST, or make drawings like its images."""
ALLOWED = {
    "blocks/input.py": "shape of a new Input, and examples in its help",
    "blocks/reshape.py": "default and examples in its help",
    "blocks/window.py": "examples in refusals",
    "project/example_words.py": "what an example is called",
    "ui/insight/drawing/view.py": "says to what a drawing is framed",
    "ui/pad/exporters/png.py": "grey values of a picture",
    "project/metric.py": "what the metrics are called",
}
NAMES = {"ACCURACY"}
"""Names that stand for the metric itself."""


def counts(node: ast.AST) -> list[ast.expr]:
    """Return the numbers that count classes in one place, if it speaks of classes."""
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if COUNTS_CLASSES.search(name):
            return [value]
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            return [value] if COUNTS_CLASSES.search(name) else []
        case ast.keyword(arg=str() as name, value=value) if COUNTS_CLASSES.search(name):
            return [value]
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=arguments):
            return arguments if name in MAKES_ROWS else []
        case ast.Compare(left=left, comparators=others):
            words = " ".join(part.id for part in ast.walk(left) if isinstance(part, ast.Name))
            attributes = (part.attr for part in ast.walk(left) if isinstance(part, ast.Attribute))
            return others if COUNTS_CLASSES.search(" ".join((words, *attributes))) else []
        case ast.Tuple(elts=[only]):
            return [only]
    return []


def is_classes(node: ast.expr) -> bool:
    """Tell whether an expression holds the number of MNIST's classes."""
    return any(isinstance(part, ast.Constant) and part.value == CLASSES for part in ast.walk(node))


def knowledge(tree: ast.AST) -> list[str]:
    """Return where a file knows by itself what a task is there to say."""
    texts = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    found = [
        f"{number.lineno}: {CLASSES} classes"
        for node in ast.walk(tree)
        for number in counts(node)
        if is_classes(number)
    ]
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


def test_no_other_file_knows_mnist_or_accuracy():
    found = {
        name: knowledge(tree_of(source))
        for source in SOURCES
        if (name := source.relative_to(PACKAGE).as_posix()) not in ALLOWED
        and not name.startswith(ROOMS)
    }
    assert {name: known for name, known in found.items() if known} == {}


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
        "CLASSES = 10",
        "CLASSES: Final = 10",
        "for digit in range(10): ...",
        "np.zeros((0, 10))",
        "Dense(units=10)",
        "shape == (10,)",
        "len(probabilities) == 10",
        "key in '0123456789'",
        "_('one of the ten digits')",
        "_('{speed} images per second')",
    ],
)
def test_the_rule_sees_each_way_of_knowing(code: str):
    assert knowledge(ast.parse(code))


@pytest.mark.parametrize(
    "code",
    [
        "'''Accuracy, e.g. 28×28.'''",
        "from x import ACCURACY",
        "metric is ACCURACY",
        "29",
        "layout.setContentsMargins(12, 10, 12, 10)",
        "rate / 10.0",
        "_SECONDS = 10.0",
    ],
)
def test_the_rule_lets_the_metric_itself_be(code: str):
    assert knowledge(ast.parse(code)) == []
