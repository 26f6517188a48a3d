"""A file or an image that is dropped anywhere on the window is opened for what it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from dropping import drop, files, hover, leave
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QTimer, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QDialog, QDockWidget

from netbuilder import resources
from netbuilder.data.datasets import load_dataset
from netbuilder.files.project_file import save_document
from netbuilder.files.recipes import load_recipe
from netbuilder.network.edit import add_node
from netbuilder.network.graph import Point
from netbuilder.project.document import Document
from netbuilder.ui.canvas.gestures.carried import mime_of
from netbuilder.ui.shell.drop_sign import DropSign

TARGETS = {
    "the pad": lambda window: window.panels.pad.canvas,
    "the bars": lambda window: window.panels.pad.bars,
    "the canvas": lambda window: window.canvas.view.viewport(),
    "the minimap": lambda window: window.canvas.minimap,
    "the plots": lambda window: window.panels.plots,
    "the blocks": lambda window: window.panels.palette,
    "the search of the blocks": lambda window: window.panels.palette.search,
    "the settings": lambda window: window.panels.side,
    "the tool bar": lambda window: window.toolbar,
    "the status bar": lambda window: window.statusBar(),
}


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "seven.png"
    Image.fromarray(255 - load_dataset("mnist").x_test[0]).resize((140, 140)).save(path)
    return path


@pytest.fixture
def pad(window):
    return window.panels.pad


def last_told(window):
    return (window.panels.log.toPlainText().splitlines() or [""])[-1]


@pytest.mark.parametrize("target", TARGETS)
def test_a_picture_dropped_anywhere_is_laid_on_the_pad(window, pad, qtbot, picture, target):
    project, search = window.session.project, window.panels.palette.search.text()
    assert drop(files(picture), onto=TARGETS[target](window))
    qtbot.waitUntil(lambda: pad.canvas.drawing.picture is not None)
    assert "seven.png is on the drawing pad" in last_told(window)
    assert window.session.project == project
    assert window.panels.palette.search.text() == search


@pytest.mark.parametrize("target", TARGETS)
def test_a_project_dropped_anywhere_is_opened(window, qtbot, tmp_path, target):
    path = tmp_path / "mine.NETB"
    save_document(Document(load_recipe("digits-cnn")), path)
    assert drop(files(path), onto=TARGETS[target](window))
    qtbot.waitUntil(lambda: "Opened mine.NETB" in last_told(window))
    assert window.session.project.graph == load_recipe("digits-cnn").graph


def test_a_recipe_dropped_is_opened_and_unsaved_work_is_asked_about(window, dialogs, qtbot):
    graph = window.session.project.graph
    block = next(iter(graph.nodes.values())).block
    more, _node = add_node(graph, block, Point(0.0, 0.0))
    window.session.edit("Add", lambda project: replace(project, graph=more))
    assert drop(files(resources.path("recipes", "digits-cnn.json")), onto=window.canvas.view)
    qtbot.waitUntil(lambda: "Opened digits-cnn.json" in last_told(window))
    assert "unsaved" in dialogs.asked


def test_several_files_at_once_are_refused(window, pad, qtbot, picture):
    assert drop(files(picture, picture), onto=pad)
    qtbot.waitUntil(lambda: "cannot be opened together: found 2 files" in last_told(window))
    assert pad.canvas.drawing.is_empty


def test_what_is_no_file_of_this_computer_is_left_alone(window, pad):
    far, words = QMimeData(), QMimeData()
    far.setUrls([QUrl("https://example.org/seven.png")])
    words.setText("seven")
    assert not drop(far, onto=pad)
    assert not drop(words, onto=pad)


def test_pixels_that_a_browser_gives_are_laid_on_the_pad(window, pad, qtbot, picture):
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/seven.png")])
    data.setImageData(QImage(str(picture)))
    assert drop(data, onto=window.canvas.view)
    qtbot.waitUntil(lambda: pad.canvas.drawing.picture is not None)
    assert "The dropped image is on the drawing pad" in last_told(window)


def test_the_pad_comes_up_when_a_picture_is_dropped(window, pad, qtbot, picture):
    dock = pad.parentWidget()
    while not isinstance(dock, QDockWidget):
        dock = dock.parentWidget()
    dock.hide()
    assert drop(files(picture), onto=window.canvas.view)
    qtbot.waitUntil(pad.isVisible)


def test_a_panel_in_a_window_of_its_own_takes_a_picture(window, pad, qtbot, picture):
    dock = pad.parentWidget()
    while not isinstance(dock, QDockWidget):
        dock = dock.parentWidget()
    dock.setFloating(True)
    dock.show()
    assert pad.window() is dock
    assert drop(files(picture), onto=pad.canvas)
    qtbot.waitUntil(lambda: pad.canvas.drawing.picture is not None)
    dock.setFloating(False)


def test_nothing_is_taken_while_a_question_waits(window, pad, picture):
    taken = []
    dialog = QDialog(window)

    def try_it() -> None:
        taken.append(drop(files(picture), onto=pad))
        dialog.reject()

    QTimer.singleShot(0, dialog, try_it)
    dialog.exec()
    assert taken == [False]


def test_a_copied_picture_file_is_pasted(window, pad, picture, qtbot):
    QGuiApplication.clipboard().setMimeData(files(picture))
    window.verbs["paste_picture"].trigger()
    qtbot.waitUntil(lambda: pad.canvas.drawing.picture is not None)
    assert "seven.png is on the drawing pad" in last_told(window)
    assert pad.canvas.drawing.picture is not None


def test_an_image_is_pasted_by_the_usual_keys_where_there_are_no_blocks(
    window, pad, picture, qtbot
):
    QGuiApplication.clipboard().setImage(QImage(str(picture)))
    window.verbs["paste"].trigger()
    qtbot.waitUntil(lambda: pad.canvas.drawing.picture is not None)
    assert "The image from the clipboard is on the drawing pad" in last_told(window)
    pad.clear()
    QGuiApplication.clipboard().setMimeData(files(picture))
    window.verbs["paste"].trigger()
    qtbot.waitUntil(lambda: pad.canvas.drawing.picture is not None)


def test_blocks_beside_an_image_on_the_clipboard_are_pasted_as_blocks(window, pad, picture):
    window.canvas.scene.select([next(reversed(window.session.project.graph.nodes))])
    before = len(window.session.project.graph.nodes)
    window.verbs["copy"].trigger()
    both = QMimeData()
    both.setText(QGuiApplication.clipboard().text())
    both.setImageData(QImage(str(picture)))
    QGuiApplication.clipboard().setMimeData(both)
    window.verbs["paste"].trigger()
    assert len(window.session.project.graph.nodes) == before + 1
    assert pad.canvas.drawing.is_empty


@pytest.fixture
def sign(window):
    return window.findChild(DropSign)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["seven.png"], "Drop to read the picture on the drawing pad"),
        (["SEVEN.JPEG"], "Drop to read the picture on the drawing pad"),
        (["seven.heic"], "Drop to read the picture on the drawing pad"),
        (["mine.netb"], "Drop to open “mine.netb”"),
        (["mine.KERAS"], "Drop to open “mine.KERAS”"),
        (["notes.txt"], "Drop to try “notes.txt” as a picture"),
        (["one.png", "two.png"], "Only one file can be opened at a time"),
    ],
)
def test_a_sign_says_what_a_drop_would_do(window, sign, tmp_path, names, words):
    assert hover(files(*(tmp_path / name for name in names)), over=window.canvas.view)
    assert sign.isVisible()
    assert sign.words == words
    assert sign.geometry() == window.rect()


def test_the_sign_points_at_the_pad_where_pictures_land(window, pad, sign):
    data = QMimeData()
    data.setImageData(QImage(28, 28, QImage.Format.Format_RGB32))
    assert hover(data, over=window.panels.plots)
    place = sign.target
    assert place.topLeft() == pad.canvas.mapTo(window, QPoint(0, 0))
    assert place.size() == pad.canvas.size()
    window.findChild(QDockWidget, "pad").hide()
    assert hover(data, over=window.panels.plots)
    assert sign.target.contains(window.rect().center())


def test_the_sign_goes_with_the_drag_and_with_the_drop(window, pad, sign, picture, qtbot):
    hover(files(picture), over=window.canvas.view)
    leave(window)
    assert not sign.isVisible()
    assert drop(files(picture), onto=window.canvas.view)
    assert not sign.isVisible()
    qtbot.waitUntil(lambda: pad.canvas.drawing.picture is not None)


def test_a_block_of_the_palette_has_no_sign(window, sign):
    hover(mime_of("Dense"), over=window.panels.plots)
    assert not sign.isVisible()
