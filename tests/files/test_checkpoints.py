"""The state of a training comes back whole, or is refused; and takes no more room than it may."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from checkpoint_samples import STEPS, interrupted, make_checkpoint, random_weights, same
from figures import a_series, accuracies
from hypothesis import given
from hypothesis import strategies as st

from netbuilder.files import checkpoint_layout
from netbuilder.files.checkpoints import CheckpointStore
from netbuilder.files.errors import FileError
from netbuilder.network.graph import Graph
from netbuilder.project.checkpoint import Best, Position

if TYPE_CHECKING:
    from pathlib import Path


def objects(folder: Path) -> dict[str, int]:
    """Return the objects of all runs with the time when each was written."""
    return {path.name: path.stat().st_mtime_ns for path in folder.glob("runs/*/objects/*")}


figures = st.floats(width=32) | st.floats()


@given(
    seed=st.integers(0, 3),
    pairs=st.lists(st.tuples(figures, figures), max_size=20),
    chunk=st.integers(1, 8),
    position=st.builds(
        Position,
        epoch=st.integers(0, 10),
        examples=st.integers(0, 60_000),
        steps=st.integers(0, 600),
        seconds=st.floats(0, 1e6),
    ),
    words=st.text(st.characters(exclude_categories=["Cs"])),
    has_best=st.booleans(),
)
def test_what_is_written_comes_back_bit_for_bit(
    tmp_path_factory, seed, pairs, chunk, position, words, has_best
):
    checkpoint = make_checkpoint(seed=seed, title=words, origin=words, run_id=words)
    loss, accuracy = tuple(p[0] for p in pairs), tuple(p[1] for p in pairs)
    series = replace(checkpoint.run.series, step_loss=loss, step_metrics={"accuracy": accuracy})
    other = random_weights(checkpoint.run.graph, np.random.default_rng(7))
    best = Best(epoch=0, loss=0.5, weights=other) if has_best else None
    checkpoint = replace(
        checkpoint,
        run=replace(checkpoint.run, series=series),
        state=replace(checkpoint.state, position=position, best=best),
    )
    store = CheckpointStore(tmp_path_factory.mktemp("store"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checkpoint_layout, "CHUNK", chunk)
        store.write(checkpoint)
        back = store.read(words)

    assert np.array_equal(back.run.series.step_loss, loss, equal_nan=True)
    assert np.array_equal(accuracies(back.run.series), accuracy, equal_nan=True)
    assert same(replace(back, run=replace(back.run, series=series)), checkpoint)


def test_the_best_epoch_comes_back_with_its_optimizer(store: CheckpointStore):
    checkpoint = make_checkpoint()
    state, rng = checkpoint.state, np.random.default_rng(5)
    best = replace(
        state.best,
        epoch=-2,
        optimizer=tuple(rng.random(array.shape).astype(array.dtype) for array in state.optimizer),
        chance=state.chance[::-1],
        rate_factor=0.25,
    )
    run = replace(checkpoint.run, first_epoch=3)
    checkpoint = replace(checkpoint, run=run, state=replace(state, best=best))
    store.write(checkpoint)

    assert same(store.read("run-1"), checkpoint)


def test_what_comes_back_may_be_read_alone(store: CheckpointStore):
    store.write(make_checkpoint())
    back = store.load("run-1")

    arrays = (*back.state.optimizer, *back.state.chance, *back.run.weights["dense-1"])
    assert not any(array.flags.writeable for array in arrays)


def test_the_newest_takes_the_place_of_the_former(store: CheckpointStore, folder: Path):
    for epochs in range(4):
        store.write(make_checkpoint(epochs=epochs))
        assert same(store.load("run-1"), make_checkpoint(epochs=epochs))

    # Weights (which are the best, too), optimizer, chance, series, manifest.
    assert len(objects(folder)) == 5


def test_the_same_weights_again_write_no_new_object(store: CheckpointStore, folder: Path):
    checkpoint = make_checkpoint()
    store.write(checkpoint)
    before = objects(folder)
    store.write(checkpoint)

    assert objects(folder) == before


def test_a_long_run_writes_its_past_only_once(
    store: CheckpointStore, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    store.write(make_checkpoint(epochs=100))
    before = objects(folder)
    packed = []
    narrowed = checkpoint_layout.narrowed
    monkeypatch.setattr(
        checkpoint_layout, "narrowed", lambda part: packed.append(len(part)) or narrowed(part)
    )
    store.write(make_checkpoint(epochs=101))
    new = objects(folder).keys() - before.keys()

    assert 100 * STEPS // checkpoint_layout.CHUNK == 13
    assert len(objects(folder)) == 13 + 5
    # But for the weights, the optimizer's and the layers' state and the manifest: the last chunk.
    assert len(new) == 5
    assert packed == [101 * STEPS - 13 * checkpoint_layout.CHUNK] * 2
    assert same(store.load("run-1"), make_checkpoint(epochs=101))


def test_a_run_that_begins_again_from_an_earlier_step_keeps_its_own_past(store: CheckpointStore):
    store.write(make_checkpoint(epochs=20))
    earlier = make_checkpoint(epochs=3, seed=1)
    store.end("run-1")
    store.write(earlier)

    assert same(store.load("run-1"), earlier)


def test_weights_of_another_network_are_not_written(store: CheckpointStore):
    checkpoint = make_checkpoint()
    store.write(checkpoint)
    wrong = replace(checkpoint, run=replace(checkpoint.run, graph=Graph()))

    with pytest.raises(FileError, match="weights of a different network"):
        store.write(wrong)
    assert same(store.load("run-1"), checkpoint)


def test_a_type_that_could_not_be_read_again_is_not_written(store: CheckpointStore):
    checkpoint = make_checkpoint()
    odd = replace(checkpoint.state, optimizer=(np.zeros(3, np.complex64),))

    with pytest.raises(FileError, match="found <c8"):
        store.write(replace(checkpoint, state=odd))


def test_a_run_that_is_unknown_has_no_state(store: CheckpointStore, folder: Path):
    assert store.load("nobody") is None
    assert store.unfinished() == ()
    assert not folder.exists()


def test_an_interrupted_run_is_told_of(store: CheckpointStore, folder: Path):
    interrupted(folder, make_checkpoint(epochs=3))
    interrupted(folder, make_checkpoint(run_id="late", epochs=0, name="Run 4"))

    late, early = store.unfinished()

    assert (early.run_id, early.name, early.title) == ("run-1", "Run 3", "Mine – «ü»")
    assert (early.origin, early.epoch, early.epochs) == ("/home/mine.netb", 4, 10)
    assert (late.run_id, late.name, late.epoch) == ("late", "Run 4", 1)
    assert late.written >= early.written > 1e9


def test_a_run_that_goes_on_from_others_counts_their_epochs(store: CheckpointStore, folder: Path):
    checkpoint = make_checkpoint(epochs=3)
    interrupted(folder, replace(checkpoint, run=replace(checkpoint.run, first_epoch=20)))

    (run,) = store.unfinished()

    assert (run.epoch, run.epochs) == (24, 30)


def test_an_ended_run_keeps_its_last_state(store: CheckpointStore, folder: Path):
    store.write(make_checkpoint(epochs=1))
    store.end("run-1", make_checkpoint(epochs=2))

    assert CheckpointStore(folder).unfinished() == ()
    assert same(store.load("run-1"), make_checkpoint(epochs=2))


def test_a_run_that_ends_before_its_first_state_leaves_nothing(
    store: CheckpointStore, folder: Path
):
    store.begin("run-1")
    store.end("run-1")

    assert list((folder / "runs").iterdir()) == []


def test_a_forgotten_run_leaves_nothing(store: CheckpointStore, folder: Path):
    interrupted(folder, make_checkpoint())
    store.forget("run-1")

    assert store.unfinished() == ()
    assert list((folder / "runs").iterdir()) == []


def test_a_series_that_diverged_comes_back(store: CheckpointStore):
    checkpoint = make_checkpoint()
    series = a_series((1.0, math.nan, math.inf), (0.5, 0.5, 0.5))
    best = replace(checkpoint.state, best=None)
    store.write(replace(checkpoint, run=replace(checkpoint.run, series=series), state=best))

    back = store.load("run-1").run.series

    assert back.step_loss[0] == 1.0
    assert math.isnan(back.step_loss[1])
    assert back.step_loss[2] == math.inf
