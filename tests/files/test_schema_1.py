"""A project and a checkpoint that the program wrote before metrics had names open as they were."""

from __future__ import annotations

from schema_1 import FACTS, PROJECT, copy_checkpoints, told

from netbuilder.files.checkpoints import CheckpointStore
from netbuilder.files.project_file import open_document, save_document
from netbuilder.project.run import weights_fit


def test_the_project_opens_with_every_figure():
    document = open_document(PROJECT)
    assert document.project.title == "Schema 1"
    assert [told(run) for run in document.runs] == FACTS["runs"]
    assert all(weights_fit(run.graph, run.weights) for run in document.runs)
    assert document.runs[0].changes[0].after == 0.005


def test_saved_again_it_is_the_same(tmp_path):
    document = open_document(PROJECT)
    save_document(document, tmp_path / "again.netb")
    again = open_document(tmp_path / "again.netb")
    assert again.project == document.project
    assert [told(run) for run in again.runs] == FACTS["runs"]


def test_the_checkpoint_opens_with_every_figure(tmp_path):
    store = CheckpointStore(copy_checkpoints(tmp_path / "checkpoints"))
    (found,) = store.unfinished()
    checkpoint = store.read(found.run_id)
    assert checkpoint is not None
    assert told(checkpoint.run) == FACTS["checkpoint"]
    assert (checkpoint.document_id, checkpoint.origin) == ("mine", "/home/mine.netb")
    assert checkpoint.state.position.epoch == 2
    assert checkpoint.state.best is not None
    assert weights_fit(checkpoint.run.graph, checkpoint.state.best.weights)
    assert [array.shape for array in checkpoint.state.optimizer][:2] == [(), ()]
