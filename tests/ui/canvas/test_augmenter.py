"""One verb lets the network learn changed pictures."""

from __future__ import annotations

import pytest

from netbuilder.files.recipes import load_recipe
from netbuilder.network.augmenting import ROBUST
from netbuilder.project.document import Document


@pytest.fixture(autouse=True)
def loaded(canvas, session):
    session.load(Document(load_recipe("digits-cnn")), path=None)


def test_it_is_one_undo_step_and_selects_what_it_put_in(canvas, session):
    before = session.project.graph
    canvas.augmenter.make_robust()
    assert len(session.project.graph.nodes) == len(before.nodes) + len(ROBUST)
    assert session.undo_stack.undoText() == "Make robust to pens"
    assert set(canvas.scene.selected_nodes()) == set(session.project.graph.groups[0].nodes)
    session.undo_stack.undo()
    assert session.project.graph == before


def test_twice_is_refused_with_a_reason(canvas, session):
    refused = []
    canvas.refused.connect(refused.append)
    canvas.augmenter.make_robust()
    graph = session.project.graph
    canvas.augmenter.make_robust()
    assert session.project.graph == graph
    assert "already" in str(refused[0])
