"""Delegate that draws a cell of the table of runs, and lets its name be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from netbuilder.ui.runs.cells import RIGHT_ALIGNED, Column
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize

_ROOM: Final = 18
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellDelegate(QStyledItemDelegate):
    """Puts signs into the middle, elides long words, and bounds the length of names."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Lay a cell out by its column; rows, not cells, have the focus."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        option.textElideMode = Qt.TextElideMode.ElideRight
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        if colour is not None:
            option.palette.setColor(QPalette.ColorRole.HighlightedText, QColor(colour))
        if index.column() in (Column.SHOWN, Column.STAR):
            option.decorationAlignment = Qt.AlignmentFlag.AlignCenter
        elif index.column() in RIGHT_ALIGNED:
            option.decorationAlignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Leave room between columns."""
        size = super().sizeHint(option, index)
        size.setWidth(size.width() + _ROOM)
        return size

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """Return a line for the name; one that is too long is refused in words, not cut."""
        line = QLineEdit(parent)
        line.setAccessibleName(_("Name of the run"))
        line.setFrame(False)
        return line

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Let the editor have its keys for itself.

        A line edit does not accept Enter, nor does the delegate where it ends the editor by it:
        the table around them would take the same press for one of its verbs. Held, it ends the
        editor once; the delegate would end it again before the first end has come.
        """
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(editor, event)
        is_at_its_end = event.isAutoRepeat() and event.key() in _ENTER
        if not is_at_its_end and not super().eventFilter(editor, event):
            editor.event(event)
        event.accept()
        return True
