"""Drawings that a person labels are kept with the project, and tested, exported, deleted."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from trained import make_run, small_graph

from netbuilder.engine.probes.batch import BatchPredicted
from netbuilder.engine.probes.probe import Unanswered
from netbuilder.project.my_drawings import MyDrawing
from netbuilder.project.plan import Plan
from netbuilder.ui.insight.my_drawings import view
from netbuilder.ui.insight.my_drawings.view import MyDrawingsView

IMAGES = [np.full((28, 28), grey, np.uint8) for grey in (10, 20, 30)]


@pytest.fixture
def drawings(shown, monkeypatch):
    """The view, which asks again how the drawings are read as soon as they change."""
    monkeypatch.setattr("netbuilder.ui.insight.my_drawings.view._READING_MS", 20)
    return shown(MyDrawingsView)


@pytest.fixture
def panel(drawings):
    return drawings.panel


@pytest.fixture
def kept(drawings):
    for digit, image in zip((4, 7, 9), IMAGES, strict=True):
        drawings.keep(image, digit)
    return drawings


def words(panel):
    return [panel.sheet.item(row).text() for row in range(panel.sheet.count())]


def test_an_empty_collection_says_how_to_fill_it(drawings, panel):
    assert "Click the correct digit" in panel.score.text()
    assert not panel.export.isEnabled()


def test_a_labelled_drawing_is_kept_as_one_undo_step(drawings, session, pad, panel):
    pad.labelled.emit(IMAGES[0], 4)
    assert session.project.drawings == (MyDrawing(4, IMAGES[0].tobytes()),)
    assert words(panel) == ["4"]
    assert session.undo_stack.undoText() == "Add drawing as 4"
    session.undo_stack.undo()
    assert words(panel) == []


def test_the_same_drawing_is_kept_once(kept, notifier, session):
    kept.keep(IMAGES[0], 4)
    assert len(session.project.drawings) == 3
    assert notifier.told[-1] == "This 4 is already in My drawings."


def test_another_digit_takes_the_place_of_the_first(kept, notifier, session, panel):
    kept.keep(IMAGES[1], 1)
    assert words(panel) == ["4", "1", "9"]
    assert notifier.told[-1] == "Changed from “7” to “1” in My drawings."
    session.undo_stack.undo()
    assert words(panel) == ["4", "7", "9"]


def test_a_file_with_one_drawing_under_two_digits_is_fixed_by_a_click(drawings, session, panel):
    grey = IMAGES[0].tobytes()
    both = (
        MyDrawing(3, grey),
        MyDrawing(7, IMAGES[1].tobytes()),
        MyDrawing(1, grey),
    )
    session.edit("Old file", lambda project: replace(project, drawings=both))
    drawings.keep(IMAGES[0], 3)
    assert words(panel) == ["3", "7"]


def test_a_full_collection_still_takes_another_digit(kept, session, monkeypatch):
    monkeypatch.setattr(view, "MOST_DRAWINGS", 3)
    kept.keep(IMAGES[0], 5)
    assert [drawing.digit for drawing in session.project.drawings] == [5, 7, 9]


def test_a_full_collection_says_so(kept, notifier, session, monkeypatch):
    monkeypatch.setattr(view, "MOST_DRAWINGS", 3)
    kept.keep(np.zeros((28, 28), np.uint8), 1)
    assert len(session.project.drawings) == 3
    assert "full" in str(notifier.refused[0])


def test_whoever_answers_is_tested_on_them(kept, engine, panel, qtbot):
    kept.on_subject_loaded()
    (asker,) = engine.many
    qtbot.waitUntil(lambda: len(engine.many[asker]) == 3)
    assert np.array_equal(engine.many[asker], np.stack(IMAGES))
    shares = np.eye(10, dtype=np.float32)[[4, 1, 9]]
    kept.on_answer(BatchPredicted(shares, asker=asker, source="Run 2"))
    assert panel.score.text() == "Run 2 classifies 2 of 3 correctly."
    assert words(panel) == ["4", "7, classified as 1", "9"]


def test_answers_to_another_collection_are_dropped(kept, engine, panel):
    kept.on_answer(BatchPredicted(np.zeros((2, 10), np.float32), asker="my_drawings"))
    assert words(panel) == ["4", "7", "9"]


def test_why_they_are_not_read_stands_above_them(kept, panel):
    shares = np.eye(10, dtype=np.float32)[[4, 1, 9]]
    kept.on_answer(BatchPredicted(shares, asker="my_drawings", source="Run 2"))
    kept.on_unanswered(Unanswered(reason="No memory.", question="PredictBatch"))
    assert panel.score.text() == "No memory."
    assert words(panel) == ["4", "7", "9"]


@pytest.mark.parametrize("way", ["button", "key"])
def test_selected_drawings_are_deleted(kept, session, panel, way):
    panel.sheet.item(0).setSelected(True)
    panel.sheet.item(2).setSelected(True)
    if way == "button":
        panel.delete.click()
    else:
        QTest.keyClick(panel.sheet, Qt.Key.Key_Delete)
    assert [drawing.digit for drawing in session.project.drawings] == [7]
    session.undo_stack.undo()
    assert [drawing.digit for drawing in session.project.drawings] == [4, 7, 9]


def test_they_are_exported_as_numbers(kept, panel, dialogs, tmp_path):
    dialogs.save_path = tmp_path / "mine.npz"
    panel.export.click()
    with np.load(tmp_path / "mine.npz") as file:
        assert file["y"].tolist() == [4, 7, 9]
        assert np.array_equal(file["x"], np.stack(IMAGES))


def test_they_are_exported_as_pictures(kept, panel, dialogs, tmp_path):
    dialogs.save_path = tmp_path / "mine.zip"
    panel.export.click()
    with zipfile.ZipFile(tmp_path / "mine.zip") as archive:
        assert archive.namelist() == ["4/0001.png", "7/0002.png", "9/0003.png"]
        picture = Image.open(io.BytesIO(archive.read("7/0002.png")))
        assert np.array_equal(np.asarray(picture), IMAGES[1])


def test_what_cannot_be_written_is_told(kept, notifier, panel, dialogs, tmp_path):
    dialogs.save_path = tmp_path / "nowhere" / "mine.npz"
    panel.export.click()
    assert "cannot be written" in str(notifier.refused[0])
    dialogs.save_path = None
    panel.export.click()
    assert len(notifier.refused) == 1


@pytest.mark.parametrize(("repeats", "source", "is_said"), [(5, 1, 1), (0, 1, 0), (5, 0, 0)])
def test_who_learned_from_them_is_told_apart(kept, session, panel, repeats, source, is_said):
    run = make_run(small_graph("lecture-relu"), plan=Plan(drawing_copies=repeats))
    session.add_run(run)
    name = run.name if source else "the built-in model"
    shares, run_id = np.eye(10, dtype=np.float32)[[4, 7, 9]], run.id if source else ""
    kept.on_answer(BatchPredicted(shares, asker="my_drawings", source=name, run_id=run_id))
    assert f"{name} classifies 3 of 3 correctly." in panel.score.text()
    assert ("among its training examples" in panel.score.text()) == bool(is_said)


def test_answers_that_are_nan_count_as_none(kept, panel):
    kept.on_answer(
        BatchPredicted(np.full((3, 10), np.nan, np.float32), asker="my_drawings", source="Run 2")
    )
    assert panel.score.text() == "Run 2 outputs NaN: it recognizes none of them."
    assert words(panel) == ["4", "7", "9"]
