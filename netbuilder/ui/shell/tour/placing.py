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
    there, over the lower right corner, and without anything to speak of in the middle.

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
    for place in (
        QPoint(around.right() + GAP, middle.y()),
        QPoint(around.left() - GAP - size.width(), middle.y()),
        QPoint(middle.x(), around.bottom() + GAP),
        QPoint(middle.x(), around.top() - GAP - size.height()),
    ):
        box.moveTopLeft(place)
        box.moveTopLeft(within(inner, box))
        if not box.intersects(around):
            return box.topLeft()
    box.moveBottomRight(around.bottomRight() - QPoint(GAP, GAP))
    return within(inner, box)


def within(room: QRect, box: QRect) -> QPoint:
    """Return the upper left corner of a box, moved into the room."""
    return QPoint(
        max(room.left(), min(box.left(), room.right() - box.width() + 1)),
        max(room.top(), min(box.top(), room.bottom() - box.height() + 1)),
    )
