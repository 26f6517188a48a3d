"""Docstrings begin with a noun or a verb."""

from __future__ import annotations

import ast
import re

import pytest
from sources import PACKAGE, SOURCES, tree_of

QUESTION_WORDS = {"what", "how", "where", "which", "whether", "why", "who", "whose", "when", "from"}
QUESTION_WORDS |= {f"{word}ever" for word in QUESTION_WORDS} | {"that", "if"}
"""Words that begin a docstring which says something about a thing before it has named it."""


def question_docstrings(tree: ast.AST) -> list[str]:
    """Return the docstrings, those of constants too, that begin with a question word."""
    return [
        f"{statement.lineno}: {text.strip().splitlines()[0]}"
        for node in ast.walk(tree)
        for statement in (node.body if isinstance(getattr(node, "body", None), list) else ())
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        if isinstance(text := statement.value.value, str)
        if (first := re.match(r"\W*(\w+)", text)) and first[1].lower() in QUESTION_WORDS
    ]


def test_docstrings_begin_with_a_noun_or_a_verb():
    found = {
        str(source.relative_to(PACKAGE)): question_docstrings(tree_of(source)) for source in SOURCES
    }
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "code",
    [
        '"""What can be placed."""',
        'class Kind:\n    """How a run ended."""',
        'class Box:\n    @property\n    def value(self):\n        """Whether it is ticked."""',
        'async def wait():\n    """\n    When it ends."""',
        'MOST = 5\n"""From here on there are too many."""',
        'if TYPE_CHECKING:\n    Given = str | None\n    """Whatever was given."""',
    ],
)
def test_the_rule_reads_the_docstrings_of_everything(code: str):
    assert question_docstrings(ast.parse(code))


@pytest.mark.parametrize(
    "code",
    [
        '"""Blocks that can be placed: what each needs, and where."""',
        'def f():\n    """Return what fits."""\n    return "What fits?"',
        '"""Whatsoever."""',
    ],
)
def test_the_rule_lets_question_words_stand_later(code: str):
    assert question_docstrings(ast.parse(code)) == []
