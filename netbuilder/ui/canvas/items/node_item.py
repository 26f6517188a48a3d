"""One block on the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from netbuilder.ui.canvas.items import geometry
from netbuilder.ui.canvas.items.node_paint import Look, PortMark, box, paint_block, paint_plain
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.labels import plain_tip

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF, QRectF
    from PySide6.QtGui import QImage, QPainter, QPainterPath

    from netbuilder.network.graph import NodeId
    from netbuilder.ui.canvas.items.detail import Detail
    from netbuilder.ui.canvas.items.face import Face

_MARGIN = geometry.PORT_REACH


class Role(NamedTuple):
    """Role of a block in a collapsed group, which is painted as one block.

    One of them is painted as the group; one takes the wires into it, one gives those out of it.
    """

    leads: bool
    takes: bool
    gives: bool


class NodeItem(QGraphicsItem):
    """Paints the face of one node; knows its ports; changes nothing."""

    def __init__(self, node: NodeId, face: Face, detail: Detail) -> None:
        super().__init__()
        self.node = node
        self._face = face
        self._detail = detail
        self._role: Role | None = None
        self._marks: dict[int | None, PortMark] = {}
        self._activation: QImage | None = None
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setZValue(2)
        self.show_face(face)

    @property
    def face(self) -> Face:
        """Face that the block shows."""
        return self._face

    @property
    def role(self) -> Role | None:
        """Role in its collapsed group; None where it stands for itself."""
        return self._role

    def show_face(self, face: Face, role: Role | None = None) -> None:
        """Show other words or signs, or stand for a group."""
        self._face, self._role = face, role
        self.setToolTip(plain_tip(face.tooltip))
        self.update()

    @property
    def activation(self) -> QImage | None:
        """The picture of what it makes of the drawing, if it shows one."""
        return self._activation

    def show_activation(self, image: QImage | None) -> None:
        """Show a picture in the place of settings and counts, or these again."""
        if image is not None or self._activation is not None:
            self._activation = image
            self.update()

    def mark(self, port: int | None, mark: PortMark) -> None:
        """Draw input `port` (None: the output) in another way."""
        if self._marks.get(port, PortMark.PLAIN) is not mark:
            self._marks[port] = mark
            self.update()

    def clear_marks(self) -> None:
        """Draw all ports plainly again."""
        if self._marks:
            self._marks = {}
            self.update()

    def input_position(self, port: int) -> QPointF:
        """Return where input `port` lies on the scene."""
        if self._role is not None:
            return self.pos() + geometry.input_port(0, 1)
        return self.pos() + geometry.input_port(port, self._face.inputs)

    def output_position(self) -> QPointF:
        """Return where the output lies on the scene."""
        return self.pos() + geometry.OUTPUT_PORT

    def input_near(self, point: QPointF) -> int | None:
        """Return the input within reach of a scene point."""
        if self._role is not None and not self._role.takes:
            return None
        near = (
            port
            for port in range(self._face.inputs)
            if geometry.distance(self.input_position(port), point) <= geometry.PORT_REACH
        )
        return next(near, None)

    def output_near(self, point: QPointF) -> bool:
        """Tell whether the output is within reach of a scene point."""
        if self._role is not None and not self._role.gives:
            return False
        return geometry.distance(self.output_position(), point) <= geometry.PORT_REACH

    def boundingRect(self) -> QRectF:
        """Return the block with its ports and its badge."""
        return geometry.NODE_RECT.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)

    def shape(self) -> QPainterPath:
        """Return the block itself, for the mouse."""
        return box()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint in full, or as a plain rectangle where zoomed far out."""
        if self._role is not None and not self._role.leads:
            return
        theme = theme_of(self.scene().palette())
        look = Look(self._face, self.isSelected(), self._marks, self._activation)
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        if not self._detail.shows(zoom):
            paint_plain(painter, theme, look)
            return
        paint_block(painter, theme, look)
