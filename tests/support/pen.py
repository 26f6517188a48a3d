"""What a hand does on the drawing pad, with mouse events; places are on the unit square."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbuilder.data.strokes import PadPoint
    from netbuilder.ui.pad.canvas import PadCanvas

LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton


def draw_stroke(pad: PadCanvas, points: Sequence[PadPoint]) -> None:
    """Put the pen down at the first point, go through the others, lift it."""
    _drag(pad, points, LEFT)


def erase_along(pad: PadCanvas, points: Sequence[PadPoint]) -> None:
    """Do the same with the right button."""
    _drag(pad, points, RIGHT)


def press(pad: PadCanvas, point: PadPoint, button: Qt.MouseButton = LEFT) -> None:
    """Press a button on the pad."""
    _send(pad, QEvent.Type.MouseButtonPress, point, button, button)


def move(pad: PadCanvas, point: PadPoint, button: Qt.MouseButton = LEFT) -> None:
    """Move with a button pressed; with `NONE`, it was let go where nobody saw it."""
    _send(pad, QEvent.Type.MouseMove, point, NONE, button)


def release(pad: PadCanvas, point: PadPoint, button: Qt.MouseButton = LEFT) -> None:
    """Let a button go."""
    _send(pad, QEvent.Type.MouseButtonRelease, point, button, NONE)


def _drag(pad: PadCanvas, points: Sequence[PadPoint], button: Qt.MouseButton) -> None:
    press(pad, points[0], button)
    for point in points[1:]:
        move(pad, point, button)
    release(pad, points[-1], button)


def _send(
    pad: PadCanvas,
    kind: QEvent.Type,
    point: PadPoint,
    button: Qt.MouseButton,
    buttons: Qt.MouseButton,
) -> None:
    sheet = pad.sheet
    place = QPointF(
        sheet.left() + point[0] * sheet.width(), sheet.top() + point[1] * sheet.height()
    )
    on_screen = QPointF(pad.mapToGlobal(place))
    keys = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(pad, QMouseEvent(kind, place, on_screen, button, buttons, keys))
