"""After a NaN the problem list says so, until something that matters is changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from recorded import recorded
from training import ready

from netbuilder.engine.messages import RunEnded
from netbuilder.project.document import Document
from netbuilder.project.project import Project


@pytest.fixture
def failed(qtbot, window, engine):
    """The window after its network was trained at a rate of 10 and the loss became NaN."""
    run = recorded("nan")
    project = Project(graph=run.graph, plan=run.plan)
    window.session.load(Document(project), path=None)
    window.panels.show_problems()
    ready(qtbot, window, engine)
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: bool(engine.trained))
    run = replace(run, id=engine.trained[-1].run_id, name="Run 1", diverged_in="dense-2")
    engine.say(RunEnded(run))
    qtbot.waitUntil(lambda: bool(window.session.document.runs))
    window.panels.show_problems()
    return window


def said(window) -> str:
    labels = window.panels.problems.widget().findChildren(QLabel)
    return " ".join(label.text() for label in labels if not label.isHidden())


def kinds(window) -> list[str]:
    return [problem.kind for problem in window.session.analysis.problems]


def tab(window) -> str:
    below = window.panels.below
    return below.tabText(below.indexOf(window.panels.problems))


def test_the_diagnosis_stands_in_the_list_and_at_its_block(failed):
    assert "This training has diverged before" in said(failed)
    assert "first in Dense (“dense-2”)" in said(failed)
    assert "ready to train" not in said(failed)
    assert tab(failed).startswith("Problems (")
    item = failed.canvas.scene.nodes["dense-2"]
    assert "This training has diverged before" in item.face.words()


def test_the_inspector_shows_it_with_its_block(failed):
    failed.canvas.scene.select(("dense-2",))
    labels = failed.panels.block.findChildren(QLabel)
    assert any("This training has diverged before" in label.text() for label in labels)


def test_one_click_fixes_it_and_undo_brings_it_back(failed):
    (problem,) = [p for p in failed.session.analysis.problems if p.kind == "diverged"]
    failed.session.edit(problem.fix.title, problem.fix.apply)
    assert failed.session.project.plan.learning_rate == 0.1
    assert "diverged" not in said(failed)
    failed.verbs["undo"].trigger()
    assert "This training has diverged before" in said(failed)


def test_what_does_not_matter_leaves_it(failed):
    failed.session.edit("Seed", lambda p: replace(p, plan=p.plan.with_settings(seed=99)))
    assert "diverged" in kinds(failed)


def test_it_does_not_forbid_training(qtbot, failed, engine):
    failed.verbs["train"].trigger()
    qtbot.waitUntil(lambda: len(engine.trained) == 2)


def test_it_goes_with_the_document(failed):
    document = failed.session.document
    failed.files.new()
    assert "diverged" not in kinds(failed)
    assert "diverged" not in said(failed)
    failed.session.load(document, path=None)
    assert "This training has diverged before" in said(failed)


def test_a_run_that_goes_well_ends_it_without_an_edit(failed):
    (run,) = failed.session.document.runs
    well = recorded("adam-mlp")
    failed.session.add_run(replace(well, id="r2", name="Run 2", graph=run.graph, plan=run.plan))
    assert "diverged" not in said(failed)
    assert (
        "This training has diverged before" not in failed.canvas.scene.nodes["dense-2"].face.words()
    )
