"""The status bar: a message, the totals where there is room beside it, the panels' buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStatusBar, QStyle, QStyleOption, QStylePainter, QWidget

from netbuilder.ui.widgets.eliding_label import elided
from netbuilder.ui.widgets.labels import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

_AROUND = 6
"""Pixels to the left and right of a message, and between what stands beside it."""


class StatusBar(QStatusBar):
    """Lets the totals make way for a message that has no room beside them.

    A message that is longer than the whole bar is elided, with the whole of it as tool tip.
    """

    def __init__(self, totals: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._totals, self._standing = totals, [totals]
        self.addPermanentWidget(totals)
        self.setSizeGripEnabled(False)
        self.messageChanged.connect(self._make_way)

    def add_buttons(self, buttons: QWidget) -> None:
        """Add buttons at the end, which stay whatever the message is."""
        self._standing.append(buttons)
        self.addPermanentWidget(buttons)

    @property
    def shown_message(self) -> str:
        """The message as far as it has room."""
        return elided(self.currentMessage(), self.fontMetrics(), self._room())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Bring the totals back where they have room again."""
        super().resizeEvent(event)
        self._make_way()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the message, elided at its end."""
        painter, option = QStylePainter(self), QStyleOption()
        option.initFrom(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelStatusBar, option)
        room = self.rect().adjusted(_AROUND, 0, 0, 0)
        painter.drawText(
            room, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, self.shown_message
        )

    @Slot()
    def _make_way(self) -> None:
        message = self.currentMessage()
        self.setToolTip(plain_tip(message))
        needed = self.fontMetrics().horizontalAdvance(message) + 2 * _AROUND
        others = sum(widget.sizeHint().width() + _AROUND for widget in self._standing)
        self._totals.setVisible(not message or needed + others <= self.width())

    def _room(self) -> int:
        """Return the width from the bar's beginning to the first thing that stands in it."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        places = [widget.x() for widget in self._standing if widget.isVisibleTo(self)]
        return min(places, default=self.width()) - 2 * _AROUND
