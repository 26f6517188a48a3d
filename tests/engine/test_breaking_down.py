"""Values that diverge, and memory that runs out: nothing learned is lost, and it is said why."""

from __future__ import annotations

import json

import numpy as np
import pytest
import tensorflow as tf
from networks import RELU, SOFTMAX, chain, dense_network
from speaking import speaking_pseudo, translated_in

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.batch_normalization import BatchNormalization
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.input import Input
from netbuilder.engine import trainer as trainer_module
from netbuilder.engine.build import build_model, read_weights
from netbuilder.engine.compiled import CompiledCache
from netbuilder.engine.messages import StepsDone
from netbuilder.engine.progress import Throttle
from netbuilder.engine.trainer import Trainer
from netbuilder.errors import NetBuilderError
from netbuilder.project.plan import Loss, OptimizerName
from netbuilder.project.run import RunStatus
from netbuilder.project.run_codec import run_to_json
from netbuilder.project.run_end_words import end_sentence

SGD = {"optimizer": OptimizerName.SGD, "batch_size": 10}


def is_finite(run):
    return all(np.isfinite(array).all() for arrays in run.weights.values() for array in arrays)


def test_the_block_whose_output_diverged_is_named(train_small):
    """An exponential behind large numbers: the first output that is infinite is its own."""
    graph = chain(
        Input(shape=(784,)),
        Dense(units=20, activation=RELU),
        Activation(activation=ActivationFunction.EXPONENTIAL),
        Dense(units=10, activation=ActivationFunction.LINEAR),
    )
    weights = dict(read_weights(build_model(graph, seed=1), graph))
    weights["dense-1"] = (np.full((784, 20), 10.0, np.float32), weights["dense-1"][1])
    run = train_small(graph, request={"weights": weights}, loss=Loss.MSE, **SGD)
    assert run.status is RunStatus.FAILED
    assert "It began in the output of Activation (“activation-1”)." in end_sentence(run)
    assert run.diverged_in == "activation-1"
    assert is_finite(run)


def with_bad(graph, node, value):
    """Weights as drawn, but for one number of a node's."""
    weights = dict(read_weights(build_model(graph, seed=1), graph))
    first = weights[node][0].copy()
    first.flat[0] = value
    weights[node] = (first, *weights[node][1:])
    return weights


@pytest.mark.parametrize("node", ["dense-1", "dense-2"])
def test_the_block_whose_weights_are_no_numbers_is_named(node, train_small):
    graph = chain(
        Input(shape=(784,)),
        Dense(units=20, activation=RELU),
        BatchNormalization(),
        Dense(units=10, activation=SOFTMAX),
    )
    run = train_small(graph, request={"weights": with_bad(graph, node, np.nan)}, **SGD)
    assert run.status is RunStatus.FAILED
    assert f"It began in the weights of Dense (“{node}”)" in end_sentence(run)
    assert run.diverged_in == node
    assert len(run.series.step_loss) == 1


def test_weights_that_only_overflow_are_told_by_their_output(train_small):
    graph = dense_network(last=ActivationFunction.LINEAR)
    weights = {
        name: tuple(np.full_like(a, 1e30) for a in arrays)
        for name, arrays in read_weights(build_model(graph, seed=1), graph).items()
    }
    run = train_small(graph, request={"weights": weights}, loss=Loss.MSE, **SGD)
    assert run.status is RunStatus.FAILED
    why = end_sentence(run)
    assert "It began in the output of Dense" in why or "only the loss" in why


def test_the_failing_step_is_found_within_a_long_super_step(train_small, monkeypatch):
    """However many steps are made at once, the same block is found."""
    graph = dense_network(last=ActivationFunction.LINEAR)
    plan = {"loss": Loss.MSE, "learning_rate": 100.0, **SGD, "epochs": 5}
    reasons = []
    for steps in (1, 100):
        monkeypatch.setattr(Throttle, "steps", lambda self, steps=steps: steps)
        run = train_small(graph, **plan)
        assert run.status is RunStatus.FAILED
        reasons.append(end_sentence(run))
    assert reasons[0] == reasons[1]


def running_out(monkeypatch, *, after):
    """Let the device refuse memory after some super-steps."""
    make, done = Trainer.make, [0]

    def refused(self, *arguments, **keywords):
        done[0] += 1
        if done[0] > after:
            raise tf.errors.ResourceExhaustedError(None, None, "OOM when allocating")
        return make(self, *arguments, **keywords)

    monkeypatch.setattr(trainer_module.Trainer, "make", refused)


def test_memory_that_runs_out_ends_the_run_not_what_it_learned(train_small, monkeypatch, heard):
    running_out(monkeypatch, after=9)
    run = train_small(dense_network(), epochs=50, emit=heard)
    assert run.status is RunStatus.FAILED
    assert "memory" in end_sentence(run)
    assert "smaller batch size" in end_sentence(run)
    assert run.test.metrics["accuracy"] > 0.2
    assert sum(len(m.loss) for m in heard.of(StepsDone)) == len(run.series.step_loss) > 0


def test_memory_that_runs_out_at_once_refuses_the_training(train_small, monkeypatch):
    running_out(monkeypatch, after=0)
    with pytest.raises(NetBuilderError, match="memory"):
        train_small(dense_network(), kept=CompiledCache())


def test_a_run_says_why_it_failed_in_no_language(train_small, pseudo_folder):
    graph = dense_network(last=ActivationFunction.LINEAR)
    plan = {"loss": Loss.MSE, "learning_rate": 100.0, **SGD, "epochs": 5}
    with speaking_pseudo(pseudo_folder):
        run = train_small(graph, **plan)
        assert translated_in(end_sentence(run))
    assert run.status is RunStatus.FAILED
    assert not translated_in(json.dumps(run_to_json(run), ensure_ascii=False))
