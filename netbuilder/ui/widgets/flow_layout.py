"""Layout that puts widgets side by side, and on a new line where the width is used up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt

from netbuilder.ui.widgets.item_layout import ItemLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayoutItem, QWidget


class FlowLayout(ItemLayout):
    """Lines of widgets, each as wide as its hint, or as the layout where it is wider.

    Hidden widgets take no place.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setContentsMargins(QMargins())

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than the lines take."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the lines become more where the width becomes less."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at this width."""
        return self._arrange(QRect(0, 0, width, 0), is_trial=True)

    def sizeHint(self) -> QSize:
        """Return the size of all in one line."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = self.spacing() * max(0, len(hints) - 1)
        width = sum(hint.width() for hint in hints) + gaps
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Return the size that the largest widget needs at least."""
        least = QSize()
        for item in self._items:
            if not item.isEmpty():
                least = least.expandedTo(item.minimumSize())
        return least

    def setGeometry(self, rect: QRect) -> None:
        """Place all widgets within the rectangle."""
        super().setGeometry(rect)
        self._arrange(rect, is_trial=False)

    def _arrange(self, rect: QRect, *, is_trial: bool) -> int:
        """Place the widgets line by line, or only try to, and return the height of all lines."""
        gap, left, top, line = self.spacing(), rect.left(), rect.top(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = _fitted(item, rect.width())
            if left > rect.left() and left + size.width() > rect.left() + rect.width():
                left, top, line = rect.left(), top + line + gap, 0
            if not is_trial:
                item.setGeometry(QRect(QPoint(left, top), size))
            left, line = left + size.width() + gap, max(line, size.height())
        return top + line - rect.top()


def _fitted(item: QLayoutItem, width: int) -> QSize:
    """Return the size of an item in a layout of this width."""
    hint = item.sizeHint()
    if hint.width() <= width:
        return hint
    height = item.heightForWidth(width) if item.hasHeightForWidth() else hint.height()
    return QSize(width, height)
