"""Docstrings begin with a noun or a verb."""

from __future__ import annotations

import ast
import re
from itertools import pairwise

import pytest
from sources import PACKAGE, SOURCES, tree_of

QUESTION_WORDS = {"what", "how", "where", "which", "whether", "why", "who", "whose", "when", "from"}
QUESTION_WORDS |= {f"{word}ever" for word in QUESTION_WORDS} | {"that", "if"}
"""Words that begin a docstring which says something about a thing before it has named it."""
MEASURES = {"so", "above", "below", "in", "with", "no"}
"""Words that begin the docstring of a constant which says how much it is, and not of what."""
ENTRY = re.compile(r"^ +\w+: (How|Which|Whether|When|Who|Whose|Why)\b.*", re.MULTILINE)
"""An entry of a list of attributes or arguments that begins with such a word."""


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


def measures(tree: ast.AST) -> list[str]:
    """Return the docstrings of constants that begin with a measure."""
    bodies = [node.body for node in ast.walk(tree) if isinstance(getattr(node, "body", None), list)]
    return [
        f"{after.lineno}: {text.splitlines()[0]}"
        for body in bodies
        for constant, after in pairwise(body)
        if isinstance(constant, ast.Assign | ast.AnnAssign) and isinstance(after, ast.Expr)
        if isinstance(after.value, ast.Constant) and isinstance(text := after.value.value, str)
        if text.split()[0].lower() in MEASURES
    ]


def question_entries(tree: ast.AST) -> list[str]:
    """Return the entries of attributes and arguments that begin with a question word."""
    documented = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    texts = [
        ast.get_docstring(node) or "" for node in ast.walk(tree) if isinstance(node, documented)
    ]
    return [match[0].strip() for text in texts for match in ENTRY.finditer(text)]


@pytest.mark.parametrize("rule", [measures, question_entries])
def test_constants_and_attributes_begin_with_a_noun(rule):
    found = {str(source.relative_to(PACKAGE)): rule(tree_of(source)) for source in SOURCES}
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (measures, 'MOST: Final = 5\n"""So many are still opened."""'),
        (measures, 'class Box:\n    MOST = 5\n    """Above it nothing is drawn."""'),
        (question_entries, 'class Run:\n    """A run.\n\n    Attributes:\n        n: How many."""'),
    ],
)
def test_measures_and_questions_are_found(rule, code: str):
    assert rule(ast.parse(code))


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
