"""Sizes and places on the canvas, in scene units."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from netbuilder.network.ground import BLOCK_SIZE

NODE_WIDTH, NODE_HEIGHT = BLOCK_SIZE
CORNER = 8.0
STRIPE = 12.0
"""Width of the band at the left, which has the colour and the sign of the category."""
_SIGN, _SIGN_DOWN = 11.0, 9.0
"""Side of that sign, and its usual distance from the top."""
PORT_RADIUS = 5.0
TURN = 18.0
"""Radius of the corners of a wire back to another row."""
PORT_REACH = 13.0
"""Distance to a port within which the mouse takes hold of it."""

NODE_RECT = QRectF(-NODE_WIDTH / 2, -NODE_HEIGHT / 2, NODE_WIDTH, NODE_HEIGHT)
WORDS = NODE_RECT.adjusted(STRIPE + 4.0, 7.0, -4.0, -6.0)
"""Room for the words on a block."""
OUTPUT_PORT = QPointF(NODE_WIDTH / 2, 0.0)


def input_port(index: int, count: int) -> QPointF:
    """Return where input `index` of `count` lies, from the middle of the node."""
    step = NODE_HEIGHT / (count + 1)
    return QPointF(-NODE_WIDTH / 2, -NODE_HEIGHT / 2 + step * (index + 1))


def sign(inputs: int) -> QRectF:
    """Return where the category's sign stands on the stripe: above the first input."""
    left, top = NODE_RECT.left() + (STRIPE - _SIGN) / 2, NODE_RECT.top()
    above = input_port(0, inputs).y() - PORT_RADIUS - 1.0 - _SIGN if inputs else top + _SIGN_DOWN
    return QRectF(left, max(top, min(top + _SIGN_DOWN, above)), _SIGN, _SIGN)


def wire(start: QPointF, end: QPointF) -> QPainterPath:
    """Return a curve that leaves to the right and arrives from the left.

    One that goes back to another row runs between the two.
    """
    if end.x() < start.x() and abs(end.y() - start.y()) >= NODE_HEIGHT:
        return wire_back(start, end, turn=TURN)
    bend = max(abs(end.x() - start.x()) / 2, min(60.0, abs(end.y() - start.y())), 12.0)
    path = QPainterPath(start)
    path.cubicTo(QPointF(start.x() + bend, start.y()), QPointF(end.x() - bend, end.y()), end)
    return path


def wire_back(start: QPointF, end: QPointF, *, turn: float) -> QPainterPath:
    """Return a line to the left, half way between the heights of its ends, with round corners."""
    down = turn if end.y() > start.y() else -turn
    middle = (start.y() + end.y()) / 2
    right, left = start.x() + turn, end.x() - turn
    path = QPainterPath(start)
    path.quadTo(right, start.y(), right, start.y() + down)
    path.lineTo(right, middle - down)
    path.quadTo(right, middle, start.x(), middle)
    path.lineTo(end.x(), middle)
    path.quadTo(left, middle, left, middle + down)
    path.lineTo(left, end.y() - down)
    path.quadTo(left, end.y(), end.x(), end.y())
    return path


def middle_of_wire(start: QPointF, end: QPointF) -> QPointF:
    """Return where a wire is half way; it is the same seen from both ends."""
    return (start + end) / 2


def distance(one: QPointF, other: QPointF) -> float:
    """Return how far two points lie apart."""
    gap = one - other
    return float((gap.x() ** 2 + gap.y() ** 2) ** 0.5)
