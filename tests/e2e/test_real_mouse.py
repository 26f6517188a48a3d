"""The main job with a real mouse: built, set, trained, drawn upon, exported and opened again."""

from __future__ import annotations

from pathlib import Path

import pytest
from scenarios import SAME, said_by_a_person

from netbuilder.files.project_file import open_document

SCENARIO = Path(__file__).with_name("scenario_real_mouse.py")


@pytest.mark.xvfb
@pytest.mark.alone
@pytest.mark.parametrize("size", ["1280x720", "1600x1000"])
def test_the_main_job_is_done_with_the_real_mouse(size, tmp_path):
    said = said_by_a_person(SCENARIO, tmp_path, size=size)
    assert said["curves"] == "seen"
    assert said["read"].startswith("A 0 ")
    assert said["read"].endswith("Predicted by Run 1.")
    assert "Run 1" not in said["between"]
    assert float(said["again"]) < SAME
    document = open_document(tmp_path / "mine.netb")
    blocks = {name: node.block for name, node in document.project.graph.nodes.items()}
    dropped = ["input-1", "flatten-1", "dense-1", "dense-2", "activation-1"]
    assert list(blocks)[: len(dropped)] == dropped
    assert blocks["dense-1"].units == 200
    assert document.runs[0].test.metrics["accuracy"] > 0.9
