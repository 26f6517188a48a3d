"""Picture of a block at work, drawn from its class: inputs, what it does with them, and output."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.project.curves import activation_curve
from netbuilder.ui.shell.manual.tensors import Tensor, scale_of
from netbuilder.ui.style.category_mark import mark_of
from netbuilder.ui.widgets.curve_picture import CURVE_SIZE, paint_curve
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.blocks.block import Block
    from netbuilder.project.manual.examples import Example
    from netbuilder.ui.style.theme import Theme

SIZE: Final = QSize(420, 152)
_MIDDLE: Final = QPointF(210, 70)
_ASIDE: Final = 150.0
"""Pixels from the middle to inputs and output."""
_WINDOWS: Final = ("kernel_size", "pool_size")
"""Settings that say how large a window slides over the input."""
_APART: Final = 36.0
_PILL: Final = QSize(164, 26)
_SIGN: Final = 12.0
_NEAR, _PADDING = 2.0, 5.0
_HEAD: Final = 6.0
_BESIDE: Final = 9.0


def paint_block(painter: QPainter, example: Example, theme: Theme) -> None:
    """Paint the inputs to the left, the output to the right, and between them what happens."""
    block, colour = example.block, mark_of(example.block.category, theme).colour
    scale = scale_of([*example.inputs, example.output])
    count = len(example.inputs)
    inputs = [
        Tensor(
            shape,
            _MIDDLE + QPointF(-_ASIDE, (number - (count - 1) / 2) * 2 * _APART),
            scale=scale,
        )
        for number, shape in enumerate(example.inputs)
    ]
    output = Tensor(example.output, _MIDDLE + QPointF(_ASIDE, 0), scale=scale)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for tensor in inputs:
        tensor.paint(painter, fill=theme.raised, line=theme.muted, text=theme.muted)
    output.paint(painter, fill=theme.surface, line=colour, text=theme.muted)
    if len(inputs) == 1:
        _paint_reach(painter, block, inputs[0], output, colour=colour)
    _paint_arrows(painter, inputs, output, colour=theme.muted)
    _paint_block(painter, block, theme)


def _paint_reach(
    painter: QPainter, block: Block, source: Tensor, output: Tensor, *, colour: str
) -> None:
    """Paint which inputs one output depends on: all of them, or those under a window."""
    window = _window_of(block)
    if window is not None and len(source.shape) > 1:
        _paint_window(painter, source, output, window=window, colour=colour)
    elif _connects_all(block, source, output):
        faint = QColor(colour)
        faint.setAlphaF(0.35)
        painter.setPen(QPen(faint, 1.0))
        for start, end in product(source.cells, output.cells):
            painter.drawLine(start + QPointF(_BESIDE, 0), end - QPointF(_BESIDE, 0))


def _connects_all(block: Block, source: Tensor, output: Tensor) -> bool:
    """Tell whether there is a weight for each pair of an input and an output."""
    weights = block.weights(source.shape)
    return bool(weights) and weights[0].shape == (*source.shape, *output.shape)


def _paint_window(
    painter: QPainter,
    source: Tensor,
    output: Tensor,
    *,
    window: tuple[int, ...],
    colour: str,
) -> None:
    """Paint the window on the input, and the one value that it gives."""
    front = source.front
    down = front.height() / source.shape[0]
    across = front.width() / source.shape[1]
    is_image = len(window) > 1
    width = window[1] * across if is_image else front.width()
    height = window[0] * down
    place = QPointF(front.left() + (5 * across if is_image else 0.0), front.top() + 6 * down)
    box = QRectF(place.x(), place.y(), max(width, 7.0), max(height, 7.0))
    spot = QRectF(0, 0, 6, 6)
    spot.moveCenter(output.front.topLeft() + QPointF(12, 22))
    painter.setPen(QPen(QColor(colour), 1.2))
    for start, end in (
        (box.topRight(), spot.topLeft()),
        (box.bottomRight(), spot.bottomLeft()),
    ):
        painter.drawLine(start, end)
    veil = QColor(colour)
    veil.setAlphaF(0.3)
    painter.setBrush(veil)
    painter.drawRect(box)
    painter.setBrush(QColor(colour))
    painter.drawRect(spot)


def _paint_arrows(painter: QPainter, inputs: list[Tensor], output: Tensor, *, colour: str) -> None:
    half = _PILL.width() / 2 + 6
    entry, leave = _MIDDLE - QPointF(half, 0), _MIDDLE + QPointF(half, 0)
    for tensor in inputs:
        start = QPointF(tensor.bounds.right() + 8, tensor.bounds.center().y())
        _paint_arrow(painter, start, entry, colour=colour)
    end = QPointF(output.bounds.left() - 8, _MIDDLE.y())
    _paint_arrow(painter, leave, end, colour=colour)


def _paint_arrow(painter: QPainter, start: QPointF, end: QPointF, *, colour: str) -> None:
    painter.setPen(QPen(QColor(colour), 1.4))
    painter.drawLine(start, end)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    back = end - QPointF(_HEAD, 0)
    wide = QPointF(0, _HEAD * 0.6)
    painter.drawPolygon(QPolygonF([end, back + wide, back - wide]))


def _paint_block(painter: QPainter, block: Block, theme: Theme) -> None:
    """Paint the block as it stands on the canvas, with the curve of its function beneath it."""
    pill = QRectF(0, 0, _PILL.width(), _PILL.height())
    pill.moveCenter(_MIDDLE)
    painter.setPen(QPen(QColor(mark_of(block.category, theme).colour), 1.5))
    painter.setBrush(QColor(theme.surface))
    painter.drawRoundedRect(pill, 5, 5)
    _paint_name(painter, pill, block, theme)
    function = getattr(block, block.main_setting) if block.main_setting else None
    if isinstance(function, ActivationFunction):
        curve = QRectF(0, 0, CURVE_SIZE.width() * 1.5, CURVE_SIZE.height() * 1.5)
        curve.moveCenter(_MIDDLE + QPointF(0, _PILL.height() + 12))
        paint_curve(painter, curve, activation_curve(function), theme)


def _paint_name(painter: QPainter, pill: QRectF, block: Block, theme: Theme) -> None:
    """Paint the name in the middle of the pill, behind the sign of the category."""
    room = pill.adjusted(_PADDING + _SIGN, 0, -_PADDING, 0)
    metrics = painter.fontMetrics()
    title = metrics.elidedText(_(block.title), Qt.TextElideMode.ElideRight, int(room.width()))
    room.setLeft(room.left() + (room.width() - metrics.horizontalAdvance(title)) / 2)
    sign = QRectF(room.left() - _SIGN - _NEAR, pill.center().y() - _SIGN / 2, _SIGN, _SIGN)
    mark_of(block.category, theme).paint(painter, sign)
    painter.setPen(QColor(theme.text))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)


def _window_of(block: Block) -> tuple[int, ...] | None:
    for name in _WINDOWS:
        value = getattr(block, name, None)
        if isinstance(value, int):
            return (value,)
        if isinstance(value, tuple):
            return value
    return None
