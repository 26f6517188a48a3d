"""The menu in which a block is found by typing a few letters of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from netbuilder.blocks.search import found
from netbuilder.ui.frames import within_screen
from netbuilder.ui.palette.swatch import SWATCH, swatch
from netbuilder.ui.theme import theme_of
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.blocks.shape import Shape

_SIZE = QSize(280, 320)
_KIND = Qt.ItemDataRole.UserRole
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class AddMenu(QFrame):
    """A search over a list of blocks; those that fit come first, the others are quiet.

    Signals:
        chosen(kind): a block was clicked or entered.
        closed(): the menu went, with or without a choice.
    """

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._behind: Shape | None = None
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(_("Add a block"))
        self.title = QLabel()
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Type a few letters"))
        self.search.setAccessibleName(_("Search blocks"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Blocks"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setIconSize(QSize(SWATCH, SWATCH))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        for widget in (self.title, self.search, self.list):
            layout.addWidget(widget)
        self.setFocusProxy(self.search)
        self.search.textChanged.connect(self._show_matching)
        self.search.returnPressed.connect(self._choose)
        self.search.installEventFilter(self)
        self.list.itemClicked.connect(self._choose)

    def ask(self, place: QPoint, title: str, *, behind: Shape | None = None) -> None:
        """Come up at a place of the screen; `behind` is the shape that the block will get."""
        self._behind = behind
        self.title.setText(title)
        self.search.clear()
        self._show_matching("")
        self.resize(_SIZE)
        self.move(within_screen(place, _SIZE))
        self.show()
        self.search.setFocus()

    @Slot(str)
    def _show_matching(self, words: str) -> None:
        self.list.clear()
        theme = theme_of(QApplication.palette())
        for cls, fits in found(words, self._behind):
            item = QListWidgetItem(swatch(theme.categories[cls.category]), _(cls.title), self.list)
            item.setData(_KIND, cls.kind())
            item.setToolTip(_(cls.explanation))
            if not fits:
                item.setForeground(QColor(theme.muted))
                item.setText(_("{block} (does not fit here)").format(block=_(cls.title)))
        self.list.setCurrentRow(0)

    @Slot()
    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.close()
            self.chosen.emit(item.data(_KIND))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys of the search go through the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and self.list.count():
                row = self.list.currentRow() + step
                self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
                return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the menu went."""
        super().hideEvent(event)
        self.closed.emit()
