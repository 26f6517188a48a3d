"""Each run has a name of its own, in the trash as well."""

from __future__ import annotations

import pytest
from trained import make_run, small_graph

from netbuilder.project.document import Document
from netbuilder.project.run_names import (
    LONGEST_NAME,
    RunNameError,
    checked_name,
    free_name,
    next_number,
)

GRAPH = small_graph()


def document(*names: str, trash: tuple[str, ...] = ()) -> Document:
    return Document(
        runs=tuple(make_run(GRAPH, id=name, name=name) for name in names),
        trash=tuple(make_run(GRAPH, id=name, name=name) for name in trash),
    )


@pytest.mark.parametrize("name", ["", "   ", "\n\t", "x" * (LONGEST_NAME + 1)])
def test_a_name_is_neither_empty_nor_endless(name):
    with pytest.raises(RunNameError) as refused:
        checked_name(name, run_id="Run 1", document=document("Run 1"))
    assert "keeps its old name" in refused.value.sentence()


@pytest.mark.parametrize("name", ["Run 2", " Run  2 ", "Run 3"])
def test_no_two_runs_have_one_name_not_even_in_the_trash(name):
    with pytest.raises(RunNameError):
        checked_name(name, run_id="Run 1", document=document("Run 1", "Run 2", trash=("Run 3",)))


def test_a_run_may_keep_its_name_and_have_any_letters():
    assert checked_name("Run 1", run_id="Run 1", document=document("Run 1")) == "Run 1"
    assert checked_name(" 卷积\n网络 ", run_id="Run 1", document=document("Run 1")) == "卷积 网络"


def test_numbers_go_on_past_deleted_runs():
    assert next_number(document()) == 1
    assert next_number(document("Run 2", "best one", trash=("Run 7",))) == 8


def test_a_run_that_comes_takes_no_name_that_another_was_given_meanwhile():
    named = document("Run 1", "Run 7", trash=("Run 9",))
    assert free_name("Run 2", run_id="new", document=named) == "Run 2"
    assert free_name("Run 7", run_id="new", document=named) == "Run 10"
    assert free_name("Run 9", run_id="new", document=named) == "Run 10"
    assert free_name("Run 7", run_id="Run 7", document=named) == "Run 7"
