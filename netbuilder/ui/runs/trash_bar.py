"""A quiet line that says what was deleted, and gives a way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from netbuilder.ui.widgets.labels import plain_label
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from netbuilder.project.run import Run


class TrashBar(QWidget):
    """The run that was deleted last, a way back for it, and a menu of all deleted ones.

    Signals:
        restored(id): a run is to come out of the trash.
    """

    restored = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last = ""
        self._empty: QAction | None = None
        self.words = plain_label()
        self.words.setMinimumWidth(1)
        self.back = QPushButton(_("Restore"))
        self.back.setFlat(True)
        self.back.setToolTip(_("Restore this run from the trash"))
        self.back.clicked.connect(self._on_back)
        self.trash = QToolButton()
        self.trash.setAutoRaise(True)
        self.trash.setAccessibleName(_("Trash"))
        self.trash.setToolTip(_("All deleted runs, to restore or to delete permanently"))
        self.trash.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.trash.setMenu(self.menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 2, 8, 2)
        layout.addWidget(self.words)
        layout.addWidget(self.back)
        layout.addStretch(1)
        layout.addWidget(self.trash)
        self.hide()

    def offer(self, empty: QAction) -> None:
        """Offer to empty the trash, too."""
        self._empty = empty

    def show_trash(self, trash: tuple[Run, ...]) -> None:
        """Show what lies in the trash; nothing hides the line."""
        self.setVisible(bool(trash))
        self.menu.clear()
        if not trash:
            return
        self._last = trash[-1].id
        self.words.setText(_("Deleted {run}.").format(run=trash[-1].name))
        self.trash.setText(_("Trash ({number})").format(number=len(trash)))
        for run in reversed(trash):
            action = self.menu.addAction(_("Restore {run}").format(run=run.name))
            action.triggered.connect(partial(self.restored.emit, run.id))
        if self._empty is not None:
            self.menu.addSeparator()
            self.menu.addAction(self._empty)

    def _on_back(self) -> None:
        self.restored.emit(self._last)
