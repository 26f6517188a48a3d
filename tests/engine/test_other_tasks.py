"""The engine learns what is no MNIST: points in the plane with classes, and a noisy sine."""

from __future__ import annotations

import keras
import numpy as np
import pytest
from memory_store import MemoryStore
from other_tasks import RINGS, SINE, other_data_sets, rings_project, sine_project
from quick import one_in
from same_runs import assert_same

from netbuilder.data.datasets import load_dataset
from netbuilder.engine.build import build_model, read_weights, set_weights
from netbuilder.engine.control import TrainingControl
from netbuilder.engine.evaluate import evaluate
from netbuilder.engine.messages import RunStarted, StepsDone
from netbuilder.engine.protocol import TrainRequest
from netbuilder.engine.training import train
from netbuilder.project.plan import Loss
from netbuilder.project.run import RunStatus
from netbuilder.project.trained import trained_by
from netbuilder.project.verdict import VerdictKind, verdict_of

pytestmark = pytest.mark.usefixtures("compiles_once")
PROJECTS = {"rings": rings_project, "sine": sine_project}


@pytest.fixture(autouse=True, scope="module")
def _other_data_sets():
    with other_data_sets():
        yield


def run_of(project, **more):
    request = TrainRequest(run_id="run-1", name="Run 1", project=project, **more.pop("request", {}))
    values = {"emit": lambda message: None, "control": TrainingControl(), **more}
    return train(request, **values)


def answers_of(run):
    """Return what Keras itself answers to the test examples with the trained weights."""
    model = build_model(run.graph)
    set_weights(model, run.graph, weights=run.weights)
    data = load_dataset(run.dataset)
    return np.asarray(model(data.x_test)), data.y_test


def test_rings_are_told_apart(heard):
    run = run_of(rings_project(), emit=heard)
    assert run.status is RunStatus.FINISHED
    assert run.test.metrics["accuracy"] > 0.95
    answers, truth = answers_of(run)
    among = np.argsort(answers, axis=1)[:, -2:] == truth[:, None]
    assert run.test.metrics == pytest.approx(
        {"accuracy": (answers.argmax(1) == truth).mean(), "top_2_accuracy": among.any(1).mean()}
    )
    (started,) = heard.of(RunStarted)
    assert started.dataset == RINGS.key
    assert heard.of(StepsDone)[0].metrics.keys() == {"accuracy", "top_2_accuracy"}
    assert verdict_of(run).kind is not VerdictKind.NO_BETTER_THAN_CHANCE


def test_a_sine_is_followed():
    run = run_of(sine_project())
    assert run.status is RunStatus.FINISHED
    answers, truth = answers_of(run)
    errors = answers - truth
    explained = 1.0 - np.mean(errors**2) / np.var(truth)
    assert run.test.metrics["r2_score"] == pytest.approx(explained, abs=1e-4)
    assert run.test.metrics["r2_score"] > 0.9
    assert run.test.metrics["mae"] == pytest.approx(np.mean(np.abs(errors)), rel=1e-4)
    assert run.test.loss == pytest.approx(np.mean(errors**2), rel=1e-4)


def test_the_mean_of_the_steps_is_the_r2_of_the_epoch():
    """Keras measures it over all examples of the epoch, while they are learned from."""
    run = run_of(sine_project(epochs=1, learning_rate=1e-12, validation_split=0.0, batch_size=7))
    data = load_dataset(SINE.key)
    model = build_model(run.graph)
    set_weights(model, run.graph, weights=run.weights)
    metric = keras.metrics.R2Score()
    metric.update_state(data.y_train, model(data.x_train))
    (epoch,) = run.series.epochs
    expected = float(metric.result())
    assert epoch.training.metrics["r2_score"] == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("loss", one_in(2, [Loss.MSE, Loss.MAE, Loss.HUBER, Loss.LOG_COSH]))
def test_losses_and_errors_of_a_regression_are_those_of_keras(loss):
    project = sine_project(loss=loss, epochs=2, shuffle=False)
    run = run_of(project)
    data = load_dataset(SINE.key)
    model = build_model(project.graph, seed=project.plan.seed)
    optimizer = keras.optimizers.Adam(project.plan.learning_rate)
    model.compile(optimizer, str(loss), metrics=["mae", "r2_score"], jit_compile=False)
    told = model.fit(
        data.x_train,
        data.y_train,
        batch_size=project.plan.batch_size,
        epochs=2,
        validation_split=0.1,
        shuffle=False,
        verbose=0,
    ).history
    for name in ("loss", "mae", "val_loss", "val_mae", "val_r2_score"):
        found = [epoch.figures()[name] for epoch in run.series.epochs]
        assert found == pytest.approx(told[name], rel=1e-3, abs=1e-4), name
    theirs = read_weights(model, project.graph)
    for node, arrays in run.weights.items():
        for found, expected in zip(arrays, theirs[node], strict=True):
            np.testing.assert_allclose(found, expected, rtol=1e-3, atol=1e-4)


@pytest.mark.parametrize("name", PROJECTS)
def test_it_is_resumed_bit_for_bit(name, always):
    project, store = PROJECTS[name](epochs=3), MemoryStore()
    run = run_of(project, checkpoints=store)
    inside = next(c for c in store.written if c.state.position.examples or c.state.position.epoch)
    assert_same(run_of(project, request={"resume": inside}), run)


@pytest.mark.parametrize("name", PROJECTS)
def test_the_score_is_measured_again(name):
    run = run_of(PROJECTS[name](epochs=2))
    again = evaluate(trained_by(run))
    assert again.loss == pytest.approx(run.test.loss, rel=1e-5)
    assert again.metrics == pytest.approx(run.test.metrics, rel=1e-5)


def test_a_blind_regression_never_leaves_chance():
    run = run_of(sine_project(learning_rate=1e-9, epochs=4))
    verdict = verdict_of(run)
    assert verdict.kind is VerdictKind.NO_BETTER_THAN_CHANCE
    assert "R² on the validation examples" in verdict.sentence
    assert "predicting the mean" in verdict.sentence


def test_a_good_regression_is_told_by_its_main_metric():
    verdict = verdict_of(run_of(sine_project(epochs=60, learning_rate=0.01)))
    assert "R²" in verdict.sentence or "loss" in verdict.sentence
    assert "right" not in verdict.sentence
