"""Trainings that cannot begin, and ways of computing that fail."""

from __future__ import annotations

import pytest
from networks import dense_network

from netbuilder.blocks.dense import Dense
from netbuilder.engine.compiled import CompiledCache
from netbuilder.errors import NetBuilderError
from netbuilder.network.edit import set_block
from netbuilder.project.run import RunStatus


def test_a_project_with_errors_is_refused(train_small, heard):
    wrong = set_block(dense_network(), "dense-2", Dense(units=11))
    with pytest.raises(NetBuilderError, match="output has the wrong shape"):
        train_small(wrong, emit=heard)
    assert heard.messages == []


def test_a_network_too_large_for_the_machine_is_refused_with_the_number(train_small):
    huge = dense_network(units=1_000_000, extra=(Dense(units=1_000_000),))
    with pytest.raises(NetBuilderError, match=r"about [\d,.]+ GB needed"):
        train_small(huge)


def test_weights_that_do_not_fit_are_refused(train_small):
    run = train_small(dense_network(), epochs=1)
    with pytest.raises(NetBuilderError, match="do not fit"):
        train_small(dense_network(units=9), request={"weights": run.weights})


def test_where_xla_fails_training_goes_on_without_it(train_small, monkeypatch, caplog):
    import tensorflow as tf

    honest = tf.function

    def without_xla(function, *, jit_compile=None, **options):
        def fail(*args):
            raise tf.errors.UnimplementedError(None, None, "no XLA here")

        return fail if jit_compile else honest(function, **options)

    monkeypatch.setattr(tf, "function", without_xla)
    run = train_small(dense_network(), kept=CompiledCache(), epochs=1)
    assert (run.status, run.execution_mode) == (RunStatus.FINISHED, "graph-loop")
    assert "XLA failed, training without it: no XLA here" in caplog.text


def test_memory_that_runs_out_becomes_a_sentence(train_small, monkeypatch):
    import tensorflow as tf

    def exhausted(*args, **options):
        def fail(*args):
            raise tf.errors.ResourceExhaustedError(None, None, "OOM when allocating tensor")

        return fail

    monkeypatch.setattr(tf, "function", exhausted)
    with pytest.raises(NetBuilderError, match="ran out of memory") as caught:
        train_small(dense_network(), kept=CompiledCache())
    assert "OOM" not in str(caught.value)
