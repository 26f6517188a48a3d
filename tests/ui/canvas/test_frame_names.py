"""Names of expanded groups are whole wherever the ground beside their frame is free."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from netbuilder.ui.canvas.items import geometry

LONG = "Classifier of handwritten digits"


def group_of(canvas, node: str, title: str):
    """Return the frame of a group of one block."""
    canvas.scene.select((node,))
    canvas.grouper.group()
    editor = canvas.grouper.prompt.editor
    editor.selectAll()
    QTest.keyClicks(editor, title)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    frames = canvas.scene.groups.frames.values()
    return next(frame for frame in frames if frame.shown.nodes == (node,))


@pytest.fixture
def frame(canvas, chain):
    """The frame around the last block of the chain: beside it there is nothing."""
    return group_of(canvas, "dense-1", LONG)


def block_rect(canvas, node: str) -> QRectF:
    return geometry.NODE_RECT.translated(canvas.scene.nodes[node].pos())


def test_a_long_name_is_whole_beside_a_short_frame(frame):
    assert frame.lacking > 0
    assert frame.words == LONG
    assert frame.strip.right() > frame.frame.right()
    assert frame.boundingRect().contains(frame.strip)


def test_a_name_that_fits_keeps_to_its_frame(canvas, chain):
    frame = group_of(canvas, "dense-1", "Output")
    assert frame.words == "Output"
    assert frame.strip.right() == frame.frame.right()


def test_a_name_makes_way_for_a_block_and_takes_the_ground_again(canvas, frame, hand):
    start = canvas.scene.nodes["dense-2"].pos()
    beside = QPointF(frame.frame.right() + 90, frame.strip.center().y())
    hand.drag(start, beside)
    assert not frame.strip.intersects(block_rect(canvas, "dense-2"))
    assert frame.words.endswith("…")
    assert LONG in frame.toolTip()
    hand.drag(canvas.scene.nodes["dense-2"].pos(), start)
    assert frame.words == LONG


def test_a_name_makes_way_for_the_frame_of_another_group(canvas, chain):
    left = group_of(canvas, "flatten-1", LONG)
    right = group_of(canvas, "dense-1", "Output")
    assert left.strip.right() <= max(left.frame.right(), right.frame.left())
    assert left.words.endswith("…")


def test_the_mouse_takes_hold_of_all_of_the_name(canvas, frame):
    beside = QPointF(frame.strip.right() - 12, frame.strip.center().y())
    assert not frame.frame.contains(beside)
    assert canvas.scene.groups.frame_at(beside) is frame
