"""Reading of pictures in the background: what is seen meanwhile, what cancels it, who wins."""

from __future__ import annotations

import threading
from collections import defaultdict
from queue import SimpleQueue

import numpy as np
import pytest
from dropping import drop, files
from pen import draw_stroke
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from netbuilder.data.picture import PictureError
from netbuilder.data.strokes import picture_of
from netbuilder.ui.document.dialogs import SeveralDigits

STROKE = [(0.3, 0.2), (0.7, 0.2), (0.5, 0.8)]
WAITING = "Reading a.png. Press Esc to cancel."


def ink(place):
    """Return the ink of a digit that differs from others by its place."""
    found = np.zeros((40, 40))
    found[5:30, 5 + place : 9 + place] = 1.0
    return found


A, B = (ink(0),), (ink(12),)


class Pictures:
    """Pictures whose reading takes until its outcome is there.

    Attributes:
        threads: Name of the thread in which each was read.
    """

    def __init__(self):
        self.threads = {}
        self._outcomes = defaultdict(SimpleQueue)

    def end(self, name, outcome):
        """Let the reading of a picture end, with the ink of its digits or an error."""
        self._outcomes[name].put(outcome)

    def read(self, path):
        self.threads[path.name] = threading.current_thread()
        outcome = self._outcomes[path.name].get(timeout=10)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


@pytest.fixture
def pictures(monkeypatch):
    pictures = Pictures()
    monkeypatch.setattr("netbuilder.ui.pad.picture_reader.read_digits", pictures.read)
    return pictures


@pytest.fixture
def pad(window):
    return window.panels.pad


@pytest.fixture
def open_picture(window, dialogs, tmp_path):
    def act(name):
        dialogs.open_path = tmp_path / name
        window.verbs["open_picture"].trigger()

    return act


def by_drop(window, path):
    assert drop(files(path), onto=window.canvas.view.viewport())


def by_paste_of_a_file(window, path):
    QGuiApplication.clipboard().setMimeData(files(path))
    window.verbs["paste_picture"].trigger()


def by_paste_of_pixels(window, _path):
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    QGuiApplication.clipboard().setImage(image)
    window.verbs["paste_picture"].trigger()


def last_told(window):
    return window.panels.log.toPlainText().splitlines()[-1]


@pytest.mark.parametrize("door", [by_drop, by_paste_of_a_file, by_paste_of_pixels])
def test_no_picture_is_read_in_the_thread_of_the_window(
    window, pad, pictures, qtbot, tmp_path, door
):
    door(window, tmp_path / "pixels.png")
    qtbot.waitUntil(lambda: "pixels.png" in pictures.threads)
    assert pictures.threads["pixels.png"] is not threading.main_thread()
    pictures.end("pixels.png", A)
    qtbot.waitUntil(lambda: pad.canvas.drawing.picture == picture_of(A[0]))


def test_the_pad_says_what_is_read_and_then_what_it_said_before(
    window, pad, pictures, open_picture, qtbot
):
    before = pad.status
    open_picture("a.png")
    assert pad.status == before
    qtbot.waitUntil(lambda: pad.status == WAITING)
    pictures.end("a.png", A)
    qtbot.waitUntil(lambda: pad.canvas.drawing.picture is not None)
    assert pad.status != WAITING
    assert last_told(window).endswith("a.png is on the drawing pad")


def test_esc_cancels_it(window, pad, pictures, open_picture, qtbot):
    open_picture("a.png")
    qtbot.waitUntil(lambda: pad.status == WAITING)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert pad.status != WAITING
    assert last_told(window).endswith("Reading a.png was cancelled")
    pictures.end("a.png", A)
    open_picture("b.png")
    pictures.end("b.png", B)
    qtbot.waitUntil(lambda: pad.canvas.drawing.picture is not None)
    pad.undo_stroke()
    assert pad.canvas.drawing.is_empty


def test_esc_cancels_it_and_leaves_the_tour_one_after_the_other(
    window, pad, pictures, open_picture, qtbot
):
    window.verbs["tour"].trigger()
    open_picture("a.png")
    qtbot.waitUntil(lambda: pad.status == WAITING)
    for _time in range(2):
        QTest.keyClick(window, Qt.Key.Key_Escape)
    assert pad.status != WAITING
    assert window.tour.step is None
    pictures.end("a.png", A)
    qtbot.waitUntil(lambda: not pictures.threads["a.png"].is_alive())


def test_what_is_drawn_meanwhile_stays(window, pad, pictures, open_picture, qtbot):
    open_picture("a.png")
    draw_stroke(pad.canvas, STROKE)
    drawn = pad.canvas.drawing
    assert last_told(window).endswith("Reading a.png was cancelled")
    pictures.end("a.png", PictureError("a.png cannot be read"))
    open_picture("b.png")
    pictures.end("b.png", PictureError("b.png cannot be read"))
    qtbot.waitUntil(lambda: "b.png cannot be read" in last_told(window))
    assert "a.png cannot be read" not in window.panels.log.toPlainText()
    assert pad.canvas.drawing == drawn


def test_the_last_of_several_wins_and_no_two_are_read_at_once(
    window, pad, pictures, open_picture, qtbot
):
    for name in ("a.png", "b.png", "c.png"):
        open_picture(name)
    pictures.end("c.png", B)
    assert list(pictures.threads) == ["a.png"]
    pictures.end("a.png", A)
    qtbot.waitUntil(lambda: pad.canvas.drawing.picture is not None)
    assert pad.canvas.drawing.picture == picture_of(B[0])
    assert list(pictures.threads) == ["a.png", "c.png"]
    pad.undo_stroke()
    assert pad.canvas.drawing.is_empty


def test_a_refusal_ends_the_waiting(window, pad, pictures, dialogs, open_picture, qtbot):
    open_picture("a.png")
    qtbot.waitUntil(lambda: pad.status == WAITING)
    pictures.end("a.png", PictureError("a.png cannot be read"))
    qtbot.waitUntil(lambda: bool(dialogs.errors))
    assert dialogs.errors[0].subject == "a.png cannot be read"
    assert pad.status != WAITING


def test_after_an_unexpected_error_the_next_is_read(
    window, pad, pictures, open_picture, qtbot, monkeypatch
):
    caught = []
    monkeypatch.setattr(threading, "excepthook", lambda found: caught.append(found.exc_type))
    open_picture("a.png")
    qtbot.waitUntil(lambda: pad.status == WAITING)
    pictures.end("a.png", ZeroDivisionError())
    qtbot.waitUntil(lambda: pad.status != WAITING)
    open_picture("b.png")
    pictures.end("b.png", B)
    qtbot.waitUntil(lambda: pad.canvas.drawing.picture is not None)
    assert caught == [ZeroDivisionError]


def test_nothing_comes_of_it_once_the_window_is_closed(
    window, pad, pictures, dialogs, open_picture, qtbot, qapp
):
    open_picture("a.png")
    dialogs.several_digits = SeveralDigits.LARGER
    assert window.close()
    pictures.end("a.png", (*A, *B))
    qtbot.waitUntil(lambda: not pictures.threads["a.png"].is_alive())
    qapp.processEvents()
    assert dialogs.asked == ["picture"]
    assert pad.canvas.drawing.is_empty
