from __future__ import annotations

import pytest

from netbuilder.errors import NetBuilderError


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({}, "The file."),
        ({"found": "a cat"}, "The file: found a cat."),
        ({"expected": "a dog"}, "The file: expected a dog."),
        ({"found": "a cat", "expected": "a dog"}, "The file: found a cat, expected a dog."),
        ({"found": "a cat", "advice": "Look again."}, "The file: found a cat. Look again."),
        ({"advice": "Look again."}, "The file. Look again."),
        ({"found": "what?"}, "The file: found what?"),
        ({"found": "two\nlines"}, "The file: found two lines."),
    ],
)
def test_a_refusal_is_one_whole_line(parts, sentence):
    error = NetBuilderError("The file", **parts)
    assert str(error) == error.sentence() == sentence
