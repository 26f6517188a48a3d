"""Trainings whose examples are augmented."""

from __future__ import annotations

import numpy as np
from memory_store import MemoryStore
from networks import dense_network
from same_runs import assert_same

from netbuilder.data.augmentation import augmented
from netbuilder.engine.control import TrainingControl
from netbuilder.engine.examples import make_examples
from netbuilder.engine.memory import estimate
from netbuilder.engine.messages import RunStage, RunStarted, Stage
from netbuilder.engine.protocol import resume_request
from netbuilder.project.my_drawings import MyDrawing
from netbuilder.project.plan import Plan
from netbuilder.project.project import Project
from netbuilder.project.run import RunStatus


def test_versions_come_behind_what_is_learned_and_before_what_is_held_out(small_data):
    data, plan = small_data(""), Plan(validation_split=0.2, augmented_copies=2, seed=5)
    examples = make_examples(data, Project(plan=plan), device="CPU")
    hands = augmented(data.x_train[:400], data.y_train[:400], count=2, seed=5)
    assert examples.count == 1200
    assert np.array_equal(examples.x[:400], data.x_train[:400].reshape(400, -1))
    assert np.array_equal(examples.x[400:1200], hands.reshape(800, -1))
    assert np.array_equal(examples.y[:1200], np.tile(data.y_train[:400], 3))
    assert np.array_equal(examples.validation[0], data.x_train[400:].reshape(100, -1))


def test_my_drawings_come_behind_them(small_data):
    drawings = (MyDrawing(4, bytes(range(196)) * 4),)
    plan = Plan(validation_split=0.2, augmented_copies=1, drawing_copies=3)
    examples = make_examples(small_data(""), Project(plan=plan, drawings=drawings), device="CPU")
    assert examples.count == 803
    assert examples.x[800].tobytes() == drawings[0].grey
    assert examples.y[800:803].tolist() == [4, 4, 4]


def test_an_epoch_has_so_many_more_steps_and_the_stage_is_told(train_small, heard):
    run = train_small(dense_network(), emit=heard, augmented_copies=1, epochs=1)
    (started,) = heard.of(RunStarted)
    assert started.steps_per_epoch == 16
    assert run.series.epochs[0].steps == 16
    stages = [message.stage for message in heard.of(RunStage)]
    assert stages[:3] == [Stage.READING, Stage.AUGMENTING, Stage.BUILDING]


def test_resuming_draws_the_same_augmented_examples(train_small, always):
    store = MemoryStore()
    run = train_small(dense_network(), checkpoints=store, augmented_copies=1, batch_size=7)
    inside = next(c for c in store.written if c.state.position.examples)
    request = resume_request(inside)
    assert_same(
        run, train_small(dense_network(), request={"project": request.project, "resume": inside})
    )


def test_stopped_meanwhile_it_draws_no_further_and_ends(train_small):
    control = TrainingControl()

    def stop(message):
        if isinstance(message, RunStage) and message.stage is Stage.AUGMENTING:
            control.stop()

    run = train_small(dense_network(), emit=stop, control=control, augmented_copies=9)
    assert run.status is RunStatus.STOPPED
    assert len(run.series.step_loss) == 0


def test_their_memory_is_reckoned_with():
    one, two = (
        estimate(Project(graph=dense_network(), plan=Plan(augmented_copies=n))) for n in (1, 2)
    )
    assert two - one == 2 * 54_000 * (784 + 1)
