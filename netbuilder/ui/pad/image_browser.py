"""Buttons that lay test images onto the pad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QToolButton, QWidget

from netbuilder.ui.style.icons import icon
from netbuilder.ui.style.theme import theme_of
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_GAP = 2


class ImageBrowser(QWidget):
    """The previous test image, and the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.previous, self.next = QToolButton(self), QToolButton(self)
        self.previous.setAccessibleName(_("Previous test image"))
        self.previous.setToolTip(_("Put the previous MNIST test image on the pad (Shift+F9)"))
        self.next.setText(_("Test image"))
        self.next.setAccessibleName(_("Next test image"))
        self.next.setToolTip(_("Put the next MNIST test image on the pad (F9)"))
        self.next.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.addWidget(self.previous)
        layout.addWidget(self.next)
        layout.addStretch(1)
        for button in (self.previous, self.next):
            button.setAutoRaise(True)
            button.setStyleSheet("QToolButton { padding: 2px; }")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._draw_icons()

    def minimumSizeHint(self) -> QSize:
        """Return the room of two arrows; the words go where there is no more."""
        arrow = self.previous.sizeHint()
        return QSize(2 * arrow.width() + _GAP, arrow.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the words where there is room for them."""
        super().resizeEvent(event)
        style, room = Qt.ToolButtonStyle, event.size().width()
        self.next.setToolButtonStyle(style.ToolButtonTextBesideIcon)
        if self.next.sizeHint().width() + self.previous.sizeHint().width() + _GAP > room:
            self.next.setToolButtonStyle(style.ToolButtonIconOnly)

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw_icons()

    def _draw_icons(self) -> None:
        theme, side = theme_of(self.palette()), self.fontMetrics().height()
        for name, button in (("previous", self.previous), ("next", self.next)):
            button.setIconSize(QSize(side, side))
            button.setIcon(icon(name, colour=theme.text, disabled=theme.border))
