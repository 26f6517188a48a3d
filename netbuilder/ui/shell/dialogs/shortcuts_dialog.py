"""Dialog with all shortcuts below their headings, and a search over them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from netbuilder.ui.widgets.labels import plain_label
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbuilder.ui.actions.shortcuts import Shortcut, ShortcutSection

    _Rows: TypeAlias = tuple[QTreeWidgetItem, list[tuple[Shortcut, QTreeWidgetItem]]]

_SHARE_OF_SCREEN: Final = 0.8
_WIDTH_IN_CHARACTERS: Final = 110
_LINES: Final = 34
_INTO_LIST: Final = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class ShortcutsDialog(QDialog):
    """Shows what is done and how; the search leaves what has all its words. Esc leaves it."""

    def __init__(self, sections: Sequence[ShortcutSection], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Shortcuts"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search, e.g. “wire” or “Ctrl+J”"))
        self.search.setAccessibleName(_("Search the shortcuts"))
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.list = QTreeWidget()
        self.list.setAccessibleName(_("Shortcuts"))
        self._nothing = plain_label(_("No shortcut has these words."))
        self._rows = [self._fill(section) for section in sections]
        self._lay_out()
        self.search.textChanged.connect(self._on_searched)
        self.search.setFocus()

    @property
    def found(self) -> tuple[tuple[str, str], ...]:
        """The shortcuts listed: what is done, and how."""
        rows = (row for _heading, section in self._rows for row in section)
        return tuple((one.deed, one.way) for one, item in rows if not item.isHidden())

    def _fill(self, section: ShortcutSection) -> _Rows:
        """List a section; return its heading, and its shortcuts with their items."""
        heading = QTreeWidgetItem(self.list, [section.heading])
        font = QFont(self.font())
        font.setBold(True)
        heading.setFont(0, font)
        heading.setFirstColumnSpanned(True)
        rows = [(one, QTreeWidgetItem(heading, [one.deed, one.way])) for one in section.shortcuts]
        heading.setExpanded(True)
        return heading, rows

    def _lay_out(self) -> None:
        self.list.setHeaderHidden(True)
        self.list.setColumnCount(2)
        self.list.setRootIsDecorated(False)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        # Long ways scroll sideways where the window is narrow, instead of being cut off.
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._nothing.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.search, self.list, self._nothing, buttons):
            layout.addWidget(widget)
        metrics = self.fontMetrics()
        wanted = QSize(
            metrics.averageCharWidth() * _WIDTH_IN_CHARACTERS, metrics.lineSpacing() * _LINES
        )
        self.resize(wanted.boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        words = text.casefold().split()
        for heading, rows in self._rows:
            for shortcut, item in rows:
                item.setHidden(not shortcut.has(words))
            heading.setHidden(all(item.isHidden() for _shortcut, item in rows))
        is_found = any(not heading.isHidden() for heading, _section in self._rows)
        self.list.setVisible(is_found)
        self._nothing.setVisible(not is_found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys lead from the search into the list."""
        is_press = event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() in _INTO_LIST:
            self.list.setFocus()
            return True
        return super().eventFilter(watched, event)
