"""The session is the only way to change a document, and everybody is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from netbuilder.errors import NetBuilderError
from netbuilder.project.document import Document
from netbuilder.project.run import Run, RunStatus
from netbuilder.ui.document.session import UNDO_DEPTH

if TYPE_CHECKING:
    from netbuilder.project.project import Project


def epochs(count):
    return lambda project: replace(project, plan=project.plan.with_settings(epochs=count))


def a_run(project: Project) -> Run:
    return Run(
        id="1",
        name="Run 1",
        started="",
        graph=project.graph,
        plan=project.plan,
        dataset=project.dataset,
        status=RunStatus.FINISHED,
    )


def test_an_edit_is_told_once_with_before_and_after(qtbot, session):
    before = session.project
    with qtbot.waitSignal(session.project_changed) as told:
        session.edit("Change epochs", epochs(3))
    assert told.args[0] is before
    assert told.args[1] is session.project
    assert session.project.plan.epochs == 3


def test_an_edit_that_changes_nothing_leaves_no_step(qtbot, session):
    with qtbot.assertNotEmitted(session.project_changed):
        session.edit("Nothing", lambda project: replace(project))
    assert session.undo_stack.count() == 0


def test_a_refused_edit_leaves_no_step(session):
    def refuse(project):
        raise NetBuilderError("no")

    with pytest.raises(NetBuilderError):
        session.edit("Refused", refuse)
    assert session.undo_stack.count() == 0


def test_undo_of_everything_is_saved_again(session):
    session.edit("One", epochs(3))
    session.edit("Two", epochs(4))
    assert session.is_unsaved
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert not session.is_unsaved


def test_one_gesture_is_one_step_and_another_is_another(session):
    first, second = object(), object()
    for count in (3, 4, 5):
        session.edit("Change epochs", epochs(count), gesture=first)
    assert session.undo_stack.count() == 1
    session.edit("Change epochs", epochs(6), gesture=second)
    session.edit("Change epochs", epochs(7))
    assert session.undo_stack.count() == 3
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.project.plan.epochs == 5
    session.undo_stack.undo()
    assert session.project.plan.epochs == 10


def test_a_run_makes_unsaved_and_is_not_undone(session):
    session.edit("One", epochs(3))
    session.mark_saved(session.document, path=Path("x.netb"))
    session.add_run(a_run(session.project))
    assert session.is_unsaved
    session.undo_stack.undo()
    assert len(session.document.runs) == 1
    assert session.project.plan.epochs == 10


def test_loading_forgets_the_steps(session):
    session.edit("One", epochs(3))
    session.load(Document(), path=None)
    assert session.undo_stack.count() == 0
    assert not session.is_unsaved


def test_each_document_that_is_opened_has_an_id_of_its_own(session):
    first = session.document_id
    session.load(Document(), path=None)
    assert session.document_id not in ("", first)
    session.load(Document(), path=None, document_id="known")
    session.edit("One", epochs(3))
    assert session.document_id == "known"


def test_the_depth_of_undo_is_bounded(session):
    for count in range(UNDO_DEPTH + 20):
        session.edit("Change epochs", epochs(1 + count % 2))
    assert session.undo_stack.count() == UNDO_DEPTH
