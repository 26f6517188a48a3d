"""A box with a list of names to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
)

from netbuilder.ui.forms.editor import wheel_when_focused
from netbuilder.ui.widgets.labels import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent

_PADDING: Final = 4
"""Pixels that the field leaves free around a name."""
_GAP: Final = 4
"""Pixels between a picture and its name."""
_MOST_WIDTH: Final = 300
"""Pixels that the narrowest panel has for a row."""


class ChoiceBox(QComboBox):
    """A list of names, which the wheel does not change in passing.

    It asks for room for its longest name. Where there is less, a name is elided in its middle,
    since many begin and end alike; the tool tip and the open list have all of it.

    Signals:
        opening(): the list is about to be seen.
    """

    opening = Signal()

    @property
    def shown_text(self) -> str:
        """The chosen name as it is shown, with an ellipsis where it has too little room."""
        middle = Qt.TextElideMode.ElideMiddle
        return self.fontMetrics().elidedText(self.currentText(), middle, self._room())

    def minimumSizeHint(self) -> QSize:
        """Return the size that the longest name needs, no wider than panels are."""
        hint = super().minimumSizeHint()
        names = (self.itemText(index) for index in range(self.count()))
        longest = max(map(self.fontMetrics().horizontalAdvance, names), default=0)
        content = QSize(longest + _PADDING + self._picture_width(), self.fontMetrics().height())
        kind = QStyle.ContentsType.CT_ComboBox
        wanted = self.style().sizeFromContents(kind, self._option(), content, self).width()
        return QSize(max(hint.width(), min(wanted, _MOST_WIDTH)), hint.height())

    def sizeHint(self) -> QSize:
        """Return the same, or what is usual where that is wider."""
        return super().sizeHint().expandedTo(self.minimumSizeHint())

    def showPopup(self) -> None:
        """Open the list, as wide as its longest name."""
        self.opening.emit()
        view = self.view()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, view)
        view.setMinimumWidth(view.sizeHintForColumn(0) + 2 * view.frameWidth() + bar)
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box with its name, elided in its middle."""
        painter, option = QStylePainter(self), self._option()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self.shown_text
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def event(self, event: QEvent) -> bool:
        """Show the whole name in the tool tip where it is elided."""
        if isinstance(event, QHelpEvent) and self.shown_text != self.currentText():
            words = "\n".join(part for part in (self.currentText(), self.toolTip()) if part)
            QToolTip.showText(event.globalPos(), plain_tip(words), self)
            return True
        return super().event(event)

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return option

    def _field(self) -> QRect:
        """Return where the name stands."""
        part = QStyle.SubControl.SC_ComboBoxEditField
        control = QStyle.ComplexControl.CC_ComboBox
        return self.style().subControlRect(control, self._option(), part, self)

    def _room(self) -> int:
        """Return the width that the name has in the field, beside its picture."""
        return self._field().width() - self._picture_width()

    def _picture_width(self) -> int:
        has_pictures = not self.itemIcon(max(0, self.currentIndex())).isNull()
        return self.iconSize().width() + _GAP if has_pictures else 0

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel unless the list has the focus."""
        wheel_when_focused(self, event, super().wheelEvent)
