"""What the plan asks for beside steps: rates, clipping, class weights, an early end, the best."""

from __future__ import annotations

import numpy as np
import pytest
from figures import an_epoch
from networks import dense_network

from netbuilder.data.datasets import load_dataset
from netbuilder.engine.build import build_model, read_weights
from netbuilder.engine.class_weights import class_weights
from netbuilder.engine.control import TrainingControl
from netbuilder.engine.messages import CheckpointFailed, EpochDone
from netbuilder.engine.monitor import Monitor
from netbuilder.project.my_drawings import MyDrawing
from netbuilder.project.plan import OptimizerName, Plan, Schedule
from netbuilder.project.project import Project
from netbuilder.project.run import RunStatus
from netbuilder.project.run_end_words import end_sentence
from netbuilder.project.sets.mnist import MNIST

TOLERANCE = 2e-4


def keras_fit(graph, data, *, optimizer, epochs, callbacks=(), **more):
    """Train as a student's script would; return history and weights."""
    import keras

    model = build_model(graph, seed=1)
    model.compile(
        loss="categorical_crossentropy",
        optimizer=optimizer,
        metrics=["accuracy"],
        jit_compile=False,
    )
    images = (data.x_train.reshape(-1, *model.input_shape[1:]) / 255.0).astype("float32")
    truth = keras.utils.to_categorical(data.y_train, 10)
    told = model.fit(
        images,
        truth,
        batch_size=50,
        epochs=epochs,
        validation_split=0.2,
        shuffle=False,
        verbose=0,
        callbacks=list(callbacks),
        **more,
    )
    return told.history, read_weights(model, graph)


def assert_agrees(run, history, weights):
    for ours, theirs in (("loss", "loss"), ("val_loss", "val_loss"), ("accuracy", "accuracy")):
        found = [epoch.figures()[ours] for epoch in run.series.epochs]
        np.testing.assert_allclose(found, history[theirs], rtol=TOLERANCE, atol=TOLERANCE)
    for node, arrays in weights.items():
        for found, expected in zip(run.weights[node], arrays, strict=True):
            np.testing.assert_allclose(found, expected, rtol=TOLERANCE, atol=TOLERANCE)


@pytest.mark.parametrize(
    "plan",
    [
        {"schedule": Schedule.STEP, "rate_factor": 0.1, "rate_every": 2},
        {"schedule": Schedule.EXPONENTIAL, "rate_factor": 0.5},
        {"schedule": Schedule.COSINE},
    ],
    ids=["step", "exponential", "cosine"],
)
def test_the_learning_rate_follows_its_plan_as_keras_would(plan, train_small, small_data):
    import keras

    from netbuilder.project.schedule import learning_rates

    whole = Plan(learning_rate=0.1, epochs=5).with_settings(**plan)
    rates = learning_rates(whole)
    run = train_small(
        dense_network(),
        shuffle=False,
        optimizer=OptimizerName.SGD,
        learning_rate=0.1,
        epochs=5,
        **plan,
    )
    assert [epoch.learning_rate for epoch in run.series.epochs] == pytest.approx(rates)
    history, weights = keras_fit(
        dense_network(),
        small_data(""),
        optimizer=keras.optimizers.SGD(0.1),
        epochs=5,
        callbacks=[keras.callbacks.LearningRateScheduler(lambda epoch, rate: rates[epoch])],
    )
    assert_agrees(run, history, weights)


def test_a_plateau_lowers_the_rate_as_keras_would(train_small, small_data):
    import keras

    plan = {"schedule": Schedule.PLATEAU, "rate_factor": 0.3, "rate_patience": 1}
    run = train_small(
        dense_network(),
        shuffle=False,
        optimizer=OptimizerName.SGD,
        learning_rate=2.0,
        epochs=8,
        **plan,
    )
    callback = keras.callbacks.ReduceLROnPlateau(factor=0.3, patience=1, min_delta=0.0)
    history, weights = keras_fit(
        dense_network(),
        small_data(""),
        optimizer=keras.optimizers.SGD(2.0),
        epochs=8,
        callbacks=[callback],
    )
    rates = [epoch.learning_rate for epoch in run.series.epochs]
    assert len(set(rates)) > 1
    assert rates == pytest.approx(history["learning_rate"])
    assert_agrees(run, history, weights)


def test_clipping_is_keras_own(train_small, small_data):
    import keras

    run = train_small(
        dense_network(),
        shuffle=False,
        optimizer=OptimizerName.SGD,
        learning_rate=0.5,
        clip_gradients=True,
        clip_norm=0.3,
    )
    optimizer = keras.optimizers.SGD(0.5, global_clipnorm=0.3)
    assert_agrees(run, *keras_fit(dense_network(), small_data(""), optimizer=optimizer, epochs=2))
    free = train_small(
        dense_network(), shuffle=False, optimizer=OptimizerName.SGD, learning_rate=0.5
    )
    assert free.series.step_loss != run.series.step_loss


@pytest.mark.parametrize("own", [(), tuple(float(n) for n in range(10))], ids=["balanced", "own"])
def test_class_weights_are_keras_own(own, train_small, small_data):
    import keras

    run = train_small(
        dense_network(),
        shuffle=False,
        optimizer=OptimizerName.SGD,
        learning_rate=0.1,
        weight_classes=True,
        class_weights=own,
    )
    labels = small_data("").y_train[:400]
    weights = own or 400 / (10 * np.bincount(labels, minlength=10))
    assert_agrees(
        run,
        *keras_fit(
            dense_network(),
            small_data(""),
            optimizer=keras.optimizers.SGD(0.1),
            epochs=2,
            class_weight=dict(enumerate(weights)),
        ),
    )


@pytest.mark.parametrize("plan", [{"augmented_copies": 1}, {"drawing_copies": 30}], ids=str)
def test_balanced_weights_count_the_labels_that_are_trained_on(
    plan, train_small, small_data, cache
):
    """The validation images, which follow in the data set, do not count; the drawings do."""
    data = small_data("")
    drawings = tuple(MyDrawing(7, image.tobytes()) for image in data.x_test[:5])
    settings = {"validation_split": 0.2, "batch_size": 50, "epochs": 1, "weight_classes": True}
    project = Project(graph=dense_network(), plan=Plan(**settings, **plan), drawings=drawings)
    train_small(project.graph, kept=cache, request={"project": project})
    used = cache.compiled(project.graph, project.plan, task=MNIST.task).recipe.class_weights.numpy()
    counts = np.bincount(data.y_train[:400], minlength=10)
    if "drawing_copies" in plan:
        counts[7] += 5 * 30
    np.testing.assert_allclose(used, counts.sum() / (10 * counts), rtol=1e-6)


def test_a_class_without_examples_has_no_weight():
    weights = class_weights(Plan(), np.array([0, 0, 2], np.uint8), classes=4)
    np.testing.assert_allclose(weights, [3 / 8, 0, 3 / 4, 0])


def epochs(*losses, validated=True):
    return [
        an_epoch(loss=9.0 if validated else x, accuracy=0.5, val_loss=x if validated else None)
        for x in losses
    ]


def test_the_monitor_knows_the_best_epoch_and_when_to_end():
    monitor = Monitor(Plan(early_stopping=True, patience=2))
    seen = [(monitor.look_at(i, e), monitor.ends) for i, e in enumerate(epochs(3, 1, 2, 1.5))]
    assert seen == [(True, False), (True, False), (False, False), (False, True)]
    assert (monitor.best_epoch, monitor.best_loss) == (1, 1)


def test_without_validation_the_training_loss_counts():
    monitor = Monitor(Plan())
    for index, epoch in enumerate(epochs(3, 1, 2, validated=False)):
        monitor.look_at(index, epoch)
    assert monitor.best_epoch == 1
    assert not monitor.ends


def test_training_ends_early_with_the_best_weights(train_small):
    """A rate far too high: after a good beginning it gets worse."""
    heard = []
    run = train_small(
        dense_network(),
        emit=heard.append,
        epochs=60,
        optimizer=OptimizerName.ADAM,
        learning_rate=0.05,
        early_stopping=True,
        patience=3,
        keep_best=True,
    )
    losses = [epoch.val_loss for epoch in run.series.epochs]
    assert run.status is RunStatus.FINISHED
    assert run.best_epoch == int(np.argmin(losses))
    assert len(losses) == run.best_epoch + 1 + 3 < 60
    assert "Stopped early" in end_sentence(run)
    assert len([m for m in heard if isinstance(m, EpochDone)]) == len(losses)
    as_long = {"epochs": run.best_epoch + 1, "learning_rate": 0.05}
    short = train_small(dense_network(), optimizer=OptimizerName.ADAM, **as_long)
    assert run.test == short.test
    for node, arrays in short.weights.items():
        for found, expected in zip(run.weights[node], arrays, strict=True):
            np.testing.assert_array_equal(found, expected)


def test_stop_and_keep_the_best(train_small):
    control = TrainingControl()

    def emit(message):
        if isinstance(message, EpochDone) and message.index == 5:
            control.stop(keep_best=True)

    run = train_small(dense_network(), emit=emit, control=control, epochs=60, learning_rate=0.05)
    losses = [epoch.val_loss for epoch in run.series.epochs]
    assert run.status is RunStatus.STOPPED
    assert run.best_epoch == int(np.argmin(losses))


def test_event_files_hold_the_figures(train_small, tmp_path):
    import tensorflow as tf

    run = train_small(dense_network(), request={"tensorboard": tmp_path / "run-1"})
    found = {}
    for name in ("train", "validation"):
        (file,) = (tmp_path / "run-1" / name).iterdir()
        for event in tf.compat.v1.train.summary_iterator(str(file)):
            for value in event.summary.value:
                figure = float(tf.make_ndarray(value.tensor))
                found.setdefault((name, value.tag), {})[event.step] = figure
    by_epoch = {
        ("train", "epoch_loss"): "loss",
        ("train", "epoch_accuracy"): "accuracy",
        ("train", "epoch_learning_rate"): "learning_rate",
        ("validation", "epoch_loss"): "val_loss",
        ("validation", "epoch_accuracy"): "val_accuracy",
    }
    for tag, name in by_epoch.items():
        rates = [{"learning_rate": epoch.learning_rate} for epoch in run.series.epochs]
        figures = [
            (epoch.figures() | rate)[name]
            for epoch, rate in zip(run.series.epochs, rates, strict=True)
        ]
        assert found[tag] == pytest.approx(dict(enumerate(figures)), rel=1e-6)
    steps = dict(enumerate(run.series.step_loss))
    assert found["train", "batch_loss"] == pytest.approx(steps, rel=1e-6)


def test_a_folder_that_cannot_be_written_spoils_no_training(train_small, tmp_path, caplog):
    taken = tmp_path / "file"
    taken.write_text("")
    heard = []
    run = train_small(dense_network(), request={"tensorboard": taken / "run-1"}, emit=heard.append)
    assert run.status is RunStatus.FINISHED
    (said,) = (message for message in heard if isinstance(message, CheckpointFailed))
    assert "TensorBoard files: found" in said.error.sentence()
    assert str(taken / "run-1") in said.error.sentence()
    assert "no more event files" in caplog.text


def test_mnist_is_nearly_balanced():
    weights = class_weights(Plan(), load_dataset("mnist").y_train, classes=10)
    assert 0.85 < weights.min() < 1 < weights.max() < 1.15
