"""Members of an enum are identifiers: the words of the screen are found where they are shown."""

from __future__ import annotations

import ast
import re

import pytest
from sources import PACKAGE, SOURCES, tree_of

MARKED = re.compile(r"[a-z_]+")
"""An identifier that is shown as it is, such as the choices of a setting, and so is translated."""
PLAIN = re.compile(r"[\w-]*|[\d ]+")
"""An identifier of ours or of Keras, or an order of axes."""


def sentences(tree: ast.AST) -> list[str]:
    """Return the members of enums that are no identifiers."""
    found = []
    for cls in ast.walk(tree):
        if not isinstance(cls, ast.ClassDef):
            continue
        if not any(isinstance(b, ast.Name) and b.id.endswith("Enum") for b in cls.bases):
            continue
        for member in cls.body:
            match getattr(member, "value", None):
                case ast.Call(func=ast.Name(id="N_"), args=[ast.Constant(value=str(text))]):
                    allowed = MARKED
                case ast.Constant(value=str(text)) if isinstance(member, ast.Assign):
                    allowed = PLAIN
                case _:
                    continue
            if not allowed.fullmatch(text):
                found.append(f"{cls.name}: {text}")
    return found


def test_members_of_enums_are_identifiers():
    found = {str(source.relative_to(PACKAGE)): sentences(tree_of(source)) for source in SOURCES}
    assert {place: members for place, members in found.items() if members} == {}


@pytest.mark.parametrize(
    ("member", "is_sentence"),
    [
        ('BUILDING = N_("Building the network")', True),
        ('DATA = N_("Data")', True),
        ('ALL = "save with all weights"', True),
        ('STEP = N_("step")', False),
        ('SGD = "SGD"', False),
        ('XLA = "xla-loop"', False),
        ('TURNED = "2 1 3"', False),
    ],
)
def test_sentences_among_members_are_found(member: str, is_sentence: bool):
    tree = ast.parse(f'class Kind(StrEnum):\n    """Kind of a thing."""\n\n    {member}')
    assert bool(sentences(tree)) is is_sentence
