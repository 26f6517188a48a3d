"""Pictures on their way onto the pad and off it; comparing, and looking inside."""

from __future__ import annotations

from dataclasses import replace
from queue import SimpleQueue

import numpy as np
import pytest
from pen import draw_stroke
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

from netbuilder.data.datasets import load_dataset
from netbuilder.engine.probes.activations import Activate
from netbuilder.engine.probes.comparison import Compare, Compared
from netbuilder.engine.probes.prediction import Predicted
from netbuilder.engine.probes.probe import Unanswered
from netbuilder.engine.subject import SubjectLoaded
from netbuilder.errors import NetBuilderError

DIGIT = load_dataset("mnist").x_test[0]
BUILT_IN = "the built-in model"
STROKE = [(0.3, 0.2), (0.7, 0.2), (0.5, 0.8)]


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "seven.png"
    Image.fromarray(255 - DIGIT).resize((140, 140)).save(path)
    return path


@pytest.fixture
def pad(window):
    return window.panels.pad


@pytest.fixture
def reading(monkeypatch):
    """Outcomes of reading the test images, which takes until there is one."""
    outcomes = SimpleQueue()

    def read(_key):
        outcome = outcomes.get(timeout=10)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    monkeypatch.setattr("netbuilder.ui.pad.mnist_digits.load_dataset", read)
    return outcomes


@pytest.fixture
def read(window, qtbot):
    """Do what has a picture read, and wait until it has been."""

    def act(verb):
        window.verbs[verb].trigger()
        qtbot.waitUntil(lambda: not window.pad.reader.name)

    return act


def last_told(window):
    return window.panels.log.toPlainText().splitlines()[-1]


def test_a_picture_is_opened_framed_and_undone(window, pad, dialogs, picture, read):
    dialogs.open_path = picture
    read("open_picture")
    assert pad.canvas.drawing.picture is not None
    assert "seven.png is on the drawing pad" in last_told(window)
    likeness = np.corrcoef(pad.view.image.ravel(), DIGIT.ravel())[0, 1]
    assert likeness > 0.8
    pad.canvas.grab()
    window.verbs["undo_stroke"].trigger()
    assert pad.canvas.drawing.is_empty


def test_what_is_no_picture_is_told_and_the_drawing_stays(window, pad, dialogs, tmp_path, read):
    draw_stroke(pad.canvas, STROKE)
    before = pad.canvas.drawing
    (tmp_path / "bad.png").write_text("no image")
    dialogs.open_path = tmp_path / "bad.png"
    read("open_picture")
    assert pad.canvas.drawing == before
    assert "bad.png cannot be read" in last_told(window)
    dialogs.open_path = None
    read("open_picture")
    assert pad.canvas.drawing == before


def test_a_picture_is_pasted(window, pad, picture, read):
    QGuiApplication.clipboard().setImage(QImage(str(picture)))
    read("paste_picture")
    assert pad.canvas.drawing.picture is not None
    assert "The image from the clipboard is on the drawing pad" in last_told(window)
    empty = QImage(20, 20, QImage.Format.Format_RGB32)
    empty.fill(Qt.GlobalColor.white)
    QGuiApplication.clipboard().setImage(empty)
    read("paste_picture")
    assert (
        "The image from the clipboard cannot be used: found nothing that stands out"
        in last_told(window)
    )
    QGuiApplication.clipboard().setText("no image")
    read("paste_picture")
    assert "No image to paste" in last_told(window)


def test_a_picture_laid_down_twice_is_removed_by_one_undo(window, pad, dialogs, picture, read):
    dialogs.open_path = picture
    read("open_picture")
    read("open_picture")
    window.verbs["undo_stroke"].trigger()
    assert pad.canvas.drawing.is_empty


def test_what_the_pad_keeps_is_said_beside_it(window, pad):
    draw_stroke(pad.canvas, STROKE)
    pad.bars.digit_clicked.emit(7)
    assert pad.kept.words.text() == "Added as 7"
    pad.kept.undo.click()
    assert window.session.project.drawings == ()


def test_a_drawing_is_saved_and_read_again(window, pad, dialogs, tmp_path, read, qtbot):
    dialogs.save_path = tmp_path / "mine.png"
    window.verbs["save_drawing"].trigger()
    assert "No drawing to save" in last_told(window)
    draw_stroke(pad.canvas, STROKE)
    qtbot.waitUntil(lambda: not pad.questions.throttle.is_wanted)
    drawn = pad.view.image.copy()
    window.verbs["save_drawing"].trigger()
    with Image.open(tmp_path / "mine.png") as saved:
        assert saved.size == (280, 280)
    pad.clear()
    dialogs.open_path = dialogs.save_path
    read("open_picture")
    qtbot.waitUntil(lambda: not pad.questions.throttle.is_wanted)
    assert np.corrcoef(pad.view.image.ravel(), drawn.ravel())[0, 1] > 0.8
    dialogs.save_path = tmp_path / "nowhere" / "mine.png"
    window.verbs["save_drawing"].trigger()
    assert "cannot be written" in last_told(window)


def test_activations_are_asked_for_while_the_verb_is_ticked(window, pad, engine, qtbot):
    window.panels.pad.on_message(SubjectLoaded("Run 1"))
    window.verbs["show_activations"].setChecked(True)
    draw_stroke(pad.canvas, STROKE)
    qtbot.waitUntil(lambda: engine.newest > 0)
    assert engine.of(Activate)[-1].number == engine.newest
    window.verbs["show_activations"].setChecked(False)
    pad.clear()
    draw_stroke(pad.canvas, STROKE)
    newest = engine.newest
    qtbot.waitUntil(lambda: engine.newest > newest)
    assert engine.of(Activate)[-1].number <= newest


def test_the_built_in_model_answers_until_something_is_trained(window, engine):
    engine.become_ready()
    assert engine.answers == ["the built-in model"]


def test_the_built_in_model_answers_beside_when_wanted(window, pad, engine, qtbot):
    window.verbs["compare"].setChecked(True)
    pad.on_message(SubjectLoaded("Run 1"))
    draw_stroke(pad.canvas, STROKE)
    qtbot.waitUntil(lambda: not pad.questions.throttle.rest)
    newest = engine.newest
    asked = engine.of(Compare)[-1]
    assert (asked.number, asked.rival) == (newest, BUILT_IN)
    mine, other = np.eye(10)[2], np.eye(10)[7]
    pad.on_message(Predicted(tuple(mine), number=newest, source="Run 1"))
    pad.on_message(Compared(tuple(other), BUILT_IN, number=newest - 1))
    assert pad.bars.rival == ()
    pad.on_message(Compared(tuple(other), BUILT_IN, number=newest))
    assert pad.bars.rival == tuple(other)
    assert "the built-in model: A 7 (100 %)" in pad.status
    pad.bars.grab()
    why = Unanswered(reason="Its file is damaged.", question="Compare", number=newest)
    pad.on_message(replace(why, question="Activate"))
    assert pad.bars.rival == tuple(other)
    pad.on_message(why)
    assert pad.bars.rival == ()
    assert pad.status.endswith("Predicted by Run 1. Its file is damaged.")
    window.verbs["compare"].setChecked(False)
    draw_stroke(pad.canvas, STROKE)
    qtbot.waitUntil(lambda: engine.newest > newest)
    assert [asked.number for asked in engine.of(Compare)][-1] == newest


def test_test_images_come_one_after_the_other_by_key_and_by_button(window, pad, engine, qtbot):
    data = load_dataset("mnist")
    engine.become_ready()
    qtbot.waitUntil(lambda: bool(engine.answers))
    pad.on_message(SubjectLoaded("Run 1"))
    for press, place in (
        (window.verbs["next_test_image"].trigger, 0),
        (pad.image_browser.next.click, 1),
        (pad.image_browser.previous.click, 0),
        (window.verbs["previous_test_image"].trigger, 9_999),
        (pad.image_browser.next.click, 0),
    ):
        before = engine.newest
        press()
        qtbot.waitUntil(lambda before=before: engine.newest > before)
        assert np.array_equal(engine.images[engine.newest], data.x_test[place])
        pad.on_message(Predicted(tuple(np.eye(10)[7]), number=engine.newest, source="Run 1"))
        label = data.y_test[place]
        said = f"Test image {place + 1:,} of 10,000 (label {label}). A 7 (100 %)"
        assert pad.status.startswith(said)
    window.verbs["clear_pad"].trigger()
    draw_stroke(pad.canvas, STROKE)
    qtbot.waitUntil(lambda: engine.newest > before and not pad.questions.throttle.rest)
    pad.on_message(Predicted(tuple(np.eye(10)[7]), number=engine.newest, source="Run 1"))
    assert pad.status == "A 7 (100 %). Predicted by Run 1."


def test_while_the_test_images_are_read_the_pad_can_be_used(reading, window, pad, qtbot):
    for _press in range(3):
        window.verbs["next_test_image"].trigger()
    assert last_told(window).endswith("Loading the test images of MNIST.")
    draw_stroke(pad.canvas, STROKE)
    assert pad.canvas.drawing.strokes
    reading.put(load_dataset("mnist"))
    qtbot.waitUntil(lambda: pad.canvas.drawing.picture is not None)
    assert pad.canvas.drawing.picture.grey == load_dataset("mnist").x_test[2].tobytes()


def test_test_images_that_cannot_be_read_are_tried_again(reading, window, pad, qtbot):
    window.verbs["next_test_image"].trigger()
    reading.put(NetBuilderError("The data set MNIST is damaged"))
    qtbot.waitUntil(lambda: "The data set MNIST is damaged" in last_told(window))
    window.verbs["next_test_image"].trigger()
    reading.put(load_dataset("mnist"))
    qtbot.waitUntil(lambda: pad.canvas.drawing.picture is not None)
    assert pad.canvas.drawing.picture.grey == DIGIT.tobytes()
