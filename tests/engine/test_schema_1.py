"""A checkpoint that the program wrote before metrics had names goes on as it would have then."""

from __future__ import annotations

import pytest
from schema_1 import FACTS, copy_checkpoints, told

from netbuilder.engine.control import TrainingControl
from netbuilder.engine.protocol import resume_request
from netbuilder.engine.training import train
from netbuilder.files.checkpoints import CheckpointStore

TOLERANCE = 1e-4
"""The numbers were written with other versions of the libraries, perhaps on another machine."""


@pytest.mark.usefixtures("compiles_once")
def test_it_is_resumed_to_the_same_end(tmp_path, small_data):
    store = CheckpointStore(copy_checkpoints(tmp_path / "checkpoints"))
    checkpoint = store.read("run-3")
    run = train(
        resume_request(checkpoint),
        emit=lambda message: None,
        control=TrainingControl(),
        load=small_data,
    )
    found, expected = told(run), FACTS["resumed"]
    assert found["step_loss"] == pytest.approx(expected["step_loss"], rel=TOLERANCE)
    assert found["step_accuracy"] == pytest.approx(expected["step_accuracy"], abs=0.021)
    assert len(found["epochs"]) == 4
    assert found["epochs"][-1]["val_loss"] == pytest.approx(2.19, abs=0.01)
    assert found["test"] == pytest.approx(expected["test"], abs=0.02)
