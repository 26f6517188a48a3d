"""The room that states of trainings may take, and which give way first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bad_disk import fail_to_read
from checkpoint_samples import interrupted, make_checkpoint, same

from netbuilder.files import checkpoint_layout
from netbuilder.files.checkpoints import CheckpointStore
from netbuilder.files.errors import FileError

if TYPE_CHECKING:
    from pathlib import Path


def test_the_oldest_ended_runs_give_way_first(folder: Path):
    size = checkpoint_layout.lay_out(make_checkpoint()).size
    store = CheckpointStore(folder, most_bytes=int(3.5 * size))
    interrupted(folder, make_checkpoint(run_id="interrupted"))
    for name in ("first", "second", "third"):
        store.begin(name)
        store.end(name, make_checkpoint(run_id=name, seed=len(name)))

    kept = {name for name in ("interrupted", "first", "second", "third") if store.load(name)}

    assert kept == {"interrupted", "second", "third"}
    taken = sum(path.stat().st_size for path in folder.glob("runs/*/objects/*"))
    assert taken <= 3.5 * size


def test_what_is_nowhere_else_never_gives_way(folder: Path):
    size = checkpoint_layout.lay_out(make_checkpoint()).size
    store = CheckpointStore(folder, most_bytes=int(3.5 * size))
    interrupted(folder, make_checkpoint(run_id="interrupted"))
    store.write(make_checkpoint(run_id="under way"))
    store.end("over", make_checkpoint(run_id="over"))
    store.write(make_checkpoint(run_id="another"))

    assert store.load("over") is None
    with pytest.raises(
        FileError, match=r"found .* together with other checkpoints, expected at most"
    ):
        store.write(make_checkpoint(run_id="one too many"))
    for name in ("interrupted", "under way", "another"):
        assert same(store.load(name), make_checkpoint(run_id=name))


def test_a_state_that_cannot_be_read_now_never_gives_way(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    size = checkpoint_layout.lay_out(make_checkpoint()).size
    store = CheckpointStore(folder, most_bytes=int(1.5 * size))
    store.end("over", make_checkpoint(run_id="over"))
    with monkeypatch.context() as patch:
        fail_to_read(patch, *folder.glob("runs/*/head.json"))
        with pytest.raises(FileError, match="cannot be checkpointed"):
            store.write(make_checkpoint(run_id="another"))
    assert same(store.load("over"), make_checkpoint(run_id="over"))


def test_a_state_larger_than_the_store_leaves_the_former(folder: Path):
    former = make_checkpoint(epochs=1)
    store = CheckpointStore(folder, most_bytes=checkpoint_layout.lay_out(former).size)
    store.write(former)

    with pytest.raises(FileError, match="cannot be checkpointed"):
        store.write(make_checkpoint(epochs=20))
    assert same(store.load("run-1"), former)


def test_only_so_many_runs_are_kept(
    store: CheckpointStore, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("netbuilder.files.shelves.MOST_RUNS", 3)
    for index in range(6):
        store.end(f"run-{index}", make_checkpoint(run_id=f"run-{index}", epochs=0))

    kept = [index for index in range(6) if store.load(f"run-{index}")]

    assert kept == [3, 4, 5]
    assert len(list((folder / "runs").iterdir())) == 3
