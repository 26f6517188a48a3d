"""A frozen block carries a lock, on the canvas and to those who listen; its copy does, too."""

from __future__ import annotations

import json

import pytest
from networks import dense_network
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from netbuilder.network.edit import set_block
from netbuilder.project.document import Document
from netbuilder.project.project import Project
from netbuilder.ui.canvas.gestures.gesture import on_graph
from netbuilder.ui.canvas.items.lock import HEIGHT, WIDTH, paint_lock


def freeze(session, name, *, frozen=True):
    block = session.project.graph.block(name).with_settings(frozen=frozen)
    session.edit("Change frozen of Dense", on_graph(lambda graph: set_block(graph, name, block)))


def face(canvas, name="dense-1"):
    return canvas.scene.nodes[name].face


def test_the_card_and_its_words_say_it(chain, canvas):
    assert not face(canvas).is_frozen
    freeze(chain, "dense-1")
    assert face(canvas).is_frozen
    assert "frozen" in face(canvas).words()
    chain.undo_stack.undo()
    assert not face(canvas).is_frozen
    assert "rozen" not in face(canvas).words()


def test_where_the_mouse_rests_it_is_explained(session, canvas):
    session.load(Document(Project(dense_network())), path=None)
    freeze(session, "dense-1")
    assert "are not trained" in face(canvas).tooltip
    assert "are not trained" not in face(canvas, "dense-2").tooltip


def test_a_copy_is_frozen_too(chain, canvas):
    freeze(chain, "dense-1")
    canvas.scene.select(("dense-1",))
    canvas.clipboard.copy()
    (node,) = json.loads(QApplication.clipboard().text())["network"]["nodes"]
    assert node["settings"]["frozen"] is True
    canvas.clipboard.paste()
    assert chain.project.graph.block("dense-3").is_frozen
    assert face(canvas, "dense-3").is_frozen


@pytest.mark.parametrize("colour", ["#334455", "#ddeeff"])
def test_the_lock_is_painted_in_its_corner_and_nowhere_else(colour):
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_lock(painter, QPointF(30, 30), colour=colour)
    painter.end()
    white = QColor("white").rgb()
    inked = {(x, y) for x in range(40) for y in range(40) if image.pixel(x, y) != white}
    assert image.pixelColor(25, 27) == QColor(colour)
    assert min(x for x, _ in inked) >= 30 - WIDTH - 1
    assert max(x for x, _ in inked) <= 30
    assert min(y for _, y in inked) >= 30 - HEIGHT - 1
    assert max(y for _, y in inked) <= 30
