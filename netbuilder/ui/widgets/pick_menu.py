"""A popup in which something is found by typing a few letters of its name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from netbuilder.blocks.block import Category
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.frames import within_screen
from netbuilder.ui.widgets.labels import plain_label
from netbuilder.ui.widgets.swatch import SWATCH, swatch

_SIZE = QSize(280, 320)
_KEY = Qt.ItemDataRole.UserRole
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class PickMenu(QFrame):
    """A search over a list; what is in the list a subclass says.

    Signals:
        chosen(key): something was clicked or entered.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget, *, name: str, hint: str, what: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._swatches: dict[Category, QIcon] = {}
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(name)
        self.title = plain_label(name)
        self.search = QLineEdit()
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint)
        self.list = QListWidget()
        self.list.setAccessibleName(what)
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

    def come_up_in(self, area: QWidget) -> None:
        """Show the whole list in the upper middle of an area."""
        room = area.rect()
        corner = room.center() - QPoint(_SIZE.width() // 2, room.height() // 3)
        self.come_up(area.mapToGlobal(corner))

    def come_up(self, place: QPoint) -> None:
        """Show the whole list at a place of the screen, ready to type."""
        theme = theme_of(QApplication.palette())
        self._swatches = {
            category: swatch(category, theme, selected=theme.on_accent) for category in Category
        }
        self.search.clear()
        self._show_matching("")
        self.resize(_SIZE)
        self.move(within_screen(place, _SIZE))
        self.show()
        self.search.setFocus()

    def _fill(self, words: str) -> None:
        raise TypeError(f"{type(self).__name__} lists nothing")

    def _add(self, key: str, text: str, category: Category) -> QListWidgetItem:
        item = QListWidgetItem(self._swatches[category], text, self.list)
        item.setData(_KEY, key)
        return item

    @Slot(str)
    def _show_matching(self, words: str) -> None:
        self.list.clear()
        self._fill(words)
        self.list.setCurrentRow(0)

    @Slot()
    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.close()
            self.chosen.emit(item.data(_KEY))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys of the search go through the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and self.list.count():
                row = self.list.currentRow() + step
                self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
                return True
        return super().eventFilter(watched, event)
