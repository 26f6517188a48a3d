"""Place of the bubble: beside what it speaks of, where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

GAP: Final = 16
"""Pixels between the bubble and what it speaks of, and at the edge of the window."""


def bubble_place(size: QSize, *, room: QRect, around: QRect) -> QPoint:
    """Return the upper left corner of the bubble.

    It stands to the right, to the left, below or above what it speaks of; where it fits nowhere
    there, it covers as little as it can, and over what fills the window the lower right corner.
    Without anything to speak of it stands in the middle.

    Args:
        size: Width and height of the bubble.
        room: Part of the window that it may stand in.
        around: Extent of what it speaks of; null if there is nothing.
    """
    inner = room.adjusted(GAP, GAP, -GAP, -GAP)
    box = QRect(QPoint(0, 0), size)
    if around.isNull():
        box.moveCenter(room.center())
        return within(inner, box)
    middle = around.center() - box.center()
    corner = around.bottomRight() - QPoint(GAP + size.width(), GAP + size.height())
    places = (
        corner,
        QPoint(around.right() + GAP, middle.y()),
        QPoint(around.left() - GAP - size.width(), middle.y()),
        QPoint(middle.x(), around.bottom() + GAP),
        QPoint(middle.x(), around.top() - GAP - size.height()),
    )
    boxes = [QRect(within(inner, QRect(place, size)), size) for place in places]
    return min(boxes, key=lambda placed: _area(placed.intersected(around))).topLeft()


def _area(box: QRect) -> int:
    return 0 if box.isEmpty() else box.width() * box.height()


def within(room: QRect, box: QRect) -> QPoint:
    """Return the upper left corner of a box, moved into the room."""
    return QPoint(
        max(room.left(), min(box.left(), room.right() - box.width() + 1)),
        max(room.top(), min(box.top(), room.bottom() - box.height() + 1)),
    )
