"""Trainings that learn from drawings that the person kept, too."""

from __future__ import annotations

import numpy as np
import pytest
from memory_store import MemoryStore
from networks import dense_network
from same_runs import assert_same

from netbuilder.engine.answering import predict_images
from netbuilder.engine.examples import make_examples
from netbuilder.engine.memory import estimate
from netbuilder.engine.protocol import resume_request
from netbuilder.project.my_drawings import MyDrawing
from netbuilder.project.plan import Plan
from netbuilder.project.project import Project


@pytest.fixture
def drawings(small_data):
    """Return ten digits with another label each than they have."""
    data = small_data("")
    return tuple(
        MyDrawing((int(digit) + 1) % 10, image.tobytes())
        for image, digit in zip(data.x_test[:10], data.y_test[:10], strict=True)
    )


def test_they_come_between_what_is_learned_and_what_is_held_out(small_data, drawings):
    data, plan = small_data(""), Plan(validation_split=0.2, drawing_copies=3)
    examples = make_examples(data, Project(plan=plan, drawings=drawings), device="CPU")
    assert examples.count == 400 + 30
    assert np.array_equal(examples.x[:400], data.x_train[:400].reshape(400, -1))
    assert np.array_equal(examples.x[400], np.frombuffer(drawings[0].grey, np.uint8))
    assert examples.y[400:410].tolist() == [drawing.digit for drawing in drawings]
    pictures, classes = examples.validation
    assert np.array_equal(pictures, data.x_train[400:].reshape(100, -1))
    assert np.array_equal(classes, data.y_train[400:])
    assert np.array_equal(examples.inputs.numpy(), examples.x)
    assert np.array_equal(examples.targets.numpy(), examples.y)


@pytest.mark.parametrize("plan", [Plan(), Plan(drawing_copies=4)])
def test_without_drawings_or_without_the_wish_nothing_is_copied(small_data, drawings, plan):
    kept = () if plan.drawing_copies else drawings
    examples = make_examples(small_data(""), Project(plan=plan, drawings=kept), device="CPU")
    assert np.shares_memory(examples.x, small_data("").x_train)


def test_they_are_learned(train_small, drawings, small_data):
    images, wanted = small_data("").x_test[:10], [drawing.digit for drawing in drawings]

    def right(**plan):
        graph = dense_network()
        asked = {"project": Project(graph=graph, plan=Plan(epochs=6, **plan), drawings=drawings)}
        run = train_small(graph, request=asked)
        answers = predict_images(run.graph, run.weights, images).argmax(axis=1)
        return sum(int(a) == w for a, w in zip(answers, wanted, strict=True))

    assert right(batch_size=50) < 5
    assert right(batch_size=50, drawing_copies=50) >= 9


def test_the_run_says_how_many_examples_it_learned_from(train_small, drawings):
    plan = Plan(epochs=1, validation_split=0.2, drawing_copies=3, augmented_copies=1)
    project = Project(graph=dense_network(), plan=plan, drawings=drawings)
    run = train_small(project.graph, request={"project": project})
    assert run.examples == 400 * 2 + 10 * 3
    assert run.series.epochs[0].steps == 9


def test_resuming_needs_the_same_drawings_and_has_them(train_small, drawings, always):
    graph, store = dense_network(), MemoryStore()
    plan = Plan(epochs=2, batch_size=7, drawing_copies=3)
    asked = {"project": Project(graph=graph, plan=plan, drawings=drawings)}
    run = train_small(graph, request=asked, checkpoints=store)
    inside = next(c for c in store.written if c.state.position.examples)
    request = resume_request(inside)
    assert request.project.drawings == drawings
    again = train_small(graph, request={"project": request.project, "resume": inside})
    assert_same(run, again)


def test_checkpoints_hold_them_only_where_they_matter(train_small, drawings, always):
    graph, store = dense_network(), MemoryStore()
    asked = {"project": Project(graph=graph, plan=Plan(epochs=1), drawings=drawings)}
    train_small(graph, request=asked, checkpoints=store)
    assert {checkpoint.drawings for checkpoint in store.written} == {()}


def test_their_memory_is_reckoned_with(drawings):
    without = estimate(Project(graph=dense_network(), drawings=drawings))
    plan = Plan(drawing_copies=100)
    assert estimate(Project(graph=dense_network(), plan=plan, drawings=drawings)) == (
        without + 2 * 10 * 100 * (784 + 1)
    )
