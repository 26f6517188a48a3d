"""States that cannot be read are set aside once, or wait for a better moment."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from bad_disk import fail_to_read
from checkpoint_samples import files, interrupted, make_checkpoint, same

from netbuilder.files.checkpoints import CheckpointStore
from netbuilder.files.errors import DamagedFileError, UnreadableFileError
from netbuilder.files.shelves import key_of
from netbuilder.files.unfinished import Interrupted
from netbuilder.project.fields import NewerSchemaError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_damaged_state_is_set_aside_and_told_once(folder: Path):
    interrupted(folder, make_checkpoint())
    (objects,) = folder.glob("runs/*/objects")
    before = {path.name: path.read_bytes() for path in objects.iterdir()}
    largest = max(objects.iterdir(), key=lambda path: path.stat().st_size)
    largest.write_bytes(b"x" * largest.stat().st_size)
    store = CheckpointStore(folder)

    with pytest.raises(DamagedFileError, match="It is damaged and has been moved to") as caught:
        store.take("run-1")
    place = folder / "damaged" / objects.parent.name
    assert str(place) in caught.value.sentence()
    assert {path.name for path in (place / "objects").iterdir()} == set(before)
    assert store.interrupted() == Interrupted()
    assert store.take("run-1") is None


def test_a_damaged_manifest_is_set_aside_when_it_is_looked_for(folder: Path):
    interrupted(folder, make_checkpoint())
    interrupted(folder, make_checkpoint(run_id="run-2"))
    store = CheckpointStore(folder)
    (head,) = (path for path in folder.glob("runs/*/head.json") if key_of("run-1") in str(path))
    (head.parent / "objects" / json.loads(head.read_text())["sha256"]).write_bytes(b"{}")

    found = store.interrupted()

    assert [run.run_id for run in found.runs] == ["run-2"]
    assert [refusal.sentence().split(":")[0] for refusal in found.refusals] == [
        "An interrupted training cannot be resumed"
    ]
    assert "has been moved to" in found.refusals[0].advice
    assert (folder / "damaged" / key_of("run-1") / "head.json").is_file()
    assert store.interrupted().refusals == ()


@pytest.mark.parametrize("what", ["head.json", "objects/*"])
def test_a_state_that_cannot_be_read_now_stays_and_is_offered_later(
    folder: Path, monkeypatch: pytest.MonkeyPatch, what: str
):
    interrupted(folder, make_checkpoint())
    store = CheckpointStore(folder)
    with monkeypatch.context() as patch:
        fail_to_read(patch, *folder.glob(f"runs/*/{what}"))
        (refusal,) = store.interrupted().refusals
        assert isinstance(refusal, UnreadableFileError)
        assert "It stays in" in refusal.sentence()
        with pytest.raises(UnreadableFileError, match="It stays in"):
            store.take("run-1")
    assert [run.run_id for run in CheckpointStore(folder).unfinished()] == ["run-1"]
    assert same(store.take("run-1"), make_checkpoint())


def test_a_run_that_is_left_is_taken_by_another(folder: Path):
    interrupted(folder, make_checkpoint())
    store, other = CheckpointStore(folder), CheckpointStore(folder)
    assert store.take("run-1") is not None
    assert other.unfinished() == ()
    store.leave("run-1")
    assert [run.run_id for run in other.unfinished()] == ["run-1"]
    store.leave("run-1")


def test_a_state_of_a_newer_schema_stays(folder: Path):
    import hashlib

    interrupted(folder, make_checkpoint())
    (head,) = folder.glob("runs/*/head.json")
    told = json.loads(head.read_text())
    manifest = json.loads((head.parent / "objects" / told["sha256"]).read_text())
    text = json.dumps({**manifest, "schema": 99}).encode()
    digest = hashlib.sha256(text).hexdigest()
    (head.parent / "objects" / digest).write_bytes(text)
    head.write_text(json.dumps({**told, "sha256": digest, "bytes": len(text)}))
    before = files(folder)
    store = CheckpointStore(folder)

    (refusal,) = store.interrupted().refusals
    assert isinstance(refusal, NewerSchemaError)
    assert "Update NetBuilder to resume the training. It stays in" in refusal.sentence()
    with pytest.raises(NewerSchemaError):
        store.take("run-1")
    assert files(folder) == before
