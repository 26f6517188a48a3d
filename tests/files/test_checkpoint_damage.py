"""Damage, a full disk, a process killed: what is there is whole, or is refused in words."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from checkpoint_samples import files, make_checkpoint, same

from netbuilder.errors import NetBuilderError
from netbuilder.files.checkpoints import CheckpointStore
from netbuilder.files.errors import FileError
from netbuilder.files.object_folder import ObjectFolder
from netbuilder.files.shelves import key_of

if TYPE_CHECKING:
    from collections.abc import Callable

SUPPORT = Path(__file__).parents[1] / "support"


def refused(attempt: Callable[[], object]) -> NetBuilderError | None:
    try:
        attempt()
    except NetBuilderError as refusal:
        return refusal
    return None


def damage(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    match chance.randrange(4):
        case 0:
            path.unlink()
        case 1:
            path.write_bytes(content[: chance.randrange(len(content))])
        case 2:
            path.write_bytes(content + bytes([chance.randrange(256)]))
        case 3:
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
            path.write_bytes(content)


@pytest.mark.parametrize("seed", range(3))
def test_no_damage_is_taken_for_a_state(
    folder: Path, tmp_path: Path, seed: int, how_many: Callable[..., int]
):
    checkpoint = make_checkpoint()
    CheckpointStore(folder).end("run-1", checkpoint)
    whole, chance = tmp_path / "whole", random.Random(seed)
    shutil.copytree(folder, whole)
    refusals, trials = 0, how_many(60, quick=15)
    for _trial in range(trials):
        shutil.rmtree(folder)
        shutil.copytree(whole, folder)
        damage(chance.choice(files(folder)), chance)
        store = CheckpointStore(folder)
        refusal = refused(lambda store=store: store.read("run-1"))
        found = store.load("run-1")
        if refusal is not None:
            refusals += 1
            assert "\n" not in refusal.sentence()
            assert found is None
        else:
            # A head that is gone, or whose time has changed, is no damage to the state.
            assert found is None or same(found, checkpoint)
        assert len(store.unfinished()) <= 1

    assert refusals > trials // 2


def odd(value: object, chance: random.Random) -> object:
    if isinstance(value, dict) and value and chance.random() < 0.9:
        key = chance.choice(list(value))
        return {**value, key: odd(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.9:
        index = chance.randrange(len(value))
        return [*value[:index], odd(value[index], chance), *value[index + 1 :]]
    return chance.choice(
        (None, True, -1, 1.5, 10**30, "", "x" * 99, [], [[]], {}, [1, 2], 7, "<f4", "<i8", "|O")
    )


def test_odd_manifests_are_refused_or_read(folder: Path, how_many: Callable[..., int]):
    """Their hashes are right: what they say is still read against our own catalogue."""
    import hashlib

    store, chance = CheckpointStore(folder), random.Random(5)
    store.end("run-1", make_checkpoint())
    (head,) = folder.glob("runs/*/head.json")
    told = json.loads(head.read_text())
    manifest = json.loads((head.parent / "objects" / told["sha256"]).read_text())
    refused, trials = 0, how_many(400, quick=80)
    for _trial in range(trials):
        text = json.dumps(odd(manifest, chance)).encode()
        digest = hashlib.sha256(text).hexdigest()
        (head.parent / "objects" / digest).write_bytes(text)
        ended = chance.random() < 0.5
        head.write_text(json.dumps({**told, "sha256": digest, "bytes": len(text), "ended": ended}))
        refused += store.load("run-1") is None
        assert len(store.unfinished()) <= 1

    assert trials // 2 < refused < trials


@pytest.mark.parametrize("value", [None, "../../../etc/passwd", "A" * 64, "a" * 63, 5])
def test_a_head_that_leads_elsewhere_is_refused(folder: Path, value: object):
    store = CheckpointStore(folder)
    store.end("run-1", make_checkpoint())
    (head,) = folder.glob("runs/*/head.json")
    head.write_text(json.dumps({**json.loads(head.read_text()), "sha256": value}))

    with pytest.raises(NetBuilderError, match="expected"):
        store.read("run-1")


def test_the_state_of_another_run_is_refused(folder: Path):
    store = CheckpointStore(folder)
    for name in ("mine", "yours"):
        store.write(make_checkpoint(run_id=name))
    mine, yours = (folder / "runs" / key_of(name) for name in ("mine", "yours"))
    shutil.rmtree(mine)
    shutil.copytree(yours, mine)

    with pytest.raises(FileError, match="the state of a different training"):
        store.read("mine")
    for name in ("mine", "yours"):
        store.leave(name)
    assert [run.run_id for run in CheckpointStore(folder).unfinished()] == ["yours"]


@pytest.mark.parametrize("fails_at", range(14))
def test_a_full_disk_leaves_the_former_state_and_no_litter(
    folder: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
):
    former, new = make_checkpoint(epochs=1), make_checkpoint(epochs=2)
    store = CheckpointStore(folder)
    store.write(former)
    before, calls, fsync = files(folder), 0, os.fsync

    def full(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls > fails_at:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        refusal = refused(lambda: store.write(new))
    # Five objects and the head, each flushed with its folder; that of the last may fail unseen.
    assert (refusal is None) == (fails_at >= 11)
    if refusal is not None:
        assert "cannot be checkpointed: found a full disk" in refusal.sentence()
        assert "a crash or power failure would lose" in refusal.sentence()
        assert same(store.read("run-1"), former)
        assert files(folder) == before
    store.write(new)
    assert same(store.read("run-1"), new)


def test_a_state_that_cannot_be_looked_at_for_a_moment_is_not_swept_away(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    former = make_checkpoint(epochs=1)
    store = CheckpointStore(folder)
    store.write(former)

    def refused_once(*arguments: object, **keywords: object) -> object:
        raise FileError("The training state", found="an error of the disk")

    with monkeypatch.context() as patch:
        patch.setattr(ObjectFolder, "put", refused_once)
        patch.setattr(ObjectFolder, "get", refused_once)
        assert refused(lambda: store.write(make_checkpoint(epochs=2))) is not None
    assert same(store.read("run-1"), former)


WRITER = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from checkpoint_samples import files, interrupted, make_checkpoint
from netbuilder.files.checkpoints import CheckpointStore

store = CheckpointStore(Path(sys.argv[1]))
for epochs in range(1, 10_000):
    checkpoint = make_checkpoint(epochs=epochs)
    sys.stdout.write("+")
    sys.stdout.flush()
    store.write(checkpoint)
    sys.stdout.write("-")
    sys.stdout.flush()
"""


def writer(folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", WRITER, str(folder), str(SUPPORT)]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no signal 9")
def test_a_process_killed_at_any_moment_leaves_a_whole_state(
    folder: Path, how_many: Callable[..., int]
):
    chance = random.Random(3)
    for _trial in range(how_many(8, quick=3)):
        shutil.rmtree(folder, ignore_errors=True)
        process = writer(folder)
        said = process.stdout.read(2 * chance.randrange(2, 5) - chance.randrange(2))
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=chance.random() * 0.02)
        process.kill()
        said += process.stdout.read()
        process.wait()
        process.stdout.close()
        begun, done = said.count(b"+"), said.count(b"-")
        store = CheckpointStore(folder)

        (run,) = store.unfinished()
        found = store.read("run-1")

        assert len(found.run.series.epochs) in {begun, done}
        assert same(found, make_checkpoint(epochs=len(found.run.series.epochs)))
        assert run.epoch == len(found.run.series.epochs) + 1
        store.write(make_checkpoint(epochs=1))
        assert len(files(folder)) == 6


@pytest.mark.skipif(sys.platform == "win32", reason="there is no signal 9")
def test_a_run_in_the_hands_of_a_living_process_is_neither_offered_nor_taken(folder: Path):
    process = writer(folder)
    try:
        assert process.stdout.read(2) == b"+-"
        store = CheckpointStore(folder)
        assert store.unfinished() == ()
        with pytest.raises(FileError, match="in progress in another program"):
            store.begin("run-1")
        with pytest.raises(FileError, match="in progress in another program"):
            store.forget("run-1")
    finally:
        process.kill()
        process.communicate()

    (run,) = store.unfinished()
    store.begin(run.run_id)
    assert CheckpointStore(folder).unfinished() == ()


def test_two_processes_share_the_folder(folder: Path):
    store = CheckpointStore(folder)
    process = writer(folder)
    try:
        process.stdout.read(1)
        for epochs in range(20):
            store.write(make_checkpoint(run_id="mine", epochs=epochs))
            assert same(store.read("mine"), make_checkpoint(run_id="mine", epochs=epochs))
    finally:
        process.kill()
        process.communicate()

    assert store.unfinished() == CheckpointStore(folder).unfinished()
    assert store.load("run-1") is not None


def test_a_folder_that_cannot_be_written_to_says_so(tmp_path: Path):
    (tmp_path / "file").write_text("not a folder")
    store = CheckpointStore(tmp_path / "file" / "checkpoints")

    for attempt in (store.begin, store.end, store.forget):
        with pytest.raises(FileError, match="cannot be written"):
            attempt("run-1")
    assert store.unfinished() == ()
    assert store.load("run-1") is None
