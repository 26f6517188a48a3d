"""A validation split that is offered is written by the language in use."""

from __future__ import annotations

import pytest
from catalogues import write_catalogue

from netbuilder.project.plan import Plan
from netbuilder.project.plan_problems import plan_problems
from netbuilder.project.sets.mnist import MNIST
from netbuilder.project.suggestions import suggestion_to_validate
from netbuilder.words import ENGLISH, use_language


@pytest.fixture
def german(tmp_path):
    write_catalogue(tmp_path, "de", {})
    use_language("de", str(tmp_path))
    yield
    use_language(ENGLISH)


@pytest.mark.usefixtures("german")
def test_an_offered_split_has_the_decimal_mark_of_the_language():
    (problem,) = plan_problems(Plan(validation_split=0.0, keep_best=True), MNIST)
    assert problem.fix is not None
    for title in (problem.fix.title, suggestion_to_validate().title):
        assert title == "Set the validation split to 0,1"
